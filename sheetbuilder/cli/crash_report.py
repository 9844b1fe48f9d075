"""The end of a run that nobody foresaw: an apology, how to report it, and the trace when asked for."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

import click

import sheetbuilder
from sheetbuilder.errors import say
from sheetbuilder.language import Translator

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def apology(translate: Translator, *, debug: bool) -> Hook:
    """What takes the place of `sys.excepthook`: Python itself ends with exit code 1 after it."""

    def apologise(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if debug:
            traceback.print_exception(kind, error, trace, file=sys.stderr)
        for line in (
            say("Sorry: this is a fault in sheetbuilder, not in your content."),
            say("Report it with the command you gave and this line:"),
        ):
            click.echo(translate(line), err=True)
        click.echo(f"  {_summary(error, trace)}", err=True)
        if not debug:
            again = say("Run the command again with --debug to see where it happened.")
            click.echo(translate(again), err=True)

    return apologise


def _summary(error: BaseException, trace: TracebackType | None) -> str:
    import platform

    frames = traceback.extract_tb(trace)
    place = f" ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    said = " ".join(str(error).split())[:200]
    versions = f"sheetbuilder {sheetbuilder.__version__}, Python {platform.python_version()}"
    return f"{type(error).__name__}: {said}{place} – {versions}, {platform.system()}"
