"""The files of a pack as links that say what one does with each, how long it is and how large."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sheetbuilder.content.start_words import EditionWords, SizeWords
from sheetbuilder.publish.manifest import FILLABLE, LARGE_PRINT, Entry, ScreenEntry

USUAL_PAPER = "a4"
"""What is printed on where a link does not say otherwise."""
_KILO, _MEGA = 1000, 1_000_000


@dataclass(frozen=True, slots=True)
class FileLink:
    """One file, and what is said of it."""

    name: str
    what: str
    """What one does with it."""
    about: str
    """Its kind, its pages, its size."""
    primary: bool = False
    """Whether it is the one to print, in the usual way."""


Links = Mapping[str, Sequence[FileLink]]
"""The links of each target by its name; the one to print is the first."""


def links(files: Iterable[Entry], screens: Iterable[ScreenEntry], editions: EditionWords, sizes: SizeWords) -> Links:
    """All files of a pack by their targets."""
    found: dict[str, list[FileLink]] = {}
    for file in sorted(files, key=_rank):
        told = ", ".join(("PDF", pages_of(file.pages, sizes), size_of(file.bytes, sizes)))
        found.setdefault(file.target, []).append(FileLink(file.name, _what(file, editions), told, _usual(file)))
    for screen in screens:
        told = f"HTML, {size_of(screen.bytes, sizes)}"
        # Behind what is printed in the usual way, before other editions of it.
        own = found.setdefault(screen.target, [])
        own.insert(sum(one.primary for one in own), FileLink(screen.name, editions.screen, told))
    return found


def pages_of(count: int, words: SizeWords) -> str:
    """How many pages a file has."""
    return words.page if count == 1 else words.pages.format(count=count)


def size_of(size: int, words: SizeWords) -> str:
    """The size of a file in bytes, rounded up to what one can say."""
    if size < _MEGA:
        return words.kilobytes.format(count=max(1, -(-size // _KILO)))
    whole, tenth = divmod(-(-size * 10 // _MEGA), 10)
    return words.megabytes.format(whole=whole, tenth=tenth)


def papers(files: Iterable[Entry]) -> Iterator[str]:
    """The papers beside the usual one that something is printed on, each once."""
    yield from dict.fromkeys(file.paper for file in files if file.paper != USUAL_PAPER and file.scheme is None)


def _usual(file: Entry) -> bool:
    return file.edition is None and file.scheme is None and file.paper == USUAL_PAPER


def _rank(file: Entry) -> int:
    """The usual one first, then other ways to print it, to fill it in, and large print."""
    if _usual(file):
        return 0
    if file.edition is None:
        return 1 if file.scheme is None else 2
    return 3 if file.edition == FILLABLE else 4


def _what(file: Entry, words: EditionWords) -> str:
    schemes = {"booklet": words.booklet, "n-up": words.n_up, "poster": words.poster}
    editions = {FILLABLE: words.fillable, LARGE_PRINT: words.large_print}
    what = schemes.get(file.scheme or "") or editions.get(file.edition or "") or words.paper
    if file.paper == USUAL_PAPER:
        return what
    return words.on_paper.format(what=what, paper=file.paper.upper())
