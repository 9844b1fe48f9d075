"""Several pages to a side, from a build: read as the pages alone; small letters are told, too small ones refused."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest

from sheetbuilder import Built, NUp, Sides, build
from sheetbuilder.branding.apply import apply_brand
from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.compose import select
from sheetbuilder.compose.composer import new_composer
from sheetbuilder.content import Package
from sheetbuilder.errors import LayoutError
from sheetbuilder.imposition.n_up import smallest
from tests.readings import inspect
from tests.tools import verapdf


@pytest.fixture(scope="module")
def made(small: Package, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Built]:
    """The guide of the small package alone on A5, and in each way that A4 has room for."""
    out = tmp_path_factory.mktemp("n-up")
    schemes = {"2": NUp(2), "4": NUp(4), "2 noter": NUp(2, note_lines=True)}
    alone = build(small, ["guide"], out=out, paper="a5")[0]
    return {"alone": alone} | {
        name: build(small, ["guide"], out=out, imposition=one)[0] for name, one in schemes.items()
    }


@pytest.mark.parametrize("name", ["2", "4", "2 noter"])
def test_it_is_read_as_the_pages_alone(name: str, made: dict[str, Built]) -> None:
    placed, alone = inspect(made[name].path), inspect(made["alone"].path)
    assert placed.problems == ()
    assert placed.text() == alone.text() != ""
    per_side = int(name.split()[0])
    sides = -(-len(alone.pages) // per_side)
    assert len(placed.pages) == made[name].pages == sides + sides % 2
    labels = pypdf.PdfReader(made[name].path).page_labels
    assert labels[0] == ", ".join(str(number) for number in range(1, per_side + 1))


def test_names_of_files_say_how_many(made: dict[str, Built]) -> None:
    assert [one.path.stem.removeprefix("vejledning") for one in made.values()] == [
        "-a5",
        "-2-pr-ark",
        "-4-pr-ark",
        "-2-pr-ark-noter",
    ]


def test_small_letters_are_told_and_warned_of(made: dict[str, Built]) -> None:
    assert [note.args["size"] for note in made["2"].notes] == ["7.8"]
    assert [one.code for one in made["2"].warnings] == []
    assert [one.code for one in made["4"].warnings] == [one.code for one in made["2 noter"].warnings] == ["SB883"]


def test_letters_that_nobody_reads_are_refused(small: Package, tmp_path: Path) -> None:
    with pytest.raises(LayoutError) as caught:
        build(small, ["1.1"], out=tmp_path / "out", imposition=NUp(4, note_lines=True))
    assert [problem.code for problem in caught.value.problems] == ["SB882"]
    assert not (tmp_path / "out").exists()
    with pytest.raises(LayoutError) as caught:
        build(small, ["1.1"], out=tmp_path / "out", strict=True, imposition=NUp(4))
    assert [problem.code for problem in caught.value.problems] == ["SB883"]


def test_one_side_is_printed_where_that_is_asked_for(small: Package) -> None:
    counts = {}
    for sides in Sides:
        composer = new_composer(apply_brand(small, PrintOptions(imposition=NUp(2), sides=sides)))
        document = composer.compose(select(small, ["1.1"])[0])
        surfaces = composer.surfaces(document)
        counts[sides] = len(surfaces)
        assert smallest(surfaces) == pytest.approx(7.7, abs=0.1)
    assert counts == {Sides.DUPLEX: 2, Sides.SIMPLEX: 1}


@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_verapdf_passes_it(flavour: str, made: dict[str, Built]) -> None:
    files = [one.path for one in made.values()]
    assert verapdf(flavour, files) == dict.fromkeys(files, "PASS")
