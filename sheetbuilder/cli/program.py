"""The program as a whole: which language it speaks, what runs, and how every run ends."""

from __future__ import annotations

import errno
import gc
import io
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import click

import sheetbuilder
from sheetbuilder.cli import options
from sheetbuilder.cli.completion import VARIABLE
from sheetbuilder.cli.crash_report import apology
from sheetbuilder.cli.described import of_kind
from sheetbuilder.cli.exits import Exit, of_error
from sheetbuilder.cli.gettext_for_click import click_speaks
from sheetbuilder.cli.group import Program, Tell
from sheetbuilder.cli.quotes import quoted
from sheetbuilder.cli.speaker import Speaker
from sheetbuilder.errors import SheetbuilderError, say
from sheetbuilder.language import Translator, chosen
from sheetbuilder.os_errors import reason

NAME = "sheetbuilder"
_LAST_STREAM = 2
_OF_STREAMS = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF))
"""What is wrong where words cannot be written; files have names, and their errors are told elsewhere."""
_YOUNG = 50_000
"""How many objects are made before the collector looks among them for circles: a run makes many and lets few go."""


def main(asked: str = "") -> NoReturn:
    """The whole process; of a frozen program also the child that reads other people's files.

    `asked` is the question under which a run may leave a stamp of itself; none is left without it.
    """
    if getattr(sys, "frozen", False) and len(sys.argv) == 2:
        from sheetbuilder.foreign.sandbox import child, starting

        if starting.is_asked_for():
            child.main()
            sys.exit()
    _have_streams()
    # Seldom, not never: a run over a thousand brands or files must not keep what it no longer needs.
    gc.set_threshold(_YOUNG)
    gc.enable()
    arguments, environment = sys.argv[1:], os.environ
    translate = Translator(chosen(_wished(arguments), environment))
    debug = "--debug" in arguments or bool(environment.get("SHEETBUILDER_DEBUG"))
    sys.excepthook = apology(translate, debug=debug)
    for stream in (sys.stdout, sys.stderr):
        _print_anything(stream)
    code = run(arguments, environment, asked)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            # Python flushes once more at its end, and would complain about the pipe that is gone, or the full disk.
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    # Python looks for circles among all that is left when it ends, an eighth of a build; nobody needs them to go.
    gc.freeze()
    sys.exit(code)


def run(arguments: Sequence[str], environment: Mapping[str, str], asked: str = "") -> int:
    """Runs a command line and gives its exit code; only a fault of ours leaves as an exception."""
    speaker = Speaker(Translator(chosen(_wished(arguments), environment)), environment, asked)
    with click_speaks(speaker.translate.language):
        try:
            code = _run(arguments, speaker)
            sys.stdout.flush()
        except BrokenPipeError:
            return Exit.CUT_OFF
        except OSError as error:
            if error.filename is not None or error.errno not in _OF_STREAMS:
                raise
            return _untold(error, speaker)
        except KeyboardInterrupt:
            click.echo(speaker.translate(say("Stopped.")), err=True)
            return Exit.INTERRUPTED
    return code if code or speaker.unheard is None else _untold(speaker.unheard, speaker)


def _untold(error: OSError, speaker: Speaker) -> Exit:
    """What was made is made, and nobody can be told of it."""
    with suppress(OSError):
        told = say("the results cannot be told: {reason}", reason=reason(error))
        click.echo(speaker.translate(told), err=True)
    return Exit.NOT_WRITTEN


def program(tell: Tell) -> Program:
    """The group of all commands, with its help in the language of the run."""

    @of_kind(
        Program,
        NAME,
        tell,
        subcommand_metavar=tell(say("COMMAND [ARGS]...")),
        context_settings={"help_option_names": ["-h", "--help"]},
        invoke_without_command=True,
    )
    @options.everywhere(tell, hidden=False)
    @click.option(
        "-V",
        "--version",
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_tell_version,
        help=tell(say("Show the version and exit.")),
    )
    @click.pass_context
    def everything(ctx: click.Context) -> None:
        if ctx.invoked_subcommand is None:
            click.echo(ctx.get_help(), err=True)
            ctx.exit(Exit.USAGE)

    return everything


def _run(arguments: Sequence[str], speaker: Speaker) -> int:
    group = program(speaker.translate)
    if asked := speaker.environment.get(VARIABLE):
        return _complete(group, asked, speaker)
    try:
        with group.make_context(NAME, list(arguments), obj=speaker) as ctx:
            ended = group.invoke(ctx)
        code = ended if isinstance(ended, int) else Exit.OK
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.ClickException as error:
        _show(error, speaker.translate)
        return error.exit_code
    except SheetbuilderError as error:
        speaker.problems(error.problems)
        code = of_error(error)
    speaker.finish()
    if code == Exit.OK and speaker.at_last is not None and speaker.unheard is None:
        speaker.at_last()
    return code


def _complete(group: Program, asked: str, speaker: Speaker) -> int:
    """What a shell asks for when somebody presses a key; it is told nothing but words that may stand there."""
    from click.shell_completion import shell_complete

    with suppress(SheetbuilderError, OSError):
        return shell_complete(group, {"obj": speaker}, NAME, VARIABLE, asked)
    return Exit.OK


def _show(error: click.ClickException, translate: Translator) -> None:
    """What click says of a command line that it does not understand, with the quotation marks of the language."""
    told = io.StringIO()
    error.show(told)
    click.echo(quoted(told.getvalue(), translate), nl=False, err=True)


def _tell_version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(f"{NAME} {sheetbuilder.__version__}")
        ctx.exit()


def _wished(arguments: Sequence[str]) -> str | None:
    """What --lang says; it is read before click reads anything, so that click speaks the language too."""
    for position, argument in enumerate(arguments):
        if argument == "--":
            return None
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
        if argument == "--lang" and position + 1 < len(arguments):
            return arguments[position + 1]
    return None


def _have_streams() -> None:
    """Without a console, or with its streams closed, a run works all the same, and says nothing.

    A file that is opened must not get the number of a stream that is closed, nor the words that are meant for it.
    """
    while (number := os.open(os.devnull, os.O_RDWR)) <= _LAST_STREAM:
        os.set_inheritable(number, True)
    os.close(number)
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115  # as long as we run


def _print_anything(stream: object) -> None:
    """No file name and no letter may end a run because the terminal's encoding does not have it."""
    if isinstance(stream, io.TextIOWrapper):
        complete = stream.encoding.lower() == "utf-8"
        stream.reconfigure(errors="surrogateescape" if complete else "backslashreplace")
