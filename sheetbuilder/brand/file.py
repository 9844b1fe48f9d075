"""A brand's file: the keys that it may hold."""

from __future__ import annotations

from typing import Annotated, Literal

from sheetbuilder.brand.logo import LogoFiles
from sheetbuilder.brand.municipalities import INVENTED, MunicipalityTable
from sheetbuilder.brand.overlay import Overlay
from sheetbuilder.content.local import LocalLine
from sheetbuilder.errors import say
from sheetbuilder.models.base import Content, Prose
from sheetbuilder.models.field import Field, Given, Then, check, refuse
from sheetbuilder.models.forms import CODE, COLOUR, FOUR_SIGNS, INKS, NUMBER
from sheetbuilder.models.kinds import Day, Identifier, Plain, Truth, one_line
from sheetbuilder.theme.inks import MOST_INK, Cmyk

_MOST_LETTERS = 60

Name = Annotated[
    str,
    Field(strip=True, min_length=1, max_length=_MOST_LETTERS),
    Then(one_line),
    Prose(markup=False),
]
Line = Annotated[
    str,
    Field(strip=True, min_length=1, max_length=120),
    Then(one_line),
    Prose(markup=False),
]
Hex = Annotated[str, Field(strip=True, pattern=COLOUR)]


def _dries(text: str) -> str:
    """For a validator: the inks, if paper takes so much of them."""
    total = Cmyk.parse(text).total
    if total > MOST_INK:
        told = say("the inks come to {total} %, and paper takes {most} %", total=f"{total:g}", most=f"{MOST_INK:g}")
        raise refuse(told, say("ask your print shop for the same colour with less ink; more black saves the others"))
    return text


Ink = Annotated[str, Field(strip=True, pattern=INKS), Then(_dries)]


def _plainly_spaced(number: str) -> str:
    """For a validator: the number with ordinary spaces, whichever it was copied with."""
    return " ".join(number.split())


Number = Annotated[str, Field(strip=True, pattern=NUMBER, max_length=24), Then(_plainly_spaced)]
CoverStyle = Literal["band", "field", "plain"]
Lockable = Literal[
    "unit",
    "contacts",
    "footer",
    "approved_by",
    "revision",
    "valid_until",
    "cover",
    "colours",
    "fonts",
    "quotes",
    "logo",
    "overlay",
    "local",
]


class Contact(Content):
    """Somebody who can be rung up."""

    id: Identifier = Field(description="Kontaktens faste navn: små bogstaver og bindestreger, entydigt i filen.")
    label: Line = Field(description="Hvem der svarer, for eksempel Infohus.")
    number: Number = Field(description="Telefonnummeret: cifre og mellemrum, eventuelt med + foran.")
    hours: Line | None = Field(default=None, description="Hvornår der bliver svaret, for eksempel hverdage kl. 9–15.")
    checked: Day = Field(description="Den dag, nummeret sidst blev prøvet, år-måned-dag.")
    citizen: Truth = Field(
        default=False, description="Om nummeret også er til borgeren; det første af dem trykkes på livlinekortet."
    )


class InksOfColours(Content):
    """The inks of a print shop for each colour that the file names."""

    accent: Ink | None = Field(
        default=None, description='Cyan, magenta, gul og sort i procent, for eksempel "92 52 50 36"; højst 300 i alt.'
    )
    secondary: Ink | None = Field(default=None, description="Det samme for den anden farve.")
    warning: Ink | None = Field(default=None, description="Det samme for advarselsfarven.")
    tint: Ink | None = Field(default=None, description="Det samme for den lyse bund, når filen nævner den.")


class Colours(Content):
    """Colours by what they are for; what is left out stays as it is."""

    accent: Hex | None = Field(default=None, description='Overskrifter, numre og streger, for eksempel "#12535E".')
    secondary: Hex | None = Field(
        default=None, description="Jeres anden farve: feltet på forsiden, og ord, når den første er for lys til dem."
    )
    warning: Hex | None = Field(default=None, description="Det, man skal undgå, og det, der haster.")
    tint: Hex | None = Field(default=None, description="Den lyse bund under felter og bokse.")
    cmyk: InksOfColours = Field(
        default_factory=InksOfColours,
        description="Farvernes tryk i fire farver, efter formål; bruges med --output-intent.",
    )


class Fonts(Content):
    """TrueType files of the brand's own, in its folder or below."""

    name: Line = Field(description="Skriftens navn.")
    regular: Plain = Field(description="Filen med den almindelige skrift, for eksempel fonts/Skrift-Regular.ttf.")
    bold: Plain = Field(description="Filen med den fede skrift.")
    light: Plain | None = Field(default=None, description="Filen med den lette skrift.")
    semibold: Plain | None = Field(default=None, description="Filen med den halvfede skrift.")
    italic: Plain | None = Field(default=None, description="Filen med den kursive skrift.")
    bold_italic: Plain | None = Field(default=None, description="Filen med den fede, kursive skrift.")


class BrandFile(Content):
    """All that a municipality says of itself."""

    type: Literal["brand"] = Field(description="Filens slags.")
    extends: Plain | None = Field(
        default=None, description="En anden profilfil, som denne bygger på, for eksempel ../faelles/brand.yaml."
    )
    locks: tuple[Lockable, ...] = Field(
        default=(), description="Nøgler, som en fil, der bygger på denne, ikke må ændre."
    )
    name: Name = Field(description="Navnet, som det trykkes; højst 60 tegn.")
    municipality_code: Annotated[str, Field(strip=True, pattern=CODE)] = Field(
        description='Kommunekoden med fire cifre, for eksempel "0000" for en opdigtet kommune.'
    )
    official_name: Name | None = Field(
        default=None, description="Kommunens officielle navn, hvis tabellens er forkert."
    )
    police_district: Name | None = Field(default=None, description="Politikredsen, hvis tabellens er forkert.")
    region: Name | None = Field(default=None, description="Regionen, hvis tabellens er forkert.")
    unit: Name | None = Field(default=None, description="Forvaltningen eller afdelingen; står under navnet.")
    contacts: tuple[Contact, ...] = Field(
        default=(), max_length=6, description="Lokale telefonnumre; står på sættets sidste side."
    )
    footer: tuple[Line, ...] = Field(
        default=(), max_length=3, description="Linjer nederst på forsider og sidste side, for eksempel adressen."
    )
    approved_by: Line | None = Field(default=None, description="Den, der har godkendt pakken til lokal brug.")
    revision: Day | None = Field(
        default=None,
        description="Den dag, jeres udgave sidst er rettet, år-måned-dag. Uden den følger dagen selv med indholdet.",
    )
    valid_until: Day | None = Field(default=None, description="Den sidste dag, pakken gælder, år-måned-dag.")
    cover: CoverStyle = Field(
        default="band", description="Forsiden: band (en bjælke i jeres farve), field (et farvet felt) eller plain."
    )
    colours: Colours = Field(default_factory=Colours, description='Farver efter formål, som "#RRGGBB".')
    logo: LogoFiles | None = Field(default=None, description="Kommunens logo; står på forsiderne i stedet for navnet.")
    fonts: Fonts | None = Field(default=None, description="Egne TrueType-skrifter i filens mappe.")
    quotes: Annotated[str, Field(pattern=FOUR_SIGNS)] | None = Field(
        default=None, description="Fire tegn: anførselstegn ude og inde, for eksempel »«›‹ eller ””’’."
    )

    overlay: Overlay = Field(
        default=None,
        description="Brevpapir i PDF under eller over siderne: en fil, none, eller en nøgle for hver slags side.",
    )
    local: tuple[LocalLine, ...] = Field(
        default=(), max_length=200, description="Lokale linjer: det, I tilføjer, ændrer eller udelader i arkene."
    )

    @check("municipality_code")
    @classmethod
    def _known(cls, code: str, given: Given) -> str:
        table = given.context.get("municipalities")
        if code != INVENTED and isinstance(table, MunicipalityTable) and code not in table.rows:
            hint = say('look the code up in the table, or write "0000" for what is no municipality')
            raise refuse(say("no municipality has the code {code}", code=code), hint)
        return code

    @check("contacts")
    @classmethod
    def _once(cls, contacts: tuple[Contact, ...], _: Given) -> tuple[Contact, ...]:
        ids = [contact.id for contact in contacts]
        twice = next((one for one in ids if ids.count(one) > 1), None)
        if twice is not None:
            raise refuse(say("the contact “{id}” is there twice", id=twice), say("give one of the two another id"))
        return contacts
