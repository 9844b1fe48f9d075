"""The register of codes: every code that is raised, one meaning each, in both languages, in the range of its rooms."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from sheetbuilder.codes import Code, CodeRange, CodeText, chapters, find, nearest, normalized
from sheetbuilder.codes.register import FOLDER
from sheetbuilder.language import LANGUAGES
from tools import codes as tool

REGISTER = chapters()
CODES = [code for chapter in REGISTER for code in chapter.codes]
FIELDS = CodeText.__slots__

LETTERS = {"SB104", "SB257", "SB261"}
"""Codes that speak of Danish letters and marks in English too."""

TYPED = re.compile(r"^sheetbuilder |[:\d§]|; |^f\. eks\.$")
"""An example that is the same in both languages shows what somebody types, and not a sentence."""


@pytest.mark.long
def test_the_register_and_the_source_agree() -> None:
    assert list(tool.faults(REGISTER)) == []
    assert {code.code for code in CODES} == tool.named().keys() == tool.raised().keys()


@pytest.mark.long
def test_the_register_lists_exactly_the_modules_that_raise_a_code() -> None:
    assert {code.code: set(code.raised_by) for code in CODES} == tool.raised()


def test_each_code_stands_once_and_in_order() -> None:
    written = re.findall(
        r"^  (SB\d{3}):$", "".join(path.read_text("utf-8") for path in sorted(FOLDER.glob("*.yaml"))), re.MULTILINE
    )
    assert written == sorted(set(written)) == [code.code for code in CODES]


def test_ranges_do_not_overlap() -> None:
    ends = [number for chapter in REGISTER for number in (chapter.first, chapter.last)]
    assert ends == sorted(set(ends))


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.code)
def test_a_code_is_told_in_full_in_both_languages(code: Code) -> None:
    assert set(code.texts) == set(LANGUAGES)
    danish, english = code.texts["da"], code.texts["en"]
    for field in FIELDS:
        da, en = getattr(danish, field), getattr(english, field)
        assert da
        assert en
        assert da == da.strip()
        assert en == en.strip()
        assert da != en or (field == "example" and TYPED.search(da)), field
    for told in (danish, english):
        assert not told.title.endswith(".")
        assert told.explanation.endswith(".")
        assert told.remedy.endswith(".")


@pytest.mark.parametrize("field", ["title", "explanation"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_codes_say_the_same(language: str, field: str) -> None:
    said: dict[str, str] = {}
    for code in CODES:
        text = getattr(code.texts[language], field)
        assert said.setdefault(text, code.code) == code.code


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.code)
def test_each_language_has_its_own_letters_and_quotation_marks(code: Code) -> None:
    for field in ("title", "explanation", "remedy"):
        danish, english = getattr(code.texts["da"], field), getattr(code.texts["en"], field)
        assert not re.search(r"[“”\"]|\.\.\.", danish), field
        assert danish.count("»") == danish.count("«"), field
        assert english.count("“") == english.count("”"), field
        if code.code not in LETTERS:
            assert not re.search(r"[»«æøåÆØÅ]", english), field


def test_titles_fit_the_list() -> None:
    assert max(len(told.title) for code in CODES for told in code.texts.values()) <= 76


@pytest.mark.parametrize("given", ["SB401", "sb401", "401", " Sb401 "])
def test_a_code_is_found_however_it_is_written(given: str) -> None:
    found = find(normalized(given))
    assert found is not None
    assert found.code == "SB401"


@pytest.mark.parametrize("given", ["", "SB", "SB099", "SB000", "SB999", "SB4011", "foo", "-1", "SB٤٠١"])
def test_there_is_no_such_code(given: str) -> None:
    assert find(given) is None


def test_every_code_is_found_in_the_file_of_its_range() -> None:
    assert [find(code.code) for code in CODES] == CODES


@pytest.mark.parametrize(
    ("given", "first"),
    [
        ("SB419", "SB412"),
        ("sb339", "SB338"),
        ("SB40", "SB401"),
        ("SB4011", "SB401"),
        ("SB991", "SB919"),
        ("SB011", None),
        ("foo", None),
    ],
)
def test_the_nearest_are_of_the_same_range(given: str, first: str | None) -> None:
    assert next(iter(nearest(given)), None) == first
    assert len(nearest(given)) in (0, 3)


def test_nothing_that_raises_a_problem_reads_the_register() -> None:
    script = "import sys, sheetbuilder.errors, sheetbuilder.source; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "sheetbuilder.source" in ran.stdout.split()
    assert "sheetbuilder.codes" not in ran.stdout.split()
    for path in tool.PACKAGE.rglob("*.py"):
        rooms = path.relative_to(tool.PACKAGE).parts
        if rooms[0] not in ("codes", "cli") and rooms != ("packs", "start", "overview.py"):  # it only tells of them
            assert "sheetbuilder.codes" not in path.read_text("utf-8"), path


SOURCE = {
    "a.py": '_MINE = "SB101"\n_THEIRS = "SB102"\ndef f(x):\n    tell(_MINE)\n    return x.code == _THEIRS\n',
    "b/__init__.py": 'def f(x):\n    return x.code in frozenset(("SB103", "SB104")) or x.code == "SB105"\n',
    "b/c.py": 'def f(x):\n    if x:\n        return "SB103", say("it")\n    return tell("SB104", "SB1", "not SB106")\n',
}


@pytest.fixture
def house(tmp_path: Path) -> Path:
    for name, text in SOURCE.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_to_compare_with_a_code_is_not_to_raise_it(house: Path) -> None:
    assert tool.raised(house) == {"SB101": {"a"}, "SB103": {"b.c"}, "SB104": {"b.c"}}
    assert tool.named(house).keys() == {"SB101", "SB102", "SB103", "SB104", "SB105"}


def test_what_the_register_and_the_source_disagree_about_is_found(house: Path) -> None:
    def chapter(first: int, last: int, rooms: tuple[str, ...], *codes: str) -> CodeRange:
        return CodeRange(first, last, rooms, {}, tuple(Code(code, (), {}) for code in codes))

    register = [chapter(100, 103, ("a", "d"), "SB101", "SB102", "SB103"), chapter(110, 119, ("b",), "SB104")]
    assert list(tool.faults(register, house)) == [
        "SB105: not in the register",
        "SB102: raised nowhere",
        "SB103: raised by b.c, which is no room of SB100 to SB103",
        "d: raises nothing of SB100 to SB103",
        "SB104: stands outside SB110 to SB119",
    ]


def test_the_lists_of_modules_are_written_anew() -> None:
    before = "codes:\n  SB101:\n    raised_by: []\n    en:\n  SB102:\n    raised_by: [gone]\n"
    after = "codes:\n  SB101:\n    raised_by: [a, b.c]\n    en:\n  SB102:\n    raised_by: []\n"
    assert tool.relisted(before, {"SB101": {"b.c", "a"}}) == after


def test_the_page_of_the_documentation_is_current() -> None:
    page = tool.DOCS.read_text("utf-8")
    assert page == tool.page(REGISTER), "run python -m tools.codes"
    assert re.findall(r"^### (SB\d{3}) ", page, re.MULTILINE) == [code.code for code in CODES]


@pytest.mark.long
def test_checking_tells_what_is_not_current_and_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tool.main(["--check"]) == 0
    monkeypatch.setattr(tool, "ROOT", tmp_path)
    monkeypatch.setattr(tool, "DOCS", tmp_path / "codes.md")
    assert tool.main(["--check"]) == 1
    assert "codes.md: not current" in capsys.readouterr().out
    assert not (tmp_path / "codes.md").exists()
    assert tool.main([]) == 0
    assert tool.main(["--check"]) == 0
