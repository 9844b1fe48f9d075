"""A map from codes to Unicode written anew, for a font whose icons got the meaning that everybody gives them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sheetbuilder.pdf.read.fonts import ReadFont

_BLOCK = 100
"""Entries of one block, the most that there may be (Adobe Technical Note 5014)."""


def unicode_map(face: ReadFont) -> bytes:
    """The CMap that says what the codes of a font mean (ISO 32000-1, 9.10.3)."""
    lengths = face.code_lengths or ((1, 0, 0xFF),)
    spaces = "\n".join(f"<{first:0{2 * size}x}> <{last:0{2 * size}x}>" for size, first, last in lengths)
    lines = list(_entries(face.unicode or {}, lengths))
    blocks = [lines[at : at + _BLOCK] for at in range(0, len(lines), _BLOCK)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
        "/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n"
        f"{len(lengths)} begincodespacerange\n{spaces}\nendcodespacerange\n"
        f"{body}\nendcmap CMapName currentdict/CMap defineresource pop end end"
    ).encode("ascii")


def _entries(known: Mapping[int, str], lengths: tuple[tuple[int, int, int], ...]) -> Iterator[str]:
    for code, said in sorted(known.items()):
        size = next((size for size, first, last in lengths if first <= code <= last), None)
        if size is not None and said:
            yield f"<{code:0{2 * size}x}> <{said.encode('utf-16-be', 'surrogatepass').hex()}>"
