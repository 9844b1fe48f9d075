"""Every block of the vocabulary at every place for blocks, as an author's files have it and as the manual tells."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from sheetbuilder import load
from sheetbuilder.blocks import VOCABULARY
from sheetbuilder.brand import load_brand
from sheetbuilder.branding.differing import as_of
from sheetbuilder.cli.exits import Exit
from sheetbuilder.cli.program import run
from sheetbuilder.content import Package
from sheetbuilder.content.zones import Side
from sheetbuilder.errors import ContentError
from tests import packages

MANUAL = Path(__file__).parents[2] / "docs" / "authoring.md"
FRONT = {"moves", "advice", "means", "spoken", "device", "avoid"}


def sample(kind: str) -> dict[str, Any]:
    data: dict[str, Any] = getattr(VOCABULARY[kind], "sample")  # noqa: B009 - no attribute of Block itself
    return copy.deepcopy(data)


def with_block(folder: Path, side: str, kind: str) -> Path:
    """The folder of a package with a sample at the end of a side of its first sheet."""
    content = packages.files()
    content["1.1-ark-1.yaml"][side].append(sample(kind))
    return packages.written(folder, content)


def test_the_front_has_blocks_of_its_own() -> None:
    assert {name for name, kind in VOCABULARY.items() if kind.zone.side is Side.FRONT} == FRONT


@pytest.mark.parametrize("kind", VOCABULARY)
def test_one_side_of_a_sheet_takes_a_block_and_the_other_refuses_it(kind: str, tmp_path: Path) -> None:
    own, other = ("front", "back") if kind in FRONT else ("back", "front")
    assert load(with_block(tmp_path / "right", own, kind)).sheets
    with pytest.raises(ContentError) as refused:
        load(with_block(tmp_path / "wrong", other, kind))
    (problem,) = refused.value.problems
    assert problem.code == "SB221"
    assert kind in str(problem.message)
    assert kind not in str(problem.hint).split(": ")[1].split(", ")


@pytest.mark.parametrize("command", ["check", "build"])
def test_check_and_build_tell_the_same(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = with_block(tmp_path / "wrong", "front", "text")
    monkeypatch.chdir(tmp_path)
    code = run([command, "--content", str(folder)], {"LANG": "da_DK.UTF-8"})
    told = capsys.readouterr().err
    assert code == Exit.CONTENT
    assert "»text« kan ikke stå på forsiden af et ark" in told
    assert "her kan stå: moves, advice, means, spoken, device, avoid" in told
    assert "SB221" in told
    assert not list(tmp_path.rglob("*.pdf"))


def test_a_sheet_of_a_municipality_keeps_to_it_as_well(ours: Package, tmp_path: Path) -> None:
    sheet = (ours.directory / "1.4-brobyggere.yaml").read_text(encoding="utf-8")
    own = sheet.replace('"1.4"', '"1.5"').replace("slug: brobyggere", "slug: eget")
    (tmp_path / "1.5-eget.yaml").write_text(own.replace("- type: questions", "- type: advice"), encoding="utf-8")
    (tmp_path / "brand.yaml").write_text(
        'type: brand\nname: Prøvesund Kommune\nmunicipality_code: "0000"\nlocal:\n  - add_sheet: 1.5-eget.yaml\n',
        "utf-8",
    )
    with pytest.raises(ContentError) as refused:
        as_of(load_brand(tmp_path / "brand.yaml"), ours)
    assert [one.code for one in refused.value.problems] == ["SB221"]
    assert refused.value.problems[0].where
    assert refused.value.problems[0].where.file.name == "1.5-eget.yaml"


def test_the_manual_tells_where_each_block_may_stand() -> None:
    """Made from the vocabulary: where this fails, its table is to be put into the manual."""

    def row(place: str, side: Side | None) -> str:
        named = ", ".join(f"`{name}`" for name, kind in VOCABULARY.items() if side in (None, kind.zone.side))
        return f"| {place} | {named} |\n"

    table = "| where | which blocks may stand there |\n|---|---|\n"
    table += row("`front` of a sheet", Side.FRONT) + row("`back` of a sheet, strategy", Side.BACK)
    table += row("everywhere else: guide, how-to page, last page, items of a handout", None)
    assert table in MANUAL.read_text(encoding="utf-8"), f"docs/authoring.md must have this table:\n{table}"
