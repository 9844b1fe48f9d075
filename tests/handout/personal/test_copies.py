"""Personal copies: each bears its own name and nobody else's, all of them or none are there, nothing else is kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from sheetbuilder import Flip, Holes, Sides, plan_copies, write_collated, write_copies
from sheetbuilder.branding.options import PrintKeywords
from sheetbuilder.content import Package
from sheetbuilder.errors import ContentError, LayoutError, OutputError
from sheetbuilder.handout import CopyPlan
from sheetbuilder.imposition.booklet import Booklet
from sheetbuilder.imposition.n_up import NUp
from sheetbuilder.layout.holes import FROM_EDGE, RADIUS
from sheetbuilder.pdf.write.syntax import number
from sheetbuilder.publish import manifest
from sheetbuilder.theme.papers import MM
from tests.foreign.graft.test_fields import filled
from tests.forms import fields
from tests.pdf.handmade import made
from tests.readings import inspect
from tests.tools import run, verapdf

NAMES = ("Ænne Ågård", "Bosse Østby", "Bosse Østby", "Zoë Ünal-Kvistgård Højlund")
LIST = "navn;organisation;udgave\n" + "".join(
    f"{name};{organisation};{edition}\n"
    for name, organisation, edition in zip(
        NAMES,
        ("Prøvesund Kommune", "Eksempelkøbing Kommune", "Mønsterbjerg Kommune", ""),
        ("", "", "", "underviser"),
        strict=True,
    )
)
RECIPE = """\
type: handout
title: En dag om samtalen
items:
  - type: cover
  - type: contents
  - type: sheet
    sheet: "2.2"
  - type: notes
    pages: 1
  - type: certificate
"""


@pytest.fixture(scope="module")
def recipe(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("recipe") / "dagen.yaml"
    path.write_text(RECIPE, encoding="utf-8")
    return path


def planned(package: Package, recipe: Path, folder: Path, text: str = LIST) -> CopyPlan:
    people = folder / "people.csv"
    people.write_text(text, encoding="utf-8")
    return plan_copies(package, recipe, people, out=folder / "out")


def words_of(path: Path) -> list[str]:
    return [" ".join(page.extract_text().replace("\u00a0", " ").split()) for page in PdfReader(path).pages]


@pytest.fixture(scope="module")
def copies(ours: Package, recipe: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return [one.path for one in write_copies(planned(ours, recipe, tmp_path_factory.mktemp("copies")))]


@pytest.fixture(scope="module")
def in_one(ours: Package, recipe: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_collated(planned(ours, recipe, tmp_path_factory.mktemp("collated"))).path


class _EnoughError(Exception):
    pass


def test_who_watches_is_told_of_each_copy_and_can_stop_it(ours: Package, recipe: Path, tmp_path: Path) -> None:
    told: list[object] = []
    (tmp_path / "people.csv").write_text(LIST, "utf-8")
    plan = plan_copies(
        ours, recipe, tmp_path / "people.csv", out=tmp_path / "out", begin=told.append, composed=told.append
    )
    assert told == [len(NAMES), *NAMES]

    def enough(file: str) -> None:
        told.append(file)
        raise _EnoughError

    with pytest.raises(_EnoughError):
        write_copies(plan, printed=enough)
    assert told[-1] == next(iter(plan.copies))
    assert list((tmp_path / "out").rglob("*.pdf")) == []


def test_two_of_one_name_get_two_files(copies: list[Path]) -> None:
    assert [path.name for path in copies] == [
        "dagen-deltager-aenne-aagaard.pdf",
        "dagen-deltager-bosse-oestby.pdf",
        "dagen-deltager-bosse-oestby-2.pdf",
        "dagen-underviser-zoe-unal-kvistgaard-hoejlund.pdf",
    ]
    assert {path.name for path in copies[0].parent.iterdir()} == {*(path.name for path in copies), "manifest.json"}


def test_cover_and_certificate_bear_the_name_and_no_other_page_does(copies: list[Path]) -> None:
    for path, name in zip(copies, NAMES, strict=True):
        pages = words_of(path)
        assert [index for index, page in enumerate(pages) if name in page] == [0, len(pages) - 2]
        assert f"Kursusbevis {name}" in pages[-2]
        assert not any(other in page for other in set(NAMES) - {name} for page in pages)


def test_a_name_is_printed_and_is_nowhere_else_in_the_file(copies: list[Path]) -> None:
    """Not in the metadata, nor in the outline, nor in any other object: only in what the pages show."""
    for path, name in zip(copies, NAMES, strict=True):
        reader = PdfReader(path)
        told = (reader.metadata, reader.xmp_metadata and reader.xmp_metadata.dc_title, reader.outline)
        for word in name.split():
            assert word not in str(told)
            raw = run("qpdf", "--qdf", "--object-streams=disable", path, "-").said
            assert word not in raw
            assert word.encode("utf-16-be").hex() not in raw.lower()


def test_copies_are_clean_by_every_judge(copies: list[Path], in_one: Path) -> None:
    for path in (*copies, in_one):
        assert inspect(path).problems == ()
        ran = run("qpdf", "--check", path)
        assert (ran.code, ran.complained) == (0, "")
    for flavour in ("ua1", "2a"):
        assert set(verapdf(flavour, [copies[0], copies[-1], in_one]).values()) == {"PASS"}


def test_collated_is_the_same_pages_in_the_order_of_the_list(copies: list[Path], in_one: Path) -> None:
    pages = [words_of(path) for path in copies]
    assert words_of(in_one) == [page for copy in pages for page in copy]
    assert all(len(copy) % 2 == 0 for copy in pages)
    assert in_one.name == "dagen-samlet.pdf"


def test_a_document_of_a_single_page_gets_a_back_where_the_next_one_would_be(ours: Package, tmp_path: Path) -> None:
    recipe = tmp_path / "bevis.yaml"
    recipe.write_text("type: handout\ntitle: En dag\nitems:\n  - type: certificate\n", encoding="utf-8")
    people = tmp_path / "people.csv"
    people.write_text(LIST, encoding="utf-8")
    pages = words_of(write_collated(plan_copies(ours, recipe, people, out=tmp_path)).path)
    assert [index for index, page in enumerate(pages) if "Kursusbevis" in page] == [0, 2, 4, 6]
    simplex = words_of(write_collated(plan_copies(ours, recipe, people, out=tmp_path, sides=Sides.SIMPLEX)).path)
    assert ["Kursusbevis" in page for page in simplex] == [True] * 4


def test_every_way_to_print_copies_is_asked_of_the_printer(ours: Package, tmp_path: Path) -> None:
    recipe = tmp_path / "bevis.yaml"
    recipe.write_text("type: handout\ntitle: En dag\nitems:\n  - type: cover\n  - type: strategy\n", encoding="utf-8")
    people = tmp_path / "people.csv"
    people.write_text("navn\nDeltager 1\nDeltager 2\n", encoding="utf-8")
    asked: tuple[PrintKeywords, PrintKeywords] = {"flip": Flip.SHORT}, {"sides": Sides.SIMPLEX, "holes": Holes.TWO}
    for options, duplex in zip(asked, ("/DuplexFlipShortEdge", "/Simplex"), strict=True):
        plan = plan_copies(ours, recipe, people, out=tmp_path, **options)
        for built in (*write_copies(plan), write_collated(plan)):
            reader = PdfReader(built.path)
            root: Any = reader.root_object
            assert root["/ViewerPreferences"]["/Duplex"] == duplex
            # A circle is four curves; a cover has none of its own that are so large.
            content = reader.pages[0].get_contents()
            assert content is not None
            begin = f"{number(FROM_EDGE + RADIUS)} ".encode()
            assert (begin in content.get_data()) == ("holes" in options)


@pytest.mark.long
def test_booklets_bear_names_and_each_begins_on_a_paper_of_its_own(ours: Package, recipe: Path, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text(LIST, encoding="utf-8")
    plan = plan_copies(ours, recipe, people, out=tmp_path / "out", imposition=Booklet(0.1 * MM))
    single, together = write_copies(plan), write_collated(plan)
    known = manifest.read(together.path.parent)
    assert together.path.name == "dagen-samlet-foldehaefte.pdf"
    assert together.pages == sum(one.pages for one in single)
    assert known is not None
    assert [(one.pages, one.scheme) for one in known.files] == [(together.pages, "booklet")]
    for one, name in zip(single, NAMES, strict=True):
        assert one.pages % 2 == 0
        pages = words_of(one.path)
        assert len(pages) == one.pages
        assert name in pages[0], "the cover is the right-hand half of the outermost paper"
        assert not any(other in page for other in set(NAMES) - {name} for page in pages)
        assert inspect(one.path).problems == ()
    begins = [sum(one.pages for one in single[:at]) for at in range(len(single))]
    pages = words_of(together.path)
    assert all(name in pages[at] for name, at in zip(NAMES, begins, strict=True))
    assert inspect(together.path).problems == ()


@pytest.mark.long
@pytest.mark.parametrize("scheme", [NUp(2), NUp(4), NUp(2, note_lines=True)])
def test_several_pages_of_a_copy_stand_on_a_side_and_nobody_elses(
    scheme: NUp, ours: Package, recipe: Path, tmp_path: Path
) -> None:
    people = tmp_path / "people.csv"
    people.write_text(LIST, encoding="utf-8")
    plan = plan_copies(ours, recipe, people, out=tmp_path / "out", imposition=scheme)
    single, together = write_copies(plan), write_collated(plan)
    assert together.pages == sum(one.pages for one in single)
    pages = words_of(together.path)
    for at, (one, name) in enumerate(zip(single, NAMES, strict=True)):
        assert one.pages % 2 == 0, "nobody's copy begins on the back of another"
        own = words_of(one.path)
        assert name in own[0]
        assert not any(other in page for other in set(NAMES) - {name} for page in own)
        assert pages[sum(each.pages for each in single[:at]) :][: one.pages] == own
        assert inspect(one.path).problems == ()
    assert inspect(together.path).problems == ()


def test_a_second_run_takes_the_place_of_the_first(ours: Package, recipe: Path, tmp_path: Path) -> None:
    first = {one.path for one in write_copies(planned(ours, recipe, tmp_path))}
    second = {one.path for one in write_copies(planned(ours, recipe, tmp_path, "navn\nEva Holm\n"))}
    (path,) = second
    assert {one.name for one in path.parent.iterdir()} == {path.name, "manifest.json"}
    assert not any(one.exists() for one in first)


def test_a_strangers_file_is_not_lost(ours: Package, recipe: Path, tmp_path: Path) -> None:
    plan = planned(ours, recipe, tmp_path)
    plan.folder.mkdir(parents=True)
    stranger = plan.folder / "noter.txt"
    stranger.write_text("x")
    with pytest.raises(OutputError):
        write_copies(plan)
    assert [one.name for one in plan.folder.iterdir()] == ["noter.txt"]


@pytest.mark.long
def test_the_small_sheets_stay_on_the_cover_below_a_name_that_leaves_them_room(ours: Package, tmp_path: Path) -> None:
    recipe = Path("examples/handouts/samtalen-hele-vejen.yaml")
    longest = " ".join(["Langtnavn"] * 8)
    text = f"navn;organisation\nBo;\nBo Holm;Prøvesund Kommune\n{longest};Prøvesund Kommune\n"
    covers = [words_of(one.path)[0] for one in write_copies(planned(ours, recipe, tmp_path, text))]
    small = "2.2 3.1 3.4 3.3"
    # White space yields to a name and the line below it; a name of three lines it cannot yield to.
    assert [all(number in cover for number in small.split()) for cover in covers] == [True, True, False]
    assert "Bo Holm Prøvesund Kommune" in covers[1]
    assert longest in covers[2]


def test_what_does_not_fit_is_told_by_the_row_of_the_list(ours: Package, recipe: Path, tmp_path: Path) -> None:
    people = f"navn;organisation\nBo;A\n{'W' * 78};B\nEva \u6f22;C\n{'W' * 79};D\n"
    with pytest.raises(LayoutError) as caught:
        planned(ours, recipe, tmp_path, people)
    assert {(one.code, one.where.line if one.where else 0) for one in caught.value.problems} == {
        ("SB404", 3),
        ("SB304", 4),
        ("SB404", 5),
    }
    hints = {str(one.hint) for one in caught.value.problems if one.code == "SB404"}
    assert hints == {"shorten it; it is never made smaller"}
    assert not (tmp_path / "out").exists()


def test_copies_without_a_place_for_a_name_are_told(ours: Package, recipe: Path, tmp_path: Path) -> None:
    bare = tmp_path / "bare.yaml"
    bare.write_text("type: handout\ntitle: En dag\nitems:\n  - type: notes\n", encoding="utf-8")
    assert [one.code for one in planned(ours, bare, tmp_path, "navn\nBo\n").warnings] == ["SB787"]
    assert planned(ours, recipe, tmp_path, "navn\nBo\n").warnings == ()


def test_strict_refuses_a_row_that_is_there_twice(ours: Package, recipe: Path, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text("navn\nBo\nBo\n", encoding="utf-8")
    with pytest.raises(ContentError):
        plan_copies(ours, recipe, people, out=tmp_path, strict=True)


def test_names_that_no_file_can_have_get_the_number_of_their_row(ours: Package, recipe: Path, tmp_path: Path) -> None:
    plan = planned(ours, recipe, tmp_path, "navn\n../../Bo\n...\nBo 2\nBo\nBo\n")
    assert [file.removeprefix("dagen-deltager-") for file in plan.copies] == [
        "bo.pdf",
        "3.pdf",
        "bo-2.pdf",
        "bo-3.pdf",
        "bo-4.pdf",
    ]


def test_fields_of_somebody_elses_pdf_have_a_name_of_their_own_in_every_copy(ours: Package, tmp_path: Path) -> None:
    made(tmp_path / "skema.pdf", filled)
    recipe = tmp_path / "skema.yaml"
    recipe.write_text(RECIPE + "  - type: pdf\n    file: skema.pdf\n    title: Skemaet\n", encoding="utf-8")
    people = tmp_path / "people.csv"
    people.write_text(LIST, encoding="utf-8")
    plan = plan_copies(ours, recipe, people, out=tmp_path)
    single, path = write_copies(plan)[0].path, write_collated(plan).path
    fields = PdfReader(single).get_fields() or {}
    every = PdfReader(path).get_fields() or {}
    assert len(fields) > 2
    assert len(every) == len(NAMES) * len(fields)
    for one in (single, path):
        assert inspect(one).problems == ()
    for flavour in ("ua1", "2a"):
        assert set(verapdf(flavour, [single, path]).values()) == {"PASS"}


def test_an_edition_with_nothing_in_it_makes_no_copy(ours: Package, tmp_path: Path) -> None:
    path = tmp_path / "liste.yaml"
    path.write_text("type: handout\ntitle: X\nitems:\n  - type: cover\n  - type: notes\n", "utf-8")
    assert planned(ours, path, tmp_path, "navn\nBo\n").copies
    path.write_text("type: handout\ntitle: X\nitems:\n  - type: sign-in\n    delete_by: 2027-06-01\n", "utf-8")
    with pytest.raises(ContentError) as caught:
        planned(ours, path, tmp_path, "navn\nBo\n")
    assert [one.code for one in caught.value.problems] == ["SB857"]


@pytest.mark.long
def test_copies_to_be_filled_in_name_each_field_once(ours: Package, tmp_path: Path) -> None:
    """In files of their own all copies name them alike; in one file each copy has a name before them, guests' too."""
    folder = tmp_path / "recipe"
    folder.mkdir()
    made(folder / "form.pdf", filled)
    recipe = folder / "dagen.yaml"
    recipe.write_text(RECIPE + "  - {type: pdf, file: form.pdf, title: Et skema}\n", encoding="utf-8")
    people = tmp_path / "people.csv"
    people.write_text(LIST, encoding="utf-8")
    plan = plan_copies(ours, recipe, people, out=tmp_path / "out", fillable=True)
    separate = [one.path for one in write_copies(plan)]
    collated = write_collated(plan).path
    assert all(path.stem.endswith("-udfyldelig") for path in (*separate, collated))
    alike = [fields(path) for path in separate]
    assert list(alike[0]) == list(alike[1]) == list(alike[2])
    own = [name for name in alike[0] if "/" in name]
    guests = [name for name in alike[0] if "/" not in name]
    assert {"item-3", "item-4"} <= {name.split("/")[0] for name in own}, own
    assert len(guests) > 3
    together = fields(collated)
    for place, one in enumerate(alike, 1):
        assert {f"copy-{place}/{name}" for name in one if "/" in name} <= set(together)
        assert {f"{place}-{name}" for name in one if "/" not in name} <= set(together)
    assert len(together) == sum(map(len, alike))
    for path in (separate[0], collated):
        assert inspect(path).clean
    assert set(verapdf("ua1", [*separate, collated]).values()) == {"PASS"}
