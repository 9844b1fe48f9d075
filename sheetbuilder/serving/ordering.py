"""A list that somebody brings into an order: with buttons where no script runs, also by dragging where one does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sheetbuilder.errors import say
from sheetbuilder.html.markup import element, escaped, tag
from sheetbuilder.serving.forms import SentForm
from sheetbuilder.serving.site import Site

UP, DOWN, REMOVE = "up", "down", "remove"
"""The names of the buttons; the value of one is the entry that it is about."""


@dataclass(frozen=True, slots=True)
class OrderEntry:
    """An entry of a list that leads somewhere: its words, the address, and marks that stand behind them."""

    said: str
    href: str
    note: str = ""


def ordering(
    site: Site,
    field: str,
    entries: Mapping[str, str] | Mapping[str, OrderEntry],
    *,
    id: str,  # noqa: A002
    lang: str | None = None,
    focused: tuple[str, str] = ("", ""),
    removed: bool = True,
) -> str:
    """The list: the values of `field` in their order, each with the words it is known by, in a language of their own.

    It stands in a form of a page; each button sends that form, and `ordered` reads it. `focused` is the value and the
    button that was pressed last, so that it can be pressed again. Entries can be `removed`, or moved alone.
    """
    rows = "".join(_Row(site, field, value, entry, lang, focused, removed).marks() for value, entry in entries.items())
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


@dataclass(frozen=True, slots=True)
class _Row:
    site: Site
    field: str
    value: str
    entry: str | OrderEntry
    lang: str | None
    focused: tuple[str, str]
    removed: bool

    def marks(self) -> str:
        """The entry with its buttons."""
        held = tag("input", type="hidden", name=self.field, value=self.value)
        words = (
            element("span", escaped(self.entry), class_="said", lang=self.lang)
            if isinstance(self.entry, str)
            else element("span", self._link(self.entry) + self.entry.note, class_="words")
        )
        return element("li", held + words + element("span", self._buttons(), class_="moves"))

    def _link(self, entry: OrderEntry) -> str:
        return element("a", escaped(entry.said), href=entry.href, class_="said", lang=self.lang, draggable="false")

    def _buttons(self) -> str:
        said = self.entry if isinstance(self.entry, str) else self.entry.said
        signs = (
            (UP, "↑", say("Move up: {name}", name=said)),
            (DOWN, "↓", say("Move down: {name}", name=said)),
            (REMOVE, "×", say("Remove: {name}", name=said)),
        )
        shown = signs if self.removed else signs[:-1]
        return "".join(self._button(name, sign, self.site.translate(told)) for name, sign, told in shown)

    def _button(self, name: str, sign: str, told: str) -> str:
        pressed_last = self.focused == (self.value, name)
        about = {"type": "submit", "name": name, "value": self.value, "class_": "small", "aria_label": told}
        return element("button", sign, **about, autofocus=pressed_last)


def numbered(values: Sequence[str], known: Mapping[str, str]) -> dict[str, str]:
    """The entries of a list: the values that are known, with their words."""
    return {value: known[value] for value in values if value in known}
