"""The overview beside packs: of the whole folder, only where something has changed, never over somebody else's page."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from sheetbuilder import Outcome, pack
from sheetbuilder.packs import summary
from sheetbuilder.packs.outcome import Status
from sheetbuilder.publish.output import write_whole
from tests.packages import made
from tests.packs.brands import brand_file
from tests.packs.start.pages import Read, read

DAY = datetime.date(2026, 11, 26)
Make = Callable[..., tuple[Outcome, ...]]


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small package, so that a pack is quick to make."""
    folder = tmp_path_factory.mktemp("content")
    made(folder, steps=1)
    return folder


@pytest.fixture
def make(content: Path, tmp_path: Path) -> Make:
    """Makes packs without pages for a screen, into one folder."""

    def call(*brands: Path, **asked: object) -> tuple[Outcome, ...]:
        wanted = {"out": tmp_path / "packs", "content": content, "date": DAY, "inspect": False, "html": False, **asked}
        return pack(brands, **wanted)  # type: ignore[arg-type]

    return call


@pytest.fixture
def brands(tmp_path: Path) -> Sequence[Path]:
    """Two brands, and one whose file is no brand any more."""
    good = [brand_file(tmp_path / name, f"{name} Kommune") for name in ("Nordby", "Sydby")]
    broken = brand_file(tmp_path / "Vestby", "Vestby Kommune")
    broken.write_text(broken.read_text("utf-8") + "logo: {colour: gone.png}\n", "utf-8")
    return [*good, broken]


def page(tmp_path: Path) -> Read:
    return read((tmp_path / "packs" / "index.html").read_bytes())


def names(told: Read) -> list[str]:
    return [title for level, title in told.headings if level == 2]


def test_it_tells_of_every_pack_in_the_folder(make: Make, brands: Sequence[Path], tmp_path: Path) -> None:
    make(brands[0])
    assert not (tmp_path / "packs" / "index.html").exists()
    outcomes = make(*brands[1:])
    assert [one.status for one in outcomes] == [Status.BUILT, Status.FAILED]
    told = page(tmp_path)
    assert names(told) == ["Vestby", "Nordby Kommune", "Sydby Kommune"]
    for said in ("Kunne ikke laves", "Lå her i forvejen", "Lavet i den", "18. november 2026", "26. november 2026"):
        assert said in told.words
    assert all(path.is_file() for path in told.targets(tmp_path / "packs"))


def test_it_is_written_when_something_has_changed_and_only_then(
    make: Make, brands: Sequence[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(*brands[:2])
    assert page(tmp_path).words.count("Lavet i den") == 2
    brand_file(brands[0].parent, "Nordby Kommune", "11 11 11 11")
    make(*brands[:2])
    assert (page(tmp_path).words.count("Lavet i den"), page(tmp_path).words.count("Uændret")) == (1, 1)
    unchanged = (tmp_path / "packs" / "index.html").read_bytes()
    monkeypatch.setattr(summary, "write_whole", lambda *_: pytest.fail("it was written for nothing"))
    make(*brands[:2])
    assert (tmp_path / "packs" / "index.html").read_bytes() == unchanged


def test_a_page_of_somebody_elses_stays(make: Make, brands: Sequence[Path], tmp_path: Path) -> None:
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs" / "index.html").write_text("<p>Velkommen")
    outcomes = make(*brands[:2])
    assert [[problem.code for problem in one.problems] for one in outcomes] == [[], ["SB951"]]
    assert (tmp_path / "packs" / "index.html").read_text() == "<p>Velkommen"
    assert make(*brands[:2], start_page=False)[1].problems == ()


def test_a_pack_that_another_run_has_made_meanwhile_is_told_too(
    make: Make, brands: Sequence[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other run is quicker: its pack appears, and its overview, while ours is about to take its place."""
    write, other = write_whole, brand_file(tmp_path / "Østby", "Østby Kommune")

    def late(path: Path, content: bytes) -> None:
        monkeypatch.setattr(summary, "write_whole", write)
        make(other)
        write(path, content)

    monkeypatch.setattr(summary, "write_whole", late)
    make(*brands[:2])
    assert names(page(tmp_path)) == ["Nordby Kommune", "Sydby Kommune", "Østby Kommune"]
