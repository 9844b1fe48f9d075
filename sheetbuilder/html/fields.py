"""Places to write as real fields: they are filled in on the screen, print, and are never sent anywhere."""

from __future__ import annotations

from collections.abc import Sequence

from sheetbuilder.html.making import Making
from sheetbuilder.html.markup import element, escaped, tag
from sheetbuilder.layout.imported import ImportedField, ImportedWidget
from sheetbuilder.layout.place import Choice, PlaceKind
from sheetbuilder.layout.places import PlaceOnPage
from sheetbuilder.layout.roles import Role
from sheetbuilder.reflow.elements import Reflowed, Said

_MOST_ROWS = 6
"""Lines that a field shows before anything is in it; it grows with what is written, and has a corner to pull."""
_RADIO, _PUSH, _MANY, _COMBO = 1 << 15, 1 << 16, 1 << 12, 1 << 17
"""Flags of fields (ISO 32000-1, tables 226, 228 and 230)."""
_OFF = "Off"


def plain(text: str) -> str:
    """Said that are nothing but words."""
    return escaped(text)


def names(label: Reflowed, wanted: str) -> bool:
    """Whether a paragraph says what a field or a choice is called."""
    return bool(wanted) and label.text.startswith(" ".join(wanted.split()))


def choice_of(one: Reflowed) -> Choice | None:
    """The choice that all places of an element belong to; None where they are not of one choice."""
    found = {place.place.choice for kid in one.below for place in kid.places}
    return next(iter(found)) if len(found) == 1 and one.role is Role.L else None


def numbers(form: Reflowed, ahead: Reflowed | Said | None) -> tuple[list[str], list[Said], int]:
    """What the places of a scale are called, the words behind those numbers, and how many elements that takes."""
    labels = [place.place.label for place in form.places]
    said = ahead.kids if isinstance(ahead, Reflowed) and ahead.role is Role.P else ()
    if said and isinstance(said[0], Said) and said[0].text.split() == labels:
        return labels, [kid for kid in said[1:] if isinstance(kid, Said)], 2
    return labels, [], 1


def scale(form: Reflowed, labels: Sequence[str], legend: str, ends: str, making: Making) -> str:
    """One of several numbers, each under its button; `ends` say what the first and the last mean."""
    buttons = "".join(
        element("label", _button(place, making.new_id(place.place.name)) + element("span", escaped(label)))
        for place, label in zip(form.places, labels, strict=True)
    )
    below = element("p", ends, class_="ends") if ends else ""
    return element("fieldset", legend + element("div", buttons, class_="scale") + below)


def tick(place: PlaceOnPage, making: Making, name: str, labelled: str | None = None) -> str:
    """A box to tick or a button of a choice; its label is another element."""
    if place.place.kind is PlaceKind.TEXT:
        return text(place, making, name=name)
    return _button(place, name, labelled=labelled)


def _button(place: PlaceOnPage, name: str, *, labelled: str | None = None, said: str | None = None) -> str:
    one = place.place
    chosen = one.kind is PlaceKind.ONE_OF_MANY and one.choice is not None
    return tag(
        "input",
        type="radio" if chosen else "checkbox",
        id=name,
        name=one.choice.name if chosen and one.choice is not None else one.name,
        value=one.label if chosen else None,
        aria_labelledby=labelled,
        aria_label=said,
    )


def text(place: PlaceOnPage, making: Making, *, name: str | None = None) -> str:
    """A field to write in, of as many lines as on paper; without a `name` it says by itself what it is for."""
    one = place.place
    said = None if name else one.label
    name = name or making.new_id(one.name)
    if place.lines <= 1:
        return tag("input", type="text", id=name, name=one.name, aria_label=said, autocomplete="off")
    return _area(name, one.name, min(place.lines, _MOST_ROWS), said, making)


def cell(place: PlaceOnPage, making: Making) -> str:
    """A field that is a cell of a table, named after its column and row."""
    one, name = place.place, making.new_id(place.place.name)
    if one.kind is not PlaceKind.TEXT:
        return _button(place, name, said=one.label)
    return _area(name, one.name, max(1, min(place.lines, _MOST_ROWS)), one.label, making)


def _area(name: str, called: str, rows: int, said: str | None, making: Making) -> str:
    return element(
        "textarea",
        "",
        id=name,
        name=called,
        rows=rows,
        class_=making.looks.rows(rows),
        aria_label=said,
        autocomplete="off",
    )


def alone(one: Reflowed, making: Making, *, inline: bool = False) -> str:
    """The fields of an element that no other element names."""
    widget = one.node.imported.widget if one.node.imported is not None else None
    if widget is not None:
        found = imported(widget, one.node.alt, making)
        return found if inline else element("p", found)
    made = []
    for place in one.places:
        if place.place.kind is PlaceKind.TEXT:
            made.append(text(place, making))
        else:
            made.append(_button(place, making.new_id(place.place.name), said=place.place.label))
    whole = "".join(made)
    return whole if inline else element("p", whole)


def imported(widget: ImportedWidget, alt: str | None, making: Making) -> str:
    """A field of another file, with what it says there."""
    one = widget.field
    name, said = making.new_id(one.name), alt or one.description or one.name
    if one.kind == "Btn":
        if one.flags & _PUSH:
            return ""
        return tag(
            "input",
            type="radio" if one.flags & _RADIO else "checkbox",
            id=name,
            name=one.name,
            value=next((state for state in widget.states if state not in ("", _OFF)), None),
            checked=widget.state not in ("", _OFF),
            aria_label=said,
        )
    if one.kind == "Ch" and one.options:
        return _select(one, name, said)
    if one.flags & _MANY:
        return element(
            "textarea",
            "\n" + escaped(one.value),  # a line end at the beginning is no part of it (HTML 13.1.2.5)
            id=name,
            name=one.name,
            rows=3,
            maxlength=one.longest,
            aria_label=said,
            autocomplete="off",
        )
    return tag(
        "input",
        type="text",
        id=name,
        name=one.name,
        value=one.value.replace("\n", " ") or None,
        maxlength=one.longest,
        aria_label=said,
        autocomplete="off",
    )


def _select(one: ImportedField, name: str, said: str) -> str:
    options = "".join(
        element("option", escaped(shown or meant), value=meant, selected=meant == one.value)
        for meant, shown in one.options
        if shown or meant
    )
    return element("select", tag("option", value="") + "</option>" + options, id=name, name=one.name, aria_label=said)
