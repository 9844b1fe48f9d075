"""Tests mirror modules: a module is found with its tests by name, and a test with what it tries.

A test file stands in the folder that mirrors a room and has the name of a module there, of a room in it, or of the room
itself; or it is one of a few that are listed, with what it is about. The other way round every module that decides
anything has a test of its name, or is asked by name in the tests of its room, or is listed with what reaches it. The
lists only shrink: an entry that is not needed any more is a failure too.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence, Set
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
HOUSE = TESTS.parent / "sheetbuilder"

OF_ALL = {
    "acceptance": "stories of people, through the command line",
    "examples": "the examples that come along, before every judge",
    "sheets": "the content that we ship",
}
"""Folders of tests that are about the whole house."""

OF_THE_HOUSE = {
    "test_architecture": "the page on the architecture and its picture",
    "test_browser": "that each question to a browser can be answered with a finding",
    "test_face": "what the package offers to whoever imports it",
    "test_documentation": "the pages of docs/ and the README: links, and commands that are run",
    "test_gate": "what the gate runs, and a run here leaves out",
    "test_golden": "every output held against what it was",
    "test_house": "the order of the storeys",
    "test_mirror": "this",
    "test_site": "the documentation as a site",
    "test_threats": "the threat model of the local page: its rows name tests that are there",
    "test_torment": "the tool that torments the program",
}

OF_A_ROOM = {
    "app/test_three_uses": "the rooms used by three people, from nothing to their files",
    "answers/test_round_trips": "files of ours filled in in three programs, saved there and read back",
    "blocks/test_standing": "which block may stand where, as the manual has it",
    "compose/test_sheet_templates": "sheets of more than two pages, in every document that shows them",
    "compose/test_wrong_packages": "any block at any place ends in a document or in problems",
    "foreign/graft/test_surfaces": "pages of others on surfaces",
    "handout/personal/test_traces": "where names of people lie, and where they never do",
    "handout/personal/test_alone": "that a copy is the same alone, among others and in any order",
    "packs/test_alone": "that a pack is the same alone, among others and in any order, and holds what a build gives",
    "foreign/test_net": "the wide net in small: other programs' files in every way, before the validator",
    "foreign/test_parent": "what our own process opens of others: nothing",
    "foreign/test_damage": "files of every kind, damaged, at every door",
    "foreign/graft/test_words": "what is said of pages of others",
    "foreign/letterhead/test_promises": "promises of letterheads and what the validator finds",
    "packs/start/test_browsers": "start pages and overviews in a browser, and printed by it",
    "pdf/conformance/test_clauses": "every clause with a file that breaks it and one that does not",
    "pdf/write/test_ua2": "files of PDF/UA-2 and PDF/A-4, before every judge",
    "pdf/write/test_surfaces": "pages placed on surfaces, before every judge",
    "blocks/test_vocabulary": "what every block keeps: its sample, its words, its place, its tree",
    "branding/test_brands": "brands on the outputs of a package",
    "branding/test_ink": "the ink that pages take, as Ghostscript counts it",
    "branding/test_numbers": "the number that matters, on every page of everything",
    "branding/test_usual_letterheads": "letterheads as municipalities have them, on the outputs of our package",
    "branding/test_local": "a municipality's lines on the pages",
    "cli/test_commands": "the commands, one after the other",
    "cli/test_long_names": "names that are longer than the system allows, at every command",
    "cli/test_startup": "what is imported before there is anything to do",
    "compose/test_alternatives": "how long the alternative texts of figures are",
    "compose/test_example_package": "a package in another language",
    "compose/test_n_up": "several pages to a side, from a build",
    "compose/test_large_print": "everything in large print",
    "compose/test_overflow": "what does not fit is told",
    "compose/test_pages": "what every page keeps",
    "content/test_describe": "the words of models/describe for every kind of mistake in content",
    "foreign/graft/test_copies": "pages of others in personal copies",
    "foreign/graft/test_hostile": "broken and hostile structure trees",
    "foreign/graft/test_inspect_guests": "what inspect says of pages of others",
    "foreign/graft/test_pages": "which pages are taken, and how they look",
    "foreign/graft/test_peers": "files that others made",
    "foreign/graft/test_promises": "promises and what the validator finds",
    "foreign/letterhead/test_prepare": "a letterhead under the pages, as an eye sees it",
    "foreign/logo/test_faithful": "a logo beside what another program draws",
    "html/test_browsers": "HTML files before a real browser and the validator",
    "app/test_network": "what the page asks of the network: nothing",
    "app/test_hostile_files": "hostile files of the corpora, chosen on the page",
    "app/test_second_person": "two people of one machine",
    "app/brand_room/test_browsers": "the room Brand before a real browser",
    "app/course_room/test_browsers": "the room Course in a real browser, with a script and without",
    "app/print_room/test_browsers": "the room Print in a real browser, with a script and without",
    "serving/test_browsers": "local pages before a real browser, and other sites beside them",
    "preview/test_browsers": "a preview before a real browser: every way of saving, errors, the keyboard, axe",
    "handout/test_brand": "a handout for one municipality",
    "printing/test_real": "real printers and a real CUPS, and what arrives there",
    "pdf/inspect/test_false_passes": "wrong files that other validators pass",
    "pdf/inspect/test_peers": "files that others made",
}
"""Tests of a law that several modules of a room keep together."""

THROUGH: dict[str, tuple[str, ...]] = {
    "app/print_room/test_room": (
        "app/how_form",
        "app/made_pages",
        "app/print_room/chooser",
    ),
    "app/brand_room/test_room": (
        "app/brand_room/brand_pages",
        "app/brand_room/door",
        "app/doors",
        "app/brand_room/drafts",
        "app/brand_room/letterhead_pages",
        "app/brand_room/local_pages",
        "app/brand_room/drawn_pages",
        "app/brand_room/packing",
        "app/brand_room/sheet_pages",
    ),
    "app/course_room/test_room": (
        "app/course_room/adding",
        "app/course_room/captions",
        "app/course_room/choice",
        "app/course_room/course_pages",
        "app/course_room/courses",
        "app/course_room/door",
        "app/course_room/item_pages",
        "app/course_room/making",
        "app/course_room/making_form",
        "app/course_room/slides",
    ),
    "app/brand_room/test_fields": ("app/yaml_files/faults",),
    "compose/test_large_print": (
        "figures/upright",
        "figures/workflow_upright",
        "templates/flowing",
    ),
    "packs/start/test_page": (
        "packs/start/about",
        "packs/start/finding",
        "packs/start/sheets",
        "packs/start/using",
    ),
    "pdf/conformance/test_clauses": (
        "pdf/conformance/pages",
        "pdf/conformance/tables",
        "pdf/conformance/trees",
    ),
    "foreign/greying/test_pages": (
        "foreign/greying/faults",
        "foreign/greying/profiles",
    ),
    "foreign/letterhead/test_promises": (
        "foreign/extract/names",
        "foreign/extract/strings",
        "pdf/read/encodings",
        "pdf/read/fontfacts",
        "pdf/read/glyphs",
        "pdf/read/paint",
        "pdf/read/programs",
    ),
    "content/test_zones": ("content/dispatch",),
    "blocks/test_vocabulary": (
        "blocks/avoid",
        "blocks/checklist",
        "blocks/figure",
        "blocks/moves",
        "blocks/notes",
        "blocks/phase",
        "blocks/questions",
        "blocks/ruler",
        "blocks/scale",
        "blocks/sheet_index",
        "blocks/sketch",
        "blocks/step",
        "blocks/text",
    ),
    "brand/test_load": (
        "brand/brand",
        "brand/fonts",
        "brand/inheritance",
        "brand/overlay",
        "brand/scaffold",
        "brand/schema",
    ),
    "brand/test_logo": ("theme/picture",),
    "branding/test_letterheads": (
        "branding/clearance",
        "branding/faults",
        "branding/reading",
        "layout/letterheads",
    ),
    "cli/test_commands": (
        "cli/asked",
        "cli/build",
        "cli/check",
        "cli/inspect",
        "cli/list",
        "cli/made",
        "cli/options",
        "cli/progress",
        "cli/schema",
    ),
    "cli/test_program": (
        "__main__",
        "cli/crash_report",
        "cli/gettext_for_click",
    ),
    "compose/test_pages": ("templates/working",),
    "compose/test_proof": ("templates/proofsheet",),
    "content/adapt/test_adapting": (
        "content/adapt/attribution",
        "content/adapt/dangling",
        "content/adapt/places",
        "content/adapt/points",
        "content/adapt/resolve",
        "content/adapt/sheets",
        "content/local",
    ),
    "content/test_describe": (
        "models/choice",
        "models/describe",
        "models/messages",
    ),
    "content/test_load": (
        "content/uniqueness",
        "content/validate",
        "models/prose",
    ),
    "content/test_references": (
        "content/package",
        "content/workflow",
    ),
    "content/test_schema": ("models/schema",),
    "figures/test_figures": (
        "figures/counting",
        "figures/concern",
        "figures/figure",
        "figures/mini",
        "figures/organisation",
        "figures/telling",
        "figures/workflow",
        "layout/arrows",
    ),
    "foreign/graft/test_fields": ("pdf/write/fields",),
    "foreign/graft/test_hostile": ("foreign/graft/levels",),
    "foreign/graft/test_pages": (
        "foreign/graft/attaching",
        "foreign/graft/cutting",
        "foreign/graft/leading",
        "foreign/graft/pruning",
        "foreign/graft/reading",
    ),
    "foreign/graft/test_promises": ("foreign/graft/judging",),
    "foreign/letterhead/test_prepare": (
        "foreign/extract/extractor",
        "foreign/extract/ink",
        "foreign/extract/usage",
        "pdf/write/letterheads",
    ),
    "foreign/font/test_reading": (
        "foreign/font/opening",
        "foreign/font/program",
        "foreign/font/trial",
    ),
    "foreign/picturing/test_report": ("foreign/picturing/reading",),
    "html/test_elements": (
        "html/fields",
        "html/figures",
        "html/lines",
        "html/lists",
        "html/pictures",
        "html/tables",
    ),
    "compose/test_screen": ("branding/pictured",),
    "foreign/logo/test_reading": (
        "foreign/logo/colours",
        "foreign/logo/dots",
        "foreign/logo/onepage",
        "foreign/logo/picture",
        "foreign/logo/vocabulary",
    ),
    "foreign/sandbox/test_reader": (),
    "handout/binding/test_composing": (
        "handout/binding/facilitator",
        "handout/binding/ruling",
        "handout/binding/steps",
        "handout/binding/titled",
    ),
    "handout/personal/test_copies": ("handout/foreign",),
    "handout/recipe/test_load": (
        "handout/recipe/course",
        "handout/recipe/readable",
    ),
    "handout/test_handout": (
        "handout/api",
        "handout/manifest",
        "handout/scaffold",
    ),
    "handout/test_items": (
        "handout/items/contents",
        "handout/items/cover",
        "handout/items/evaluation",
        "handout/items/exercise",
        "handout/items/figure",
        "handout/items/index",
        "handout/items/notes",
        "handout/items/page_of_the_package",
        "handout/items/programme",
        "handout/items/sheet",
        "handout/items/sheet_set",
        "handout/items/strategy",
    ),
    "packs/test_packs": (
        "branding/inputs",
        "packs/api",
        "packs/batch",
        "packs/describing",
        "packs/documents",
        "packs/doubles",
        "packs/finding",
        "packs/fresh",
        "packs/packed_file",
        "packs/publishing",
        "problem_json",
        "publish/zipping",
    ),
    "pdf/inspect/test_checks": (
        "pdf/inspect/checks/claims",
        "pdf/inspect/checks/document",
        "pdf/inspect/checks/elements",
        "pdf/inspect/checks/finding",
        "pdf/inspect/checks/fields",
        "pdf/inspect/checks/interaction",
        "pdf/inspect/checks/painting",
        "pdf/inspect/checks/reading",
    ),
    "pdf/inspect/test_inspect": ("pdf/inspect/report",),
    "pdf/inspect/test_reading": (
        "pdf/read/document",
        "pdf/read/fonts",
        "pdf/read/pages",
        "pdf/read/structure",
    ),
    "pdf/write/copies/test_halves": ("pdf/write/copies/neutral_half", "pdf/write/copies/own_half"),
    "pdf/write/test_writing": ("pdf/write/metadata",),
    "source/test_source": (
        "source/faults",
        "source/opening",
    ),
}
"""Modules without a test that asks for them by name, by the tests that reach them through the face of their room."""


def modules(house: Path) -> dict[str, Path]:
    """Every module by its path from the house, without its ending; a room's face counts by the room's name."""
    found = {}
    for path in sorted(house.rglob("*.py")):
        name = path.relative_to(house).with_suffix("").as_posix()
        found[name.removesuffix("/__init__")] = path
    return {name: path for name, path in found.items() if name != "__init__"}


def rooms(house: Path) -> set[str]:
    """Every folder of the house with modules in it, by its path."""
    return {path.parent.relative_to(house).as_posix() for path in house.rglob("*.py")} - {"."}


def decides(path: Path) -> bool:
    """Whether a module has a branch or a loop anywhere: what has none is only data, words and names."""
    kinds = (ast.If, ast.For, ast.While, ast.IfExp, ast.Try, ast.Match, ast.comprehension)
    return any(
        isinstance(node, kinds) and not (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
    )


def asked(path: Path, room: str) -> Iterator[str]:
    """The modules, by their paths, that a test imports by name."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith(f"{room}."):
            whole = node.module.removeprefix(f"{room}.").replace(".", "/")
            yield whole
            yield from (f"{whole}/{name.name}" for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == room:
            yield from (name.name for name in node.names)


def test_files(tests: Path) -> dict[str, Path]:
    """Every file of tests by its path, without its ending."""
    return {path.relative_to(tests).with_suffix("").as_posix(): path for path in sorted(tests.rglob("test_*.py"))}


test_files.__test__ = False  # type: ignore[attr-defined]  # its name says what it gives


def misplaced(house: Path, tests: Path, listed: Set[str], whole: Set[str]) -> list[str]:
    """Files of tests that mirror nothing and are not listed, and listed ones that mirror something or are gone."""
    known, all_rooms, found = set(modules(house)), rooms(house), []
    files = test_files(tests)
    for name in files:
        folder, _, file = name.rpartition("/")
        about = file.removeprefix("test_")
        mirrored = f"{folder}/{about}" if folder else about
        ours = mirrored in known | all_rooms or (folder in all_rooms and about == folder.rpartition("/")[2])
        if folder.partition("/")[0] not in whole and ours == (name in listed):
            found.append(
                f"tests/{name}.py mirrors {mirrored}: unlist it" if ours else f"tests/{name}.py mirrors nothing"
            )
    return [*found, *(f"tests/{name}.py is gone: unlist it" for name in sorted(listed - files.keys()))]


def unasked(house: Path, tests: Path, listed: Mapping[str, Sequence[str]]) -> list[str]:
    """Modules that decide something and that no test of their room asks or is listed for; what is listed in vain."""
    by_room: dict[str, set[str]] = {}
    own = set()
    for name, path in test_files(tests).items():
        folder, _, file = name.rpartition("/")
        own.add(f"{folder}/{file.removeprefix('test_')}" if folder else file.removeprefix("test_"))
        by_room.setdefault(folder, set()).update(asked(path, house.name))
    through = {name for names in listed.values() for name in names}
    known = modules(house)
    found = [f"tests/{name}.py is gone" for name in sorted(listed.keys() - test_files(tests).keys())]
    for name, path in known.items():
        folder = name.rpartition("/")[0]
        reached = name in own or any(
            name in seen for room, seen in by_room.items() if folder == room or folder.startswith(f"{room}/")
        )
        if decides(path) and path.name != "__init__.py" and reached == (name in through):
            found.append(f"{name} has tests: unlist it" if reached else f"{name} has no test")
        elif name in through and not decides(path):
            found.append(f"{name} decides nothing: unlist it")
    return [*found, *(f"{name} is gone: unlist it" for name in sorted(through - known.keys()))]


def test_every_test_stands_where_its_module_stands() -> None:
    assert misplaced(HOUSE, TESTS, {*OF_A_ROOM, *OF_THE_HOUSE}, OF_ALL.keys()) == []


def test_every_module_that_decides_anything_is_asked_in_its_room() -> None:
    assert unasked(HOUSE, TESTS, THROUGH) == []


@pytest.fixture
def small_house(tmp_path: Path) -> tuple[Path, Path]:
    """A house of three modules, and tests for one of them."""
    for name, text in {
        "house/room/__init__.py": "",
        "house/room/a.py": "def f(x):\n    return 1 if x else 2\n",
        "house/room/b.py": "def g(x):\n    for one in x:\n        print(one)\n",
        "house/room/data.py": "VALUE = 1\n",
        "tests/room/test_a.py": "from house.room import a\n",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path / "house", tmp_path / "tests"


def test_what_has_no_test_is_found_out(small_house: tuple[Path, Path]) -> None:
    house, tests = small_house
    assert unasked(house, tests, {}) == ["room/b has no test"]
    assert unasked(house, tests, {"room/test_a": ("room/b",)}) == []
    (tests / "room" / "test_a.py").write_text("from house.room.b import g\n", "utf-8")
    assert unasked(house, tests, {}) == []
    assert unasked(house, tests, {"room/test_a": ("room/b",)}) == ["room/b has tests: unlist it"]
    told = unasked(house, tests, {"room/test_z": ("room/data", "room/old")})
    assert told == [
        "tests/room/test_z.py is gone",
        "room/data decides nothing: unlist it",
        "room/old is gone: unlist it",
    ]


def test_a_test_in_the_wrong_place_is_found_out(small_house: tuple[Path, Path]) -> None:
    house, tests = small_house
    assert misplaced(house, tests, set(), set()) == []
    (tests / "room" / "test_room.py").touch()
    assert misplaced(house, tests, set(), set()) == []
    (tests / "test_a.py").touch()
    (tests / "stories").mkdir()
    (tests / "stories" / "test_1.py").touch()
    assert misplaced(house, tests, set(), {"stories"}) == ["tests/test_a.py mirrors nothing"]
    told = misplaced(house, tests, {"test_a", "room/test_a", "room/test_z"}, {"stories"})
    assert told == ["tests/room/test_a.py mirrors room/a: unlist it", "tests/room/test_z.py is gone: unlist it"]
