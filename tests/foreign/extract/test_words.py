"""Words as an eye meets them: lines from the top down, pieces from the left, what stands apart with a space."""

from __future__ import annotations

from sheetbuilder.foreign.extract.words import lines
from sheetbuilder.pdf.read.marks import ShownText


def shown(text: str, x: float, y: float, size: float = 10, direction: tuple[float, float] = (1.0, 0.0)) -> ShownText:
    return ShownText(text, (x, y), (x + 5 * len(text), y), direction, size)


def test_lines_go_down_and_pieces_to_the_right() -> None:
    pieces = [shown("nede", 10, 100), shown("højre", 80, 700.5), shown("venstre", 10, 700)]
    assert list(lines(pieces)) == ["venstre højre", "nede"]


def test_what_touches_is_one_word() -> None:
    assert list(lines([shown("ti", 10, 700), shown("tel", 20, 700)])) == ["titel"]


def test_what_nobody_can_read_and_what_stands_on_end_is_left_out() -> None:
    assert list(lines([shown("\ufffd\ufffd", 10, 700), shown("rand", 10, 500, direction=(0.0, 1.0))])) == []
