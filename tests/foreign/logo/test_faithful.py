"""What we draw of an SVG is what another program draws of it; what we would draw otherwise is refused."""

from __future__ import annotations

import io
from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops

from sheetbuilder.foreign.logo import svg
from sheetbuilder.foreign.logo.facts import Flawed
from tests.foreign.logo.marks import svg as written
from tests.tools import missing


def drawings(part: str) -> Mapping[str, bytes]:
    """The drawings of a part of the list, `Drawn` or `Refused`, by their names."""
    text = Path(__file__).with_name("drawings.txt").read_text("utf-8").partition(f"# {part}")[2].partition("\n# ")[0]
    rows = [line.split("\t") for line in text.splitlines()[1:]]
    return {row[0]: written(row[1], *row[2:]) for row in rows}


SIZE = (400, 160)
EDGES = 300
"""Pixels of so many where an edge may fall on the other side of a half."""


def test_another_program_sees_the_same(tmp_path: Path) -> None:
    if find_spec("typst") is None:
        missing("typst")
    files = drawings("Drawn")
    assert len(files) > 60
    page = '#page(width: 400pt, height: 160pt, margin: 0pt, image("{}.svg", width: 400pt, height: 160pt))'
    for number, data in enumerate(files.values()):
        (tmp_path / f"{number}.svg").write_bytes(data)
    (tmp_path / "all.typ").write_text("\n".join(page.format(number) for number in range(len(files))), "utf-8")
    theirs = import_module("typst").compile(str(tmp_path / "all.typ"), format="png", ppi=72.0)
    differing = {
        name: apart
        for (name, data), picture in zip(files.items(), theirs, strict=True)
        if (apart := _apart(svg.drawn(data, grey=False), picture)) > EDGES
    }
    assert differing == {}


def _apart(pdf: bytes, picture: bytes) -> int:
    """How many pixels show something else."""
    document = pypdfium2.PdfDocument(pdf)
    ours = document[0].render(scale=1).to_pil().convert("RGB")
    document.close()
    theirs = Image.open(io.BytesIO(picture)).convert("RGB")
    assert ours.size == theirs.size == SIZE
    assert theirs.getextrema() != ((255, 255), (255, 255), (255, 255))
    return sum(ImageChops.difference(ours, theirs).convert("L").histogram()[64:])


@pytest.mark.parametrize("name", drawings("Refused"))
def test_what_would_look_otherwise_is_refused(name: str) -> None:
    with pytest.raises(Flawed):
        svg.drawn(drawings("Refused")[name], grey=False)


def test_a_sheet_that_is_larger_than_the_drawing_is_no_part_of_the_logo() -> None:
    square = written('<rect width="40" height="40"/>', 'viewBox="0 0 40 40" width="100" height="40"')
    document = pypdfium2.PdfDocument(svg.drawn(square, grey=False))
    width, height = document[0].get_size()
    document.close()
    assert width == pytest.approx(height)


@pytest.mark.parametrize("program", ["inkscape", "illustrator", "figma"])
def test_what_drawing_programs_write_around_it_does_no_harm(program: str) -> None:
    data = Path(__file__).with_name(f"{program}.svg").read_bytes()
    assert svg.drawn(data, grey=False).startswith(b"%PDF")


def test_lines_below_their_filling_are_refused() -> None:
    data = Path(__file__).with_name("inkscape.svg").read_bytes().replace(b"stroke:none", b"stroke:#000")
    with pytest.raises(Flawed) as raised:
        svg.drawn(data, grey=False)
    assert raised.value.what == ("paint-order",)
