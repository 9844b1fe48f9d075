"""The parent's side: a file that was filled in, as it is told, with what one should know of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from sheetbuilder.errors import ContentError, Problem, Severity, Where, say
from sheetbuilder.foreign.filled.answer import FilledAnswer, FilledField
from sheetbuilder.foreign.sandbox.decoding import AnswerForm
from sheetbuilder.foreign.sandbox.reader import Reader, believed, bytes_of

_ANSWER = AnswerForm(FilledAnswer)


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A file with form fields, and what is in them."""

    path: Path
    title: str
    """What the file calls itself; empty where it does not."""
    fields: tuple[FilledField, ...]
    """In reading order: that of the structure tree, else that of the pages."""
    warnings: tuple[Problem, ...] = ()

    @property
    def answered(self) -> int:
        """How many fields somebody has filled in."""
        return sum(one.answered for one in self.fields)

    def as_dict(self) -> dict[str, object]:
        """All of it as plain values."""
        rows = [asdict(one) | {"kind": str(one.kind)} for one in self.fields]
        return {"path": str(self.path), "title": self.title, "answered": self.answered, "fields": rows}


def read_filled(path: Path, reader: Reader) -> FilledForm:
    """The fields of any PDF.

    Raises `MissingError` where there is no such file, `ContentError` where it cannot be read (SB701 to SB709) or has no
    fields (SB935), each with one problem.
    """
    answer = believed(path, reader.answer("filled", bytes_of(path), _ANSWER))
    if not answer.fields:
        raise ContentError([_without(path, xfa=answer.xfa)])
    form = FilledForm(path, answer.title, answer.fields)
    return FilledForm(path, answer.title, answer.fields, tuple(_doubts(form)))


def _without(path: Path, *, xfa: bool) -> Problem:
    if xfa:
        told = say("the file has a form of a kind (XFA) that only few programs can show, and no fields of its own")
        return Problem("SB935", told, Where(path), say("ask for it as an ordinary PDF form"))
    hint = say("what was printed to PDF, or flattened, has no fields any more; ask for the file as it was saved")
    return Problem("SB935", say("the file has no fields to fill in"), Where(path), hint)


def _doubts(form: FilledForm) -> Iterator[Problem]:
    """What may not be what somebody meant."""
    if not form.answered:
        told = say("nothing is filled in: all {count} fields are empty", count=len(form.fields))
        hint = say("perhaps it was saved before it was filled in, or under another name")
        yield Problem("SB936", told, Where(form.path), hint, Severity.WARNING)
    for one in form.fields:
        if one.doubtful:
            told = say(
                "page {page}: “{label}” shows something else than the file holds",
                page=one.page,
                label=one.label or one.name,
            )
            yield Problem("SB937", told, Where(form.path), say("open the file and look"), Severity.WARNING)
