"""Two editions looked at side by side: a page and the one of the same number beside it, or one edition alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sheetbuilder.app.made import MadeFile
from sheetbuilder.app.made_pages import MadePages
from sheetbuilder.errors import say
from sheetbuilder.html.markup import element

_PARTICIPANTS, _TRAINERS = "participants", "trainers"

_WIDE = 480
"""Pixels of a picture; it is shown a little more than half as wide."""

Pair = tuple[int | None, int | None]
"""The pages of one number, counted from 1: in the participants' edition and in the trainer's."""


def shown(pages: MadePages, asked: str) -> str:
    """What was made: both editions with their pages beside each other, or whatever else it is."""
    files = pages.made.files
    if not pages.made.beside:
        return pages.files()
    heads = "".join(element("div", pages.head(one)) for one in files)
    above = pages.above() + element("div", heads, class_="heads")
    if asked in (_PARTICIPANTS, _TRAINERS):
        one = files[asked == _TRAINERS]
        leaves = "".join(element("li", pages.picture(one, page)) for page in range(1, len(one.sizes) + 1))
        body = element("ul", leaves, class_="leaves")
    else:
        body = _table(pages, files)
    return above + _switch(pages, asked) + body + pages.below()


def _switch(pages: MadePages, asked: str) -> str:
    ways = (
        ("", say("Side by side")),
        (_PARTICIPANTS, say("Participants' edition")),
        (_TRAINERS, say("Trainer's edition")),
    )
    links = "".join(
        element(
            "a",
            pages.site.told(told),
            href=f"?show={way}",
            class_="button small",
            aria_current="true" if way == asked else None,
        )
        for way, told in ways
    )
    return element("p", links, class_="actions switch")


def _table(pages: MadePages, files: Sequence[MadeFile]) -> str:
    """A row for each number; where an edition has no such page, nothing stands in its place."""
    told = [pages.site.told(one) for one in (say("Participants' edition"), say("Trainer's edition"))]
    head = element("tr", "".join(element("th", one, scope="col") for one in told))
    rows = "".join(
        element(
            "tr",
            "".join(
                element("td", pages.picture(file, page, _WIDE) if page is not None else "")
                for file, page in zip(files, pair, strict=True)
            ),
        )
        for pair in paired(files[0].labels, files[1].labels)
    )
    return element("table", element("thead", head) + element("tbody", rows), class_="pairs leaves")


def paired(one: Sequence[str], other: Sequence[str]) -> Iterator[Pair]:
    """The pages of two editions by their numbers, in the order of both."""
    at = 0
    for index, label in enumerate(one, 1):
        if label not in other[at:]:
            yield index, None
            continue
        until = other.index(label, at)
        yield from ((None, page) for page in range(at + 1, until + 1))
        yield index, until + 1
        at = until + 1
    yield from ((None, page) for page in range(at + 1, len(other) + 1))
