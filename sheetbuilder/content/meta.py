"""package.yaml: what the whole package is called, its sets, and the rules that its texts keep."""

from __future__ import annotations

from typing import Annotated, Literal

from sheetbuilder.content.dispatch import Blocks
from sheetbuilder.errors import say
from sheetbuilder.models.base import Content
from sheetbuilder.models.field import Field, Given, check, refuse
from sheetbuilder.models.kinds import Day, Identifier, Language, Plain, Text, Whole, Words

Pair = tuple[Annotated[Whole, Field(ge=0)], Annotated[Whole, Field(ge=0)]]


class SheetSet(Content):
    """A set of sheets that is printed together."""

    id: Identifier = Field(description="Sættets navn på kommandolinjen, for eksempel set-1.")
    number: Whole = Field(ge=1, description="Sættets nummer, som det trykkes.")
    phase: Whole = Field(ge=1, description="Nummeret på den fase i arbejdsgangen, som sættet hører til.")
    title: Words = Field(description="Sættets titel på forsiden.")
    file: Identifier = Field(description="Filens navn uden .pdf.")
    lead: Text = Field(description="Et kort afsnit på forsiden: to til tre sætninger, højst 40 ord.")


class ProsePage(Content):
    """A page of its own: a title and its blocks."""

    title: Words = Field(description="Sidens overskrift.")
    blocks: Blocks = Field(description="Sidens blokke i læserækkefølge.")


class HandoutPages(Content):
    """The pages that a training handout takes from its package unless it has its own."""

    ground_rules: ProsePage | None = Field(
        default=None, description="Siden med aftaler om, hvordan I er sammen på kurset."
    )
    evaluation: ProsePage | None = Field(default=None, description="Arbejdssiden, hvor deltagerne evaluerer kurset.")
    licence: ProsePage | None = Field(default=None, description="Siden om, hvad man må kopiere og ændre.")


class Privacy(Content):
    """The strip at the foot of every working page."""

    lead: Words = Field(description="Stribens fremhævede begyndelse.")
    text: Text = Field(description="Resten af stribens tekst.")


class ElementRule(Content):
    """How many core elements a sheet names, and how often each is named."""

    per_sheet: Pair = Field(default=(0, 999), description="Færrest og flest kerneelementer på et ark.")
    fewest_sheets: Whole = Field(default=0, ge=0, description="Færrest ark, som hvert kerneelement skal bruges på.")

    @check("per_sheet")
    @classmethod
    def _in_order(cls, pair: tuple[int, int], _: Given) -> tuple[int, int]:
        return _ordered(pair)


class Rules(Content):
    """What the texts of a package must keep to."""

    words: dict[str, Annotated[Whole, Field(ge=1)]] = Field(
        default_factory=dict,
        description="Flest ord: purpose, front, back for det hele; en bloks type for hvert af dens punkter.",
    )
    items: dict[str, Pair] = Field(
        default_factory=dict, description="Færrest og flest punkter i en blok, efter blokkens type."
    )
    core_elements: ElementRule | None = Field(default=None, description="Regler for arkenes kerneelementer.")
    banned: tuple[Plain, ...] = Field(
        default=(), description="Ord, der aldrig må stå i en tekst; de findes også med endelser."
    )
    citizen: tuple[Plain, ...] = Field(
        default=(), description="Ord, der aldrig må stå på et kort, som borgeren får; de findes også med endelser."
    )
    split_compounds: tuple[Plain, ...] = Field(
        default=(), description="Sammensatte ord, som aldrig må skrives sådan i to ord."
    )

    @check("items")
    @classmethod
    def _in_order(cls, items: dict[str, tuple[int, int]], _: Given) -> dict[str, tuple[int, int]]:
        return {name: _ordered(pair) for name, pair in items.items()}


class PackageFile(Content):
    """The head of a content package."""

    type: Literal["package"] = Field(description="Filens slags.")
    id: Identifier = Field(description="Pakkens navn med små bogstaver og bindestreger.")
    language: Language = Field(description="Tekstens sprog, for eksempel da (BCP 47).")
    title: Words = Field(description="Pakkens titel.")
    publisher: Words = Field(description="Udgiveren; står som forfatter i PDF-filerne.")
    edition: Words = Field(description="Udgavens nummer, som det trykkes.")
    date: Day = Field(description="Udgavens dato, år-måned-dag.")
    status: Words | None = Field(
        default=None, description="Linjen nederst på forsiderne, for eksempel »Udkast til lokal faglig godkendelse«."
    )
    sets: tuple[SheetSet, ...] = Field(min_length=1, description="Sættene af ark.")
    bundles: tuple[Identifier, ...] = Field(
        default=(),
        description="De hurtige opskrifter ved navn i den rækkefølge, de bliver vist; de øvrige kommer bagefter.",
    )
    how_to_use: ProsePage = Field(description="Siden »sådan bruger du arkene«; fylder én A4-side.")
    closing: ProsePage = Field(description="Sættets sidste side: oplysninger om borgeren, akut hjælp, kilder og brug.")
    privacy: Privacy = Field(description="Striben nederst på hver bagside.")
    handouts: HandoutPages = Field(
        default_factory=HandoutPages, description="Sider, som kursushæfter henter, når de ikke har deres egne."
    )
    rules: Rules = Field(
        default_factory=Rules, description="Regler, som teksterne holder; de efterses, når pakken læses."
    )


def _ordered(pair: tuple[int, int]) -> tuple[int, int]:
    if pair[0] > pair[1]:
        raise refuse(say("the fewest, {fewest}, are more than the most, {most}", fewest=pair[0], most=pair[1]))
    return pair
