"""The part of a file that many have alike: laid down once with numbers left open, and finished by what is its own."""

from __future__ import annotations

import io
from collections.abc import Container, Iterable

from sheetbuilder.pdf.conformance.standards import UA_1
from sheetbuilder.pdf.write.file import Begun, FileBuilder, SerializedObject, serialized
from sheetbuilder.pdf.write.objects import Objects


def laid_down(objects: Objects, left: Container[int], header: str = UA_1.header) -> Begun:
    """Everything but the objects of the numbers `left` open, as it lies in a file."""
    out = io.BytesIO()
    builder = FileBuilder(objects.last, out, header)
    builder.add_all(item for item in serialized(objects) if item.number not in left)
    return builder.begun(out.getvalue())


def finished(
    common: Begun, own: Iterable[SerializedObject], last: int, root: int, info: int | None, level: int = 9
) -> bytes:
    """A file that goes on from there with what is its own: what was left open, and any objects up to the `last`.

    What is alike is neither packed nor hashed again; what is no stream is compressed as hard as zlib's level says.
    """
    out = io.BytesIO()
    builder = FileBuilder.going_on(common, last, out)
    builder.add_all(own, level)
    builder.end(root, info)
    return out.getvalue()
