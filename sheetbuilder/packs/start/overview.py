"""The page beside several packs: what became of each, how long it is valid, and how old its oldest number is."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from sheetbuilder.codes import register
from sheetbuilder.content import Package, PageWords
from sheetbuilder.content.screen_words import ScreenWords
from sheetbuilder.content.start_words import OverviewWords
from sheetbuilder.html.head import Head, whole
from sheetbuilder.html.markup import beside, element, escaped
from sheetbuilder.html.style import StyleSheet, foundation
from sheetbuilder.layout.text.typography import language_tag
from sheetbuilder.packs.start.rows import NAME, PackRow, PackState
from sheetbuilder.packs.start.style import OVERVIEW
from sheetbuilder.theme import default_theme


def overview(package: Package, screen: ScreenWords, words: OverviewWords, rows: Sequence[PackRow], state: str) -> bytes:
    """The file, failures first; the same rows give the same bytes. `state` is a hash of what it was made of."""
    teller = _Teller(package.words, words, package.meta.language)
    ordered = sorted(rows, key=lambda row: (row.state not in _FAILED, row.brand.casefold(), row.folder or ""))
    title = element("h1", escaped(words.title))
    told = element("div", element("p", escaped(package.meta.title), class_="label") + title)
    entries = element("ul", "".join(map(teller.row, ordered)), class_="packs")
    main = element("div", told + element("p", escaped(words.lead), class_="lead"), class_="cover") + entries
    body = element("a", escaped(screen.skip), class_="skip", href="#content")
    body += element("main", main, id="content", class_="page", tabindex=-1)
    theme = default_theme("a4")
    styles = StyleSheet("\n".join((*foundation(theme.palette, theme.typeface.name), OVERVIEW)))
    head = Head(words.title, styles, package.meta.publisher, words.lead, state=state)
    return whole(head, element("body", body), language_tag(package.meta.language))


_FAILED = (PackState.FAILED, PackState.FAILED_THERE)


@dataclass(frozen=True, slots=True)
class _Teller:
    pages: PageWords
    words: OverviewWords
    language: str

    def row(self, row: PackRow) -> str:
        name = escaped(row.brand)
        if row.folder is not None:
            inside = (row.folder, NAME) if row.start_page else (row.folder, "")
            name = element("a", name, href=beside(*filter(None, inside)) + ("" if row.start_page else "/"))
        state = element("span", escaped(getattr(self.words, row.state.value)), class_=f"state {row.state.value}")
        head = element("div", element("h2", name) + element("p", state))
        days = (
            self._fact(self.words.revision, self._day(row.revision)),
            self._fact(self.words.valid_until, self._day(row.valid_until), self.words.expired if row.expired else ""),
            self._fact(self.words.tried, self._day(row.tried), self.pages.check_number if row.doubtful else ""),
        )
        facts = (*(days if row.folder is not None else ()), self._fact(self.words.told, self._told(row.codes)))
        return element("li", head + element("dl", "".join(facts)))

    def _day(self, day: datetime.date | None) -> str:
        return escaped(self.pages.written(day) if day is not None else self.words.none)

    @staticmethod
    def _fact(name: str, value: str, mark: str = "") -> str:
        value += " " + element("strong", escaped(mark), class_="doubtful") if mark else ""
        return element("div", element("dt", escaped(name)) + element("dd", value))

    def _told(self, codes: Sequence[str]) -> str:
        if not codes:
            return escaped(self.words.nothing)
        return element("ul", "".join(element("li", self._code(code)) for code in codes))

    def _code(self, code: str) -> str:
        """A code, with what it means where we know that in the language of the page."""
        known = register.find(code)
        text = known.texts.get(self.language.partition("-")[0]) if known is not None else None
        return element("b", escaped(code)) + (f" {escaped(text.title)}" if text is not None else "")
