"""What was typed on the smaller pages of a brand while another tab was quicker: labels and words, to be copied."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sheetbuilder.app.brand_room.laying import CHOICES, LABELS, laying
from sheetbuilder.app.brand_room.letterheads import AS_USUAL, KINDS, PARTICULAR, SWITCHES, chosen, switched
from sheetbuilder.app.brand_room.local_lines import (
    PlaceWish,
    PointWish,
    entries_of,
    is_dropped,
    point_wish,
    title_of,
)
from sheetbuilder.app.yaml_files.editing import Plain
from sheetbuilder.brand.overlay import NONE
from sheetbuilder.branding.differing import Address
from sheetbuilder.errors import Message, say
from sheetbuilder.language import Translator
from sheetbuilder.models.markup import words
from sheetbuilder.serving.forms import SentForm
from sheetbuilder.source import Located

Lines = Iterator[tuple[str, str]]
"""What a field is called, and what was typed in it."""
_LONGEST = 60


def lines_not_saved(
    wish: PlaceWish, before: Located | None, place: str, core: Sequence[Address], translate: Translator
) -> Lines:
    """What a form of local lines says otherwise than the file did when the form was made."""
    if wish.title and wish.title != title_of(before, place):
        yield translate(say("Your title for the sheet")), wish.title
    if wish.dropped and not is_dropped(before, place):
        yield translate(say("Leave the whole sheet out")), translate(say("yes"))
    for one in core:
        said, was = wish.points[one.block, one.item], point_wish(before, one)
        if said != was:
            yield words(one.text)[:_LONGEST], _of_point(said, translate)
    for entry in entries_of(before, place):
        text = wish.added.get(entry.index, "")
        if text and text != entry.said("add"):
            yield translate(say("Lines of your own")), text
    if wish.new[1]:
        yield translate(say("A new line")), wish.new[1]


def _of_point(wish: PointWish, translate: Translator) -> str:
    left_out = translate(say("Leave it out")) if wish.dropped else ""
    return "; ".join(filter(None, (wish.text, left_out))) or translate(say("as usual"))


def letterhead_not_saved(form: SentForm, before: Located | None, translate: Translator) -> Lines:
    """What a form of the letterhead says otherwise than the file did when the form was made."""
    if not form.ticked("first"):  # the form in which a file is chosen
        return
    laid = laying(form, before)
    for kind, told in (*KINDS.items(), *PARTICULAR.items()):
        if (page := form.text(kind)) != chosen(before, kind):
            yield translate(told), translate(_of_page(page))
        for key in _keys(laid.get(kind, {})):
            value = form.text(f"overlay.{kind}.{key}")
            choice = CHOICES.get(key, {}).get(value)
            yield f"{translate(told)}, {translate(LABELS[key])}", translate(choice) if choice else value
    for key, told in SWITCHES.items():
        if (on := form.ticked(key)) is not switched(before, key):
            yield translate(told), translate(say("yes") if on else say("no"))


def _of_page(page: str) -> Message:
    if page == AS_USUAL:
        return say("as usual")
    return say("no letterhead") if page == NONE else say("Page {number}", number=page)


def _keys(said: Plain, above: str = "") -> Iterator[str]:
    for key, value in said.items() if isinstance(said, Mapping) else ():
        path = f"{above}{key}"
        if path in LABELS and not isinstance(value, Mapping):
            yield path
        else:
            yield from _keys(value, f"{path}.")
