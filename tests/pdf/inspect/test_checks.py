"""One wrong file for each check: the right file with one thing broken, and the code that must be told."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NumberObject, TextStringObject

from sheetbuilder.errors import Severity
from sheetbuilder.pdf.inspect import inspect
from sheetbuilder.pdf.inspect.checks import CHECKS
from sheetbuilder.pdf.inspect.checks.clauses import CODES
from tests.pdf.conformance.test_clauses import CASES
from tests.pdf.handmade import UA_CLAIM, Handmade, made, name, stream, wrap

Change = Callable[[Handmade], None]
WRONG: list[tuple[str, Change]] = []
DOUBTFUL: list[tuple[str, Change]] = []


def wrong(code: str) -> Callable[[Change], Change]:
    """The change makes an error with this code."""

    def keep(change: Change) -> Change:
        WRONG.append((code, change))
        return change

    return keep


def doubtful(code: str) -> Callable[[Change], Change]:
    """The change makes a warning with this code."""

    def keep(change: Change) -> Change:
        DOUBTFUL.append((code, change))
        return change

    return keep


# What is painted


@wrong("SB610")
def paint_outside_marks(file: Handmade) -> None:
    file.contents[0] += ["40 20 10 10 re f"]


@wrong("SB610")
def text_outside_marks_in_a_form(file: Handmade) -> None:
    drawn = file.ref(
        stream("\n".join(file.line(0, 0, "x")).encode(), Type="/XObject", Subtype="/Form", BBox=[0, 0, 9, 9])
    )
    _resources(file)[name("XObject")] = wrap({"X1": drawn})
    file.contents[0] += ["/X1 Do"]


@wrong("SB610")
def inline_image_outside_marks(file: Handmade) -> None:
    file.contents[0] += ["BI /W 1 /H 1 /CS /G /BPC 8 ID x EI"]


@wrong("SB610")
def shading_outside_marks(file: Handmade) -> None:
    file.contents[0] += ["/S1 sh"]


@wrong("SB611")
def mark_left_open(file: Handmade) -> None:
    file.contents[0] += ["/Artifact BMC"]


@wrong("SB611")
def mark_closed_twice(file: Handmade) -> None:
    file.contents[0] += ["EMC"]


@wrong("SB611")
def mark_open_across_text_objects(file: Handmade) -> None:
    file.contents[0] += ["BT", "/Artifact BMC", "ET", "EMC"]


@wrong("SB612")
def artifact_inside_a_mark(file: Handmade) -> None:
    file.contents[0][1:1] = ["/Artifact BMC", "40 20 10 10 re f", "EMC"]


@wrong("SB612")
def mark_inside_an_artifact(file: Handmade) -> None:
    file.contents[0] = ["/Artifact BMC", *file.contents[0], "EMC"]


@wrong("SB613")
def number_twice(file: Handmade) -> None:
    lines = file.contents[0]
    at = next(place for place, line in enumerate(lines) if line.endswith("<</MCID 1>> BDC"))
    lines[at] = lines[at].replace("MCID 1", "MCID 3")


@wrong("SB614")
def marked_form_painted_twice(file: Handmade) -> None:
    lines = ["/Span <</MCID 0>> BDC", *file.line(40, 60, "to gange"), "EMC"]
    drawn = file.ref(
        stream(
            "\n".join(lines).encode(),
            Type="/XObject",
            Subtype="/Form",
            BBox=[0, 0, 420, 300],
            StructParents=7,
        )
    )
    _resources(file)[name("XObject")] = wrap({"X1": drawn})
    file.contents[0] += ["/X1 Do", "/X1 Do"]


@wrong("SB615")
def marks_without_paint(file: Handmade) -> None:
    file.contents[0] = [line for line in file.contents[0] if not line.endswith("Tj")]


@doubtful("SB616")
def one_mark_without_paint(file: Handmade) -> None:
    file.contents[1] = [line for line in file.contents[1] if not line.endswith("re S")]


# Who claims what


@wrong("SB620")
def no_tree(file: Handmade) -> None:
    del file.catalog["/StructTreeRoot"]


@wrong("SB621")
def mark_without_owner(file: Handmade) -> None:
    file.kids("h1").clear()


@wrong("SB622")
def mark_claimed_twice(file: Handmade) -> None:
    file.kids("h1").append(NumberObject(1))


@wrong("SB622")
def annotation_claimed_twice(file: Handmade) -> None:
    file.kids("h1").append(file.kids("link")[-1])


@wrong("SB623")
def claim_without_mark(file: Handmade) -> None:
    file.kids("h1").append(NumberObject(77))


@wrong("SB623")
def claim_on_the_wrong_page(file: Handmade) -> None:
    file.elements["h1"][name("Pg")] = wrap({})


@wrong("SB624")
def parent_tree_names_another(file: Handmade) -> None:
    entries = _parents(file, 0)
    entries[0] = entries[1]


@wrong("SB624")
def parent_tree_too_short(file: Handmade) -> None:
    _parents(file, 0).pop()


@wrong("SB624")
def parent_tree_without_an_array(file: Handmade) -> None:
    numbers = file.parents["/Nums"]
    assert isinstance(numbers, ArrayObject)
    numbers[1] = numbers[1][0]


@wrong("SB625")
def page_without_struct_parents(file: Handmade) -> None:
    del file.pages[0]["/StructParents"]


@wrong("SB626")
def pages_share_a_place(file: Handmade) -> None:
    file.pages[1][name("StructParents")] = NumberObject(0)


@wrong("SB627")
def page_leads_to_the_other_page(file: Handmade) -> None:
    _parents(file, 1)[:] = _parents(file, 0)


@wrong("SB628")
def annotation_leads_elsewhere(file: Handmade) -> None:
    numbers = file.parents["/Nums"]
    assert isinstance(numbers, ArrayObject)
    numbers[5] = file.elements["h1"].indirect_reference


@wrong("SB628")
def object_that_no_page_shows(file: Handmade) -> None:
    file.kids("h1").append(wrap({"Type": "/OBJR", "Obj": file.ref({"Type": "/Annot"}), "Pg": file.reference(0)}))


# The tree


@wrong("SB630")
def the_same_cell_twice(file: Handmade) -> None:
    kids = file.kids("row")
    kids[1] = kids[0]


@wrong("SB630")
def a_circle(file: Handmade) -> None:
    file.kids("p1").append(file.elements["document"].indirect_reference)


@wrong("SB631")
def wrong_parent(file: Handmade) -> None:
    file.elements["h1"][name("P")] = wrap(file.elements["p1"].indirect_reference)


@wrong("SB632")
def no_document(file: Handmade) -> None:
    file.elements["document"][name("S")] = name("Sect")


@wrong("SB633")
def unknown_role(file: Handmade) -> None:
    file.elements["p2"][name("S")] = name("Note2")


@wrong("SB633")
def circular_roles(file: Handmade) -> None:
    file.root[name("RoleMap")] = wrap({"Aa": "/Bb", "Bb": "/Aa"})


@wrong("SB633")
def bent_role(file: Handmade) -> None:
    file.root[name("RoleMap")] = wrap({"H1": "/P"})


@wrong("SB634")
def paragraph_in_a_list(file: Handmade) -> None:
    file.elements["item1"][name("S")] = name("P")


@wrong("SB634")
def cell_without_a_row(file: Handmade) -> None:
    file.elements["row"][name("S")] = name("Div")


@wrong("SB635")
def first_heading_too_low(file: Handmade) -> None:
    file.elements["h1"][name("S")] = name("H2")


@wrong("SB635")
def level_skipped(file: Handmade) -> None:
    file.elements["p2"][name("S")] = name("H3")


@wrong("SB635")
def headings_mixed(file: Handmade) -> None:
    file.elements["p2"][name("S")] = name("H")


@wrong("SB636")
def item_without_body(file: Handmade) -> None:
    file.elements["body0"][name("S")] = name("Lbl")


@wrong("SB636")
def empty_list(file: Handmade) -> None:
    file.element("more", "L", file.elements["document"])


@wrong("SB637")
def header_without_scope(file: Handmade) -> None:
    del file.elements["th0"]["/A"]


@wrong("SB637")
def cell_of_a_header_that_there_is_not(file: Handmade) -> None:
    del file.elements["th0"]["/A"]
    headers = ArrayObject([TextStringObject("nobody")])
    table = DictionaryObject({name("O"): name("Table"), name("Headers"): headers})
    for element in file.elements.values():
        if element.get("/S") == "/TD":
            element[name("A")] = table


@doubtful("SB638")
def table_without_headers(file: Handmade) -> None:
    for cell in ("th0", "th1"):
        file.elements[cell][name("S")] = name("TD")
        del file.elements[cell]["/A"]


@doubtful("SB639")
def labels_without_numbering(file: Handmade) -> None:
    del file.elements["list"]["/A"]


@wrong("SB640")
def row_too_short(file: Handmade) -> None:
    file.kids("row").pop()


@wrong("SB640")
def row_span_beyond_the_end(file: Handmade) -> None:
    file.elements["td0"][name("A")] = wrap({"O": "/Table", "RowSpan": 3})


@wrong("SB641")
def figure_without_alt(file: Handmade) -> None:
    del file.elements["figure"]["/Alt"]


@wrong("SB642")
def figure_without_box(file: Handmade) -> None:
    del file.elements["figure"]["/A"]


# Links, fields, annotations


@wrong("SB643")
def link_outside_the_tree(file: Handmade) -> None:
    file.kids("link").pop()


@wrong("SB643")
def annotation_outside_the_tree(file: Handmade) -> None:
    annotations = file.pages[0]["/Annots"]
    assert isinstance(annotations, ArrayObject)
    annotations.append(file.ref({"Type": "/Annot", "Subtype": "/Highlight", "Rect": [1, 1, 9, 9], "Contents": "x"}))


@wrong("SB644")
def link_hangs_in_a_span(file: Handmade) -> None:
    file.elements["link"][name("S")] = name("Span")


@wrong("SB645")
def link_without_annotation(file: Handmade) -> None:
    file.kids("link").pop()


@wrong("SB646")
def link_without_contents(file: Handmade) -> None:
    del file.annotation["/Contents"]


@wrong("SB647")
def link_to_nowhere(file: Handmade) -> None:
    del file.annotation["/A"]
    file.annotation[name("Dest")] = TextStringObject("ingen steder")


@wrong("SB648")
def field_without_description(file: Handmade) -> None:
    del file.elements["field"]["/Alt"]


@wrong("SB649")
def no_tab_order(file: Handmade) -> None:
    del file.pages[0]["/Tabs"]


# Reading


@wrong("SB650")
def second_line_read_first(file: Handmade) -> None:
    kids = file.kids("p2")
    kids.reverse()


@wrong("SB651")
def gap_instead_of_a_space(file: Handmade) -> None:
    lines = file.contents[0]
    at = lines.index(file.face.shown("Læs mere i "))
    lines[at] = (
        f"{file.face.shown('Læs')[:-3]} Tj 1 0 0 1 {40 + file.face.width('Læs ', 11)} 220 Tm "
        + file.face.shown("mere i ")
    )


# The file as a whole


@wrong("SB660")
def not_marked(file: Handmade) -> None:
    del file.catalog["/MarkInfo"]


@wrong("SB661")
def suspect(file: Handmade) -> None:
    file.catalog[name("MarkInfo")] = wrap({"Marked": True, "Suspects": True})


@wrong("SB662")
def no_language(file: Handmade) -> None:
    del file.catalog["/Lang"]


@wrong("SB662")
def language_by_its_name(file: Handmade) -> None:
    file.elements["p1"][name("Lang")] = TextStringObject("på dansk")


@wrong("SB663")
def no_title_in_xmp(file: Handmade) -> None:
    file.xmp = re.sub(r"<dc:title>.*</dc:title>", "", file.xmp)


@wrong("SB664")
def two_titles(file: Handmade) -> None:
    file.info["/Title"] = "Noget andet"


@wrong("SB665")
def title_not_shown(file: Handmade) -> None:
    del file.catalog["/ViewerPreferences"]


@wrong("SB666")
def long_without_outline(file: Handmade) -> None:
    for _ in range(3):
        file.writer.add_blank_page(420, 300)


@wrong("SB667")
def labels_begin_late(file: Handmade) -> None:
    file.catalog[name("PageLabels")] = wrap({"Nums": [1, {"S": "/D"}]})


@wrong("SB667")
def labels_broken(file: Handmade) -> None:
    file.catalog[name("PageLabels")] = wrap({"Nums": [0, {"S": "/Zz"}]})


@doubtful("SB668")
def labels_twice(file: Handmade) -> None:
    file.catalog[name("PageLabels")] = wrap({"Nums": [0, {"S": "/D"}, 1, {"S": "/D"}]})


@wrong("SB669")
def no_ua_claim(file: Handmade) -> None:
    file.xmp = file.xmp.replace(UA_CLAIM, "")


@doubtful("SB670")
def no_archive_claim(file: Handmade) -> None:
    file.xmp = re.sub(r"<pdfaid:.*</pdfaid:conformance>", "", file.xmp)


@wrong("SB671")
def no_xmp(file: Handmade) -> None:
    file.catalog[name("Metadata")] = wrap({})


@wrong("SB671")
def broken_xmp(file: Handmade) -> None:
    file.xmp = file.xmp[:300]


@wrong("SB671")
def xmp_with_entities(file: Handmade) -> None:
    file.xmp = '<!DOCTYPE x [<!ENTITY a "aaaa">]>' + file.xmp


@wrong("SB672")
def outline_to_nowhere(file: Handmade) -> None:
    entry = file.made({"Title": "Væk", "Dest": [file.ref({}), "/Fit"]})
    file.catalog[name("Outlines")] = wrap({"First": entry.indirect_reference, "Last": entry.indirect_reference})


@wrong("SB673")
def no_output_intent(file: Handmade) -> None:
    del file.catalog["/OutputIntents"]


@wrong("SB673")
def output_intent_without_profile(file: Handmade) -> None:
    file.catalog[name("OutputIntents")] = wrap([{"Type": "/OutputIntent", "S": "/GTS_PDFA1"}])


# Fonts


@wrong("SB680")
def font_not_embedded(file: Handmade) -> None:
    del file.descriptor["/FontFile2"]


@wrong("SB681")
def standard_font_left_over(file: Handmade) -> None:
    fonts = _resources(file)["/Font"]
    assert isinstance(fonts, DictionaryObject)
    fonts[name("F2")] = wrap({"Type": "/Font", "Subtype": "/Type1", "BaseFont": "/Helvetica"})


@wrong("SB682")
def no_unicode_map(file: Handmade) -> None:
    del _font(file)["/ToUnicode"]


@wrong("SB683")
def unicode_map_with_a_hole(file: Handmade) -> None:
    known = {code: letter for code, letter in file.face.unicode.items() if letter != "ø"}
    _font(file)[name("ToUnicode")] = file.ref(stream(file.face.unicode_map(known)))


@wrong("SB684")
def unicode_map_to_nothing(file: Handmade) -> None:
    known = {code: "\ufeff" if letter == "ø" else letter for code, letter in file.face.unicode.items()}
    _font(file)[name("ToUnicode")] = file.ref(stream(file.face.unicode_map(known)))


@doubtful("SB652")
def unicode_map_to_the_sign_for_unknown(file: Handmade) -> None:
    # ISO 14289-1, 7.21.7 forbids U+0000, U+FEFF and U+FFFE only: the claim stays, and a person should listen.
    known = {code: "\ufffd" if letter == "ø" else letter for code, letter in file.face.unicode.items()}
    _font(file)[name("ToUnicode")] = file.ref(stream(file.face.unicode_map(known)))


@doubtful("SB653")
def alternative_text_of_a_whole(file: Handmade) -> None:
    file.elements["document"][name("Alt")] = TextStringObject("Alt det her")


@wrong("SB685")
def two_subsets_with_one_tag(file: Handmade) -> None:
    fonts = _resources(file)["/Font"]
    assert isinstance(fonts, DictionaryObject)
    fonts[name("F2")] = file._font()


# Hidden things


@wrong("SB690")
def layer(file: Handmade) -> None:
    group = file.ref({"Type": "/OCG", "Name": "Udkast"})
    file.catalog[name("OCProperties")] = wrap({"OCGs": [group], "D": {"OFF": [group]}})


@wrong("SB691")
def script(file: Handmade) -> None:
    file.catalog[name("OpenAction")] = wrap({"S": "/JavaScript", "JS": "app.alert(1)"})


@wrong("SB692")
def launch(file: Handmade) -> None:
    file.annotation[name("A")] = wrap({"S": "/Launch", "F": "program"})


@wrong("SB692")
def other_file(file: Handmade) -> None:
    file.annotation[name("A")] = wrap({"S": "/GoToR", "F": "anden.pdf", "D": [0, "/Fit"]})


@wrong("SB693")
def script_as_address(file: Handmade) -> None:
    file.annotation[name("A")] = wrap({"S": "/URI", "URI": "javascript:alert(1)"})


@wrong("SB694")
def attachment(file: Handmade) -> None:
    file.writer.add_attachment("noter.txt", b"x")


@wrong("SB695")
def film(file: Handmade) -> None:
    file.annotation[name("Subtype")] = name("Movie")


@wrong("SB696")
def xfa(file: Handmade) -> None:
    file.catalog[name("AcroForm")] = wrap({"Fields": [], "XFA": file.ref(stream(b"<x/>"))})


@wrong("SB697")
def outside_file(file: Handmade) -> None:
    file.catalog[name("Extra")] = wrap(file.ref(stream(b"", F="/etc/hostname")))


def _empty(file: Handmade) -> IndirectObject:
    return file.ref(stream(b"", Type="/XObject", Subtype="/Form", BBox=[0, 0, 9, 9], Resources={}))


def _resources(file: Handmade) -> DictionaryObject:
    found = file.resources.get_object()
    assert isinstance(found, DictionaryObject)
    return found


def _font(file: Handmade) -> DictionaryObject:
    found = file.font.get_object()
    assert isinstance(found, DictionaryObject)
    return found


def _parents(file: Handmade, number: int) -> ArrayObject:
    numbers = file.parents["/Nums"]
    assert isinstance(numbers, ArrayObject)
    found = numbers[2 * number + 1]
    assert isinstance(found, ArrayObject)
    return found


# Fields


@wrong("SB677")
def field_without_a_name(file: Handmade) -> None:
    file.fields({})


@wrong("SB677")
def fields_with_one_name(file: Handmade) -> None:
    file.fields({"T": "navn"}, {"T": "navn"})


@wrong("SB678")
def field_that_no_form_lists(file: Handmade) -> None:
    file.fields({"T": "navn"})
    file.catalog[name("AcroForm")] = wrap({"Fields": []})


@doubtful("SB678")
def choice_of_one(file: Handmade) -> None:
    file.choice("niveau", "groen")


@doubtful("SB678")
def choices_that_mean_the_same(file: Handmade) -> None:
    file.choice("niveau", "groen", "groen")


@doubtful("SB678")
def several_are_chosen(file: Handmade) -> None:
    for one, state in zip(file.choice("niveau", "groen", "roed"), ("/groen", "/roed"), strict=True):
        one[name("AS")] = name(state[1:])


@doubtful("SB678")
def button_that_cannot_be_on(file: Handmade) -> None:
    one, _ = file.choice("niveau", "groen", "roed")
    one[name("AP")] = wrap({"N": {"Off": _empty(file)}})


@doubtful("SB679")
def place_for_a_pen_among_fields(file: Handmade) -> None:
    file.fields({"T": "navn"}, {"T": "andet"}, page=1)


# The tests


@pytest.mark.parametrize(
    ("code", "change"), [pytest.param(*case, id=f"{case[0]}-{case[1].__name__}") for case in WRONG]
)
def test_an_error_is_told(code: str, change: Change, tmp_path: Path) -> None:
    report = inspect(made(tmp_path / "wrong.pdf", change))
    assert code in report.codes
    assert not report.clean
    for problem in report.problems:
        assert str(problem.message)


@pytest.mark.parametrize(
    ("code", "change"), [pytest.param(*case, id=f"{case[0]}-{case[1].__name__}") for case in DOUBTFUL]
)
def test_a_warning_is_told(code: str, change: Change, tmp_path: Path) -> None:
    report = inspect(made(tmp_path / "doubtful.pdf", change))
    assert report.codes == (code,)
    assert report.clean
    assert report.problems[0].severity is Severity.WARNING


def test_a_form_that_is_right_is_told_nothing(tmp_path: Path) -> None:
    """And nobody is told to make an archive copy of it, which many viewers let nobody fill in."""

    def right(file: Handmade) -> None:
        file.fields({"T": "navn"}, {"T": "andet"})
        file.choice("niveau", "groen", "gul", "roed")[1][name("AS")] = name("gul")
        no_archive_claim(file)

    assert inspect(made(tmp_path / "right.pdf", right)).problems == ()


def test_a_field_among_places_for_a_pen_is_the_exception(tmp_path: Path) -> None:
    def printed(file: Handmade) -> None:
        file.fields({"T": "navn"}, page=1)

    assert inspect(made(tmp_path / "printed.pdf", printed)).problems == ()


def test_every_code_of_the_checks_is_broken_once_here() -> None:
    folder = Path(__file__).parents[3] / "sheetbuilder" / "pdf" / "inspect" / "checks"
    known = {code for path in folder.glob("*.py") for code in re.findall(r'"(SB6\d\d)"', path.read_text("utf-8"))}
    shown = {code for code, _ in WRONG + DOUBTFUL}
    elsewhere = {"SB613", "SB626", "SB627", "SB630"}  # test_inspect_false_passes.py
    of_clauses = {CODES[clause] for clause, _ in CASES}
    assert known - shown - elsewhere - of_clauses == set()


def test_every_check_says_which_rule_it_stands_for() -> None:
    for check in CHECKS:
        assert check.__doc__, check.__name__
