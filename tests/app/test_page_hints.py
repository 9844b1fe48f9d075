"""No hint in the rooms names a command line where a page does the same, and none of these words stands alone."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import sheetbuilder
from sheetbuilder.app.page_hints import PAGE_HINTS
from sheetbuilder.errors import Problem, say
from sheetbuilder.language import Translator
from sheetbuilder.serving.site import Room, Site

HERE = Path(sheetbuilder.__file__).parent
COMMAND = re.compile(r"sheetbuilder (?!itself\b)[a-z]+\b|(?<![\w-])--[a-z]|(?<![\w-])-[ojqV]\b")
"""What only somebody at a command line can type."""
OF_COMMANDS = (
    "answers/",
    "cli/",
    "compose/first_",
    "finished/",
    "packs/cluster.py",
    "packs/workers.py",
    "pdf/inspect/",
    "preview/",
    "publish/named.py",
)
"""Where what is said is said to somebody at a command line alone."""
NOT_ASKED_FOR = {
    "SB205": "name a folder; “--one-file NAME” makes one document of several targets",
    "SB945": "leave that out, or leave out --format and get a PDF",
    "SB948": "leave out --participants for one page that all can use, or leave out --format and get PDFs",
    "press": "leave out --output-intent and send the grey file as it is, or leave out --grey",
    "posters": "choose one of them with --paper, or one piece with --whole",
    "SB942": "leave out --single",
    "cards": "name a deck of cards, for example cards-livline; “sheetbuilder list” shows them all",
    "one file": "write a name alone, as meeting.pdf; the folder is chosen with -o",
    "PDF/UA-2": "leave out --standard ua-2, and judge it by PDF/UA-1; on paper nothing is wrong",
    "folders": "name a folder, or ask for one edition: --edition participant",
    "copies": "name a folder; --collated puts all copies into one file",
    "of another recipe": "Choose another folder with -o; if the recipe was only moved, delete the folder first.",
    "of another brand": (
        "Choose another folder with -o; if it is the same brand under a new name, delete the folder first."
    ),
    "overview": "Move it elsewhere, choose another folder with -o, or leave the overview out with --no-start-page.",
    "new files": "Edit that one, or choose another folder with -o.",
    "others' files": (
        "Move them elsewhere, or choose another folder with -o; a pack takes the place of the whole folder."
    ),
}
"""What no page asks for, so that nobody is told of it there: every run of the app writes into folders of its own."""
NO_OTHER_WAY = {
    "see whether your line still fits, and then run “sheetbuilder brand diff --accept”",
    "write it anew with “sheetbuilder brand diff --accept”",
    "look with “lpstat -o” whether it is there before you print it again",
}
"""What nothing on a page does."""


def said() -> Iterator[str]:
    """Every sentence of the source that can come to a page."""
    for path in sorted(HERE.rglob("*.py")):
        if path.relative_to(HERE).as_posix().startswith(OF_COMMANDS):
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "say" and node.args:
                words = node.args[0]
                if isinstance(words, ast.Constant) and isinstance(words.value, str):
                    yield words.value


def test_every_hint_that_names_a_command_line_says_what_to_do_on_a_page() -> None:
    known = {*PAGE_HINTS, *NOT_ASKED_FOR.values(), *NO_OTHER_WAY}
    assert sorted({words for words in said() if COMMAND.search(words)} - known) == []


def test_no_hint_is_known_that_nobody_gives() -> None:
    everything = set(said())
    assert sorted({*PAGE_HINTS, *NOT_ASKED_FOR.values(), *NO_OTHER_WAY} - everything) == []


@pytest.mark.parametrize("hint", PAGE_HINTS)
def test_what_is_said_on_a_page_names_no_command_line_and_is_filled_as_the_hint_is(hint: str) -> None:
    told = PAGE_HINTS[hint]
    fields = {name for _, name, _, _ in Formatter().parse(told.template) if name}
    assert fields <= {name for _, name, _, _ in Formatter().parse(hint) if name}
    for language in ("en", "da"):
        assert not COMMAND.search(Translator(language)(told))


def test_what_is_named_on_a_page_is_called_so_there() -> None:
    """What stands in quotation marks is the label of a field or a button, in both languages."""
    labels = {words for words in said() if len(words) < 80}
    for told in PAGE_HINTS.values():
        english = re.findall("“([^”]+)”", told.template)
        danish = re.findall("»([^«]+)«", Translator("da")(told))
        assert set(english) <= labels | {"type: brand"}
        expected = [one if one == "type: brand" else Translator("da")(say(one)) for one in english]
        assert sorted(danish) == sorted(expected), told.template


def test_a_site_says_what_its_rooms_say(tmp_path: Path) -> None:
    room = Room("room", say("Room"), say("A room"), (), hints=PAGE_HINTS)
    problem = Problem("SB921", say("too small"), None, say("choose a paper that holds them: --media {name}", name="A3"))
    plain, ours = (
        Site(say("sheetbuilder"), "/token", rooms, Translator("en"), tmp_path).problems([problem])
        for rooms in ((), (room,))
    )
    assert "--media A3" in plain
    assert "choose one under “Paper” that holds them: A3" in ours
    assert "--media" not in ours
