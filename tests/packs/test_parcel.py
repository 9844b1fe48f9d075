"""A brand that travels by content: what goes with it, how it is laid out again, how its problems come home."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheetbuilder.errors import Problem, Where, say
from sheetbuilder.packs.parcel import Parcel, heard, parcel, telling, unpacked
from sheetbuilder.publish import manifest
from tests.packs.brands import brand_file, contents


def test_a_brand_is_laid_out_as_it_was(tmp_path: Path) -> None:
    brand_file(tmp_path / "shared")
    child = tmp_path / "brands" / "child" / "brand.yaml"
    (child.parent / "logos").mkdir(parents=True)
    (child.parent / "logos" / "a.svg").write_text("<svg/>")
    (child.parent / "noter.docx").write_text("mine")
    child.write_text(
        "type: brand\nextends: ../../shared/brand.yaml\nname: Barnet\nlogo: {colour: logos/a.svg}\n", "utf-8"
    )
    for name in ("barnet", "barnet-graa", "andre"):
        (tmp_path / "packs" / name).mkdir(parents=True)
        (tmp_path / "packs" / name / manifest.NAME).write_text(name)
    sent = parcel(child, tmp_path / "packs")
    assert "mine" not in str(sent), "what nothing names is known by its name alone"
    assert sent.beside == ("brands/child/noter.docx",)
    brand, out = unpacked(sent, _folder(tmp_path / "there"))
    assert contents(out) == {f"{name}/{manifest.NAME}": name.encode() for name in ("barnet", "barnet-graa")}
    assert brand.read_bytes() == child.read_bytes()
    assert {name: data for name, data in contents(tmp_path / "there" / "brand").items() if data} == {
        "shared/brand.yaml": (tmp_path / "shared" / "brand.yaml").read_bytes(),
        "brands/child/brand.yaml": child.read_bytes(),
        "brands/child/logos/a.svg": b"<svg/>",
    }


@pytest.mark.parametrize("name", ["../out.yaml", "/etc/out.yaml", "a/../../../out.yaml"])
def test_nothing_is_laid_out_elsewhere(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match=r"out\.yaml"):
        unpacked(Parcel("brand.yaml", {name: b""}, (), {}), _folder(tmp_path / "there"))
    assert list(tmp_path.rglob("out.yaml")) == []


def test_problems_come_home(tmp_path: Path) -> None:
    there, here = tmp_path / "there" / "brand", Path("brands") / "a"
    for own, back in (
        (there / "brand.yaml", here / "brand.yaml"),
        (there.parent / "shared.yaml", here.parent / "shared.yaml"),
        (Path("saet-1.pdf"), Path("saet-1.pdf")),
    ):
        problem = Problem(
            "SB304", say("{name} is wrong", name=say("this")), Where(own, 3, 4, 5, "text"), say("mend it")
        )
        told = heard(telling(problem, there), here)
        assert told == Problem(problem.code, problem.message, Where(back, 3, 4, 5, "text"), problem.hint)
    bare = Problem("SB304", say("it is wrong"))
    assert heard(telling(bare, there), here) == bare


def _folder(path: Path) -> Path:
    path.mkdir()
    return path
