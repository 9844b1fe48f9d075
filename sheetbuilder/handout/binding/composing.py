"""Both editions of a handout, composed item by item into one story each, and bound so that they keep in step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sheetbuilder.compose.session import Session, new_root, page_labels
from sheetbuilder.content import Package, Sheet
from sheetbuilder.handout.binding.context import ItemContext, Laid, OutlineLine, PageRun
from sheetbuilder.handout.binding.numbering import Binding, bound
from sheetbuilder.handout.edition import EDITIONS, Edition
from sheetbuilder.handout.item import RecipeItem
from sheetbuilder.handout.personal.recipient import Recipient
from sheetbuilder.handout.recipe.handout import Handout
from sheetbuilder.layout.flow.pages import Bookmark, Document, PageContent, PageSlot, redrawn
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.templates.sheet import sheet_anchor
from sheetbuilder.values import replace

_MOST_ROUNDS = 5
"""Contents and index settle in two or three: their own length moves the numbers that they show."""


def compose(session: Session, read: Handout) -> Mapping[Edition, Document]:
    """The documents of both editions; what does not fit is taken note of in the session."""
    return Composition(session, read).documents


def for_participants(session: Session, read: Handout) -> Document:
    """The participants' document alone, the same as with the trainer's beside it; taken note of as `compose` does."""
    stories = {Edition.PARTICIPANT: _Story(session, read, Edition.PARTICIPANT)}
    return _document(session, read, stories[Edition.PARTICIPANT], _settled(stories), Edition.PARTICIPANT)


def _document(session: Session, read: Handout, story: _Story, binding: Binding, edition: Edition) -> Document:
    last = str(binding.number)
    return session.bound(binding.slots[edition], story.root, read.recipe.title, story.bookmarks(), last=last)


class Composition:
    """Both editions, composed for nobody in particular; and from them a copy for anybody."""

    def __init__(self, session: Session, read: Handout) -> None:
        self._stories = {edition: _Story(session, read, edition) for edition in EDITIONS}
        binding = _settled(self._stories)
        self.documents: Mapping[Edition, Document] = {
            edition: _document(session, read, story, binding, edition) for edition, story in self._stories.items()
        }
        self._places = {
            edition: _places(binding.slots[edition], one_sided=session.page_sides.one_sided) for edition in EDITIONS
        }

    def addressed(self, recipient: Recipient) -> Document:
        """The document of somebody's edition with what bears a name made anew; every other page is the same object."""
        document = self.documents[recipient.edition]
        places = self._places[recipient.edition]
        pages, root = list(document.pages), Node(Role.DOCUMENT)
        root.kids = list(document.root.kids)
        # From the last one on, so that the places of those before it stay.
        for item, item_context, (begin, end), before in reversed(self._stories[recipient.edition].personal):
            above = Node(Role.DOCUMENT)
            after = _drafts(item.lay(replace(item_context, parent=above, recipient=recipient)))
            root.kids[begin:end] = above.kids
            for old, new in zip(before, after, strict=True):
                pages[places[id(old)]] = redrawn(pages[places[id(old)]], old, new)
        return replace(document, pages=tuple(pages), root=root)


def _places(slots: Sequence[PageSlot], *, one_sided: bool) -> Mapping[int, int]:
    """Which page of the document each draft became, by its `id`."""
    printed = [slot.draft for slot in slots if not (one_sided and (slot.draft is None or slot.draft.empty))]
    return {id(draft): index for index, draft in enumerate(printed)}


def _drafts(laid: Laid) -> list[PageContent]:
    return [draft for stretch in laid.stretches for draft in stretch.drafts]


def _settled(stories: Mapping[Edition, _Story]) -> Binding:
    """What is made last is made again until no number moves any more, then once for good."""
    labels: dict[Edition, Mapping[str, str]] = {edition: {} for edition in stories}
    for _ in range(_MOST_ROUNDS):
        for edition, story in stories.items():
            story.finish(labels[edition], for_good=False)
        before, labels = labels, _labels(stories)
        if labels == before:
            break
    for edition, story in stories.items():
        story.finish(labels[edition], for_good=True)
    return _bound(stories)


def _labels(stories: Mapping[Edition, _Story]) -> dict[Edition, Mapping[str, str]]:
    slots = _bound(stories).slots
    return {edition: page_labels(slots[edition]) for edition in stories}


def _bound(stories: Mapping[Edition, _Story]) -> Binding:
    """The pages of both editions; of the participants' alone where there is no other, for its numbers are theirs."""
    ours = stories[Edition.PARTICIPANT].stretches
    return bound(ours, stories[Edition.TRAINER].stretches if Edition.TRAINER in stories else ours)


@dataclass(frozen=True, slots=True)
class _Part:
    """The item that begins a part, None for what stands before all parts; its name, its sheets."""

    item: RecipeItem | None
    name: str
    sheets: list[Sheet] = field(default_factory=list)

    @property
    def numbers(self) -> list[str]:
        return [sheet.number for sheet in self.sheets]


class _Story:
    """One edition as it grows."""

    def __init__(self, session: Session, read: Handout, edition: Edition) -> None:
        self.root = new_root()
        self._laid: list[Laid] = []
        self._waiting: dict[int, tuple[RecipeItem, ItemContext]] = {}
        self.personal: list[tuple[RecipeItem, ItemContext, tuple[int, int], list[PageContent]]] = []
        """What bears a name, with its item context, its stretch of the root's kids, its pages."""
        items = [item if item.edition.includes(edition) else None for item in read.recipe.items]
        parts = _parts(session.package, [item for item in items if item is not None])
        first = _bench(session, read, edition, self.root, parts)
        opened: Node | None = None
        begun = 0
        for index, item in enumerate(items):
            if item is None:
                self._laid.append(Laid())
                continue
            heads = bool(item.heads(session.package))
            begun += heads
            own = next((part.numbers for part in parts if part.item is item), [])
            graft = read.imported_pages.get(index)
            item_context = replace(first, anchor=f"item-{index + 1}", parts=begun, own=own, graft=graft, drawings={})
            item_context = replace(item_context, context=item_context.context.at(item_context.anchor))
            if item is next(filter(None, items)):
                item_context = replace(item_context, context=replace(item_context.context, begins=True))
            if item.first:
                item_context = replace(item_context, context=replace(item_context.context, level=1))
            elif item.outside:
                opened = None
            elif opened is not None and not heads:
                item_context = item_context.inside(opened)
            if item.late:
                # Its place in the reading order is here, whenever it is made.
                held = item_context.parent.add(Role.PART, anchor=item_context.anchor)
                self._waiting[index] = (item, replace(item_context, held=held))
                self._laid.append(Laid())
                continue
            begin = len(self.root.kids)
            laid = item.lay(item_context)
            self._laid.append(_for_one(item, laid))
            if item.personal:
                self.personal.append((item, item_context, (begin, len(self.root.kids)), _drafts(laid)))
            if heads:
                opened = laid.opens

    @property
    def stretches(self) -> Sequence[Sequence[PageRun]]:
        """The stretches of each item."""
        return [laid.stretches for laid in self._laid]

    @property
    def lines(self) -> list[OutlineLine]:
        """Every line, in the order of the pages."""
        return [line for laid in self._laid for line in laid.lines]

    def finish(self, labels: Mapping[str, str], *, for_good: bool) -> None:
        """Make what tells of all the others; until it is for good, beside the tree."""
        lines = self.lines
        for index, (item, waiting) in self._waiting.items():
            item_context = replace(waiting, labels=labels, lines=lines)
            if not for_good:
                item_context = replace(item_context, held=Node(Role.PART, anchor=item_context.anchor))
            self._laid[index] = _for_one(item, item.lay(item_context))

    def bookmarks(self) -> list[Bookmark]:
        """The outline."""
        return [Bookmark(line.depth, f"{line.label} {line.title}".strip(), line.anchor) for line in self.lines]


def _parts(package: Package, items: Sequence[RecipeItem]) -> list[_Part]:
    """The parts of an edition, the first of them being what stands before all others."""
    parts = [_Part(None, "")]
    for item in items:
        if name := item.heads(package):
            parts.append(_Part(item, name))
        parts[-1].sheets.extend(item.sheets(package))
    return parts


def _bench(session: Session, read: Handout, edition: Edition, root: Node, parts: Sequence[_Part]) -> ItemContext:
    """The item context of the first item, from which those of the others are made."""
    recipe, words = read.recipe, read.words
    items = [item for item in recipe.items if item.edition.includes(edition)]
    anchors = {sheet_anchor(number) for part in parts for number in part.numbers}
    anchors |= {f"figure-{name}" for item in items for name in item.shows()}
    level = 2 if any(item.first for item in items) else 1
    groups = [(part.name, part.numbers) for part in parts if part.sheets]
    context = session.context(level, anchors)
    return ItemContext(context, words, recipe, edition, root, "", recipe.title, groups=groups, shared=session.shared)


def _for_one(item: RecipeItem, laid: Laid) -> Laid:
    """What belongs to one edition alone is bound in as papers of its own."""
    if item.edition is Edition.BOTH:
        return laid
    return replace(laid, stretches=tuple(replace(one, edition=item.edition) for one in laid.stretches))
