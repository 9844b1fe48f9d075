"""The fields of the head of a recipe and of each kind of item, with what there is to choose from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from sheetbuilder.app.course_room.blocks import BlockList
from sheetbuilder.app.course_room.labels import CHOICES, HELP, LABELS
from sheetbuilder.app.course_room.workspace import PEOPLE
from sheetbuilder.app.yaml_files.fields import FormEntry, KeyLines, KeyList, entries_of
from sheetbuilder.app.yaml_files.form import FieldForm, FormWords
from sheetbuilder.app.yaml_files.typed import Values
from sheetbuilder.content import Package
from sheetbuilder.errors import Problem, say
from sheetbuilder.handout.items import ITEMS
from sheetbuilder.handout.recipe.course import Course
from sheetbuilder.models.shapes import TextShape
from sheetbuilder.models.structure import fields_of
from sheetbuilder.serving.site import Site
from sheetbuilder.source import Located

_ALONE = frozenset({"type"})
_IN_THE_PANEL = frozenset({"brand"})
_OF_ONE = ("cover", "sign-in")
"""What nobody chooses an edition for."""
_OF_NEW_SLIDES = ("file", "title", "pages", "layout")
_SPARE = 3
"""Empty rows for new ones, so that a programme is not saved row by row."""
_AREAS = frozenset({"lead", "text", "comment", "purpose", "sessions.text", "alts.text"})


def of_head() -> tuple[FormEntry, ...]:
    """Those of title, day, place and people; the brand is chosen where it is printed."""
    return tuple(map(_usual, entries_of(Course, without=_IN_THE_PANEL)))


def of_item(kind: str) -> tuple[FormEntry, ...]:
    """Those of an item, who gets it last."""
    without = _ALONE | ({"edition"} if kind in _OF_ONE else set())
    entries = [_usual(one) for one in entries_of(ITEMS[kind], without=without)]
    return tuple(sorted(entries, key=lambda one: one.path == "edition"))


def keys_of_head() -> Sequence[str]:
    """The keys of a recipe in their order."""
    return ("type", *fields_of(Course), "items")


def keys_of_item(kind: str) -> Sequence[str]:
    """The keys of an item in their order."""
    return ("type", *(key for key in fields_of(ITEMS[kind]) if key not in ("type", "edition")), "edition")


def of_new(kind: str) -> tuple[FormEntry, ...]:
    """Those of an item that is not there yet: what slides show is described when they can be looked at."""
    return tuple(one for one in of_item(kind) if kind != "pdf" or one.path in _OF_NEW_SLIDES)


def needs(kind: str) -> bool:
    """Whether an item of a kind cannot be without something that somebody must write."""
    return any(field.limits.required for key, field in fields_of(ITEMS[kind]).items() if key != "type")


def form_of(
    site: Site,
    root: Located,
    faults: Mapping[str, Sequence[Problem]],
    entries: Sequence[FormEntry],
    package: Package,
    typed: Mapping[str, Values] = MappingProxyType({}),
) -> FieldForm:
    """The form of a head or of an item; `typed` is what somebody wrote in it that is not saved."""
    words = FormWords(
        LABELS,
        HELP,
        CHOICES,
        brought=frozenset({"file"}),
        areas=_AREAS,
        moved=frozenset({"sessions", "blocks"}),
        offers={key: dict(found) for key, found in _offers(site, package)},
        titles=("title", "page", "text"),
    )
    return FieldForm(site, root, faults, words, entries, typed)


def _usual(entry: FormEntry) -> FormEntry:
    """A list of texts is one field, with a line for each; a list of blocks has rows of their own."""
    if not isinstance(entry, KeyList):
        return entry
    if entry.path == "blocks":
        return BlockList(entry.path, entry.of, entry.most, 2)
    if isinstance(entry.of, TextShape):
        return KeyLines(entry.path)
    return KeyList(entry.path, entry.of, entry.most, _SPARE)


def _offers(site: Site, package: Package) -> Iterator[tuple[str, Iterator[tuple[str, str]]]]:
    yield "sheet", ((sheet.number, f"{sheet.number} {sheet.title}") for sheet in package.sheets)
    yield "set", ((one.id, one.title) for one in package.meta.sets)
    if package.cards:
        yield "deck", ((one.id, one.title) for one in package.cards.decks)
    none, pasted = say("None: they write them themselves"), say("The list of participants that was pasted")
    yield "participants", iter((("", site.translate(none)), (PEOPLE, site.translate(pasted))))
