"""Every document of a brand composed and printed: what is in its pack, on which papers, in which editions."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence

from sheetbuilder.branding.apply import BrandedPackage, apply_brand
from sheetbuilder.branding.pictured import of_others
from sheetbuilder.compose.cache import LayoutCache
from sheetbuilder.compose.composer import Composer, new_composer
from sheetbuilder.compose.posters import POSTER_KINDS
from sheetbuilder.compose.targets import Target, TargetKind, quick_targets, targets
from sheetbuilder.content import Package
from sheetbuilder.errors import ContentError, LayoutError, Problem, Severity
from sheetbuilder.foreign.sandbox.reader import Reader
from sheetbuilder.handout.quick import ready_recipes
from sheetbuilder.imposition.poster import Poster
from sheetbuilder.layout.places import places
from sheetbuilder.models.base import Content
from sheetbuilder.packs.options import PackOptions
from sheetbuilder.packs.packed_file import PackedFile
from sheetbuilder.packs.start.logo import Pictures
from sheetbuilder.packs.watch import Watch
from sheetbuilder.values import replace

PAPERS = ("a4", "a3")
"""The usual one, and that of large figures."""


def quick_recipes(package: Package, ready: BrandedPackage) -> tuple[tuple[Target, ...], tuple[Problem, ...]]:
    """The quick recipes of a package that a brand's own can make, and what is to be told of them.

    `ContentError` with that where the options are strict.
    """
    quick, left_out = quick_targets(ready.package, ready_recipes(package, ready.brand))
    told = (*left_out, *(one for target in quick if target.recipe for one in target.recipe.warnings))
    if told and ready.options.strict:
        raise ContentError(replace(one, severity=Severity.ERROR) for one in told)
    return quick, told


def printed(
    package: Package,
    ready: BrandedPackage,
    quick: Sequence[Target],
    pack_options: PackOptions,
    shared: tuple[LayoutCache, Reader],
    watch: Watch,
) -> tuple[list[PackedFile], list[Problem], Pictures]:
    """Every file of the pack, warnings for what holes go through, and what was painted of others on the way.

    `LayoutError` with all that does not fit; `ContentError` for what a letterhead, a logo or a picture is not. `watch`
    is told how many documents there are, and of each as it is printed.
    """
    cache, reader = shared
    composers = [new_composer(ready.on(paper), cache) for paper in PAPERS]
    usual, large = composers
    kinds = {TargetKind.WORKFLOW: [usual, large]}
    if (scheme := pack_options.printing.imposition) is not None:
        # Letterheads lie otherwise on the leaves of a booklet than on papers that are turned over another edge; and
        # holes are for the papers that stand alone.
        placed = apply_brand(package, replace(ready.options, imposition=scheme, holes=None), reader)
        composers.append(new_composer(placed, cache))
        for kind in POSTER_KINDS if isinstance(scheme, Poster) else (TargetKind.SET,):
            kinds[kind] = [*kinds.get(kind, [usual]), composers[-1]]
    every: list[Composer] = []
    if pack_options.printing.large_print:
        every = [new_composer(replace(ready, options=replace(ready.options, large_print=True)), cache)]
    composers += every
    wanted = [
        (target, one)
        for target in (*targets(ready.package), *quick)
        for one in (*kinds.get(target.kind, [usual]), *every)
    ]
    watch.begin(len(wanted))
    composed = [(target, one, one.compose(target)) for target, one in wanted]
    _checked(composers, [target.recipe.file for target in quick if target.recipe])
    holes: list[Problem] = []
    for composer in composers:
        told = composer.warnings(document for _, one, document in composed if one is composer)
        holes += (problem for problem in told if problem not in holes)
    made = []
    others = functools.partial(of_others, reader=reader)
    on_screen = pack_options.html and ready.package.words.screen is not None
    for target, one, document in composed:
        pages = len(one.surfaces(document))
        html = one.html(document, others) if on_screen and one is usual else None
        written, notes = one.print(document), one.moved(document)
        made.append(PackedFile(target, one.branded, document, pages, written, notes, html))
        watch.printed(made[-1].name)
    if pack_options.printing.fillable:
        made += _to_be_filled_in(usual, made)
    return made, holes, usual.pictures


def _to_be_filled_in(usual: Composer, made: Sequence[PackedFile]) -> Iterator[PackedFile]:
    """The same documents with fields, of those on the usual paper that have places to write."""
    branded = replace(usual.branded, options=replace(usual.branded.options, fillable=True))
    composer = replace(usual, branded=branded)
    for one in made:
        if one.branded is usual.branded and places(one.document):
            yield replace(one, branded=branded, written=composer.print(one.document), html=None)


def _checked(composers: Iterable[Composer], recipes: Sequence[Content]) -> None:
    problems: list[Problem] = []
    for one in composers:
        try:
            one.checked(*recipes)
        except LayoutError as error:
            problems += [problem for problem in error.problems if problem not in problems]
    if problems:
        raise LayoutError(problems)
