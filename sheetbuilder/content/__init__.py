"""What is said: the models of a content package, and reading one with all that is wrong with it."""

from __future__ import annotations

from sheetbuilder.content.base import Block, ElementId, FigureName, Item, PhaseNumber, SheetNumber, StepNumber
from sheetbuilder.content.concern import Concern
from sheetbuilder.content.core_elements import CoreElement, CoreElements
from sheetbuilder.content.dispatch import AnyBlock, Blocks, Vocabulary
from sheetbuilder.content.guide import Chapter, Guide
from sheetbuilder.content.handout_words import HandoutWords
from sheetbuilder.content.load import load
from sheetbuilder.content.meta import HandoutPages, PackageFile, ProsePage, Rules, SheetSet
from sheetbuilder.content.organisation import Organisation, OrganisationUnit
from sheetbuilder.content.package import Package
from sheetbuilder.content.sheet import Facilitator, Sheet
from sheetbuilder.content.strategy import Strategy
from sheetbuilder.content.words import PageWords
from sheetbuilder.content.workflow import Gate, Loop, Phase, Step, Workflow

__all__ = [
    "AnyBlock",
    "Block",
    "Blocks",
    "Chapter",
    "Concern",
    "CoreElement",
    "CoreElements",
    "ElementId",
    "Facilitator",
    "FigureName",
    "Gate",
    "Guide",
    "HandoutPages",
    "HandoutWords",
    "Item",
    "Loop",
    "Organisation",
    "OrganisationUnit",
    "Package",
    "PackageFile",
    "PageWords",
    "Phase",
    "PhaseNumber",
    "ProsePage",
    "Rules",
    "Sheet",
    "SheetNumber",
    "SheetSet",
    "Step",
    "StepNumber",
    "Strategy",
    "Vocabulary",
    "Workflow",
    "load",
]
