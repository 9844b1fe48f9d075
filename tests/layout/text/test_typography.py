"""The language's habits: what holds on to what, and where a long word may part."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetbuilder.layout.text.typography import LONG_WORD, SOFT_HYPHEN, typography
from tests.contexts import DANISH

N = "\u00a0"


@pytest.mark.parametrize(
    ("typed", "bound"),
    [
        ("se ark 2.6 i dag", f"se ark{N}2.6 i dag"),
        ("Ark 2.6", f"Ark{N}2.6"),
        ("kl. 9.30 og nr. 4", f"kl.{N}9.30 og nr.{N}4"),
        ("10 % af alle", f"10{N}% af alle"),
        ("100 mm lang", f"100{N}mm lang"),
        ("om 10 minutter", f"om 10{N}minutter"),
        ("før – under – efter", f"før{N}– under{N}– efter"),
        ("et ord –", f"et ord{N}–"),
        ("3. marts · Kulturhuset", f"3. marts{N}· Kulturhuset"),
        ("ring 33 12 34 56 nu", f"ring 33{N}12{N}34{N}56 nu"),
        ("ring 12 34 56", f"ring 12{N}34{N}56"),
        ("ring 8612 3456", f"ring 8612{N}3456"),
        ("ring +45 33 12 34 56", f"ring +45{N}33{N}12{N}34{N}56"),
        ("tal 12 34", f"tal 12{N}34"),
        ("se side »4«", f"se side{N}»4«"),
    ],
)
def test_what_belongs_together_is_held_together(typed: str, bound: str) -> None:
    assert DANISH.bind(typed) == bound


@pytest.mark.parametrize(
    "typed",
    ["et mærket 2", "ark og side", "mark 5", "10 mmx", "0–10 er en skala", "112 og 114", "ark", ""],
)
def test_what_does_not_is_left_alone(typed: str) -> None:
    assert DANISH.bind(typed) == typed


@given(st.text())
def test_binding_changes_nothing_but_spaces(text: str) -> None:
    assert DANISH.bind(text).replace(N, " ") == text.replace(N, " ")


def test_a_language_may_have_no_such_words() -> None:
    assert typography("en", [], [], []).bind("page 4") == "page 4"


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("vurderingsværktøj", ("vurderings", "værktøj")),
        ("vurderingsværktøjet", ("vurderings", "værktøjet")),
        ("Vurderingsværktøj", ("Vurderings", "værktøj")),
        ("Kriminalforsorgen", ("Kriminal", "forsorgen")),
        ("»bekymringshenvendelser«,", ("»bekymrings", "henvendelser«,")),
        ("ekstremismeforebyggelse", ("ekstremisme", "forebyggelse")),
    ],
)
def test_a_known_compound_parts_at_its_joint(word: str, pieces: tuple[str, ...]) -> None:
    assert DANISH.pieces(word) == pieces


@pytest.mark.parametrize(
    "word",
    ["inddragelse", "samarbejdspart", "a" * LONG_WORD, "vold", "https://example.org/langt/navn", "2026-11-23/123456"],
)
def test_a_word_of_up_to_14_letters_stays_whole_and_so_does_what_is_no_word(word: str) -> None:
    assert DANISH.pieces(word) == (word,)


def test_a_long_word_without_an_entry_parts_by_pattern() -> None:
    assert len(DANISH.pieces("efteruddannelsesmulighederne")) > 1


def test_the_author_has_the_last_word() -> None:
    assert DANISH.pieces(f"vurd{SOFT_HYPHEN}ering") == ("vurd", "ering")


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzæøåÆØÅ»«(),.", min_size=1, max_size=60))
def test_pieces_make_the_word_again_and_none_is_short(word: str) -> None:
    pieces = DANISH.pieces(word)
    assert "".join(pieces) == word
    if len(pieces) > 1:
        assert all(sum(letter.isalpha() for letter in piece) >= 5 for piece in pieces)


def test_a_language_without_patterns_breaks_nothing() -> None:
    assert typography("xx", [], [], []).pieces("a" * 40) == ("a" * 40,)


def test_a_word_far_longer_than_a_known_one_parts_by_pattern() -> None:
    """An ending of up to five letters is an inflected form; what is longer is a compound with joints of its own."""
    assert DANISH.pieces("vurderingsværktøjernes") == ("vurderings", "værktøjernes")
    assert DANISH.pieces("vurderingsværktøjskasse") != ("vurderings", "værktøjskasse")


def test_no_piece_is_shorter_than_five_letters_whatever_the_package_says() -> None:
    short = typography("xx", [], [], ["abcdefghijklm|nop", "abc|defghijklmnopqr", "abcdefghijk|lmnop"])
    for word in ("abcdefghijklmnop", "abcdefghijklmnopqr"):
        assert all(len(piece) >= 5 for piece in short.pieces(word))
    assert typography("xx", [], [], ["abcdefghijklm|nop"]).pieces("abcdefghijklmnop") == ("abcdefghijklmnop",)
