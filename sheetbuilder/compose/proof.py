"""The proof of a brand's letterheads: a page of every kind, with what lies under it and what stands in its way."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct, field

from sheetbuilder.brand.overlay import LetterheadPage, wanted
from sheetbuilder.branding.apply import BrandedPackage, apply_brand
from sheetbuilder.branding.collisions import Collision
from sheetbuilder.branding.kinds import KINDS
from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.branding.overlaps import ROOMLESS, at_brand
from sheetbuilder.branding.remarks import in_the_way, remark
from sheetbuilder.compose.api import Built
from sheetbuilder.compose.composer import Composer, new_composer
from sheetbuilder.compose.placing import placed as at_their_words
from sheetbuilder.compose.placing import texts_of
from sheetbuilder.compose.session import new_root
from sheetbuilder.compose.targets import Target, TargetKind, targets
from sheetbuilder.content import Package
from sheetbuilder.errors import ContentError, Message, Problem, say
from sheetbuilder.language import Translator
from sheetbuilder.layout.flow.pages import Bookmark, Document, Page, PageType, page_types
from sheetbuilder.layout.letterheads import Overlay, Overlays
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.layout.surfaces import PlacedPage, Surface
from sheetbuilder.layout.text.typography import language_tag
from sheetbuilder.pdf.write.writing import written
from sheetbuilder.publish.output import write_whole
from sheetbuilder.templates.proofsheet import MOST, ProofText, beside, proof_marks, unread
from sheetbuilder.values import replace


class _Shown(Struct, frozen=True):
    """A page that is shown for all of its kind."""

    page: Page
    title: str
    """That of its document."""
    names: tuple[PageType, ...]
    overlay: Overlay | None
    found: tuple[Collision, ...]
    short: int = 0
    """How many millimetres are missing for all that a page of the kind holds; 0 where there is room."""


class _Chosen(Overlays, frozen=True):
    """The letterheads of the pages of a proof, which are those of the pages that they show, by their numbers."""

    pages: Mapping[int, Overlay] = field(default_factory=dict)

    def of(self, page: Page) -> Overlay | None:
        """The overlay of a page, or None where it has none."""
        return self.pages.get(page.number)


def proof(package: Package, options: PrintOptions, path: Path, tell: Translator) -> tuple[Built, tuple[Problem, ...]]:
    """Write the proof of the options' brand, whether or not its pack can be built; gives what stands against it.

    Its own words are in the language of the run. `ContentError` where there is no brand, or it has no letterheads, or
    they cannot be read; `MissingError` for an unknown paper, `OutputError` where the file cannot be written.
    """
    started = time.perf_counter()
    brand = options.brand
    if brand is None or brand.file.overlay is None:
        hint = say("add “overlay: letterhead.pdf”")
        where = brand.file.where if brand else None
        raise ContentError([Problem("SB363", say("the brand has no letterhead"), where, hint)])
    ready = apply_brand(package, options)
    printing = new_composer(ready)
    shown = _shown(printing)
    root = new_root()
    sheets = {PageType(one.name): one.sheet for one in wanted(brand.file.overlay, brand.file.where_of("overlay"))}
    surfaces, marks = [], []
    for number, one in enumerate(shown, 1):
        part = root.add(Role.PART, anchor=f"proof-{number}")
        surfaces.append(_surface(printing, one, number, _text(printing, one, number, sheets, tell), (part, tell)))
        marks.append(Bookmark(0, tell(KINDS[one.names[0]]), f"proof-{number}"))
    pages = [placed.page for surface in surfaces for placed in surface.pages]
    title = tell(say("Proof of the letterheads: {name}", name=brand.name))
    day, subject = printing.session.date, package.meta.title
    document = Document(tuple(pages), root, title, language_tag(tell.language), brand.name, subject, day, tuple(marks))
    laid = _Chosen(pages={2 * at + 1: one.overlay for at, one in enumerate(shown) if one.overlay is not None})
    data = written(document, ready.theme.palette, printing.shelf, laid, surfaces, pair=ready.options.pair).content
    write_whole(path, data)
    texts = texts_of(ready.package, brand.file)
    problems = at_brand(at_their_words(printing.session.problems, texts), brand, ready.overlays)
    seconds = time.perf_counter() - started
    return Built("proof", path, len(surfaces), len(data), seconds, ready.warnings), tuple(problems)


def _shown(printing: Composer) -> list[_Shown]:
    """Of each kind of page the one that has most in the way of its letterhead, or else the first."""
    overlays = printing.branded.overlays
    problems = printing.session.problems
    best: dict[tuple[PageType, ...], _Shown] = {}
    for target in _targets(printing.branded):
        document = printing.compose(target)
        for page in document.pages:
            names = page_types(page.kind, first=page.number == 1, landscape=page.landscape)
            overlay = overlays.of(page) if overlays else None
            found = in_the_way(page, overlay, printing.grounds)
            if names not in best or len(found) > len(best[names].found):
                best[names] = _Shown(page, document.title, names, overlay, found)
    short: dict[object, int] = {}
    for one in problems:
        if one.code == ROOMLESS and isinstance(missing := one.message.args["missing"], int):
            short[one.message.args["page"]] = max(missing, short.get(one.message.args["page"], 0))
    order = list(PageType)
    told = [replace(one, short=short.get(names, 0)) for names, one in best.items()]
    return sorted(told, key=lambda one: [order.index(name) for name in one.names])


def _targets(ready: BrandedPackage) -> Iterator[Target]:
    """Every document that can have a letterhead, and of the single sheets the first."""
    every = targets(ready.package)
    yield from (one for one in every if one.kind not in (TargetKind.SHEET, TargetKind.CARDS))
    yield from [one for one in every if one.kind is TargetKind.SHEET][:1]


def _text(
    printing: Composer,
    one: _Shown,
    number: int,
    sheets: dict[PageType, LetterheadPage | None],
    tell: Callable[[Message], str],
) -> ProofText:
    return ProofText(
        f"{number} {tell(KINDS[one.names[0]])}",
        tuple(tell(fact) for fact in _facts(printing, one, sheets)),
        tell(_verdict(one)),
        tell(say("… and {count} more", count=max(0, len(one.found) - MOST))),
    )


def _surface(
    printing: Composer, one: _Shown, number: int, text: ProofText, said: tuple[Node, Callable[[Message], str]]
) -> Surface:
    """The page that is shown, with its letterhead, and what is said of it in a margin beside it."""
    page, (part, tell) = one.page, said
    context = printing.session.context()
    ground = printing.grounds.of(one.overlay, page) if one.overlay is not None else None
    remarks = [remark(found, ground, tell) for found in one.found]
    marks = proof_marks(context, (page.width, page.height), ground.safe if ground else None, remarks, (text, part))
    width = page.width + beside(context)
    seen = replace(page, number=2 * number - 1, items=tuple(unread(page.items)), label="", common=None)
    margin = Page(page.kind, 2 * number, width, page.height, marks)
    return Surface(width, page.height, (PlacedPage(seen), PlacedPage(margin)))


def _facts(printing: Composer, one: _Shown, sheets: dict[PageType, LetterheadPage | None]) -> Iterator[Message]:
    yield say("Shown: page {page} of “{document}”", page=one.page.bears, document=one.title)
    overlays = printing.branded.overlays
    name = overlays.telling(one.names) if overlays is not None else None
    sheet = sheets.get(name) if name is not None else None
    if one.overlay is None or sheet is None:
        yield say("No letterhead")
        return
    yield say("Letterhead “{name}”: {file}, page {page}", name=name, file=sheet.file, page=sheet.page)
    yield say("layer: {layer}; place: {place}", layer=sheet.layer, place=sheet.place)
    if one.overlay.mirrored:
        yield say("Mirrored, as on the backs of papers")
    if one.overlay.safe is not None:
        yield say("Dashed: the safe area")


def _verdict(one: _Shown) -> Message:
    if one.short:
        return say("There is too little room: up to {missing} mm are missing on such pages.", missing=one.short)
    if not one.found:
        return say("Nothing is in the way.")
    if len(one.found) == 1:
        return say("1 thing is in the way:")
    return say("{count} things are in the way:", count=len(one.found))
