"""What a file is that was named where a text is wanted: told by its first bytes, whatever its name ends in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from sheetbuilder.errors import Message, Problem, Where, say

_ZIPPED: Mapping[bytes, Message] = MappingProxyType(
    {
        b"xl/": say("an Excel workbook"),
        b"word/": say("a Word document"),
        b"ppt/": say("a PowerPoint presentation"),
        b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet": say("an OpenDocument spreadsheet"),
        b"mimetypeapplication/vnd.oasis.opendocument.text": say("an OpenDocument text"),
        b"mimetypeapplication/vnd.oasis.opendocument.presentation": say("an OpenDocument presentation"),
        b"mimetypeapplication/epub": say("an e-book"),
    }
)
"""By what a ZIP holds: the formats that are one inside."""

_OLD_OFFICE: Mapping[bytes, Message] = MappingProxyType(
    {
        "Workbook".encode("utf-16-le"): say("an Excel workbook"),
        "WordDocument".encode("utf-16-le"): say("a Word document"),
        "PowerPoint Document".encode("utf-16-le"): say("a PowerPoint presentation"),
    }
)

_SIGNS: tuple[tuple[bytes, Message], ...] = (
    (b"%PDF-", say("a PDF")),
    (b"\x89PNG", say("a picture (PNG)")),
    (b"\xff\xd8\xff", say("a picture (JPEG)")),
    (b"GIF8", say("a picture (GIF)")),
    (b"II*\0", say("a picture (TIFF)")),
    (b"MM\0*", say("a picture (TIFF)")),
    (b"BM", say("a picture (BMP)")),
    (b"{\\rtf", say("a formatted text (RTF)")),
    (b"\x1f\x8b", say("a compressed file")),
    (b"7z\xbc\xaf", say("a compressed file")),
    (b"Rar!", say("a compressed file")),
    (b"SQLite format 3\0", say("a database")),
    (b"MZ", say("a program")),
    (b"\x7fELF", say("a program")),
)
_PHOTOGRAPH = re.compile(rb"....ftyp(heic|heix|mif1|avif)", re.DOTALL)
_MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(!doctype\s+html|html|!doctype\s+svg|\w)", re.IGNORECASE | re.DOTALL
)
_TELLING = 4096
_BINARY = frozenset(range(0x20)) - {0x09, 0x0A, 0x0C, 0x0D}


def known(data: bytes) -> Message | None:
    """What a file is, as one says “this is …”; None for what may be a text."""
    begin = data[:_TELLING]
    if begin.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return next((name for sign, name in _ZIPPED.items() if sign in data), say("a ZIP file"))
    if begin.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return next((name for sign, name in _OLD_OFFICE.items() if sign in data), say("a document of an older Office"))
    for sign, name in _SIGNS:
        # Two letters may begin a text as well; a picture or a program has what no text has right behind them.
        if begin.startswith(sign) and (len(sign) > 2 or _BINARY & set(begin[2:64])):
            return name
    if _PHOTOGRAPH.match(begin):
        return say("a picture (HEIC)")
    if found := _MARKUP.match(begin):
        kind = found[1].lower()
        return say("a web page (HTML)") if kind.endswith(b"html") else say("a drawing or data in XML (SVG)")
    return None


def no_text(path: Path, data: bytes, *, table: bool = False) -> Problem | None:
    """The problem of a file that is no text, where one is wanted, or a table as text; None for what may be one."""
    what = known(data)
    if what is None:
        return None
    if table:
        hint = say("open it in the spreadsheet, choose “Save as” and the type “CSV UTF-8”, and name that file")
    else:
        hint = say("the file is to be plain text in YAML: write it in a text editor, and save it as UTF-8")
    return Problem("SB116", say("this is {what}, not a text file", what=what), Where(path), hint)


def unmarked_utf16(data: bytes) -> str | None:
    """The encoding of a text in UTF-16 that does not say so with its first bytes; None for anything else."""
    begin = data[:_TELLING]
    if len(begin) < 4 or len(data) % 2:
        return None
    most = len(begin) // 4
    for encoding, zeros in (("utf-16-le", begin[1::2]), ("utf-16-be", begin[0::2])):
        if zeros.count(0) > most:
            return encoding
    return None
