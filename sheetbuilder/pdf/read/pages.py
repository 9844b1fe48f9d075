"""The page tree walked by ourselves: loops and floods are refused, and what a page inherits is put together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from pypdf.generic import DictionaryObject

from sheetbuilder.layout.ink_map import Box
from sheetbuilder.pdf.read import limits, objects
from sheetbuilder.pdf.read.objects import Key
from sheetbuilder.pdf.read.refusal import Refusal, Refused

INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
"""ISO 32000-1, 7.7.3.4."""
_BOXES = {
    "media": "/MediaBox",
    "crop": "/CropBox",
    "bleed": "/BleedBox",
    "trim": "/TrimBox",
    "art": "/ArtBox",
}


class PageFault(StrEnum):
    """Why a page cannot be placed."""

    ROTATION = "rotation"
    NO_BOX = "no-box"
    EMPTY_BOX = "empty-box"
    SIZE = "size"


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page with what it inherits."""

    number: int
    page: DictionaryObject
    inherited: Mapping[str, object]

    def raw(self, entry: str) -> object:
        """The entry as written, on the page or above it."""
        own = objects.raw(self.page, entry)
        return self.inherited.get(entry) if objects.follow(own) is None else own


@dataclass(frozen=True, slots=True)
class Geometry:
    """The part of a page that one sees: its box as the page counts, how it is turned, and how long a unit is."""

    boxes: Mapping[str, Box]
    visible: Box
    rotation: float
    user_unit: float
    fault: PageFault | None

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points as one sees them: turned, UserUnit counted in."""
        width = (self.visible[2] - self.visible[0]) * self.user_unit
        height = (self.visible[3] - self.visible[1]) * self.user_unit
        return (height, width) if self.rotation % 180 == 90 else (width, height)


def leaves(catalog: object, most: int = limits.PAGES) -> tuple[Leaf, ...]:
    """The pages in order (ISO 32000-1, 7.7.3); `Refused` where there are more than so many."""
    found: list[Leaf] = []
    seen: set[Key] = set()
    nothing: Mapping[str, object] = {}
    waiting = [(objects.raw(catalog, "/Pages"), nothing)]
    while waiting:
        value, above = waiting.pop()
        node = objects.dictionary(value)
        if node is None:
            continue
        if objects.follow(objects.raw(node, "/Kids")) is None:
            if objects.name(objects.get(node, "/Type")) == "Pages":
                continue
            found.append(Leaf(len(found) + 1, node, above))
            if len(found) > most:
                raise Refused(Refusal.TOO_MANY_PAGES, str(most))
            continue
        key = objects.key_of(value)
        if key in seen:
            raise Refused(Refusal.LOOP)
        seen.add(key)
        handed_on = {entry: objects.raw(node, entry) for entry in INHERITED}
        inherited = {**above, **{entry: held for entry, held in handed_on.items() if held is not None}}
        waiting.extend((kid, inherited) for kid in reversed(objects.array(objects.raw(node, "/Kids"))))
        if len(waiting) > limits.OBJECTS:
            raise Refused(Refusal.TOO_MANY_PAGES, str(most))
    if not found:
        raise Refused(Refusal.NO_PAGES)
    return tuple(found)


def geometry(leaf: Leaf, *, trimmed: bool = False) -> Geometry:
    """What of the page is seen: CropBox within MediaBox, corners sorted.

    `trimmed` leaves off what is cut off before anybody has the page: bleed and marks outside the TrimBox (ISO 32000-1,
    14.11.2).
    """
    boxes = {named: box for named, entry in _BOXES.items() if (box := _box(leaf.raw(entry))) is not None}
    unit = objects.number(objects.raw(leaf.page, "/UserUnit")) or 1.0
    turned = objects.follow(leaf.raw("/Rotate"))
    rotation = 0.0 if turned is None else objects.number(turned)
    media = boxes.get("media")
    if media is None:
        return Geometry(boxes, (0.0, 0.0, 0.0, 0.0), 0.0, unit, PageFault.NO_BOX)
    crop = boxes.get("crop", media)
    visible = (max(media[0], crop[0]), max(media[1], crop[1]), min(media[2], crop[2]), min(media[3], crop[3]))
    if trimmed and "trim" in boxes:
        visible = _within(boxes["trim"], visible)
    fault = None
    if visible[2] <= visible[0] or visible[3] <= visible[1]:
        return Geometry(boxes, (0.0, 0.0, 0.0, 0.0), 0.0, unit, PageFault.EMPTY_BOX)
    if rotation is None or rotation % 90:
        fault = PageFault.ROTATION
    found = Geometry(boxes, visible, (rotation or 0.0) % 360, unit, fault)
    if fault is None and not all(limits.SMALLEST <= side <= limits.LARGEST for side in found.size):
        return Geometry(boxes, visible, found.rotation, unit, PageFault.SIZE)
    return found


def _within(inner: Box, outer: Box) -> Box:
    """The inner box where it lies in the outer one, or as good as; else the outer one."""
    left, bottom, right, top = inner
    inside = outer[0] - 1 <= left < right <= outer[2] + 1 and outer[1] - 1 <= bottom < top <= outer[3] + 1
    if not inside:
        return outer
    return max(left, outer[0]), max(bottom, outer[1]), min(right, outer[2]), min(top, outer[3])


def _box(value: object) -> Box | None:
    sides = objects.numbers(value)
    if len(sides) != 4 or not all(abs(side) < 1e7 for side in sides):
        return None
    return min(sides[0], sides[2]), min(sides[1], sides[3]), max(sides[0], sides[2]), max(sides[1], sides[3])
