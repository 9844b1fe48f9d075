"""One pack: every document of a brand composed, printed, read back, described, and published as one folder."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from sheetbuilder.brand import Brand, load_brand
from sheetbuilder.branding.apply import BrandedPackage, apply_brand, suffix
from sheetbuilder.branding.facts import status_of
from sheetbuilder.branding.file_format import FileFormat
from sheetbuilder.branding.inputs import inputs
from sheetbuilder.branding.pictured import of_others
from sheetbuilder.branding.refused import refused
from sheetbuilder.compose.cache import LayoutCache
from sheetbuilder.compose.composer import Composer, new_composer
from sheetbuilder.compose.posters import POSTER_KINDS
from sheetbuilder.compose.targets import Target, TargetKind, quick_targets, targets
from sheetbuilder.content import Package
from sheetbuilder.errors import (
    ContentError,
    FaultyError,
    LayoutError,
    Message,
    OutputError,
    Problem,
    Severity,
    Where,
    say,
)
from sheetbuilder.foreign.sandbox.reader import Reader
from sheetbuilder.handout.quick import ready_recipes
from sheetbuilder.imposition.poster import Poster
from sheetbuilder.layout.flow.pages import Document
from sheetbuilder.layout.places import places
from sheetbuilder.models.base import Content
from sheetbuilder.packs.options import PackOptions
from sheetbuilder.pdf.write.writing import Written
from sheetbuilder.problem_json import plain
from sheetbuilder.publish import manifest, zipping
from sheetbuilder.publish.fingerprint import content_sha256, files_sha256, sha256
from sheetbuilder.publish.manifest import Entry, Inspection, Manifest, Other, ScreenEntry
from sheetbuilder.publish.output import write_whole
from sheetbuilder.publish.readback import faults, for_press, read_back
from sheetbuilder.publish.staging import Staging
from sheetbuilder.publish.statement import Circumstances, statement
from sheetbuilder.values import replace
from sheetbuilder.version import version

_PAPERS = ("a4", "a3")


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack that was made."""

    folder: Path
    manifest: Manifest
    warnings: tuple[Problem, ...]
    notes: tuple[Message, ...]
    """What was done by itself, and is no fault."""


@dataclass(frozen=True, slots=True)
class _PackedSheet:
    """A file of the pack before it is on the disk."""

    target: Target
    branded: BrandedPackage
    """How it is printed."""
    document: Document
    pages: int
    """Of the file, where several of the document may stand on each."""
    written: Written
    notes: tuple[Message, ...]
    html: bytes | None = None
    """The same for a screen, which is in the pack once, on whatever papers it is."""


@dataclass(frozen=True, slots=True)
class Packer:
    """Makes the packs of one run, one brand after the other; what brands have in common is made once."""

    package: Package
    pack_options: PackOptions
    made_from: str
    cache: LayoutCache
    reader: Reader
    """What reads letterheads and logos, a file that several brands have only once."""
    brand_files: frozenset[str] = frozenset()
    """The hashes of all brand files of the run: none of them may write over the pack of another."""

    def make(self, brand_file: Path, place: Staging) -> Pack:
        """The pack of a brand, published.

        `MissingError` and `ContentError` for the brand's file, `LayoutError` with all that does not fit, `FaultyError`
        for a file that is not what it promises to be, `OutputError` where the pack cannot be written.
        """
        brand = load_brand(brand_file)
        made_of = inputs(brand)
        options = replace(self.pack_options.printing, brand=brand, paper=_PAPERS[0], imposition=None)
        if told := tuple(refused(options)):
            raise LayoutError(told)
        options = replace(options, fillable=False, large_print=False)  # such files are beside what is printed
        name = brand.slug + suffix(options, self.package.words)
        # The pack in colour, the one in grey and those that save ink say the same, so they have one date.
        inks = product((False, True), repeat=2)
        names = (suffix(replace(options, grey=grey, save_ink=less), self.package.words) for less, grey in inks)
        folders = dict.fromkeys((name, *(brand.slug + one for one in names)))
        options = replace(options, before=tuple(place.out / folder for folder in folders))
        self._alone(place.out / name, brand_file, next(iter(made_of.values())))
        ready = apply_brand(self.package, options, self.reader)
        quick, told_of_recipes = self._quick(ready)
        printed, holes = self._printed(ready, quick)
        ready = replace(ready, warnings=(*ready.warnings, *told_of_recipes, *holes))
        sheets = {_name(one): one for one in printed}
        manifests: list[Manifest] = []
        warnings = list(ready.warnings)
        files = {file: one.written.content for file, one in sheets.items()}
        screens = {_for_a_screen(file): one for file, one in sheets.items() if one.html is not None}
        files.update((file, one.html or b"") for file, one in screens.items())

        def described(_: Path) -> Mapping[str, bytes]:
            entries, found = self._entries(sheets)
            warnings.extend(found)
            for_screens = tuple(_screen_entry(file, one) for file, one in screens.items())
            papers = self._papers(ready, entries, for_screens)
            manifests.append(self._manifest(ready, made_of, entries, (for_screens, papers)))
            about = {**papers, manifest.NAME: manifests[0].text().encode("utf-8")}
            files.update(about)
            return about

        _no_others(place.out / name, brand)
        folder = place.publish(name, tuple(files.items()), described)
        if self.pack_options.zip:
            # From what was made, not from what stands there by now: another run may have published meanwhile.
            write_whole(zipping.beside(folder), zipping.zipped(folder.name, dict(sorted(files.items()))))
        notes: list[Message] = []
        notes.extend(note for one in sheets.values() for note in one.notes if note not in notes)
        return Pack(folder, manifests[0], tuple(warnings), tuple(notes))

    def _alone(self, folder: Path, brand_file: Path, own: str) -> None:
        known = manifest.read(folder)
        other = next(iter(known.inputs.values()), "") if known is not None else ""
        if other != own and other in self.brand_files:
            raise same_folder(brand_file, folder.name, known.brand["name"] if known is not None else "")

    def _quick(self, ready: BrandedPackage) -> tuple[tuple[Target, ...], tuple[Problem, ...]]:
        """The quick recipes that the brand's package has, and what is to be told of them."""
        quick, left_out = quick_targets(ready.package, ready_recipes(self.package, ready.brand))
        told = (*left_out, *(one for target in quick if target.recipe for one in target.recipe.warnings))
        if told and ready.options.strict:
            raise ContentError(replace(one, severity=Severity.ERROR) for one in told)
        return quick, told

    def _printed(self, ready: BrandedPackage, quick: Sequence[Target]) -> tuple[list[_PackedSheet], list[Problem]]:
        """Every file of the pack, and warnings for what holes go through."""
        composers = [new_composer(ready.on(paper), self.cache) for paper in _PAPERS]
        usual, large = composers
        kinds = {TargetKind.WORKFLOW: [usual, large]}
        if (scheme := self.pack_options.printing.imposition) is not None:
            # Letterheads lie otherwise on the leaves of a booklet than on papers that are turned over another edge; and
            # holes are for the papers that stand alone.
            placed = apply_brand(self.package, replace(ready.options, imposition=scheme, holes=None), self.reader)
            composers.append(new_composer(placed, self.cache))
            for kind in POSTER_KINDS if isinstance(scheme, Poster) else (TargetKind.SET,):
                kinds[kind] = [*kinds.get(kind, [usual]), composers[-1]]
        every: list[Composer] = []
        if self.pack_options.printing.large_print:
            every = [new_composer(replace(ready, options=replace(ready.options, large_print=True)), self.cache)]
        composers += every
        composed = [
            (target, one, one.compose(target))
            for target in (*targets(ready.package), *quick)
            for one in (*kinds.get(target.kind, [usual]), *every)
        ]
        _checked(composers, [target.recipe.file for target in quick if target.recipe])
        holes: list[Problem] = []
        for composer in composers:
            told = composer.warnings(document for _, one, document in composed if one is composer)
            holes += (problem for problem in told if problem not in holes)
        printed = []
        others = functools.partial(of_others, reader=self.reader)
        on_screen = self.pack_options.html and ready.package.words.screen is not None
        for target, one, document in composed:
            pages = len(one.surfaces(document))
            html = one.html(document, others) if on_screen and one is usual else None
            written, notes = one.print(document), one.moved(document)
            printed.append(_PackedSheet(target, one.branded, document, pages, written, notes, html))
        if self.pack_options.printing.fillable:
            printed += _to_be_filled_in(usual, printed)
        return printed, holes

    def _entries(self, sheets: Mapping[str, _PackedSheet]) -> tuple[tuple[Entry, ...], list[Problem]]:
        """What is known of each file, and what is to be told; a fault in a file that promises everything is ours."""
        entries: list[Entry] = []
        told: list[Problem] = []
        wrong: list[Problem] = []
        inspected = self.pack_options.printing.inspect
        for name, one in sheets.items():
            problems = read_back(name, one.written) if inspected else ()
            if one.branded.options.for_press:
                for_press(Path(name), one.written, cut=one.branded.options.cut)
            entries.append(_entry(name, one, _inspection(problems) if inspected else None))
            wrong += faults(problems, one.written)
            told += [replace(problem, severity=Severity.WARNING) for problem in problems]
        if wrong:
            raise FaultyError(wrong)
        return tuple(entries), told

    def _papers(
        self, ready: BrandedPackage, entries: tuple[Entry, ...], screens: tuple[ScreenEntry, ...]
    ) -> Mapping[str, bytes]:
        words = ready.package.words
        if words.statement is None:
            return {}
        approved_by = ready.brand.file.approved_by if ready.brand else None
        about = Circumstances(
            ready.brand.name if ready.brand else ready.package.meta.publisher,
            ready.package.meta.title,
            ready.package.meta.edition,
            ready.day,
            f"sheetbuilder {version()}",
            ready.overlays is not None,
            approved_by,
            draft=approved_by is None and ready.package.meta.status is not None,
            standards=ready.options.pair.names,
            screens=bool(screens),
        )
        return {f"{words.statement.file}.txt": statement(words, words.statement, about, entries).encode("utf-8")}

    def _manifest(
        self,
        ready: BrandedPackage,
        made_of: Mapping[str, str],
        entries: tuple[Entry, ...],
        beside: tuple[tuple[ScreenEntry, ...], Mapping[str, bytes]],
    ) -> Manifest:
        meta, brand = ready.package.meta, ready.brand
        assert brand is not None
        first, last = brand.unchanged(ready.day)
        screens, papers = beside
        return Manifest(
            version=version(),
            made=ready.day,
            made_from=self.made_from,
            content={
                "title": meta.title,
                "edition": meta.edition,
                "sha256": content_sha256(self.pack_options.directory),
            },
            brand={
                "name": brand.name,
                "municipality_code": brand.file.municipality_code,
                "sha256": files_sha256(made_of),
                **status_of(brand, ready.package),
            },
            inputs=made_of,
            same_from=first,
            same_until=last,
            files=entries,
            others=tuple(Other(name, len(content), sha256(content)) for name, content in papers.items()),
            warnings=tuple(plain(problem, brand.sources[0].parent) for problem in ready.warnings),
            revision=ready.revision,
            screens=screens,
        )


def _to_be_filled_in(usual: Composer, printed: Sequence[_PackedSheet]) -> Iterator[_PackedSheet]:
    """The same documents with fields, of those on the usual paper that have places to write."""
    branded = replace(usual.branded, options=replace(usual.branded.options, fillable=True))
    composer = replace(usual, branded=branded)
    for one in printed:
        if one.branded is usual.branded and places(one.document):
            yield replace(one, branded=branded, written=composer.print(one.document), html=None)


def same_folder(brand_file: Path, name: str, other: str) -> OutputError:
    """The error of a brand whose pack would go where another one of the same run is; `other` is its file or name."""
    told = say("{other} has the same folder, “{name}”", other=other, name=name)
    return OutputError([Problem("SB511", told, Where(brand_file), say("give one of the two another name"))])


def _no_others(folder: Path, brand: Brand) -> None:
    """`OutputError` where the pack of another brand would be lost."""
    known = manifest.read(folder)
    if known is None:
        return
    name, code = (known.brand.get(key, "") for key in ("name", "municipality_code"))
    if (name.casefold(), code) != (brand.name.casefold(), brand.file.municipality_code):
        told = say("the folder holds the pack of another brand, “{name}”", name=name)
        hint = say("Choose another folder with -o; if it is the same brand under a new name, delete the folder first.")
        raise OutputError([Problem("SB514", told, Where(folder), hint)])


def _checked(composers: Iterable[Composer], recipes: Sequence[Content]) -> None:
    problems: list[Problem] = []
    for one in composers:
        try:
            one.checked(*recipes)
        except LayoutError as error:
            problems += [problem for problem in error.problems if problem not in problems]
    if problems:
        raise LayoutError(problems)


def _name(one: _PackedSheet) -> str:
    """`saet-1-foer-moedet-1.0.pdf`: letters, digits, dots and hyphens, and the edition, so that no two get confused."""
    edition = "-".join(re.findall(r"[a-z0-9.]+", one.branded.package.meta.edition.lower()))
    return "-".join(filter(None, (one.target.file + one.branded.suffix, edition))) + ".pdf"


def _for_a_screen(name: str) -> str:
    """The name of a document for a screen, beside that of its PDF."""
    return name.removesuffix(".pdf") + FileFormat.HTML.ending


def _screen_entry(name: str, one: _PackedSheet) -> ScreenEntry:
    content = one.html or b""
    return ScreenEntry(name, one.target.name, one.document.title, len(content), sha256(content))


def _entry(name: str, one: _PackedSheet, found: Inspection | None) -> Entry:
    made, options = one.written.promised, one.branded.options
    scheme = options.imposition.scheme if options.imposition is not None else None
    about = one.target.name, one.document.title, one.branded.printed_on, one.pages
    edition = manifest.edition(fillable=options.fillable, large_print=options.large_print)
    return Entry(name, *about, made.bytes, made.sha256, made.names, found, scheme, edition)


def _inspection(problems: Sequence[Problem]) -> Inspection:
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    return Inspection(errors, len(problems) - errors, tuple(sorted({problem.code for problem in problems})))
