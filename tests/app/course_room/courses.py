"""Courses for the tests of the room: the example, opened, and what its pages and its recipe say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from sheetbuilder.app.course_room.workspace import CourseDraft, CourseSpace
from sheetbuilder.app.yaml_files.keys import plain
from sheetbuilder.serving.server import LocalServer
from sheetbuilder.source import parse
from tests import pages
from tests.app.brand_room.brands import Fields, posted, with_values

EXAMPLES = Path(__file__).parents[3] / "examples"
EXAMPLE = EXAMPLES / "handouts" / "samtalen-hele-vejen.yaml"
SHORT = """\
# Of a day
type: handout
title: A day
items:
  - type: cover
  # the first
  - type: sheet
    sheet: "2.2"
  - type: notes
    pages: 1
  - type: certificate
"""


def begun(folder: Path, text: str = SHORT) -> CourseDraft:
    """A course with a recipe, without a page."""
    return CourseSpace(folder).begin("A day", text)


def opened(app: LocalServer, text: str = SHORT, *more: tuple[str, bytes]) -> str:
    """The path of a course, opened on the page with other files."""
    files = [("files", "dagen.yaml", text.encode()), *(("files", name, content) for name, content in more)]
    answer = posted(app, "course/open", files=files)
    assert answer.status == 303, answer.text
    return answer.headers["location"].removeprefix(f"{app.door.base}/")


def recipe(app: LocalServer, path: str) -> str:
    """The recipe as it would be saved."""
    return pages.asked(app, f"{path}recipe.yaml").text


def kinds(text: str) -> list[str]:
    """The types of the items of a recipe."""
    reading = parse(Path("x.yaml"), text.encode())
    assert reading.problems == ()
    whole = plain(reading.root)
    assert isinstance(whole, dict)
    return [item["type"] for item in whole["items"]]


def names(page: str) -> list[str]:
    """The names of the items on the page of a course, in their order."""
    return re.findall(r'name="item" value="(\w+)"', page)


def state(app: LocalServer, page: str) -> tuple[str, str]:
    """The field of a page that says how the file stands."""
    (found,) = set(re.findall(r'name="state" value="(\w+)"', pages.asked(app, page).text))
    return ("state", found)


def sent_again(app: LocalServer, path: str, form: int = -1, **values: str) -> pages.Answered:
    """The form of a page sent with other values in some fields."""
    marks = re.findall(r"<form.*?</form>", pages.asked(app, path).text, re.DOTALL)[form]
    return posted(
        app, path, with_values(Fields(marks).sent, {key.replace("__", "."): one for key, one in values.items()})
    )


def ordered(app: LocalServer, path: str, order: Sequence[str], *more: tuple[str, str]) -> pages.Answered:
    """The list of a course sent in an order."""
    return posted(app, f"{path}order", [state(app, path), *(("item", name) for name in order), *more])
