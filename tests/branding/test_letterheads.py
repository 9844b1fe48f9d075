"""A brand's letterheads on the pages that it names: laid where asked, refused in one clear line, never in the way."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from sheetbuilder import Built, ContentError, LayoutError, Package, Problem, build, load_brand
from sheetbuilder.brand.overlay import OF_ALL, OverlayFile
from sheetbuilder.branding.apply import apply_brand
from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.compose import select, targets
from sheetbuilder.compose.composer import new_composer
from sheetbuilder.errors import Severity
from sheetbuilder.foreign.letterhead.report import inspect as read
from sheetbuilder.foreign.sandbox.process import Process
from sheetbuilder.foreign.sandbox.reader import Reader
from sheetbuilder.language import Translator
from sheetbuilder.layout.extents import extents, flat
from sheetbuilder.layout.flow.pages import Page, PageType, page_types
from sheetbuilder.layout.items import Text
from sheetbuilder.models.structure import fields_of
from tests.foreign.letterhead import letterheads
from tests.foreign.letterhead.letterheads import MM, Raw, boxed, drawn, saved
from tests.foreign.letterhead.test_prepare import DANGER, GEOMETRIES, SOUND, expanded, marked
from tests.foreign.letterhead.test_report import UNUSABLE
from tests.readings import inspect
from tests.tools import verapdf
from tools.letterheads import main as draw

DAY = datetime.date(2026, 11, 24)
BASE = 'type: brand\nname: Prøvehøj Kommune\nmunicipality_code: "0000"\n'
MODEST = boxed(b"/MediaBox[0 0 595.28 841.89]", b"0 0 1 rg 20 828 555 6 re f")
"""A rule along the upper edge, above everything that we print."""
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a brand file and the letterheads beside it."""

    def put(more: str, name: str = "brand.yaml", base: str = BASE, **files: bytes) -> Path:
        for stem, data in files.items():
            saved(tmp_path, data, f"{stem}.pdf")
        path = tmp_path / name
        path.write_text(base + more, encoding="utf-8")
        return path

    return put


def first_set(package: Package) -> str:
    return targets(package)[0].name


def made(package: Package, brand: Path, *names: str, require: bool = False) -> Built:
    out = brand.parent / "out"
    chosen = names or (first_set(package),)
    return build(package, chosen, out=out, date=DAY, brand=load_brand(brand), require=require)[0]


def wrong(package: Package, brand: Path, *, require: bool = False) -> tuple[Problem, ...]:
    with pytest.raises((ContentError, LayoutError)) as raised:
        made(package, brand, require=require)
    return raised.value.problems


def painted(built: Built) -> list[bool]:
    """By page, whether there is an artwork on it."""
    reader = PdfReader(built.path)
    pages = (page.get_contents().get_data() for page in reader.pages)  # type: ignore[union-attr]
    return [re.search(rb"/Art\d+ Do", content) is not None for content in pages]


def called(package: Package, brand: Path) -> list[set[str]]:
    """By page of the first set, what it is called."""
    pages = (
        new_composer(apply_brand(package, PrintOptions(date=DAY, brand=load_brand(brand))))
        .compose(targets(package)[0])
        .pages
    )
    return [set(page_types(page.kind, first=page.number == 1, landscape=page.landscape)) for page in pages]


def doubled(writer: PdfWriter) -> None:
    writer.add_page(writer.pages[0])


def test_the_names_of_pages_are_the_keys_of_the_file() -> None:
    assert set(PageType) == set(fields_of(OverlayFile)) - set(OF_ALL)


@pytest.mark.long
@pytest.mark.parametrize(
    ("overlay", "on"),
    [
        ("a.pdf", {"first"}),
        ("{file: b.pdf}", {"first", "other"}),
        ("{first: a.pdf, other: none}", {"first"}),
        ("{other: a.pdf}", {"other"}),
        ("{file: b.pdf, cover: none, front: none}", {"text", "back"}),
        ("{blank: a.pdf, back: {file: b.pdf, page: 2, layer: over}}", {"blank", "back"}),
        ("{first: none, cover: a.pdf}", {"cover"}),
        ("none", set()),
    ],
)
def test_each_page_has_what_is_named_for_it(overlay: str, on: set[str], small: Package, write: Write) -> None:
    brand = write(f"overlay: {overlay}\n", a=MODEST, b=letterheads.rewritten(MODEST, doubled))
    wanted = [bool(names & on) for names in called(small, brand)]
    assert painted(made(small, brand)) == wanted


def test_an_empty_page_that_nobody_asked_for_is_no_letterhead(small: Package, write: Write) -> None:
    two = letterheads.drawn_pages((b"0 0 1 rg 20 828 555 6 re f", b""))
    wanted = ["first" in names for names in called(small, write("overlay: {file: a.pdf}\n", a=two))]
    assert painted(made(small, write("overlay: {file: a.pdf}\n", a=two))) == wanted
    problems = wrong(small, write("overlay: {first: a.pdf, other: {file: a.pdf, page: 2}}\n", a=two))
    assert "SB723" in {problem.code for problem in problems}


def test_pages_that_lie_have_one_that_lies_or_none(small: Package, write: Write) -> None:
    lying = boxed(b"/MediaBox[0 0 841.89 595.28]", b"0 0 1 rg 20 582 801 6 re f")
    brand = write("overlay: {first: a.pdf, other: a.pdf}\n", a=MODEST)
    built = made(small, brand, "workflow")
    assert painted(built) == [False, False]
    assert [problem.code for problem in built.warnings] == ["SB361"]
    assert built.warnings[0].where is not None
    assert built.warnings[0].where.line == 4
    brand = write("overlay: {first: a.pdf, other: a.pdf, landscape: b.pdf}\n", a=MODEST, b=lying)
    built = made(small, brand, "workflow")
    assert (painted(built), built.warnings) == ([True, True], ())
    brand = write("overlay: {figure: b.pdf}\n", a=MODEST, b=lying)
    assert painted(made(small, brand, "workflow")) == [True, False]
    for name, data in (("blank", lying), ("landscape", MODEST)):
        built = made(small, write(f"overlay: {{{name}: a.pdf}}\n", a=data))
        assert [problem.code for problem in built.warnings] == ["SB361"]


def test_names_are_joined_one_by_one(small: Package, write: Write) -> None:
    write("overlay: {cover: a.pdf, back: a.pdf}\n", "parent.yaml", a=MODEST)
    brand = write("overlay: {cover: none}\n", base="type: brand\nextends: parent.yaml\n")
    assert painted(made(small, brand)) == ["back" in names for names in called(small, brand)]
    brand = write("overlay: a.pdf\n", base="type: brand\nextends: parent.yaml\n")
    assert painted(made(small, brand)) == ["first" in names for names in called(small, brand)]
    write("overlay: a.pdf\nlocks: [overlay]\n", "parent.yaml", a=MODEST)
    (problem,) = wrong_brand(write("overlay: none\n", base="type: brand\nextends: parent.yaml\n"))
    assert problem.code == "SB322"


def wrong_brand(path: Path) -> tuple[Problem, ...]:
    with pytest.raises(ContentError) as raised:
        load_brand(path)
    return raised.value.problems


# The report's own test meets the bomb in every run.
BY_SORT = [pytest.param(sort, marks=pytest.mark.long if sort == "flate" else ()) for sort in UNUSABLE]


@pytest.mark.long
@pytest.mark.parametrize("sort", BY_SORT)
def test_what_cannot_be_used_is_told_at_its_line_and_changes_nothing(sort: str, small: Package, write: Write) -> None:
    data, code = UNUSABLE[sort]
    before = made(small, write("overlay: none\n")).path
    kept = before.read_bytes()
    problems = wrong(small, write("unit: Her\noverlay:\n  cover:\n    file: bad.pdf\n", bad=data))
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    assert [problem.code for problem in errors] == [code]
    where = errors[0].where
    assert where is not None
    assert (where.file.name, where.line, where.column) == ("brand.yaml", 7, 11)
    assert str(errors[0].message).startswith("bad.pdf: ")
    assert "\n" not in str(errors[0].message)
    assert before.read_bytes() == kept
    assert list(before.parent.iterdir()) == [before]


def test_all_that_is_wrong_is_told_at_once(small: Package, write: Write, tmp_path: Path) -> None:
    saved(tmp_path.parent, MODEST, "outside.pdf")
    brand = write(
        "overlay:\n  first: none.pdf\n  other: ../outside.pdf\n  cover: {file: a.pdf, page: 9}\n  back: b.pdf\n"
        "  front: {file: a.pdf, safe_area: {top: 150, bottom: 150}}\n",
        a=MODEST,
        b=letterheads.encrypted(),
    )
    found = [(problem.code, problem.where.line if problem.where else 0) for problem in wrong(small, brand)]
    assert sorted(found) == [
        ("SB360", 5),
        ("SB360", 6),
        ("SB362", 9),
        ("SB703", 8),
        ("SB722", 7),
    ]


def test_what_is_left_out_is_told_once_at_its_line(small: Package, write: Write) -> None:
    brand = write("overlay: {blank: a.pdf}\n", a=letterheads.acting())
    built = made(small, brand)
    assert [problem.code for problem in built.warnings] == ["SB717", "SB720"]
    assert {problem.where.line for problem in built.warnings if problem.where} == {4}
    with pytest.raises(ContentError):
        build(small, [first_set(small)], out=brand.parent / "no", date=DAY, brand=load_brand(brand), strict=True)
    assert not (brand.parent / "no").exists()


def test_a_font_that_is_missing_costs_pdfa_and_can_be_refused(small: Package, write: Write) -> None:
    brand = write("overlay: {blank: a.pdf}\n", a=letterheads.unembedded())
    built = made(small, brand)
    assert [problem.code for problem in built.warnings] == ["SB719"]
    assert "Helvetica" in str(built.warnings[0].message)
    report = inspect(built.path)
    assert (report.pdfa, report.pdfua) == (None, None)
    kept = built.path.read_bytes()
    (problem,) = wrong(small, brand, require=True)
    assert (problem.code, problem.severity) == ("SB719", Severity.ERROR)
    assert built.path.read_bytes() == kept
    sound = write("overlay: {blank: a.pdf}\n", a=letterheads.municipal())
    assert inspect(made(small, sound, require=True).path).pdfa == "2a"


@pytest.fixture(scope="module")
def sound(small: Package, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Path]]:
    """The first set without a letterhead, and with each sound one where nothing stands in its way."""
    folder = tmp_path_factory.mktemp("sound")
    brand = folder / "brand.yaml"
    found = {}
    boxes = {f"box {key}": marked(*box) for key, box in GEOMETRIES.items()}
    handed_down = Raw(
        b"/F Do",
        pages=b"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]/Rotate 180/Resources<</XObject<</F 5 0 R>>>>>>",
        more={
            3: b"<</Type/Page/Parent 2 0 R/Contents 4 0 R>>",
            5: letterheads.form(b"0 0 1 rg 50 700 100 40 re f"),
        },
    ).bytes()
    for name, data in {"nothing": b"", **SOUND, **boxes, "handed down": handed_down}.items():
        saved(folder, data, "a.pdf")
        kept = "{blank: a.pdf, landscape: none}" if data else "none"
        brand.write_text(f"{BASE}overlay: {kept}\n", encoding="utf-8")
        path = made(small, brand).path
        found[name] = path.replace(folder / f"{name}.pdf")
    plain = found.pop("nothing")
    return plain, found


# Every run lays the same letterheads under pages where one is prepared; here each costs a whole build.
@pytest.mark.long
def test_tree_and_text_are_those_without_a_letterhead(sound: tuple[Path, dict[str, Path]]) -> None:
    plain, found = inspect(sound[0]), sound[1]
    assert plain.problems == ()
    for name, path in found.items():
        report = inspect(path)
        assert [str(problem.message) for problem in report.problems] == [], name
        assert report.tree_lines() == plain.tree_lines(), name
        assert report.text() == plain.text(), name
        assert b"/Art1" in b"".join(expanded(path)), name


@pytest.mark.long
def test_nothing_dangerous_comes_along(sound: tuple[Path, dict[str, Path]]) -> None:
    usual = set(DANGER.findall(b"\n".join(expanded(sound[0]))))
    for name, path in sound[1].items():
        assert set(DANGER.findall(b"\n".join(expanded(path)))) <= usual, name


@pytest.mark.long
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_verapdf_passes_every_one(flavour: str, sound: tuple[Path, dict[str, Path]]) -> None:
    verdicts = verapdf(flavour, list(sound[1].values()))
    assert {path.name: verdicts.get(path) for path in sound[1].values()} == {
        path.name: "PASS" for path in sound[1].values()
    }


def test_many_brands_share_a_child_and_what_it_read(
    small: Package, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    ask = Process.ask

    def counted(self: Process, kind: str, data: bytes, **arguments: int | None) -> bytes:
        asked.append(kind)
        return ask(self, kind, data, **arguments)

    monkeypatch.setattr(Process, "ask", counted)
    brand = load_brand(
        write("overlay: {first: a.pdf, other: a.pdf, cover: b.pdf, landscape: none}\n", a=MODEST, b=MODEST)
    )
    with Reader() as reader:
        ones = [apply_brand(small, PrintOptions(date=DAY, brand=brand), reader) for _ in range(3)]
    assert len(asked) == 1
    assert ones[0].overlays == ones[2].overlays


def test_the_same_brand_gives_the_same_bytes(small: Package, write: Write) -> None:
    brand = write("overlay: {cover: a.pdf}\n", a=MODEST)
    assert made(small, brand).path.read_bytes() == made(small, brand).path.read_bytes()


# Content in the way


def test_content_that_touches_ink_is_told_by_page_and_words(small: Package, write: Write) -> None:
    brand = write("overlay: {first: a.pdf, other: a.pdf, landscape: none}\n", a=letterheads.municipal())
    problems = wrong(small, brand)
    assert {problem.code for problem in problems} == {"SB405"}
    told = [str(problem.message) for problem in problems]
    assert any("page 1 (cover)" in one for one in told)
    assert any("(working page)" in one for one in told)
    assert all(problem.where is not None and problem.where.line for problem in problems)
    assert all(problem.hint is not None for problem in problems)
    assert not (brand.parent / "out").exists()


def test_a_foot_counts_as_content(small: Package, write: Write) -> None:
    low = boxed(b"/MediaBox[0 0 595.28 841.89]", b"0 0 1 rg 400 30 160 8 re f")
    problems = wrong(small, write("overlay: {back: a.pdf}\n", a=low))
    assert all("Udgave" in str(one.message) or "·" in str(one.message) for one in problems)
    assert {one.code for one in problems} == {"SB405"}


@pytest.mark.long
@pytest.mark.parametrize(
    ("grey", "extra", "codes"),
    [
        (b"0.95", "", set()),
        (b"0.8", "", {"SB405"}),
        (b"0.95", ", safe_area: {top: 8, bottom: 8, left: 8, right: 8}", set()),
        (b"0.95", ", layer: over, safe_area: {top: 8, bottom: 8, left: 8, right: 8}", {"SB405"}),
        (b"0.5", ", safe_area: {top: 8, bottom: 8, left: 8, right: 8}", {"SB405"}),
        (b"1", "", set()),
        (b"1", ", layer: over", {"SB405"}),
        (b"1", ", safe_area: {top: 30}", {"SB406"}),
        (b"1", ", safe_area: {right: 40}", {"SB406"}),
    ],
)
def test_what_counts_as_in_the_way(grey: bytes, extra: str, codes: set[str], small: Package, write: Write) -> None:
    """Ink on which text can be read is not in the way; over the pages even white hides what lies below it."""
    full = boxed(b"/MediaBox[0 0 595.28 841.89]", b"0 0 1 rg 20 828 555 6 re f " + grey + b" g 0 100 595 600 re f")
    brand = write(f"overlay: {{cover: {{file: a.pdf{extra}}}}}\n", a=full)
    if codes:
        assert {problem.code for problem in wrong(small, brand)} == codes
    else:
        assert painted(made(small, brand))[0]


EVERYWHERE = "first: a.pdf, other: a.pdf, landscape: none"


def test_what_is_ours_is_told_at_the_letterhead_and_not_in_our_files(ours: Package, write: Write) -> None:
    path = write(f"overlay: {{{EVERYWHERE}}}\n", a=letterheads.Raw(b"150 100 300 600 re f").bytes())
    problems = wrong(ours, path)
    assert {one.code for one in problems} == {"SB405"}
    assert {(one.where.file, one.where.line) for one in problems if one.where} == {(path, 4)}


@pytest.mark.long
def test_room_is_made_and_told(small: Package, write: Write) -> None:
    data = letterheads.municipal()
    plain, moved = (
        made(small, write(f"overlay: {{{more}{EVERYWHERE}}}\n", a=part))
        for more, part in (("", MODEST), ("make_room: true, ", data))
    )
    assert [str(note) for note in moved.notes] == [
        f"clear of the letterhead of “{name}”, content begins 22 mm lower and ends 13 mm higher"
        for name in ("first", "other")
    ]
    foot = letterheads.Raw(b"60 20 400 30 re f").bytes()
    head = letterheads.Raw(b"60 780 400 30 re f").bytes()
    for data, told in ((foot, "content ends"), (head, "content begins")):
        notes = made(small, write(f"overlay: {{make_room: true, {EVERYWHERE}}}\n", a=data)).notes
        assert notes
        assert all(told in str(note) and " and " not in str(note) for note in notes)
    assert plain.notes == ()
    assert inspect(moved.path).problems == ()
    assert inspect(moved.path).tree_lines() == inspect(plain.path).tree_lines()


def test_room_is_made_only_where_there_is_a_letterhead(small: Package, write: Write) -> None:
    brand = load_brand(write("overlay: {make_room: true, cover: a.pdf, blank: a.pdf}\n", a=letterheads.municipal()))
    ready = apply_brand(small, PrintOptions(date=DAY, brand=brand))
    plain = apply_brand(small, PrintOptions(date=DAY, brand=load_brand(write("overlay: none\n"))))
    one, other = (new_composer(each).compose(targets(small)[0]).pages for each in (ready, plain))
    changed = [page.kind for page, before in zip(one, other, strict=True) if said_where(page) != said_where(before)]
    assert changed == ["cover"]


def said_where(page: Page) -> list[tuple[float, float, str]]:
    return [(x + one.x, y + one.y, one.text) for x, y, one in flat(page.items) if isinstance(one, Text)]


def test_first_pages_make_room_for_their_own_letterhead(small: Package, write: Write) -> None:
    """A sheet alone begins with its front, which leaves room; in a set a front is any other page."""
    overlay = "overlay: {make_room: true, first: a.pdf, landscape: none}\n"
    brand = load_brand(write(overlay, a=letterheads.municipal()))
    printing = new_composer(apply_brand(small, PrintOptions(date=DAY, brand=brand)))
    whole, alone = (printing.compose(select(small, [name])[0]) for name in (first_set(small), small.sheets[0].number))
    front = next(page for page in whole.pages if page.kind == "front")
    assert top(alone.pages[0]) > top(front) + 10 * MM
    assert top(alone.pages[1]) == top(next(page for page in whole.pages if page.kind == "back"))
    printing.checked()


def top(page: Page) -> float:
    return min(one.top for x, y, item in flat(page.items) for one in extents(x, y, item))


def test_what_does_not_fit_below_a_letterhead_is_told_once_at_the_brand(ours: Package, write: Write) -> None:
    deep = boxed(b"/MediaBox[0 0 595.28 841.89]", b"0 0 1 rg 0 600 595 242 re f")
    brand = write("overlay: {make_room: true, front: a.pdf}\n", a=deep)
    with pytest.raises(LayoutError) as raised:
        made(ours, brand, "2.6")
    (problem,) = (one for one in raised.value.problems if one.code != "SB361")
    assert (problem.code, problem.where and problem.where.line) == ("SB407", 4)
    assert re.search(r"1 page \(front of a sheet\): Ark 2.6 lacks \d+ mm", Translator("en")(problem.message))
    assert "front: none" in str(problem.hint)


def test_no_room_is_made_for_what_is_everywhere(small: Package, write: Write) -> None:
    full = boxed(b"/MediaBox[0 0 595.28 841.89]", b"0.5 g 100 0 300 842 re f")
    problems = wrong(small, write("overlay: {make_room: true, cover: a.pdf}\n", a=full))
    assert {problem.code for problem in problems} == {"SB405"}


@pytest.mark.parametrize("paper", ["a3", "a5"])
def test_a_safe_area_grows_with_its_letterhead(paper: str, small: Package, write: Write) -> None:
    brand = load_brand(write("overlay: {first: {file: a.pdf, safe_area: {top: 11, left: 11, right: 11}}}\n", a=MODEST))
    (built,) = build(small, ["workflow"], out=brand.file.where.file.parent, date=DAY, brand=brand, paper=paper)
    assert built.pages


def test_odd_boxes_lie_where_an_eye_sees_them(small: Package, write: Write) -> None:
    """Ink along the page's upper edge as one sees it, whatever the file calls it, touches no content."""
    turned = boxed(b"/MediaBox[100 50 941.89 645.28]/Rotate 90", b"0 0 1 rg 108 60 6 575 re f")
    assert painted(made(small, write("overlay: {cover: a.pdf}\n", a=turned)))[0]
    wrong_way = boxed(b"/MediaBox[100 50 941.89 645.28]/Rotate 90", b"0 0 1 rg 135 60 6 575 re f")
    assert {problem.code for problem in wrong(small, write("overlay: {cover: a.pdf}\n", a=wrong_way))} == {"SB405"}


def test_fonts_of_a_letterhead_are_its_own(small: Package, write: Write) -> None:
    def head(canvas: object) -> None:
        canvas.setFont("Letter", 6)  # type: ignore[attr-defined]
        canvas.drawString(60, 829, "Prøvehøj Kommune")  # type: ignore[attr-defined]

    built = made(small, write("overlay: {first: a.pdf, other: a.pdf, landscape: none}\n", a=drawn(head)))
    report = inspect(built.path)
    assert report.problems == ()
    assert (report.pdfa, report.pdfua) == ("2a", "1")


# The examples

EXAMPLES = Path(__file__).parents[2] / "examples" / "brands"


@pytest.mark.long
def test_the_letterheads_of_the_examples_are_those_of_the_script(tmp_path: Path) -> None:
    """Bytes may differ with the version of a library; what is painted may not."""
    draw(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        path.name for path in (EXAMPLES / "letterheads").iterdir()
    )
    for path in tmp_path.iterdir():
        found = [read(one).facts for one in (path, EXAMPLES / "letterheads" / path.name)]
        assert found[0] is not None
        assert found[0].pages == (found[1].pages if found[1] else None)
        assert read(path).problems == ()


def test_odd_boxes_of_the_example_are_odd() -> None:
    facts = read(EXAMPLES / "letterheads" / "moensterbjerg.pdf").facts
    assert facts is not None
    assert [page.rotation for page in facts.pages] == [90, 0, 270]
    assert [page.user_unit for page in facts.pages] == [1, 2, 1]
    assert all(page.boxes["media"][0] != 0 for page in facts.pages)
    assert facts.pages[0].boxes["crop"] != facts.pages[0].boxes["media"]
    assert [(round(page.width / MM), round(page.height / MM)) for page in facts.pages] == [
        (210, 297),
        (210, 297),
        (297, 210),
    ]


@pytest.fixture(scope="module")
def examples(ours: Package, tmp_path_factory: pytest.TempPathFactory) -> tuple[Built, ...]:
    """Of each example a figure that lies, a sheet and the set that has every kind of page."""
    out = tmp_path_factory.mktemp("examples")
    return tuple(
        built
        for path in sorted(EXAMPLES.glob("*.yaml"))
        for built in build(ours, ["set-1", "workflow", "2.6"], out=out, date=DAY, brand=load_brand(path))
    )


@pytest.mark.long
def test_every_page_of_the_examples_has_its_letterhead(examples: tuple[Built, ...]) -> None:
    for built in examples:
        if built.target != "set-1":
            assert all(painted(built)), built.path
    assert {problem.code for built in examples for problem in built.warnings} == set()


@pytest.mark.long
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_verapdf_passes_the_examples(flavour: str, examples: tuple[Built, ...]) -> None:
    verdicts = verapdf(flavour, [built.path for built in examples])
    assert [verdicts.get(built.path) for built in examples] == ["PASS"] * len(examples)


def test_what_two_letterheads_have_in_common_is_in_the_file_once(small: Package, write: Write) -> None:
    def head(canvas: object) -> None:
        canvas.setFont("Letter", 6)  # type: ignore[attr-defined]
        canvas.drawString(60, 829, "Prøvehøj Kommune")  # type: ignore[attr-defined]

    def rule(canvas: object) -> None:
        head(canvas)
        canvas.rect(300, 828, 200, 4)  # type: ignore[attr-defined]

    overlay = "overlay: {first: a.pdf, other: b.pdf, landscape: none}\n"
    built = made(small, write(overlay, a=drawn(head), b=drawn(rule)))
    assert inspect(built.path).problems == ()
    names = re.findall(rb"/FontFile2", b"\n".join(expanded(built.path)))
    alone = made(small, write("overlay: none\n"))
    assert len(names) == len(re.findall(rb"/FontFile2", b"\n".join(expanded(alone.path)))) + 1
