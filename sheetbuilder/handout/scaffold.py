"""A first recipe for somebody who has none: short, commented, and it builds at once."""

from __future__ import annotations

import datetime
import json
import string
from importlib.resources import files
from pathlib import Path

from sheetbuilder.brand import slug
from sheetbuilder.content import Package
from sheetbuilder.errors import ContentError
from sheetbuilder.handout.recipe.load import NAMELESS, checked
from sheetbuilder.publish.output import write_new
from sheetbuilder.source import parse


def new_handout(name: str, out: Path, day: datetime.date, package: Package) -> Path:
    """Write `<out>/<name>/<name>.yaml`, a recipe with the first sheets of a package; gives its path.

    `OutputError` where there is a file already, or none can be written; `ContentError` for a name that cannot be
    printed, or a package that has no words for handouts.
    """
    stem = slug(name, NAMELESS)
    path = out / stem / f"{stem}.yaml"
    text = beginning(name, day, path, package)
    write_new(path.parent, {path.name: text})
    return path


def beginning(name: str, day: datetime.date, path: Path, package: Package) -> str:
    """The text of such a recipe, which is to lie at that path; raises `ContentError` as `new_handout` does."""
    first, second = (*package.sheets, package.sheets[0])[:2]
    template = files("sheetbuilder.handout").joinpath("template.yaml").read_text("utf-8")
    text = string.Template(template).substitute(
        name=json.dumps(name, ensure_ascii=False),
        file=path.name,
        today=day.isoformat(),
        next_year=datetime.date(day.year + 1, 12, 31).isoformat(),
        first=first.number,
        second=second.number,
        first_title=first.title.replace('"', "'"),
        second_title=second.title.replace('"', "'"),
    )
    reading = parse(path, text.encode("utf-8", "surrogateescape"))
    if reading.root is None or reading.problems:
        raise ContentError(reading.problems)
    checked(reading.root, path, package)
    return text
