"""Whom to ring up, how to print what is in a pack, and what is known of the pack itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sheetbuilder.brand.file import Contact
from sheetbuilder.compose.targets import TargetKind, targets
from sheetbuilder.html.markup import address, beside, element, escaped
from sheetbuilder.layout.sides import Flip, Sides
from sheetbuilder.packs.start.about import About
from sheetbuilder.packs.start.files import papers
from sheetbuilder.publish.manifest import LARGE_PRINT
from sheetbuilder.templates.imprint import status_of, validity


def contacts(about: About) -> str:
    """The brand's numbers, each with the day on which it was tried, and marked where it is doubtful."""
    brand = about.ready.brand
    if brand is None or not brand.file.contacts:
        return ""
    doubtful = brand.doubtful(about.ready.day)
    rows = "".join(_contact(about, one, doubtful=one.id in doubtful) for one in brand.file.contacts)
    content = element("h2", about.phrase(about.words.contacts), id="contacts") + element("ul", rows, class_="contacts")
    if brand.police_district:
        told = about.words.infohus_of.format(municipality=brand.official_name, district=brand.police_district)
        content += element("p", about.phrase(told), class_="quiet")
    return element("section", content, aria_labelledby="contacts", class_="panel")


def _contact(about: About, contact: Contact, *, doubtful: bool) -> str:
    tried = about.words.contact_checked.format(day=about.words.written(contact.checked))
    dialled = address("tel:" + "".join(letter for letter in contact.number if letter in "+0123456789"))
    who = element("b", about.phrase(contact.label))
    who += " " + element("span", about.phrase(contact.hours)) if contact.hours else ""
    when = element("span", about.phrase(tried), class_="quiet")
    when += " " + element("strong", about.phrase(about.words.check_number), class_="doubtful") if doubtful else ""
    # A number is parted between its groups before it is cut off, and nowhere else.
    number = element("a", escaped(contact.number), href=dialled, class_="phone")
    return element("li", " ".join((element("p", who), number, element("p", when))))


def printing(about: About) -> str:
    """How to print what is in this very pack, one thing a line."""
    rows = "".join(element("li", about.phrase(text)) for text in _how(about))
    head = element("h2", about.phrase(about.start.printing.heading), id="printing")
    return element("section", head + element("ul", rows, class_="plain"), aria_labelledby="printing")


def _how(about: About) -> Iterator[str]:
    words, options, files = about.start.printing, about.ready.options, about.files
    yield words.scale
    if options.sides is Sides.SIMPLEX:
        yield words.simplex
    else:
        yield words.duplex
        yield words.short_edge if options.flip is Flip.SHORT else words.long_edge
    yield words.holes.format(count=options.holes) if options.holes else words.binding
    yield words.grey if options.grey else words.save_ink if options.save_ink else words.ink
    if any(file.edition == LARGE_PRINT for file in files):
        yield words.large_print
    if any(target.kind is TargetKind.CARDS for target in targets(about.package)):
        yield words.cards
    for paper in papers(files):
        yield words.other_paper.format(paper=paper.upper())
    if any(file.scheme == "booklet" for file in files):
        yield words.booklet
    if any(file.scheme == "poster" for file in files):
        yield words.poster


def standing(about: About) -> Sequence[str]:
    """Edition, approval and validity, said as on every page on paper."""
    brand, meta, words = about.ready.brand, about.package.meta, about.words
    revised = words.written(about.ready.revision.day) if about.ready.revision is not None else None
    edition = words.edition_of(meta.edition, about.ready.options.date or meta.date, revised)
    said = (edition, status_of(about.package, brand), validity(words, brand) if brand is not None else "")
    return tuple(text for text in said if text)


def pack_itself(about: About, beside_files: Sequence[tuple[str, str]]) -> str:
    """Whose pack it is, and the files that tell of it; each of these by its name, behind what it is."""
    brand = about.ready.brand
    said = [*([brand.name] if brand else []), *standing(about), *(brand.file.footer if brand else ())]
    rows = "".join(element("li", about.phrase(text)) for text in said)
    rows += "".join(element("li", element("a", about.phrase(what), href=beside(name))) for what, name in beside_files)
    head = element("h2", about.phrase(about.start.about), id="about")
    return element("section", head + element("ul", rows, class_="plain"), aria_labelledby="about")
