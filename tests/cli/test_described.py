"""Commands made from what is said of them: nothing is said of a command that there is not, and nothing is missing."""

from __future__ import annotations

from collections.abc import Iterator

import click

from sheetbuilder.cli.described import described, family
from sheetbuilder.cli.group import COMMANDS
from sheetbuilder.cli.help import HELP
from sheetbuilder.cli.program import NAME, program
from sheetbuilder.errors import Message


def named(words: str, command: click.Command) -> Iterator[str]:
    yield words
    if isinstance(command, click.Group):
        ctx = click.Context(command)
        for name in command.list_commands(ctx):
            below = command.get_command(ctx, name)
            assert below is not None
            yield from named(f"{words} {name}".removeprefix(f"{NAME} "), below)


def test_help_is_there_for_the_commands_that_there_are() -> None:
    assert sorted(named(NAME, program(str))) == sorted(HELP)


def test_every_example_is_a_line_of_its_own_command() -> None:
    for words, said in HELP.items():
        for line, _ in said.examples:
            assert line.split()[0] == NAME
            assert words == NAME or line.removeprefix(f"{NAME} ").startswith(words), line


def test_a_command_is_called_and_told_of_as_the_table_says() -> None:
    def shouted(message: Message) -> str:
        return str(message).upper()

    @described("brand diff", shouted)
    def diff() -> None:
        pass

    assert (diff.name, diff.short_help) == ("diff", str(HELP["brand diff"].short).upper())
    assert diff.help is not None
    assert diff.help.startswith("SHOW WHAT A BRAND ADDS")


def test_a_family_holds_what_it_is_given() -> None:
    brand = family("brand", str, lambda tell: described("brand ids", tell)(lambda: None))
    assert set(brand.commands) == {"ids"}
    assert set(brand.commands) < {words.split()[-1] for words in HELP}
    assert "brand" in COMMANDS
