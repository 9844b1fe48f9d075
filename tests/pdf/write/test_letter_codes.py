"""The codes of letters: those of cp1252, and what it leaves free."""

from __future__ import annotations

from sheetbuilder.pdf.write.copies.alphabet import ALPHABET
from sheetbuilder.pdf.write.letter_codes import CP1252, FREE, to_unicode


def test_every_code_of_cp1252_has_its_letter_and_no_other_has_one() -> None:
    assert {code: letter.encode("cp1252")[0] for code, letter in CP1252.items()} == {code: code for code in CP1252}
    assert not {0, 9, 10, 13, *CP1252} & set(FREE)
    assert sorted((0, 9, 10, 13, *CP1252, *FREE)) == list(range(256))


def test_what_brands_print_has_codes_that_depend_on_nothing() -> None:
    assert set(ALPHABET) <= set(CP1252.values())


def test_a_map_back_comes_in_pieces_that_readers_take() -> None:
    told = to_unicode({32: " ", 65: "A", 1: "\u0141", 2: "\U0001f600"}).decode("ascii")
    assert "4 beginbfchar\n<20> <0020>\n<41> <0041>\n<01> <0141>\n<02> <D83DDE00>\nendbfchar" in told
    many = to_unicode(CP1252).decode("ascii").split("\n")
    pieces = [int(line.split()[0]) for line in many if line.endswith("beginbfchar")]
    assert max(pieces) == 100
    assert sum(pieces) == len(CP1252)
