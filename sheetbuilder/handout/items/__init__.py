"""The kinds of items: one file for each, its data and its pages; a new kind is a file and a line here."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sheetbuilder.handout.item import RecipeItem
from sheetbuilder.handout.items.cards import CardsItem
from sheetbuilder.handout.items.certificate import Certificate
from sheetbuilder.handout.items.closing import Closing
from sheetbuilder.handout.items.contents import Contents
from sheetbuilder.handout.items.core_elements import CoreElementsItem
from sheetbuilder.handout.items.cover import Cover
from sheetbuilder.handout.items.divider import Divider
from sheetbuilder.handout.items.evaluation import Evaluation
from sheetbuilder.handout.items.exercise import Exercise
from sheetbuilder.handout.items.figure import FigureItem
from sheetbuilder.handout.items.ground_rules import GroundRules
from sheetbuilder.handout.items.how_to_use import HowToUse
from sheetbuilder.handout.items.index import Index
from sheetbuilder.handout.items.licence import Licence
from sheetbuilder.handout.items.name_tent import NameTent
from sheetbuilder.handout.items.notes import NotesItem
from sheetbuilder.handout.items.opening import OpeningItem
from sheetbuilder.handout.items.pdf import PdfItem
from sheetbuilder.handout.items.programme import Programme
from sheetbuilder.handout.items.sheet import SheetItem
from sheetbuilder.handout.items.sheet_set import SetItem
from sheetbuilder.handout.items.sign_in import SignIn
from sheetbuilder.handout.items.strategy import StrategyItem
from sheetbuilder.handout.items.text import TextItem

ITEMS: Mapping[str, type[RecipeItem]] = MappingProxyType(
    {
        "cover": Cover,
        "opening": OpeningItem,
        "contents": Contents,
        "programme": Programme,
        "ground-rules": GroundRules,
        "how-to-use": HowToUse,
        "divider": Divider,
        "sheet": SheetItem,
        "set": SetItem,
        "strategy": StrategyItem,
        "figure": FigureItem,
        "core-elements": CoreElementsItem,
        "cards": CardsItem,
        "text": TextItem,
        "pdf": PdfItem,
        "exercise": Exercise,
        "notes": NotesItem,
        "sign-in": SignIn,
        "evaluation": Evaluation,
        "certificate": Certificate,
        "name-tent": NameTent,
        "closing": Closing,
        "licence": Licence,
        "index": Index,
    }
)
"""Every kind of item by its `type`."""

__all__ = ["ITEMS"]
