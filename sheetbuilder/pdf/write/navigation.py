"""Finding one's way: named destinations, link annotations, the outline, page labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sheetbuilder.layout.flow.pages import Bookmark, Page
from sheetbuilder.layout.roles import Node
from sheetbuilder.layout.surfaces import Surface
from sheetbuilder.pdf.write.objects import Objects
from sheetbuilder.pdf.write.painting import LinkLine, Placements
from sheetbuilder.pdf.write.slots import Content, array, dictionary, joined, own_reference
from sheetbuilder.pdf.write.syntax import number, numbers, reference, text


def destination(placements: Placements, pages: Sequence[int], anchor: str) -> Content:
    """An explicit destination: the page of the file, and the corner where the anchor's content begins."""
    surface, left, top = placements.anchors[anchor]
    corner = f"/XYZ {'null' if left is None else number(left)} {number(top)} null"
    return array((own_reference(pages[surface]), corner.encode("ascii")))


def link_annotations(
    root: Node, placements: Placements, pages: Sequence[int], objects: Objects
) -> tuple[dict[int, list[tuple[int, int]]], dict[int, Content], dict[int, list[int]]]:
    """An annotation for each line of each link, and for each area of an imported page that leads somewhere.

    Gives the (object number, page index) pairs by `id` of the node, the dictionaries without their StructParent by
    object number, and the object numbers by page index.
    """
    by_node: dict[int, list[tuple[int, int]]] = {}
    bodies: dict[int, Content] = {}
    by_page: dict[int, list[int]] = {}
    for line, body in (*_own(placements, pages), *_guests(root, placements, pages)):
        annotation, _ = objects.add()
        bodies[annotation] = body
        by_node.setdefault(id(line.node), []).append((annotation, line.surface))
        by_page.setdefault(line.surface, []).append(annotation)
    return by_node, bodies, by_page


def _annotation(line: LinkLine, contents: str, goal: Content) -> Content:
    body = b"/Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%s]%s/Contents %s" % (
        numbers(line.box).encode("ascii"),
        b"/QuadPoints[%s]" % numbers(line.quads).encode("ascii") if line.quads else b"",
        text(contents),
    )
    return joined((body, goal))


def _own(placements: Placements, pages: Sequence[int]) -> Iterator[tuple[LinkLine, Content]]:
    for line in placements.links:
        target = line.node.target or ""
        goal = _goal(target, placements, pages)
        yield line, _annotation(line, line.node.alt or target, goal)


def _guests(root: Node, placements: Placements, pages: Sequence[int]) -> Iterator[tuple[LinkLine, Content]]:
    if not placements.imports:
        return
    for node in root.walk():
        for area in node.imported.areas if node.imported is not None else ():
            shown = placements.imports.get(area.page)
            if shown is not None:
                corners = zip(area.quads[::2], area.quads[1::2], strict=True)
                quads = tuple(value for corner in corners for value in shown.point(*corner))
                line = LinkLine(node, shown.index, shown.box(area.box), quads)
                goal = _goal(area.target, placements, pages)
                yield line, _annotation(line, area.contents, goal)


def _goal(target: str, placements: Placements, pages: Sequence[int]) -> Content:
    if target.startswith("#"):
        return joined((b"/Dest ", destination(placements, pages, target[1:])))
    return b"/A<</S/URI/URI %s>>" % text(target)


def outline(
    bookmarks: Sequence[Bookmark], placements: Placements, pages: Sequence[int], objects: Objects
) -> int | None:
    """The outline tree, open at its first level; its root's number, or None where there is nothing to list."""
    if not bookmarks:
        return None
    root, root_raw = objects.add()
    entries = [objects.add() for _ in bookmarks]
    parents: list[int | None] = []
    path: list[int] = []
    for index, bookmark in enumerate(bookmarks):
        del path[bookmark.level :]
        parents.append(path[-1] if path else None)
        path.append(index)
    kids: dict[int | None, list[int]] = {}
    for index, parent in enumerate(parents):
        kids.setdefault(parent, []).append(index)
    for index, (bookmark, (_, raw)) in enumerate(zip(bookmarks, entries, strict=True)):
        parent = parents[index]
        siblings = kids[parent]
        at = siblings.index(index)
        own = kids.get(index, [])
        raw.content = dictionary(
            Title=text(bookmark.title),
            Parent=reference(root if parent is None else entries[parent][0]),
            Dest=destination(placements, pages, bookmark.anchor),
            Prev=reference(entries[siblings[at - 1]][0]) if at else None,
            Next=reference(entries[siblings[at + 1]][0]) if at + 1 < len(siblings) else None,
            First=reference(entries[own[0]][0]) if own else None,
            Last=reference(entries[own[-1]][0]) if own else None,
            Count=b"-%d" % len(own) if own else None,
        )
    top = kids[None]
    root_raw.content = dictionary(
        Type=b"/Outlines",
        First=reference(entries[top[0]][0]),
        Last=reference(entries[top[-1]][0]),
        Count=b"%d" % len(top),
    )
    return root


def names(placements: Placements, pages: Sequence[int]) -> Content | None:
    """The name tree of destinations, so that other files can point into this one."""
    if not placements.anchors:
        return None
    rows = [
        joined((text(anchor), destination(placements, pages, anchor)), b" ")
        for anchor in sorted(placements.anchors)
        if anchor.isascii()
    ]
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
