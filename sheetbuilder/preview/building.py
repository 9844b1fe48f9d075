"""From files to documents: read, branded, composed, printed to bytes; what is the same after a save is kept."""

from __future__ import annotations

import functools
from collections.abc import Callable, Hashable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from sheetbuilder.blocks import VOCABULARY
from sheetbuilder.brand import Brand, load_brand
from sheetbuilder.branding.apply import apply_brand
from sheetbuilder.branding.file_format import FileFormat
from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.branding.overlaps import ROOMLESS
from sheetbuilder.branding.pictured import of_others
from sheetbuilder.compose.cache import LayoutCache
from sheetbuilder.compose.cases import check_cases
from sheetbuilder.compose.composer import Composer, new_composer
from sheetbuilder.compose.targets import Target, TargetKind, quick_targets, targets
from sheetbuilder.content import Package, load
from sheetbuilder.content.reread import FilesReread
from sheetbuilder.errors import ContentError, LayoutError, Problem, Severity, SheetbuilderError, say
from sheetbuilder.foreign.sandbox.reader import Reader
from sheetbuilder.handout.binding.composing import compose
from sheetbuilder.handout.edition import EDITIONS, Edition
from sheetbuilder.handout.foreign import load_whole
from sheetbuilder.handout.quick import ready_recipes
from sheetbuilder.handout.recipe.load import filled, find
from sheetbuilder.layout.flow.pages import Document
from sheetbuilder.models.base import Content
from sheetbuilder.preview.choice import DocumentChoice
from sheetbuilder.preview.drawn import DrawnDocument, Offer
from sheetbuilder.preview.looks import PageLooks, look_of
from sheetbuilder.preview.subject import Subject
from sheetbuilder.unchanged.program import file
from sheetbuilder.values import replace

T = TypeVar("T")

_ON_PAGES = ("SB405", "SB406", ROOMLESS)
"""Errors of pages that can be shown all the same, and are best understood there."""

_EDITIONS = {Edition.PARTICIPANT: say("Participants' edition"), Edition.TRAINER: say("Trainer's edition")}


class FilesRead(Struct, frozen=True):
    """What was read at one moment: for every choice alike, as far as no option has a say in it."""

    package: Package
    options: PrintOptions
    """With the brand."""


class Builder:
    """What reads and composes; it is asked by one thread at a time.

    All that it can be asked raises `SheetbuilderError` with everything that is wrong, as a build does.
    """

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._cache = LayoutCache()
        self._looks = PageLooks()
        self._reader = Reader()
        self._files = FilesReread()
        self.offers: tuple[Offer, ...] = ()
        """What can be looked at, as far as it is known."""
        if subject.recipe is not None:
            self.offers = tuple(Offer(str(edition), _EDITIONS[edition]) for edition in EDITIONS)
        self._package: tuple[Hashable, Package] | None = None

    def end(self) -> None:
        """Let go of the child that reads files of others."""
        self._reader.end()

    def read(self) -> FilesRead:
        """The package and the brand as they are now; whoever writes both is told of both at once."""
        self._reader.begin_anew()
        package, of_package = _tried(self._load_package)
        brand, of_brand = _tried(self._load_brand)
        if package is None or of_brand:
            raise ContentError((*of_package, *of_brand))
        return FilesRead(package, replace(self._subject.options, brand=brand))

    def drawn(self, read: FilesRead, choice: DocumentChoice, goes_on: Callable[[], None]) -> DrawnDocument:
        """The document of a choice; `goes_on` raises where nobody waits for it any more."""
        if self._subject.recipe is not None:
            return self._handout(read, choice, goes_on)
        ready = apply_brand(read.package, choice.options(read.options), self._reader)
        goes_on()
        composer = new_composer(ready, self._cache)
        quick, _ = quick_targets(ready.package, ready_recipes(read.package, read.options.brand))
        every = (*targets(ready.package), *quick)
        self.offers = tuple(map(_offer, every))
        target = next((one for one in every if one.name == choice.target), every[0])
        document = composer.compose(target)
        goes_on()
        recipe = target.recipe
        shown = _of_pages(composer, *((recipe.file,) if recipe is not None else ()))
        warnings = (*read.package.warnings, *ready.warnings, *(recipe.warnings if recipe is not None else ()))
        problems = (*shown, *warnings, *composer.warnings([document]))
        return self._drawn(_offer(target), document, composer, problems)

    def elsewhere(self, read: FilesRead, choice: DocumentChoice, goes_on: Callable[[], None]) -> tuple[Problem, ...]:
        """What does not fit in the other documents, as a check finds it; `goes_on` is asked between two of them."""
        if self._subject.recipe is not None:
            return ()
        options = replace(choice.options(read.options), fillable=False, format=FileFormat.PDF)
        ready = apply_brand(read.package, options, self._reader)
        composer = new_composer(ready, self._cache)
        quick, told = quick_targets(ready.package, ready_recipes(read.package, options.brand))
        for target in (*targets(ready.package), *quick):
            composer.compose(target)
            goes_on()
        found = [*told, *(problem for one in quick if one.recipe is not None for problem in one.recipe.warnings)]
        found += _tried(lambda: composer.checked(*(one.recipe.file for one in quick if one.recipe is not None)))[1]
        if options.brand is None:
            found += _tried(lambda: check_cases(read.package, options, self._cache, goes_on))[1]
        return tuple(found)

    def _handout(self, read: FilesRead, choice: DocumentChoice, goes_on: Callable[[], None]) -> DrawnDocument:
        recipe = self._subject.recipe
        assert recipe is not None
        options = choice.options(read.options)
        handout = load_whole(find(read.package, recipe), read.package, options, self._reader)
        goes_on()
        edition = Edition.TRAINER if choice.target == Edition.TRAINER else Edition.PARTICIPANT
        filled(handout, edition)
        ready = apply_brand(read.package, replace(options, brand=handout.brand), self._reader)
        composer = new_composer(ready, self._cache)
        documents = compose(composer.session, handout)
        goes_on()
        document = composer.examined(documents[edition])
        warnings = (*read.package.warnings, *handout.warnings, *ready.warnings)
        problems = (*_of_pages(composer, handout.recipe), *warnings, *composer.warnings([document]))
        offer = Offer(str(edition), _EDITIONS[edition])
        return self._drawn(offer, document, composer, problems)

    def _drawn(
        self, offer: Offer, document: Document, composer: Composer, problems: Sequence[Problem]
    ) -> DrawnDocument:
        """Pages are painted when somebody looks at them; a page for a screen is written at once, as it may fail."""
        if composer.branded.options.format is FileFormat.PDF:
            return DrawnDocument(offer, document, composer, self._looks.of(document, composer), tuple(problems))
        screen = composer.html(document, functools.partial(of_others, reader=self._reader))
        return DrawnDocument(offer, document, composer, (look_of(screen),), tuple(problems), screen)

    def _load_package(self) -> Package:
        folder = self._subject.folder
        state = tuple(_state(folder))
        if self._package is None or not state or self._package[0] != state:
            self._package = (state, load(folder, VOCABULARY, self._files))
        return self._package[1]

    def _load_brand(self) -> Brand | None:
        path = self._subject.brand
        return load_brand(path) if path is not None else None


def _offer(target: Target) -> Offer:
    """A document by its title; a sheet is known by its number."""
    return Offer(target.name, f"{target.name} {target.title}" if target.kind is TargetKind.SHEET else target.title)


def _of_pages(composer: Composer, *others: Content) -> tuple[Problem, ...]:
    """What is in the way of letterheads: the pages are whole, and show it; `LayoutError` where they are not."""
    _, found = _tried(lambda: composer.checked(*others))
    errors = [one for one in found if one.severity is Severity.ERROR]
    if any(one.code not in _ON_PAGES for one in errors):
        raise LayoutError(found)
    return tuple(errors)


def _tried(read: Callable[[], T]) -> tuple[T | None, tuple[Problem, ...]]:
    """What comes of it, or what is wrong with it."""
    try:
        return read(), ()
    except SheetbuilderError as error:
        return None, error.problems


def _state(folder: Path) -> Iterator[tuple[str, str]]:
    """What a package is read from: the names of all that lies there, and what its files hold."""
    try:
        for path in sorted(folder.iterdir()):
            yield path.name, file(str(path)) if path.suffix == ".yaml" else ""
    except OSError:
        return
