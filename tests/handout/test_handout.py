"""A handout with every kind of item: numbers, contents, outline, tree and print, in both editions."""

from __future__ import annotations

import hashlib
import re
import shutil
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pypdf
import pytest

from sheetbuilder import Report, Sides, handout, load
from sheetbuilder.content import Package
from sheetbuilder.errors import ContentError, LayoutError, OutputError
from sheetbuilder.handout import ready_made
from sheetbuilder.publish.manifest import read as read_manifest
from tests.readings import inspect
from tests.tools import run, verapdf

HERE = Path(__file__).parent
DECKS = HERE.parents[1] / "examples" / "handouts" / "decks"
KINDS = ("participant", "trainer")


@dataclass(frozen=True, slots=True)
class Made:
    """A finished edition, read back."""

    path: Path
    report: Report
    pages: tuple[str, ...]

    @property
    def labels(self) -> list[str]:
        return [page.label for page in self.report.pages]

    def text(self, label: str) -> str:
        """What stands on the page of that number."""
        return self.pages[self.labels.index(label)]


@pytest.fixture(scope="module")
def recipe(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("recipe")
    shutil.copy(HERE / "whole.yaml", folder / "hele-kurset.yaml")
    for deck in DECKS.glob("*.pdf"):
        shutil.copy(deck, folder)
    return folder / "hele-kurset.yaml"


def made_of(package: Package, recipe: Path, out: Path, **options: object) -> dict[str, Made]:
    found = {}
    for kind, built in zip(KINDS, handout(package, recipe, "both", out=out, **options), strict=True):  # type: ignore[arg-type]
        with pypdf.PdfReader(built.path) as reader:
            pages = tuple(" ".join(page.extract_text().split()) for page in reader.pages)
        found[kind] = Made(built.path, inspect(built.path), pages)
    return found


@pytest.fixture(scope="module")
def made(ours: Package, recipe: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Made]:
    return made_of(ours, recipe, tmp_path_factory.mktemp("out"))


def test_both_editions_are_clean_and_promise_what_they_keep(made: dict[str, Made]) -> None:
    for one in made.values():
        assert one.report.problems == (), [str(problem.message) for problem in one.report.problems]
        assert (one.report.pdfua, one.report.pdfa) == ("1", "2a")


@pytest.mark.long
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_verapdf_passes_both(flavour: str, made: dict[str, Made]) -> None:
    files = [one.path for one in made.values()]
    assert verapdf(flavour, files) == dict.fromkeys(files, "PASS")


@pytest.mark.long
def test_qpdf_and_poppler_have_nothing_to_say(made: dict[str, Made]) -> None:
    for one in made.values():
        ran = run("qpdf", "--check", one.path)
        assert (ran.code, ran.complained) == (0, ""), ran.said
        ran = run("pdftoppm", "-r", "10", "-gray", one.path)
        assert (ran.code, ran.complained) == (0, "")


def test_participants_pages_are_in_the_trainers_edition_under_the_same_numbers(made: dict[str, Made]) -> None:
    ours, theirs = made["participant"], made["trainer"]
    assert ours.labels == [str(number) for number in range(1, len(ours.pages) + 1)]
    own = {label for label in ours.labels if "En side til deltagerne" in ours.text(label)}
    gone = {*own, *(str(int(label) + 1) for label in own)}
    differ = {"1", "2", "3", *gone}  # the cover names its edition, the contents name pages of their own
    for label in ours.labels:
        if label not in differ:
            assert ours.text(label) == theirs.text(label)
    assert gone - set(theirs.labels) == {label for label in gone if ours.labels.index(label)} - set(theirs.labels)
    assert not own & {label for label in theirs.labels if "En side til deltagerne" in theirs.text(label)}


def test_a_right_hand_page_is_one_in_both(made: dict[str, Made]) -> None:
    for one in made.values():
        for at, label in enumerate(one.labels, 1):
            if label.isdecimal():
                assert at % 2 == int(label) % 2
            if re.search(r"Praktiske greb|Noter til underviseren", one.pages[at - 1]):
                assert at % 2 == 1


def test_the_trainer_has_notes_behind_every_sheet_and_nobody_else_has(made: dict[str, Made]) -> None:
    theirs = made["trainer"]
    backs = [at for at, page in enumerate(theirs.pages) if re.search(r"^.{0,60}arbejdsside", page)]
    assert len(backs) == 11
    for at in backs:
        assert "Noter til underviseren" in theirs.pages[at + 1]
        assert theirs.labels[at + 1] == f"{theirs.labels[at]}a"
        assert "Underviserudgave" in theirs.pages[at + 1]
    assert "Tag det alene først." in theirs.pages[backs[0] + 1]
    assert not any("Noter til underviseren" in page for page in made["participant"].pages)


def test_the_list_of_participants_is_the_trainers_alone_and_says_when_it_is_destroyed(made: dict[str, Made]) -> None:
    assert not any("Deltagerliste" in page for page in made["participant"].pages)
    (page,) = (page for page in made["trainer"].pages if page.startswith("Deltagerliste"))
    assert "sletter den senest den 1. juni 2027" in page
    tables = [[*node.walk()] for node in made["trainer"].report.tree.walk() if node.role == "Table"]
    (table,) = (nodes for nodes in tables if any(node.text.strip() == "Dag 1" for node in nodes))
    assert sum(node.role == "TR" for node in table) == 25


def test_every_row_of_the_contents_and_of_the_index_leads_to_the_page_it_names(made: dict[str, Made]) -> None:
    for one in made.values():
        links = [node for node in one.report.tree.walk() if node.role == "Link" and node.target.startswith("#")]
        rows = [(node.text.split()[-1], node.target) for node in links if re.search(r"[0-9][a-z]*$", node.text.strip())]
        assert len(rows) > 30
        for label, target in rows:
            if not node_is_reference(label):
                assert one.labels[int(target[1:]) - 1] == label


def node_is_reference(label: str) -> bool:
    """`ark 3.4`, `figur 1` in running text are no page numbers."""
    return "." in label or label == "1"


def test_the_outline_nests_part_sheet_and_section(made: dict[str, Made]) -> None:
    outline = [(entry.level, entry.title, entry.page or 0) for entry in made["trainer"].report.outline]
    labels = made["trainer"].labels
    at = next(index for index, row in enumerate(outline) if row[1] == "Før mødet")
    assert outline[at : at + 4] == [
        (1, "Før mødet", outline[at][2]),
        (2, "2.2 Vores egne briller", outline[at + 1][2]),
        (3, "arbejdsside", outline[at + 1][2] + 1),
        (3, "Noter til underviseren", outline[at + 1][2] + 2),
    ]
    assert labels[outline[at][2] - 1].isdecimal()
    assert {level for level, _, _ in outline} == {1, 2, 3}
    assert all(later[2] >= earlier[2] for earlier, later in pairwise(outline))


def test_headings_are_levelled_below_the_title(made: dict[str, Made]) -> None:
    for one in made.values():
        heads = [(node.role, node.text.strip()) for node in one.report.tree.walk() if re.fullmatch("H[1-6]", node.role)]
        assert heads[0] == ("H1", "Samtalen med borgeren")
        assert sum(role == "H1" for role, _ in heads) == 1
        assert ("H2", "Før mødet") in heads
        assert ("H3", "Vores egne briller") in heads
        assert ("H4", "Praktiske greb") in heads
        assert ("H2", "Register") in heads
        for (earlier, _), (later, _) in pairwise(heads):
            assert int(later[1]) <= int(earlier[1]) + 1


def test_the_foot_names_the_part(made: dict[str, Made]) -> None:
    one = made["participant"]
    (front, *_) = (page for page in one.pages if "Vores egne briller" in page and "Praktiske greb" in page)
    assert "Samtalen med borgeren · Før mødet · ark 2.2" in front
    assert re.search(r"side 9 af [0-9]+$", front)


def test_municipalities_are_a_list_in_words(made: dict[str, Made]) -> None:
    assert (
        "Deltagere fra Eksempelkøbing Kommune, Prøvesund Kommune, Mønsterbjerg Kommune, Kriminalforsorgen og Politiet"
        in made["participant"].pages[0]
    )


def test_the_programme_is_a_table_with_heads(made: dict[str, Made]) -> None:
    table = next(node for node in made["participant"].report.tree.walk() if node.role == "Table")
    heads = [node.text.strip() for node in table.walk() if node.role == "TH"]
    assert heads == ["Tid", "Indhold", "Ved", "9.00–9.30", "9.30–10.30", "10.30–10.45", "10.45–12.00"]


def test_each_slide_is_read_before_its_lines(made: dict[str, Made]) -> None:
    nodes = [*made["participant"].report.tree.walk()]
    said = "\n".join(node.alt or node.text for node in nodes)
    fields = [said.index(f"Felt til noter: dias {number}") for number in (1, 2, 3)]
    assert fields == sorted(fields)
    assert fields[0] < said.index("Det kan I, når I går hjem") < fields[1]
    assert "Fire døre på række" in [node.alt for node in nodes if node.role == "Figure"]


@pytest.mark.long
def test_printed_on_one_side_the_blank_pages_are_gone_and_the_numbers_stay(
    ours: Package, recipe: Path, tmp_path: Path, made: dict[str, Made]
) -> None:
    single = made_of(ours, recipe, tmp_path, sides=Sides.SIMPLEX)
    for kind in KINDS:
        both = made[kind]
        blank = [label for label in both.labels if "med vilje tom" in both.text(label)]
        assert len(blank) > 5
        assert single[kind].labels == [label for label in both.labels if label not in blank]
        assert single[kind].report.problems == ()
        for label in single[kind].labels[3:]:
            assert single[kind].text(label) == both.text(label)


@pytest.mark.long
def test_the_same_recipe_gives_the_same_bytes(
    ours: Package, recipe: Path, tmp_path: Path, made: dict[str, Made]
) -> None:
    again = made_of(ours, recipe, tmp_path)
    assert all(again[kind].path.read_bytes() == made[kind].path.read_bytes() for kind in KINDS)


# Acceptance stories of `users.md`


def test_story_6_sheets_in_teaching_order(ours: Package, tmp_path: Path) -> None:
    """Bundle 2.2, 3.4, 4.3 duplex: every sheet starts on a recto, contents right, headings re-levelled."""
    path = tmp_path / "tre-ark.yaml"
    path.write_text(
        "type: handout\ntitle: Tre ark\nitems:\n  - type: cover\n  - type: contents\n"
        + "".join(f'  - type: sheet\n    sheet: "{number}"\n' for number in ("2.2", "3.4", "4.3")),
        "utf-8",
    )
    one = made_of(ours, path, tmp_path)["participant"]
    assert len(one.pages) == 8
    for number, page in (("2.2", 3), ("3.4", 5), ("4.3", 7)):
        title = ours.sheet(number).title
        assert title in one.pages[page - 1]
        assert "Praktiske greb" in one.pages[page - 1]
        assert f"{number} {title} {page}" in one.pages[1]
    heads = [node.role for node in one.report.tree.walk() if node.text.strip() == ours.sheet("3.4").title]
    assert heads[0] == "H2"


@pytest.fixture(scope="module")
def come_along(ours: Package, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Made]]:
    """Every recipe that comes along, in both editions."""
    folder = tmp_path_factory.mktemp("come-along")
    return {name: made_of(ours, path, folder) for name, path in ready_made(ours).items()}


@pytest.mark.long
def test_the_recipes_that_come_along_are_clean(come_along: dict[str, dict[str, Made]]) -> None:
    assert set(come_along) == {"moedet-er-i-morgen", "hjemmebesoeg", "efter-moedet", "kursusdag"}
    for found in come_along.values():
        for one in found.values():
            assert one.report.problems == ()
        shared = [label for label in found["participant"].labels if label in found["trainer"].labels]
        assert shared == found["participant"].labels


@pytest.mark.long
def test_tomorrows_meeting_is_five_papers(come_along: dict[str, dict[str, Made]]) -> None:
    one = come_along["moedet-er-i-morgen"]["participant"]
    assert len(one.pages) == 10
    assert [bool(re.search("med vilje tom", page)) for page in one.pages][2:] == [False] * 8


@pytest.mark.long
def test_handouts_never_label_anybody(ours: Package, come_along: dict[str, dict[str, Made]]) -> None:
    banned = re.compile("|".join(map(re.escape, ours.meta.rules.banned)), re.IGNORECASE)
    for found in come_along.values():
        for one in found.values():
            for page in one.pages:
                assert not banned.search(page)


@pytest.mark.long
def test_another_language_says_no_danish_word(tmp_path: Path) -> None:
    package = load(HERE.parents[1] / "examples" / "first-conversation")
    recipes = ready_made(package)
    assert len(recipes) > 2
    for name, recipe in recipes.items():
        for one in made_of(package, recipe, tmp_path / name).values():
            assert one.report.problems == ()
            assert one.report.language == "en-GB"
            assert not set("æøåÆØÅ»«") & set("".join(one.pages))


# Failure


def test_an_existing_handout_survives_what_does_not_fit(ours: Package, tmp_path: Path) -> None:
    path = tmp_path / "k.yaml"
    path.write_text("type: handout\ntitle: K\nitems:\n  - type: notes\n", "utf-8")
    (built,) = handout(ours, path, out=tmp_path / "out")
    before = built.path.read_bytes()
    long = "Et meget langt trin, der bliver ved og ved. " * 30
    path.write_text(
        "type: handout\ntitle: K\nitems:\n  - type: exercise\n    title: For lang\n    minutes: 9\n    instructions:\n"
        + f"      - {long}\n" * 9,
        "utf-8",
    )
    with pytest.raises(LayoutError) as refused:
        handout(ours, path, out=tmp_path / "out")
    (problem,) = refused.value.problems
    assert (problem.code, problem.where and problem.where.line) == ("SB401", 4)
    assert built.path.read_bytes() == before


def test_strict_lets_warnings_stop_it(ours: Package, tmp_path: Path) -> None:
    path = tmp_path / "k.yaml"
    path.write_text("type: handout\ntitle: To  mellemrum\nitems:\n  - type: notes\n", "utf-8")
    assert [warning.code for warning in handout(ours, path, out=tmp_path / "out")[0].warnings] == ["SB252"]
    with pytest.raises(ContentError):
        handout(ours, path, out=tmp_path / "none", strict=True)
    assert not (tmp_path / "none").exists()


def test_a_folder_that_cannot_be_written_is_told(ours: Package, tmp_path: Path) -> None:
    path = tmp_path / "k.yaml"
    path.write_text("type: handout\ntitle: K\nitems:\n  - type: notes\n", "utf-8")
    (tmp_path / "out").write_text("a file where the folder should be", "utf-8")
    with pytest.raises(OutputError):
        handout(ours, path, out=tmp_path / "out")


@pytest.mark.long
def test_the_manifest_tells_of_both_editions_whenever_they_were_made(ours: Package, tmp_path: Path) -> None:
    out = tmp_path / "out"
    for edition in KINDS:
        built = handout(ours, "efter-moedet", edition, out=out)
    folder = built[0].path.parent
    told = read_manifest(folder)
    assert told is not None
    assert [one.name for one in told.files] == ["efter-moedet-deltager.pdf", "efter-moedet-underviser.pdf"]
    for one in told.files:
        content = (folder / one.name).read_bytes()
        assert (one.bytes, one.sha256) == (len(content), hashlib.sha256(content).hexdigest())
        assert (one.promises, one.inspect) == (("PDF/UA-1", "PDF/A-2a"), None)
    (folder / "efter-moedet-deltager.pdf").write_bytes(b"something else")
    handout(ours, "efter-moedet", "trainer", out=out)
    again = read_manifest(folder)
    assert again is not None
    assert [one.name for one in again.files] == ["efter-moedet-underviser.pdf"]


def test_an_edition_with_nothing_in_it_is_told_and_the_other_one_can_be_built(ours: Package, tmp_path: Path) -> None:
    path = tmp_path / "liste.yaml"
    path.write_text("type: handout\ntitle: X\nitems:\n  - type: sign-in\n    delete_by: 2027-06-01\n", "utf-8")
    for edition in ("participant", "both"):
        with pytest.raises(ContentError) as refused:
            handout(ours, path, edition, out=tmp_path / "out")
        assert [(one.code, one.where.line if one.where else 0) for one in refused.value.problems] == [("SB857", 4)]
    assert not (tmp_path / "out").exists()
    (built,) = handout(ours, path, "trainer", out=tmp_path / "out")
    assert inspect(built.path).problems == ()


def test_a_comment_that_leaves_no_room_is_told_in_the_recipe(ours: Package, tmp_path: Path) -> None:
    path = tmp_path / "kursus.yaml"
    comment = "Tag jer god tid. " * 200
    text = f'type: handout\ntitle: X\nitems:\n  - type: sheet\n    sheet: "2.2"\n    comment: {comment}\n'
    path.write_text(text, "utf-8")
    with pytest.raises(LayoutError) as refused:
        handout(ours, path, "trainer", out=tmp_path / "out")
    places = {(one.where.file, one.where.line) for one in refused.value.problems if one.where}
    assert places == {(path, 6)}
