"""Cards on paper and alone: what is printed behind what, what is cut, and what who listens is told."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from pypdf import PdfReader

from sheetbuilder import LayoutError, MissingError, PrintOptions, build, check
from sheetbuilder.brand.sample import sample
from sheetbuilder.branding.apply import apply_brand
from sheetbuilder.compose.cache import LayoutCache
from sheetbuilder.compose.cards import cards_document
from sheetbuilder.compose.composer import new_composer
from sheetbuilder.compose.session import new_session
from sheetbuilder.content import Package
from sheetbuilder.content.cards import CardDeck
from sheetbuilder.content.conditions import Fact
from sheetbuilder.imposition.booklet import Booklet
from sheetbuilder.imposition.card_grid import card_grid
from sheetbuilder.imposition.press import Press
from sheetbuilder.layout.artwork import Artwork, Piece
from sheetbuilder.layout.extents import flat
from sheetbuilder.layout.items import Picture, Text
from sheetbuilder.layout.logo import Logo
from sheetbuilder.layout.places import places
from sheetbuilder.layout.sides import Flip, Sides
from sheetbuilder.pdf.inspect import Report
from sheetbuilder.theme import default_theme
from sheetbuilder.theme.papers import MM, card, paper
from sheetbuilder.values import replace
from tests.packages import Files, made
from tests.readings import inspect
from tests.tools import verapdf

DAY = datetime.date(2026, 11, 24)
CACHE = LayoutCache()
TARGETS = ("cards-livline", "cards-agreement", "cards-conversation", "cards-elements", "cards-roles")

REST = [("a4", Flip.SHORT), ("a3", None), ("a3", Flip.LONG), ("a3", Flip.SHORT), ("a5", Flip.LONG), ("a5", None)]


def deck(package: Package, name: str) -> CardDeck:
    assert package.cards is not None
    return next(one for one in package.cards.decks if one.target == name)


@pytest.fixture(scope="module")
def built(ours: Package, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The file of each deck, as it is usually printed."""
    return {made.target: made.path for made in build(ours, TARGETS, out=tmp_path_factory.mktemp("cards"))}


@pytest.fixture(scope="module")
def alone(ours: Package, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The file of each deck, its cards alone."""
    made = build(ours, TARGETS, out=tmp_path_factory.mktemp("alone"), single=True)
    return {each.target: each.path for each in made}


def one(package: Package, name: str, out: Path, **keywords: Any) -> Path:
    """The file of a target."""
    (built,) = build(package, [name], out=out, **keywords)
    return built.path


@dataclass(frozen=True, slots=True)
class Seen:
    """Where words stand on a page of a file, in points from its lower left corner; whether they run to the right."""

    x: float
    y: float
    upright: bool


def seen(path: Path, page: int, wanted: str) -> Seen:
    """Where words stand on a page."""
    with pypdfium2.PdfDocument(path) as document:
        text = document[page].get_textpage()
        words = re.search(r"\s+".join(map(re.escape, wanted.split())), text.get_text_range())
        assert words is not None, wanted
        left, bottom, right, top = text.get_charbox(words.start())
        later = text.get_charbox(words.start() + 2)
        return Seen((left + right) / 2, (bottom + top) / 2, later[0] > left)


def strokes(path: Path, page: int) -> list[tuple[float, float, float, float]]:
    """The straight lines of 0.25 points on a page: left, bottom, right, top in points."""
    found = []
    with pypdfium2.PdfDocument(path) as document:
        for item in document[page].get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
            left, bottom, right, top = item.get_bounds()
            if max(right - left, top - bottom) < 5.2 * MM and min(right - left, top - bottom) < 0.6:
                found.append((left, bottom, right, top))
    return found


def turned(at: Seen, width: float, height: float, flip: Flip) -> tuple[float, float, bool]:
    """Where a point of a back lies when one looks through the front, and whether its words are upright on the leaf.

    The paper is taken in hand and turned: over an edge that stands left and right change places, over one that lies
    head and foot do. What is cut out is turned as a leaf is; where the paper was turned head over heels, words that
    stand on their head on it are upright then.
    """
    stands = height > width
    if (flip is Flip.LONG) is stands:
        return width - at.x, at.y, at.upright
    return at.x, height - at.y, not at.upright


@pytest.mark.parametrize(
    ("printed", "flip"),
    [
        ("a4", None),
        ("a4", Flip.LONG),
        *(pytest.param(printed, flip, marks=pytest.mark.long) for printed, flip in REST),
    ],
)
def test_backs_meet_their_fronts_however_the_paper_is_turned(
    printed: str, flip: Flip | None, ours: Package, tmp_path: Path
) -> None:
    """Two A6 lie on an A4 that lies, four on an A3 that stands."""
    path = one(ours, "cards-elements", tmp_path, flip=flip, paper=printed)
    grid = card_grid(paper(printed), card("a6"))
    preference = PdfReader(path).trailer["/Root"]["/ViewerPreferences"]["/Duplex"]  # type: ignore[index]
    used = Flip.LONG if preference == "/DuplexFlipLongEdge" else Flip.SHORT
    assert used is (flip or (Flip.SHORT if grid.width > grid.height else Flip.LONG))
    for index, element in enumerate(ours.core_elements.elements):
        front, place = index // grid.count * 2, index % grid.count
        left, bottom, right, top = grid.trims[place]
        title = seen(path, front, element.name)
        assert left < title.x < right
        assert bottom < title.y < top
        assert title.upright
        behind = seen(path, front + 1, f"{element.number} {element.short}")
        x, y, upright = turned(behind, grid.width, grid.height, used)
        assert left < x < right, element.name
        assert bottom < y < top, element.name
        assert upright, element.name


def test_what_is_cut_is_what_the_marks_of_the_file_say(built: Mapping[str, Path]) -> None:
    for name, size in (("cards-livline", "a7"), ("cards-elements", "a6")):
        path = built[name]
        grid = card_grid(paper("a4"), card(size))
        upright = {round((mark[0] + mark[2]) / 2, 1) for mark in strokes(path, 0) if mark[3] - mark[1] > 3 * MM}
        level = {round((mark[1] + mark[3]) / 2, 1) for mark in strokes(path, 0) if mark[2] - mark[0] > 3 * MM}
        wanted_x = {value for trim in grid.trims for value in (trim[0], trim[2])}
        wanted_y = {value for trim in grid.trims for value in (trim[1], trim[3])}
        for marks, wanted in ((upright, wanted_x), (level, wanted_y)):
            assert all(min(abs(mark - value) for mark in marks) < 0.15 for value in wanted)
            assert all(min(abs(mark - value) for value in wanted) < 0.15 for mark in marks)
        assert strokes(path, 1) == []


def told(report: Report) -> str:
    return " ".join(report.text().split())


def test_who_listens_is_told_each_card_once_front_then_back(ours: Package, built: Mapping[str, Path]) -> None:
    report = inspect(built["cards-livline"])
    (livline,) = deck(ours, "cards-livline").cards
    assert livline.back is not None
    assert livline.back.title is not None
    said = told(report)
    assert said.count(livline.title) == said.count(livline.back.title) == 1
    assert said.index(livline.title) < said.index("112") < said.index(livline.back.title)
    elements = told(inspect(built["cards-elements"]))
    order = [
        elements.index(text)
        for each in ours.core_elements.elements
        for text in (each.name, each.question, " ".join(each.description.split())[:20])
    ]
    assert order == sorted(order)


def test_each_card_is_a_section_with_its_heading(ours: Package, built: Mapping[str, Path]) -> None:
    report = inspect(built["cards-roles"])
    sections = [node for node in report.tree.walk() if node.role == "Sect"]
    heads = [[kid.text.strip() for kid in node.walk() if re.fullmatch("H[1-6]", kid.role)] for node in sections]
    assert heads == [[each.title] for each in deck(ours, "cards-roles").cards]


def test_a_card_that_fills_takes_the_free_places_and_no_other_comes_twice(
    ours: Package, built: Mapping[str, Path]
) -> None:
    texts = [" ".join(page.extract_text().split()) for page in PdfReader(built["cards-conversation"]).pages]
    whole = " ".join(texts)
    cards = deck(ours, "cards-conversation").cards
    again = {each.title: whole.count(each.title) for each in cards}
    # An A5 twice on A4; nine topics of A7 on papers for four, and the one without a topic in the places left.
    assert again == {each.title: 2 if each.id == "aabning" else 4 if each.id == "eget" else 1 for each in cards}
    assert [bool(text) for text in texts] == [True, False] * 4


def test_blank_backs_are_there_and_are_left_out_on_one_side(ours: Package, tmp_path: Path) -> None:
    names = ["cards-roles", "cards-livline"]
    roles, livline = (
        [bool(page.extract_text().strip()) for page in PdfReader(made.path).pages]
        for made in build(ours, names, out=tmp_path, sides=Sides.SIMPLEX)
    )
    assert roles == [True]
    assert livline == [True, True], "a back with words on it stays"


def test_alone_each_card_is_a_page_of_its_size(ours: Package, alone: Mapping[str, Path]) -> None:
    sizes = {"a5": (148, 210), "a6": (105, 148), "a7": (74, 105)}
    for name in TARGETS:
        path = alone[name]
        held = deck(ours, name)
        assert path.name == f"{held.file}-enkeltvis.pdf"
        assert all(page["/TrimBox"] == page["/MediaBox"] for page in PdfReader(path).pages), "no bleed"
        pages = [tuple(round(float(side) / MM) for side in page.mediabox[2:]) for page in PdfReader(path).pages]
        if held.takes:
            assert pages == [sizes["a6"]] * 18
        else:
            backs = 1 + any(each.back for each in held.cards)
            assert pages == [sizes[held.size_of(each)] for each in held.cards for _ in range(backs)]


def test_alone_without_backs_is_printed_on_one_side(alone: Mapping[str, Path]) -> None:
    found = {}
    for name in ("cards-roles", "cards-livline"):
        root = PdfReader(alone[name]).trailer["/Root"]
        found[name] = root["/ViewerPreferences"]["/Duplex"]  # type: ignore[index]
    assert found == {"cards-roles": "/Simplex", "cards-livline": "/DuplexFlipLongEdge"}


def test_no_scheme_places_what_is_cut(built: Mapping[str, Path], ours: Package, tmp_path: Path) -> None:
    """A booklet is composed for half a paper, and folded; the cards beside it are what they are without one."""
    names = ["strategy", "cards-livline", "cards-agreement"]
    booklet, *cards = build(ours, names, out=tmp_path, imposition=Booklet())
    assert booklet.path.name.endswith("foldehaefte.pdf")
    for each_one in cards:
        assert each_one.path.name == built[each_one.target].name
        assert each_one.path.read_bytes() == built[each_one.target].read_bytes()


def test_a_print_shop_gets_each_card_on_a_surface_with_its_trim(ours: Package, tmp_path: Path) -> None:
    path = one(ours, "cards-livline", tmp_path, imposition=Press(), flip=Flip.SHORT)
    assert path.name == "livlinekort-enkeltvis-trykkeri.pdf"
    pages = PdfReader(path).pages
    assert [[round(float(side) / MM) for side in (page.trimbox.width, page.trimbox.height)] for page in pages] == [
        [74, 105]
    ] * 2
    assert [round(float(page.mediabox.width) / MM) for page in pages] == [98, 98]
    assert all(seen(path, at, words).upright for at, words in ((0, "Når du har"), (1, "Når det er"))), (
        "on its own sheets"
    )
    report = inspect(path)
    assert report.problems == ()
    assert told(report).count("Når du har brug for det") == 1


def test_cards_alone_are_not_placed_and_that_is_told(ours: Package, tmp_path: Path) -> None:
    with pytest.raises(MissingError) as caught:
        build(ours, ["cards-livline", "cards-roles"], out=tmp_path, imposition=Booklet())
    assert [problem.code for problem in caught.value.problems] == ["SB889"]
    assert list(tmp_path.iterdir()) == []


def test_only_cards_can_stand_alone(ours: Package, tmp_path: Path) -> None:
    with pytest.raises(MissingError) as caught:
        build(ours, ["2.6"], out=tmp_path, single=True)
    assert [problem.code for problem in caught.value.problems] == ["SB888"]
    assert list(tmp_path.iterdir()) == []


def test_type_grows_with_the_room_and_is_alike_on_all_cards_of_a_size(ours: Package) -> None:
    session = new_composer(apply_brand(ours)).session
    for name in TARGETS:
        document = cards_document(session, deck(ours, name))
        texts = [item for page in document.pages for _, _, item in flat(page.items) if isinstance(item, Text)]
        assert min(item.size for item in texts) >= 8
        assert session.problems == []
    titles = {
        item.size
        for page in cards_document(session, deck(ours, "cards-roles")).pages
        for _, _, item in flat(page.items)
        if isinstance(item, Text) and item.text.startswith("Jeg")
    }
    assert len({size for size in titles if size > 15}) == 1


NAMES = (
    "Prøvesund Kommune",
    "Bornholms Regionskommune",
    "Sekretariatet for Tryghed, Trivsel og Fællesskab på tværs af alt",
)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("shape", [None, (100, 100), (300, 40), (60, 150)], ids=str)
def test_whoever_gives_the_cards_they_have_room(shape: tuple[float, float] | None, name: str, ours: Package) -> None:
    """A logo that would take too much yields to the name; a number for the citizen is on the card as well."""
    brand = sample(frozenset({Fact.CITIZEN_CONTACTS}), DAY)
    brand = replace(brand, file=brand.file.changed(None, name=name))
    logo = Logo(Artwork(Piece((b"<<>>",), (), b""), (), *shape), name, width=52.0) if shape else None
    options = PrintOptions(brand=brand, date=DAY)
    session = new_session(ours, default_theme(), options, CACHE, logo)
    for target in TARGETS:
        pages = cards_document(session, deck(session.package, target)).pages
        assert session.problems == [], [str(problem.message) for problem in session.problems]
        drawn = [item for page in pages for _, _, item in flat(page.items)]
        pictures = [item for item in drawn if isinstance(item, Picture)]
        if not pictures:
            words = " ".join(item.text.strip() for item in drawn if isinstance(item, Text))
            assert name.split()[0] in words
        assert all(min(item.width, item.height) > 3 * MM for item in pictures)


def test_places_are_named_by_deck_card_and_line_and_copies_have_none(ours: Package) -> None:
    session = new_composer(apply_brand(ours)).session
    found = [each.place.name for each in places(cards_document(session, deck(ours, "cards-livline")))]
    assert found == [
        "cards-livline/livline/hvem",
        "cards-livline/livline/telefon",
        "cards-livline/livline/ingen-svarer",
        "cards-livline/livline/nat",
        "cards-livline/livline/back/selv",
        "cards-livline/livline/back/sammen",
        "cards-livline/livline/back/sted",
    ]


def with_cards(files: Files, **of_card: Any) -> None:
    files["cards.yaml"] = {
        "type": "cards",
        "decks": [
            {
                "id": "et",
                "title": "Et kort",
                "reader": "professional",
                "size": "a7",
                "cards": [{"id": "et", "title": "Et", **of_card}],
            }
        ],
    }


def test_a_deck_without_a_file_is_called_after_its_name(tmp_path: Path) -> None:
    package = made(tmp_path / "package", with_cards)
    assert one(package, "cards-et", tmp_path).name == "cards-et.pdf"


def test_what_has_no_room_is_told_at_the_card_with_its_millimetres(tmp_path: Path) -> None:
    lines = [{"id": f"linje-{n}", "label": f"Linje {n}", "lines": 4} for n in range(4)]
    package = made(tmp_path / "package", lambda files: with_cards(files, fields=lines))
    with pytest.raises(LayoutError) as caught:
        check(package)
    (problem,) = [each for each in caught.value.problems if each.code == "SB885"]
    assert problem.where is not None
    assert problem.where.file.name == "cards.yaml"
    assert re.fullmatch(r"Et: the card has \d+ mm too little room", str(problem.message))


def test_what_has_no_room_in_one_case_alone_is_told_with_the_case(tmp_path: Path) -> None:
    """Without a number for the citizen three lines have room; with one it stands below them."""
    fields: list[dict[str, Any]] = [{"id": f"linje-{n}", "label": f"Linje {n}", "lines": 2} for n in range(3)]
    fields.append({"id": "numre", "label": "Ellers", "contacts": True, "when": "citizen-contacts"})
    package = made(tmp_path / "package", lambda files: with_cards(files, fields=fields))
    with pytest.raises(LayoutError) as caught:
        check(package)
    (problem,) = caught.value.problems
    assert problem.code == "SB885"
    assert "(citizen-contacts)" in str(problem.message)


def test_a_title_that_has_no_room_below_the_cards_is_left_out_there(tmp_path: Path) -> None:
    def long_title(files: Files) -> None:
        with_cards(files)
        files["cards.yaml"]["decks"][0]["title"] = "Et kort med en titel, der bliver ved, " * 5

    (page, _) = PdfReader(one(made(tmp_path / "package", long_title), "cards-et", tmp_path)).pages
    assert page.extract_text().split() == ["Et"]


@pytest.mark.long
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_cards_keep_both_standards(flavour: str, ours: Package, tmp_path: Path) -> None:
    options = PrintOptions(flip=Flip.SHORT)
    paths = [built.path for built in build(ours, TARGETS, options, out=tmp_path)]
    paths += [built.path for built in build(ours, TARGETS, out=tmp_path / "long", flip=Flip.LONG)]
    paths += [built.path for built in build(ours, TARGETS, out=tmp_path / "grey", grey=True, single=True)]
    for path in paths:
        assert inspect(path).problems == (), path.name
    assert verapdf(flavour, paths) == dict.fromkeys(paths, "PASS")


def test_the_card_of_an_element_has_room_whatever_builds_on_it(ours: Package) -> None:
    sheets = tuple(ours.sheets[0].but(number=f"1.{number}", core_elements=("K1",)) for number in range(1, 801))
    assert ours.cards is not None
    (deck,) = (one for one in ours.cards.decks if one.takes)
    session = new_session(replace(ours, sheets=sheets), default_theme())
    document = cards_document(session, deck)
    assert session.problems == []
    shown = "".join(item.text for page in document.pages for _, _, item in flat(page.items) if isinstance(item, Text))
    assert re.search(r"1\.1, 1\.2, .*1\.15, …", shown.replace("\u00a0", " "))
    assert "1.16" not in shown
