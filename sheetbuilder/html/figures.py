"""Figures: drawings as SVG, logos and what others' pages show as pictures, each with the words that stand for it."""

from __future__ import annotations

from sheetbuilder.html.drawing import bounds, svg
from sheetbuilder.html.lines import Lines
from sheetbuilder.html.markup import element
from sheetbuilder.html.pictures import image, region
from sheetbuilder.layout.items import Picture
from sheetbuilder.reflow.elements import Reflowed

_NARROW = 270
"""CSS pixels: what is no wider fits on any screen."""
_SHORT = 80
"""Letters of what a stretch that scrolls is called."""


class Figures(Lines):
    """Writes figures."""

    def figure(self, one: Reflowed, caption: Reflowed | None) -> str:
        """A figure; a wide one keeps its size and scrolls, so that its words stay as large as others."""
        making, alt = self.making, one.node.alt or ""
        below = element("figcaption", self.inner(caption), **self.about(caption)) if caption is not None else ""
        about = self.about(one)
        starts = self.starts(one)
        if not one.shown or one.pages:
            return element("figure", starts + region(one, making) + below, class_="whole", **about)
        if all(isinstance(shown.item, Picture) for shown in one.shown):
            return element("figure", image(one.shown, alt, making) + below, class_="whole", **about)
        box = bounds(one.shown)
        drawn = svg(one.shown, alt, making.looks, making.pictures)
        if (box.right - box.left) * 4 / 3 <= _NARROW:
            return element("figure", drawn + below, class_="whole", **about)
        name = making.new_name(caption.text if caption is not None else _short(alt))
        around = element("div", drawn, class_="wide", role="region", tabindex=0, aria_label=name)
        return element("figure", around + below, **about)


def _short(alt: str) -> str:
    """The beginning of a description, which stands whole where it belongs."""
    first = alt.split(". ")[0].split(":")[0].strip().rstrip(".")
    return first if len(first) <= _SHORT else first[: _SHORT - 1].rsplit(" ", 1)[0] + " …"
