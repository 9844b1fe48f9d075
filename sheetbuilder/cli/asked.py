"""What a command line asks of printing: the options that commands share, gathered into one."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import click
from msgspec import Struct

from sheetbuilder.branding.file_format import FileFormat
from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.cli import options
from sheetbuilder.cli.destination import Destination
from sheetbuilder.cli.group import Tell
from sheetbuilder.cli.imposing import imposed, imposing, posters, press
from sheetbuilder.cli.opening import opening
from sheetbuilder.errors import Message, say
from sheetbuilder.layout.sides import Sides
from sheetbuilder.values import replace

if TYPE_CHECKING:
    from sheetbuilder.content import Package

Function = Callable[..., Any]

_TOLD: Mapping[str, Message] = MappingProxyType(
    {
        "brand": say("Dress the pages for a municipality; the files go to a folder of its name."),
        "grey": say("Make everything grey, for a black-and-white printer."),
        "save_ink": say("Save ink: outlines for areas, thin lines, dark grey words, a letterhead on first pages."),
        "fillable": say("Make places to write form fields, to be filled in on a screen."),
        "large_print": say("Set everything in large print, over as many pages as it takes."),
        "strict": say("Let warnings count as errors."),
        "require": say("Stop where a letterhead would take back PDF/A."),
        "single": say("Put each card on a page of its own, in its own size."),
        "inspect": say("Read what holds files of others back before it is published, or do without, which is quicker."),
    }
)
"""What each option is for, where a command has no words of its own for it."""
EVERY = (
    "content",
    "brand",
    "paper",
    "date",
    "grey",
    "save_ink",
    "large_print",
    "fillable",
    "sides",
    "imposition",
    "poster",
    "press",
    "output_intent",
    "standard",
    "single",
    "format",
    "strict",
    "require",
    "inspect",
)
"""The names of all options of printing, in the order of the help."""
_FLAGS = ("grey", "save_ink", "large_print", "fillable", "strict", "require", "single")


class Asked(Struct, frozen=True):
    """A content package, a brand file and how to print; no file is opened before it is needed."""

    options: PrintOptions
    """Without brand and profile, which must be read first."""
    content: Path | None = None
    brand_file: Path | None = None
    profile: Path | None = None
    """The file of the press's profile."""

    @property
    def printing(self) -> PrintOptions:
        """The options with the press that they are for; raises what `read_profile` raises."""
        if self.profile is None:
            return self.options
        from sheetbuilder.branding.profiles import read_profile

        return replace(self.options, output_intent=read_profile(self.profile))

    def read(self, *, remember: bool = False) -> tuple[Package, PrintOptions]:
        """The package, and the options with their brand; raises what `printing`, `load_brand`, `load` do.

        With `remember` what files of the package hold is taken from the user's cache, and kept there.
        """
        from sheetbuilder.compose import load

        options = self.printing
        if self.brand_file:
            from sheetbuilder.brand import load_brand  # who has no brand does not wait for it

            options = replace(options, brand=load_brand(self.brand_file))
        return load(self.content, remember=remember), options


def making(
    tell: Tell,
    out: Callable[[Function], Function],
    *without: str,
    anew: Message = options.COMPOSE_ANEW,
    **told: Message,
) -> Callable[[Function], Function]:
    """What commands share that make files: where these go, all options of printing but some, --open and the usual ones.

    The command gets `out`, `asked` and `opened`; `told` is as for `printing`.
    """
    made = (
        out,
        printing(tell, *(name for name in EVERY if name not in without), **told),
        opening(tell),
        options.no_cache(tell, anew),
        options.usual(tell),
    )

    def add(function: Function) -> Function:
        for each in reversed(made):
            function = each(function)
        return function

    return add


def printing(tell: Tell, *names: str, **told: Message) -> Callable[[Function], Function]:
    """The options of those names on a command, which gets what is asked for as one value, `asked`.

    `told` says what an option is for where the usual words do not fit.
    """
    words = {**_TOLD, **told}
    made: Mapping[str, Callable[[], Callable[[Function], Function]]] = {
        "content": lambda: options.content(tell),
        "brand": lambda: options.brand(tell, words["brand"]),
        "paper": lambda: options.paper(tell),
        "date": lambda: options.date(tell),
        **{name: functools.partial(_flag, tell, name, words[name]) for name in _FLAGS},
        "poster": lambda: posters(tell),
        "press": lambda: press(tell),
        "output_intent": lambda: options.output_intent(tell),
        "standard": lambda: options.standard(tell),
        "sides": lambda: options.sides(tell),
        "holes": lambda: options.holes(tell),
        "imposition": lambda: imposing(tell),
        "format": lambda: options.file_format(tell),
        "inspect": lambda: click.option("--inspect/--no-inspect", "inspect", default=True, help=tell(words["inspect"])),
    }

    def add(function: Function) -> Function:
        @functools.wraps(function)
        def gathered(*args: object, **given: Any) -> object:
            values: dict[str, Any] = {name: given.pop(name) for name in PrintOptions.__struct_fields__ if name in given}
            if given.pop("simplex", False):
                values["sides"] = Sides.SIMPLEX
            if "format" in values:
                out = given.get("out")
                values["format"] = values["format"] or (out.format if isinstance(out, Destination) else FileFormat.PDF)
            if "booklet" in given or "poster" in given:
                values["imposition"] = imposed(tell, given)
            content = given.pop("content", None)
            brand_file = given.pop("brand_file", None)
            profile = values.pop("output_intent", None)
            return function(*args, asked=Asked(PrintOptions(**values), content, brand_file, profile), **given)

        for name in reversed(names):  # the last one that is put on stands first in the help
            made[name]()(gathered)
        return gathered

    return add


def _flag(tell: Tell, name: str, told: Message) -> Callable[[Function], Function]:
    return click.option(f"--{name.replace('_', '-')}", name, is_flag=True, help=tell(told))
