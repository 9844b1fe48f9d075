"""The exit codes: which sort of end a script can tell from which."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from sheetbuilder import errors
from sheetbuilder.errors import Message, Problem, Severity, SheetbuilderError, say


class Exit(IntEnum):
    """How a run ended."""

    OK = 0
    BUG = 1
    USAGE = 2
    CONTENT = 3
    MISSING = 4
    LAYOUT = 5
    NOT_CLEAN = 6
    NOT_WRITTEN = 7
    SOME_FAILED = 8
    NO_READER = 9
    PRINTER = 10
    INTERRUPTED = 130
    CUT_OFF = 141


def meanings() -> tuple[tuple[Exit, Message], ...]:
    """Every exit code with what it means, in order."""
    return (
        (Exit.OK, say("Everything went well.")),
        (Exit.BUG, say("There is a fault in sheetbuilder itself.")),
        (Exit.USAGE, say("The command line cannot be understood.")),
        (Exit.CONTENT, say("The content has errors.")),
        (Exit.MISSING, say("A file, a folder or a target does not exist.")),
        (Exit.LAYOUT, say("A text does not fit its page.")),
        (Exit.NOT_CLEAN, say("A finished PDF has errors (inspect).")),
        (Exit.NOT_WRITTEN, say("A file cannot be written.")),
        (Exit.SOME_FAILED, say("Of several packs, at least one could not be made.")),
        (Exit.NO_READER, say("Other people's files cannot be read on this machine.")),
        (Exit.PRINTER, say("A printer cannot print it, or did not take it.")),
        (Exit.INTERRUPTED, say("You stopped it (Ctrl-C).")),
        (Exit.CUT_OFF, say("Nobody read the output any more.")),
    )


def of_error(error: SheetbuilderError) -> Exit:
    """The exit code of an error that ended the run."""
    return of_kind(type(error))


def of_kind(kind: type[SheetbuilderError]) -> Exit:
    """The exit code of a sort of errors."""
    for one, code in (
        (errors.MissingError, Exit.MISSING),
        (errors.LayoutError, Exit.LAYOUT),
        (errors.FaultyError, Exit.NOT_CLEAN),
        (errors.OutputError, Exit.NOT_WRITTEN),
        (errors.ReaderError, Exit.NO_READER),
        (errors.PrinterError, Exit.PRINTER),
        (errors.ContentError, Exit.CONTENT),
    ):
        if issubclass(kind, one):
            return code
    return Exit.CONTENT


def of_problems(problems: Iterable[Problem], *, strict: bool = False) -> Exit:
    """The exit code of what a check found: layout (SB4xx) only where nothing else is wrong.

    Warnings count only where `strict` says so.
    """
    counting = [problem for problem in problems if strict or problem.severity is Severity.ERROR]
    if not counting:
        return Exit.OK
    return Exit.LAYOUT if all(problem.code.startswith("SB4") for problem in counting) else Exit.CONTENT
