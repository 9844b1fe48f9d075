"""The formats: a paper with the size of its type, the distance of its lines and its measure."""

from __future__ import annotations

from msgspec import Struct

from sheetbuilder.theme.papers import Paper, card, paper
from sheetbuilder.theme.spacing import HANG_LINES, SPACING
from sheetbuilder.theme.typescale import LARGE_PRINT, SMALLEST, TypeScale, type_scale
from sheetbuilder.values import replace


class Measure(Struct, frozen=True):
    """How wide lines may be, in mm of the A4 drawing, and whether text may stand in columns."""

    text: float = 132
    """Running text: about 75 letters, which the eye can follow back."""
    lead: float = 146
    """The purpose below a title."""
    cover: float = 112
    """The paragraph on a cover."""
    columns: bool = True


class Format(Struct, frozen=True):
    """A paper and how text is set on it.

    `type_scale` turns the type sizes of the A4 drawing into this format's; type shrinks less than paper does, because
    nobody's eyes shrink with the paper. `leading` is how much further apart lines are than the type scale has them,
    `spacing` how much wider white space is than the paper's scale alone would make it.
    """

    name: str
    paper: Paper
    type_scale: float = 1.0
    leading: float = 1.0
    measure: Measure = Measure()
    spacing: float = 1.0
    large: bool = False
    """Whether it is large print: then what belongs together flows over as many pages as it needs, in one column."""
    hand: float = 1.0
    """How much more room than usual a hand has: between lines to write on, in boxes to tick."""

    @property
    def smallest(self) -> float:
        """No text is set smaller than this, in points."""
        return LARGE_PRINT if self.large else SMALLEST

    def styles(self, by: float = 1.0) -> TypeScale:
        """Its type scale, `by` times as large as usual."""
        return type_scale(self.type_scale * by, self.leading, large=self.large)

    def mm(self, value: float) -> float:
        """A length of the A4 drawing in mm, as points on this paper."""
        return self.paper.mm(value)

    def space(self, name: str) -> float:
        """A white space by its purpose, in points; `KeyError` for a name that the spacing table does not have."""
        return self.paper.mm(SPACING[name] * self.spacing)

    def hang_line(self, name: str) -> float:
        """How far below the head margin a part of a front hangs, in points; `KeyError` for one that is not known."""
        return self.paper.mm(HANG_LINES[name])

    def on(self, sheet: Paper) -> Format:
        """The same on another paper, or with other margins."""
        return replace(self, paper=sheet)


_WHOLE = Measure(170, 170, 170, columns=False)
"""Lines of large print hold fewer letters than any others, so they are as long as the page lets them be."""
_AIRY, _HAND = 1.25, 1.5
"""How much more white space and how much more room to write in large print has."""

FORMATS: tuple[Format, ...] = (
    Format("a4", paper("a4")),
    Format("a3", paper("a3"), 2**0.5),
    Format("a5", paper("a5"), 0.73),
    Format("a4-large", paper("a4"), measure=_WHOLE, spacing=_AIRY, large=True, hand=_HAND),
    Format("a3-large", paper("a3"), 2**0.5, measure=_WHOLE, spacing=_AIRY, large=True, hand=_HAND),
)


def large_format(paper_name: str) -> str:
    """The name of the format in which a paper has large print."""
    return f"{paper_name.lower()}-large"


_CARD_TYPE = {"a5": 0.73, "a6": 0.54, "a7": 0.42}
"""How large type is on a card, beside that of one as large as A4: a small one is held nearer, but not that much."""


_CARD_SPACE = 1.8
"""Beside type that has not shrunk with the card, white space must not either."""
GROWTH = (1.45, 1.3, 1.15, 1.0)
"""By how much the type of a deck may be larger where all of its cards have the room."""


def card_format(size: str, grown: float = 1.0) -> Format:
    """The format of a card of that size, its type larger as asked for; `KeyError` for a size that cards do not have."""
    return Format(f"card-{size}", card(size), _CARD_TYPE[size] * grown, spacing=_CARD_SPACE * grown)


def format_of(name: str) -> Format:
    """The format of that name; `MissingError` with the nearest name for one that is not in the table."""
    found = next((row for row in FORMATS if row.name == name.lower()), None)
    return found or Format(name.lower(), paper(name))
