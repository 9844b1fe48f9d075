"""Whose a folder of handouts is: two recipes of one name never write over each other's files."""

from __future__ import annotations

from pathlib import Path

from sheetbuilder.content import Package
from sheetbuilder.errors import OutputError, Problem, Where, say
from sheetbuilder.handout.recipe.load import ready_made
from sheetbuilder.problem_json import seen_from
from sheetbuilder.publish.fingerprint import sha256
from sheetbuilder.publish.manifest import read

KEY = "recipe"
"""Under this word a manifest tells, in what it says of the content, from which recipe the files are."""
_LETTERS = 16


def mark(recipe: Path, package: Package, folder: Path) -> str:
    """What tells a recipe from others of its name: its place as seen from the folder, so that both can be moved.

    It is a hash, because a path may name people; a recipe that a package has ready is the same wherever that lies.
    """
    ready = ready_made(package).get(recipe.stem)
    own = ready is not None and ready.resolve() == recipe.resolve()
    place = f"package:{recipe.stem}" if own else seen_from(folder.resolve(), recipe.resolve())
    return sha256(place.encode("utf-8", "surrogateescape"))[:_LETTERS]


def ours_or_nobodys(recipe: Path, package: Package, folder: Path, *below: str) -> None:
    """`OutputError` where a folder, or one of those below it, holds the files of another recipe: they would be lost."""
    own = mark(recipe, package, folder)
    for place in (folder, *(folder / name for name in below)):
        known = read(place)
        other = known.content.get(KEY, own) if known else own
        if known is not None and other != own:
            title = known.content.get("title", "")
            told = say("the folder holds the files of another recipe of this name, “{title}”", title=title)
            hint = say("Choose another folder with -o; if the recipe was only moved, delete the folder first.")
            raise OutputError([Problem("SB863", told, Where(place), hint)])
