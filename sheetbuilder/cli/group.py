"""Commands that show examples, and the group that imports a command when it is asked for."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from types import MappingProxyType

import click
from click.shell_completion import CompletionItem

from sheetbuilder.cli.exits import meanings
from sheetbuilder.cli.help import Example
from sheetbuilder.errors import Message, say

Tell = Callable[[Message], str]
"""Puts a message into the language of the run; commands are made once the language is known."""

COMMANDS: Mapping[str, Message] = MappingProxyType(
    {
        "build": say("Build PDFs."),
        "pack": say("Make the whole pack of a municipality, or of many."),
        "handout": say("Build the handouts of a course."),
        "impose": say("Place the pages of a finished PDF on papers."),
        "app": say("Do all of it on a page in the browser, without a command line."),
        "print": say("Send documents to a printer."),
        "printers": say("Show the printers that there are."),
        "preview": say("Show in a browser what you write, as you write it."),
        "list": say("Show what can be built."),
        "check": say("Look for errors without writing anything."),
        "inspect": say("Read a finished PDF back and judge it."),
        "answers": say("Read back what people have filled in."),
        "brand": say("Show what a brand changes, and what it can change."),
        "overlay": say("Look at letterheads."),
        "new": say("Write first files of your own."),
        "explain": say("Tell what a code such as SB401 means, and what to do."),
        "schema": say("Write JSON Schemas for editors."),
        "cache": say("Tell or clear what builds remember."),
        "completion": say("Let your shell complete what you type."),
    }
)
"""In the order in which one meets them; each is a module of this folder with a function `command(tell)`."""


class Command(click.Command):
    """A command with examples under its help."""

    def __init__(self, *args: object, tell: Tell, examples: Sequence[Example] = (), **attrs: object) -> None:
        attrs.setdefault("options_metavar", tell(say("[OPTIONS]")))
        super().__init__(*args, **attrs)  # type: ignore[arg-type]
        self._tell = tell
        self._examples = examples

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the examples, unwrapped, so that they can be copied."""
        if self._examples:
            with formatter.section(self._tell(say("Examples"))):
                formatter.write_dl([(line, self._tell(told)) for line, told in self._examples], col_max=44)
        super().format_epilog(ctx, formatter)


class CommandFamily(Command, click.Group):
    """A command with commands below it."""


class Program(Command, click.Group):
    """The whole program; its help ends with the exit codes."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names of the commands."""
        return list(COMMANDS)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Writes the commands without importing one."""
        with formatter.section(self._tell(say("Commands"))):
            formatter.write_dl([(name, self._tell(told)) for name, told in COMMANDS.items()])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"sheetbuilder.cli.{cmd_name}").command(self._tell)
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem[str]]:
        """The commands, none of them imported, or the options."""
        if incomplete.startswith("-"):
            return click.Command.shell_complete(self, ctx, incomplete)
        begun = ((name, told) for name, told in COMMANDS.items() if name.startswith(incomplete))
        return [CompletionItem(name, help=self._tell(told)) for name, told in begun]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it, with the nearest name for a command that there is not."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-") and not ctx.resilient_parsing:
            # What is no command at all is likely something to build.
            near = difflib.get_close_matches(name, COMMANDS, 1) or [f"build {name}"]
            told = say("There is no command “{name}”. Did you mean “{near}”?", name=name, near=near[0])
            ctx.fail(self._tell(told))
        return super().resolve_command(ctx, args)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the examples and the exit codes."""
        super().format_epilog(ctx, formatter)
        with formatter.section(self._tell(say("Exit codes"))):
            formatter.write_dl([(str(int(code)), self._tell(meaning)) for code, meaning in meanings()])
