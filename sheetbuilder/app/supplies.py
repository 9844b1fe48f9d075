"""What the command line was given for the whole run: a content package, and a folder to work in."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from sheetbuilder.app.brands import BrandShelf
from sheetbuilder.compose import load
from sheetbuilder.content import Package
from sheetbuilder.errors import MissingError, Problem, Where, say
from sheetbuilder.os_errors import is_folder


@dataclass(frozen=True, slots=True)
class Supplies:
    """A package, where it lies, and the folder whose brand files and recipes are offered."""

    package: Package
    content: Path | None = None
    """None where the package is the one that came along."""
    folder: Path | None = None
    brands: BrandShelf = field(default_factory=BrandShelf)
    """Of that folder, and those that are brought in on a page."""


def supplies(content: Path | None, folder: Path | None) -> Supplies:
    """What is there; raises what `load` raises, and `MissingError` where there is no such folder."""
    if folder is not None and not is_folder(folder):
        raise MissingError([Problem("SB957", say("there is no such folder"), Where(folder))])
    return Supplies(load(content), content, folder, BrandShelf(folder))
