"""A file as it grows: its parts go out as they are finished; rows of the cross-reference are packed in slices."""

from __future__ import annotations

import hashlib
import io

import pytest

from sheetbuilder.pdf.write import file as file_module
from sheetbuilder.pdf.write.file import FileBuilder, Finished, packed


class Sink(io.BytesIO):
    """Where a file goes; notes how much it has been given, part by part."""

    def __init__(self) -> None:
        super().__init__()
        self.sizes: list[int] = []

    def write(self, part: object, /) -> int:
        self.sizes.append(len(part))  # type: ignore[arg-type]
        return super().write(part)  # type: ignore[arg-type]


def built(out: io.BytesIO) -> Finished:
    builder = FileBuilder(40, out)
    for first in (1, 21):
        numbers = range(first, first + 20)
        builder.add_packed(list(numbers), packed([(number, b"<</Count %d>>" % number) for number in numbers]))
    return builder.end(1, 2)


def test_what_is_finished_is_not_kept() -> None:
    out = Sink()
    made = built(out)
    assert len(out.sizes) == 5, "head, two streams of objects, cross-reference, end"
    assert made == Finished(len(out.getvalue()), hashlib.sha256(out.getvalue()).hexdigest())


def test_rows_in_slices_are_the_same_to_the_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    """One of a thousand copies has more than a million."""
    whole, sliced = io.BytesIO(), io.BytesIO()
    built(whole)
    monkeypatch.setattr(file_module, "_SLICE", 7)
    built(sliced)
    assert sliced.getvalue() == whole.getvalue()
