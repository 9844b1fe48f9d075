"""A brand's logo: the keys of the file, and the files that they name, read as bytes and not yet as pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from sheetbuilder.errors import Message, Problem, Where, say
from sheetbuilder.models.base import Content
from sheetbuilder.models.field import Field, Given, check, refuse
from sheetbuilder.models.kinds import Plain, Share, Whole, Words
from sheetbuilder.source.beside import beside
from sheetbuilder.theme import picture
from sheetbuilder.theme.picture import PictureFormat

_MOST_BYTES = 20_000_000
_CODE = "SB330"

Corner = Literal["top-right", "top-left", "bottom-left", "bottom-right"]


class LogoFiles(Content):
    """The municipality's own mark, in place of its name in letters."""

    colour: Plain = Field(description="Filen med logoet i farver: SVG, PNG, JPEG eller PDF, for eksempel logo.svg.")
    mono: Plain | None = Field(
        default=None,
        description="Filen med logoet i sort-hvid til --grey og --save-ink. Uden den gør --grey det farvede gråt.",
    )
    page: Annotated[Whole, Field(ge=1, le=500)] = Field(
        default=1, description="Siden med logoet, når filen er en PDF med flere sider."
    )
    width: Annotated[Share, Field(le=200)] | None = Field(
        default=None, description="Ønsket bredde på en A4-forside, i millimeter. Ellers vælges en, der passer."
    )
    minimum_width: Annotated[Share, Field(le=200)] | None = Field(
        default=None, description="Mindste bredde, i millimeter; logoet trykkes aldrig smallere."
    )
    clear_space: Annotated[Share, Field(le=100)] | None = Field(
        default=None, description="Respektafstand, i millimeter: så langt væk holdes alt andet. Ellers en fjerdedel."
    )
    position: Corner = Field(
        default="top-right",
        description="Hvor på forsiden: top-right, top-left, bottom-left eller bottom-right. Ellers øverst til højre.",
    )
    alt: Annotated[Words, Field(max_length=120)] | None = Field(
        default=None, description="Det, en skærmlæser siger om logoet. Ellers kommunens officielle navn."
    )

    @check("colour", "mono")
    @classmethod
    def _of_a_form(cls, name: str | None, _: Given) -> str | None:
        if name is not None and picture.named(name) is None:
            raise refuse(say("“{path}” is no file that a logo can come in", path=name), _FORMS)
        return name


_FORMS = say("use a file whose name ends in .svg, .pdf, .png or .jpg")


@dataclass(frozen=True, slots=True)
class LogoFile:
    """One file of a logo: where it is named, what it is called, what it holds."""

    where: Where
    name: str
    form: PictureFormat
    data: bytes


def logo_files(logo: LogoFiles) -> tuple[Mapping[str, LogoFile], tuple[Problem, ...]]:
    """The files by their keys (`colour`, `mono`), and what is wrong with them as far as one sees from outside."""
    found, problems = {}, []
    for key in ("colour", "mono"):
        name = getattr(logo, key)
        if name is None:
            continue
        where, form = logo.where_of(key), picture.named(name)
        file = beside(where, name, _MOST_BYTES, _CODE)
        if file.problem is not None:
            problems.append(file.problem)
        elif form is not None and (wrong := _another(name, form, picture.held(file.data))):
            problems.append(Problem(_CODE, wrong[0], where, wrong[1]))
        elif form is not None:
            found[key] = LogoFile(where, name, form, file.data)
    if logo.width is not None and logo.minimum_width is not None and logo.width < logo.minimum_width:
        told = say(
            "the logo is to be {width} mm wide, and no less than {least}", width=logo.width, least=logo.minimum_width
        )
        problems.append(
            Problem("SB338", told, logo.where_of("width"), say("write a larger width, or a smaller minimum"))
        )
    return found, tuple(problems)


def _another(name: str, form: PictureFormat, held: PictureFormat | None) -> tuple[Message, Message] | None:
    """What to say of a file that is not what its name says."""
    if held is form:
        return None
    if held is None:
        told = say("“{path}” is no {form} file", path=name, form=form.value)
        return told, say("save the logo anew as SVG, PDF or PNG, and name that file")
    told = say("“{path}” is a {held} file, not {form}", path=name, held=held.value, form=form.value)
    return told, say("give the file the ending that fits")
