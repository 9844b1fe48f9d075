"""Finding one's way: named destinations, link annotations, the outline, page labels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from sheetbuilder.layout.flow.pages import Bookmark, Page
from sheetbuilder.layout.roles import Node
from sheetbuilder.layout.surfaces import Surface
from sheetbuilder.pdf.write.objects import Objects
from sheetbuilder.pdf.write.painting import LinkLine, Placements
from sheetbuilder.pdf.write.slots import Content, array, dictionary, entries, joined, own_reference
from sheetbuilder.pdf.write.syntax import number, numbers, reference, text


class DestinationsInFile(Struct, frozen=True):
    """Where the anchors of a document are."""

    placements: Placements
    pages: Sequence[int]
    elements: Mapping[str, int] | None = None
    """The element that each anchor names, in a file whose destinations are to be elements (ISO 14289-2, 8.8)."""

    def has(self, anchor: str) -> bool:
        """Whether it is known where an anchor is."""
        return anchor in self.placements.anchors and (self.elements is None or anchor in self.elements)

    def goal(self, anchor: str) -> dict[str, Content]:
        """What a link or a line of the outline says to lead there."""
        said = self._said(anchor)
        return {"Dest": said["D"]} if self.elements is None else {"A": dictionary(S=b"/GoTo", **said)}

    def named(self, anchor: str) -> Content:
        """The destination as a name tree has it."""
        said = self._said(anchor)
        return said["D"] if self.elements is None else dictionary(**said)

    def _said(self, anchor: str) -> dict[str, Content]:
        """The page, and the element there if it is known (ISO 32000-2, 12.3.2.3 and 12.6.4.2)."""
        said = {"D": self._corner(self.pages[self.placements.anchors[anchor][0]], anchor)}
        return said if self.elements is None else said | {"SD": self._corner(self.elements[anchor], anchor)}

    def _corner(self, target: int, anchor: str) -> Content:
        """An explicit destination: a page or an element, and the corner where the anchor's content begins."""
        _, left, top = self.placements.anchors[anchor]
        corner = f"/XYZ {'null' if left is None else number(left)} {number(top)} null"
        return array((own_reference(target), corner.encode("ascii")))


class LinkAnnotation(Struct, frozen=True):
    """An annotation that leads somewhere, before it is known which object each element is."""

    line: LinkLine
    contents: str
    target: str

    def body(self, destinations: DestinationsInFile) -> Content:
        """Its dictionary without its StructParent."""
        quads = self.line.quads
        body = b"/Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%s]%s/Contents %s" % (
            numbers(self.line.box).encode("ascii"),
            b"/QuadPoints[%s]" % numbers(quads).encode("ascii") if quads else b"",
            text(self.contents),
        )
        if self.target.startswith("#"):
            return joined((body, entries(**destinations.goal(self.target[1:]))))
        return joined((body, b"/A<</S/URI/URI %s>>" % text(self.target)))


def link_annotations(
    root: Node, placements: Placements, objects: Objects
) -> tuple[dict[int, list[tuple[int, int]]], dict[int, LinkAnnotation], dict[int, list[int]]]:
    """An annotation for each line of each link, and for each area of an imported page that leads somewhere.

    Gives the (object number, page index) pairs by `id` of the node, the annotations by object number, and the object
    numbers by page index.
    """
    by_node: dict[int, list[tuple[int, int]]] = {}
    links: dict[int, LinkAnnotation] = {}
    by_page: dict[int, list[int]] = {}
    for link in (*_own(placements), *_guests(root, placements)):
        annotation, _ = objects.add()
        links[annotation] = link
        by_node.setdefault(id(link.line.node), []).append((annotation, link.line.surface))
        by_page.setdefault(link.line.surface, []).append(annotation)
    return by_node, links, by_page


def link_of(line: LinkLine) -> LinkAnnotation:
    """The annotation of one line of a link of ours."""
    target = line.node.target or ""
    return LinkAnnotation(line, line.node.alt or target, target)


def _own(placements: Placements) -> Iterator[LinkAnnotation]:
    yield from map(link_of, placements.links)


def _guests(root: Node, placements: Placements) -> Iterator[LinkAnnotation]:
    if not placements.imports:
        return
    for node in root.walk():
        for area in node.imported.areas if node.imported is not None else ():
            shown = placements.imports.get(area.page)
            if shown is not None:
                corners = zip(area.quads[::2], area.quads[1::2], strict=True)
                quads = tuple(value for corner in corners for value in shown.point(*corner))
                line = LinkLine(node, shown.index, shown.box(area.box), quads)
                yield LinkAnnotation(line, area.contents, area.target)


def outline(bookmarks: Sequence[Bookmark], destinations: DestinationsInFile, objects: Objects) -> int | None:
    """The outline tree, open at its first level; its root's number, or None where there is nothing to list."""
    numbers = [objects.add()[0] for _ in range(lines_of(bookmarks))]
    for at, line in zip(numbers, outline_lines(bookmarks, destinations, numbers), strict=True):
        objects.fill(at, line)
    return numbers[0] if numbers else None


def lines_of(bookmarks: Sequence[Bookmark]) -> int:
    """How many objects the outline of bookmarks takes."""
    return len(bookmarks) + 1 if bookmarks else 0


def outline_lines(
    bookmarks: Sequence[Bookmark], destinations: DestinationsInFile, numbers: Sequence[int]
) -> list[Content]:
    """The objects of the outline tree, open at its first level, by their numbers; its root comes first."""
    if not bookmarks:
        return []
    root, *lines = numbers
    found: list[Content] = []
    parents: list[int | None] = []
    path: list[int] = []
    for index, bookmark in enumerate(bookmarks):
        del path[bookmark.level :]
        parents.append(path[-1] if path else None)
        path.append(index)
    kids: dict[int | None, list[int]] = {}
    for index, parent in enumerate(parents):
        kids.setdefault(parent, []).append(index)
    for index, bookmark in enumerate(bookmarks):
        parent = parents[index]
        siblings = kids[parent]
        at = siblings.index(index)
        own = kids.get(index, [])
        line = dictionary(
            Title=text(bookmark.title),
            Parent=reference(root if parent is None else lines[parent]),
            **destinations.goal(bookmark.anchor),
            Prev=reference(lines[siblings[at - 1]]) if at else None,
            Next=reference(lines[siblings[at + 1]]) if at + 1 < len(siblings) else None,
            First=reference(lines[own[0]]) if own else None,
            Last=reference(lines[own[-1]]) if own else None,
            Count=b"-%d" % len(own) if own else None,
        )
        found.append(line)
    first, last = lines[kids[None][0]], lines[kids[None][-1]]
    top = dictionary(Type=b"/Outlines", First=reference(first), Last=reference(last), Count=b"%d" % len(kids[None]))
    return [top, *found]


def names(destinations: DestinationsInFile) -> Content | None:
    """The name tree of destinations, so that other files can point into this one."""
    anchors = destinations.placements.anchors
    if not anchors:
        return None
    rows = [joined((text(anchor), destinations.named(anchor)), b" ") for anchor in sorted(anchors) if anchor.isascii()]
    return joined((b"<</Dests<</Names", array(rows), b">>>>"))


def page_labels(pages: Sequence[Page | Surface], ahead: Sequence[str] = ()) -> bytes:
    """The numbers that the pages bear, as a number tree (ISO 32000-1, 12.4.2): one range for each row of numbers.

    `ahead` is what stands before the number of each page, where that is not nothing.
    """
    ranges: list[bytes] = []
    due = None
    for index, page in enumerate(pages):
        label, before = page.bears, ahead[index] if ahead else ""
        if not label.isdecimal():
            ranges.append(b"%d<</P %s>>" % (index, text(before + label)))
            due = None
            continue
        if (before, label) != due:
            prefix = b"/P " + text(before) if before else b""
            start = b"" if label == "1" else b"/St %s" % label.encode("ascii")
            ranges.append(b"%d<<%s/S/D%s>>" % (index, prefix, start))
        due = before, str(int(label) + 1)
    return b"<</Nums[%s]>>" % b"".join(ranges)
