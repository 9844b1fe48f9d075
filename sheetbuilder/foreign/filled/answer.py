"""What the child says of a file that was filled in, as plain values, validated again by the parent."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sheetbuilder.pdf.read.refusal import Refusal


class AnswerKind(StrEnum):
    """What is done at a field."""

    TEXT = "text"
    TICK = "tick"
    ONE = "one-of-many"
    SEVERAL = "several-of-many"


@dataclass(frozen=True, slots=True)
class FilledField:
    """A field with what was written, ticked or chosen there."""

    name: str
    """The full name in the file (ISO 32000-1, 12.7.3.2)."""
    kind: AnswerKind
    label: str
    """What a reader is told of it."""
    page: int
    """Where it begins, counted from 1."""
    value: str | bool | tuple[str, ...] | None
    """The text; whether it is ticked; the option that is chosen, None where none is; the options that are chosen."""
    options: tuple[str, ...] = ()
    """What there was to choose from, as a reader is told of it."""
    doubtful: bool = False
    """Whether the page shows something else than the field holds."""

    @property
    def answered(self) -> bool:
        """Whether somebody has written, ticked or chosen anything."""
        return bool(self.value.strip() if isinstance(self.value, str) else self.value)


@dataclass(frozen=True, slots=True)
class FilledAnswer:
    """Why it refused, or the fields in reading order."""

    refusal: Refusal | None = None
    detail: str = ""
    title: str = ""
    fields: tuple[FilledField, ...] = ()
    xfa: bool = False
    """Whether there is a form of another kind in the file, which only few programs show (ISO 32000-1, 12.7.8)."""
