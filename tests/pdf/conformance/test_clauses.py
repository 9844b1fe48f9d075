"""Each clause is broken by one file and kept by another, and veraPDF says the same of both wherever it asks."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import ImageCms
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NumberObject, TextStringObject

from sheetbuilder.foreign.extract.reading import read as extracted
from sheetbuilder.pdf.conformance.book import CLAUSES, clauses_of
from sheetbuilder.pdf.conformance.clause import Clause, Violation, ask
from sheetbuilder.pdf.conformance.fonts import FONT_CLAUSES
from sheetbuilder.pdf.conformance.painting import PAINTING_CLAUSES
from sheetbuilder.pdf.conformance.standards import PDFA_2A, PDFUA_2, STANDARDS, UA_1
from sheetbuilder.pdf.inspect import checks
from sheetbuilder.pdf.inspect.checks import clauses
from sheetbuilder.pdf.inspect.reading import read
from tests.pdf.handmade import UA_CLAIM, Handmade, made, name, stream, wrap
from tests.tools import verapdf_rules

Change = Callable[[Handmade], None]
CASES: list[tuple[str, Change]] = []
"""The name of a clause, and a change to the right file that breaks it."""

SILENT = {
    "a2_6_2_3_output_intent_is_there": "it asks for the colours (6.2.4.3) instead",
    "ua1_7_5_tables_have_header_cells": "the standard says should",
    "ua1_7_6_lists_have_items": "it does not look into lists",
    "ua1_7_6_items_have_a_body": "it does not look into lists",
    "ua1_7_18_5_links_hold_an_annotation": "it looks at annotations, not at Link elements",
    "ua1_7_18_1_fields_are_described": "it looks at widgets, not at printed fields",
}
"""Clauses that veraPDF does not ask, and why."""

SILENT_OF_UA_2 = {
    "ua1_7_2_parts_stand_in_their_whole": "it asks by the tables of ISO/TS 32005",
    "ua1_7_2_wholes_hold_their_parts": "it asks by the tables of ISO/TS 32005",
    "ua1_7_7_formulas_are_described": "it leaves it to a person",
    "ua1_7_5_header_cells_have_scope": "it asks only where no head can be found",
    "ua1_7_18_1_annotations_are_in_the_tree": "it takes what is in no element for an artifact",
}
"""The same of PDF/UA-2."""


def breaks(clause: str) -> Callable[[Change], Change]:
    """The change breaks this clause."""

    def keep(change: Change) -> Change:
        CASES.append((clause, change))
        return change

    return keep


# The file


@breaks("ua1_6_2_file_is_marked")
def not_marked(file: Handmade) -> None:
    del file.catalog["/MarkInfo"]


@breaks("ua1_7_1_nothing_is_suspect")
def suspect(file: Handmade) -> None:
    file.catalog[name("MarkInfo")] = wrap({"Marked": True, "Suspects": True})


@breaks("ua1_7_1_tree_is_there")
def no_tree(file: Handmade) -> None:
    del file.catalog["/StructTreeRoot"]


@breaks("ua1_7_2_file_has_a_language")
def no_language(file: Handmade) -> None:
    del file.catalog["/Lang"]


@breaks("ua1_7_2_languages_are_tags")
def language_by_its_name(file: Handmade) -> None:
    file.elements["p1"][name("Lang")] = TextStringObject("på dansk")


@breaks("ua1_7_1_metadata_is_there")
def no_metadata(file: Handmade) -> None:
    file.catalog[name("Metadata")] = wrap({})


@breaks("ua1_7_1_title_is_told")
def no_title(file: Handmade) -> None:
    file.xmp = re.sub(r"<dc:title>.*</dc:title>", "", file.xmp)


@breaks("pdf_14_3_3_titles_agree")
def two_titles(file: Handmade) -> None:
    file.info["/Title"] = "Noget andet"


@breaks("ua1_7_1_title_is_shown")
def title_not_shown(file: Handmade) -> None:
    del file.catalog["/ViewerPreferences"]


@breaks("ua1_5_pdfua_is_claimed")
def no_claim_of_pdfua(file: Handmade) -> None:
    file.xmp = file.xmp.replace(UA_CLAIM, "")


@breaks("a2_6_6_4_pdfa_is_claimed")
def no_claim_of_pdfa(file: Handmade) -> None:
    file.xmp = re.sub(r"<pdfaid:.*</pdfaid:conformance>", "", file.xmp)


@breaks("a2_6_2_3_output_intent_is_there")
def no_output_intent(file: Handmade) -> None:
    del file.catalog["/OutputIntents"]


# The tree


@breaks("ua1_7_1_all_words_are_heard")
def words_in_no_element(file: Handmade) -> None:
    file.contents[0] += file.line(40, 20, "Anden linje")


@breaks("ua1_7_1_roles_are_standard")
def unknown_role(file: Handmade) -> None:
    file.elements["p2"][name("S")] = name("Note2")


@breaks("ua1_7_9_names_of_notes_are_unique")
def two_notes_of_one_name(file: Handmade) -> None:
    for key in ("p1", "p2"):
        file.elements[key][name("S")] = name("Note")
        file.elements[key][name("ID")] = TextStringObject("n")


@breaks("ua1_7_4_4_headings_do_not_mix")
def headings_mixed(file: Handmade) -> None:
    file.elements["p2"][name("S")] = name("H")


@breaks("ua1_7_4_2_headings_step_down")
def level_skipped(file: Handmade) -> None:
    file.elements["p2"][name("S")] = name("H3")


@breaks("ua1_7_4_2_headings_step_down")
def first_heading_too_low(file: Handmade) -> None:
    file.elements["h1"][name("S")] = name("H2")


@breaks("ua1_7_2_parts_stand_in_their_whole")
def row_in_a_private_part(file: Handmade) -> None:
    moved_into(file, "Private", "row", "table")


@breaks("ua1_7_2_parts_stand_in_their_whole")
def cell_without_a_row(file: Handmade) -> None:
    file.elements["row"][name("S")] = name("Div")


@breaks("ua1_7_2_wholes_hold_their_parts")
def span_in_an_item(file: Handmade) -> None:
    file.element("more", "Span", file.elements["item0"])


@breaks("ua1_7_2_captions_stand_at_an_end")
def caption_in_the_midst(file: Handmade) -> None:
    file.element("caption", "Caption", file.elements["table"])
    file.kids("table").insert(1, file.kids("table").pop())


@breaks("ua1_7_2_captions_stand_at_an_end")
def caption_at_the_end_of_a_list(file: Handmade) -> None:
    file.element("caption", "Caption", file.elements["list"])


@breaks("ua1_7_2_captions_stand_at_an_end")
def two_captions(file: Handmade) -> None:
    for key in ("one", "two"):
        file.element(key, "Caption", file.elements["table"])


@breaks("ua1_7_6_lists_have_items")
def empty_list(file: Handmade) -> None:
    file.element("more", "L", file.elements["document"])


@breaks("ua1_7_6_items_have_a_body")
def item_without_body(file: Handmade) -> None:
    file.elements["body0"][name("S")] = name("Lbl")


@breaks("pdf_14_8_4_3_3_items_have_one_label")
def two_labels(file: Handmade) -> None:
    file.element("more", "Lbl", file.elements["item0"])


@breaks("pdf_14_8_5_5_labels_come_with_numbering")
def no_numbering(file: Handmade) -> None:
    del file.elements["list"]["/A"]


@breaks("ua1_7_3_figures_are_described")
def figure_without_words(file: Handmade) -> None:
    del file.elements["figure"]["/Alt"]


@breaks("ua1_7_7_formulas_are_described")
def formula_without_words(file: Handmade) -> None:
    file.elements["figure"][name("S")] = name("Formula")
    del file.elements["figure"]["/Alt"]


@breaks("pdf_14_8_5_4_3_illustrations_have_a_box")
def figure_without_box(file: Handmade) -> None:
    del file.elements["figure"]["/A"]


@breaks("ua1_7_9_notes_have_a_name")
def note_without_name(file: Handmade) -> None:
    file.elements["p2"][name("S")] = name("Note")


@breaks("ua1_7_4_4_sections_have_one_heading")
def two_headings_without_level(file: Handmade) -> None:
    for key in ("h1", "p2"):
        file.elements[key][name("S")] = name("H")


# Tables


@breaks("ua1_7_2_sections_of_a_table")
def head_without_body(file: Handmade) -> None:
    moved_into(file, "THead", "head", "table")


@breaks("ua1_7_5_tables_have_header_cells")
def no_header_cells(file: Handmade) -> None:
    for cell in ("th0", "th1"):
        file.elements[cell][name("S")] = name("TD")
        del file.elements[cell]["/A"]


@breaks("ua1_7_5_header_cells_have_scope")
def header_without_scope(file: Handmade) -> None:
    del file.elements["th0"]["/A"]


@breaks("pdf_14_8_5_7_headers_that_are_named_exist")
def header_that_there_is_not(file: Handmade) -> None:
    heads(file, "nobody")


@breaks("ua1_7_2_tables_are_regular")
def row_too_short(file: Handmade) -> None:
    file.kids("row").pop()


@breaks("ua1_7_2_tables_are_regular")
def row_span_beyond_the_end(file: Handmade) -> None:
    file.elements["td0"][name("A")] = wrap({"O": "/Table", "RowSpan": 3})


@breaks("ua1_7_2_tables_are_regular")
def cells_over_each_other(file: Handmade) -> None:
    file.elements["th1"][name("A")] = wrap({"O": "/Table", "Scope": "/Column", "RowSpan": 2})
    file.elements["td0"][name("A")] = wrap({"O": "/Table", "ColSpan": 2})
    file.kids("row").pop()


# Pages


@breaks("ua1_7_1_all_paint_is_marked")
def paint_outside_marks(file: Handmade) -> None:
    file.contents[0] += ["40 20 10 10 re f"]


@breaks("ua1_7_1_marks_are_flat")
def artifact_inside_a_mark(file: Handmade) -> None:
    file.contents[0][1:1] = ["/Artifact BMC", "40 20 10 10 re f", "EMC"]


@breaks("ua1_7_18_3_tab_order_follows_the_tree")
def no_tab_order(file: Handmade) -> None:
    del file.pages[0]["/Tabs"]


@breaks("ua1_7_18_1_annotations_are_in_the_tree")
def annotation_outside_the_tree(file: Handmade) -> None:
    annotations = file.pages[0]["/Annots"]
    assert isinstance(annotations, ArrayObject)
    shown = {"Type": "/Annot", "Subtype": "/Highlight", "Rect": [1, 1, 9, 9], "Contents": "x", "F": 4}
    annotations.append(file.ref({**shown, "QuadPoints": [1, 9, 9, 9, 1, 1, 9, 1], "AP": {"N": empty_form(file)}}))


@breaks("ua1_7_18_1_annotations_hang_where_they_belong")
def link_hangs_in_a_span(file: Handmade) -> None:
    file.elements["link"][name("S")] = name("Span")


@breaks("ua1_7_18_5_links_hold_an_annotation")
def link_without_annotation(file: Handmade) -> None:
    marked(file, file.element("more", "Link", file.elements["p2"]), 1, file.line(40, 60, "her"))


@breaks("ua1_7_18_5_links_are_described")
def link_without_contents(file: Handmade) -> None:
    del file.annotation["/Contents"]


@breaks("ua1_7_18_1_fields_are_described")
def field_without_description(file: Handmade) -> None:
    del file.elements["field"]["/Alt"]


@breaks("ua1_7_18_4_fields_stand_alone")
def two_fields_in_one_element(file: Handmade) -> None:
    file.fields({"T": "et"}, {"T": "to"})
    one, other = (file.elements[key] for key in ("field3", "field4"))
    one["/K"].extend(other["/K"])  # type: ignore[attr-defined]
    other[name("S")] = name("Div")
    other[name("K")] = ArrayObject()
    file.parents["/Nums"][-1] = one.indirect_reference  # type: ignore[index]


# Fonts


@breaks("a2_6_2_11_4_1_fonts_are_embedded")
def font_not_embedded(file: Handmade) -> None:
    del file.descriptor["/FontFile2"]


@breaks("a2_6_2_11_4_1_glyphs_are_there")
def letter_beyond_the_program(file: Handmade) -> None:
    file.contents[0] += ["/Artifact BMC BT /F1 9 Tf 40 20 Td <0fff> Tj ET EMC"]


@breaks("a2_6_2_11_8_notdef_is_not_shown")
def letter_that_is_missing(file: Handmade) -> None:
    file.contents[0] += ["/Artifact BMC BT /F1 9 Tf 40 20 Td <0000> Tj ET EMC"]


@breaks("a2_6_2_11_5_widths_are_those_of_the_program")
def width_of_another(file: Handmade) -> None:
    widths = heir(file)["/W"]
    assert isinstance(widths, ArrayObject)
    widths[2 * sorted(file.face.widths).index(file.face.codes["F"]) + 1] = wrap([999])


@breaks("a2_6_2_11_7_2_fonts_speak_unicode")
def no_unicode_map(file: Handmade) -> None:
    del font(file)["/ToUnicode"]


@breaks("a2_6_2_11_7_2_letters_have_a_meaning")
def letter_without_meaning(file: Handmade) -> None:
    mapped(file, {code: letter for code, letter in file.face.unicode.items() if letter != "F"})


@breaks("a2_6_2_11_7_2_meanings_are_characters")
def letter_that_is_none(file: Handmade) -> None:
    mapped(file, {**file.face.unicode, file.face.codes["F"]: "\ufeff"})


@breaks("a2_6_2_11_7_3_private_letters_have_words")
def letter_of_private_use(file: Handmade) -> None:
    mapped(file, {**file.face.unicode, file.face.codes["F"]: "\ue001"})


@breaks("a2_6_2_11_2_dictionaries_are_whole")
def font_without_last_code(file: Handmade) -> None:
    simple(file, Flags=4, LastChar=None)


@breaks("a2_6_2_11_3_1_character_collections_agree")
def encoding_of_another_collection(file: Handmade) -> None:
    font(file)[name("Encoding")] = name("GBK-EUC-H")


@breaks("a2_6_2_11_3_2_glyphs_are_mapped")
def glyphs_not_mapped(file: Handmade) -> None:
    del heir(file)["/CIDToGIDMap"]


@breaks("a2_6_2_11_3_3_cmaps_are_embedded")
def encoding_that_nobody_has(file: Handmade) -> None:
    font(file)[name("Encoding")] = name("Unheard-H")


@breaks("a2_6_2_11_6_encodings_fit_the_program")
def symbols_with_an_encoding(file: Handmade) -> None:
    simple(file, Flags=4, Encoding="/WinAnsiEncoding")


@breaks("a2_6_2_11_6_encodings_fit_the_program")
def letters_without_an_encoding(file: Handmade) -> None:
    simple(file, Flags=32)


# Painting


@breaks("a2_6_1_13_states_are_not_saved_too_often")
def states_too_deep(file: Handmade) -> None:
    file.contents[0] += ["q " * 29, "Q " * 29]


@breaks("a2_6_1_13_values_are_in_range")
def number_too_large(file: Handmade) -> None:
    file.contents[0] += ["/Artifact BMC 3000000000 0 m 0 0 l S EMC"]


@breaks("a2_6_1_6_hexadecimal_strings_are_whole")
def half_a_letter(file: Handmade) -> None:
    file.contents[0] += [f"/Artifact BMC BT /F1 9 Tf 40 20 Td <{file.face.codes['p']:04x}0> Tj ET EMC"]


@breaks("a2_6_2_2_operators_are_known")
def unknown_command(file: Handmade) -> None:
    file.contents[0] += ["BX", "1 odd", "EX"]


@breaks("a2_6_2_2_content_has_resources")
def form_without_resources(file: Handmade) -> None:
    lines = "\n".join(["/Artifact BMC", *file.line(40, 60, "x"), "EMC"])
    drawn(file, stream(lines.encode(), Type="/XObject", Subtype="/Form", BBox=[0, 0, 420, 300]), artifact=False)


@breaks("a2_6_1_7_2_filters_are_permitted")
def picture_in_lzw(file: Handmade) -> None:
    drawn(file, image(b"\x80\x00\x10", Filter="/LZWDecode"))


@breaks("a2_6_1_10_filters_of_inline_pictures")
def inline_picture_in_lzw(file: Handmade) -> None:
    file.contents[0] += ["/Artifact BMC q 9 0 0 9 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G /F /AHx /I true ID 80> EI Q EMC"]
    file.contents[0][-1] = file.contents[0][-1].replace("/F /AHx /I true ID 80>", "/F [/AHx /LZW] ID 800010>")


@breaks("a2_6_2_8_3_jpeg_2000")
def picture_in_jpeg_2000(file: Handmade) -> None:
    drawn(file, image(b"\0\0\0\x0cjP  \r\n\x87\n", Filter="/JPXDecode"))


@breaks("a2_6_2_8_pictures_are_plain")
def smoothed_picture(file: Handmade) -> None:
    drawn(file, image(b"\x80", Interpolate=True))


@breaks("a2_6_2_8_pictures_are_plain")
def smoothed_inline_picture(file: Handmade) -> None:
    file.contents[0] += ["/Artifact BMC q 9 0 0 9 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G /I true ID x EI Q EMC"]


@breaks("a2_6_2_8_pictures_are_plain")
def odd_bits(file: Handmade) -> None:
    drawn(file, image(b"\x80", BitsPerComponent=3))


@breaks("a2_6_2_8_pictures_are_plain")
def stand_ins(file: Handmade) -> None:
    drawn(file, image(b"\x80", Alternates=[]))


@breaks("a2_6_2_6_intents_are_known")
def intent_that_is_none(file: Handmade) -> None:
    file.contents[0] += ["/Nonsense ri"]


@breaks("a2_6_2_4_2_profiles_are_sound")
def profile_of_version_5(file: Handmade) -> None:
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[8] = 5
    coloured(file, ["/ICCBased", file.ref(stream(bytes(profile), N=3))], "1 0 0")


@breaks("a2_6_2_4_2_inks_with_a_profile_do_not_overprint_by_mode")
def inks_over_inks(file: Handmade) -> None:
    header = bytearray(128)
    header[8], header[12:16], header[16:20], header[36:40] = 2, b"prtr", b"CMYK", b"acsp"
    stated(file, OPM=1, OP=True, op=True)
    coloured(file, ["/ICCBased", file.ref(stream(bytes(header), N=4))], "1 0 0 0")


@breaks("a2_6_2_4_3_device_colours_are_defined")
def inks_without_a_profile(file: Handmade) -> None:
    file.contents[0] += ["/Artifact BMC 0 0 0 1 k 40 20 10 10 re f EMC"]


@breaks("a2_6_2_4_3_device_colours_are_defined")
def picture_of_inks(file: Handmade) -> None:
    drawn(file, image(b"\x80\x80\x80\x80", ColorSpace="/DeviceCMYK"))


@breaks("a2_6_2_4_4_spot_colours_are_defined")
def gold_without_definition(file: Handmade) -> None:
    coloured(file, ["/DeviceN", ["/Gold", "/Cyan"], "/DeviceRGB", tint(file, 2)], ".5 .5")


@breaks("a2_6_2_4_4_spot_colours_agree")
def gold_in_two_ways(file: Handmade) -> None:
    coloured(file, ["/Separation", "/Gold", "/DeviceRGB", tint(file, 1)], ".5", "K1")
    coloured(file, ["/Separation", "/Gold", "/DeviceRGB", tint(file, 1, 0.5)], ".5", "K2")


@breaks("a2_6_1_13_spot_colours_are_not_too_many")
def a_colour_of_33(file: Handmade) -> None:
    names = [f"/Spot{number}" for number in range(33)]
    coloured(file, ["/DeviceN", names, "/DeviceRGB", tint(file, 33)], " ".join(["0"] * 33))


@breaks("a2_6_2_5_states_leave_the_printer_alone")
def transfer_function(file: Handmade) -> None:
    stated(file, TR="/Identity")


@breaks("a2_6_2_5_states_leave_the_printer_alone")
def halftone(file: Handmade) -> None:
    stated(file, HT=file.ref({"Type": "/Halftone", "HalftoneType": 6}))


@breaks("a2_6_2_10_blend_modes_are_known")
def blend_mode_that_is_none(file: Handmade) -> None:
    stated(file, BM="/Nonsense")


@breaks("a2_6_2_10_groups_have_a_colour_space")
def transparent_without_colours(file: Handmade) -> None:
    del file.catalog["/OutputIntents"]
    stated(file, ca=0.5)


@breaks("a2_6_2_9_forms_refer_to_no_other_file")
def page_of_another_file(file: Handmade) -> None:
    other = {"F": {"Type": "/Filespec", "F": "a.pdf", "UF": "a.pdf"}, "Page": 0}
    drawn(file, stream(b"", Type="/XObject", Subtype="/Form", BBox=[0, 0, 9, 9], Resources={}, Ref=other))


@breaks("a2_6_2_9_forms_hold_no_postscript")
def form_in_postscript(file: Handmade) -> None:
    drawn(file, stream(b"", Type="/XObject", Subtype="/Form", BBox=[0, 0, 9, 9], Resources={}, Subtype2="/PS"))


# How they change it


def moved_into(file: Handmade, role: str, key: str, parent: str) -> None:
    """An element gets another one around it, in its place."""
    holder = file.element("holder", role, file.elements[parent])
    kids = file.kids(parent)
    kids[kids.index(file.elements[key].indirect_reference)] = kids.pop()
    file.kids("holder").append(file.elements[key].indirect_reference)
    file.elements[key][name("P")] = wrap(holder.indirect_reference)


def marked(file: Handmade, owner: DictionaryObject, page: int, lines: list[str]) -> None:
    """A further mark, which the parent tree knows."""
    file.mark(owner, page, lines)
    numbers = file.parents["/Nums"]
    assert isinstance(numbers, ArrayObject)
    numbers[2 * page + 1].append(owner.indirect_reference)


def heads(file: Handmade, *names: str) -> None:
    """The cells of the table name these headers."""
    for key in ("td0", "td1"):
        named = ArrayObject(map(TextStringObject, names))
        file.elements[key][name("A")] = DictionaryObject({name("O"): name("Table"), name("Headers"): named})


def font(file: Handmade) -> DictionaryObject:
    found = file.font.get_object()
    assert isinstance(found, DictionaryObject)
    return found


def heir(file: Handmade) -> DictionaryObject:
    found = font(file)["/DescendantFonts"][0].get_object()  # type: ignore[index]
    assert isinstance(found, DictionaryObject)
    return found


def mapped(file: Handmade, known: dict[int, str]) -> None:
    """Another Unicode map."""
    font(file)[name("ToUnicode")] = file.ref(stream(file.face.unicode_map(known)))


def simple(file: Handmade, Flags: int, **entries: object) -> None:
    """A TrueType font with single bytes that shows an F, beside the other."""
    program = file.face.file.makeSubset([ord("F")])
    descriptor = {**file.descriptor, name("Flags"): NumberObject(Flags)}
    descriptor[name("FontFile2")] = file.ref(stream(program, Length1=len(program)))
    made_of = {
        "Type": "/Font",
        "Subtype": "/TrueType",
        "BaseFont": "/AAAAAC+SourceSans3-Regular",
        "FirstChar": 0,
        "LastChar": 0,
        "Widths": [round(file.face.file.charWidths[ord("F")])],
        "FontDescriptor": file.ref(DictionaryObject(descriptor)),
        "ToUnicode": file.ref(stream(file.face.unicode_map({0: "F"}).replace(b"<0000> <0046>", b"<00> <0046>"))),
        **entries,
    }
    resources(file, "Font")[name("F2")] = file.ref({key: value for key, value in made_of.items() if value is not None})
    file.contents[0] += ["/Artifact BMC BT /F2 9 Tf 40 20 Td <00> Tj ET EMC"]


def resources(file: Handmade, kind: str) -> DictionaryObject:
    held = file.resources.get_object()
    assert isinstance(held, DictionaryObject)
    found = held.setdefault(name(kind), DictionaryObject())
    assert isinstance(found, DictionaryObject)
    return found


def image(data: bytes, **entries: object) -> object:
    usual = {"Type": "/XObject", "Subtype": "/Image", "Width": 1, "Height": 1, "BitsPerComponent": 8}
    return stream(data, **{**usual, "ColorSpace": "/DeviceGray", **entries})


def drawn(file: Handmade, value: object, *, artifact: bool = True) -> None:
    resources(file, "XObject")[name("X1")] = file.ref(value)
    file.contents[0] += ["/Artifact BMC", "q 9 0 0 9 0 0 cm /X1 Do Q", "EMC"] if artifact else ["/X1 Do"]


def empty_form(file: Handmade) -> IndirectObject:
    return file.ref(stream(b"", Type="/XObject", Subtype="/Form", BBox=[0, 0, 9, 9], Resources={}))


def stated(file: Handmade, **entries: object) -> None:
    resources(file, "ExtGState")[name("G1")] = file.ref({"Type": "/ExtGState", **entries})
    file.contents[0] += ["/Artifact BMC q /G1 gs 40 20 10 10 re f Q EMC"]


def coloured(file: Handmade, space: object, values: str, key: str = "K1") -> None:
    resources(file, "ColorSpace")[name(key)] = wrap(space)
    gs = "/G1 gs " if "/ExtGState" in file.resources.get_object() else ""  # type: ignore[operator]
    file.contents[0] += [f"/Artifact BMC q {gs}/{key} cs {values} scn 40 20 10 10 re f Q EMC"]


def tint(file: Handmade, inputs: int, end: float = 1.0) -> IndirectObject:
    """A function from spot colours to RGB."""
    code = b"{%s 0 0 %g}" % (b"pop " * inputs, end)
    domain = [0, 1] * inputs
    return file.ref(stream(code, FunctionType=4, Domain=domain, Range=[0, 1, 0, 1, 0, 1]))


# The tests


# What only PDF/UA-2 asks for; the file claims it, and else is one of PDF 1.7


def newer(clause: str) -> Callable[[Change], Change]:
    """The change, and a claim of PDF/UA-2, break this clause."""

    def keep(change: Change) -> Change:
        @functools.wraps(change)
        def claiming(file: Handmade) -> None:
            file.xmp = file.xmp.replace(UA_CLAIM, "<pdfuaid:part>2</pdfuaid:part><pdfuaid:rev>2024</pdfuaid:rev>")
            change(file)

        CASES.append((clause, claiming))
        return claiming

    return keep


@newer("ua2_8_2_5_2_tree_begins_with_a_document")
def document_of_pdf_1(file: Handmade) -> None:
    assert "/NS" not in file.elements["document"]


@newer("ua2_8_2_5_8_rows_of_contents_refer")
def row_that_refers_to_nothing(file: Handmade) -> None:
    contents = file.element("contents", "TOC", file.elements["document"])
    marked(file, file.element("words", "P", file.element("row", "TOCI", contents)), 0, file.line(40, 60, "Indhold"))


@newer("ua2_8_2_5_12_headings_have_a_level")
def heading_without_level(file: Handmade) -> None:
    for key in ("h1", "h2"):
        if key in file.elements:
            file.elements[key][name("S")] = name("H")
    file.elements["p2"][name("S")] = name("H")


@newer("ua2_8_2_5_27_captions_stand_at_an_end")
def caption_in_the_midst_of_a_section(file: Handmade) -> None:
    part = file.element("part", "Sect", file.elements["document"])
    for key, role in (("before", "P"), ("told", "Caption"), ("after", "P")):
        marked(file, file.element(key, role, part), 0, file.line(40, 60, key))


@newer("ua2_8_8_ways_lead_to_elements")
def link_to_a_page(file: Handmade) -> None:
    del file.annotation["/A"]
    file.annotation[name("Dest")] = wrap([file.pages[0].indirect_reference, "/Fit"])


def broken(path: Path, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The names of the clauses that a file breaks: as it is read back, and as a page of it is taken out."""
    found: set[str] = set()
    told = clauses._told

    def noted(evidence: object, violation: Violation[object], *rest: object) -> object:
        found.add(violation.clause.name)
        return told(evidence, violation, *rest)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(clauses, "_told", noted)
        checks.run(read(path))
    facts, _ = extracted(path.read_bytes())
    for page in facts.pages:
        for each in page.fonts:
            found |= {violation.clause.name for violation in ask(FONT_CLAUSES, each)}
        found |= {violation.clause.name for violation in ask(PAINTING_CLAUSES, page)}
    return found


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("clauses")
    return {"right": made(folder / "right.pdf")} | {
        change.__name__: made(folder / f"{change.__name__}.pdf", change) for _, change in CASES
    }


@pytest.mark.parametrize(("clause", "change"), [pytest.param(*case, id=case[1].__name__) for case in CASES])
def test_a_file_that_breaks_it(
    clause: str, change: Change, files: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert clause in broken(files[change.__name__], monkeypatch)


def test_a_file_that_breaks_none(files: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    assert broken(files["right"], monkeypatch) == set()


def test_every_clause_is_broken_by_some_file() -> None:
    assert {each.name for each in CLAUSES} == {clause for clause, _ in CASES}


def test_no_two_clauses_have_one_name() -> None:
    assert len({each.name for each in CLAUSES}) == len(CLAUSES)


def test_every_clause_is_told_with_a_code() -> None:
    assert set(clauses.CODES) == {each.name for each in CLAUSES}


@pytest.mark.parametrize("each", CLAUSES, ids=lambda each: each.name)
def test_a_clause_is_named_with_its_number(each: Clause[object]) -> None:
    standard, _, rest = each.name.partition("_")
    said = {"ua1": "ISO 14289-1", "ua2": "ISO 14289-2", "a2": "ISO 19005-2", "pdf": "ISO 32000-1"}[standard]
    number = each.number(said)
    assert number
    assert rest.startswith(number.replace(".", "_") + "_")
    assert each.about.endswith(".")
    assert str(each.remedy)


def test_every_standard_has_clauses() -> None:
    assert all(len(clauses_of(standard)) > 20 for standard in STANDARDS)


@pytest.mark.parametrize("standard", STANDARDS, ids=lambda standard: standard.flavour)
def test_verapdf_says_the_same(standard: object, files: dict[str, Path]) -> None:
    row = next(each for each in STANDARDS if each is standard)
    told = verapdf_rules(row.flavour, list(files.values()))
    # A file of PDF 1.7 breaks what asks for PDF 2.0, and the other rules only where it is changed to.
    assert told[files["right"]] == set() or standard not in UA_1.both
    by_name = {each.name: each for each in CLAUSES}
    wrong = list(_differing(row.document, by_name, told, files))
    assert not wrong, "\n".join(wrong)


def _differing(
    document: str, by_name: dict[str, Clause[object]], told: dict[Path, set[str]], files: dict[str, Path]
) -> Iterator[str]:
    for clause, change in CASES:
        numbers = {cited.number for cited in by_name[clause].citations if cited.standard == document}
        found = told[files[change.__name__]]
        says = bool(numbers & found)
        silent = SILENT | SILENT_OF_UA_2 if document == PDFUA_2.document else SILENT
        if numbers and says == (clause in silent):
            yield f"{change.__name__}: {clause}, veraPDF says {sorted(found)}"


def test_what_is_in_doubt_is_no_breach_of_pdfa() -> None:
    assert all(each.of(PDFA_2A.document) or not each.name.startswith("a2_") for each in CLAUSES)
