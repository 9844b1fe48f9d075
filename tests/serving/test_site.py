"""The frame of every page, and that no word on it becomes a mark."""

from __future__ import annotations

from pathlib import Path

from sheetbuilder.errors import Problem, Severity, Where, say
from sheetbuilder.language import Translator
from sheetbuilder.serving.site import Notice, Room, Site

EVIL = "<script>alert(1)</script>"
ROOM = Room("a", say("One"), say("First."), [])
OTHER = Room("b", say("Two"), say("Second."), [])


def site(folder: Path, *rooms: Room, language: str = "da") -> Site:
    """A site."""
    return Site(say("sheetbuilder"), "/token", rooms, Translator(language), folder)


def text_of(made: Site, *notices: Notice, main: str = "") -> str:
    """A page of the first room."""
    return bytes(made.page(say("Title {x}", x=EVIL), main, at=made.rooms[0], notices=notices).body).decode("utf-8")


def test_a_page_says_its_language_and_where_one_is(tmp_path: Path) -> None:
    page = text_of(site(tmp_path, ROOM, OTHER))
    assert '<html lang="da">' in page
    assert '<a href="/token/a/" aria-current="page">One</a>' in page
    assert '<a href="/token/b/">Two</a>' in page
    assert '<a class="skip" href="#content">Spring til indholdet</a>' in page
    assert '<body data-base="/token">' in page


def test_one_room_needs_no_navigation(tmp_path: Path) -> None:
    assert "<nav" not in text_of(site(tmp_path, ROOM))


def test_words_are_never_marks(tmp_path: Path) -> None:
    notice = Notice(say("{x}", x=EVIL), Severity.ERROR)
    problem = Problem(
        "SB210", say("{x}", x=EVIL), Where(Path(f"/a/{EVIL[:8]}.yaml"), 3, 4, 5, EVIL), say("{x}", x=EVIL)
    )
    made = site(tmp_path, ROOM)
    page = text_of(made, notice, main=made.problems([problem]))
    assert EVIL not in page
    assert page.count("&lt;script&gt;") >= 5
    assert 'role="alert"' in page


def test_problems_say_what_is_wrong_where_and_what_to_do(tmp_path: Path) -> None:
    made = site(tmp_path, ROOM, language="en")
    problem = Problem("SB210", say("wrong"), Where(Path("/home/a/b.yaml"), 3, 4), say("do it"), Severity.WARNING)
    told = made.problems([problem, Problem("SB211", say("bad"))])
    assert "<strong>warning SB210:</strong> wrong" in told
    assert ">b.yaml:3:4<" in told
    assert "/home" not in told
    assert "do it" in told
    assert "<strong>error SB211:</strong> bad" in told
    assert made.problems([]) == ""


def test_good_news_are_polite(tmp_path: Path) -> None:
    page = text_of(site(tmp_path, ROOM), Notice(say("Done")))
    assert '<div class="notice good" role="status">' in page


def test_a_room_has_its_own_style_and_script_on_its_pages(tmp_path: Path) -> None:
    for name in ("a.css", "b.js"):
        (tmp_path / name).write_text("")
    own = Room("a", say("One"), say("First."), [], fixed=tmp_path)
    page = text_of(site(tmp_path, own))
    assert '<link rel="stylesheet" href="/token/fixed/a/a.css">' in page
    assert '<script src="/token/fixed/a/b.js" type="module"></script>' in page
    assert "<style" not in page
