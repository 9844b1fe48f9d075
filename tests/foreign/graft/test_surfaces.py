"""Imported pages on surfaces: marks, links, boxes and fields come along, moved, scaled and, but for fields, turned."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from sheetbuilder.foreign.graft.taking import take
from sheetbuilder.layout.surfaces import Matrix, PlacedPage, Surface, moved_box
from sheetbuilder.pdf.inspect import inspect
from sheetbuilder.pdf.write.fonts import FontShelf
from sheetbuilder.pdf.write.writing import write
from sheetbuilder.theme import default_theme
from sheetbuilder.theme.typeface import default_typeface
from tests.foreign.graft import hostile
from tests.foreign.graft.foreign import Host
from tests.foreign.graft.test_fields import filled
from tests.foreign.letterhead.letterheads import saved
from tests.pdf.handmade import made
from tests.tools import verapdf

UPRIGHT: tuple[Matrix, Matrix] = (0.7, 0, 0, 0.7, 0, 3), (0.7, 0, 0, 0.7, 421, 3)
TURNED: tuple[Matrix, Matrix] = (0.7, 0, 0, 0.7, 0, 3), (-0.7, 0, 0, -0.7, 840, 592)


def host_of(folder: Path, *, fields: bool) -> Host:
    host = Host()
    sources = {"links": hostile.links(), "attributes": hostile.attributes(), "forms": hostile.nested_forms()}
    paths = [saved(folder, data, f"{name}.pdf") for name, data in sources.items()]
    for path in [*paths, *([made(folder / "fields.pdf", filled)] if fields else [])]:
        host.take_in(take(path), level=1)
    return host


def placed(host: Host, matrices: tuple[Matrix, Matrix]) -> tuple[bytes, list[tuple[int, Matrix]]]:
    """The host's pages, two on a surface; and of each page where it stands."""
    pages = host.pages
    where = [(at // 2, matrices[at % 2]) for at in range(len(pages))]
    spots = [PlacedPage(page, matrix) for page, (_, matrix) in zip(pages, where, strict=True)]
    surfaces = [Surface(842, 595, tuple(spots[at : at + 2])) for at in range(0, len(spots), 2)]
    palette, shelf = default_theme().palette, FontShelf(default_typeface())
    return write(host.document(), palette, shelf, None, surfaces), where


def clickable(reader: Any, key: Callable[[int], tuple[int, Matrix]]) -> set[tuple[Any, ...]]:
    """Surface, kind, words and box of each, moved as its page is."""
    found = set()
    for at, page in enumerate(reader.pages):
        surface, matrix = key(at)
        for each in page.get("/Annots", ()):
            one = each.get_object()
            left, bottom, right, top = map(float, one["/Rect"])
            box = tuple(round(side) for side in moved_box(matrix, (left, bottom, right, top)))
            found.add(
                (
                    surface,
                    one["/Subtype"],
                    str(one.get("/Contents", one.get("/TU"))),
                    len(one.get("/QuadPoints", ())),
                    box,
                )
            )
    return found


@pytest.mark.parametrize(("matrices", "fields"), [(UPRIGHT, True), (TURNED, False)])
def test_guests_come_along(matrices: tuple[Matrix, Matrix], fields: bool, tmp_path: Path) -> None:
    host = host_of(tmp_path, fields=fields)
    alone = host.saved(tmp_path, "alone.pdf")
    data, where = placed(host, matrices)
    path = saved(tmp_path, data, "placed.pdf")
    # Beside fields that were kept others were made paint.
    assert inspect(path).codes == (("SB679",) if fields else ())
    assert inspect(path).text() == inspect(alone).text()
    now = clickable(PdfReader(path), lambda at: (at, (1, 0, 0, 1, 0, 0)))
    assert now == clickable(PdfReader(alone), lambda at: where[at]) != set()
    assert {kind for _, kind, *_ in now} == ({"/Link", "/Widget"} if fields else {"/Link"})
    for flavour in ("ua1", "2a"):
        assert verapdf(flavour, [path]) == {path: "PASS"}


def test_a_page_with_fields_is_not_turned(tmp_path: Path) -> None:
    host = Host()
    host.take_in(take(made(tmp_path / "fields.pdf", filled)), level=1)
    with pytest.raises(ValueError, match="not turned"):
        placed(host, (TURNED[1], TURNED[1]))
