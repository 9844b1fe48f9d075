"""The typeface: which file is which face."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct

from sheetbuilder import resources


class Weight(StrEnum):
    """How heavy a face is."""

    LIGHT = "light"
    REGULAR = "regular"
    SEMIBOLD = "semibold"
    BOLD = "bold"


class FaceName(Struct, frozen=True, order=True):
    """One face of a typeface."""

    weight: Weight
    italic: bool = False

    @property
    def strong(self) -> FaceName:
        """The face for text that stands out from this one."""
        heavier = {Weight.LIGHT: Weight.REGULAR, Weight.REGULAR: Weight.SEMIBOLD}.get(self.weight, Weight.BOLD)
        return FaceName(heavier, self.italic and heavier is not Weight.BOLD)

    @property
    def emphasised(self) -> FaceName:
        """The true italic beside this face; light and bold text borrow the nearest italic there is."""
        near = {Weight.LIGHT: Weight.REGULAR, Weight.BOLD: Weight.SEMIBOLD}.get(self.weight, self.weight)
        return FaceName(near, True)


class FontFile(Struct, frozen=True, dict=True):
    """A TrueType font: the file that it comes from, and the font itself where it is not what that file holds.

    It is read once, so that whoever measures, embeds or remembers it has the same.
    """

    path: Path
    data: bytes = b""

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.path!r})"  # never what it holds: that is megabytes

    def read(self) -> bytes:
        """The font; raises `OSError`."""
        return self._program

    @cached_property
    def sha256(self) -> bytes:
        """The hash of the font; raises `OSError`."""
        return sha256(self._program).digest()

    @cached_property
    def _program(self) -> bytes:
        return self.data or self.path.read_bytes()


class Typeface(Struct, frozen=True):
    """A family of faces: its name and the TrueType font of each face."""

    name: str
    files: Mapping[FaceName, FontFile]


def default_typeface() -> Typeface:
    """Source Sans 3, which travels with the package."""
    folder = resources.fonts()
    return Typeface(
        "Source Sans 3",
        MappingProxyType(
            {
                FaceName(Weight.LIGHT): FontFile(folder / "SourceSans3-Light.ttf"),
                FaceName(Weight.REGULAR): FontFile(folder / "SourceSans3-Regular.ttf"),
                FaceName(Weight.REGULAR, True): FontFile(folder / "SourceSans3-It.ttf"),
                FaceName(Weight.SEMIBOLD): FontFile(folder / "SourceSans3-Semibold.ttf"),
                FaceName(Weight.SEMIBOLD, True): FontFile(folder / "SourceSans3-SemiboldIt.ttf"),
                FaceName(Weight.BOLD): FontFile(folder / "SourceSans3-Bold.ttf"),
            }
        ),
    )


_FALLBACKS = '"Source Sans 3","Source Sans Pro",system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif'


def font_stack(family: str) -> str:
    """The families of a page on a screen, as CSS has them: that one where the reader has it, else the system's own.

    Nothing is embedded: a font of a municipality may seldom be sent on as a file, and what a reader has set up reads
    best. Of a name only what needs no escape is kept.
    """
    named = "".join(letter for letter in family if letter.isalnum() or letter in " -").strip()
    return f'"{named}",{_FALLBACKS}' if named else _FALLBACKS
