"""The manifest of a handout: every file with what it promises, and the recipe and content that it came from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sheetbuilder.branding.facts import status_of
from sheetbuilder.compose.composer import Composer
from sheetbuilder.handout.belonging import KEY, mark
from sheetbuilder.handout.recipe.handout import Handout
from sheetbuilder.layout.flow.pages import Document
from sheetbuilder.problem_json import plain, seen_from
from sheetbuilder.publish.fingerprint import content_sha256, hash_of
from sheetbuilder.publish.manifest import Entry, Manifest, ScreenEntry, edition, read
from sheetbuilder.version import version

if TYPE_CHECKING:
    from sheetbuilder.pdf.write.writing import Promised


def entry(file: str, handout: Handout, document: Document, printing: Composer, made: Promised) -> Entry:
    """One of its files; nobody has read it back."""
    pages, options = len(printing.surfaces(document)), printing.branded.options
    scheme = options.imposition.scheme if options.imposition is not None else None
    about = handout.name, document.title, options.paper, pages
    kind = edition(fillable=options.fillable, large_print=options.large_print)
    return Entry(file, *about, made.bytes, made.sha256, made.names, None, scheme, kind)


def manifest(
    handout: Handout,
    printing: Composer,
    home: Path,
    entries: Sequence[Entry],
    *,
    told: bool = True,
    screens: Sequence[ScreenEntry] = (),
) -> Manifest:
    """What a folder of them holds; what was `told` of them is kept too. `home` is the folder of the handout."""
    package, brand = printing.session.package, printing.branded.brand
    folder = handout.path.parent
    warnings = (*handout.warnings, *printing.branded.warnings) if told else ()
    return Manifest(
        version=version(),
        made=printing.branded.day,
        made_from=hash_of(handout.path),
        content={
            "title": handout.recipe.title,
            "edition": package.meta.edition,
            "sha256": content_sha256(package.directory),
            KEY: mark(handout.path, package, home),
        },
        brand={
            "name": brand.name,
            "municipality_code": brand.file.municipality_code,
            **status_of(brand, package),
        }
        if brand
        else {},
        inputs={seen_from(folder, graft.path): hash_of(graft.path) for graft in handout.imported_pages.values()},
        same_from=None,
        same_until=None,
        files=tuple(entries),
        others=(),
        warnings=tuple(plain(problem, folder) for problem in warnings),
        revision=printing.branded.revision,
        screens=tuple(screens),
    )


def unchanged_beside(folder: Path, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The new entries, and before them those that the folder's manifest has of other files that are there unchanged."""
    known, new = read(folder), {one.name for one in entries}
    kept = [one for one in known.files if one.name not in new] if known else []
    return (*(one for one in kept if _unchanged(folder / one.name, one)), *entries)


def unchanged_screens(folder: Path, entries: Sequence[ScreenEntry]) -> tuple[ScreenEntry, ...]:
    """The same of pages for a screen."""
    known, new = read(folder), {one.name for one in entries}
    kept = [one for one in known.screens if one.name not in new] if known else []
    return (*(one for one in kept if _unchanged(folder / one.name, one)), *entries)


def _unchanged(path: Path, one: Entry | ScreenEntry) -> bool:
    try:
        return path.is_file() and hash_of(path) == one.sha256
    except OSError:
        return False
