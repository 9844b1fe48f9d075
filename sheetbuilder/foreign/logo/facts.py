"""What is asked of the child about a logo, and what it answers: plain values, decoded strictly by the parent."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sheetbuilder.foreign.extract.facts import Facts
from sheetbuilder.layout.artwork import Artwork
from sheetbuilder.pdf.read.refusal import Refusal
from sheetbuilder.theme.picture import PictureFormat


@dataclass(frozen=True, slots=True)
class Wish:
    """How a logo is read: its form, the page of a PDF, whether in grey, and the widest it is printed, in points."""

    form: PictureFormat
    page: int = 1
    grey: bool = False
    width: float = 200.0


class LogoFlaw(StrEnum):
    """Why a logo is not used."""

    BROKEN = "broken"
    """It is not what its name says, or not whole."""
    TOO_MANY_PIXELS = "too-many-pixels"
    TOO_MUCH = "too-much"
    """More elements, or longer paths, than a logo has."""
    ENTITIES = "entities"
    OUTSIDE = "outside"
    """It names what lies in another file."""
    SCRIPT = "script"
    TEXT = "text"
    """Letters that are not outlines."""
    LOST = "lost"
    """It asks for something that would silently be missing or look different."""
    NO_SIZE = "no-size"


class Flawed(Exception):
    """The logo is not used; `what` names what is in the way."""

    def __init__(self, flaw: LogoFlaw, *what: str) -> None:
        super().__init__(flaw)
        self.flaw = flaw
        self.what = what


@dataclass(frozen=True, slots=True)
class LogoAnswer:
    """A logo as the child found it; without artwork where it has a flaw, or its page has."""

    refusal: Refusal | None = None
    """Why a PDF is not read any further."""
    detail: str = ""
    flaw: LogoFlaw | None = None
    what: tuple[str, ...] = ()
    facts: Facts | None = None
    artwork: Artwork | None = None
    dots: float | None = None
    """For a picture: dots per inch when it is printed as wide as it was asked for."""
    guessed: bool = False
    """Whether its colours are inks without a profile, so that nobody knows quite how they should look."""
