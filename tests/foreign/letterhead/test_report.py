"""Letterheads are read without harm: each sort tells what it is, or why it is refused, in one clear line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sheetbuilder.errors import ContentError, MissingError, Severity, Where
from sheetbuilder.foreign.letterhead.report import LetterheadReport, inspect, keeps_pdfa, keeps_pdfua, prepare
from sheetbuilder.foreign.sandbox import starting
from sheetbuilder.language import Translator
from sheetbuilder.pdf.conformance.standards import PAIRS, STANDARDS, UA_2
from sheetbuilder.pdf.read import limits
from tests.foreign.letterhead import letterheads
from tests.foreign.letterhead.letterheads import Raw, boxed, saved, stream

A4 = b"/MediaBox[0 0 595 842]"


def report(folder: Path, data: bytes) -> LetterheadReport:
    return inspect(saved(folder, data))


def codes(found: LetterheadReport) -> list[str]:
    return [problem.code for problem in found.problems]


UNUSABLE = {
    "no pdf": (b"hello", "SB701"),
    "nothing": (b"", "SB701"),
    "only a head": (b"%PDF-1.7\n", "SB702"),
    "truncated": (letterheads.truncated(), "SB702"),
    "no catalog": (b"%PDF-1.7\nstartxref\n0\n%%EOF", "SB702"),
    "encrypted": (letterheads.encrypted(), "SB703"),
    "no pages": (letterheads.no_pages(), "SB705"),
    "600 pages": (letterheads.many_pages(), "SB706"),
    "looping": (letterheads.looping(), "SB707"),
    "nested forms": (letterheads.bomb(), "SB708"),
    "a form in itself": (letterheads.form_in_itself(), "SB708"),
    "flate": (letterheads.flate_bomb(), "SB708"),
    "a vast picture": (letterheads.vast_picture(), "SB708"),
    "hidden layer": (letterheads.layered(hidden=True), "SB710"),
    "layers hidden at first": (letterheads.layered(hidden=False, base=b"/BaseState/OFF"), "SB710"),
    "xfa": (letterheads.xfa(), "SB711"),
    "outside": (letterheads.outside(), "SB712"),
    "turned by 45": (boxed(b"/MediaBox[0 0 595 842]/Rotate 45"), "SB713"),
    "turned by a name": (boxed(b"/MediaBox[0 0 595 842]/Rotate/Left"), "SB713"),
    "no box": (boxed(b""), "SB714"),
    "empty box": (boxed(b"/MediaBox[0 0 0 842]"), "SB714"),
    "cropped away": (boxed(b"/MediaBox[0 0 595 842]/CropBox[700 0 800 99]"), "SB714"),
    "narrow": (boxed(b"/MediaBox[0 0 9 842]"), "SB715"),
    "huge": (boxed(b"/MediaBox[0 0 595 842]/UserUnit 100"), "SB715"),
    "no contents": (Raw(more={3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"}).bytes(), "SB723"),
    "empty contents": (boxed(A4, b""), "SB723"),
    "a stream of rubbish": (Raw(more={4: stream(b"rubbish", b"/Filter/FlateDecode")}).bytes(), "SB723"),
    "a filter of its own": (Raw(more={4: stream(b"0 g 0 0 99 99 re f", b"/Filter/Own")}).bytes(), "SB702"),
    "beside the paper": (boxed(A4, b"1 0 0 rg 700 0 99 99 re f"), "SB723"),
    "white on white": (boxed(A4, b"1 g 50 50 99 99 re f"), "SB723"),
    "clipped away": (boxed(A4, b"0 0 9 9 re W n 50 50 99 99 re f"), "SB723"),
    "no paint": (boxed(A4, b"50 50 99 99 re n"), "SB723"),
    "letters that nobody sees": (letterheads.unseen(), "SB723"),
}


VAST = ("flate", "a vast picture")
"""Those that end the child that reads them."""


def test_white_on_white_is_told_apart_from_nothing(tmp_path: Path) -> None:
    (white,) = report(tmp_path, UNUSABLE["white on white"][0]).problems
    (nothing,) = report(tmp_path, UNUSABLE["empty contents"][0]).problems
    assert "all that it paints is white" in str(white.message)
    assert "nothing is painted" in str(nothing.message)


def test_an_empty_page_beside_another_is_a_warning_until_it_is_asked_for(tmp_path: Path) -> None:
    two = letterheads.drawn_pages((b"0 0 1 rg 50 700 99 99 re f", b""))
    found = report(tmp_path, two)
    assert found.usable
    assert codes(found) == ["SB723"]
    with pytest.raises(ContentError) as caught:
        prepare(saved(tmp_path, two), 2)
    assert [problem.code for problem in caught.value.problems] == ["SB723"]
    assert prepare(saved(tmp_path, two), 1)[1] == ()


@pytest.mark.parametrize(
    "sort", [pytest.param(sort, marks=[pytest.mark.long] if sort in VAST else []) for sort in UNUSABLE]
)
def test_what_cannot_be_used_ends_in_one_clear_problem(sort: str, tmp_path: Path) -> None:
    data, code = UNUSABLE[sort]
    found = report(tmp_path, data)
    errors = [problem for problem in found.problems if problem.severity is Severity.ERROR]
    assert [problem.code for problem in errors] == [code]
    assert errors[0].hint is not None
    assert errors[0].where == Where(found.path)
    assert "\n" not in str(errors[0].message)
    assert not found.usable


def test_a_missing_file_is_missing(tmp_path: Path) -> None:
    with pytest.raises(MissingError) as caught:
        inspect(tmp_path / "none.pdf")
    assert caught.value.problems[0].code == "SB700"


def test_a_large_file_is_not_handed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "BYTES", 1000)
    assert codes(report(tmp_path, letterheads.municipal())) == ["SB704"]


@pytest.mark.usefixtures("fresh")
def test_a_slow_file_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS", 0.01)
    assert codes(report(tmp_path, letterheads.municipal())) == ["SB709"]


ANSWERS = {
    "none": b"",
    "no form": b"[]",
    "another form": b'{"facts": {"pages": 3}}',
    "more than it says": b'{"facts": null',
}


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize("sort", ANSWERS)
def test_an_answer_of_another_form_is_not_believed(sort: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program in place of the child, which answers as a child does: its length, and then itself."""
    module = tmp_path / "sheetbuilder" / "foreign" / "sandbox"
    module.mkdir(parents=True)
    for folder in (module, module.parent, module.parent.parent):
        (folder / "__init__.py").touch()
    told = len(ANSWERS[sort]).to_bytes(limits.LENGTH, "big") + ANSWERS[sort]
    (module / "child.py").write_text(
        "import pathlib, sys\n"
        f"pathlib.Path({str(tmp_path / 'asked')!r}).touch()\n"
        f"sys.stdout.buffer.write({starting.READY!r})\nsys.stdout.flush()\n"
        "sys.stdin.buffer.readline()\n"
        f"sys.stdout.buffer.write({told!r})\n"
    )
    monkeypatch.setattr(starting, "_PACKAGE", tmp_path)
    assert codes(report(tmp_path, letterheads.municipal())) == ["SB709"]
    assert (tmp_path / "asked").exists()


@pytest.mark.long
@pytest.mark.usefixtures("fresh")
def test_the_folder_one_stands_in_is_not_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('taken over')")
    monkeypatch.chdir(tmp_path)
    assert report(tmp_path, letterheads.municipal()).usable


def test_a_letterhead_tells_its_ink_and_its_room(tmp_path: Path) -> None:
    found = report(tmp_path, letterheads.municipal())
    assert found.problems == ()
    assert found.facts is not None
    (page,) = found.facts.pages
    assert page.ink is not None
    assert page.ink.margins is not None
    assert page.ink.margins[1] in (10, 11)
    left, bottom, right, top = page.ink.free or (-1, -1, -1, -1)
    assert (left, right) == (0, 0)
    assert 15 <= bottom <= 17
    assert 25 <= top <= 27
    assert [(font.name[7:], font.embedded) for font in page.fonts] == [("SourceSans3-Regular", True)]
    assert page.colours == ("DeviceGray", "DeviceRGB")
    assert keeps_pdfa(page)
    assert keeps_pdfua(page)


@pytest.mark.parametrize(
    ("page", "free_edge"),
    [(b"", 3), (b"/Rotate 90", 2), (b"/Rotate 180", 1), (b"/Rotate -90", 0), (b"/Rotate 450", 2)],
)
def test_ink_is_told_as_an_eye_sees_it(page: bytes, free_edge: int, tmp_path: Path) -> None:
    """The ink lies along the top of the page as it counts; turning takes it round clockwise."""
    found = report(tmp_path, boxed(b"/MediaBox[0 0 400 400]" + page, b"0 g 0 360 400 40 re f"))
    assert found.facts is not None
    seen = found.facts.pages[0].ink
    assert seen is not None
    assert seen.free is not None
    assert [round(side) > 10 for side in seen.free] == [edge == free_edge for edge in range(4)]


def test_boxes_and_sizes(tmp_path: Path) -> None:
    found = report(tmp_path, boxed(b"/MediaBox[700 900 100 50]/CropBox[0 100 400 2000]/Rotate 90/UserUnit 2"))
    assert found.facts is not None
    page = found.facts.pages[0]
    assert (page.width, page.height) == (1600, 600)
    assert page.boxes == {"media": (100, 50, 700, 900), "crop": (0, 100, 400, 2000)}
    assert (page.rotation, page.user_unit) == (90, 2)


MARKED = b"0 g 0 0 635 5 re f 0 0 5 882 re f 1 0 0 rg 60 780 200 30 re f"
"""Marks of a printer's along two edges, and a letterhead inside."""


@pytest.mark.parametrize(
    ("trim", "size", "margins"),
    [
        (b"/TrimBox[20 20 615.28 861.89]", (595.28, 841.89), (13, 268, 125, 17)),
        (b"/TrimBox[19.5 -0.5 615 882.4]", (595.5, 882), (0, 0, 0, 24)),
        (b"/TrimBox[900 900 999 999]", (635.28, 882), (0, 0, 0, 0)),
        (b"/TrimBox[0 0 0 0]", (635.28, 882), (0, 0, 0, 0)),
        (b"", (635.28, 882), (0, 0, 0, 0)),
    ],
)
def test_what_is_cut_off_is_no_part_of_a_letterhead(
    tmp_path: Path, trim: bytes, size: tuple[float, float], margins: tuple[int, ...]
) -> None:
    found = report(tmp_path, boxed(b"/MediaBox[0 0 635.28 882]" + trim, MARKED))
    assert found.facts is not None
    page = found.facts.pages[0]
    assert (page.width, page.height) == pytest.approx(size)
    assert page.ink is not None
    assert page.ink.margins is not None
    assert [round(side) for side in page.ink.margins] == list(margins)


def test_boxes_are_inherited(tmp_path: Path) -> None:
    data = Raw(page=b"", pages=b"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 300 200]/Rotate 270>>").bytes()
    found = report(tmp_path, data)
    assert found.facts is not None
    assert (found.facts.pages[0].width, found.facts.pages[0].height) == (200, 300)


def test_an_empty_page_and_one_full_of_ink(tmp_path: Path) -> None:
    empty = report(tmp_path, boxed(b"/MediaBox[0 0 595 842]", b""))
    assert empty.facts is not None
    assert empty.facts.pages[0].ink is not None
    assert empty.facts.pages[0].ink.margins is None
    full = report(tmp_path, boxed(b"/MediaBox[0 0 595 842]", b"0.4 g 0 0 595 842 re f"))
    assert codes(full) == ["SB721"]
    assert full.usable


def test_a_page_full_of_pale_ink_is_room_for_content(tmp_path: Path) -> None:
    pale = report(tmp_path, boxed(b"/MediaBox[0 0 595 842]", b"0.9 g 0 0 595 842 re f"))
    assert pale.facts is not None
    ink = pale.facts.pages[0].ink
    assert ink is not None
    assert (codes(pale), ink.margins, ink.free, ink.pale) == ([], (0, 0, 0, 0), (0, 0, 0, 0), 230)


def test_transparency_colours_layers_and_tags(tmp_path: Path) -> None:
    transparent = report(tmp_path, letterheads.transparent()).facts
    cmyk = report(tmp_path, letterheads.cmyk()).facts
    layered = report(tmp_path, letterheads.layered(hidden=False))
    tagged = report(tmp_path, letterheads.tagged()).facts
    assert transparent is not None
    assert transparent.pages[0].transparent
    assert cmyk is not None
    assert cmyk.pages[0].colours == ("DeviceCMYK",)
    assert not cmyk.pages[0].transparent
    assert layered.usable
    assert layered.facts is not None
    assert [(layer.name, layer.hidden) for layer in layered.facts.layers] == [("DRAFT", False)]
    assert tagged is not None
    assert tagged.tagged


def test_a_font_that_is_not_embedded_is_named(tmp_path: Path) -> None:
    found = report(tmp_path, letterheads.unembedded())
    assert codes(found) == ["SB719"]
    assert "Helvetica" in str(found.problems[0].message)
    assert found.usable
    assert found.facts is not None
    assert not keeps_pdfa(found.facts.pages[0])
    assert not keeps_pdfua(found.facts.pages[0])


def test_a_letterhead_is_judged_by_the_standards_that_are_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "brev.pdf"
    path.write_bytes(letterheads.unembedded())
    for pair in PAIRS.values():
        letterhead, (problem,) = prepare(path, pair=pair)
        assert (letterhead.artwork.pdfa, letterhead.artwork.pdfua) == (False, False)
        told = str(problem.message)
        for one in STANDARDS:
            assert (one.name in told, one.document in told) == (one in pair.both, one in pair.both)
    path.write_bytes(letterheads.municipal())
    letterhead, problems = prepare(path, pair=UA_2)
    assert (letterhead.artwork.pdfa, letterhead.artwork.pdfua, problems) == (True, True, ())


def test_active_content_and_signatures_are_told(tmp_path: Path) -> None:
    acting = report(tmp_path, letterheads.acting())
    assert codes(acting) == ["SB717", "SB720"]
    assert acting.facts is not None
    assert set(acting.facts.active) == {
        "AA",
        "EmbeddedFile",
        "GoToR",
        "JavaScript",
        "Launch",
        "OpenAction",
        "RichMedia",
    }
    assert codes(report(tmp_path, letterheads.signed())) == ["SB716", "SB720"]


@pytest.mark.parametrize("opening", [b"[3 0 R/XYZ null null 0]", b"<</S/GoTo/D[3 0 R/Fit]>>"])
def test_a_file_that_opens_at_one_of_its_pages_does_nothing(tmp_path: Path, opening: bytes) -> None:
    data = letterheads.Raw(catalog=b"/OpenAction " + opening).bytes()
    assert codes(report(tmp_path, data)) == []
    more = letterheads.Raw(catalog=b"/OpenAction<</S/GoTo/D[3 0 R/Fit]/Next<</S/Named/N/Print>>>>").bytes()
    assert "SB717" in codes(report(tmp_path, more))


def test_links_are_told_as_what_cannot_be_seen(tmp_path: Path) -> None:
    def linked(*kinds: bytes) -> LetterheadReport:
        annotations = b" ".join(b"<</Type/Annot/Subtype/%s/Rect[0 0 99 99]>>" % kind for kind in kinds)
        return report(tmp_path, letterheads.Raw(page=b"/MediaBox[0 0 595 842]/Annots[%s]" % annotations).bytes())

    (alone,) = linked(b"Link").problems
    assert (alone.code, "look the same" in str(alone.hint)) == ("SB720", True)
    (told,) = linked(b"Link", b"Text").problems
    assert Translator("en")(told.message) == "page 1: these are not printed: comments and marks"


def test_everything_can_be_told_as_json(tmp_path: Path) -> None:
    for data in (letterheads.municipal(), letterheads.acting(), letterheads.bomb()):
        json.dumps(report(tmp_path, data).as_dict())
