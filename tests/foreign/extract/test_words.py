"""Words as an eye meets them: lines from the top down, pieces from the left, what stands apart with a space."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheetbuilder.foreign.extract.words import lines, read
from sheetbuilder.pdf.read.marks import ShownText
from tests.pdf.handmade import TITLE, Handmade, made, name, wrap


def shown(text: str, x: float, y: float, size: float = 10, direction: tuple[float, float] = (1.0, 0.0)) -> ShownText:
    return ShownText(text, (x, y), (x + 5 * len(text), y), direction, size)


def test_lines_go_down_and_pieces_to_the_right() -> None:
    pieces = [shown("nede", 10, 100), shown("højre", 80, 700.5), shown("venstre", 10, 700)]
    assert list(lines(pieces)) == ["venstre højre", "nede"]


def test_what_touches_is_one_word() -> None:
    assert list(lines([shown("ti", 10, 700), shown("tel", 20, 700)])) == ["titel"]


def test_what_nobody_can_read_and_what_stands_on_end_is_left_out() -> None:
    assert list(lines([shown("\ufffd\ufffd", 10, 700), shown("rand", 10, 500, direction=(0.0, 1.0))])) == []


def small_print(file: Handmade) -> None:
    """Letters of 6 points, of 2 that nobody sees, of 1 that say nothing; on the second page all is twice as large."""
    lines = [*file.line(40, 60, "småt", 6), "3 Tr", *file.line(40, 50, "skjult", 2), "0 Tr", *file.line(40, 40, " ", 1)]
    file.mark(file.elements["p1"], 0, lines)
    file.pages[1][name("UserUnit")] = wrap(2)


def test_a_file_tells_its_title_and_how_small_its_letters_are(tmp_path: Path) -> None:
    found = read(made(tmp_path / "file.pdf", small_print).read_bytes())
    assert found.title == TITLE
    assert found.tagged
    assert found.smallest == pytest.approx((6, 22))


def test_a_page_without_letters_has_no_smallest(tmp_path: Path) -> None:
    path = made(tmp_path / "file.pdf", lambda file: file.contents[1].clear())
    assert read(path.read_bytes()).smallest == pytest.approx((11, 0))
