"""Filled files read, all that stands against any of them told at once."""

from __future__ import annotations

from collections.abc import Iterable

from sheetbuilder.arguments import StrPath, paths_of
from sheetbuilder.errors import ContentError, MissingError, SheetbuilderError
from sheetbuilder.foreign.filled.report import FilledForm, read_filled
from sheetbuilder.foreign.sandbox.reader import Reader


def read_answers(files: StrPath | Iterable[StrPath]) -> tuple[FilledForm, ...]:
    """What is filled in in the form fields of one PDF or several, ours or anybody's; each once, in the order given.

    Nothing of it is kept anywhere. It may be personal data: whoever asks for it answers for it.

    Raises `MissingError` and `ContentError` with all that stands against any of the files: one that is not there,
    cannot be read, is encrypted (SB700 to SB709) or has no fields (SB935).
    """
    forms, failures = list[FilledForm](), list[SheetbuilderError]()
    with Reader() as reader:
        for file in dict.fromkeys(paths_of(files)):
            try:
                forms.append(read_filled(file, reader))
            except (MissingError, ContentError) as error:
                failures.append(error)
    if failures:
        raise type(failures[0])(problem for failure in failures for problem in failure.problems)
    return tuple(forms)
