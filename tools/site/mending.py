"""What the theme does not say: its own words in Danish, and the names that a screen reader tells its parts by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import count
from types import MappingProxyType

DANISH: Mapping[str, str] = MappingProxyType(
    {
        "Skip to content": "Gå til indholdet",
        "Back to top": "Til toppen",
        "On this page": "På denne side",
        "Toggle site navigation sidebar": "Vis eller skjul oversigten",
        "Toggle table of contents sidebar": "Vis eller skjul sidens indhold",
        "Toggle Light / Dark / Auto color theme": "Skift mellem lyst, mørkt og maskinens valg",
        "Menus": "Menuer",
        "Table": "Tabel",
        "All pages": "Alle sider",
        "Next": "Næste",
        "Previous": "Forrige",
        "Home": "Forside",
    }
)
"""What the theme says by itself; Sphinx's own Danish has the rest."""
_PARTS = (
    # A checkbox opens each drawer; a landmark is about them, so that nobody meets them nowhere.
    (
        '<input type="checkbox" class="sidebar-toggle" name="__navigation"',
        r'<nav class="toggles" aria-label="Menus">\g<0>',
    ),
    ('<label class="overlay sidebar-overlay"', r"</nav>\g<0>"),
    ('<aside class="sidebar-drawer"', r'\g<0> aria-label="All pages"'),
    ('<aside class="toc-drawer[^"]*"', r'\g<0> aria-label="On this page"'),
    ('class="caption" role="heading"', r'\g<0> aria-level="2"'),
)
_ARTICLE = re.compile(r"(<article\b.*?</article>)", re.DOTALL)
_CORNER = re.compile(r'(<thead>\s*<tr[^>]*>)<th class="head[^"]*">(?:<p></p>)?</th>')
_FIRST = re.compile(r'(<tr class="row-[a-z]+">)<td[^>]*>((?!</td>).*?)</td>', re.DOTALL)
_TABLE = re.compile(r'<div class="table-wrapper[^"]*">\s*<table.*?</table>', re.DOTALL)
_NARROW = 2
"""Columns for which there is room anywhere."""


def mended(page: str, words: Mapping[str, str]) -> str:
    """A page of the theme with its parts named, and its own words changed."""
    parts = _ARTICLE.split(page)
    parts[::2] = [_around(part) for part in parts[::2]]
    names = (f"{words.get('Table', 'Table')} {number}" for number in count(1))
    parts[1::2] = [_TABLE.sub(lambda match: _table(match[0], names), part) for part in parts[1::2]]
    parts[::2] = [_said(part, words) for part in parts[::2]]
    return "".join(parts)


def _around(part: str) -> str:
    for plain, named in _PARTS:
        part = re.sub(plain, named, part)
    return part


def _said(part: str, words: Mapping[str, str]) -> str:
    for english, other in words.items():
        part = re.sub(rf'(?<=[>"\s]){re.escape(english)}(?=[<"\s])', other, part)
    return part


def _table(table: str, names: Iterator[str]) -> str:
    """A table whose rows are named where its corner is empty, and which the keyboard can scroll if it may be wide."""
    if _CORNER.search(table):
        table = _FIRST.sub(r'\1<th scope="row">\2</th>', _CORNER.sub(r"\1<td></td>", table))
    head = table.partition("</thead>")[0]
    if head.count("<th ") + head.count("<td") <= _NARROW:
        return table
    return table.replace("<div ", f'<div role="region" tabindex="0" aria-label="{next(names)}" ', 1)
