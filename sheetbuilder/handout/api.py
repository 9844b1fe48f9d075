"""One call does it all: a recipe to the PDFs of its editions, or only the proof that they would fit."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from importlib import import_module
from os import fspath
from pathlib import Path
from typing import Unpack

from sheetbuilder.arguments import StrPath, names_of, path_of
from sheetbuilder.branding.apply import apply_brand
from sheetbuilder.branding.file_format import FileFormat
from sheetbuilder.branding.options import PrintKeywords, PrintOptions, chosen
from sheetbuilder.compose.api import Built
from sheetbuilder.compose.composer import Composer, new_composer
from sheetbuilder.compose.posters import no_poster_of
from sheetbuilder.compose.remembered import layout_cache
from sheetbuilder.content import Package
from sheetbuilder.errors import ContentError, Problem, Severity, say
from sheetbuilder.handout.audit import OF_WORDS, audit, not_enlarged
from sheetbuilder.handout.belonging import ours_or_nobodys
from sheetbuilder.handout.binding.composing import compose
from sheetbuilder.handout.edition import EDITIONS, Edition
from sheetbuilder.handout.foreign import load_whole
from sheetbuilder.handout.manifest import entry, manifest, unchanged_beside, unchanged_screens
from sheetbuilder.handout.recipe.handout import Handout
from sheetbuilder.handout.recipe.load import filled, find
from sheetbuilder.handout.recipe.only import only
from sheetbuilder.handout.screen import write_pages
from sheetbuilder.publish.manifest import NAME
from sheetbuilder.publish.named import named_file
from sheetbuilder.publish.output import write_together
from sheetbuilder.values import replace

_READBACK = "sheetbuilder.publish.readback"
"""What reads PDFs: heavy to import, so whoever only looks whether it would fit does not wait for it."""


def handout(
    package: Package,
    recipe: StrPath,
    edition: Edition | str = Edition.PARTICIPANT,
    options: PrintOptions | None = None,
    *,
    out: StrPath = "out",
    file: StrPath | None = None,
    kinds: str | Sequence[str] = (),
    begin: Callable[[int], None] | None = None,
    composed: Callable[[str], None] | None = None,
    done: Callable[[Built], None] | None = None,
    remember: bool = False,
    **keywords: Unpack[PrintKeywords],
) -> tuple[Built, ...]:
    """Build a handout into a folder of its name below `out`, all of its files or none; gives the files.

    `recipe` is a file, or the name of a recipe that the package has ready; the options' brand goes before the recipe's
    own, and each of them may be given as a keyword as well. With `kinds`, one or several, only items of those kinds are
    printed. What is in both editions has the same page numbers in both, whichever of them is asked for. `begin` is told
    how many files there will be, `composed` of each whose pages are laid out; what these raise stops it. `done` is told
    of each file when all are there. With `remember` composed pages of the package are taken from the user's cache and
    kept there. A manifest tells of the files that are in the folder; `file` is the path of the file where one edition
    is built, alone and without a manifest.

    Raises `MissingError` for a recipe or a paper that there is not, `ContentError` with all that is wrong in the
    recipe (where the options are strict warnings too; where they `require` it a foreign page or a letterhead that takes
    back PDF/A or PDF/UA, and a foreign page whose words cannot be read aloud as they stand), `LayoutError` with all
    that does not fit, `FaultyError` for a file that is not what it promises to be, `OutputError` for a file that cannot
    be written, and where the folder holds the files of another recipe of that name; nothing is written before
    everything is known to fit.
    """
    started = time.perf_counter()
    options, out = chosen(options, keywords), path_of(out)
    read = only(load_whole(find(package, fspath(recipe)), package, options), names_of(kinds))
    wanted = [one for one in EDITIONS if Edition(edition).includes(one)]
    filled(read, *wanted)
    if begin is not None:
        begin(len(wanted))
    printing = press_for(package, read, replace(options, before=before(read, out)), remember=remember)
    ending = f"{printing.branded.suffix}{options.format.ending}"
    names = {one: f"{read.name}-{_ending(read, one)}{ending}" for one in wanted}
    folder, below = folder_for(read, printing, out), read.words.copies_folder
    if file is not None:
        hint = say("name a folder, or ask for one edition: --edition participant")
        place = named_file(file, len(wanted), options.format.ending, hint)
        folder, names = place.parent, dict.fromkeys(wanted, place.name)
    else:
        ours_or_nobodys(read.path, package, folder, below)
    documents = compose(printing.session, read)
    for one in wanted:
        printing.examined(documents[one])
        if composed is not None:
            composed(names[one])
    printing.checked(read.recipe)
    holes = printing.warnings(documents[one] for one in wanted)
    if options.format is not FileFormat.PDF:
        by_edition = {one: (names[one], documents[one]) for one in wanted}
        shown = write_pages(read, printing, folder, by_edition, started, alone=file is not None)
        if done is not None:
            for made in shown:
                done(made)
        return shown
    printed = [(names[one], documents[one], printing.print(documents[one])) for one in wanted]
    excused = OF_WORDS if read.imported_pages else frozenset[str]()
    by_name = {name: written for name, _, written in printed}
    found = import_module(_READBACK).prove(by_name, excused) if options.inspect else {}
    told: list[Problem] = []
    for name, document, _ in printed:
        told += (problem for problem in audit(read, document, found.get(name, ())) if problem not in told)
    if printing.branded.options.for_press:
        for name, _, written in printed:
            told += import_module(_READBACK).for_press(folder / name, written, cut=printing.branded.options.cut)
    if told and (options.strict or options.require):
        raise ContentError(replace(problem, severity=Severity.ERROR) for problem in told)
    warnings = (*read.warnings, *printing.branded.warnings, *holes, *told)
    files = {name: written.content for name, _, written in printed}
    if file is None:
        entries = [entry(name, read, document, printing, written.promised) for name, document, written in printed]
        beside, screens = unchanged_beside(folder, entries), unchanged_screens(folder, ())
        files[NAME] = manifest(read, printing, folder, beside, screens=screens).text().encode("utf-8")
        ours_or_nobodys(read.path, package, folder, below)  # somebody may have been quicker
    # What is in both editions has one number in both, so neither may be of another day than the other.
    write_together(folder, files)
    seconds = (time.perf_counter() - started) / len(printed)
    built = []
    for one, (name, document, written) in zip(wanted, printed, strict=True):
        pages, size, notes = len(printing.surfaces(document)), len(written.content), printing.moved(document)
        notes = (*notes, *not_enlarged(read, options))
        built.append(Built(f"{read.name} ({one})", folder / name, pages, size, seconds, warnings, notes))
        if done is not None:
            done(built[-1])
    return tuple(built)


def _ending(read: Handout, one: Edition) -> str:
    return read.words.trainer_file if one is Edition.TRAINER else read.words.participant_file


def check(
    package: Package,
    recipe: StrPath,
    options: PrintOptions | None = None,
    *,
    remember: bool = False,
    **keywords: Unpack[PrintKeywords],
) -> tuple[Problem, ...]:
    """Read a recipe, lay out both editions and write nothing; gives the warnings, raises as `handout` does.

    However strict the options are: what a warning counts for is for the caller to say, who is told them all.
    """
    options = replace(chosen(options, keywords), strict=False)
    read = load_whole(find(package, fspath(recipe)), package, options)
    printing = press_for(package, read, options, remember=remember)
    for document in compose(printing.session, read).values():
        printing.examined(document)
    printing.checked(read.recipe)
    return (*read.warnings, *printing.branded.warnings)


def press_for(package: Package, read: Handout, options: PrintOptions, *, remember: bool = False) -> Composer:
    """The composer that a handout is printed on, branded for its brand."""
    no_poster_of(read.name, options)
    if options.strict and read.warnings:
        raise ContentError(replace(one, severity=Severity.ERROR) for one in read.warnings)
    return new_composer(apply_brand(package, replace(options, brand=read.brand)), layout_cache(remember=remember))


def before(read: Handout, out: Path) -> tuple[Path, ...]:
    """Where manifests may tell from which day a brand's content is as it is: beside the handout, and of its pack."""
    return (out / read.brand.slug / read.name, out / read.brand.slug) if read.brand else ()


def folder_for(read: Handout, printing: Composer, out: Path) -> Path:
    """Where the files of a handout go: a folder of its name, in one of the brand's name where it has a brand."""
    brand = printing.branded.brand
    return (out / brand.slug if brand else out) / read.name
