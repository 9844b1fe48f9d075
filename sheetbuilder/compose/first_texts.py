"""First texts of one's own: templates in the language of a package, filled in, and held against their models."""

from __future__ import annotations

import json
import string
from importlib.resources import files
from pathlib import Path

from sheetbuilder.blocks import VOCABULARY
from sheetbuilder.errors import ContentError
from sheetbuilder.models.base import Content
from sheetbuilder.models.model import model
from sheetbuilder.source import parse

LANGUAGES = ("da", "en")
"""Those that there are templates in."""


def language_of(tag: str) -> str:
    """The language of the templates for a package in a language (BCP 47): Danish, or else English."""
    return "da" if tag.partition("-")[0].lower() == "da" else "en"


def template(language: str, name: str) -> str:
    """The text of a template, with its comments."""
    return files("sheetbuilder.compose").joinpath("first", language, name).read_text("utf-8")


def filled_in(text: str, facts: dict[str, str], path: Path, kind: type[Content]) -> str:
    """A template with its facts, for a file of that path; `ContentError` with all that its model does not allow."""
    whole = string.Template(text).substitute(facts)
    reading = parse(path, whole.encode("utf-8", "surrogateescape"))
    if reading.root is None or reading.problems:
        raise ContentError(reading.problems)
    made, problems = model(reading.root, kind, {"vocabulary": VOCABULARY})
    if made is None:
        raise ContentError(problems)
    return whole


def quoted(text: str) -> str:
    """A text as YAML has it between quotation marks, whatever stands in it."""
    return json.dumps(text, ensure_ascii=False)
