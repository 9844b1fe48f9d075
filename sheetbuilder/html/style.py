"""The style sheet of a page: colours of the palette by purpose, light and dark, and looks of words as they are met."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass, field

from sheetbuilder.html.sheet import SHEET
from sheetbuilder.layout.items import Text
from sheetbuilder.reflow.elements import Look
from sheetbuilder.theme.colour import Colour
from sheetbuilder.theme.dark import dark
from sheetbuilder.theme.palette import ColourRole, Palette
from sheetbuilder.theme.typeface import FaceName, Weight, font_stack

_WEIGHTS = {Weight.LIGHT: 300, Weight.REGULAR: 400, Weight.SEMIBOLD: 600, Weight.BOLD: 700}
_SMALLEST = 0.875
"""Rem: on a screen nothing is smaller than 14 pixels, where the reader has not asked for it."""
_LARGE = 1.3
"""Times running text: from here on words are smaller on narrow screens."""
_SYSTEM_COLOURS = {
    ColourRole.PAPER: "Canvas",
    ColourRole.TINT: "Canvas",
    ColourRole.FILL: "CanvasText",
    ColourRole.ON_FILL: "Canvas",
    ColourRole.SECONDARY: "Canvas",
    ColourRole.ON_SECONDARY: "CanvasText",
}
"""Where the reader has chosen colours (CSS Color Adjustment 1, 3): these, and CanvasText for all else."""


@dataclass(slots=True)
class Looks:
    """The classes of one page, each made when it is first asked for."""

    base: float
    """The type size of running text on paper, in points; on the screen it is the size that the reader has chosen."""
    _words: dict[Look, str] = field(default_factory=dict)
    _drawn: dict[tuple[FaceName, float, ColourRole, float], str] = field(default_factory=dict)
    _filled: dict[ColourRole, str] = field(default_factory=dict)
    _stroked: dict[ColourRole, str] = field(default_factory=dict)
    _shares: dict[int, str] = field(default_factory=dict)
    _rows: dict[int, str] = field(default_factory=dict)

    def words(self, look: Look) -> str:
        """The class of words."""
        return self._words.setdefault(look, f"l{len(self._words) + 1}")

    def drawn(self, item: Text) -> str:
        """The class of words in a drawing."""
        key = (item.face, item.size, item.ink, item.tracking)
        return self._drawn.setdefault(key, f"d{len(self._drawn) + 1}")

    def filled(self, ink: ColourRole) -> str:
        """The class of what is filled."""
        return self._filled.setdefault(ink, f"f-{ink}")

    def stroked(self, ink: ColourRole) -> str:
        """The class of an outline."""
        return self._stroked.setdefault(ink, f"s-{ink}")

    def share(self, percent: int) -> str:
        """The class of a column that takes so much of its table's width."""
        return self._shares.setdefault(percent, f"w{percent}")

    def rows(self, count: int) -> str:
        """The class of a field as high as that many lines, which grows with what is written."""
        return self._rows.setdefault(count, f"r{count}")

    def rules(self) -> str:
        """The rules of all classes that were asked for."""
        rules = [f".{name}{{{self._of_words(look)}}}" for look, name in self._words.items()]
        large = {name: look.size / self.base for look, name in self._words.items() if look.size >= _LARGE * self.base}
        smaller = "".join(f".{name}{{font-size:{self._size(share, narrow=True)}}}" for name, share in large.items())
        rules += [f"@media (max-width:640px){{{smaller}}}"] if smaller else []
        for (face, size, ink, tracking), name in self._drawn.items():
            spacing = f";letter-spacing:{tracking:g}px" if tracking else ""
            rules.append(f".{name}{{font-size:{size:g}px;{_face(face)};fill:var(--{ink}){spacing}}}")
        rules += [f".{name}{{fill:var(--{ink})}}" for ink, name in self._filled.items()]
        rules += [f".{name}{{stroke:var(--{ink})}}" for ink, name in self._stroked.items()]
        rules += [f".{name}{{width:{percent}%}}" for percent, name in self._shares.items()]
        rules += [f".{name}{{min-height:{count * 1.5 + 0.9:g}em}}" for count, name in self._rows.items()]
        return "\n".join(rules)

    def _of_words(self, look: Look) -> str:
        return f"font-size:{self._size(look.size / self.base)};{_face(look.face)};color:var(--{look.ink})"

    @staticmethod
    def _size(share: float, *, narrow: bool = False) -> str:
        """A size; titles are smaller beside a screen's other words than on paper, and smaller still where it is narrow.

        All of them grow with the text that a reader asks for (WCAG 2.2, 1.4.4), so no width of the window is in them.
        """
        if share >= _LARGE:
            share = 1 + (share - 1) * (0.35 if narrow else 0.8)
        return f"{max(share, _SMALLEST):.3g}rem"


def _face(face: FaceName) -> str:
    return f"font-weight:{_WEIGHTS[face.weight]};font-style:{'italic' if face.italic else 'normal'}"


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """A style sheet whole, and its hash as a content security policy wants it."""

    text: str

    @property
    def source(self) -> str:
        """The one source of style that the page allows (Content Security Policy 3, 6.7.2)."""
        return source_of(self.text)


def source_of(text: str) -> str:
    """A text in a page, as a content security policy names it that allows no other one."""
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"


def style_sheet(palette: Palette, family: str, looks: Looks) -> StyleSheet:
    """The style sheet of a page; `family` is the typeface of the pages on paper, used where the reader has it."""
    parts = (*foundation(palette, family), SHEET, looks.rules())
    return StyleSheet("\n".join(part for part in parts if part))


def foundation(palette: Palette, family: str) -> tuple[str, ...]:
    """The rules that every page begins with: its colours by purpose, and its typeface where the reader has it."""
    return (colour_rules(palette), f"body{{font-family:{font_stack(family)}}}")


def colour_rules(palette: Palette) -> str:
    """Every purpose of the palette as a variable, `--accent` and the like: light, dark, and as readers have chosen."""
    system = ";".join(f"--{ink}:{_SYSTEM_COLOURS.get(ink, 'CanvasText')}" for ink in ColourRole)
    return "\n".join(
        (
            f":root{{color-scheme:light dark;--plate:{css_colour(palette[ColourRole.PAPER])};{_colours(palette)}}}",
            f"@media screen and (prefers-color-scheme:dark){{:root{{{_colours(dark(palette))}}}}}",
            f"@media (forced-colors:active){{:root{{{system}}}}}",
        )
    )


def _colours(palette: Palette) -> str:
    return ";".join(f"--{ink}:{css_colour(palette[ink])}" for ink in ColourRole)


def css_colour(colour: Colour) -> str:
    """A colour as CSS and SVG have it."""
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in (colour.red, colour.green, colour.blue))
