"""The public face: what a program that embeds sheetbuilder imports, and nothing else."""

from __future__ import annotations

import sys
from importlib import import_module
from types import MappingProxyType, ModuleType
from typing import TYPE_CHECKING

from sheetbuilder.errors import (
    ContentError,
    FaultyError,
    LayoutError,
    Message,
    MissingError,
    OutputError,
    Problem,
    ReaderError,
    Severity,
    SheetbuilderError,
    Where,
)

if TYPE_CHECKING:
    from sheetbuilder.brand import Brand, load_brand
    from sheetbuilder.branding.options import PrintOptions
    from sheetbuilder.compose.api import Built, build, check, load
    from sheetbuilder.compose.targets import Target, select, targets
    from sheetbuilder.content import Package
    from sheetbuilder.handout import Edition, handout, plan_copies, write_collated, write_copies
    from sheetbuilder.layout.sides import Flip, Holes, Sides
    from sheetbuilder.packs.api import pack
    from sheetbuilder.packs.outcome import Outcome
    from sheetbuilder.pdf.inspect import Report, inspect

    __version__: str

__all__ = [
    "Brand",
    "Built",
    "ContentError",
    "Edition",
    "FaultyError",
    "Flip",
    "Holes",
    "LayoutError",
    "Message",
    "MissingError",
    "Outcome",
    "OutputError",
    "Package",
    "PrintOptions",
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
    "inspect",
    "load",
    "load_brand",
    "pack",
    "plan_copies",
    "select",
    "targets",
    "write_collated",
    "write_copies",
]

# What is heavy to import is fetched when it is first asked for, so that `sheetbuilder --help` is quick.
_HOMES = MappingProxyType(
    {
        "Brand": "sheetbuilder.brand",
        "Built": "sheetbuilder.compose",
        "Edition": "sheetbuilder.handout",
        "Flip": "sheetbuilder.layout.sides",
        "Holes": "sheetbuilder.layout.sides",
        "Outcome": "sheetbuilder.packs.outcome",
        "Package": "sheetbuilder.content",
        "PrintOptions": "sheetbuilder.branding.options",
        "Report": "sheetbuilder.pdf.inspect",
        "Sides": "sheetbuilder.layout.sides",
        "Target": "sheetbuilder.compose",
        "build": "sheetbuilder.compose",
        "check": "sheetbuilder.compose",
        "handout": "sheetbuilder.handout",
        "inspect": "sheetbuilder.pdf.inspect",
        "load": "sheetbuilder.compose",
        "load_brand": "sheetbuilder.brand",
        "plan_copies": "sheetbuilder.handout",
        "pack": "sheetbuilder.packs.api",
        "select": "sheetbuilder.compose",
        "targets": "sheetbuilder.compose",
        "write_collated": "sheetbuilder.handout",
        "write_copies": "sheetbuilder.handout",
    }
)


class _Face(ModuleType):
    """A package in which `handout` stays the function, also when somebody imports the storey of that name.

    The import system puts every submodule into its package as an attribute; it would hide the function.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if isinstance(value, ModuleType) and name in _HOMES:
            value = getattr(value, name)
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
