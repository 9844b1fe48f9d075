"""Fonts in the file: a code for each letter, and subsets that may be remembered."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from sheetbuilder.pdf.write.fonts import FontShelf, FontsInFile
from sheetbuilder.pdf.write.objects import Objects, content_of
from sheetbuilder.theme.typeface import FaceName, Typeface, Weight, default_typeface
from sheetbuilder.unchanged.store import Store

REGULAR, BOLD = FaceName(Weight.REGULAR), FaceName(Weight.BOLD)
MANY = "".join(map(chr, range(0xC0, 0x250)))
"""More letters than a subset holds."""


def embedded(shelf: FontShelf, texts: Sequence[tuple[FaceName, str]]) -> tuple[list[object], list[bytes]]:
    """How texts are written in a file, and all that is in it then."""
    objects = Objects()
    fonts = FontsInFile(shelf, objects)
    written: list[object] = [fonts.encoded(face, text) for face, text in texts]
    return [*written, fonts.embed()], list(map(content_of, objects.items))


def test_letters_have_the_codes_of_cp1252_and_others_what_it_leaves_free_as_they_are_met() -> None:
    fonts = FontsInFile(FontShelf(default_typeface()), Objects())
    assert fonts.encoded(REGULAR, "Æble og\u00a0pære – €") == [("F3", "Æble og pære – €".encode("cp1252"))]
    assert fonts.encoded(REGULAR, "\u0001\u2603 aőaŁ") == [("F3", b"\0\0 a\1a\2")]
    assert fonts.encoded(REGULAR, "Łő") == [("F3", b"\2\1")]


def test_letters_beyond_a_subset_go_into_another() -> None:
    fonts = FontsInFile(FontShelf(default_typeface()), Objects())
    pieces = [piece for letter in MANY for piece in fonts.encoded(REGULAR, letter)]
    assert {name for name, _ in pieces} == {"F3", "F3+1"}
    codes = [piece for piece in pieces if piece[1] != b"\0"]
    assert len(set(codes)) == len(codes)
    assert ("F3+1", b" ") not in codes
    first, last = pieces[0], next(piece for piece in pieces if piece[0] == "F3+1")
    assert fonts.encoded(REGULAR, MANY[pieces.index(first)] + MANY[pieces.index(last)]) == [first, last]
    assert fonts.encoded(REGULAR, "") == []


def test_a_font_has_one_name_and_letters_one_code_in_every_file() -> None:
    shelf = FontShelf(default_typeface())
    one, other = FontsInFile(shelf, Objects()), FontsInFile(shelf, Objects())
    told = one.encoded(REGULAR, "Hej"), one.encoded(BOLD, "æ")
    assert (other.encoded(BOLD, "æxy"), other.encoded(REGULAR, "jjHej")) == ([("F1", b"\xe6xy")], [("F3", b"jjHej")])
    assert told == ([("F3", b"Hej")], [("F1", b"\xe6")])


def test_each_font_is_embedded_once_and_listed() -> None:
    family = default_typeface()
    same = Typeface("Same", {REGULAR: family.files[REGULAR], BOLD: family.files[REGULAR]})
    texts = [(REGULAR, "ab"), (BOLD, "bc"), (BOLD, "")]
    (first, second, nothing, fonts), items = embedded(FontShelf(same), texts)
    assert (first, second, nothing) == ([("F1", b"ab")], [("F1", b"bc")], [])
    assert fonts == {"F1": 5}
    assert items[0] == b"<</F1 5 0 R>>"
    assert b"/FontFile2 3 0 R" in items[3]
    assert b"/ToUnicode 2 0 R" in items[4]
    assert b"/FontDescriptor 4 0 R" in items[4]
    (_, found), _ = embedded(FontShelf(family), [(REGULAR, MANY)])
    assert found == {"F3": 5, "F3+1": 9}


def test_fonts_come_in_their_own_order_with_the_letters_in_theirs() -> None:
    shelf = FontShelf(default_typeface())
    (*_, fonts), items = embedded(shelf, [(BOLD, "ba"), (REGULAR, "yx")])
    (*_, again), others = embedded(shelf, [(REGULAR, "xy"), (BOLD, "ab")])
    assert (fonts, items) == (again, others)


def test_no_letter_comes_into_a_font_that_is_in_the_file_already() -> None:
    fonts = FontsInFile(FontShelf(default_typeface()), Objects())
    fonts.encoded(REGULAR, "a")
    fonts.embed()
    assert fonts.encoded(REGULAR, "a a") == [("F3", b"a a")]
    with pytest.raises(ValueError, match="without 'b'"):
        fonts.encoded(REGULAR, "ab")


def test_what_is_remembered_is_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    texts = [(REGULAR, "Hej"), (BOLD, MANY)]
    plain = embedded(FontShelf(default_typeface()), texts)
    assert embedded(FontShelf(default_typeface(), Store("parts")), texts) == plain
    with monkeypatch.context() as without:
        without.setattr("sheetbuilder.pdf.write.fonts.subset", None)
        assert embedded(FontShelf(default_typeface(), Store("parts")), texts) == plain
        with pytest.raises(TypeError):
            embedded(FontShelf(default_typeface(), Store("parts")), [(REGULAR, "Hejs")])


def test_what_makes_no_sense_is_as_good_as_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    texts = [(REGULAR, "Hej")]
    plain = embedded(FontShelf(default_typeface()), texts)
    store = Store("parts")
    with monkeypatch.context() as put:
        put.setattr(Store, "taken", lambda *_: b"\x93\x01")
        assert embedded(FontShelf(default_typeface(), store), texts) == plain
    assert store.kept()[0] == 1
