"""Content played back: text stands where the text state puts it, and a gap that an eye sees there is seen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sheetbuilder.pdf.inspect import inspect
from sheetbuilder.pdf.inspect.player import IDENTITY, matrix_of, times
from tests.pdf.handmade import Face, Handmade, made

SIZE = 10
LAST = "forhånd, og hvad der skal siges."
"""The last line of a paragraph, in place of which others are shown."""
Shown = Callable[[Face], str]


def at(x: float) -> str:
    return f"1 0 0 1 {x:.3f} 150 Tm "


def gap_seen(folder: Path, shown: Shown) -> bool:
    """Whether a space is missed between two words of one paragraph that the content shows."""

    def change(file: Handmade) -> None:
        lines = file.contents[0]
        lines[lines.index(file.face.shown(LAST))] = f"/F1 {SIZE} Tf {shown(file.face)}"

    codes = set(inspect(made(folder / "a.pdf", change)).codes)
    assert codes <= {"SB651"}
    return bool(codes)


def two(face: Face, state: str, factor: float, gap: float, *, more: float = 0.0) -> str:
    """“ord” under a text state, and “et” so much of an em behind the end that it is meant to have."""
    end = 40 + face.width("ord", SIZE) * factor + more
    return f"{state} {at(40)}{face.shown('ord')} 100 Tz 0 Tc 0 Tw {at(end + gap * SIZE)}{face.shown('et')}"


@pytest.mark.parametrize(
    ("state", "factor", "more"),
    [("100 Tz", 1.0, 0.0), ("50 Tz", 0.5, 0.0), ("200 Tz", 2.0, 0.0), ("3 Tc", 1.0, 9.0), ("3 Tc 50 Tz", 0.5, 4.5)],
)
def test_text_ends_where_its_state_says(state: str, factor: float, more: float, tmp_path: Path) -> None:
    """Squeezed, stretched or spaced (ISO 32000-1, 9.4.4): a gap is a gap only behind the true end."""
    assert not gap_seen(tmp_path, lambda face: two(face, state, factor, 0.1, more=more))
    assert gap_seen(tmp_path, lambda face: two(face, state, factor, 0.3, more=more))


def test_a_move_inside_of_a_line_is_stretched_as_its_letters_are(tmp_path: Path) -> None:
    def shown(face: Face, gap: float) -> str:
        first = face.shown("ord").removesuffix(" Tj")
        end = 40 + face.width("ord", SIZE) * 2 + 0.15 * SIZE * 2
        return f"200 Tz {at(40)}[{first} -150] TJ 100 Tz {at(end + gap * SIZE)}{face.shown('et')}"

    assert not gap_seen(tmp_path, lambda face: shown(face, 0.1))
    assert gap_seen(tmp_path, lambda face: shown(face, 0.3))


def test_the_first_matrix_is_done_first() -> None:
    doubled, moved = (2.0, 0.0, 0.0, 2.0, 0.0, 0.0), (1.0, 0.0, 0.0, 1.0, 5.0, 7.0)
    assert times(doubled, moved) == (2, 0, 0, 2, 5, 7)
    assert times(moved, doubled) == (2, 0, 0, 2, 10, 14)
    assert times((0, 1, -1, 0, 3, 4), (1, 2, 3, 4, 5, 6)) == (3, 4, -1, -2, 20, 28)


def test_a_matrix_has_six_numbers() -> None:
    assert matrix_of((1, 2, 3, 4, 5, 6)) == (1, 2, 3, 4, 5, 6)
    assert matrix_of((1, 2, 3)) == matrix_of(()) == IDENTITY
