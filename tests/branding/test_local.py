"""Local lines in print: marked, read with their line, clean, and told where they do not fit."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from sheetbuilder import ContentError, LayoutError, Package, build, check, load, load_brand
from sheetbuilder.branding.accepted import record_of
from sheetbuilder.branding.differing import Address, addresses, differing, remember
from sheetbuilder.content.local import LocalKind
from sheetbuilder.errors import OutputError
from sheetbuilder.layout.local import mark_width
from sheetbuilder.values import replace
from tests.contexts import context
from tests.readings import inspect
from tests.tools import verapdf

EXAMPLE = Path(__file__).parents[2] / "examples" / "brands" / "proevesund.yaml"
HEAD = 'type: brand\nname: Prøvesund Kommune\nmunicipality_code: "0000"\nlocal:\n'
LINES = """\
  - {sheet: "2.6", block: checklist, add: Vagthavende er ringet op, id: vagthavende, after: opkald}
  - {sheet: "2.6", block: checklist, item: leder, drop: true}
  - {sheet: "2.6", block: moves, item: niveau, drop: true}
  - {sheet: "2.6", block: moves, add: Aftal et kodeord., id: kodeord, after: fire-blikke}
  - {sheet: "2.6", block: notes, item: beslutning, replace: Beslutning og kodeord}
  - {sheet: "2.6", title: Sikkerhed før mødet}
"""


@pytest.fixture
def brand_file(tmp_path: Path) -> Path:
    path = tmp_path / "brand.yaml"
    path.write_text(HEAD + LINES, encoding="utf-8")
    return path


def words(path: Path) -> str:
    return " ".join(inspect(path).text().replace("\u00a0", " ").split())


def test_local_lines_are_marked_and_read_with_their_line(ours: Package, brand_file: Path, tmp_path: Path) -> None:
    (built,) = build(ours, ["2.6"], out=tmp_path, brand=load_brand(brand_file))
    report = inspect(built.path)
    assert report.problems == ()
    text = words(built.path)
    assert "Sikkerhed før mødet Lokalt" in text
    assert "A Aftal et kodeord. Lokalt 3 Skil det" in text
    assert "5 Skriv et tiltag" in text
    assert "Vælg grøn" not in text
    assert "Vagthavende er ringet op Lokalt" in text
    assert "Lederen er orienteret" not in text
    assert "Beslutning og kodeord Lokalt hvem gør hvad hvornår" in text
    assert text.count("Lokalt") == 4


def test_an_own_sheet_is_a_target_and_says_whose_it_is(ours: Package, brand_file: Path, tmp_path: Path) -> None:
    core = (ours.directory / "1.4-brobyggere.yaml").read_text(encoding="utf-8")
    own = core.replace('"1.4"', '"1.5"').replace("slug: brobyggere", "slug: vores-eget")
    (tmp_path / "1.5-vores-eget.yaml").write_text(own, encoding="utf-8")
    with brand_file.open("a", encoding="utf-8") as file:
        file.write("  - add_sheet: 1.5-vores-eget.yaml\n")
    counts: list[int] = []
    (built,) = build(ours, ["1.5"], out=tmp_path, brand=load_brand(brand_file), begin=counts.append)
    assert (built.path.name, counts) == ("ark-1.5-vores-eget.pdf", [1])
    assert inspect(built.path).problems == ()
    assert "Lokalt Ark 1.5" in words(built.path)


@pytest.mark.long
def test_a_dropped_sheet_is_nowhere(ours: Package, brand_file: Path, tmp_path: Path) -> None:
    brand_file.write_text(HEAD + '  - {sheet: "2.1", drop: true}\n', encoding="utf-8")
    made = build(ours, ["set-1", "guide", "core-elements", "strategy"], out=tmp_path, brand=load_brand(brand_file))
    for built in made:
        report = inspect(built.path)
        assert report.problems == ()
        assert "Valg af mødested" not in words(built.path)
    assert {problem.code for problem in made[0].warnings} == {"SB350"}


def test_what_does_not_fit_is_told_at_the_line(ours: Package, brand_file: Path, tmp_path: Path) -> None:
    extra = "".join(
        f'  - {{sheet: "2.6", block: notes, add: Felt {n}, id: felt-{n}, lines: 9, after: beslutning}}\n'
        for n in range(3)
    )
    brand_file.write_text(HEAD + extra, encoding="utf-8")
    with pytest.raises(LayoutError) as raised:
        build(ours, ["2.6"], out=tmp_path / "out", brand=load_brand(brand_file))
    assert {problem.code for problem in raised.value.problems} == {"SB401"}
    places = {(problem.where.file.name, problem.where.line) for problem in raised.value.problems if problem.where}
    assert places == {("brand.yaml", 7)}
    assert not (tmp_path / "out").exists()


def test_contents_grow_with_the_sheets_that_come(ours: Package, brand_file: Path, tmp_path: Path) -> None:
    core = (ours.directory / "1.4-brobyggere.yaml").read_text(encoding="utf-8")
    lines = []
    for number in range(5, 15):
        own = core.replace('"1.4"', f'"1.{number}"').replace("slug: brobyggere", f"slug: eget-{number}")
        (tmp_path / f"1.{number}-eget-{number}.yaml").write_text(own, encoding="utf-8")
        lines.append(f"  - add_sheet: 1.{number}-eget-{number}.yaml\n")
    brand_file.write_text(HEAD + "".join(lines), encoding="utf-8")
    (one,) = build(ours, ["set-1"], out=tmp_path / "out", brand=load_brand(brand_file))
    (core_one,) = build(ours, ["set-1"], out=tmp_path / "core")
    # Ten papers more, and one for the second page of the contents.
    assert one.pages == core_one.pages + 22


@pytest.mark.long
def test_the_example_changes_everything_that_can_be_changed(ours: Package) -> None:
    brand = load_brand(EXAMPLE)
    changes = differing(ours, brand).changes
    assert {change.kind for change in changes} == set(LocalKind)
    assert {change.line.block for change in changes} >= {"moves", "checklist", "means", "advice", "notes", "panel"}
    assert {problem.code for problem in check(ours, brand=brand)} <= {"SB325"}
    bare = replace(brand, file=brand.file.changed(brand.file.located, overlay=None))  # its letterhead is for A4
    for paper in ("a3", "a5"):
        assert {problem.code for problem in check(ours, brand=bare, paper=paper)} <= {"SB325"}


def test_the_manual_says_what_works(ours: Package, brand_file: Path) -> None:
    manual = (EXAMPLE.parents[2] / "docs" / "branding.md").read_text(encoding="utf-8")
    (told,) = re.findall(r"```yaml\n(local:\n.*?)```", manual, re.DOTALL)
    lines = [line for line in told.splitlines(keepends=True) if "add_sheet" not in line]
    brand_file.write_text(HEAD.replace("local:\n", "") + "".join(lines), encoding="utf-8")
    kinds = [change.kind for change in differing(ours, load_brand(brand_file)).changes]
    assert set(kinds) == set(LocalKind) - {LocalKind.ADD_SHEET}


def test_a_letter_that_the_font_lacks_is_told_once(ours: Package, brand_file: Path, tmp_path: Path) -> None:
    line = '  - {sheet: "2.6", block: checklist, item: stop, replace: Stop 日}\n'
    brand_file.write_text(HEAD + line, encoding="utf-8")
    with pytest.raises(LayoutError) as raised:
        build(ours, ["2.6"], out=tmp_path, brand=load_brand(brand_file))
    (problem,) = raised.value.problems
    assert problem.where is not None
    assert (problem.code, problem.where.file, problem.where.line) == ("SB304", brand_file, 5)


def test_check_lays_a_brand_out_and_writes_nothing(ours: Package, brand_file: Path) -> None:
    before = sorted(brand_file.parent.iterdir())
    assert check(ours, brand=load_brand(brand_file)) == ()
    brand_file.write_text(HEAD + LINES.replace("opkald", "opkalt"), encoding="utf-8")
    with pytest.raises(ContentError) as raised:
        check(ours, brand=load_brand(brand_file))
    assert [problem.code for problem in raised.value.problems] == ["SB342"]
    assert sorted(brand_file.parent.iterdir()) == before


def test_lines_and_files_that_are_wrong_are_told_at_once(ours: Package, brand_file: Path) -> None:
    missing = "overlay: findes-ikke.pdf\n"
    brand_file.write_text(missing + HEAD + LINES.replace("opkald", "opkalt"), encoding="utf-8")
    with pytest.raises(ContentError) as raised:
        check(ours, brand=load_brand(brand_file))
    places = {problem.where.line: problem.code for problem in raised.value.problems if problem.where}
    assert places == {1: "SB360", 6: "SB342"}


@pytest.mark.long
def test_what_the_core_changes_under_a_line_is_told_until_it_is_accepted(brand_file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "core"
    (folder / "handouts").mkdir(parents=True)
    for path in (*load().directory.glob("*.yaml"), *load().directory.glob("handouts/*.yaml")):
        (folder / path.relative_to(load().directory)).write_bytes(path.read_bytes())
    brand, core = load_brand(brand_file), load(folder)
    found = differing(core, brand)
    assert found.warnings == ()
    assert remember(brand_file, found.changes, core) == record_of(brand_file)
    kept = json.loads(record_of(brand_file).read_text(encoding="utf-8"))
    assert kept["edition"] == core.meta.edition
    assert kept["texts"]["2.6/checklist/leder"] == "Lederen er orienteret"
    assert "2.6/checklist/vagthavende" not in kept["texts"]
    assert check(core, brand=brand) == ()

    sheet = folder / "2.6-risikovurdering.yaml"
    text = sheet.read_text(encoding="utf-8").replace("Lederen er orienteret", "Lederen er ringet op")
    sheet.write_text(text, encoding="utf-8")
    core = load(folder)
    (warning,) = check(core, brand=brand)
    assert warning.where is not None
    assert (warning.code, warning.where.file, warning.where.line) == ("SB351", brand_file, 6)
    assert "“Lederen er orienteret”, now “Lederen er ringet op”" in str(warning.message)
    now = differing(core, brand)
    told = {change.address: now.then(change) for change in now.changes if now.then(change)}
    assert told == {"2.6/checklist/leder": "Lederen er orienteret"}
    with pytest.raises(ContentError):
        build(core, ["2.6"], out=tmp_path / "out", brand=brand, strict=True)
    remember(brand_file, differing(core, brand).changes, core)
    assert check(core, brand=brand) == ()


@pytest.mark.long
@pytest.mark.parametrize(
    "record",
    [
        "",
        "[]",
        '{"texts": {}}',
        '{"edition": "1", "texts": {"a": 1}}',
        "[" * 100_000,
        r'{"edition": "1", "texts": {"a": "\ud800"}}',
    ],
)
def test_a_record_that_cannot_be_read_is_a_warning(record: str, ours: Package, brand_file: Path) -> None:
    record_of(brand_file).write_text(record, encoding="utf-8")
    (warning,) = check(ours, brand=load_brand(brand_file))
    assert (warning.code, warning.where and warning.where.file) == ("SB352", record_of(brand_file))


@pytest.mark.long
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes with names")
def test_a_pipe_in_the_place_of_the_record_does_not_make_one_wait(ours: Package, brand_file: Path) -> None:
    os.mkfifo(record_of(brand_file))
    assert [warning.code for warning in check(ours, brand=load_brand(brand_file))] == ["SB352"]


def test_a_record_that_cannot_be_written_is_told(ours: Package, brand_file: Path) -> None:
    record_of(brand_file).mkdir()
    with pytest.raises(OutputError):
        remember(brand_file, (), ours)
    assert sorted(path.name for path in brand_file.parent.iterdir()) == ["brand.core.json", "brand.yaml"]


def test_every_name_that_is_shown_can_be_used(ours: Package, brand_file: Path) -> None:
    every = list(addresses(ours))
    assert Address("2.6", "checklist", "leder", "Lederen er orienteret") in every
    named = [one for one in every if one.item]
    told = "".join(
        f"  - {{{'sheet' if one.place[0].isdigit() else 'page'}: '{one.place}', block: {one.block}, item: {one.item},"
        " replace: Kort}\n"
        for one in named[:200]
    )
    brand_file.write_text(HEAD + told, encoding="utf-8")
    found = differing(ours, load_brand(brand_file))
    assert len(found.changes) == 200
    assert [change.core for change in found.changes] == [
        f"[{', '.join(one.when)}] {one.text}" if one.when else one.text for one in named[:200]
    ]


def test_what_is_printed_for_some_brands_alone_is_shown_with_its_conditions(ours: Package) -> None:
    closing = list(addresses(ours, ["closing"]))
    assert {one.item: one.when for one in closing if one.block == "panel"}["infohus"] == ("not contacts",)
    told = [one for one in closing if one.block == "text"]
    assert {one.when for one in told} == {("approved",), ("not approved",)}
    assert all(one.text and not one.item for one in told)


@pytest.mark.parametrize("paper", ["a4", "a3", "a5"])
def test_the_mark_is_small_and_never_smaller_than_may_be(paper: str, ours: Package) -> None:
    at = context(ours, paper)
    assert at.style("foot").size >= 8
    assert 0 < mark_width(at) < at.mm(20)


@pytest.mark.long
def test_the_example_is_judged_sound_by_another_program(ours: Package, tmp_path: Path) -> None:
    names = ["2.1", "2.6", "2.7", "set-1", "core-elements"]
    made = build(ours, names, out=tmp_path, brand=load_brand(EXAMPLE))
    files = [built.path for built in made]
    for flavour in ("ua1", "2a"):
        assert verapdf(flavour, files) == dict.fromkeys(files, "PASS")
