"""Characters of private use whose meaning is plain: bullets and signs of well-known fonts, icons by their names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from sheetbuilder.pdf.read.fontfacts import is_private

_GREEK = dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True))
_GREEK |= dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True))
_SYMBOL: Mapping[int, str] = MappingProxyType(
    _GREEK
    | {code: chr(code) for code in range(0x30, 0x3A)}
    | dict(zip(range(0xA7, 0xB0), "♣♦♥♠↔←↑→↓", strict=True))
    | {0xA3: "≤", 0xA5: "∞", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡"}
    | {0xBB: "≈", 0xBC: "…", 0xD6: "√", 0xDB: "⇔", 0xDE: "⇒"}
)
"""The built-in encoding of Symbol, as far as a text has it (ISO 32000-1, D.5)."""
_WINGDINGS: Mapping[int, str] = MappingProxyType(
    {0x22: "✂", 0x28: "☎", 0x29: "✆", 0x2A: "✉", 0x2B: "✉", 0x36: "⌛", 0x4A: "☺", 0x4C: "☹", 0x6C: "●", 0x6D: "❍"}
    | {0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9F: "•", 0xA1: "○"}
    | {0xA4: "◉", 0xA7: "▪", 0xA8: "□", 0xAB: "★", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔"}
    | {0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"}
    | dict(zip(range(0x80, 0x8B), "⓪①②③④⑤⑥⑦⑧⑨⑩", strict=True))
    | dict(zip(range(0x8B, 0x96), "⓿❶❷❸❹❺❻❼❽❾❿", strict=True))
)
"""Wingdings, as Unicode 7 has its signs."""
_OPEN_SYMBOL: Mapping[int, str] = MappingProxyType(
    {0xE001: "⬧", 0xE002: "♦", 0xE003: "◆", 0xE004: "⬥", 0xE005: "❍", 0xE006: "→", 0xE007: "✓", 0xE008: "●"}
    | {0xE009: "❍", 0xE00A: "■", 0xE00B: "❒", 0xE00C: "◆", 0xE00D: "❖", 0xE00E: "♦", 0xE019: "✉", 0xE01A: "✉"}
    | {0xE209: "✓", 0xE20A: "✔", 0xE20B: "✗", 0xE25F: "➢", 0xE330: "✓", 0xE440: "◆", 0xE441: "❖", 0xE442: "⬥"}
    | {0xE467: "•", 0xE52E: "✗", 0xE52F: "✓"}
)
"""OpenSymbol, which LibreOffice brings along: what its bullets look like."""
_AWESOME: Mapping[int, str] = MappingProxyType(
    {
        0xF003: "✉",
        0xF00C: "✓",
        0xF00D: "✗",
        0xF015: "⌂",
        0xF061: "→",
        0xF095: "☎",
        0xF098: "☎",
        0xF0C8: "■",
        0xF0E0: "✉",
    }
    | {0xF10B: "☎", 0xF111: "●", 0xF199: "✉", 0xF2B6: "✉", 0xF2A0: "☎", 0xF3CD: "☎", 0xF879: "☎"}
)
"""Font Awesome, by the numbers that all its editions keep."""
_NAMED = (
    (re.compile(r"(tele)?phone|mobile|call"), "☎"),
    (re.compile(r"envelope|e?mail|letter"), "✉"),
    (re.compile(r"home|house"), "⌂"),
    (re.compile(r"check|tick"), "✓"),
    (re.compile(r"bullet|dot"), "•"),
    (re.compile(r"arrow-?right"), "→"),
)
"""Icons by a word that their glyph's name is, or begins with, or ends in."""
_IN_TEXTS: Mapping[int, str] = MappingProxyType({0xF0A7: "▪", 0xF0D8: "➢", 0xF0FC: "✓", 0xF06E: "■", 0xF06C: "●"})
"""Bullets of Word that a font of letters shows where Wingdings is missing."""
_BULLET = 0xF0B7
"""The bullet of Word, whatever font stands in for Symbol."""


def plain(font: str, known: Mapping[int, str], glyphs: Mapping[int, str]) -> dict[int, str]:
    """What codes mean that lead to a character of private use, where that is plain; `glyphs` are names of theirs."""
    return dict(_plain(re.sub(r"[^a-z0-9]", "", font.rpartition("+")[2].lower()), known, glyphs))


def _plain(family: str, known: Mapping[int, str], glyphs: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    private = {code: ord(said) for code, said in known.items() if len(said) == 1 and is_private(said)}
    table = _of(family)
    letters = any(said.isalpha() and not is_private(said[0]) for said in known.values() if said)
    for code, character in private.items():
        found = table.get(character) or _by_name(glyphs.get(code, ""))
        if not found and "awesome" not in family:
            found = "•" if character == _BULLET else _IN_TEXTS.get(character, "") if letters else ""
        if found:
            yield code, found


def _of(family: str) -> Mapping[int, str]:
    if "opensymbol" in family or "starsymbol" in family:
        return _OPEN_SYMBOL
    if "awesome" in family:
        return _AWESOME
    if family.startswith("wingdings") and not family.startswith(("wingdings2", "wingdings3")):
        return {0xF000 + code: said for code, said in _WINGDINGS.items()}
    if family.startswith(("symbol", "standardsymbol")):
        return {0xF000 + code: said for code, said in _SYMBOL.items()}
    return {}


def _by_name(glyph: str) -> str:
    words = re.sub(r"[_. ]", "-", glyph.lower())
    for pattern, said in _NAMED:
        if re.fullmatch(rf"(?:[a-z]+-)?(?:{pattern.pattern})(?:-[a-z]+)?", words):
            return said
    return ""
