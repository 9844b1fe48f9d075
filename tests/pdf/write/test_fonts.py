"""Fonts in the file: a code for each letter as it is met, and subsets that may be remembered."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import pytest
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFont

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


@pytest.mark.parametrize("text", ["Æble og\u00a0pære", "\u0001\u2603 a", MANY, MANY + "x", "", "  "])
def test_letters_have_the_codes_that_reportlab_gives_them(text: str) -> None:
    file, document = default_typeface().files[REGULAR], PDFDocument()
    font = TTFont("Regular", str(file.path), asciiReadable=False, shapable=False)
    fonts = FontsInFile(FontShelf(default_typeface()), Objects())
    for again in (text, text[::-1], "æ" + text):
        told = [(f"F1+{subset}", codes) for subset, codes in font.splitString(again, document)]
        assert fonts.encoded(REGULAR, again) == told


def test_each_font_is_embedded_once_and_listed() -> None:
    family = default_typeface()
    same = Typeface("Same", {REGULAR: family.files[REGULAR], BOLD: family.files[REGULAR]})
    texts = [(REGULAR, "ab"), (BOLD, "bc"), (BOLD, "")]
    (first, second, nothing, fonts), items = embedded(FontShelf(same), texts)
    assert (first, second, nothing) == ([("F1+0", b"\x01\x02")], [("F1+0", b"\x02\x03")], [])
    assert fonts == {"F1+0": 5}
    assert items[0] == b"<<\n/F1+0 5 0 R\n>>"
    assert b"/FontFile2 3 0 R" in items[3]
    assert b"/ToUnicode 2 0 R" in items[4]
    (_, found), _ = embedded(FontShelf(family), [(REGULAR, MANY)])
    assert found == {"F1+0": 5, "F1+1": 9}


def test_no_letter_comes_into_a_font_that_is_in_the_file_already() -> None:
    fonts = FontsInFile(FontShelf(default_typeface()), Objects())
    fonts.encoded(REGULAR, "a")
    fonts.embed()
    assert fonts.encoded(REGULAR, "a a") == [("F1+0", b"\x01 \x01")]
    with pytest.raises(ValueError, match="without 'b'"):
        fonts.encoded(REGULAR, "ab")


def test_what_is_remembered_is_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    texts = [(REGULAR, "Hej"), (BOLD, MANY)]
    plain = embedded(FontShelf(default_typeface()), texts)
    assert embedded(FontShelf(default_typeface(), Store("parts")), texts) == plain
    name = "sheetbuilder.pdf.write.subsets"
    import_module(name)
    with monkeypatch.context() as without:
        without.setitem(sys.modules, name, None)
        assert embedded(FontShelf(default_typeface(), Store("parts")), texts) == plain
        with pytest.raises(ImportError):
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
