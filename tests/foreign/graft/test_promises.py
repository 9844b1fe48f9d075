"""Promises are kept or not made: what the graft says of a page is what the validator finds in the document."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sheetbuilder.foreign.extract.strings import decoded
from sheetbuilder.foreign.graft.taking import take
from sheetbuilder.pdf.conformance.standards import PAIRS, UA_2
from sheetbuilder.pdf.inspect import inspect
from tests.foreign.graft import hostile
from tests.foreign.graft.foreign import Hosted
from tests.foreign.graft.hostile import element, tagged
from tests.foreign.letterhead import letterheads
from tests.foreign.letterhead.letterheads import Raw, saved, stream
from tests.pdf.handmade import Handmade, made
from tests.tools import verapdf


def test_tags_of_others_are_not_proved_to_be_those_of_pdf_2(tmp_path: Path) -> None:
    path = tmp_path / "guest.pdf"
    path.write_bytes(table("HH", "DD", attribute="/Scope/Column"))
    old, new = (take(path, pair=pair) for pair in PAIRS.values())
    assert (old.keeps_pdfua(0), new.keeps_pdfua(0)) == (True, False)
    assert (old.keeps_pdfa(0), new.keeps_pdfa(0)) == (True, True)
    (told,) = [str(one.message) for one in new.problems if one.code == "SB756"]
    assert "the result is not PDF/UA-2: nothing proves" in told
    assert "ISO 14289-2, 8.2.3" in told
    assert "PDF/A-4" not in told


def test_a_picture_of_a_page_with_words_for_it_may_be_pdf_ua_2(tmp_path: Path) -> None:
    path = tmp_path / "picture.pdf"
    path.write_bytes(image(b""))
    graft = take(path, alts={1: "En flade"}, pair=UA_2)
    assert (graft.keeps_pdfua(0), graft.keeps_pdfa(0)) == (True, True)


def lettered(change: Callable[[Handmade], None]) -> Callable[[Path], bytes]:
    return lambda folder: made(folder / "lettered.pdf", change).read_bytes()


def without_meaning(file: Handmade) -> None:
    known = {code: letter for code, letter in file.face.unicode.items() if letter != "F"}
    font = file.font.get_object()
    font["/ToUnicode"].get_object().set_data(file.face.unicode_map(known))  # type: ignore[index]


def without_glyph(file: Handmade) -> None:
    file.mark(file.elements["p1"], 0, ["BT /F1 9 Tf 40 100 Td <0000> Tj ET"])


def state(entries: bytes) -> bytes:
    return Raw(b"/G gs 1 0 0 rg 0 0 99 99 re f", resources=b"<</ExtGState<</G<<%s>>>>>>" % entries).bytes()


def image(entries: bytes) -> bytes:
    more = b"/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray" + entries
    content = b"q 99 0 0 99 0 0 cm /I Do Q"
    return Raw(content, resources=b"<</XObject<</I 5 0 R>>>>", more={5: stream(b"\x80", more)}).bytes()


def table(*rows: str, attribute: str = "", spans: str = "") -> bytes:
    """Rows of cells, each named by a letter: H is a header, D is none, S spans more; the first one holds the marks."""
    more: dict[int, bytes] = {10: element("Table", " ".join(f"{20 + at} 0 R" for at in range(len(rows))))}
    held = "0 1 2"
    for at, row in enumerate(rows):
        cells = []
        for place, letter in enumerate(row):
            number = 100 + 10 * at + place
            told = {"H": attribute, "S": spans}.get(letter, "")
            head = f"/A<</O/Table{told}>>" if told else ""
            more[number] = element("TH" if letter == "H" else "TD", held, 20 + at, head)
            cells.append(f"{number} 0 R")
            held = ""
        more[20 + at] = element("TR", " ".join(cells), 10)
    return tagged(b"/K 10 0 R", more)


def to_fill_in() -> bytes:
    """A head, and a body of two rows in which nothing stands yet."""
    groups = {10: element("Table", "11 0 R 12 0 R"), 11: element("THead", "20 0 R", 10)}
    groups[12] = element("TBody", "21 0 R 22 0 R", 10)
    rows = {20: ("TH", 11), 21: ("TD", 12), 22: ("TD", 12)}
    held = "0 1 2"
    for number, (role, parent) in rows.items():
        cells = [10 * number, 10 * number + 1]
        groups[number] = element("TR", " ".join(f"{at} 0 R" for at in cells), parent)
        for at in cells:
            groups[at] = element(role, held, number, "/A<</O/Table/Scope/Column>>" if role == "TH" else "")
            held = ""
    return tagged(b"/K 10 0 R", groups)


def listed(*kids: str) -> bytes:
    more = {12 + at: element(role, str(at), 11) for at, role in enumerate(kids)}
    inside = " ".join(f"{at} 0 R" for at in more)
    return tagged(b"/K 10 0 R", {10: element("L", "11 0 R"), 11: element("LI", inside, 10), **more})


CASES: dict[str, tuple[bytes | Callable[[Path], bytes], str]] = {
    "right": (hostile.plain(), ""),
    "ink": (letterheads.cmyk(), ""),
    "see-through": (letterheads.transparent(), ""),
    "rich": (letterheads.rich(), ""),
    "blending": (state(b"/BM/Multiply/ca .5"), ""),
    "blending that is none": (state(b"/BM/Nonsense"), ""),
    "rendering that is none": (Raw(b"/Nonsense ri 1 0 0 rg 0 0 99 99 re f").bytes(), ""),
    "picture with a wrong entry": (image(b"/Interpolate true/Intent/Wrong/Alternates[]/OPI<<>>"), ""),
    "font that is missing": (letterheads.unembedded(), "both"),
    "letters without meaning": (lettered(without_meaning), "both"),
    "letters without a glyph": (lettered(without_glyph), "both"),
    "states too deep": (Raw(b"q " * 40 + b"0 0 9 9 re f" + b" Q" * 40).bytes(), "a"),
    "picture with LZW": (Raw(b"q 9 0 0 9 0 0 cm BI /W 1/H 1/BPC 8/CS/G/F/LZW ID \x80\x00\x10 EI Q").bytes(), "a"),
    "figure without words": (tagged(b"/K 10 0 R", {10: element("Figure", "0 1 2")}), "ua"),
    "formula without words": (tagged(b"/K 10 0 R", {10: element("Formula", "0 1 2")}), "ua"),
    "headed table": (table("HH", "DD", attribute="/Scope/Column"), ""),
    "table of data alone": (table("DD", "DD"), "ua"),
    "heads without scope": (table("HH", "DD"), "ua"),
    "heads by name": (hostile.headed(), ""),
    "heads by the name of nobody": (hostile.headed("h2"), "ua"),
    "a body to fill in": (to_fill_in(), ""),
    "uneven rows": (table("HH", "D", attribute="/Scope/Column"), "ua"),
    "a cell over two rows": (table("HH", "SD", "D", attribute="/Scope/Column", spans="/RowSpan 2"), ""),
    "a cell over two rows that are full": (
        table("HH", "SD", "DD", attribute="/Scope/Column", spans="/RowSpan 2"),
        "ua",
    ),
    "a cell over more rows than there are": (table("HH", "SD", attribute="/Scope/Column", spans="/RowSpan 2"), "ua"),
    "a cell over two rows and two columns": (
        table("HHH", "SD", "D", attribute="/Scope/Column", spans="/RowSpan 2/ColSpan 2"),
        "",
    ),
    "item outside of a list": (
        tagged(b"/K 10 0 R", {10: element("LI", "11 0 R"), 11: element("LBody", "0 1 2", 10)}),
        "ua",
    ),
    "text in a list": (
        tagged(
            b"/K 10 0 R",
            {10: element("L", "0 11 0 R"), 11: element("LI", "12 0 R", 10), 12: element("LBody", "1 2", 11)},
        ),
        "ua",
    ),
    "paragraph in a row": (
        tagged(
            b"/K 10 0 R",
            {10: element("Table", "11 0 R"), 11: element("TR", "12 0 R", 10), 12: element("P", "0 1 2", 11)},
        ),
        "ua",
    ),
    "list": (listed("Lbl", "LBody"), ""),
}


@pytest.fixture(scope="module")
def promises(tmp_path_factory: pytest.TempPathFactory) -> Hosted:
    folder = tmp_path_factory.mktemp("promises")
    made = {name: data(folder) if callable(data) else data for name, (data, _) in CASES.items()}
    files = {name: saved(folder, data, f"{name}.pdf") for name, data in made.items()}
    return Hosted(folder, files, {1: "Et felt"})


@pytest.mark.parametrize("name", CASES)
def test_the_file_promises_what_it_can_keep(name: str, promises: Hosted) -> None:
    broken = CASES[name][1]
    report = inspect(promises.hosts[name])
    assert (report.pdfua is None, report.pdfa is None) == (broken in ("ua", "both"), broken in ("a", "both"))


@pytest.mark.long
def test_the_validator_says_the_same(promises: Hosted) -> None:
    files = list(promises.hosts.values())
    for flavour, kinds in (("ua1", ("ua", "both")), ("2a", ("a", "both"))):
        verdicts = verapdf(flavour, files)
        said = {name: verdicts[promises.hosts[name]] for name in CASES}
        assert said == {name: "FAIL" if CASES[name][1] in kinds else "PASS" for name in CASES}, flavour


@pytest.mark.parametrize("name", [name for name, (_, broken) in CASES.items() if broken])
def test_page_and_clause_are_told(name: str, promises: Hosted) -> None:
    broken = CASES[name][1]
    told = [problem for problem in promises.grafts[name].problems if problem.code == "SB756"]
    assert told
    for problem in told:
        message = str(problem.message)
        assert "page ['1']" in message or "page 1" in message
        assert ("ISO 14289-1" in message, "ISO 19005-2" in message) == (broken != "a", broken != "ua")


@pytest.mark.parametrize(
    ("written", "expected"),
    [(rb"(a\)\101\n\\)", b"a)A\n\\"), (b"(a\\\nb)", b"ab"), (b"<41 4>", b"A@"), (rb"(\0\53)", b"\x00+"), (b"()", b"")],
)
def test_strings_are_decoded(written: bytes, expected: bytes) -> None:
    assert decoded(written) == expected
