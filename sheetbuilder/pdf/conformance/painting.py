"""Clauses about painting: colours, pictures, graphics states, transparency, and the limits of content."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from sheetbuilder.errors import say
from sheetbuilder.pdf.conformance.clause import Breach, Clause, clause
from sheetbuilder.pdf.conformance.subjects import Painting

_PRINT = say("print it to a new PDF (PDF/A is best)")
_PICTURE = say("save the picture as PNG or JPEG, and put it in again")

FILTERS = frozenset(
    {"ASCIIHexDecode", "ASCII85Decode", "FlateDecode", "RunLengthDecode", "CCITTFaxDecode", "JBIG2Decode", "DCTDecode"}
)
"""The filters of ISO 32000-1, table 6, whose data PDF/A-2 takes as they are; JPXDecode has rules of its own."""


class PaintFault(StrEnum):
    """What content, pictures, colours and states must not do in PDF/A-2."""

    NESTED = "nested"
    """The graphics state is saved more than 28 times in a row."""
    NUMBER = "number"
    STRING = "string"
    HEXADECIMAL = "hexadecimal"
    NAME = "name"
    OPERATOR = "operator"
    RESOURCES = "resources"
    INLINE_FILTER = "inline-filter"
    INTENT = "intent"
    INTERPOLATED = "interpolated"
    BITS = "bits"
    JPEG_2000 = "jpeg-2000"
    ALTERNATES = "alternates"
    PROFILE = "profile"
    DEVICE_COLOUR = "device-colour"
    COLORANTS = "colorants"
    TOO_MANY_COLORANTS = "too-many-colorants"
    SEPARATIONS = "separations"
    OVERPRINT = "overprint"
    TRANSFER = "transfer"
    HALFTONE = "halftone"
    BLEND_MODE = "blend-mode"
    POSTSCRIPT = "postscript"
    REFERENCE = "reference"
    GROUP_COLOUR = "group-colour"


@clause("ISO 19005-2, 6.1.13", remedy=_PRINT)
def a2_6_1_13_states_are_not_saved_too_often(painting: Painting) -> Iterator[Breach]:
    """The graphics state is saved at most 28 times in a row."""
    if PaintFault.NESTED in painting.faults:
        yield Breach(say("the graphics state is saved too often in a row"))


@clause("ISO 19005-2, 6.1.13", remedy=_PRINT)
def a2_6_1_13_values_are_in_range(painting: Painting) -> Iterator[Breach]:
    """Numbers, strings and names are not larger than a reader has to bear."""
    if {PaintFault.NUMBER, PaintFault.STRING, PaintFault.NAME} & set(painting.faults):
        yield Breach(say("a number or a text in the page is larger than PDF/A permits"))


@clause("ISO 19005-2, 6.1.6", "ISO 19005-4, 6.1.5", remedy=_PRINT)
def a2_6_1_6_hexadecimal_strings_are_whole(painting: Painting) -> Iterator[Breach]:
    """A hexadecimal string has an even number of digits, and nothing but digits."""
    if PaintFault.HEXADECIMAL in painting.faults:
        yield Breach(say("a text in the page is written with half a letter"))


@clause("ISO 19005-2, 6.2.2", "ISO 19005-4, 6.2.2", remedy=_PRINT)
def a2_6_2_2_operators_are_known(painting: Painting) -> Iterator[Breach]:
    """Content has no operators but those of ISO 32000-1."""
    if PaintFault.OPERATOR in painting.faults:
        yield Breach(say("the page holds commands that no reader knows"))


@clause("ISO 19005-2, 6.2.2", "ISO 19005-4, 6.2.2", remedy=_PRINT)
def a2_6_2_2_content_has_resources(painting: Painting) -> Iterator[Breach]:
    """A stream that names fonts or pictures has resources of its own."""
    if PaintFault.RESOURCES in painting.faults:
        yield Breach(say("a part of the page names what only another part has"))


@clause("ISO 19005-2, 6.1.7.2", "ISO 19005-4, 6.1.6.2", remedy=_PICTURE)
def a2_6_1_7_2_filters_are_permitted(painting: Painting) -> Iterator[Breach]:
    """Streams are packed with the filters of ISO 32000-1, but LZW and Crypt."""
    for name in sorted(set(painting.filters) - FILTERS - {"JPXDecode"}):
        yield Breach(say("a picture is packed with {filter}", filter=name))


@clause("ISO 19005-2, 6.1.10", "ISO 19005-4, 6.1.9", remedy=_PICTURE)
def a2_6_1_10_filters_of_inline_pictures(painting: Painting) -> Iterator[Breach]:
    """A picture inside content is not packed with LZW or Crypt."""
    if PaintFault.INLINE_FILTER in painting.faults:
        yield Breach(say("a picture is packed with {filter}", filter="LZWDecode"))


@clause("ISO 19005-2, 6.2.8.3", "ISO 19005-4, 6.2.7.3", remedy=_PICTURE)
def a2_6_2_8_3_jpeg_2000(painting: Painting) -> Iterator[Breach]:
    """A picture in JPEG 2000 has 1, 3 or 4 channels of one depth, and says once what its colours mean."""
    if PaintFault.JPEG_2000 in painting.faults:
        yield Breach(say("a picture in JPEG 2000 does not say its colours as PDF/A asks"))


@clause("ISO 19005-2, 6.2.8", "ISO 19005-4, 6.2.7.1", remedy=_PICTURE)
def a2_6_2_8_pictures_are_plain(painting: Painting) -> Iterator[Breach]:
    """A picture is not to be smoothed, has no stand-ins, and 1, 2, 4, 8 or 16 bits a colour."""
    told = {
        PaintFault.INTERPOLATED: say("a picture is to be smoothed (/Interpolate)"),
        PaintFault.ALTERNATES: say("a picture has stand-ins (/Alternates or /OPI)"),
        PaintFault.BITS: say("a picture has an odd number of bits a colour"),
    }
    yield from (Breach(words) for fault, words in told.items() if fault in painting.faults)


@clause("ISO 19005-2, 6.2.6", remedy=_PRINT)
def a2_6_2_6_intents_are_known(painting: Painting) -> Iterator[Breach]:
    """A rendering intent is one of the four."""
    if PaintFault.INTENT in painting.faults:
        yield Breach(say("a way of showing colours is asked for that there is not (rendering intent)"))


@clause("ISO 19005-2, 6.2.4.2", "ISO 19005-4, 6.2.4.2", remedy=_PRINT)
def a2_6_2_4_2_profiles_are_sound(painting: Painting) -> Iterator[Breach]:
    """A colour profile is one of ICC before version 5, for as many colours as are said."""
    if PaintFault.PROFILE in painting.faults:
        yield Breach(say("a colour profile is none that PDF/A permits"))


@clause("ISO 19005-2, 6.2.4.2", "ISO 19005-4, 6.2.4.2", remedy=_PRINT)
def a2_6_2_4_2_inks_with_a_profile_do_not_overprint_by_mode(painting: Painting) -> Iterator[Breach]:
    """Overprint mode 1 does not meet inks with a profile."""
    if PaintFault.OVERPRINT in painting.faults:
        yield Breach(say("inks with a colour profile are printed over others (overprint mode 1)"))


@clause("ISO 19005-2, 6.2.4.3", "ISO 19005-4, 6.2.4.3", remedy=_PRINT)
def a2_6_2_4_3_device_colours_are_defined(painting: Painting) -> Iterator[Breach]:
    """The colours of a device mean something: by the output intent, or by a default colour space."""
    if PaintFault.DEVICE_COLOUR in painting.faults:
        yield Breach(say("colours are used that the file does not define (inks without a profile)"))


@clause("ISO 19005-2, 6.2.4.4", "ISO 19005-4, 6.2.4.4", remedy=_PRINT)
def a2_6_2_4_4_spot_colours_are_defined(painting: Painting) -> Iterator[Breach]:
    """Each spot colour among several has an entry of its own (/Colorants)."""
    if PaintFault.COLORANTS in painting.faults:
        yield Breach(say("a spot colour is not defined (/Colorants)"))


@clause("ISO 19005-2, 6.2.4.4", "ISO 19005-4, 6.2.4.4", remedy=_PRINT)
def a2_6_2_4_4_spot_colours_agree(painting: Painting) -> Iterator[Breach]:
    """A spot colour looks the same wherever its name stands."""
    if PaintFault.SEPARATIONS in painting.faults:
        yield Breach(say("one spot colour is defined in two ways"))


@clause("ISO 19005-2, 6.1.13", remedy=_PRINT)
def a2_6_1_13_spot_colours_are_not_too_many(painting: Painting) -> Iterator[Breach]:
    """A colour is mixed of 32 others at most."""
    if PaintFault.TOO_MANY_COLORANTS in painting.faults:
        yield Breach(say("a colour is mixed of more than 32 others"))


@clause("ISO 19005-2, 6.2.5", "ISO 19005-4, 6.2.5", remedy=_PRINT)
def a2_6_2_5_states_leave_the_printer_alone(painting: Painting) -> Iterator[Breach]:
    """No transfer functions, and of halftones only those that do no harm."""
    if PaintFault.TRANSFER in painting.faults:
        yield Breach(say("the page changes the colours of the printer (transfer function)"))
    if PaintFault.HALFTONE in painting.faults:
        yield Breach(say("the page changes the dots of the printer (halftone)"))


@clause("ISO 19005-2, 6.2.10", "ISO 19005-4, 6.2.9", remedy=_PRINT)
def a2_6_2_10_blend_modes_are_known(painting: Painting) -> Iterator[Breach]:
    """A blend mode is one of ISO 32000-1."""
    if PaintFault.BLEND_MODE in painting.faults:
        yield Breach(say("colours are mixed in a way that there is not (blend mode)"))


@clause("ISO 19005-2, 6.2.10", "ISO 19005-4, 6.2.9", remedy=_PRINT)
def a2_6_2_10_groups_have_a_colour_space(painting: Painting) -> Iterator[Breach]:
    """A transparent page blends in colours that are defined."""
    if PaintFault.GROUP_COLOUR in painting.faults:
        yield Breach(say("what is transparent is mixed in colours that the file does not define"))


@clause("ISO 19005-2, 6.2.9", "ISO 14289-1, 7.20", "ISO 19005-4, 6.2.8.2", remedy=_PRINT)
def a2_6_2_9_forms_refer_to_no_other_file(painting: Painting) -> Iterator[Breach]:
    """No form stands for a page of another file."""
    if PaintFault.REFERENCE in painting.faults:
        yield Breach(say("a part of the page lies in another file"))


@clause("ISO 19005-2, 6.2.9", remedy=_PRINT)
def a2_6_2_9_forms_hold_no_postscript(painting: Painting) -> Iterator[Breach]:
    """No form and no picture is PostScript."""
    if PaintFault.POSTSCRIPT in painting.faults:
        yield Breach(say("a part of the page is PostScript"))


PAINTING_CLAUSES: tuple[Clause[Painting], ...] = (
    a2_6_1_13_states_are_not_saved_too_often,
    a2_6_1_13_values_are_in_range,
    a2_6_1_6_hexadecimal_strings_are_whole,
    a2_6_2_2_operators_are_known,
    a2_6_2_2_content_has_resources,
    a2_6_1_7_2_filters_are_permitted,
    a2_6_1_10_filters_of_inline_pictures,
    a2_6_2_8_3_jpeg_2000,
    a2_6_2_8_pictures_are_plain,
    a2_6_2_6_intents_are_known,
    a2_6_2_4_2_profiles_are_sound,
    a2_6_2_4_2_inks_with_a_profile_do_not_overprint_by_mode,
    a2_6_2_4_3_device_colours_are_defined,
    a2_6_2_4_4_spot_colours_are_defined,
    a2_6_2_4_4_spot_colours_agree,
    a2_6_1_13_spot_colours_are_not_too_many,
    a2_6_2_5_states_leave_the_printer_alone,
    a2_6_2_10_blend_modes_are_known,
    a2_6_2_10_groups_have_a_colour_space,
    a2_6_2_9_forms_refer_to_no_other_file,
    a2_6_2_9_forms_hold_no_postscript,
)
