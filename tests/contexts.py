"""A context to compose at, and a typesetter with the habits of Danish."""

from __future__ import annotations

from collections.abc import Iterable

from sheetbuilder.compose.session import new_session
from sheetbuilder.content import Package
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.text.shaping import Shaper
from sheetbuilder.layout.text.typesetter import Line, Typesetter
from sheetbuilder.layout.text.typography import typography
from sheetbuilder.theme import default_theme
from sheetbuilder.theme.typeface import FaceName, Weight, default_typeface
from sheetbuilder.theme.typescale import Style

REGULAR = FaceName(Weight.REGULAR)
PLAIN = Style(REGULAR, 10, 14)
LOOSE = Style(REGULAR, 10, 14, hyphenate=True)
"""As running text is set: long words may break."""

DANISH = typography(
    "da",
    ["ark", "side", "kl.", "nr.", "figur", "den"],
    ["%", "mm", "kr.", "minutter"],
    ["vurderings|værktøj", "bekymrings|henvendelse", "ekstremisme|forebyggelse", "Kriminal|forsorgen"],
)


def typesetter() -> Typesetter:
    """A typesetter of its own, with nothing seen yet."""
    return Typesetter(Shaper(default_typeface()), DANISH)


def context(package: Package, paper: str = "a4", anchors: Iterable[str] = ()) -> LayoutContext:
    """A context of its own, which takes note of problems."""
    return new_session(package, default_theme(paper)).context(1, anchors)


def shown(line: Line) -> str:
    """What one sees of a line."""
    return "".join(item.text for item in line.items)


def read(lines: Iterable[Line]) -> str:
    """What one reads: soft hyphens at line ends taken out, white space as in running text."""
    texts = [item.actual or item.text for line in lines for item in line.items]
    return " ".join("".join(texts).replace("\u00ad", "").split())
