"""Every kind of item: its sample is read, has its pages in both editions, is tagged whole, and fits every paper."""

from __future__ import annotations

import copy
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from sheetbuilder.blocks import VOCABULARY
from sheetbuilder.compose.session import new_session
from sheetbuilder.content import Package
from sheetbuilder.errors import ContentError
from sheetbuilder.foreign.extract.words import read
from sheetbuilder.handout import handout, load_handout
from sheetbuilder.handout.binding.composing import compose
from sheetbuilder.handout.items import ITEMS
from sheetbuilder.theme import default_theme
from sheetbuilder.theme.typescale import LARGE_PRINT
from tests import packages
from tests.readings import inspect

KINDS = sorted(ITEMS)
LONG = pytest.mark.long
NOTE = "{files}: shown as large as a page allows; letters there may be smaller than in large print"
DECK = Path(__file__).parents[2] / "examples" / "handouts" / "decks" / "samtalen-begynder.pdf"


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Package:
    """A small package with the pages that handouts take from it."""

    def with_pages(files: packages.Files) -> None:
        files["package.yaml"]["handouts"] = {
            "ground_rules": {"title": "Aftaler", "blocks": [{"type": "text", "text": "Det bliver her."}]},
            "evaluation": {
                "title": "Evaluering",
                "blocks": [{"type": "notes", "fields": [{"id": "brug", "label": "Det prøver jeg"}]}],
            },
            "licence": {"title": "Kopiér", "blocks": [{"type": "text", "text": "Ja."}]},
        }

        files["cards.yaml"] = {
            "type": "cards",
            "decks": [
                {
                    "id": "roles",
                    "title": "Rollekort",
                    "reader": "professional",
                    "size": "a7",
                    "cards": [{"id": "foerer", "title": "Jeg fører", "back": {"text": "Stil ét spørgsmål ad gangen."}}],
                }
            ],
        }

    return packages.made(tmp_path_factory.mktemp("package"), with_pages)


def sample(kind: str) -> dict[str, Any]:
    found: dict[str, Any] = copy.deepcopy(getattr(ITEMS[kind], "sample"))  # noqa: B009 - no attribute of every item
    return found


def recipe_of(folder: Path, *items: dict[str, Any]) -> Path:
    """A recipe in a folder, a deck beside it; JSON is YAML too."""
    shutil.copy(DECK, folder / "dias.pdf")
    path = folder / "kursus.yaml"
    path.write_text(json.dumps({"type": "handout", "title": "Et kursus", "items": items}, ensure_ascii=False), "utf-8")
    return path


def test_every_module_of_the_folder_is_in_the_table() -> None:
    folder = Path(__file__).parents[2] / "sheetbuilder" / "handout" / "items"
    named = {"sheet_set": "set"}
    kinds = {named.get(path.stem, path.stem.replace("_", "-")) for path in folder.glob("*.py")}
    assert kinds - {"--init--", "page-of-the-package"} == set(ITEMS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_sample_names_its_kind_and_refuses_strangers(kind: str, package: Package, tmp_path: Path) -> None:
    assert sample(kind)["type"] == kind
    with pytest.raises(ContentError) as refused:
        handout(package, recipe_of(tmp_path, {**sample(kind), "stranger": "x"}), out=tmp_path / "out")
    assert [problem.code for problem in refused.value.problems] == ["SB211"]


@pytest.mark.parametrize("paper", ["a4", pytest.param("a3", marks=pytest.mark.long)])
@pytest.mark.parametrize("kind", KINDS)
def test_a_sample_becomes_clean_pages_in_both_editions(kind: str, paper: str, package: Package, tmp_path: Path) -> None:
    items = [sample(kind)] if kind == "cover" else [{"type": "cover"}, sample(kind)]
    made = handout(package, recipe_of(tmp_path, *items), "both", out=tmp_path / "out", paper=paper)
    for one in made:
        report = inspect(one.path)
        assert report.problems == (), [str(problem.message) for problem in report.problems]
        assert (report.pdfua, report.pdfa) == ("1", "2a")
    ours, theirs = made
    assert 1 <= ours.pages <= theirs.pages


@pytest.mark.parametrize(
    "kind", [kind if kind in ("programme", "pdf", "exercise") else pytest.param(kind, marks=LONG) for kind in KINDS]
)
def test_a_sample_becomes_clean_pages_in_large_print(kind: str, package: Package, tmp_path: Path) -> None:
    """No letter of ours is small; of those of others the reader is told."""
    items = [sample(kind)] if kind == "cover" else [{"type": "cover"}, sample(kind)]
    made = handout(package, recipe_of(tmp_path, *items), "both", out=tmp_path / "out", large_print=True)
    for one in made:
        report = inspect(one.path)
        assert report.problems == (), [str(problem.message) for problem in report.problems]
        sizes = [size for size in read(one.path.read_bytes()).smallest if size]
        assert min(sizes) >= LARGE_PRINT - 0.01 or kind == "pdf"
        assert [note.template for note in one.notes if "large print" in note.template] == [NOTE] * (kind == "pdf")
        assert one.path.stem.endswith(("-large-print", "-stor-skrift"))


@pytest.mark.parametrize("kind", KINDS)
def test_an_item_may_be_for_one_edition_alone(kind: str, package: Package, tmp_path: Path) -> None:
    if kind in ("cover", "sign-in"):
        pytest.skip("its edition is not for the recipe to choose")
    page = {"type": "text", "title": "En side", "blocks": [{"type": "text", "text": "Ord."}]}
    recipe = recipe_of(tmp_path, page, {**sample(kind), "edition": "trainer"})
    ours, theirs = handout(package, recipe, "both", out=tmp_path / "out")
    assert ours.pages == 2
    assert theirs.pages >= 4
    report = inspect(theirs.path)
    assert [page.label for page in report.pages][:4] == ["1", "2", "2a", "2b"]
    assert report.problems == ()


@pytest.mark.parametrize("kind", ["text", "exercise", "evaluation", "ground-rules", "licence"])
@pytest.mark.parametrize("block", sorted(VOCABULARY))
def test_any_block_of_the_vocabulary_can_stand_in_a_recipe(
    kind: str, block: str, package: Package, tmp_path: Path
) -> None:
    data: dict[str, Any] = copy.deepcopy(getattr(VOCABULARY[block], "sample"))  # noqa: B009
    if block in ("phase", "step"):
        data[block] = 1
    recipe = recipe_of(tmp_path, {"type": "cover"}, {**sample(kind), "blocks": [data]})
    read = load_handout(recipe, package)
    session = new_session(package, default_theme())
    compose(session, read)
    # A figure with its words is more than a page; that is told, and nothing else is wrong.
    assert [problem.code for problem in session.problems] in ([], ["SB401"])


def test_a_long_programme_shows_its_heads_on_every_page_and_reads_them_once(package: Package, tmp_path: Path) -> None:
    sessions = [{"time": f"{hour}.00", "title": f"Emne {hour}", "text": "En sætning om det."} for hour in range(1, 31)]
    recipe = recipe_of(tmp_path, {"type": "cover"}, {"type": "programme", "sessions": sessions})
    (made,) = handout(package, recipe, "participant", out=tmp_path / "out")
    report = inspect(made.path)
    assert report.problems == ()
    words = package.words.handout
    assert words is not None
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(made.path).pages]
    assert [f"{words.time} {words.session}" in page for page in pages] == [False, True, True, False]
    assert report.text().split("\n").count(words.session) == 1
