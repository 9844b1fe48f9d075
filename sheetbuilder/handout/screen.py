"""A handout for a screen: each edition as an HTML file beside what there is for paper, told in the same manifest."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path

from sheetbuilder.compose.api import Built
from sheetbuilder.compose.composer import Composer
from sheetbuilder.errors import MissingError, Problem, say
from sheetbuilder.handout.edition import Edition
from sheetbuilder.handout.manifest import manifest, unchanged_beside, unchanged_screens
from sheetbuilder.handout.recipe.handout import Handout
from sheetbuilder.layout.flow.pages import Document
from sheetbuilder.publish.fingerprint import sha256
from sheetbuilder.publish.manifest import NAME, ScreenEntry
from sheetbuilder.publish.output import write_together


def write_pages(
    read: Handout,
    printing: Composer,
    folder: Path,
    documents: Mapping[Edition, tuple[str, Document]],
    started: float,
    *,
    alone: bool = False,
) -> tuple[Built, ...]:
    """Write each edition's document into the file of that name, all or none; gives the files.

    `started` is when that began. Other files that the folder's manifest tells of, for paper or for a screen, are told
    of as before; pages that stand `alone` have no manifest. Raises as `Composer.html` does, and `OutputError`.
    """
    pages = {name: printing.unprinted(document) for name, document in documents.values()}
    files = dict(pages)
    if not alone:
        entries = [
            ScreenEntry(name, read.name, document.title, len(pages[name]), sha256(pages[name]))
            for name, document in documents.values()
        ]
        screens = unchanged_screens(folder, entries)
        described = manifest(read, printing, folder, unchanged_beside(folder, ()), screens=screens)
        files[NAME] = described.text().encode("utf-8")
    write_together(folder, files)
    seconds = (time.perf_counter() - started) / len(documents)
    warnings = (*read.warnings, *printing.branded.warnings)
    return tuple(
        Built(f"{read.name} ({one})", folder / name, 0, len(pages[name]), seconds, warnings)
        for one, (name, _) in documents.items()
    )


def no_copies() -> MissingError:
    """The error of copies for people that are asked for as pages for a screen."""
    told = say("copies with names are for paper: there are none for a screen")
    hint = say("leave out --participants for one page that all can use, or leave out --format and get PDFs")
    return MissingError([Problem("SB948", told, None, hint)])
