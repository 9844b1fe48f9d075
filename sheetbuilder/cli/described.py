"""Commands made from what is said of them, with the options that every command has."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from sheetbuilder.cli import options
from sheetbuilder.cli.group import Command, CommandFamily, Tell
from sheetbuilder.cli.help import HELP
from sheetbuilder.errors import say

C = TypeVar("C", bound=Command)
Function = Callable[..., object]


def described(words: str, tell: Tell) -> Callable[[Function], Command]:
    """What makes a function the command of those words, which `HELP` describes in the language of the run."""
    return of_kind(Command, words, tell)


def of_kind(kind: type[C], words: str, tell: Tell, **attrs: Any) -> Callable[[Function], C]:
    """The same for a command that holds others; `attrs` are click's."""
    said = HELP[words]
    return click.command(
        words.split()[-1],
        cls=kind,
        tell=tell,
        help=tell(said.text),
        short_help=tell(said.short) if said.short else None,
        examples=said.examples,
        **attrs,
    )


def family(words: str, tell: Tell, *below: Callable[[Tell], click.Command]) -> CommandFamily:
    """A command that does nothing but hold others."""

    @of_kind(CommandFamily, words, tell, subcommand_metavar=tell(say("COMMAND [ARGS]...")))
    @options.everywhere(tell)
    def family() -> None:
        pass

    for each in below:
        family.add_command(each(tell))
    return family
