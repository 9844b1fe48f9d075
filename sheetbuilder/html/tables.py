"""Tables, each in a stretch of its own that scrolls where the screen is too narrow for it."""

from __future__ import annotations

from sheetbuilder.html import fields
from sheetbuilder.html.lines import Lines, attribute, in_lines, look_of
from sheetbuilder.html.markup import element
from sheetbuilder.layout.roles import Role
from sheetbuilder.reflow.elements import Reflowed

_MOST_SPANNED = 1000
"""Columns that a cell may span (HTML 4.9.11)."""


class Tables(Lines):
    """Writes tables."""

    def table(self, one: Reflowed, labelled: str | None = None, name: str = "") -> str:
        """A table; `labelled` is the id of the paragraph that names it, `name` what that says."""
        words = self.making.words
        caption = next((kid for kid in one.elements if kid.role is Role.CAPTION), None)
        rows = [kid for kid in one.elements if kid is not caption]
        groups = "".join(self._rows(kid) for kid in rows if kid.role is not Role.TR)
        loose = [kid for kid in rows if kid.role is Role.TR]
        if loose:
            groups += element("tbody", "".join(self._row(row) for row in loose))
        head = element("caption", self.inner(caption)) if caption and in_lines(caption) else ""
        filled = any(cell.places for cell in one.below)
        about = self.about(one)
        table = element("table", head + groups, aria_labelledby=labelled, class_="fields" if filled else None, **about)
        said = self.making.new_name(name or (caption.text if caption else "") or words.table)
        return element("div", table, class_="wide", role="region", tabindex=0, aria_label=said)

    def _rows(self, one: Reflowed) -> str:
        name = {Role.THEAD: "thead", Role.TFOOT: "tfoot"}.get(one.role, "tbody")
        return element(name, "".join(self._row(row) for row in one.elements))

    def _row(self, one: Reflowed) -> str:
        cells = one.elements if one.role is Role.TR else iter((one,))
        return element("tr", "".join(self._cell(cell) for cell in cells), lang=one.node.language)

    def _cell(self, one: Reflowed) -> str:
        about: dict[str, str | int | None] = {**self.about(one)}
        for key, name in (("ColSpan", "colspan"), ("RowSpan", "rowspan")):
            value = attribute(one, key)
            if value and value.isdigit() and 1 < int(value) <= _MOST_SPANNED:
                about[name] = int(value)
        scope = one.node.scope or attribute(one, "Scope")
        if len(one.places) == 1 and not one.text:
            return element("td", fields.cell(one.places[0], self.making), class_="cell", **about)
        look = look_of(one, self.making)
        inner = self.inner(one) if in_lines(one) else self.starts(one) + self.blocks(one.kids)
        inner += "".join(fields.text(place, self.making) for place in one.places)
        if one.role is Role.TH and one.text:
            about["scope"] = {"Column": "col", "Row": "row"}.get(scope or "")
            return element("th", inner, class_=self.class_of(look), **about)
        return element("td", inner, class_=self.class_of(look), **about)
