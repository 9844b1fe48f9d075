"""The example in English: whole and clean, and the proof that no Danish lives in the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdf
import pytest
import yaml

from sheetbuilder import Booklet, Package, Report, build, load, resources, targets
from sheetbuilder.branding.options import PrintKeywords
from tests.readings import inspect

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "first-conversation"
PAPERS = ("a4", "a3")

BOTH = frozenset(
    {
        "felt",
        "fire",
        "guide",
        "hold",
        "inspiration",
        "listen",
        "over",
        "pile",
        "program",
        "register",
        "side",
        "stop",
        "timer",
        "under",
    }
)
"""Words that English has too."""
SPELT_SO = frozenset(
    {
        ("app/course_room/workspace.py", "the list of participants, called as it is in the examples"),
        ("brand/sample.py", "an invented municipality, for the cases that only a brand prints"),
        ("brand/telephone.py", "the words that announce a number in Danish and English"),
        ("compose/first_package.py", "the names of the files of a Danish package"),
        ("cli/help.py", "an invented municipality, in an example of the command"),
        ("content/lint.py", "the habits of Danish itself"),
        ("foreign/font/trial.py", "the letters that a font of the sheets must have"),
        ("models/nearest.py", "the synonyms"),
        ("pdf/write/copies/alphabet.py", "the letters that all files of brands can show"),
        ("pdf/write/form_font.py", "a sentence that somebody types, for how wide letters are"),
    }
)
"""Where the code speaks of Danish: its typing habits, what Danish authors write for a key, a town of the examples."""


@dataclass(frozen=True, slots=True)
class Made:
    """One file: what inspect says of it, the text of each page as it is painted, and its links."""

    paper: str
    report: Report
    pages: tuple[str, ...]
    links: tuple[str, ...]
    """What is said of each link."""

    @property
    def everything(self) -> str:
        """All that an eye or an ear meets."""
        outline = (entry.title for entry in self.report.outline)
        return "\n".join((self.report.title, *outline, *self.pages, self.report.text(), *self.links))


@pytest.fixture(scope="module")
def package() -> Package:
    return load(EXAMPLE)


@pytest.fixture(scope="module")
def made(package: Package, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Made]:
    """Every target on both papers, by name and paper."""
    folder = tmp_path_factory.mktemp("example")
    names = [target.name for target in targets(package)]
    found = {}
    for paper in PAPERS:
        for one in build(package, names, out=folder, paper=paper):
            with pypdf.PdfReader(one.path) as reader:
                pages = tuple(" ".join(page.extract_text().split()) for page in reader.pages)
                links = tuple(str(note["/Contents"]) for page in reader.pages for note in page.annotations or ())
            found[one.target, paper] = Made(paper, inspect(one.path), pages, links)
    return found


def test_it_reads_without_a_problem_or_a_warning(package: Package) -> None:
    assert package.warnings == ()
    assert {package.guide, package.strategy, package.organisation, package.concern} == {None}


def test_its_workflow_is_not_ours(package: Package, ours: Package) -> None:
    assert [len(phase.steps) for phase in package.workflow.phases] == [1, 2]
    assert [len(phase.steps) for phase in ours.workflow.phases] == [2, 2]


@pytest.mark.long
def test_all_targets_are_built_and_clean(package: Package, made: dict[tuple[str, str], Made]) -> None:
    names = ["set-1", "set-2", "workflow", "core-elements", "1.1", "2.1", "3.1", "you-meet-tomorrow", "after-you-met"]
    assert [target.name for target in targets(package)] == names
    assert set(made) == {(name, paper) for name in names for paper in PAPERS}
    for one in made.values():
        assert not one.report.problems, [str(problem.message) for problem in one.report.problems]
        assert (one.report.pdfua, one.report.pdfa) == ("1", "2a")


def test_every_file_is_on_the_paper_asked_for(made: dict[tuple[str, str], Made]) -> None:
    widths = {"a4": 210, "a3": 297}
    for one in made.values():
        for page in one.report.pages:
            assert round(min(page.width, page.height) / 72 * 25.4) == widths[one.paper]


@pytest.mark.parametrize("how", [{"imposition": Booklet()}, {"paper": "a5"}], ids=["booklet", "a5"])
def test_small_pages_hold_all_of_it(package: Package, how: PrintKeywords, tmp_path: Path) -> None:
    made = build(package, out=tmp_path, **how)
    assert len(made) == len(list(tmp_path.glob("*.pdf"))) >= 4


def test_the_language_is_english_everywhere(made: dict[tuple[str, str], Made]) -> None:
    for one in made.values():
        with pypdf.PdfReader(one.report.path) as reader:
            metadata = reader.xmp_metadata
            assert str(reader.trailer["/Root"]["/Lang"]) == "en-GB"  # type: ignore[index]
            assert metadata is not None
            assert metadata.dc_language == ["en-GB"]
        assert one.report.language == "en-GB"
        assert {node.language for node in one.report.tree.walk()} <= {"", "en-GB"}


def test_no_danish_word_of_the_pages_leaks_in(made: dict[tuple[str, str], Made]) -> None:
    danish = _danish()
    assert {"arbejdsside", "tjekliste", "udgave", "oktober"} <= danish
    for one in made.values():
        leaked = danish & set(_letters(one.everything))
        assert not leaked, (one.report.path.name, sorted(leaked))
        assert not set("æøåÆØÅ»«") & set(one.everything)


@pytest.mark.parametrize("target", ["workflow", "set-1", "set-2"])
def test_figure_1_says_the_english_steps(target: str, package: Package, made: dict[tuple[str, str], Made]) -> None:
    for paper in PAPERS:
        figures = [node.alt or "" for node in made[target, paper].report.tree.walk() if node.role == "Figure"]
        alt = next(alt for alt in figures if alt.startswith("Figure 1. Two phases with three steps;"))
        told = " ".join(made[target, paper].report.text().split())
        for step in package.workflow.steps:
            assert f"{step.number} {step.name}." in told
        assert "from step 3 back to step 1: next time." in told
    lit = {"set-1": "Phase 1, Before you meet", "set-2": "Phase 2, When you meet"}.get(target)
    assert lit is None or f"{lit}, which set {target[-1]} belongs to, is highlighted." in alt


@pytest.mark.parametrize(
    ("name", "told"), [("set-1", "one sheet for step 1"), ("set-2", "two sheets for steps 2 and 3")]
)
def test_one_sheet_is_a_sheet_and_two_are_sheets(name: str, told: str, made: dict[tuple[str, str], Made]) -> None:
    assert f"Practice sheets, set {name[-1]} · {told}" in made[name, "a4"].pages[0]
    assert told in made["workflow", "a4"].pages[0]


@pytest.mark.parametrize(
    ("name", "pages"), [("set-1", {"1.1": 5}), ("set-2", {"2.1": 5, "3.1": 7})], ids=["set-1", "set-2"]
)
def test_numbers_and_references_hold(
    name: str, pages: dict[str, int], package: Package, made: dict[tuple[str, str], Made]
) -> None:
    for paper in PAPERS:
        one = made[name, paper]
        links = {node.text: node.target for node in one.report.tree.walk() if node.role == "Link"}
        outline = {entry.title: entry.page for entry in one.report.outline}
        for number, page in pages.items():
            title = package.sheet(number).title
            assert outline[f"{number} {title}"] == page
            assert links[f"{number} {title} {page}"] == f"#{page}"
            assert f"{number} {title}, page {page}" in one.links
            assert f"Edition 1.0 · November 2026 · page {page} of {len(one.pages)}" in one.pages[page - 1]
            assert one.report.pages[page - 1].label == str(page)
            for side, heading in ((page, "Practical ideas"), (page + 1, "working page")):
                for words in (title, heading, f"Sheet {number}"):
                    assert words in one.pages[side - 1]
        printed = {node.title for node in one.report.tree.walk() if node.role == "Part"}
        assert {f"Sheet {number}: {package.sheet(number).title}" for number in pages} <= printed


def test_a_sheet_alone_is_called_by_its_english_name(made: dict[tuple[str, str], Made]) -> None:
    assert made["2.1", "a4"].report.path.name == "sheet-2.1-first-five-minutes.pdf"
    assert made["2.1", "a3"].report.path.name == "sheet-2.1-first-five-minutes-a3.pdf"
    assert made["2.1", "a4"].report.title == "Sheet 2.1: The first five minutes"


def test_the_readme_names_the_one_command() -> None:
    lines = (EXAMPLE / "README.md").read_text(encoding="utf-8").splitlines()
    commands = [line.strip() for line in lines if line.startswith("    ")]
    assert commands == ["sheetbuilder build --content examples/first-conversation"]
    assert len(lines) <= 12


@pytest.mark.long
def test_no_danish_stands_in_the_code() -> None:
    """No text of the code has Danish letters or words, but for editors' descriptions, samples and the two tables."""
    house = ROOT / "sheetbuilder"
    allowed = {file for file, _ in SPELT_SO}
    danish = _long_danish()
    found = [
        f"{path.relative_to(house)}:{text.line}: {sorted(wrong)}"
        for path in sorted(house.rglob("*.py"))
        if path.relative_to(house).as_posix() not in allowed
        for text in _texts(ast.parse(path.read_text(encoding="utf-8")))
        if (wrong := _wrong(text.value, danish))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(("file", "why"), sorted(SPELT_SO))
def test_an_exception_is_still_needed(file: str, why: str) -> None:
    texts = _texts(ast.parse((ROOT / "sheetbuilder" / file).read_text(encoding="utf-8")))
    danish = _long_danish()
    assert any(_wrong(text.value, danish) for text in texts), f"{why}: no longer there"


def _long_danish() -> frozenset[str]:
    return frozenset(word for word in _danish() if len(word) > 4)


def _wrong(text: str, danish: frozenset[str]) -> frozenset[str]:
    """The Danish letters of a text, or else its Danish words."""
    return frozenset("æøåÆØÅ") & frozenset(text) or danish & frozenset(_letters(text))


@dataclass(frozen=True, slots=True)
class _Constant:
    line: int
    value: str


def _texts(tree: ast.Module) -> Iterator[_Constant]:
    """The string constants of a module, docstrings too, without what editors and samples show of Danish."""
    passed: set[ast.AST] = set()
    for node in ast.walk(tree):
        match node:
            case ast.keyword(arg="description"):
                passed |= set(ast.walk(node.value))
            case ast.AnnAssign(target=ast.Name(id="sample")):
                passed |= set(ast.walk(node))
            case ast.Call(func=ast.Name(id="word" | "_word"), args=[described, *_]):  # a Field with this description
                passed |= set(ast.walk(described))
            case _:
                pass
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in passed:
            yield _Constant(node.lineno, node.value)


def _danish() -> frozenset[str]:
    """The words of more than three letters that only the Danish pages use."""
    ours, theirs = (
        set(_letters(" ".join(_values(yaml.safe_load((folder / "words.yaml").read_text(encoding="utf-8"))))))
        for folder in (resources.sheets(), EXAMPLE)
    )
    return frozenset(word for word in ours - theirs - BOTH if len(word) > 3)


def _values(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield re.sub(r"\{\w*\}", " ", value).replace("|", "")
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from () if key in ("type", "names") else _values(one)
    elif isinstance(value, list):
        for one in value:
            yield from _values(one)


def _letters(text: str) -> Iterable[str]:
    return (word.lower() for word in re.findall(r"[^\W\d_]+", text))
