"""Clauses about fonts: embedded, with a meaning for every letter, with the widths and the glyphs of their program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

from sheetbuilder.errors import Message, say
from sheetbuilder.pdf.conformance.clause import Breach, Clause, clause
from sheetbuilder.pdf.conformance.subjects import FontSubject

_MOST = 12
_EMBED = say("save it with its fonts embedded")
_ANEW = say("save it anew from the program that it was made in, with other fonts if need be")
_MEANING = say("save it anew with text that can be copied, or with another font")


class FontFault(StrEnum):
    """What can be wrong with the dictionaries of a font, whatever is shown in it."""

    DICTIONARY = "dictionary"
    """No name, no such type, widths that do not fit the codes."""
    CID_SYSTEM = "cid-system"
    CID_TO_GID = "cid-to-gid"
    CMAP = "cmap"
    ENCODING = "encoding"
    """A TrueType font whose encoding does not fit its flags or its program."""


def _codes(codes: Sequence[int]) -> str:
    return ", ".join(f"{code:#04x}" for code in codes[:_MOST])


@clause(
    "ISO 14289-1, 7.21.4.1",
    "ISO 19005-2, 6.2.11.4.1",
    "ISO 14289-2, 8.4.5.5.1",
    "ISO 19005-4, 6.2.10.4.1",
    remedy=_EMBED,
)
def a2_6_2_11_4_1_fonts_are_embedded(font: FontSubject) -> Iterator[Breach]:
    """Every font that paints is in the file."""
    if not font.embedded:
        yield Breach(say("the font {font} is not embedded", font=_called(font)))


@clause(
    "ISO 14289-1, 7.21.4.1",
    "ISO 19005-2, 6.2.11.4.1",
    "ISO 14289-2, 8.4.5.5.1",
    "ISO 19005-4, 6.2.10.4.1",
    remedy=_EMBED,
)
def a2_6_2_11_4_1_glyphs_are_there(font: FontSubject) -> Iterator[Breach]:
    """The program has every glyph that is painted."""
    if font.absent:
        yield Breach(say("the font {font} lacks letters that are shown", font=_called(font)))


@clause("ISO 14289-1, 7.21.8", "ISO 19005-2, 6.2.11.8", "ISO 14289-2, 8.4.5.9", "ISO 19005-4, 6.2.10.9", remedy=_ANEW)
def a2_6_2_11_8_notdef_is_not_shown(font: FontSubject) -> Iterator[Breach]:
    """Nothing shows the glyph that stands for what is missing (.notdef)."""
    if font.notdef:
        yield Breach(say("the font {font} shows boxes for letters that it lacks", font=_called(font)))


@clause("ISO 14289-1, 7.21.5", "ISO 19005-2, 6.2.11.5", "ISO 14289-2, 8.4.5.6", "ISO 19005-4, 6.2.10.5", remedy=_ANEW)
def a2_6_2_11_5_widths_are_those_of_the_program(font: FontSubject) -> Iterator[Breach]:
    """The widths in the dictionary are those of the program, to a thousandth of the size."""
    if font.wrong_widths:
        yield Breach(
            say(
                "the widths of the font {font} are not those of its letters ({codes})",
                font=_called(font),
                codes=_codes(font.wrong_widths),
            )
        )


@clause(
    "ISO 14289-1, 7.21.7", "ISO 19005-2, 6.2.11.7.2", "ISO 14289-2, 8.4.5.8", "ISO 32000-1, 9.10.2", remedy=_MEANING
)
def a2_6_2_11_7_2_fonts_speak_unicode(font: FontSubject) -> Iterator[Breach]:
    """A font says what its codes mean: by a map (/ToUnicode), or by an encoding that everybody knows."""
    if not font.unicode_map:
        yield Breach(say("the font {font} does not say which letters it shows", font=_called(font)))


@clause(
    "ISO 14289-1, 7.21.7", "ISO 19005-2, 6.2.11.7.2", "ISO 14289-2, 8.4.5.8", "ISO 32000-1, 9.10.3", remedy=_MEANING
)
def a2_6_2_11_7_2_letters_have_a_meaning(font: FontSubject) -> Iterator[Breach]:
    """Every code that is shown means characters."""
    if font.unmapped:
        yield Breach(
            say(
                "the font {font} does not say what some of its letters mean ({codes})",
                font=_called(font),
                codes=_codes(font.unmapped),
            )
        )


@clause(
    "ISO 14289-1, 7.21.7", "ISO 19005-2, 6.2.11.7.2", "ISO 14289-2, 8.4.5.8", "ISO 19005-4, 6.2.10.7", remedy=_MEANING
)
def a2_6_2_11_7_2_meanings_are_characters(font: FontSubject) -> Iterator[Breach]:
    """No code that is shown means U+0000, U+FEFF or U+FFFE."""
    if font.forbidden:
        yield Breach(
            say(
                "the Unicode map of {font} leads shown codes to no real character ({codes})",
                font=_called(font),
                codes=_codes(font.forbidden),
            )
        )


@clause(
    "ISO 19005-2, 6.2.11.7.3",
    "ISO 14289-2, 8.4.3",
    remedy=say("use letters instead of icons of a font, or save the icons as outlines"),
)
def a2_6_2_11_7_3_private_letters_have_words(font: FontSubject) -> Iterator[Breach]:
    """A character of private use, such as an icon of a font, stands inside an ActualText."""
    if font.private:
        yield Breach(
            say(
                "the font {font} shows icons that nobody can read aloud ({codes})",
                font=_called(font),
                codes=_codes(font.private),
            )
        )


@clause("ISO 19005-2, 6.2.11.2", "ISO 19005-4, 6.2.10.2", "ISO 32000-1, 9.6.2", remedy=_ANEW)
def a2_6_2_11_2_dictionaries_are_whole(font: FontSubject) -> Iterator[Breach]:
    """The dictionary of a font has its type, its name, and a width for each code."""
    if FontFault.DICTIONARY in font.faults:
        yield Breach(say("the font {font} is not complete", font=_called(font)))


@clause(
    "ISO 14289-1, 7.21.3.1",
    "ISO 19005-2, 6.2.11.3.1",
    "ISO 14289-2, 8.4.5.3.1",
    "ISO 19005-4, 6.2.10.3.1",
    remedy=_ANEW,
)
def a2_6_2_11_3_1_character_collections_agree(font: FontSubject) -> Iterator[Breach]:
    """A composite font and its CMap speak of the same collection of characters."""
    if FontFault.CID_SYSTEM in font.faults:
        yield Breach(say("the font {font} counts its letters otherwise than its encoding", font=_called(font)))


@clause(
    "ISO 14289-1, 7.21.3.2",
    "ISO 19005-2, 6.2.11.3.2",
    "ISO 14289-2, 8.4.5.3.2",
    "ISO 19005-4, 6.2.10.3.2",
    "ISO 32000-1, 9.7.4",
    remedy=_ANEW,
)
def a2_6_2_11_3_2_glyphs_are_mapped(font: FontSubject) -> Iterator[Breach]:
    """An embedded CIDFontType2 says which glyph each code is (/CIDToGIDMap)."""
    if FontFault.CID_TO_GID in font.faults:
        yield Breach(say("the font {font} does not say which glyph each letter is (/CIDToGIDMap)", font=_called(font)))


@clause(
    "ISO 14289-1, 7.21.3.3", "ISO 19005-2, 6.2.11.3.3", "ISO 14289-2, 8.4.5.4", "ISO 19005-4, 6.2.10.3.3", remedy=_ANEW
)
def a2_6_2_11_3_3_cmaps_are_embedded(font: FontSubject) -> Iterator[Breach]:
    """A CMap is one of those that every reader has, or in the file."""
    if FontFault.CMAP in font.faults:
        yield Breach(say("the font {font} uses an encoding that is not in the file", font=_called(font)))


@clause("ISO 14289-1, 7.21.6", "ISO 19005-2, 6.2.11.6", "ISO 14289-2, 8.4.5.7", "ISO 19005-4, 6.2.10.6", remedy=_ANEW)
def a2_6_2_11_6_encodings_fit_the_program(font: FontSubject) -> Iterator[Breach]:
    """A TrueType font with letters has an encoding that everybody knows; one with symbols has none."""
    if FontFault.ENCODING in font.faults:
        yield Breach(say("the encoding of the font {font} does not fit it", font=_called(font)))


FONT_CLAUSES: tuple[Clause[FontSubject], ...] = (
    a2_6_2_11_4_1_fonts_are_embedded,
    a2_6_2_11_4_1_glyphs_are_there,
    a2_6_2_11_8_notdef_is_not_shown,
    a2_6_2_11_5_widths_are_those_of_the_program,
    a2_6_2_11_7_2_fonts_speak_unicode,
    a2_6_2_11_7_2_letters_have_a_meaning,
    a2_6_2_11_7_2_meanings_are_characters,
    a2_6_2_11_7_3_private_letters_have_words,
    a2_6_2_11_2_dictionaries_are_whole,
    a2_6_2_11_3_1_character_collections_agree,
    a2_6_2_11_3_2_glyphs_are_mapped,
    a2_6_2_11_3_3_cmaps_are_embedded,
    a2_6_2_11_6_encodings_fit_the_program,
)


def _called(font: FontSubject) -> str | Message:
    """The name of a font, or that it has none."""
    return font.name or say("without a name")
