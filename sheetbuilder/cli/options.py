"""The options that several commands share."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

import click

from sheetbuilder.branding.file_format import FileFormat
from sheetbuilder.cli import candidates
from sheetbuilder.cli.destination import folder
from sheetbuilder.cli.group import Tell
from sheetbuilder.cli.speaker import Speaker
from sheetbuilder.errors import Message, say
from sheetbuilder.language import LANGUAGES
from sheetbuilder.layout.sides import Flip, Holes
from sheetbuilder.os_errors import is_file
from sheetbuilder.pdf.conformance.standards import PAIRS, UA_1
from sheetbuilder.unchanged.question import NOT_KEPT

Function = Callable[..., Any]
F = TypeVar("F", bound=Function)
_WILD = frozenset("*?[")


def expanded(files: Iterable[Path]) -> Iterator[Path]:
    """The files, patterns expanded: the Windows command prompt leaves `*.pdf` to the program."""
    for file in files:
        pattern = set(file.name) & _WILD and not is_file(file)
        matches = sorted(file.parent.glob(file.name)) if pattern else []
        yield from matches or [file]


def everywhere(tell: Tell, *, hidden: bool = True) -> Callable[[F], F]:
    """--quiet, --lang and --debug, before or behind the command; the program has read the last two already."""

    def hush(ctx: click.Context, _: click.Parameter, value: bool) -> None:
        speaker = ctx.ensure_object(Speaker)
        speaker.quiet = speaker.quiet or value

    def add(function: F) -> F:
        function = click.option(
            "--lang",
            type=click.Choice(LANGUAGES),
            expose_value=False,
            hidden=hidden,
            help=tell(say("Speak Danish or English; otherwise the language of the machine decides.")),
        )(function)
        function = click.option(
            "--debug",
            is_flag=True,
            expose_value=False,
            hidden=hidden,
            help=tell(say("Show where it happened if sheetbuilder itself fails.")),
        )(function)
        return click.option(
            "-q",
            "--quiet",
            is_flag=True,
            expose_value=False,
            callback=hush,
            help=tell(say("Say nothing but what is wrong.")),
        )(function)

    return add


def usual(tell: Tell) -> Callable[[Function], Function]:
    """What every command ends with: --json, --quiet, --lang and --debug; and it is handed the speaker."""

    def add(function: Function) -> Function:
        return json(tell)(everywhere(tell)(click.pass_obj(function)))

    return add


def together(name: str, kind: type, *made: Callable[[Function], Function]) -> Callable[[Function], Function]:
    """Several options on a command, which gets their values as one, of a dataclass that has a field for each."""

    def add(function: Function) -> Function:
        @functools.wraps(function)
        def gathered(*args: object, **given: object) -> object:
            values = {one.name: given.pop(one.name) for one in fields(kind)}
            return function(*args, **{name: kind(**values)}, **given)

        for option in reversed(made):  # the last one that is put on stands first in the help
            option(gathered)
        return gathered

    return add


def content(tell: Tell, *, around: bool = False) -> Callable[[F], F]:
    """--content: a content package other than ours; whoever stands in one and does not name it is told.

    A command that works on what is `around` it has nothing to tell.
    """

    def read(ctx: click.Context, _: click.Parameter, value: Path | None) -> Path | None:
        if value is None and not around and not ctx.resilient_parsing and Path("package.yaml").is_file():
            told = say("These are the sheets that came along; “--content .” uses those of this folder.")
            ctx.ensure_object(Speaker).notes([told])
        return value

    return click.option(
        "--content",
        type=click.Path(path_type=Path),
        callback=read,
        shell_complete=candidates.folders,
        metavar=tell(say("DIR")),
        help=tell(say("Use the sheets in this folder, not the ones that came along.")),
    )


def output_intent(tell: Tell) -> Callable[[F], F]:
    """--output-intent: the profile of a print shop."""
    return click.option(
        "--output-intent",
        "output_intent",
        type=click.Path(path_type=Path),
        metavar=tell(say("PROFILE.icc")),
        help=tell(
            say(
                "Print with the four inks of a print shop, for the press that this ICC profile is of: colours as the"
                " brand has them under “cmyk”, words in black alone."
            )
        ),
    )


def standard(tell: Tell) -> Callable[[F], F]:
    """--standard: what files are made to."""
    return click.option(
        "--standard",
        type=click.Choice(list(PAIRS), case_sensitive=False),
        default=UA_1.name,
        show_default=True,
        help=tell(
            say(
                "What files are made to: ua-1 is PDF/UA-1 with PDF/A-2a, ua-2 the newer PDF/UA-2 with PDF/A-4 and"
                " Well-Tagged PDF, which few readers know yet."
            )
        ),
    )


def brand(tell: Tell, told: Message) -> Callable[[F], F]:
    """--brand: the file of a municipality, with what it is for."""
    return click.option(
        "--brand",
        "brand_file",
        type=click.Path(path_type=Path),
        shell_complete=candidates.brands,
        metavar=tell(say("FILE")),
        help=tell(told),
    )


def out(tell: Tell, told: Message | None = None, default: Path | None = None) -> Callable[[F], F]:
    """--out: the folder that finished files go to; a default with a name is shown."""
    return folder(tell, tell(told or say("The folder that the files go to.")), default)


def holes(tell: Tell) -> Callable[[F], F]:
    """--holes: where to punch."""
    return click.option(
        "--holes",
        type=click.Choice([one.value for one in Holes]),
        help=tell(say("Print marks for two or four holes at the edge that is bound.")),
    )


def sides(tell: Tell) -> Callable[[F], F]:
    """--simplex: nothing on the backs of papers; --flip: over which edge they are turned; --holes: where to punch."""

    def add(function: F) -> F:
        function = holes(tell)(function)
        function = click.option(
            "--flip",
            type=click.Choice([one.value for one in Flip], case_sensitive=False),
            help=tell(
                say(
                    "The edge over which the printer turns the paper; otherwise the long one for pages that stand, the"
                    " short one for pages that lie."
                )
            ),
        )(function)
        return click.option(
            "--simplex",
            is_flag=True,
            help=tell(say("For printing on one side: without blank backs, the numbers stay.")),
        )(function)

    return add


def file_format(tell: Tell) -> Callable[[F], F]:
    """--format: what documents are written as."""
    return click.option(
        "--format",
        type=click.Choice([one.value for one in FileFormat]),
        help=tell(
            say(
                "What to write: PDF for paper and screen, one HTML file each for a screen of any size, to fill in,"
                " or plain text. Otherwise what the name given to --out ends on, or else PDF."
            )
        ),
    )


COMPOSE_ANEW = say("Compose all pages anew, and remember nothing of this run.")


def no_cache(tell: Tell, anew: Message = COMPOSE_ANEW) -> Callable[[F], F]:
    """--no-cache: the door has read it already, for the stamp of a run; here it is for what is composed."""

    def forget(ctx: click.Context, _: click.Parameter, value: bool) -> None:
        ctx.ensure_object(Speaker).remembers = not value

    return click.option(
        NOT_KEPT,
        is_flag=True,
        expose_value=False,
        callback=forget,
        help=tell(anew),
    )


def json(tell: Tell) -> Callable[[F], F]:
    """--json: one object on stdout in place of lines and diagnostics."""

    def remember(ctx: click.Context, _: click.Parameter, value: bool) -> None:
        ctx.ensure_object(Speaker).as_json = value

    return click.option(
        "--json",
        is_flag=True,
        expose_value=False,
        callback=remember,
        help=tell(say("Print one JSON object for machines, problems included.")),
    )


def paper(tell: Tell) -> Callable[[F], F]:
    """--paper: one of the papers in the table."""
    from sheetbuilder.theme.papers import PAPERS

    return click.option(
        "--paper",
        type=click.Choice([row.name for row in PAPERS], case_sensitive=False),
        default=PAPERS[0].name,
        show_default=True,
        help=tell(say("The paper to lay out for.")),
    )


def date(tell: Tell) -> Callable[[F], F]:
    """--date: a day, else the one that SOURCE_DATE_EPOCH names, else None."""

    def read(ctx: click.Context, _: click.Parameter, value: str | None) -> datetime.date | None:
        if value is None:
            return _source_date(tell, ctx.ensure_object(Speaker).environment.get("SOURCE_DATE_EPOCH"))
        try:
            return datetime.date.fromisoformat(value)
        except ValueError as error:
            told = say("“{value}” is no date; write it as 2026-11-23", value=value)
            raise click.BadParameter(tell(told)) from error

    return click.option(
        "--date",
        callback=read,
        metavar=tell(say("YYYY-MM-DD")),
        help=tell(
            say(
                "The date of the documents; otherwise SOURCE_DATE_EPOCH, else the content's own. How old a brand's"
                " numbers are is told from the same date, and where there is none from today's."
            )
        ),
    )


def _source_date(tell: Tell, epoch: str | None) -> datetime.date | None:
    """The day in UTC (https://reproducible-builds.org/specs/source-date-epoch/)."""
    if not epoch:
        return None
    try:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise click.UsageError(
            tell(say("SOURCE_DATE_EPOCH must be a number of seconds, not “{value}”", value=epoch))
        ) from error
