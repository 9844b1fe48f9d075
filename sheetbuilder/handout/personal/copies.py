"""Personal copies of a handout: a file for each participant of a list, or one file with all of them for the printer."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from os import fspath
from pathlib import Path
from typing import BinaryIO, Unpack

from sheetbuilder.arguments import StrPath, names_of, path_of
from sheetbuilder.brand import slug
from sheetbuilder.branding.file_format import FileFormat
from sheetbuilder.branding.options import PrintKeywords, PrintOptions, chosen
from sheetbuilder.compose.api import Built
from sheetbuilder.compose.composer import Composer
from sheetbuilder.content import Package
from sheetbuilder.errors import ContentError, LayoutError, Message, Problem, Severity, say
from sheetbuilder.handout.api import before, folder_for, press_for
from sheetbuilder.handout.audit import not_enlarged
from sheetbuilder.handout.belonging import ours_or_nobodys
from sheetbuilder.handout.binding.composing import Composition
from sheetbuilder.handout.edition import Edition
from sheetbuilder.handout.foreign import load_whole
from sheetbuilder.handout.manifest import entry, manifest, unchanged_beside, unchanged_screens
from sheetbuilder.handout.personal.participants import Participants, read_participants
from sheetbuilder.handout.personal.recipient import Recipient
from sheetbuilder.handout.recipe.handout import Handout
from sheetbuilder.handout.recipe.load import filled, find
from sheetbuilder.handout.recipe.only import only
from sheetbuilder.handout.screen import no_copies
from sheetbuilder.layout.flow.pages import Document, Page, PageKind
from sheetbuilder.pdf.write.copies.collated import collated
from sheetbuilder.pdf.write.copies.separate import singly
from sheetbuilder.publish.manifest import NAME, Entry
from sheetbuilder.publish.named import named_file
from sheetbuilder.publish.output import write_together
from sheetbuilder.publish.staging import staging
from sheetbuilder.templates.furniture import blank_page
from sheetbuilder.values import replace

_LONGEST = 60
"""Letters of a name in the name of a file."""
_SHORTER = say("shorten it; it is never made smaller")


@dataclass(frozen=True, slots=True)
class CopyPlan:
    """All copies in the order of the list, laid out; nothing is written."""

    read: Handout
    printing: Composer
    folder: Path
    """Where the files would go."""
    copies: Mapping[str, Recipient]
    """By the names of their files: for whom each is."""
    documents: tuple[Document, ...]
    own: tuple[frozenset[int], ...]
    """Of each document the indexes of the pages that were made for one person."""
    warnings: tuple[Problem, ...]
    notes: tuple[Message, ...]
    """What was done by itself, and is no fault."""
    file: Path | None = None
    """Where all copies go in one file; None for a place among the files of the handout."""


def plan_copies(
    package: Package,
    recipe: StrPath,
    participants: StrPath,
    edition: Edition | str = Edition.PARTICIPANT,
    options: PrintOptions | None = None,
    *,
    out: StrPath = "out",
    file: StrPath | None = None,
    kinds: str | Sequence[str] = (),
    begin: Callable[[int], None] | None = None,
    composed: Callable[[str], None] | None = None,
    **keywords: Unpack[PrintKeywords],
) -> CopyPlan:
    """The copies for a list of participants; `edition` is for those whose row names none, `kinds` as of `handout`.

    `file` is the path for all of them in one file, which `write_collated` makes. `begin` is told how many copies there
    will be, `composed` of the name of each for whom one is laid out; what these raise stops it.

    Raises as `handout` does, for the recipe and for the list: every row that is wrong is told, by its number.
    """
    options, out = chosen(options, keywords), path_of(out)
    if options.format is not FileFormat.PDF:
        raise no_copies()
    read = only(load_whole(find(package, fspath(recipe)), package, options), names_of(kinds))
    people = read_participants(path_of(participants), Edition(edition), read.words)
    filled(read, *sorted({one.edition for one in people.recipients}))
    told = (*people.warnings, *_nameless(read))
    if options.strict and told:
        raise ContentError(replace(one, severity=Severity.ERROR) for one in told)
    printing = press_for(package, read, replace(options, before=before(read, out)))
    home, below = folder_for(read, printing, out), read.words.copies_folder
    place = named_file(file, 1, ".pdf") if file is not None else None
    if place is None:
        ours_or_nobodys(read.path, package, home, below)
    composition = Composition(printing.session, read)
    for document in composition.documents.values():
        printing.examined(document)
    printing.checked(read.recipe)
    if begin is not None:
        begin(len(people.recipients))
    documents, own = _addressed(printing, composition, people.recipients, composed)
    holes = printing.warnings(documents)
    folder = home / below
    files = _files(read, people, printing.branded.suffix)
    copies = dict(zip(files, people.recipients, strict=True))
    warnings = (*read.warnings, *printing.branded.warnings, *holes, *told)
    editions = dict.fromkeys(one.edition for one in people.recipients)
    notes = tuple(note for one in editions for note in printing.moved(composition.documents[one]))
    notes += tuple(not_enlarged(read, options))
    return CopyPlan(read, printing, folder, copies, documents, own, warnings, notes, place)


def write_copies(
    plan: CopyPlan, *, printed: Callable[[str], None] | None = None, done: Callable[[Built], None] | None = None
) -> tuple[Built, ...]:
    """A file for each copy in a folder that holds nothing else, all of them or none.

    What stood there before survives any failure; `OutputError` where the folder cannot be written, or holds what is not
    of such a run. `printed` is told of each file as it is made, and what it raises stops it; `done` of each when all
    are there.
    """
    started = time.perf_counter()
    if plan.file is not None:
        hint = say("name a folder; --collated puts all copies into one file")
        named_file(plan.file, max(len(plan.copies), 2), ".pdf", hint)
    composer, entries = plan.printing, dict[str, Entry]()

    def files() -> Iterator[tuple[str, bytes]]:
        names = tuple(plan.copies)
        for index, written in singly(
            plan.documents,
            plan.own,
            composer.session.theme.palette,
            composer.shelf,
            composer.branded.overlays,
            composer.branded.options.paper_sides,
            composer.surfaces,
            composer.filling,
            composer.branded.options.pair,
        ):
            file, document = names[index], plan.documents[index]
            entries[file] = entry(file, plan.read, document, composer, written.promised)
            if printed is not None:
                printed(file)
            yield file, written.content

    def described(_: Path) -> dict[str, bytes]:
        # Of the list it tells nothing but what the names of the files say.
        listed = [entries[file] for file in plan.copies]
        return {NAME: manifest(plan.read, plan.printing, plan.folder.parent, listed, told=False).text().encode("utf-8")}

    ours_or_nobodys(plan.read.path, composer.session.package, plan.folder.parent, plan.folder.name)
    with staging(plan.folder.parent) as place:
        folder = place.publish(plan.folder.name, files(), described)
    seconds = (time.perf_counter() - started) / len(plan.copies)
    built = tuple(
        Built(plan.read.name, folder / one.name, one.pages, one.bytes, seconds, plan.warnings, plan.notes)
        for one in (entries[file] for file in plan.copies)
    )
    if done is not None:
        for one in built:
            done(one)
    return built


def write_collated(plan: CopyPlan, *, done: Callable[[Built], None] | None = None) -> Built:
    """All copies in one file, one behind the other, each from a right-hand page on; whole or not at all.

    The file goes to the disk as it grows, beside its place.
    """
    started = time.perf_counter()
    composer = plan.printing
    options = composer.branded.options
    # A scheme fills its papers by itself.
    filled = options.imposition is not None or options.page_sides.one_sided
    documents = plan.documents if filled else [_even(composer, document) for document in plan.documents]
    titles = [one.name for one in plan.copies.values()]
    name = f"{plan.read.name}-{plan.read.words.collated_file}{composer.branded.suffix}.pdf"
    path = plan.file or plan.folder.parent / name
    pages = sum(len(composer.surfaces(document)) for document in documents)
    entries: list[Entry] = []

    def copies(file: BinaryIO) -> None:
        made = collated(
            documents,
            titles,
            composer.session.theme.palette,
            composer.shelf,
            file,
            composer.branded.overlays,
            options.paper_sides,
            composer.surfaces,
            composer.filling,
            options.pair,
        )
        entries.append(replace(entry(path.name, plan.read, plan.documents[0], composer, made), pages=pages))

    def described(file: BinaryIO) -> None:
        beside = unchanged_beside(path.parent, entries)
        screens = unchanged_screens(path.parent, ())
        told = manifest(plan.read, composer, path.parent, beside, told=False, screens=screens)
        file.write(told.text().encode("utf-8"))

    if plan.file is None:
        ours_or_nobodys(plan.read.path, composer.session.package, path.parent, plan.folder.name)
        write_together(path.parent, {path.name: copies, NAME: described})
    else:
        write_together(path.parent, {path.name: copies})
    seconds = time.perf_counter() - started
    made = Built(plan.read.name, path, pages, entries[0].bytes, seconds, plan.warnings, plan.notes)
    if done is not None:
        done(made)
    return made


def _even(composer: Composer, document: Document) -> Document:
    """The document with an empty back at its end where the next one would begin on it."""
    if len(document.pages) % 2 == 0:
        return document
    last = document.pages[-1]
    drawn = blank_page(composer.session.context(), last.width, last.height)
    blank = Page(PageKind.BLANK, last.number + 1, last.width, last.height, drawn)
    return replace(document, pages=(*document.pages, blank))


def _nameless(read: Handout) -> Iterator[Problem]:
    """A warning where all copies would be alike."""
    if not any(item.personal for item in read.recipe.items):
        message = say("nothing in this handout bears the name of the person that it is for")
        hint = say("add a cover or a certificate to the items")
        yield Problem("SB787", message, read.recipe.where, hint, Severity.WARNING)


def _addressed(
    printing: Composer,
    composition: Composition,
    recipients: Sequence[Recipient],
    composed: Callable[[str], None] | None,
) -> tuple[tuple[Document, ...], tuple[frozenset[int], ...]]:
    """Everybody's document, and which of its pages are its own.

    `LayoutError` with every row whose name does not fit, or has a letter that a font lacks.
    """
    session = printing.session
    documents, every, problems = [], [], []
    for recipient in recipients:
        document = composition.addressed(recipient)
        base = composition.documents[recipient.edition]
        both = enumerate(zip(document.pages, base.pages, strict=True))
        own = frozenset(at for at, (page, usual) in both if page is not usual)
        printing.examined(replace(document, pages=tuple(document.pages[at] for at in sorted(own))))
        problems += [replace(one, where=recipient.where, hint=_SHORTER) for one in session.problems]
        problems += [replace(one, where=recipient.where) for one in session.lacking()]
        session.problems.clear()
        session.typesetter.missing.clear()
        documents.append(document)
        every.append(own)
        if composed is not None:
            composed(recipient.name)
    if problems:
        raise LayoutError(problems)
    return tuple(documents), tuple(every)


def _files(read: Handout, people: Participants, ending: str) -> Iterator[str]:
    """A name for each file that no other has, whatever the system makes of capitals: letters a–z, digits, hyphens."""
    taken: set[str] = set()
    for one in people.recipients:
        edition = read.words.trainer_file if one.edition is Edition.TRAINER else read.words.participant_file
        person = slug(one.name, str(one.row))[:_LONGEST].rstrip("-")
        stem, count = f"{read.name}-{edition}-{person}", 1
        while stem in taken:
            count += 1
            stem = f"{read.name}-{edition}-{person}-{count}"
        taken.add(stem)
        yield f"{stem}{ending}.pdf"
