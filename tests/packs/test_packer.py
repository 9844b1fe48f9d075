"""A packer that is opened once: what it gives, what it leaves alone, and what is gone when it is closed."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from sheetbuilder import Packer, errors, pack
from sheetbuilder.packs import making
from sheetbuilder.packs.outcome import Status
from sheetbuilder.publish import manifest
from sheetbuilder.publish.fingerprint import sha256
from tests.foreign.letterhead import letterheads
from tests.packages import made
from tests.packs.brands import brand_file, contents

DAY = datetime.date(2026, 11, 26)


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("content")
    made(folder)
    return folder


@pytest.fixture
def packer(content: Path) -> Iterator[Packer]:
    with Packer(content=content, date=DAY, inspect=False) as opened:
        yield opened


def test_packs_come_to_the_same_as_from_one_call(packer: Packer, content: Path, tmp_path: Path) -> None:
    brands = [brand_file(tmp_path / name, f"{name} Kommune") for name in ("a", "b")]
    outcomes = [outcome for brand in brands for outcome in packer.pack([brand], out=tmp_path / "packs")]
    assert [one.status for one in outcomes] == [Status.BUILT] * 2
    assert [one.status for one in packer.pack(brands, out=tmp_path / "packs")] == [Status.UNCHANGED] * 2
    pack(brands, out=tmp_path / "at-once", content=content, date=DAY, inspect=False)
    at_once = contents(tmp_path / "at-once")
    assert {*at_once} - {*contents(tmp_path / "packs")} == {"index.html"}  # of a run, whose end it is told
    assert packer.overview(outcomes, out=tmp_path / "packs") == ()
    assert contents(tmp_path / "packs") == at_once


def test_no_overview_stands_beside_one_pack_nor_over_a_page_of_somebody_else(packer: Packer, tmp_path: Path) -> None:
    packs = tmp_path / "packs"
    (one,) = packer.pack(brand_file(tmp_path / "a", "a Kommune"), out=packs)
    assert (packer.overview([one], out=packs), (packs / "index.html").exists()) == ((), False)
    (packs / "index.html").write_text("mine", "utf-8")
    (other,) = packer.pack(brand_file(tmp_path / "b", "b Kommune"), out=packs)
    assert [problem.code for problem in packer.overview([one, other], out=packs)] == ["SB951"]
    assert (packs / "index.html").read_text("utf-8") == "mine"


class GoneHomeError(Exception):
    """Nobody waits any longer."""


def test_whoever_waits_is_told_and_may_stop_it(content: Path, tmp_path: Path) -> None:
    expected, told = list[int](), list[str]()
    brand, packs = brand_file(tmp_path / "brand"), tmp_path / "packs"

    def printed(name: str) -> None:
        told.append(name)
        if stops:
            raise GoneHomeError

    stops = True
    with Packer(content=content, date=DAY, inspect=False, begin=expected.append, printed=printed) as packer:
        with pytest.raises(GoneHomeError):
            packer.pack(brand, out=packs)
        assert (len(told), list(packs.iterdir())) == (1, [])
        stops = False
        told.clear()
        (outcome,) = packer.pack(brand, out=packs)
    assert outcome.folder is not None
    assert expected == [len(told)] * 2
    assert {*told} == {one.name for one in outcome.folder.glob("*.pdf")}


def test_a_pack_in_memory_is_the_one_on_the_disk(packer: Packer, tmp_path: Path) -> None:
    brand = brand_file(tmp_path / "brand")
    made_pack = packer.make(brand, out=tmp_path / "packs")
    assert not (tmp_path / "packs").exists()
    (outcome,) = packer.pack([brand], out=tmp_path / "packs")
    assert outcome.folder is not None
    assert made_pack.name == outcome.folder.name
    assert contents(outcome.folder) == dict(made_pack.files)
    assert manifest.read(outcome.folder) == made_pack.manifest
    assert {name: sha256(data) for name, data in made_pack.files.items() if name != manifest.NAME} == dict(
        made_pack.manifest.hashes
    )


def test_memories_that_grow_older_change_no_byte(
    packer: Packer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many brands came before: with an age of one, what is remembered is gone two brands later."""
    brands = [brand_file(tmp_path / name, f"{name} Kommune") for name in ("a", "b", "c", "a-again")]
    usual = [dict(packer.make(brand, out=tmp_path / "packs").files) for brand in brands]
    monkeypatch.setattr(making, "_AGE", 1)
    assert [dict(packer.make(brand, out=tmp_path / "packs").files) for brand in brands] == usual


def test_one_brand_with_faults_stops_no_other(packer: Packer, tmp_path: Path) -> None:
    good, bad = brand_file(tmp_path / "good"), brand_file(tmp_path / "bad", "Kommune ☃")
    with pytest.raises(errors.LayoutError):
        packer.make(bad)
    assert {one.brand_file: one.status for one in packer.pack([bad, good], out=tmp_path / "packs")} == {
        bad: Status.FAILED,
        good: Status.BUILT,
    }


def test_what_would_be_lost_stays(packer: Packer, tmp_path: Path) -> None:
    brand = brand_file(tmp_path / "brand")
    (tmp_path / "packs" / "proevesund-kommune").mkdir(parents=True)
    (tmp_path / "packs" / "proevesund-kommune" / "noter.docx").write_text("mine")
    with pytest.raises(errors.OutputError) as caught:
        packer.make(brand, out=tmp_path / "packs")
    assert [problem.code for problem in caught.value.problems] == ["SB510"]
    (outcome,) = packer.pack([brand], out=tmp_path / "packs")
    assert [problem.code for problem in outcome.problems] == ["SB510"]


def test_content_is_that_of_the_day_on_which_it_was_opened(tmp_path: Path) -> None:
    brand = brand_file(tmp_path / "brand")
    made(tmp_path / "content")
    how = {"content": tmp_path / "content", "date": DAY, "inspect": False}
    with Packer(**how) as packer:  # type: ignore[arg-type]
        path = tmp_path / "content" / "strategy.yaml"
        text = path.read_text("utf-8").replace("At samle det, I har besluttet.", "At samle alt.")
        before = packer.make(brand)
        path.write_text(text, "utf-8")
        assert packer.make(brand).files == before.files
        assert [one.status for one in packer.pack([brand], out=tmp_path / "packs")] == [Status.BUILT]
        assert [one.status for one in packer.pack([brand], out=tmp_path / "packs")] == [Status.UNCHANGED]
    assert pack([brand], out=tmp_path / "packs", **how)[0].status is Status.BUILT  # type: ignore[arg-type]


@pytest.mark.usefixtures("fresh")
def test_what_is_closed_makes_nothing_and_has_no_child(content: Path, tmp_path: Path) -> None:
    brand = brand_file(tmp_path / "brand")
    (tmp_path / "brand" / "letterhead.pdf").write_bytes(letterheads.municipal())
    with brand.open("a", encoding="utf-8") as file:
        file.write("overlay:\n  first: {file: letterhead.pdf}\n  make_room: true\n")
    packer = Packer(content=content, date=DAY, inspect=False)
    packer.make(brand)
    child = packer._reader._process._child
    assert child is not None
    assert child.poll() is None
    packer.close()
    assert child.poll() is not None
    with pytest.raises(ValueError, match="closed"):
        packer.make(brand)
    with pytest.raises(ValueError, match="closed"):
        packer.pack([brand], out=tmp_path / "packs")


def test_content_with_faults_is_told_when_it_is_opened(tmp_path: Path) -> None:
    made(tmp_path / "content")
    words = tmp_path / "content" / "package.yaml"
    words.write_text(words.read_text("utf-8") + "\nunheard-of: 1\n", "utf-8")
    with pytest.raises(errors.ContentError):
        Packer(content=tmp_path / "content")
