"""The public face: what a program that embeds sheetbuilder imports, and nothing else."""

from __future__ import annotations

import sys
from importlib import import_module
from types import MappingProxyType, ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sheetbuilder.answers import FilledField, FilledForm, read_answers
    from sheetbuilder.brand import Brand, load_brand
    from sheetbuilder.branding.file_format import FileFormat
    from sheetbuilder.branding.options import PrintOptions
    from sheetbuilder.branding.profiles import read_profile
    from sheetbuilder.compose.api import Built
    from sheetbuilder.compose.loading import load
    from sheetbuilder.compose.targets import Target
    from sheetbuilder.content import Package
    from sheetbuilder.errors import (
        ContentError,
        FaultyError,
        LayoutError,
        Message,
        MissingError,
        OutputError,
        PrinterError,
        Problem,
        ReaderError,
        Severity,
        SheetbuilderError,
        Where,
    )
    from sheetbuilder.finished import impose
    from sheetbuilder.handout import CopyPlan, Edition, handout, plan_copies, write_collated, write_copies
    from sheetbuilder.imposition.booklet import Booklet
    from sheetbuilder.imposition.n_up import NUp
    from sheetbuilder.imposition.poster import Poster
    from sheetbuilder.imposition.press import Press
    from sheetbuilder.language import translate
    from sheetbuilder.layout.sides import Flip, Holes, Sides
    from sheetbuilder.offers import build, check, select, targets
    from sheetbuilder.packs.api import pack
    from sheetbuilder.packs.outcome import Outcome
    from sheetbuilder.packs.packer import Packer
    from sheetbuilder.packs.publishing import MadePack
    from sheetbuilder.pdf.inspect import Report, inspect
    from sheetbuilder.theme.profile import InkProfile

    __version__: str

__all__ = [
    "Booklet",
    "Brand",
    "Built",
    "ContentError",
    "CopyPlan",
    "Edition",
    "FaultyError",
    "FileFormat",
    "FilledField",
    "FilledForm",
    "Flip",
    "Holes",
    "InkProfile",
    "LayoutError",
    "MadePack",
    "Message",
    "MissingError",
    "NUp",
    "Outcome",
    "OutputError",
    "Package",
    "Packer",
    "Poster",
    "Press",
    "PrintOptions",
    "PrinterError",
    "Problem",
    "ReaderError",
    "Report",
    "Severity",
    "SheetbuilderError",
    "Sides",
    "Target",
    "Where",
    "__version__",
    "build",
    "check",
    "handout",
    "impose",
    "inspect",
    "load",
    "load_brand",
    "pack",
    "plan_copies",
    "read_answers",
    "read_profile",
    "select",
    "targets",
    "translate",
    "write_collated",
    "write_copies",
]

# Everything is fetched when it is first asked for: `sheetbuilder --help` is quick, and so is a run with nothing to do.
_HOMES = MappingProxyType(
    {
        "Booklet": "sheetbuilder.imposition.booklet",
        "Brand": "sheetbuilder.brand",
        "Built": "sheetbuilder.compose",
        "ContentError": "sheetbuilder.errors",
        "CopyPlan": "sheetbuilder.handout",
        "Edition": "sheetbuilder.handout",
        "FaultyError": "sheetbuilder.errors",
        "FileFormat": "sheetbuilder.branding.file_format",
        "FilledField": "sheetbuilder.answers",
        "FilledForm": "sheetbuilder.answers",
        "Flip": "sheetbuilder.layout.sides",
        "Holes": "sheetbuilder.layout.sides",
        "InkProfile": "sheetbuilder.theme.profile",
        "LayoutError": "sheetbuilder.errors",
        "MadePack": "sheetbuilder.packs.publishing",
        "Message": "sheetbuilder.errors",
        "MissingError": "sheetbuilder.errors",
        "Outcome": "sheetbuilder.packs.outcome",
        "OutputError": "sheetbuilder.errors",
        "Package": "sheetbuilder.content",
        "NUp": "sheetbuilder.imposition.n_up",
        "Packer": "sheetbuilder.packs.packer",
        "Poster": "sheetbuilder.imposition.poster",
        "Press": "sheetbuilder.imposition.press",
        "PrintOptions": "sheetbuilder.branding.options",
        "Problem": "sheetbuilder.errors",
        "PrinterError": "sheetbuilder.errors",
        "ReaderError": "sheetbuilder.errors",
        "Report": "sheetbuilder.pdf.inspect",
        "Severity": "sheetbuilder.errors",
        "SheetbuilderError": "sheetbuilder.errors",
        "Sides": "sheetbuilder.layout.sides",
        "Target": "sheetbuilder.compose",
        "Where": "sheetbuilder.errors",
        "build": "sheetbuilder.offers",
        "check": "sheetbuilder.offers",
        "handout": "sheetbuilder.handout",
        "impose": "sheetbuilder.finished",
        "inspect": "sheetbuilder.pdf.inspect",
        "load": "sheetbuilder.compose",
        "load_brand": "sheetbuilder.brand",
        "pack": "sheetbuilder.packs.api",
        "plan_copies": "sheetbuilder.handout",
        "read_answers": "sheetbuilder.answers",
        "read_profile": "sheetbuilder.branding.profiles",
        "select": "sheetbuilder.offers",
        "targets": "sheetbuilder.offers",
        "translate": "sheetbuilder.language",
        "write_collated": "sheetbuilder.handout",
        "write_copies": "sheetbuilder.handout",
    }
)


class _Face(ModuleType):
    """A package in which `handout` stays the function, also when somebody imports the storey of that name.

    The import system puts every submodule into its package as an attribute; it would hide the function.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not isinstance(value, ModuleType) or name not in _HOMES:
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Face


if not TYPE_CHECKING:  # a type checker knows the names from above, and would believe in any other

    def __getattr__(name: str) -> object:
        if name == "__version__":
            return import_module("sheetbuilder.version").version()
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
