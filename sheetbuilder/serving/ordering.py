"""A list that somebody brings into an order: with buttons where no script runs, also by dragging where one does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sheetbuilder.errors import say
from sheetbuilder.html.markup import element, escaped, tag
from sheetbuilder.serving.forms import SentForm
from sheetbuilder.serving.site import Site

UP, DOWN, REMOVE = "up", "down", "remove"
"""The names of the buttons; the value of one is the entry that it is about."""


def ordering(site: Site, field: str, entries: Mapping[str, str], *, id: str, lang: str | None = None) -> str:  # noqa: A002
    """The list: the values of `field` in their order, each with the words it is known by, in a language of their own.

    It stands in a form of a page; each button sends that form, and `ordered` reads it.
    """
    rows = "".join(_row(site, field, value, said, lang) for value, said in entries.items())
    about = {
        "data_field": field,
        "data_lang": lang,
        "data_up": site.translate(say("Move up: {name}", name="{name}")),
        "data_down": site.translate(say("Move down: {name}", name="{name}")),
        "data_remove": site.translate(say("Remove: {name}", name="{name}")),
        "data_moved": site.translate(
            say("{name} is now number {place} of {count}", name="{name}", place="{place}", count="{count}")
        ),
    }
    told = element("p", "", class_="unseen", role="status")
    return element("div", element("ol", rows, class_="order", id=id, **about) + told, class_="ordering")


def ordered(form: SentForm, field: str) -> list[str]:
    """The values of a list as they were sent, each once, after the button that was pressed."""
    values = list(dict.fromkeys(form.texts(field)))
    gone = form.text(REMOVE)
    if gone in values:
        values.remove(gone)
    for button, by in ((UP, -1), (DOWN, 1)):
        moved = form.text(button)
        if moved in values:
            at = values.index(moved)
            values.insert(max(0, at + by), values.pop(at))
    return values


def pressed(form: SentForm) -> bool:
    """Whether a button of a list has sent the form."""
    return any(map(form.ticked, (UP, DOWN, REMOVE)))


def _row(site: Site, field: str, value: str, said: str, lang: str | None) -> str:
    buttons = "".join(
        element("button", sign, type="submit", name=name, value=value, class_="small", aria_label=site.translate(told))
        for name, sign, told in (
            (UP, "↑", say("Move up: {name}", name=said)),
            (DOWN, "↓", say("Move down: {name}", name=said)),
            (REMOVE, "×", say("Remove: {name}", name=said)),
        )
    )
    held = tag("input", type="hidden", name=field, value=value)
    return element(
        "li", held + element("span", escaped(said), class_="said", lang=lang) + element("span", buttons, class_="moves")
    )


def numbered(values: Sequence[str], known: Mapping[str, str]) -> dict[str, str]:
    """The entries of a list: the values that are known, with their words."""
    return {value: known[value] for value in values if value in known}
