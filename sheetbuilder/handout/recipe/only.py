"""A part of a handout: only the items of some kinds, as files of their own."""

from __future__ import annotations

from collections.abc import Sequence

from sheetbuilder.brand import slug
from sheetbuilder.errors import ContentError, Problem, say
from sheetbuilder.handout.recipe.handout import Handout
from sheetbuilder.values import replace


def only(read: Handout, kinds: Sequence[str]) -> Handout:
    """The handout with nothing but the items of those kinds, its files called after them; all of it for no kinds.

    `ContentError` with every kind of which the recipe has no item.
    """
    if not kinds:
        return read
    items = read.recipe.items
    known = dict.fromkeys(item.type for item in items)
    missing = [kind for kind in dict.fromkeys(kinds) if kind not in known]
    if missing:
        where = read.recipe.where_of("items")
        raise ContentError(
            Problem(
                "SB860",
                say("there is no item of the kind “{kind}” in this recipe", kind=kind),
                where,
                say("add “- type: {kind}” to the items", kind=kind),
            )
            for kind in missing
        )
    kept = [index for index, item in enumerate(items) if item.type in kinds]
    # Imported pages go by the place of their item.
    imported = {at: read.imported_pages[index] for at, index in enumerate(kept) if index in read.imported_pages}
    name = slug(f"{read.name} {' '.join(_called(read, kind) for kind in dict.fromkeys(kinds))}", read.name)
    recipe = read.recipe.but(items=tuple(items[index] for index in kept))
    return replace(read, name=name, recipe=recipe, imported_pages=imported)


def _called(read: Handout, kind: str) -> str:
    """The word of the package for a kind that is printed alone, else the kind itself."""
    words = read.words
    return {"certificate": words.certificate, "name-tent": words.name_tent, "sign-in": words.sign_in}.get(kind, kind)
