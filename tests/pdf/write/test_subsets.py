"""Subsets of fonts: ReportLab's own, to the byte, though it lists no letter but those that are asked for."""

from __future__ import annotations

import io
import zlib

import pytest
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFont

from sheetbuilder.pdf.write.lean import lean
from sheetbuilder.pdf.write.subsets import subsets
from sheetbuilder.theme.typeface import FaceName, default_typeface

LETTERS = "Hej, Æblegrød–½ ÅĂĄ" + "".join(map(chr, range(0x100, 0x220)))


@pytest.mark.parametrize("face", sorted(default_typeface().files), ids=str)
@pytest.mark.parametrize("letters", ["", "ab", LETTERS], ids=len)
def test_a_subset_is_as_reportlab_makes_it_of_the_whole_font(face: FaceName, letters: str) -> None:
    program = default_typeface().files[face].read()
    letters = "".join(dict.fromkeys(letters.replace(" ", "")))
    document = PDFDocument(compression=0)
    font = TTFont("font", io.BytesIO(program), asciiReadable=False, shapable=False)
    font.splitString(letters, document)
    font.getSubsetInternalName(0, document)
    font.addObjects(document)
    items = [document.idToObject[name] for _, name in sorted(document.numberToId.items())][1:]
    made = subsets(program, letters, 1)
    assert len(made) * 4 == len(items)
    for subset, (meaning, file, descriptor, named) in zip(made, zip(*[iter(items)] * 4, strict=True), strict=True):
        assert subset.descriptor == descriptor.format(document)
        assert subset.font == named.format(document)
        assert unpacked(subset.letters) == meaning.content.encode()
        assert unpacked(subset.program) == lean(file.content)


def unpacked(stream: bytes) -> bytes:
    """What is in a stream."""
    return zlib.decompress(stream.partition(b"stream\n")[2])
