"""Chosen pages of a file read in the child: cut out with their marks, their structure tree pruned to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import Any

from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from sheetbuilder.foreign.extract.extractor import upright
from sheetbuilder.foreign.extract.facts import Facts
from sheetbuilder.foreign.extract.painting import Step, paint, silent
from sheetbuilder.foreign.extract.reading import guarded, in_grey, opened, page_facts, told, used_by
from sheetbuilder.foreign.extract.strings import decoded
from sheetbuilder.foreign.extract.usage import ContentReading, Use
from sheetbuilder.foreign.graft.answer import GraftAnswer, Grafting
from sheetbuilder.foreign.graft.cutting import CutPage, Cutting, whole
from sheetbuilder.foreign.graft.fields import Fields, Flat, Kept, appearances
from sheetbuilder.foreign.graft.found import Cut, Found, FoundElement, FoundRun, FoundWidget, Held, Link
from sheetbuilder.foreign.graft.leading import ChosenPage, Leading
from sheetbuilder.foreign.graft.listening import Listening
from sheetbuilder.foreign.graft.marking import WHOLE
from sheetbuilder.foreign.graft.pruning import (
    Mended,
    Owners,
    PageAnnotations,
    Pruning,
    believe,
    claimants,
    moved,
    tag,
)
from sheetbuilder.foreign.graft.scouting import ParentTree, ScoutedPage, scouted
from sheetbuilder.layout.imported import ImportedField
from sheetbuilder.pdf.read import evidence, limits, objects
from sheetbuilder.pdf.read.objects import Key
from sheetbuilder.pdf.read.pages import Geometry, Leaf, geometry, leaves
from sheetbuilder.pdf.read.refusal import Refused
from sheetbuilder.pdf.read.structure import read_tree
from sheetbuilder.values import replace

_LINK, _WIDGET = "Link", "Widget"
_HIDDEN = 2
"""The flag of annotations that nobody sees (ISO 32000-1, table 165)."""


def answer(data: bytes, arguments: Mapping[str, Any], step: Step = silent) -> dict[str, object]:
    """What the child answers of pages that are grafted, as plain values."""
    pages = arguments["pages"]
    try:
        wanted = None if pages is None else [int(number) for number in pages.split(",") if number]
        names = ("single", "fields", "links", "pictures", "grey")
        how = Grafting(**{name: arguments[name] for name in names})
        facts, count, found = read(data, wanted, how, step)
        return asdict(GraftAnswer(facts=facts, count=count, found=found))
    except Refused as refused:
        return asdict(GraftAnswer(refused.reason, refused.detail))


def read(
    data: bytes, wanted: Sequence[int] | None, how: Grafting, step: Step = silent
) -> tuple[Facts, int, Found | None]:
    """The facts about the chosen pages, how many pages the file has, and the pages, if all are there and sound.

    `wanted` are page numbers in any order, None for all of them. Raises `Refused`.
    """
    with guarded() as complaints:
        reader = opened(data)
        catalog = objects.get(reader.trailer, "/Root")
        all_leaves = leaves(catalog)
        content = ContentReading(words=True)
        chosen = tuple(range(1, len(all_leaves) + 1) if wanted is None else wanted)
        by_number = {leaf.number: leaf for leaf in all_leaves}
        sheets = {number: _ReadingSheet(by_number[number], content) for number in chosen if number in by_number}
        kept: Mapping[int, tuple[str, ...]] = {}
        if how.grey:
            kept = in_grey(catalog, ((each.leaf, each.beside) for each in sheets.values()), step)
            content = ContentReading(words=True)
            sheets = {number: _ReadingSheet(each.leaf, content) for number, each in sheets.items()}
        pages = [
            page_facts(each.leaf, each.shape, each.used, None, kept.get(number)) for number, each in sheets.items()
        ]
        facts = told(reader, pages, complaints)
        sound = all(number in sheets and sheets[number].shape.fault is None for number in chosen)
        if not sound or not chosen or any(layer.hidden for layer in facts.layers):
            return facts, len(all_leaves), None
        found = _Graft(reader, content, sheets, chosen, how).found()
        # Painting comes last: what is said here of a page is more exact than that it cannot be painted.
        paint(data, ((number, each.shape) for number, each in sheets.items()), step)
        return facts, len(all_leaves), found


class _ReadingSheet:
    """A page as the file has it."""

    def __init__(self, leaf: Leaf, content: ContentReading) -> None:
        self.leaf = leaf
        self.key: Key = objects.key_of(leaf.page)
        self.shape: Geometry = geometry(leaf)
        self.used: Use = used_by(content, leaf)
        self.beside = [value for _, annotation in annotations_of(leaf, _WIDGET) for value in appearances(annotation)]
        """The looks of its fields."""
        for value in self.beside:
            shown = content.use(objects.key_of(value), value, objects.get(objects.dictionary(value), "/Resources"))
            self.used.add(shown)


@dataclass(frozen=True, slots=True)
class _Annotation:
    key: Key
    link: Link


def annotations_of(leaf: Leaf, wanted: str | None = None) -> Iterator[tuple[Key, DictionaryObject]]:
    """What stands on a page beside its content, and is seen; all of it, or what is of a kind."""
    for value in objects.array(objects.raw(leaf.page, "/Annots")):
        found = objects.dictionary(value)
        if found is None or (objects.integer(objects.get(found, "/F")) or 0) & _HIDDEN:
            continue
        if wanted is None or objects.name(objects.get(found, "/Subtype")) == wanted:
            yield objects.key_of(value), found


class _Graft:
    """The pages of one request."""

    def __init__(
        self,
        reader: PdfReader,
        content: ContentReading,
        sheets: Mapping[int, _ReadingSheet],
        chosen: tuple[int, ...],
        how: Grafting,
    ) -> None:
        self._reader = reader
        self._catalog = objects.get(reader.trailer, "/Root")
        self._content = content
        self._sheets = sheets
        self._chosen = chosen
        self._how = how
        self._mended: Counter[str] = Counter()
        self._dropped: set[str] = set()

    def found(self) -> Found:
        tree = read_tree(self._catalog, limits.ELEMENTS)
        scouts = {each.key: scouted(self._content, each.leaf) for each in self._sheets.values()} if tree.present else {}
        parents = ParentTree(tree, scouts)
        owners = claimants(tree, parents, self._mended)
        believe(parents, scouts, owners, self._mended)
        tagged = tree.present and bool(owners) and not self._how.pictures
        cutting = Cutting(self._content, self._catalog, self._used(), owners)
        kept, flats = self._fields(cutting, owners, tagged)
        cut = {
            number: (cutting.page if tagged else cutting.picture)(each.leaf, each.shape, flats[number])
            for number, each in self._sheets.items()
        }
        fields, widgets = self._placed(kept)
        leading = Leading(self._catalog, self._shown())
        linked = tagged and self._how.links
        links = list(self._links(leading)) if linked else []
        beside = PageAnnotations(
            links={(each.key, each.link.place): index for index, each in enumerate(links)},
            widgets={(key, widget.place): index for index, (key, widget) in enumerate(widgets)},
            printed={flat.key: flat.attributes for each in flats.values() for flat in each},
        )
        runs, elements = self._trees(tree, owners, cut, beside) if tagged else ((), ())
        if tagged and self._disagrees(tree, owners):
            self._mended[Mended.PARENTS] += 1
        held = {kid.link for element in elements for kid in element.kids if isinstance(kid, Held)}
        if len(held) < len(links) or (not linked and self._have_links()):
            self._dropped.add(_LINK)
        language = objects.text(objects.get(self._catalog, "/Lang")) or ""
        listening = Listening(self._reader, tree, owners) if tagged else None
        return Found(
            tagged=tagged,
            language=tag(language),
            shared=whole(cutting.pieces),
            cuts=tuple(
                self._cut(
                    number,
                    marked,
                    self._unheard(listening, number, scouts, flats) if listening else (),
                    self._unknown(listening, number) if listening else (),
                )
                for number, marked in cut.items()
            ),
            chosen=self._chosen,
            runs=runs,
            elements=elements,
            links=tuple(each.link for each in links),
            fields=fields,
            widgets=tuple(widget for _, widget in widgets),
            flattened=len(beside.printed),
            outline=tuple(leading.outline(self._catalog)),
            dropped=tuple(sorted(self._dropped)),
            repairs=tuple(sorted(self._mended)),
        )

    def _fields(
        self, cutting: Cutting, owners: Owners, tagged: bool
    ) -> tuple[dict[int, list[Kept]], dict[int, list[Flat]]]:
        """By page: the widgets that stay fields, and those that become part of it; others are left out."""
        fields = Fields(self._catalog, self._how.fields and tagged)
        kept: dict[int, list[Kept]] = {number: [] for number in self._sheets}
        flats: dict[int, list[Flat]] = {number: [] for number in self._sheets}
        for number, each in self._sheets.items():
            for key, annotation in annotations_of(each.leaf, _WIDGET):
                claimed = (key, WHOLE) in owners.get(each.key, {})
                stays = fields.kept(key, annotation, cutting) if claimed else None
                flat = fields.flat(key, annotation) if stays is None else None
                if stays is not None:
                    kept[number].append(stays)
                elif flat is not None:
                    flats[number].append(flat)
                else:
                    self._dropped.add(_WIDGET)
        return kept, flats

    def _placed(
        self, kept: Mapping[int, Sequence[Kept]]
    ) -> tuple[tuple[ImportedField, ...], list[tuple[Key, FoundWidget]]]:
        """The fields, and each widget where its page is chosen; widgets of one run and name are one field."""
        fields: list[ImportedField] = []
        known: dict[tuple[int, str, str], int] = {}
        widgets: list[tuple[Key, FoundWidget]] = []
        for run, (first, last) in enumerate(self._stretches()):
            for place in range(first, last + 1):
                matrix = upright(self._sheets[self._chosen[place]].shape)
                for each in kept[self._chosen[place]]:
                    index = known.setdefault((run, each.field.kind, each.field.name), len(fields))
                    if index == len(fields):
                        fields.append(each.field)
                    box = moved(list(each.widget.box), matrix)
                    widgets.append((each.key, replace(each.widget, place=place, box=box, field=index)))
        return tuple(fields), widgets

    def _used(self) -> Use:
        """What all pages use together."""
        used = Use()
        for each in self._sheets.values():
            used.colours.update(each.used.colours)
        return used

    def _shown(self) -> dict[Key, ChosenPage]:
        places: dict[int, list[int]] = {}
        for place, number in enumerate(self._chosen):
            places.setdefault(number, []).append(place)
        return {
            each.key: ChosenPage(tuple(places[number]), upright(each.shape), each.shape.size[1])
            for number, each in self._sheets.items()
        }

    def _cut(self, number: int, marked: CutPage, unheard: tuple[str, ...], unknown: tuple[str, ...]) -> Cut:
        width, height = self._sheets[number].shape.size
        return Cut(number, marked.forms, marked.marks, width, height, marked.silent, unheard, unknown)

    def _unheard(
        self,
        listening: Listening,
        number: int,
        scouts: Mapping[Key, ScoutedPage],
        flats: Mapping[int, Sequence[Flat]],
    ) -> tuple[str, ...]:
        """What nobody hears of a page: text that no element claims, printed fields that none does."""
        each = self._sheets[number]
        fields = [flat for flat in flats[number] if not listening.hears(each.key, flat.key)]
        worded = (str(flat.attributes["Desc"]) for flat in fields if self._shows_words(flat))
        return (*listening.missed(each.leaf, each.shape, scouts[each.key]), *worded)

    def _unknown(self, listening: Listening, number: int) -> tuple[str, ...]:
        """Stretches that are heard with an unknown sign; a page whose fonts know all their letters is not played."""
        each = self._sheets[number]
        return listening.unknown(each.leaf) if any(font.unknown for font in each.used.fonts.values()) else ()

    def _shows_words(self, flat: Flat) -> bool:
        """Whether a field that is printed has something written in it; what a button shows is no text."""
        names = self._content.names(objects.key_of(flat.appearance), flat.appearance)
        written = (decoded(each) for strings in names.strings.values() for each in strings)
        return flat.attributes["Role"] == "tv" and any(each.strip(b"\0 ") for each in written)

    def _links(self, leading: Leading) -> Iterator[_Annotation]:
        shown = self._shown()
        for place, number in enumerate(self._chosen):
            each = self._sheets[number]
            for key, found in annotations_of(each.leaf):
                kind = objects.name(objects.get(found, "/Subtype")) or "?"
                link = leading.link(found, shown[each.key], place) if kind == _LINK else None
                if link is not None:
                    yield _Annotation(key, link)
                elif kind not in ("Popup", _WIDGET):
                    self._dropped.add(kind)

    def _have_links(self) -> bool:
        return any(True for sheet in self._sheets.values() for _ in annotations_of(sheet.leaf, _LINK))

    def _trees(
        self, tree: evidence.Tree, owners: Owners, cut: Mapping[int, CutPage], beside: PageAnnotations
    ) -> tuple[tuple[FoundRun, ...], tuple[FoundElement, ...]]:
        runs: list[FoundRun] = []
        elements: list[FoundElement] = []
        for first, last in self._stretches():
            pruning = Pruning(
                tree,
                owners,
                {self._sheets[self._chosen[place]].key: place for place in range(first, last + 1)},
                {self._sheets[number].key: marked.places for number, marked in cut.items()},
                beside,
                {each.key: upright(each.shape) for each in self._sheets.values()},
                self._mended,
            )
            found, tops = pruning.elements(len(elements))
            elements += found
            runs.append(FoundRun(first, last, tops))
        return tuple(runs), tuple(elements)

    def _stretches(self) -> Iterator[tuple[int, int]]:
        """Places of pages that stand in the file's own order, each page once."""
        first, seen = 0, {self._sheets[self._chosen[0]].key}
        for place, (one, other) in enumerate(pairwise(self._chosen), 1):
            key = self._sheets[other].key
            if self._how.single or other <= one or key in seen:
                yield first, place - 1
                first, seen = place, set()
            seen.add(key)
        yield first, len(self._chosen) - 1

    def _disagrees(self, tree: evidence.Tree, owners: Owners) -> bool:
        """Whether the parent tree tells another owner of some mark on these pages (ISO 32000-1, 14.7.4.4)."""
        keys = {id(element): element.key for element in tree.walk()}
        parents = {}
        for each in self._sheets.values():
            holder = objects.integer(objects.get(each.leaf.page, "/StructParents"))
            parents[each.key] = tree.parents.get(-1 if holder is None else holder, (True, ()))[1]
        return any(
            number >= len(members) or members[number] != keys[owner]
            for page, members in parents.items()
            for (stream, number), owner in owners.get(page, {}).items()
            if stream == page and number >= 0
        )
