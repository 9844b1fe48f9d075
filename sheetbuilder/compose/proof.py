"""The proof of a brand's letterheads: a page of every kind, with what lies under it and what stands in its way."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sheetbuilder.brand.overlay import LetterheadPage, wanted
from sheetbuilder.branding.apply import BrandedPackage, apply_brand
from sheetbuilder.branding.collisions import Collision, CollisionKind, Ground, collisions
from sheetbuilder.branding.kinds import KINDS
from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.branding.overlaps import at_brand
from sheetbuilder.compose.api import Built
from sheetbuilder.compose.composer import Composer, new_composer
from sheetbuilder.compose.placing import placed as at_their_words
from sheetbuilder.compose.session import language_tag, new_root
from sheetbuilder.compose.targets import Target, TargetKind, targets
from sheetbuilder.content import Package
from sheetbuilder.errors import ContentError, Message, Problem, say
from sheetbuilder.language import Translator
from sheetbuilder.layout.extents import Extent
from sheetbuilder.layout.flow.pages import Bookmark, Document, Page, PageType, page_types
from sheetbuilder.layout.items import Item, Picture
from sheetbuilder.layout.letterheads import Overlay, placed
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.pdf.write.writing import written
from sheetbuilder.publish.output import write_whole
from sheetbuilder.templates.proofsheet import MOST, PageProof, ProofText, Remark, proof_marks, unread


@dataclass(frozen=True, slots=True)
class _Shown:
    """A page that is shown for all of its kind."""

    page: Page
    title: str
    """That of its document."""
    names: tuple[PageType, ...]
    overlay: Overlay | None
    found: tuple[Collision, ...]


@dataclass(frozen=True, slots=True)
class _Proof:
    """What the pages of a proof have in common: who prints them, the letterheads that were asked for, the language."""

    printing: Composer
    sheets: dict[PageType, LetterheadPage | None]
    tell: Callable[[Message], str]


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
    pages, marks = [], []
    for number, one in enumerate(shown, 1):
        part = root.add(Role.PART, anchor=f"proof-{number}")
        pages.append(_page(_Proof(printing, sheets, tell), one, number, part))
        marks.append(Bookmark(0, tell(KINDS[one.names[0]]), f"proof-{number}"))
    title = tell(say("Proof of the letterheads: {name}", name=brand.name))
    day, subject = printing.session.date, package.meta.title
    document = Document(tuple(pages), root, title, language_tag(tell.language), brand.name, subject, day, tuple(marks))
    data = written(document, ready.theme.palette, printing.shelf).content
    write_whole(path, data)
    problems = at_brand(at_their_words(printing.session.problems, ready.package, brand.file), brand)
    seconds = time.perf_counter() - started
    return Built("proof", path, len(pages), len(data), seconds, ready.warnings), tuple(problems)


def _shown(printing: Composer) -> list[_Shown]:
    """Of each kind of page the one that has most in the way of its letterhead, or else the first."""
    overlays = printing.branded.overlays
    best: dict[tuple[PageType, ...], _Shown] = {}
    for target in _targets(printing.branded):
        document = printing.compose(target)
        for page in document.pages:
            names = page_types(page.kind, first=page.number == 1, landscape=page.landscape)
            overlay = overlays.named(names) if overlays else None
            found = collisions(page, printing.grounds.of(overlay, page)) if overlay else ()
            if names not in best or len(found) > len(best[names].found):
                best[names] = _Shown(page, document.title, names, overlay, found)
    order = list(PageType)
    return sorted(best.values(), key=lambda one: [order.index(name) for name in one.names])


def _targets(ready: BrandedPackage) -> Iterator[Target]:
    """Every document, and of the single sheets the first."""
    every = targets(ready.package)
    yield from (one for one in every if one.kind is not TargetKind.SHEET)
    yield from [one for one in every if one.kind is TargetKind.SHEET][:1]


def _page(
    proof: _Proof,
    one: _Shown,
    number: int,
    part: Node,
) -> Page:
    printing, tell = proof.printing, proof.tell
    page, overlay = one.page, one.overlay
    context = printing.session.context()
    drawn: list[Item] = list(unread(page.items))
    if overlay is not None:
        letterhead = _picture(overlay, page)
        drawn = [*drawn, letterhead] if overlay.over else [letterhead, *drawn]
    ground = printing.grounds.of(overlay, page) if overlay is not None else None
    remarks = [_remark(found, ground, tell) for found in one.found] if ground is not None else []
    text = ProofText(
        f"{number} {tell(KINDS[one.names[0]])}",
        tuple(tell(fact) for fact in _facts(printing, one, proof.sheets)),
        tell(_verdict(one)),
        tell(say("safe area")),
        tell(say("… and {count} more", count=max(0, len(remarks) - MOST))),
    )
    told = PageProof((page.width, page.height), ground.safe if ground else None, remarks, text)
    drawn += proof_marks(context, told, part)
    return Page(page.kind, number, page.width, page.height, tuple(drawn))


def _picture(overlay: Overlay, page: Page) -> Picture:
    artwork = overlay.letterhead.artwork
    scale, _, _, _, left, bottom = placed(overlay, page.width, page.height)
    wide, high = artwork.width * scale, artwork.height * scale
    return Picture(left, page.height - bottom - high, wide, high, artwork)


def _remark(found: Collision, ground: Ground, tell: Callable[[Message], str]) -> Remark:
    if found.fault is CollisionKind.INK:
        hatched = tuple(ground.cells.cells(found.extent))
        return Remark(found.extent, hatched, tell(say("“{words}” touches the letterhead", words=found.text)))
    outside = tuple(_outside(found.extent, ground.safe)) if ground.safe is not None else ()
    return Remark(found.extent, outside, tell(say("“{words}” leaves the safe area", words=found.text)))


def _outside(extent: Extent, area: Extent) -> Iterator[Extent]:
    """What of a rectangle lies outside of the safe area, as up to four rectangles."""
    for part in (
        Extent(extent.left, extent.top, extent.right, min(extent.bottom, area.top)),
        Extent(extent.left, max(extent.top, area.bottom), extent.right, extent.bottom),
        Extent(extent.left, extent.top, min(extent.right, area.left), extent.bottom),
        Extent(max(extent.left, area.right), extent.top, extent.right, extent.bottom),
    ):
        if part.right > part.left and part.bottom > part.top:
            yield part


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


def _verdict(one: _Shown) -> Message:
    if one.overlay is None or not one.found:
        return say("Nothing is in the way.")
    if len(one.found) == 1:
        return say("1 thing is in the way:")
    return say("{count} things are in the way:", count=len(one.found))
