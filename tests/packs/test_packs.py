"""Packs from brand files: what is in them, when they are made anew, and that one bad brand stops no other."""

from __future__ import annotations

import datetime
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdf
import pytest

from sheetbuilder import Outcome, errors, load, pack
from sheetbuilder.brand import load_brand
from sheetbuilder.branding.apply import apply_brand
from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.compose import targets
from sheetbuilder.compose.composer import new_composer
from sheetbuilder.errors import Problem, Severity, Where, say
from sheetbuilder.imposition.booklet import Booklet
from sheetbuilder.imposition.poster import Poster
from sheetbuilder.layout.items import Text
from sheetbuilder.packs.outcome import Status
from sheetbuilder.packs.plan import processes
from sheetbuilder.pdf.inspect.memory import Memory
from sheetbuilder.publish import manifest, readback
from sheetbuilder.publish.fingerprint import sha256
from sheetbuilder.theme.papers import MM
from sheetbuilder.theme.profile import InkProfile
from sheetbuilder.values import replace
from tests.foreign.letterhead import letterheads
from tests.outputs import flat
from tests.packages import made
from tests.packs.brands import brand_file, children, contents, packs
from tests.readings import inspect

DAY = datetime.date(2026, 11, 26)
ROOT = Path(__file__).parents[2]
Make = Callable[..., tuple[Outcome, ...]]


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small package, so that a pack is quick to make."""
    folder = tmp_path_factory.mktemp("content")
    made(folder)
    return folder


@pytest.fixture
def make(content: Path, tmp_path: Path) -> Make:
    """Makes packs of the small package into `packs`, on a fixed day; not inspected unless asked for, to be quick."""

    def call(*brands: Path, **pack_options: object) -> tuple[Outcome, ...]:
        asked = {"out": tmp_path / "packs", "content": content, "date": DAY, "inspect": False, **pack_options}
        return pack(brands, **asked)  # type: ignore[arg-type]

    return call


def test_every_document_is_there_for_a_screen_unless_that_is_left_out(make: Make, tmp_path: Path) -> None:
    brand = brand_file(tmp_path / "brand")
    (outcome,) = make(brand)
    assert outcome.folder is not None
    known = manifest.read(outcome.folder)
    assert known is not None
    assert [one.target for one in known.screens] == list(dict.fromkeys(one.target for one in known.files))
    for one in known.screens:
        data = (outcome.folder / one.name).read_bytes()
        assert (len(data), sha256(data)) == (one.bytes, one.sha256)
        assert data.startswith(b"<!DOCTYPE html>")
        assert (outcome.folder / one.name).with_suffix(".pdf").is_file()
    (again,) = make(brand)
    assert again.status is Status.UNCHANGED
    (bare,) = make(brand, html=False)
    assert (bare.status, bare.folder) == (Status.BUILT, outcome.folder)
    assert [path.name for path in outcome.folder.glob("*.html")] == ["index.html"]


@pytest.mark.long
def test_a_pack_has_its_sets_a_second_time_as_booklets(make: Make, tmp_path: Path) -> None:
    brand = brand_file(tmp_path / "brand")
    (outcome,) = make(brand, inspect=True, imposition=Booklet(0.1 * MM))
    assert outcome.folder is not None
    known = manifest.read(outcome.folder)
    assert known is not None
    booklets = [one for one in known.files if one.scheme is not None]
    assert [(one.target, one.scheme, one.paper) for one in booklets] == [("set-1", "booklet", "a4")]
    (usual,) = [one for one in known.files if one.target == "set-1" and one.scheme is None]
    assert 2 * booklets[0].pages == -(-usual.pages // 4) * 4
    assert booklets[0].promises == ("PDF/UA-1", "PDF/A-2a")
    assert booklets[0].inspect is not None
    assert booklets[0].inspect.errors == 0
    # What is asked for otherwise is made anew, what is asked for in the same way is there.
    assert make(brand, inspect=True, imposition=Booklet(0.1 * MM))[0].status is Status.UNCHANGED
    assert make(brand, inspect=True, imposition=Booklet())[0].status is Status.BUILT
    (plain,) = make(brand, inspect=True)
    assert plain.status is Status.BUILT
    assert not list(outcome.folder.glob("*booklet*"))


def statuses(outcomes: tuple[Outcome, ...]) -> dict[str, Status]:
    return {outcome.brand_file.parent.name: outcome.status for outcome in outcomes}


def test_a_pack_holds_everything_and_its_manifest_tells_the_truth(make: Make, tmp_path: Path) -> None:
    (outcome,) = make(brand_file(tmp_path / "brand"), inspect=True)
    assert outcome.status is Status.BUILT
    assert outcome.folder == tmp_path / "packs" / "proevesund-kommune"
    files = contents(outcome.folder)
    known = manifest.read(outcome.folder)
    assert known is not None
    assert set(files) == {*known.hashes, manifest.NAME}
    assert {name: sha256(files[name]) for name in known.hashes} == dict(known.hashes)
    targets = [(entry.target, entry.paper) for entry in known.files]
    assert targets == [
        ("set-1", "a4"),
        ("guide", "a4"),
        ("workflow", "a4"),
        ("workflow", "a3"),
        ("core-elements", "a4"),
        ("strategy", "a4"),
        ("1.1", "a4"),
        ("2.1", "a4"),
    ]
    for entry in known.files:
        assert re.fullmatch(r"[a-z0-9.-]+-2\.0\.pdf", entry.name)
        report = inspect(outcome.folder / entry.name)
        assert report.clean
        assert (len(report.pages), report.title, len(files[entry.name])) == (entry.pages, entry.title, entry.bytes)
        assert entry.promises == (f"PDF/UA-{report.pdfua}", f"PDF/A-{report.pdfa}")
        assert entry.inspect == manifest.Inspection(0, 0, ())
    assert (outcome.files, outcome.pages) == (8, sum(entry.pages for entry in known.files))
    assert known.brand["name"] == "Prøvesund Kommune"
    assert list(known.inputs) == ["brand.yaml", "brand.core.json"]
    assert known.inputs["brand.core.json"] == "", "there is none yet"
    assert known.inputs["brand.yaml"] == sha256((tmp_path / "brand" / "brand.yaml").read_bytes())
    assert str(tmp_path) not in (outcome.folder / manifest.NAME).read_text("utf-8")
    assert not [path for path in (tmp_path / "packs").iterdir() if path.name.startswith(".")]


def test_nothing_is_claimed_that_was_not_looked_at(make: Make, tmp_path: Path) -> None:
    (outcome,) = make(brand_file(tmp_path / "brand"))
    assert outcome.folder is not None
    told = json.loads((outcome.folder / manifest.NAME).read_bytes())
    assert all(entry["inspect"] is None for entry in told["files"])
    statement = (outcome.folder / "tilgaengelighed.txt").read_text("utf-8")
    assert "er ikke kontrolleret bagefter" in statement
    assert "kontrolleret maskinelt" not in statement


def test_the_statement_says_what_is_so(make: Make, tmp_path: Path) -> None:
    (outcome,) = make(brand_file(tmp_path / "brand"), inspect=True)
    assert outcome.folder is not None
    statement = (outcome.folder / "tilgaengelighed.txt").read_text("utf-8")
    known = manifest.read(outcome.folder)
    assert known is not None
    for entry in known.files:
        assert f"{entry.name}: {entry.title}" in statement
    assert "Prøvesund Kommune stiller" in statement
    assert "som 8 PDF-filer" in statement
    assert "PDF/UA-1 og PDF/A-2a" in statement
    assert "kontrolleret maskinelt den 26. november 2026 med sheetbuilder" in statement
    assert "ikke afprøvet med brugere af skærmlæser" in statement
    assert "brevpapir" not in statement


@pytest.mark.long
def test_the_same_brand_gives_the_same_bytes_alone_and_among_others(make: Make, tmp_path: Path) -> None:
    brands = [
        brand_file(tmp_path / name, f"{name} Kommune", accent=accent)
        for name, accent in (("Eksempelkøbing", "#1B4F9C"), ("Prøvesund", "#8A6D00"), ("Mønsterbjerg", "#7A1F3D"))
    ]
    make(*brands)
    together = packs(tmp_path / "packs")
    for brand in brands:
        make(brand, out=tmp_path / "alone")
    make(*reversed(brands), out=tmp_path / "side", jobs=2)
    assert packs(tmp_path / "alone") == together
    assert packs(tmp_path / "side") == together


@pytest.mark.long
def test_only_what_is_missing_or_changed_is_made(make: Make, tmp_path: Path) -> None:
    one, other = (brand_file(tmp_path / name, f"{name} Kommune") for name in ("a", "b"))
    assert set(statuses(make(one, other)).values()) == {Status.BUILT}
    before = contents(tmp_path / "packs")
    assert set(statuses(make(one, other)).values()) == {Status.UNCHANGED}
    assert contents(tmp_path / "packs") == before

    brand_file(tmp_path / "b", "b Kommune", "11 11 11 11")
    assert statuses(make(one, other)) == {"a": Status.UNCHANGED, "b": Status.BUILT}
    (tmp_path / "packs" / "a-kommune" / "strategi-2.0.pdf").unlink()
    assert statuses(make(one, other)) == {"a": Status.BUILT, "b": Status.UNCHANGED}
    path = tmp_path / "packs" / "b-kommune" / "strategi-2.0.pdf"
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    assert statuses(make(one, other)) == {"a": Status.UNCHANGED, "b": Status.BUILT}
    assert statuses(make(one, other, inspect=True)) == {"a": Status.BUILT, "b": Status.BUILT}
    make(one, other)
    assert statuses(make(one, date=DAY + datetime.timedelta(days=1))) == {"a": Status.BUILT}


def test_a_change_of_the_content_makes_every_pack_anew(tmp_path: Path) -> None:
    content = tmp_path / "content"
    made(content)
    brand = brand_file(tmp_path / "brand")
    pack_options = {"out": tmp_path / "packs", "content": content}
    assert pack([brand], **pack_options)[0].status is Status.BUILT  # type: ignore[arg-type]
    assert pack([brand], **pack_options)[0].status is Status.UNCHANGED  # type: ignore[arg-type]
    path = content / "strategy.yaml"
    path.write_text(path.read_text("utf-8").replace("At samle det, I har besluttet.", "At samle alt."), "utf-8")
    assert pack([brand], **pack_options)[0].status is Status.BUILT  # type: ignore[arg-type]


def test_a_pack_is_made_anew_when_its_numbers_grow_old(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a date of their own the files are the same every day, until a number is too old."""

    class Clock(datetime.datetime):
        days = 0

        @classmethod
        def now(cls, tz: datetime.tzinfo | None = None) -> Clock:
            return cls(2026, 11, 26, 12, tzinfo=tz) + datetime.timedelta(days=cls.days)

    monkeypatch.setattr(datetime, "datetime", Clock)
    brand = brand_file(tmp_path / "brand")
    (first,) = make(brand, date=None)
    assert first.problems == ()
    Clock.days = (load_brand(brand).unchanged(DAY)[1] or DAY).toordinal() - DAY.toordinal()
    assert Clock.days == 180 - 8
    (last,) = make(brand, date=None)
    assert last.status is Status.UNCHANGED
    Clock.days += 1
    (old,) = make(brand, date=None)
    assert old.status is Status.BUILT
    assert [problem.code for problem in old.problems] == ["SB323"]
    (again,) = make(brand, date=None)
    assert (again.status, again.problems) == (Status.UNCHANGED, old.problems)


@pytest.mark.long
def test_what_a_brand_names_and_extends_is_looked_at(make: Make, tmp_path: Path) -> None:
    parent = brand_file(tmp_path / "shared")
    child = tmp_path / "child" / "brand.yaml"
    child.parent.mkdir()
    child.write_text(
        "type: brand\nextends: ../shared/brand.yaml\nname: Barnet\nmunicipality_code: '0000'\n"
        "fonts:\n  name: Egen\n  regular: letters/a.ttf\n  bold: letters/b.ttf\n",
        "utf-8",
    )
    (child.parent / "letters").mkdir()
    for name, face in (("a", "Regular"), ("b", "Bold")):
        (child.parent / "letters" / f"{name}.ttf").write_bytes((ROOT / f"fonts/SourceSans3-{face}.ttf").read_bytes())
    (outcome,) = make(child)
    assert outcome.folder is not None
    known = manifest.read(outcome.folder)
    assert known is not None
    assert list(known.inputs) == [
        "brand.yaml",
        "../shared/brand.yaml",
        "brand.core.json",
        "letters/a.ttf",
        "letters/b.ttf",
    ]
    assert make(child)[0].status is Status.UNCHANGED
    parent.write_text(parent.read_text("utf-8").replace("Infohus", "Vagten"), "utf-8")
    assert make(child)[0].status is Status.BUILT
    (child.parent / "letters" / "a.ttf").write_bytes((ROOT / "fonts/SourceSans3-Semibold.ttf").read_bytes())
    assert make(child)[0].status is Status.BUILT


@pytest.mark.long
@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_wrong_with_the_content_is_told_once(content: Path, tmp_path: Path, jobs: int) -> None:
    """Side by side the processes read it, and nobody else: the first one to find fault speaks for all."""
    broken = shutil.copytree(content, tmp_path / "content")
    words = broken / "package.yaml"
    words.write_text(words.read_text("utf-8") + "\nunheard-of: 1\n", "utf-8")
    brands = [brand_file(tmp_path / name, f"{name} Kommune") for name in ("a", "b", "c")]
    with pytest.raises(errors.ContentError) as caught:
        pack(brands, out=tmp_path / "packs", content=broken, date=DAY, inspect=False, jobs=jobs)
    assert [problem.where.file.name for problem in caught.value.problems if problem.where] == ["package.yaml"]
    assert [path for path in (tmp_path / "packs").glob("*") if not path.name.startswith(".")] == []


@pytest.mark.long
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_bad_brand_is_told_and_stops_no_other(make: Make, tmp_path: Path, jobs: int) -> None:
    good = [brand_file(tmp_path / name, f"{name} Kommune") for name in ("a", "c")]
    bad = brand_file(tmp_path / "b", "b Kommune", accent="grøn")
    bad.write_text(bad.read_text("utf-8").replace("number:", "numer:"), "utf-8")
    outcomes = make(good[0], bad, good[1], jobs=jobs)
    assert statuses(outcomes) == {"a": Status.BUILT, "b": Status.FAILED, "c": Status.BUILT}
    (failed,) = [outcome for outcome in outcomes if outcome.status is Status.FAILED]
    assert failed.failure is errors.ContentError
    assert [problem.code for problem in failed.problems] == ["SB211", "SB215"]
    assert all(problem.where is not None and problem.where.line for problem in failed.problems)
    assert sorted(path.name for path in (tmp_path / "packs").iterdir()) == ["a-kommune", "c-kommune", "index.html"]


def test_a_brand_that_fails_keeps_the_pack_that_it_had(make: Make, tmp_path: Path) -> None:
    brand = brand_file(tmp_path / "brand")
    make(brand)
    before = contents(tmp_path / "packs")
    brand_file(tmp_path / "brand", "Prøvesund Kommune ☃")
    (outcome,) = make(brand)
    assert outcome.failure is errors.LayoutError
    assert outcome.problems[0].code == "SB304"
    assert outcome.problems[0].where is not None
    assert contents(tmp_path / "packs") == before


def test_a_file_that_is_not_what_it_promises_is_not_published(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    brand = brand_file(tmp_path / "brand")
    make(brand)
    before = contents(tmp_path / "packs")
    brand_file(tmp_path / "brand", number="11 11 11 11")

    def found(path: Path, _content: bytes, _memory: Memory) -> tuple[Problem, ...]:
        return (Problem("SB855", say("the file is empty"), Where(path)),)

    monkeypatch.setattr(readback, "found_in", found)
    (outcome,) = make(brand, inspect=True)
    assert outcome.failure is errors.FaultyError
    assert outcome.problems[0].severity is Severity.ERROR
    assert outcome.problems[0].where is not None
    assert outcome.problems[0].where.file == Path("saet-1-2.0.pdf")
    assert contents(tmp_path / "packs") == before


@pytest.mark.parametrize("jobs", [1, pytest.param(2, marks=pytest.mark.long)])
def test_two_brands_with_one_folder_are_told(make: Make, tmp_path: Path, jobs: int) -> None:
    brands = [
        brand_file(tmp_path / name, "Prøvesund Kommune", number)
        for name, number in (("a", "00 00 00 01"), ("b", "00 00 00 02"))
    ]
    outcomes = make(*brands, jobs=jobs)
    assert sorted(outcome.status for outcome in outcomes) == [Status.BUILT, Status.FAILED]
    (failed,) = [outcome for outcome in outcomes if outcome.status is Status.FAILED]
    assert [problem.code for problem in failed.problems] == ["SB511"]
    assert str(brands[0]) in str(failed.problems[0].message)
    (made_one,) = [outcome for outcome in outcomes if outcome.status is Status.BUILT]
    assert made_one.brand_file == brands[0]
    assert made_one.folder is not None
    known = manifest.read(made_one.folder)
    assert known is not None
    assert next(iter(known.inputs.values())) == sha256(brands[0].read_bytes()), "what is told is what is there"
    if jobs == 1:
        assert statuses(make(*brands)) == {"a": Status.UNCHANGED, "b": Status.FAILED}, "the first one stays"


def test_strict_lets_warnings_count(make: Make, tmp_path: Path) -> None:
    brand = brand_file(tmp_path / "brand", accent="#0090D0")
    (outcome,) = make(brand, strict=True)
    assert (outcome.status, outcome.failure) == (Status.FAILED, errors.ContentError)
    assert not list((tmp_path / "packs").iterdir())
    (loose,) = make(brand)
    assert [problem.code for problem in loose.problems] == ["SB325"]
    assert make(brand, strict=True)[0].status is Status.FAILED


@pytest.mark.long
def test_a_zip_holds_the_pack_and_is_the_same_every_time(make: Make, tmp_path: Path) -> None:
    brand = brand_file(tmp_path / "brand")
    (outcome,) = make(brand, zip=True)
    assert outcome.folder is not None
    path = tmp_path / "packs" / "proevesund-kommune.zip"
    first = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        held = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    assert held == {f"proevesund-kommune/{name}": data for name, data in contents(outcome.folder).items()}
    assert make(brand, zip=True)[0].status is Status.UNCHANGED
    path.unlink()
    assert make(brand)[0].status is Status.UNCHANGED
    assert make(brand, zip=True)[0].status is Status.BUILT
    assert path.read_bytes() == first
    path.write_bytes(b"no zip")
    assert make(brand, zip=True)[0].status is Status.BUILT


def test_a_folder_of_brands_is_looked_through(make: Make, tmp_path: Path) -> None:
    brand_file(tmp_path / "brands" / "a", "a Kommune")
    brand_file(tmp_path / "brands" / "b", "b Kommune").rename(tmp_path / "brands" / "b.yaml")
    (tmp_path / "brands" / "words.yaml").write_text("type: words\n")
    (tmp_path / "brands" / "c").mkdir()
    (tmp_path / "brands" / "c" / "other.yaml").write_text("type: brand\n")
    outcomes = make(tmp_path / "brands", tmp_path / "brands" / "b.yaml")
    assert sorted(outcome.brand for outcome in outcomes) == ["a Kommune", "b Kommune"]
    with pytest.raises(errors.MissingError) as caught:
        make(tmp_path / "nothing", tmp_path / "packs")
    assert [problem.code for problem in caught.value.problems] == ["SB512", "SB512"]


def test_where_nothing_can_be_written_no_brand_is_made(make: Make, tmp_path: Path) -> None:
    (tmp_path / "packs").write_text("a file")
    with pytest.raises(errors.OutputError):
        make(brand_file(tmp_path / "brand"))
    assert (tmp_path / "packs").read_text() == "a file"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"schema": 1}',
        '{"schema": 99, "files": []}',
        '{"schema": 1, "files": [7], "others": [], "made": "x"}',
        "[" * 100_000,
        "\0",
    ],
)
def test_a_manifest_that_cannot_be_understood_is_no_manifest(text: str, tmp_path: Path) -> None:
    (tmp_path / manifest.NAME).write_text(text)
    assert manifest.read(tmp_path) is None


def test_a_manifest_that_names_files_elsewhere_is_not_followed(make: Make, tmp_path: Path) -> None:
    brand = brand_file(tmp_path / "brand")
    (outcome,) = make(brand)
    assert outcome.folder is not None
    path = outcome.folder / manifest.NAME
    told = json.loads(path.read_bytes())
    told["others"].append({"name": "../../brand/brand.yaml", "bytes": 1, "sha256": sha256(brand.read_bytes())})
    path.write_text(json.dumps(told), "utf-8")
    assert make(brand)[0].status is Status.BUILT


@pytest.mark.long
def test_a_record_of_the_core_that_comes_or_goes_counts(make: Make, tmp_path: Path) -> None:
    brand = brand_file(tmp_path / "brand")
    make(brand)
    record = brand.with_name("brand.core.json")
    record.write_text('{"edition": "2.0", "texts": {}}', "utf-8")
    assert make(brand)[0].status is Status.BUILT
    assert make(brand)[0].status is Status.UNCHANGED
    record.unlink()
    assert make(brand)[0].status is Status.BUILT


def test_a_pack_that_saves_ink_lies_beside_it_and_has_its_date(make: Make, tmp_path: Path) -> None:
    brand = brand_file(tmp_path / "brand")
    (usual,), (spared,) = make(brand), make(brand, save_ink=True)
    assert usual.folder is not None
    assert spared.folder is not None
    assert spared.folder.name == f"{usual.folder.name}-blaekspar"
    assert all(path.suffix != ".pdf" or "-blaekspar-2.0" in path.name for path in spared.folder.iterdir())
    assert make(brand)[0].status is make(brand, save_ink=True)[0].status is Status.UNCHANGED


@pytest.mark.long
def test_a_grey_pack_lies_beside_the_one_in_colour(make: Make, tmp_path: Path) -> None:
    brand = brand_file(tmp_path / "brand")
    (colour,), (grey,) = make(brand), make(brand, grey=True)
    assert colour.folder != grey.folder
    assert grey.folder is not None
    assert all(path.suffix != ".pdf" or "-graa-2.0" in path.name for path in grey.folder.iterdir())
    assert (make(brand)[0].folder, make(brand, grey=True)[0].folder) == (colour.folder, grey.folder)
    assert make(brand)[0].status is make(brand, grey=True)[0].status is Status.UNCHANGED


# Acceptance: change one phone number.


def placed(brand: Path) -> Iterator[tuple[str, int, list[tuple[float, float, object]]]]:
    """Every page of a brand's pack: its target, its number, and what stands where on it, marks left out."""
    printing = new_composer(apply_brand(load(), PrintOptions(date=DAY, brand=load_brand(brand))))
    for target in targets(printing.session.package):
        for page in printing.compose(target).pages:
            yield target.name, page.number, [(x, y, replace(item, mark=None)) for x, y, item in flat(page.items)]


def words(path: Path) -> list[str]:
    """The text of every page of a PDF."""
    with pypdf.PdfReader(path) as reader:
        return [page.extract_text() for page in reader.pages]


NUMBER = "00\xa000\xa000\xa000"


@pytest.mark.long
def test_one_number_changes_and_nothing_else_moves(tmp_path: Path) -> None:
    """The shipped sheets, a municipality's pack: in less than a minute the number and its day, and only they."""
    brand = brand_file(tmp_path / "brand")
    pack_options = {"out": tmp_path / "packs", "date": DAY}
    (before,) = pack([brand], **pack_options)  # type: ignore[arg-type]
    assert before.folder is not None
    files, pages = contents(before.folder), list(placed(brand))
    texts = {name: words(before.folder / name) for name in files if name.endswith(".pdf")}
    bearing = {name for name, pages in texts.items() if any("00 00 00 00" in page for page in pages)}
    screens = {name for name, data in files.items() if name.endswith(".html") and NUMBER in data.decode("utf-8")}
    assert screens
    changes = {
        NUMBER: "00\xa000\xa000\xa001",
        "kontrolleret 18.": "kontrolleret 25.",
        "18. november": "25. november",
        "18.11.2026": "25.11.2026",
    }
    text = brand.read_text("utf-8").replace("00 00 00 00", "00 00 00 01").replace("2026-11-18", "2026-11-25")
    brand.write_text(text, "utf-8")
    started = time.monotonic()
    (after,) = pack([brand], **pack_options)  # type: ignore[arg-type]
    assert time.monotonic() - started < 60
    assert after.status is Status.BUILT
    changed = {name for name, data in contents(before.folder).items() if data != files[name]}
    assert changed == {*bearing, *screens, "index.html", manifest.NAME}
    said = (before.folder / "index.html").read_text("utf-8").replace("\xa0", " ")
    assert (said.count('href="tel:00000001"'), said.count("00 00 00 01"), said.count("00 00 00 00")) == (1, 1, 0)
    assert (said.count("kontrolleret 25. november"), said.count("18. november")) == (1, 0)

    def updated(text: str) -> str:
        for old, new in changes.items():
            text = text.replace(old, new)
        return text

    turned = 0
    for old, new in zip(pages, placed(brand), strict=True):
        assert old[:2] == new[:2]
        assert len(old[2]) == len(new[2])
        for (x, y, item), (other_x, other_y, other) in zip(old[2], new[2], strict=True):
            assert (x, y) == (other_x, other_y)
            if item != other:
                assert isinstance(item, Text)
                assert isinstance(other, Text)
                assert (other.text, other.x, other.y) == (updated(item.text), item.x, item.y)
                turned += 1
    footed = sum(not target.startswith("cards-") for target, _, _ in pages)  # what is cut out has no foot
    assert turned > 2 * footed * 0.8, "the number and its day stand in nearly every foot"
    for name in bearing:
        expected = [updated(page).replace("00 00 00 00", "00 00 00 01") for page in texts[name]]
        assert words(before.folder / name) == expected
    for name in screens:
        text = (before.folder / name).read_text("utf-8")
        assert text == updated(files[name].decode("utf-8")), name


# Interruptions


MANY = 18
"""As many brands as a run takes seconds for, so that it can be met in the middle."""


def started(brands: Path, out: Path, content: Path, *more: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "sheetbuilder", "pack", str(brands), "-o", str(out), "--content", str(content)]
    environment = {**os.environ, "SHEETBUILDER_LANG": "en"}
    return subprocess.Popen(
        [*command, "--date", DAY.isoformat(), *more],
        cwd=ROOT,
        env=environment,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


@pytest.fixture
def many(tmp_path: Path) -> Path:
    for number in range(MANY):
        brand_file(tmp_path / "brands" / f"b{number:02}", f"Kommune {number:02}")
    return tmp_path / "brands"


def visible(out: Path) -> list[Path]:
    """The packs in a folder, without the overview beside them."""
    return sorted(path for path in out.glob("[!.]*") if path.is_dir())


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals to send to one process")
@pytest.mark.parametrize(("number", "jobs"), [(signal.SIGINT, "1"), (signal.SIGINT, "2"), (signal.SIGKILL, "1")])
def test_after_an_interruption_only_the_rest_is_made(
    many: Path, content: Path, tmp_path: Path, number: signal.Signals, jobs: str
) -> None:
    out = tmp_path / "packs"
    run = started(many, out, content, "--no-inspect", "-j", jobs)
    until = time.monotonic() + 60
    while len(visible(out)) < 4 and time.monotonic() < until:
        time.sleep(0.01)
    run.send_signal(number)
    _, told = run.communicate(timeout=30)
    assert run.returncode == (130 if number is signal.SIGINT else -signal.SIGKILL)
    kept = {path.name: contents(path) for path in visible(out)}
    assert 4 <= len(kept) < MANY
    if number is signal.SIGINT:
        assert told.strip().endswith("Stopped.")
        assert "Traceback" not in told
        assert len(list(out.iterdir())) == len(kept), "what was half made is cleared away"
    outcomes = pack([many], out=out, content=content, date=DAY, inspect=False)
    unchanged = {outcome.folder.name for outcome in outcomes if outcome.folder and outcome.status is Status.UNCHANGED}
    assert unchanged == set(kept)
    assert sum(outcome.status is Status.BUILT for outcome in outcomes) == MANY - len(kept)
    assert {path.name: contents(path) for path in visible(out) if path.name in kept} == kept
    assert len(list(out.iterdir())) == MANY + 1, "all packs, the overview, and nothing else"


@pytest.mark.long
@pytest.mark.skipif(not Path(f"/proc/self/task/{os.getpid()}/children").exists(), reason="children are not told")
@pytest.mark.parametrize("dies", [0, 1])
def test_a_process_that_dies_takes_one_brand_with_it(many: Path, content: Path, tmp_path: Path, dies: int) -> None:
    """One of the workers is killed; its brand is told, the others are made."""
    out = tmp_path / "packs"
    run = started(many, out, content, "--no-inspect", "-j", "2", "--json")
    until = time.monotonic() + 60
    while len(visible(out)) < 2 and time.monotonic() < until:
        time.sleep(0.01)
    workers = children(run.pid)
    assert len(workers) == 2
    os.kill(workers[dies], signal.SIGKILL)
    said, _ = run.communicate(timeout=120)
    told = json.loads(said)
    failed = [one for one in told["packs"] if one["status"] == "failed"]
    assert run.returncode == (8 if failed else 0)
    assert len(failed) <= 1
    assert all(problem["code"] == "SB513" for one in failed for problem in one["problems"])
    assert len(told["packs"]) == MANY
    assert len(visible(out)) >= MANY - 1


@pytest.mark.parametrize(
    ("brands", "cores", "expected"), [(1, 8, 1), (3, 8, 1), (8, 8, 2), (98, 4, 4), (98, None, 1), (98, 64, 24)]
)
def test_a_process_more_must_pay(brands: int, cores: int | None, expected: int) -> None:
    assert processes(brands, cores) == expected


@pytest.mark.long
def test_nothing_to_do_is_done_quickly(many: Path, content: Path, tmp_path: Path) -> None:
    """No library for pages is loaded before it is known that there is something to make."""
    pack([many], out=tmp_path / "packs", content=content, inspect=False)
    script = f"""
import sys
from pathlib import Path
from sheetbuilder.cli import run
arguments = ["pack", {str(many)!r}, "-o", {str(tmp_path / "packs")!r}, "--content", {str(content)!r}, "--no-inspect"]
assert run(arguments, {{}}) == 0
print(sorted(set(sys.modules) & {{"pydantic", "reportlab", "uharfbuzz", "yaml", "pypdf", "multiprocessing"}}))
"""
    ended = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ended.stdout.splitlines()[-1] == "[]"
    assert len(ended.stdout.splitlines()) == MANY + 1


# Letterheads


def with_letterhead(folder: Path, data: bytes) -> Path:
    """A brand whose letterhead lies under the first page of every document."""
    brand = brand_file(folder)
    (folder / "letterhead.pdf").write_bytes(data)
    with brand.open("a", encoding="utf-8") as file:
        file.write("overlay:\n  first: {file: letterhead.pdf}\n  make_room: true\n")
    return brand


def test_a_letterhead_that_takes_back_pdfa_is_told_where_it_is_so(make: Make, tmp_path: Path) -> None:
    brand = with_letterhead(tmp_path / "brand", letterheads.unembedded())
    (outcome,) = make(brand, inspect=True)
    assert outcome.status is Status.BUILT
    assert outcome.folder is not None
    known = manifest.read(outcome.folder)
    assert known is not None
    statement = (outcome.folder / "tilgaengelighed.txt").read_text("utf-8")
    for entry in known.files:
        report = inspect(outcome.folder / entry.name)
        claims = (
            *([f"PDF/UA-{report.pdfua}"] if report.pdfua else []),
            *([f"PDF/A-{report.pdfa}"] if report.pdfa else []),
        )
        assert entry.promises == claims
        # The figure lies, and so has no letterhead that stands.
        assert ("PDF/A-2a" in entry.promises) == (entry.target == "workflow")
        assert entry.inspect is not None
        assert (entry.inspect.errors + entry.inspect.warnings > 0) == bool(report.problems)
    assert f"ikke PDF/A-2a, fordi brevpapiret eller logoet ikke tillader det: {known.files[0].name}" in statement
    assert "Alle filer er lavet efter" not in statement
    assert "brevpapiret, bliver ikke læst op" in statement
    assert outcome.problems, "what the letterhead takes away is told"
    assert make(brand, inspect=True)[0].problems == tuple(
        problem for problem in outcome.problems if problem.where is not None and problem.where.file.suffix != ".pdf"
    )
    assert make(brand, require=True)[0].status is Status.FAILED
    assert manifest.read(outcome.folder) == known, "the old pack is still there"


def test_a_sound_letterhead_takes_nothing_back(make: Make, tmp_path: Path) -> None:
    (outcome,) = make(with_letterhead(tmp_path / "brand", letterheads.municipal()), inspect=True, require=True)
    assert outcome.status is Status.BUILT, outcome.problems
    assert outcome.folder is not None
    known = manifest.read(outcome.folder)
    assert known is not None
    assert all(entry.promises == ("PDF/UA-1", "PDF/A-2a") for entry in known.files)
    assert list(known.inputs)[-1] == "letterhead.pdf"
    assert "brevpapiret, bliver ikke læst op" in (outcome.folder / "tilgaengelighed.txt").read_text("utf-8")
    assert outcome.notes, "that content has moved is told"


@pytest.mark.long
def test_another_letterhead_makes_another_pack(make: Make, tmp_path: Path) -> None:
    brand = with_letterhead(tmp_path / "brand", letterheads.municipal())
    make(brand)
    assert make(brand)[0].status is Status.UNCHANGED
    (tmp_path / "brand" / "letterhead.pdf").write_bytes(letterheads.cmyk())
    assert make(brand)[0].status is Status.BUILT
    before = contents(tmp_path / "packs")
    (tmp_path / "brand" / "letterhead.pdf").write_bytes(letterheads.truncated())
    (outcome,) = make(brand)
    assert outcome.failure is errors.ContentError
    assert contents(tmp_path / "packs") == before


def test_a_pack_of_another_brand_is_not_written_over(make: Make, tmp_path: Path) -> None:
    make(brand_file(tmp_path / "a", "Prøvesund Kommune", "00 00 00 01"))
    before = contents(tmp_path / "packs")
    (outcome,) = make(brand_file(tmp_path / "b", "Proevesund Kommune", "00 00 00 02"))
    assert [problem.code for problem in outcome.problems if problem.severity is Severity.ERROR] == ["SB514"]
    assert "Prøvesund Kommune" in str(outcome.problems[0].message)
    assert contents(tmp_path / "packs") == before


@pytest.mark.long
def test_capitals_do_not_make_another_brand(make: Make, tmp_path: Path) -> None:
    make(brand_file(tmp_path / "a", "Prøvesund Kommune", "00 00 00 01"))
    (outcome,) = make(brand_file(tmp_path / "a", "Prøvesund kommune", "00 00 00 01"))
    assert outcome.status is Status.BUILT


def test_posters_are_put_into_a_pack_on_request(make: Make, tmp_path: Path) -> None:
    brand = brand_file(tmp_path / "brand")
    (usual,) = make(brand)
    assert usual.folder is not None
    before = contents(usual.folder)
    (with_posters,) = make(brand, imposition=Poster("a2"), inspect=True)
    assert (with_posters.folder, with_posters.status) == (usual.folder, Status.BUILT)
    after = contents(usual.folder)
    added = {name for name in after if name not in before}
    assert added == {"arbejdsgang-plakat-a2-a4-2.0.pdf", "kerneelementer-plakat-a2-a4-2.0.pdf"}
    assert all(after[name] == before[name] for name in before if name.endswith(".pdf"))
    told = manifest.read(usual.folder)
    assert told is not None
    assert {(one.name, one.paper, one.pages) for one in told.files if one.name in added} == {
        (name, "a4", 8) for name in added
    }
    (again,) = make(brand, imposition=Poster("a2"), inspect=True)
    assert again.status is Status.UNCHANGED


def test_files_to_be_filled_in_are_put_into_a_pack_on_request(make: Make, tmp_path: Path) -> None:
    brand = brand_file(tmp_path / "brand")
    (usual,) = make(brand)
    assert usual.folder is not None
    before = contents(usual.folder)
    (one,) = make(brand, fillable=True, inspect=True)
    assert (one.folder, one.status, one.problems) == (usual.folder, Status.BUILT, usual.problems)
    after = contents(usual.folder)
    added = {name for name in after if name not in before}
    told = manifest.read(usual.folder)
    assert told is not None
    assert {entry.name for entry in told.files if entry.edition == "fillable"} == added
    assert {entry.promises for entry in told.files if entry.edition == "fillable"} == {("PDF/UA-1",)}
    targets = {entry.target for entry in told.files if entry.edition == "fillable"}
    assert {"set-1", "1.1"} <= targets, "what has places to write"
    assert {"workflow", "core-elements"}.isdisjoint(targets), "and nothing else"
    assert {name.replace("-udfyldelig", "") for name in added} <= set(before)
    assert all(after[name] == before[name] for name in before if name.endswith(".pdf"))
    (again,) = make(brand, fillable=True, inspect=True)
    assert again.status is Status.UNCHANGED


def test_large_print_of_everything_is_put_into_a_pack_on_request(make: Make, tmp_path: Path) -> None:
    brand = brand_file(tmp_path / "brand")
    (usual,) = make(brand)
    assert usual.folder is not None
    before = contents(usual.folder)
    (one,) = make(brand, large_print=True, inspect=True)
    assert (one.folder, one.status, one.problems) == (usual.folder, Status.BUILT, usual.problems)
    after = contents(usual.folder)
    told = manifest.read(usual.folder)
    assert told is not None
    large = [entry for entry in told.files if entry.edition == "large-print"]
    assert {entry.name for entry in large} == set(after) - set(before)
    assert all("-stor-skrift" in entry.name for entry in large)
    assert {entry.target for entry in large} == {entry.target for entry in told.files}
    assert all(entry.inspect is not None and not entry.inspect.errors for entry in large)
    assert all(after[name] == before[name] for name in before if name.endswith(".pdf"))
    (again,) = make(brand, large_print=True, inspect=True)
    assert again.status is Status.UNCHANGED


def test_a_pack_for_a_press_has_none_to_be_filled_in(make: Make, tmp_path: Path) -> None:
    profile = InkProfile(tmp_path / "press.icc", "Press", b"")
    (one,) = make(brand_file(tmp_path / "brand"), fillable=True, output_intent=profile)
    assert (one.status, {problem.code for problem in one.problems}) == (Status.FAILED, {"SB930"})
