"""What somebody has chosen to print, and how: the fields of the form, and the options of the command line they mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sheetbuilder.brand import Brand
from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.errors import Message, say
from sheetbuilder.imposition.booklet import Booklet
from sheetbuilder.imposition.n_up import NUp
from sheetbuilder.imposition.scheme import Imposition
from sheetbuilder.layout.sides import Holes, Sides
from sheetbuilder.serving.forms import SentForm
from sheetbuilder.serving.ordering import REMOVE, ordered
from sheetbuilder.theme.papers import PAPERS

TARGET, CHOSEN = "target", "chosen"
"""The boxes that are ticked, and the same in the order in which they are to be printed."""

EDITIONS: Mapping[str, Message] = MappingProxyType(
    {
        "print": say("For paper"),
        "fillable": say("To be filled in on a screen"),
        "large_print": say("Large print"),
    }
)
COLOURS: Mapping[str, Message] = MappingProxyType(
    {"colour": say("In colour"), "grey": say("Grey, for a black-and-white printer"), "save_ink": say("With little ink")}
)
PLACINGS: Mapping[str, Message] = MappingProxyType(
    {
        "single": say("One page on each side"),
        "booklet": say("As a booklet, to be folded"),
        "2": say("Two pages on each side"),
        "4": say("Four pages on each side"),
    }
)
SIDES: Mapping[str, Message] = MappingProxyType(
    {"duplex": say("On both sides of the paper"), "simplex": say("On one side, without blank backs")}
)
HOLES: Mapping[str, Message] = MappingProxyType({"": say("No marks"), "2": say("Two holes"), "4": say("Four holes")})
PAPER_NAMES: Mapping[str, str] = MappingProxyType({row.name: row.name.upper() for row in PAPERS})


@dataclass(frozen=True, slots=True)
class PrintChoice:
    """The fields of the form; a value that no field has is the usual one."""

    names: tuple[str, ...] = ()
    """The targets, in their order."""
    brand: str = ""
    """Its name on the shelf; empty for none."""
    edition: str = "print"
    colour: str = "colour"
    placing: str = "single"
    paper: str = PAPERS[0].name
    sides: str = "duplex"
    holes: str = ""
    together: bool = False
    """Whether all of it becomes one file."""
    file: str = ""
    """The name of that file."""

    @property
    def one_file(self) -> str | None:
        """The name of the one file, None where each target is a file of its own."""
        return (self.file.strip() or None) if self.together else None

    def options(self, brand: Brand | None) -> PrintOptions:
        """The options of a build."""
        return PrintOptions(
            paper=self.paper,
            brand=brand,
            grey=self.colour == "grey",
            save_ink=self.colour == "save_ink",
            large_print=self.edition == "large_print",
            fillable=self.edition == "fillable",
            sides=Sides(self.sides),
            holes=Holes(self.holes) if self.holes else None,
            imposition=self._imposition(),
        )

    def _imposition(self) -> Imposition | None:
        if self.placing == "booklet":
            return Booklet()
        return NUp(int(self.placing)) if self.placing in ("2", "4") else None


def choice(form: SentForm, file: str) -> PrintChoice:
    """What a form says; `file` is what one file is called where nobody says otherwise."""

    def one_of(field: str, known: Mapping[str, object]) -> str:
        given = form.text(field)
        return given if given in known else next(iter(known))

    return PrintChoice(
        names=_names(form),
        brand=form.text("brand"),
        edition=one_of("edition", EDITIONS),
        colour=one_of("colour", COLOURS),
        placing=one_of("placing", PLACINGS),
        paper=one_of("paper", PAPER_NAMES),
        sides=one_of("sides", SIDES),
        holes=one_of("holes", HOLES),
        together=form.ticked("together"),
        file=form.text("file") or file,
    )


def _names(form: SentForm) -> tuple[str, ...]:
    """What is ticked: first what had a place already, then the rest in the order of the page."""
    gone = form.text(REMOVE)
    ticked = [name for name in dict.fromkeys(form.texts(TARGET)) if name != gone]
    placed = [name for name in ordered(form, CHOSEN) if name in ticked]
    return (*placed, *(name for name in ticked if name not in placed))
