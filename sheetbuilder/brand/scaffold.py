"""A first brand file for somebody who has none: short, commented, and it builds at once."""

from __future__ import annotations

import datetime
import json
import string
from importlib.resources import files
from pathlib import Path

from sheetbuilder.brand.file import BrandFile
from sheetbuilder.brand.municipalities import INVENTED, municipalities
from sheetbuilder.errors import ContentError
from sheetbuilder.models.model import model
from sheetbuilder.source import parse


def beginning(name: str, day: datetime.date, path: Path) -> str:
    """The text of a file with that name in it, and the code if it is a municipality's name; `path` is for problems.

    Raises `ContentError` for a name that cannot be printed.
    """
    found = municipalities().named(name)
    template = files("sheetbuilder.brand").joinpath("template.yaml").read_text("utf-8")
    text = string.Template(template).substitute(
        name=json.dumps(found.official_name if found else name, ensure_ascii=False),
        code=found.code if found else INVENTED,
        today=day.isoformat(),
        next_year=datetime.date(day.year + 1, 12, 31).isoformat(),
    )
    reading = parse(path, text.encode("utf-8", "surrogateescape"))
    if reading.root is None or reading.problems:
        raise ContentError(reading.problems)
    made, problems = model(reading.root, BrandFile, {})
    if made is None:
        raise ContentError(problems)
    return text
