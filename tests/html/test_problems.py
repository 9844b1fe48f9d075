"""Problems in a page: the same words as on the command line, and nothing of a file that could become a mark."""

from __future__ import annotations

from pathlib import Path

from lxml import html

from sheetbuilder.errors import Problem, Severity, Where, say
from sheetbuilder.html.problems import problem_list
from sheetbuilder.language import Translator

HERE = Path("/somewhere")
WHERE = Where(HERE / "sheets" / "2.6.yaml", 12, 3, 10, "  purpoes: At <b>vurdere</b>")
PROBLEM = Problem(
    "SB211", say("unknown key “{key}”", key="<purpoes>"), WHERE, say("did you mean “{key}”?", key="purpose")
)


def test_a_problem_has_its_place_its_words_its_line_with_a_caret_and_its_hint() -> None:
    (entry,) = html.fromstring(problem_list([PROBLEM], Translator("da"), HERE)).xpath("//li")
    assert entry.get("class") == "error"
    place, told, hint = entry.xpath("p")
    assert place.text_content() == str(Path("sheets/2.6.yaml:12:3"))
    assert told.text_content() == "fejl SB211: ukendt nøgle »<purpoes>«"
    assert hint.text_content() == "råd: mente du »purpose«?"
    (quoted,) = entry.xpath("pre")
    assert quoted.text_content().split("\n") == ["12 |   purpoes: At <b>vurdere</b>", "   |   ^^^^^^^"]
    assert [mark.text for mark in entry.xpath("pre//mark")] == ["purpoes"]
    assert [caret.get("aria-hidden") for caret in entry.xpath("pre/span")] == ["true"]


def test_what_is_not_known_of_a_problem_leaves_no_empty_place() -> None:
    bare = Problem("SB401", say("the file is empty"), severity=Severity.WARNING)
    assert problem_list([bare], Translator("en"), HERE) == (
        '<ul class="problems"><li class="warning"><p><strong>warning SB401:</strong> the file is empty</p></li></ul>'
    )
    whole = Problem("SB101", say("the file is empty"), Where(HERE / "a.yaml"))
    assert "<pre>" not in problem_list([whole], Translator("en"), HERE)
    assert problem_list([], Translator("en"), HERE) == ""


def test_a_caret_behind_the_line_marks_nothing() -> None:
    missing = Problem("SB212", say("the file is empty"), Where(HERE / "a.yaml", 1, 4, 4, "abc"))
    told = problem_list([missing], Translator("en"), HERE)
    assert "<mark>" not in told
    assert "1 | abc" in html.fromstring(told).text_content()


def test_wide_letters_are_marked_where_the_caret_stands() -> None:
    wide = Problem("SB211", say("the file is empty"), Where(HERE / "a.yaml", 1, 5, 7, "日本: 漢字"))
    (mark,) = html.fromstring(problem_list([wide], Translator("en"), HERE)).xpath("//mark")
    assert mark.text == "漢字"
