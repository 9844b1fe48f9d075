"""For a print shop: boxes within each other, marks that keep off what bleeds, areas that run into it."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PIL import ImageStat
from pypdf import PdfReader

from sheetbuilder import build
from sheetbuilder.content import Package
from sheetbuilder.imposition.press import AROUND, BLEED, Press
from sheetbuilder.layout.flow.pages import Page, PageKind
from sheetbuilder.layout.items import Path as Drawn
from sheetbuilder.layout.sides import Flip, Sides
from sheetbuilder.pdf.inspect.press import press_problems
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.theme.papers import MM, paper
from tests.readings import inspect
from tests.tools import verapdf

A4 = paper("a4")


def page(number: int, *, turned: bool = False) -> Page:
    return Page(PageKind.TEXT, number, A4.width, A4.height, (), turned=turned)


def test_every_page_stands_upright_on_a_surface_with_room_around_it() -> None:
    pages = [page(1), page(2, turned=True)]
    surfaces = Press().surfaces(pages, A4, Flip.SHORT)
    assert [placed.page for surface in surfaces for placed in surface.pages] == pages
    for surface in surfaces:
        assert surface.trim == (AROUND, AROUND, AROUND + A4.width, AROUND + A4.height)
        assert surface.bleed is not None
        assert surface.trim is not None
        assert [round(abs(a - b) / MM, 6) for a, b in zip(surface.trim, surface.bleed, strict=True)] == [3] * 4
        assert surface.pages[0].matrix == (1, 0, 0, 1, AROUND, AROUND)


def test_marks_keep_off_the_bleed_and_stay_on_the_surface() -> None:
    (surface,) = Press().surfaces([page(1)], A4, None)
    assert surface.bleed is not None
    left, bottom, right, top = surface.bleed
    assert len(surface.furniture) == 8 + 4 * 3
    for mark in surface.furniture:
        assert isinstance(mark, Drawn)
        assert mark.pen is not None
        assert mark.pen.ink is ColourRole.REGISTRATION
        points = [mark.start, *(step[at : at + 2] for step in mark.steps for at in range(0, len(step), 2))]
        across = [x for x, _ in points]
        up = [surface.height - y for _, y in points]
        assert 0 < min(across) <= max(across) < surface.width
        assert 0 < min(up) <= max(up) < surface.height
        beside = max(across) <= left + 0.01 or min(across) >= right - 0.01
        assert beside or max(up) <= bottom + 0.01 or min(up) >= top - 0.01


@pytest.fixture
def printed(ours: Package, tmp_path: Path) -> Path:
    (made,) = build(ours, ["strategy"], out=tmp_path, imposition=Press(), sides=Sides.SIMPLEX)
    return made.path


def test_the_file_tells_its_boxes_and_is_sound(printed: Path) -> None:
    assert printed.stem.endswith("-trykkeri")
    assert inspect(printed).problems == ()
    for one in PdfReader(printed).pages:
        assert [float(value) for value in one.trimbox] == pytest.approx(
            [AROUND, AROUND, AROUND + A4.width, AROUND + A4.height], abs=0.01
        )
        assert float(one.bleedbox[0]) == pytest.approx(AROUND - BLEED, abs=0.01)
        assert [float(value) for value in one.mediabox] == pytest.approx(
            [0, 0, A4.width + 2 * AROUND, A4.height + 2 * AROUND], abs=0.01
        )


def test_a_print_shop_has_nothing_to_ask(printed: Path) -> None:
    assert [problem.code for problem in press_problems(printed)] == ["SB896"]  # whether it wants a profile it knows


@pytest.mark.long
def test_both_standards_are_kept(printed: Path) -> None:
    for flavour in ("ua1", "2a"):
        assert verapdf(flavour, [printed]) == {printed: "PASS"}


def test_what_is_cut_off_is_what_a_page_alone_is(ours: Package, tmp_path: Path, printed: Path) -> None:
    (alone,) = build(ours, ["strategy"], out=tmp_path / "alone", sides=Sides.SIMPLEX)
    with pypdfium2.PdfDocument(printed) as one, pypdfium2.PdfDocument(alone.path) as other:
        trimmed = one[0].render(crop=(AROUND, AROUND, AROUND, AROUND)).to_pil().convert("L")
        whole = other[0].render().to_pil().convert("L")
    assert abs(trimmed.width - whole.width) <= 2
    assert abs(trimmed.height - whole.height) <= 2
    # A pixel or two apart: as grey as each other in every tenth of the page.
    for row in range(10):
        box = (0, row * trimmed.height // 10, trimmed.width, (row + 1) * trimmed.height // 10)
        parts = trimmed, whole.resize(trimmed.size)
        mine, theirs = (ImageStat.Stat(one.crop(box)).mean[0] for one in parts)
        assert abs(mine - theirs) < 3
