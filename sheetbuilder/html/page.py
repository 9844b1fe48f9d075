"""The conductor: a document becomes one HTML file, with nothing beside it and nothing that runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sheetbuilder.content.screen_words import ScreenWords
from sheetbuilder.html.elements import written
from sheetbuilder.html.head import Head, whole
from sheetbuilder.html.making import Making
from sheetbuilder.html.markup import element, escaped, identifier, tag
from sheetbuilder.html.style import Looks, style_sheet
from sheetbuilder.layout.flow.pages import Bookmark, Document
from sheetbuilder.layout.imported import ImportedPage
from sheetbuilder.layout.roles import Role
from sheetbuilder.reflow.elements import MarkOfPage, Reflowed, reflow
from sheetbuilder.reflow.others import Region
from sheetbuilder.reflow.painted import OnPages
from sheetbuilder.theme import Theme

_FEWEST = 3
"""Entries of an outline that are worth a list of their own."""


@dataclass(frozen=True, slots=True)
class Colophon:
    """What stands about the content of a page, which on paper the foot of every page says."""

    who: str
    """Whose it is."""
    package: str
    """What it belongs to."""
    contents: str
    """The name of a list of contents."""
    lines: tuple[str, ...]
    """Edition and status."""


@dataclass(frozen=True, slots=True)
class OfOthers:
    """What others' files show on a page: pictures, and the words of marks."""

    pictures: Mapping[Region, bytes] = field(default_factory=dict)
    words: Mapping[MarkOfPage, str] = field(default_factory=dict)


_NOTHING = OfOthers()


def html(
    document: Document,
    theme: Theme,
    words: ScreenWords,
    colophon: Colophon,
    others: OfOthers = _NOTHING,
    shown: OnPages | None = None,
) -> bytes:
    """The file; the same document, theme and words give the same bytes. `shown` is what its pages show, if known."""
    root = reflow(document, others.words, shown)
    looks = Looks(theme.style("body").size)
    making = Making(looks, words, others.pictures, _anchors(root))
    main = written(root, making)
    if not any(one.role is Role.H1 for one in root.below):
        main = element("h1", escaped(document.title), class_="unseen") + main
    nav = _nav(document.bookmarks, colophon.contents)
    styles = style_sheet(theme.palette, theme.typeface.name, looks)
    body = "".join(
        (
            element("a", escaped(words.skip), class_="skip", href="#content"),
            _header(colophon),
            tag("div", class_="with-nav") if nav else "",
            nav,
            element("main", main, id="content", class_="page", tabindex=-1),
            "</div>" if nav else "",
            _footer(colophon),
        )
    )
    filled = element("body", body, class_="long" if nav else None)
    about = Head(document.title, styles, document.author, document.subject)
    return whole(about, filled, document.language)


def _anchors(root: Reflowed) -> dict[ImportedPage, list[str]]:
    found: dict[ImportedPage, list[str]] = {}
    for one in root.below:
        for page in one.pages:
            found.setdefault(page, list(page.anchors))
    return found


def _header(colophon: Colophon) -> str:
    said = element("p", escaped(colophon.who), class_="who") if colophon.who else ""
    said += element("p", escaped(colophon.package)) if colophon.package != colophon.who else ""
    return element("header", element("div", said, class_="page"))


def _footer(colophon: Colophon) -> str:
    lines = "".join(element("p", escaped(line)) for line in colophon.lines if line)
    return element("footer", element("div", lines, class_="page"))


def _nav(bookmarks: Sequence[Bookmark], name: str) -> str:
    if len(bookmarks) < _FEWEST:
        return ""
    entries = "".join(
        element(
            "li",
            element("a", escaped(mark.title), href=f"#{identifier(mark.anchor)}"),
            class_="deeper" if mark.level else None,
        )
        for mark in bookmarks
    )
    inside = element("summary", escaped(name)) + element("ul", entries)
    return element("nav", element("details", inside), class_="page", aria_label=name)
