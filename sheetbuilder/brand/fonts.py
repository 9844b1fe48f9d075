"""A brand's own fonts: files that lie in its folder, read as bytes and not yet as fonts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from sheetbuilder.errors import Problem, Where
from sheetbuilder.models.structure import fields_of
from sheetbuilder.source.beside import beside
from sheetbuilder.theme.typeface import FaceName, FontFile, Typeface, Weight

if TYPE_CHECKING:
    from sheetbuilder.brand.file import Fonts

_MOST_BYTES = 20_000_000
_CODE = "SB303"

_CHOICES: Mapping[FaceName, tuple[str, ...]] = MappingProxyType(
    {
        FaceName(Weight.LIGHT): ("light", "regular"),
        FaceName(Weight.REGULAR): ("regular",),
        FaceName(Weight.REGULAR, True): ("italic", "regular"),
        FaceName(Weight.SEMIBOLD): ("semibold", "bold"),
        FaceName(Weight.SEMIBOLD, True): ("bold_italic", "italic", "bold"),
        FaceName(Weight.BOLD): ("bold",),
    }
)
"""By face: the keys that can give it, the best one first."""

_WEIGHTS = {"light": 300, "regular": 400, "semibold": 600, "bold": 700, "italic": 400, "bold_italic": 700}
"""By key: how heavy a font of many weights is asked to be (OpenType 1.9, the axis wght)."""


@dataclass(frozen=True, slots=True)
class BrandFont:
    """One file of a brand's fonts: under which key it is named and where, what it is called, what it holds."""

    where: Where
    key: str
    name: str
    path: Path
    data: bytes = field(repr=False)

    @property
    def weight(self) -> int:
        """How heavy it is asked to be."""
        return _WEIGHTS[self.key]

    @property
    def italic(self) -> bool:
        """Whether it is asked to lean."""
        return self.key.endswith("italic")


def font_files(fonts: Fonts) -> tuple[Mapping[str, BrandFont], tuple[Problem, ...]]:
    """The files by their keys, and what is wrong with them as far as one sees from outside."""
    problems = []
    found: dict[str, BrandFont] = {}
    for key in fields_of(type(fonts)):
        value = getattr(fonts, key)
        if key != "name" and value is not None:
            where = fonts.where_of(key)
            file = beside(where, value, _MOST_BYTES, _CODE)
            if file.problem is not None:
                problems.append(file.problem)
            else:
                found[key] = BrandFont(where, key, value, file.path, file.data)
    return MappingProxyType(found), tuple(problems)


def typeface(name: str, fonts: Mapping[str, FontFile]) -> Typeface:
    """The typeface that fonts make, by the keys that name them; copies of one font are one font to a PDF."""
    files: dict[FaceName, FontFile] = {}
    same: dict[bytes, FontFile] = {}
    for face, keys in _CHOICES.items():
        file = next(fonts[key] for key in keys if key in fonts)
        files[face] = same.setdefault(file.data, file)
    return Typeface(name, MappingProxyType(files))
