"""Inline markup becomes runs; whatever is not markup stays as it was typed."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetbuilder.models.markup import MarkupError, Run, links, paragraphs, parse, words


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("", ()),
        ("bare ord", (Run("bare ord"),)),
        ("et **to** tre", (Run("et "), Run("to", strong=True), Run(" tre"))),
        ("*et* to", (Run("et", emphasis=True), Run(" to"))),
        ("**et *to***", (Run("et ", strong=True), Run("to", strong=True, emphasis=True))),
        ("***begge***", (Run("begge", strong=True, emphasis=True),)),
        ("*et **to** tre*", (Run("et ", emphasis=True), Run("to", True, True), Run(" tre", emphasis=True))),
        ("se [ark 2.6](sheet:2.6).", (Run("se "), Run("ark 2.6", target="sheet:2.6"), Run("."))),
        (
            "[a **b**](https://x.dk)",
            (Run("a ", target="https://x.dk"), Run("b", True, target="https://x.dk")),
        ),
        ("**[a](tel:112)**", (Run("a", strong=True, target="tel:112"),)),
        ("[teach-back]{en}", (Run("teach-back", language="en"),)),
        (
            "[[sign off]{en-GB} nu](mailto:a@b.dk)",
            (Run("sign off", target="mailto:a@b.dk", language="en-GB"), Run(" nu", target="mailto:a@b.dk")),
        ),
        ("[se [1]](sheet:1.1)", (Run("se [1]", target="sheet:1.1"),)),
        (r"\*ikke\* \[det\](her) \\", (Run(r"*ikke* [det](her) \\"[:-1]),)),
    ],
)
def test_markup(text: str, runs: tuple[Run, ...]) -> None:
    assert parse(text) == runs


@pytest.mark.parametrize(
    "text",
    [
        "5 * 3 = 15",
        "a ** b",
        "fire **** stjerner",
        "[udfyld lokalt]",
        "[a] (b)",
        "]( baglæns [",
        "<b>&amp;</b>",
        "{navn}",
        "c:\\temp",
        "a_b_c `d` # e",
        "<a href='x'>",
        "x<y and y>z",
        "[[[[",
        "]]]]",
        "100 % & mere",
        "\\",
    ],
)
def test_what_is_not_markup_stays(text: str) -> None:
    assert parse(text) == (Run(text),)


@pytest.mark.parametrize(
    ("text", "stretch", "said"),
    [
        ("et **to", "**to", "** is opened here"),
        ("et *to", "*to", "* is opened here"),
        ("**et *to** tre*", "*to", "* is opened here"),
        ("**et\n\nto**", "**et", "** is opened here"),
        ("[a **b](sheet:1.1) c**", "**b", "** is opened here"),
        ("**a [b** c](sheet:1.1)", "**a [b** c](sheet:1.1)", "** is opened here"),
        ("[a](sheet:x)", "sheet:x", "not a target"),
        ("[a](ark:2.6)", "ark:2.6", "not a target"),
        ("[a](figure:hest)", "figure:hest", "not a target"),
        ("[a](javascript:alert(1))", "javascript:alert(1", "not a target"),
        ("[a](file:///etc/passwd)", "file:///etc/passwd", "not a target"),
        ("[a](http:x)", "http:x", "not a target"),
        ("[a](https://)", "https://", "not a target"),
        ("[a](https://x.dk/a b)", "https://x.dk/a b", "not a target"),
        ("[a]()", "", "not a target"),
        ("[ ](sheet:1.1)", "[ ](sheet:1.1)", "no text"),
        ("[a](sheet:1.1", "(sheet:1.1", "not closed"),
        ("[a]{dansk sprog}", "{dansk sprog}", "not a language"),
        ("[a [b](sheet:1.1)](sheet:1.2)", "[b](sheet:1.1)", "inside another"),
        ("[a [b]{de}]{en}", "[b]{de}", "inside another"),
        ("2*3", "*3", "* is opened here"),
    ],
)
def test_what_is_wrong_and_where(text: str, stretch: str, said: str) -> None:
    with pytest.raises(MarkupError) as raised:
        parse(text)
    assert said in str(raised.value.message)
    assert text[raised.value.start : raised.value.end] == stretch


@pytest.mark.parametrize(
    "target", ["sheet:2.6", "figure:concern", "https://x.dk/å?b=c#d", "mailto:a@b.dk", "tel:+4500000000"]
)
def test_every_scheme(target: str) -> None:
    assert parse(f"[a]({target})") == (Run("a", target=target),)


def test_paragraphs() -> None:
    assert paragraphs("et\n\n**to**") == ((Run("et"),), (Run("to", strong=True),))
    assert paragraphs("") == ()


def test_words() -> None:
    assert words("se **[ark 2.6](sheet:2.6)** om [teach-back]{en}") == "se ark 2.6 om teach-back"


@given(st.text())
def test_text_without_signs_of_markup_is_itself(text: str) -> None:
    plain = "".join(letter for letter in text if letter not in "*[]\\")
    assert words(plain) == plain


@given(st.text(alphabet="ab *[](){}\\:.\nsheet1", max_size=40))
def test_any_text_ends_in_runs_or_in_a_place(text: str) -> None:
    try:
        assert all(run.text for run in parse(text))
    except MarkupError as wrong:
        start, end = wrong.start, wrong.end
    else:
        start, end = 0, 0
    assert 0 <= start <= end <= len(text)


@given(st.text())
def test_escaping_everything_gives_the_text_back(text: str) -> None:
    escaped = "".join(f"\\{letter}" if letter in "*[](){}\\" else letter for letter in text)
    assert words(escaped) == text


@pytest.mark.parametrize(
    "text", ["[" * 50_000, "*" * 50_000, "[a" * 20_000 + "](" * 20_000, "* " * 50_000, "*a " * 20_000]
)
def test_long_rows_of_signs_cost_little(text: str) -> None:
    with contextlib.suppress(MarkupError):
        parse(text)


def test_everything_that_is_wrong_in_a_text_is_told_in_order() -> None:
    text = "[a](ark:1) og **b [c](www.dk) *d** [e]{dansk sprog} [ ](sheet:1.1)\n\n*f\n\n[g](figure:hest) [h](sheet:1"
    with pytest.raises(MarkupError) as raised:
        parse(text)
    faults = (raised.value, *raised.value.further)
    stretches = ["ark:1", "www.dk", "*d", "{dansk sprog}", "[ ](sheet:1.1)", "*f", "figure:hest", "(sheet:1"]
    assert [text[fault.start : fault.end] for fault in faults] == stretches


def test_a_text_full_of_faults_is_told_in_short() -> None:
    with pytest.raises(MarkupError) as raised:
        parse("[a](b) " * 5000)
    assert len(raised.value.further) == 99


def test_every_link_is_where_it_stands() -> None:
    text = "sheet:1.1 [a *b* c]( sheet:1.1 ) [d](sheet:1.11) [e](sheet:1.1)"
    found = [(link.target, link.start) for link in links(text)]
    assert found == [("sheet:1.1", 21), ("sheet:1.11", 37), ("sheet:1.1", 53)]
    assert all(text[link.start : link.end] == link.target for link in links(text))
