"""The blocks of a page, row by row: texts, headings and points are written here, others stay as they are."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sheetbuilder.app.yaml_files.editing import KEPT, ListRow, Plain
from sheetbuilder.app.yaml_files.fields import KeyList, lines_in, rows_before, rows_of, shown, within
from sheetbuilder.app.yaml_files.form import DrawnEntry, FieldForm, area
from sheetbuilder.brand import slug
from sheetbuilder.errors import Message, say
from sheetbuilder.html.markup import element, identifier
from sheetbuilder.serving.forms import SentForm
from sheetbuilder.source import Located

WRITTEN: Mapping[str, Message] = MappingProxyType(
    {
        "text": say("Text"),
        "heading": say("Heading"),
        "bullets": say("Points, one on each line"),
    }
)
"""The kinds that are written in the form."""
_LONGEST = 30
"""Letters of the name of a point."""


class BlockList(KeyList):
    """The blocks, each a row."""

    def row(self, number: int | str) -> BlockRow:
        """One block."""
        return BlockRow(f"{self.path}.{number}")


@dataclass(frozen=True, slots=True)
class BlockRow(DrawnEntry):
    """One block: its kind and its words."""

    path: str

    def sent(self, form: SentForm, there: Located | None) -> Plain:
        """Its words as its kind has them; a block that is not written here stays as it is."""
        kind = shown(within(there, "type")) or form.text(f"{self.path}.type")
        if kind not in WRITTEN:
            return KEPT if there is not None else None
        text = form.text(f"{self.path}.text").strip()
        if there is None:
            return _new(kind, text) if text else None
        if not text:
            return None
        if text == said(there):
            return {"type": KEPT}
        if kind == "bullets":
            return {"type": KEPT, "items": _points(text, there)}
        return {"type": KEPT, "text": text}

    def stands(self, there: Located | None) -> Mapping[str, str]:
        """Its words; of a new one its kind, too."""
        kind = shown(within(there, "type"))
        if there is None:
            return {"type": next(iter(WRITTEN)), "text": ""}
        return {"text": said(there)} if kind in WRITTEN else {}

    def called(self, there: Located | None) -> str:
        """The beginning of its words."""
        return title_of(there)

    def marks(self, form: FieldForm, there: Located | None) -> str:
        """The same as inside a row."""
        return self.inside(form, there)

    def inside(self, form: FieldForm, there: Located | None) -> str:
        """A field for its words, and for its kind where it is a new one."""
        kind = shown(within(there, "type"))
        if there is not None and kind not in WRITTEN:
            told = form.site.told(
                say("A block of the kind “{kind}”, which is changed in the text of the recipe.", kind=kind)
            )
            return element("p", told, class_="quiet")
        name = f"{self.path}.text"
        usual = form.usual(name)
        label = form.site.told(WRITTEN[kind] if kind else say("Its words"))
        field = element("label", label, for_=identifier(name)) + area(
            form.value(name, said(there)), usual, rows=1 if kind == "heading" else 4
        )
        words = element("div", field + form.wrong(name), class_="field wide")
        return words if there is not None else self._kinds(form) + words

    def _kinds(self, form: FieldForm) -> str:
        name = f"{self.path}.type"
        chosen = form.value(name, "")
        options = "".join(
            element("option", form.site.told(told), value=kind, selected=kind == chosen)
            for kind, told in WRITTEN.items()
        )
        label = element("label", form.site.told(say("Kind")), for_=identifier(name))
        return element("div", label + element("select", options, id=identifier(name), name=name), class_="field")


def said(there: Located | None) -> str:
    """The words of a block as the field shows them: points one on each line."""
    if shown(within(there, "type")) == "bullets":
        return "\n".join(_lines(there))
    return shown(within(there, "text")).strip()


def title_of(there: Located | None) -> str:
    """What a block is called in a list: the beginning of its words."""
    words = said(there).split("\n")[0]
    return words if len(words) <= 2 * _LONGEST else f"{words[: 2 * _LONGEST].rsplit(' ', 1)[0]} …"


def _lines(there: Located | None) -> list[str]:
    items = within(there, "items")
    texts = (shown(within(within(items, str(number)), "text")) for number in range(rows_of(items)))
    return [" ".join(text.split()) for text in texts]


def _new(kind: str, text: str) -> Plain:
    if kind == "bullets":
        return {"type": kind, "items": _points(text, None)}
    return {"type": kind, "text": text}


def _points(text: str, there: Located | None) -> list[ListRow]:
    """The points for lines: each keeps what is said of it beside its words, a new one gets a name of its words."""
    held, rows = _lines(there), []
    items = within(there, "items")
    taken = {shown(within(within(items, str(number)), "id")) for number in range(len(held))}
    lines = lines_in(text)
    for line, at in zip(lines, rows_before(lines, held), strict=True):
        if at is not None:
            rows.append(ListRow({"text": KEPT if held[at] == line else line}, at))
            continue
        name = slug(line, "point")[:_LONGEST].strip("-")
        name = f"{name}-{secrets.token_hex(2)}" if name in taken else name
        taken.add(name)
        rows.append(ListRow({"id": name, "text": line}))
    return rows
