"""What a page has sent: fields and files, in memory alone and within limits."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from python_multipart.exceptions import FormParserError
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser
from starlette.requests import Request

from sheetbuilder.serving.request_limits import RequestLimits

_KEPT = re.compile(r"[^\w .()+-]")
_LONGEST = 100
_MOST_BYTES = 200
"""Of a name: a disk counts bytes, and has room for 255 with what is put before and behind it."""
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?$")
"""Names of devices, which Windows finds in any folder."""


_OF_PAGES = frozenset({"state", "was", "go", "kind", "after", "up", "down", "remove", "item"})
"""Fields in which nobody writes."""


@dataclass(frozen=True, slots=True)
class UploadedFile:
    """A file that somebody has chosen: a name that is nothing but a name, and what it holds."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class SentForm:
    """The fields and files of one form."""

    fields: Mapping[str, Sequence[str]] = field(default_factory=dict)
    uploads: Mapping[str, Sequence[UploadedFile]] = field(default_factory=dict)

    def text(self, name: str, default: str = "") -> str:
        """The last value of a field; `default` where it was not sent."""
        return (self.fields.get(name) or [default])[-1]

    def texts(self, name: str) -> Sequence[str]:
        """All values of a field, in the order of the page."""
        return self.fields.get(name, ())

    def ticked(self, name: str) -> bool:
        """Whether a box was ticked or a button pressed."""
        return name in self.fields

    def files(self, name: str) -> Sequence[UploadedFile]:
        """The files of a field that somebody has chosen; empty where nothing was."""
        return self.uploads.get(name, ())


class _InMemory(MultiPartParser):
    """Files never touch a disk: a list of participants may be among them."""

    spool_max_size = 2**40


async def read_form(request: Request) -> SentForm:
    """The form that a page has sent; `HTTPException` with 400, 413 or 415 where it is none of ours."""
    limits = cast("RequestLimits", request.app.state.limits)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    try:
        if kind == "multipart/form-data":
            sent = await _InMemory(
                request.headers,
                request.stream(),
                max_files=limits.files,
                max_fields=limits.fields,
                max_part_size=limits.field,
            ).parse()
        elif kind == "application/x-www-form-urlencoded":
            sent = await FormParser(
                request.headers, request.stream(), max_fields=limits.fields, max_part_size=limits.field
            ).parse()
        else:
            raise HTTPException(415)
    except (MultiPartException, FormParserError) as error:
        raise HTTPException(400) from error
    fields: dict[str, list[str]] = {}
    uploads: dict[str, list[UploadedFile]] = {}
    for name, value in sent.multi_items():
        if isinstance(value, UploadFile):
            content = await value.read()
            if value.filename:  # an empty field of a form is a file without a name
                uploads.setdefault(name, []).append(UploadedFile(plain_name(value.filename), content))
        else:
            fields.setdefault(name, []).append(value.replace("\r\n", "\n"))
    await sent.close()
    request.state.sent = SentForm(fields, uploads)
    return cast("SentForm", request.state.sent)


def typed_in(request: Request) -> Sequence[tuple[str, str]]:
    """The texts of the form that a request came with, by the names of their fields, if anybody has read it."""
    form = getattr(request.state, "sent", SentForm())
    return [(name, value) for name, values in form.fields.items() for value in values if _is_typed(name, value)]


def _is_typed(name: str, value: str) -> bool:
    """Whether somebody may have written it: no box, no button, and nothing that a page says of itself."""
    return bool(value.strip()) and value != "yes" and name not in _OF_PAGES and not name.startswith("order:")


def plain_name(given: str) -> str:
    """A name as a file in a folder of ours may have it, whatever system or path it comes from, its ending kept."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", given))[-1]
    name = _KEPT.sub("_", last).strip(" .")
    stem, dot, ending = name.rpartition(".")
    name = f"{_cut(stem, len(f'.{ending}'))}.{ending}" if dot and len(ending) < _LONGEST // 4 else _cut(name)
    return f"_{name}" if not name or name.startswith("-") or _RESERVED.match(name) else name


def _cut(text: str, off: int = 0) -> str:
    """The beginning of a text as far as a name has room for it beside so many letters."""
    return text[: _LONGEST - off].encode("utf-8")[: _MOST_BYTES - 4 * off].decode("utf-8", "ignore")
