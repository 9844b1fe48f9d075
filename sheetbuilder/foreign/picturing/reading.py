"""Pages painted for a screen in the child, whole or in part, and the words of their marks."""

from __future__ import annotations

import io
import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from itertools import pairwise
from typing import Any

import pypdfium2
from PIL import Image

from sheetbuilder.foreign.extract.painting import Step, opened, silent
from sheetbuilder.foreign.extract.reading import guarded
from sheetbuilder.foreign.extract.reading import opened as read_opened
from sheetbuilder.foreign.picturing.answer import MarkWords, PicturesAnswer
from sheetbuilder.pdf.inspect.player import GAP, Player, apart
from sheetbuilder.pdf.inspect.text import LINE, SOFT_HYPHEN
from sheetbuilder.pdf.read import objects
from sheetbuilder.pdf.read.marks import FoundMark, ShownText
from sheetbuilder.pdf.read.pages import leaves
from sheetbuilder.pdf.read.refusal import Refused

_FINE = 8 / 3
"""Pixels to a point: two to a CSS pixel, for screens that have them."""
_MOST = 1600
"""Pixels of the longer side of a picture."""
_PLAIN = 12_000
"""Bytes up to which a picture is packed by its runs of one colour alone: a third of the time, a tenth more bytes."""
_SMALL = 40_000
"""Bytes up to which a picture stays as it is, whatever it shows."""
_QUALITY = 85

Region = tuple[int, tuple[float, float, float, float] | None]
"""A page, counted from 0, and a rectangle on it: left, bottom, right, top in points."""


def answer(data: bytes, arguments: Mapping[str, Any], step: Step = silent) -> dict[str, object]:
    """What the child answers, as plain values: `regions` as JSON, and whether the `words` of marks are asked for."""
    regions = [(int(page), tuple(box) if box is not None else None) for page, box in json.loads(arguments["regions"])]
    try:
        pictures = tuple(_pictures(data, regions, step))
        words = tuple(_words(data)) if arguments["words"] else ()
        return asdict(PicturesAnswer(pictures=pictures, words=words))
    except Refused as refused:
        return asdict(PicturesAnswer(refused.reason, refused.detail))


def _pictures(data: bytes, regions: list[Region], step: Step) -> Iterator[bytes]:
    if not regions:
        return
    with opened(data) as document:
        for index, box in regions:
            step(index + 1)
            page = document[index]
            try:
                yield _picture(page, box)
            finally:
                page.close()


def _picture(page: pypdfium2.PdfPage, box: tuple[float, float, float, float] | None) -> bytes:
    width, height = page.get_size()
    left, bottom, right, top = box or (0.0, 0.0, width, height)
    left, bottom = (max(0.0, min(side, most - 1.0)) for side, most in ((left, width), (bottom, height)))
    right, top = max(left + 1.0, min(right, width)), max(bottom + 1.0, min(top, height))
    scale = min(_FINE, _MOST / max(right - left, top - bottom))
    cut = (left, bottom, width - right, height - top)
    painted = page.render(scale=scale, crop=cut, may_draw_forms=False, draw_annots=False)
    try:
        shown = painted.to_pil().convert("RGB")
    finally:
        painted.close()
    return _written(shown)


def _written(shown: Image.Image) -> bytes:
    """The smaller of two ways to write a picture: exact, or as photographs are; what is plain soon, and exact."""
    plain = io.BytesIO()
    shown.save(plain, "PNG", compress_type=zlib.Z_RLE)
    if plain.tell() <= _PLAIN:
        return plain.getvalue()
    exact = io.BytesIO()
    shown.save(exact, "PNG", optimize=True)
    if exact.tell() <= _SMALL:
        return exact.getvalue()
    near = io.BytesIO()
    shown.save(near, "JPEG", quality=_QUALITY, optimize=True)
    return min(exact.getvalue(), near.getvalue(), key=len)


def _words(data: bytes) -> Iterator[MarkWords]:
    with guarded():
        reader = read_opened(data)
        player = Player(reader)
        for leaf in leaves(objects.get(reader.trailer, "/Root")):
            key, resources = objects.key_of(leaf.page), objects.follow(leaf.raw("/Resources"))
            marks = player.play(key, leaf.number, leaf.raw("/Contents"), resources).marks
            for mark, following in pairwise([*marks, None]):
                assert mark is not None
                yield MarkWords(mark.stream, mark.number, _said(mark, following))


def _said(mark: FoundMark, following: FoundMark | None) -> str:
    """The words of a mark with a space wherever the eye sees one, also before what is painted next."""
    pieces = mark.pieces
    after = following.pieces[:1] if following is not None else []
    said = ""
    for at, piece in enumerate(pieces):
        said += piece.text
        following_piece = pieces[at + 1] if at + 1 < len(pieces) else (after[0] if after else None)
        if following_piece is not None and _apart(piece, following_piece):
            said = said.removesuffix(SOFT_HYPHEN) if said.endswith(SOFT_HYPHEN) else said + " "
    return said.replace(SOFT_HYPHEN, "")


def _apart(one: ShownText, other: ShownText) -> bool:
    """Whether a space or the end of a line stands between two pieces."""
    if not one.text.strip() or not other.text.strip() or one.text[-1].isspace() or other.text[0].isspace():
        return False
    distance = apart(one, other)
    return distance is None or abs(distance[1]) > LINE or distance[0] > GAP or distance[0] < -1.0
