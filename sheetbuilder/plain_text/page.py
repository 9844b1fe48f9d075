"""A document as lines of plain text: headings with their level, boxes to tick as [ ], places to write as ____."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence

from sheetbuilder.content.screen_words import ScreenWords
from sheetbuilder.layout.flow.pages import Document
from sheetbuilder.layout.imported import ImportedArea
from sheetbuilder.layout.place import PlaceKind
from sheetbuilder.layout.places import PlaceOnPage
from sheetbuilder.layout.roles import HEADINGS, Role
from sheetbuilder.reflow.elements import MarkOfPage, Reflowed, Said, reflow
from sheetbuilder.reflow.painted import OnPages

WIDTH = 72
"""Letters in a line at most, unless a word or an address is longer."""
_BLANK = "____"
_INLINE = frozenset(
    {Role.SPAN, Role.LINK, Role.QUOTE, Role.REFERENCE, Role.BIB_ENTRY, Role.CODE, Role.ANNOT, Role.FORM}
)
_WITH_ADDRESS = ("http:", "https:", "mailto:", "tel:")

Kid = Reflowed | Said


def plain(
    document: Document,
    words: ScreenWords,
    foot: Sequence[str],
    imported: Mapping[MarkOfPage, str] | None = None,
    shown: OnPages | None = None,
) -> bytes:
    """The text in UTF-8; the same document gives the same bytes. `foot` is what stands at its end."""
    blocks = list(_Lines(words).blocks(reflow(document, imported, shown).kids, ""))
    blocks += ["\n".join(line for line in foot if line)]
    return ("\n\n".join(block for block in blocks if block) + "\n").encode("utf-8", "replace")


class _Lines:
    def __init__(self, words: ScreenWords) -> None:
        self._words = words

    def blocks(self, kids: Sequence[Kid], indent: str) -> Iterator[str]:
        """What stands one below the other, each with an empty line behind it."""
        for one in kids:
            if isinstance(one, Said):
                yield _wrapped(one.text, indent)
            else:
                yield from self._block(one, indent)

    def _block(self, one: Reflowed, indent: str) -> Iterator[str]:
        role = one.role
        if role in HEADINGS:
            yield _wrapped(f"{'#' * (HEADINGS.index(role) + 1)} {self._line(one)}", indent)
        elif role in (Role.FIGURE, Role.FORMULA) and one.node.alt:
            yield _wrapped(self._words.figure.format(text=one.node.alt), indent)
        elif role in (Role.L, Role.TOC):
            yield "\n".join(self._items(one, indent))
        elif role is Role.TABLE:
            yield from self._table(one, indent)
        elif role in (Role.P, Role.CAPTION, *_INLINE) or all(map(_inline, one.kids)):
            yield _wrapped(self._line(one), indent)
        else:
            yield from self.blocks(one.kids, indent)

    def _line(self, one: Reflowed) -> str:
        """What an element says inside a line: its words, its places to write, the address of a link."""
        if one.role is Role.FORM and (one.places or one.node.imported is not None):
            return _places(one)
        said = "".join(kid.text if isinstance(kid, Said) else self._line(kid) for kid in one.kids)
        target = one.node.target or next((area.target for area in _areas(one)), "")
        if one.role is Role.LINK and target.lower().startswith(_WITH_ADDRESS):
            said = f"{said.rstrip()} <{''.join(target.split())}>"
        return said if not one.places else f"{said} {_BLANK}".strip()

    def _items(self, one: Reflowed, indent: str) -> Iterator[str]:
        """The items of a list, one below the other, without empty lines between."""
        for kid in one.elements:
            if kid.role not in (Role.LI, Role.TOCI):
                yield from self._block(kid, indent)
                continue
            labels = [part for part in kid.elements if part.role is Role.LBL]
            rest = [part for part in kid.kids if part not in labels]
            label = _spaces(" ".join(self._line(part) for part in labels))
            label = "-" if label == "–" else label  # the bullet that any reader knows
            before = f"{label} " if label else ""
            yield from self._item(rest, indent, before)

    def _item(self, rest: Sequence[Kid], indent: str, before: str) -> Iterator[str]:
        deeper = indent + " " * min(len(before), 6)
        first = True
        for part in rest:
            if isinstance(part, Said) or all(map(_inline, part.kids)):
                said = part.text if isinstance(part, Said) else self._line(part)
                yield _wrapped(said, deeper, indent + before if first else deeper)
            else:
                blocks = [block for block in self.blocks(part.kids, deeper) if block]
                if first and before and blocks:
                    blocks[0] = indent + before + blocks[0].lstrip()
                yield from blocks
            first = False
        if first and before:
            yield indent + before.rstrip()

    def _table(self, one: Reflowed, indent: str) -> Iterator[str]:
        """Each row on lines of its own, every cell behind the head of its column."""
        rows = [list(row.elements) for row in one.below if row.role is Role.TR]
        heads: list[str] = []
        lines = []
        for cells in rows:
            texts = [_spaces(self._line(cell)) for cell in cells]
            if (
                all(cell.role is Role.TH or not text for cell, text in zip(cells, texts, strict=True))
                and len(cells) > 1
            ):
                heads = texts
                continue
            named = [f"{heads[at]}: {text}" if at < len(heads) and heads[at] else text for at, text in enumerate(texts)]
            lines.append(_wrapped("; ".join(text for text in named if text), indent + "  ", indent))
        yield "\n".join(lines)


def _inline(one: Kid) -> bool:
    return isinstance(one, Said) or (one.role in _INLINE and all(map(_inline, one.kids)))


def _areas(one: Reflowed) -> tuple[ImportedArea, ...]:
    return one.node.imported.areas if one.node.imported is not None else ()


def _places(one: Reflowed) -> str:
    if len(one.places) > 1:  # which is which, their own words alone say
        return " ".join(f"{_place(place)} {place.place.label}" for place in one.places)
    return _place(one.places[0]) if one.places else _BLANK


def _place(place: PlaceOnPage) -> str:
    match place.place.kind:
        case PlaceKind.TICK:
            return "[ ]"
        case PlaceKind.ONE_OF_MANY:
            return "( )"
        case _:
            return _BLANK


def _spaces(text: str) -> str:
    """White space as in running text; a space that holds words together stays one."""
    return " ".join(part for part in text.replace("\t", " ").split(" ") if part).strip()


def _wrapped(text: str, indent: str, first: str | None = None) -> str:
    return textwrap.fill(
        _spaces(" ".join(text.splitlines())),
        WIDTH,
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
