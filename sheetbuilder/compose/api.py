"""One call does it all: load a package, choose targets, build them, or only check that they would build."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import Unpack

from sheetbuilder import content, resources
from sheetbuilder.blocks import VOCABULARY
from sheetbuilder.branding.apply import BrandedPackage, apply_brand
from sheetbuilder.branding.options import PrintKeywords, PrintOptions, chosen
from sheetbuilder.compose.cache import LayoutCache
from sheetbuilder.compose.cases import check_cases
from sheetbuilder.compose.composer import new_composer
from sheetbuilder.compose.one_file import file_name, parts_of
from sheetbuilder.compose.posters import no_poster_of, poster_targets
from sheetbuilder.compose.targets import ALL, Target, TargetKind, select, targets
from sheetbuilder.content import Package
from sheetbuilder.errors import Message, MissingError, Problem, say
from sheetbuilder.imposition.poster import Poster
from sheetbuilder.publish.output import write_whole

_READBACK = "sheetbuilder.publish.readback"
"""What reads PDFs: heavy to import, so a build without a brand does not wait for it."""


@dataclass(frozen=True, slots=True)
class Built:
    """A file that was made: where it is, how many pages and bytes it has, how many seconds it took."""

    target: str
    path: Path
    pages: int
    bytes: int
    seconds: float
    warnings: tuple[Problem, ...] = ()
    notes: tuple[Message, ...] = ()
    """What was done by itself, and is no fault."""


def load(directory: Path | None = None) -> Package:
    """The package in a folder, or the one that travels with sheetbuilder.

    Raises `MissingError` where there is no such folder, `ContentError` with every problem of every file.
    """
    return content.load(directory or resources.sheets(), VOCABULARY)


def build(
    package: Package,
    names: Sequence[str] = (ALL,),
    options: PrintOptions | None = None,
    *,
    out: Path = Path("out"),
    one_file: str | None = None,
    begin: Callable[[int], None] | None = None,
    done: Callable[[Built], None] | None = None,
    **keywords: Unpack[PrintKeywords],
) -> tuple[Built, ...]:
    """Build targets into a folder, each file whole or not at all; `done` is told of each file as it is made.

    Each of the options may be given as a keyword as well. `one_file` names one file for all of them: of a set its
    sheets, in the order asked for. `begin` is told how many files there will be. A brand's local
    lines are carried out first, so its own sheets can be named. The files of a brand go to a folder of their own below
    `out`; its contacts are held against the date, or against today where none is given. Nothing is written before
    everything is known to fit: `LayoutError` tells all that does not. `MissingError` for an unknown target or paper, a
    name that no file can have, and what cannot be a part of one file; `OutputError` for a file that cannot be written,
    `FaultyError` for one of a brand that is not what it promises; where the options are strict warnings end in a
    `ContentError`, where they `require` it only those that take back PDF/A.
    """
    options = chosen(options, keywords)
    brand = options.brand
    ready = apply_brand(package, replace(options, before=(out / brand.slug, *options.before)) if brand else options)
    wanted = _files(ready, names, one_file)
    _with_cards((target for parts in wanted.values() for target in parts), options)
    if begin is not None:
        begin(len(wanted))
    printing = new_composer(ready)
    folder = out / ready.brand.slug if ready.brand else out
    started = time.perf_counter()
    laid = []
    for file, parts in wanted.items():
        document = printing.compose(parts[0]) if one_file is None else printing.together(parts)
        laid.append((file, " ".join(one.name for one in parts), document, time.perf_counter() - started))
        started = time.perf_counter()
    printing.checked()
    warnings = (*ready.warnings, *printing.punched(document for _, _, document, _ in laid))
    built = []
    for file, name, document, seconds in laid:
        begun = time.perf_counter()
        written = printing.print(document)
        path = folder / file
        if ready.brand is not None and ready.options.inspect:
            import_module(_READBACK).prove({path.name: written})
        write_whole(path, written.content)
        notes = printing.moved(document)
        taken = seconds + time.perf_counter() - begun
        sides = len(printing.surfaces(document))
        one = Built(name, path, sides, len(written.content), taken, warnings, notes)
        built.append(one)
        if done is not None:
            done(one)
    return tuple(built)


def _files(ready: BrandedPackage, names: Sequence[str], one_file: str | None) -> Mapping[str, Sequence[Target]]:
    """The names of the files, each with the targets in it."""
    if one_file is not None:
        no_poster_of(one_file, ready.options)
        return {file_name(one_file): parts_of(ready.package, select(ready.package, names))}
    posters = isinstance(ready.options.imposition, Poster)
    wanted = poster_targets(ready.package, names) if posters else select(ready.package, names)
    endings = {TargetKind.CARDS: ready.suffix_of_cards}
    return {f"{target.file}{endings.get(target.kind, ready.suffix)}.pdf": (target,) for target in wanted}


def check(
    package: Package, options: PrintOptions | None = None, **keywords: Unpack[PrintKeywords]
) -> tuple[Problem, ...]:
    """Lay everything out, in a brand's dress if one is given, and write nothing; gives the warnings.

    Without a brand every case is laid out for which the package has words of its own: with contacts and without, say.
    However strict the options are: what a warning counts for is for the caller to say, who is told them all. Raises
    `LayoutError` with all that does not fit, and `ContentError` with what is wrong with local lines.
    """
    options = replace(chosen(options, keywords), strict=False)
    ready, cache = apply_brand(package, options), LayoutCache()
    printing = new_composer(ready, cache)
    documents = [printing.compose(target) for target in targets(ready.package)]
    printing.checked()
    holes = printing.punched(documents)
    if options.brand is None:
        check_cases(package, options, cache)
    return (*package.warnings, *ready.warnings, *holes)


def _with_cards(wanted: Iterable[Target], options: PrintOptions) -> None:
    """`MissingError` where cards are to stand alone, and there are none."""
    if options.single and not any(target.kind is TargetKind.CARDS for target in wanted):
        hint = say("name a deck of cards, for example cards-livline; “sheetbuilder list” shows them all")
        raise MissingError([Problem("SB888", say("only cards can stand alone, and nothing here is one"), hint=hint)])
