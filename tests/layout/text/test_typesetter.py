"""Runs of text become lines: nothing is lost, nothing sticks out, and the tree grows in the author's order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetbuilder.layout.roles import ImportedMark, Mark, Node, Role
from sheetbuilder.layout.text import shaping
from sheetbuilder.layout.text.typesetter import Line, Typesetter
from sheetbuilder.layout.text.typography import SOFT_HYPHEN
from sheetbuilder.models.markup import Run
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.theme.typeface import FaceName, Weight
from sheetbuilder.values import replace
from tests.contexts import LOOSE, PLAIN, REGULAR, read, shown, typesetter

SETTER = typesetter()
COVERED = "".join(
    sorted(
        chr(code)
        for code in SETTER.shaper.face(REGULAR).covered & SETTER.shaper.face(FaceName(Weight.SEMIBOLD)).covered
        if code >= 0x20 and code != 0xAD
    )
)
TEXT = (
    "Den, der skal holde et møde med en borger, gør klogt i at tænke over stedet, tiden og de mennesker, der er med, "
    "for et godt møde begynder, længe før nogen har sagt goddag, og det slutter først, når alle ved, hvad der nu sker."
)

texts = st.text(alphabet=st.one_of(st.sampled_from("abcdefæøå   \n-–.,()"), st.sampled_from(COVERED)), max_size=200)
runs = st.lists(
    st.builds(
        Run,
        texts,
        strong=st.booleans(),
        target=st.sampled_from([None, None, "#sheet-1.1", "https://example.org"]),
        language=st.sampled_from([None, None, "en"]),
    ),
    max_size=6,
)
widths = st.floats(1, 600)


def lines(text: str, width: float, *, hyphenate: bool = False) -> list[Line]:
    return SETTER.lines((Run(text),), LOOSE if hyphenate else PLAIN, width, None)


def is_one_word(line: Line) -> bool:
    return " " not in shown(line).strip(" ")


@given(runs, widths, st.booleans())
def test_every_text_comes_back_out_of_its_lines(given_runs: list[Run], width: float, hyphenate: bool) -> None:
    setter = typesetter()
    setter.shaper = SETTER.shaper
    root = Node(Role.P)
    made = setter.lines(given_runs, LOOSE if hyphenate else PLAIN, width, root)
    typed = "".join(run.text for run in given_runs).replace(SOFT_HYPHEN, "")
    assert read(made) == " ".join(typed.split())
    assert not setter.missing
    for line in made:
        assert line.width <= width + 0.01 or is_one_word(line)


@given(runs, widths)
def test_every_item_has_a_mark_that_hangs_in_the_tree_in_order(given_runs: list[Run], width: float) -> None:
    root = Node(Role.P)
    made = SETTER.lines(given_runs, PLAIN, width, root)
    order = [kid for node in root.walk() for kid in node.kids if isinstance(kid, Mark)]
    in_tree = {id(mark): place for place, mark in enumerate(_in_reading_order(root))}
    assert len(order) == len(in_tree)
    places = [in_tree[id(item.mark)] for line in made for item in line.items]
    assert places == sorted(places)


def _in_reading_order(node: Node) -> list[Mark]:
    found: list[Mark] = []
    for kid in node.kids:
        assert not isinstance(kid, ImportedMark)
        found += [kid] if isinstance(kid, Mark) else _in_reading_order(kid)
    return found


@pytest.mark.parametrize("width", [60, 90, 130, 200, 300, 450])
def test_no_line_is_wider_than_the_measure(width: float) -> None:
    made = lines(TEXT, width)
    assert read(made) == TEXT
    assert max(line.width for line in made) <= width


@pytest.mark.parametrize("width", range(60, 460, 7))
def test_no_word_stands_alone_in_the_last_line(width: int) -> None:
    made = lines(TEXT, width)
    assert not is_one_word(made[-1]), [shown(line) for line in made]


@given(
    st.lists(st.text(alphabet="abdefgiklmnorstuvæøå", min_size=2, max_size=7), min_size=9, max_size=60),
    st.floats(180, 500),
)
def test_short_words_on_a_wide_measure_never_leave_one_alone(words: list[str], width: float) -> None:
    made = lines(" ".join(words), width)
    assert len(made) == 1 or not is_one_word(made[-1])


def test_a_lone_word_is_better_than_a_word_that_sticks_out() -> None:
    assert [shown(line).strip() for line in lines("skridt fremad", 40)] == ["skridt", "fremad"]


def test_a_word_that_nothing_parts_stands_by_itself_where_it_is_wider_than_the_measure() -> None:
    made = lines("en to 20304050607080 tre fire", 40)
    assert [shown(line).strip() for line in made] == ["en to", "20304050607080", "tre fire"]
    assert made[1].width > 40


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("se på ark 2.6", "ark\u00a02.6"),
        ("i alt 10 %", "10\u00a0%"),
        ("ring 33 12 34 56", "33\u00a012\u00a034\u00a056"),
    ],
)
def test_what_is_bound_stays_on_one_line_at_every_width(text: str, kept: str) -> None:
    for width in range(5, 120):
        assert any(kept in shown(line) for line in lines(text, width))


def test_no_line_begins_with_a_dash() -> None:
    for width in range(30, 300, 3):
        made = lines("de aftaler – hvis alle vil – at mødet – og kun det – holdes i morgen", width)
        assert not any(shown(line).startswith("–") for line in made)


def test_a_text_without_words_has_no_lines() -> None:
    assert lines("", 100) == lines("  \n ", 100) == []


# Hyphens


def hyphens(made: list[Line]) -> list[str | None]:
    return [item.actual for line in made for item in line.items if item.actual is not None]


def test_a_hyphen_at_a_break_is_shown_and_read_as_a_soft_one() -> None:
    made = lines("et vurderingsværktøj", 50, hyphenate=True)
    assert [shown(line) for line in made] == ["et ", "vurderings-", "værktøj"]
    hyphen = made[1].items[-1]
    assert (hyphen.text, hyphen.actual) == ("-", SOFT_HYPHEN)
    assert made[1].width == pytest.approx(SETTER.width("vurderings-", LOOSE), abs=0.5)
    assert read(made) == "et vurderingsværktøj"


def test_a_style_without_hyphens_has_them_only_in_words_wider_than_the_column() -> None:
    text = "et vurderingsværktøj"
    room = SETTER.width("vurderingsværktøj", PLAIN) + 1
    assert [shown(line).strip() for line in lines(text, room)] == ["et", "vurderingsværktøj"]
    made = lines(text, 55)
    assert [shown(line).strip() for line in made] == ["et", "vurderings-", "værktøj"]
    assert max(line.width for line in made) <= 55
    assert read(made) == text


def test_a_word_that_is_to_stay_whole_does_so_at_every_width() -> None:
    made = SETTER.lines((Run("et vurderingsværktøj"),), replace(PLAIN, whole=True), 50, None)
    assert [shown(line).strip() for line in made] == ["et", "vurderingsværktøj"]


@pytest.mark.parametrize("text", ["www.proevesund.dk/forebyggelse", "børneområdet/ungeområdet", "vagt@proevesund.dk"])
def test_a_word_with_signs_parts_behind_them_without_a_hyphen_where_it_has_no_room(text: str) -> None:
    assert [shown(line) for line in lines(text, 170)] == [text]
    made = lines(text, 78)
    assert len(made) > 1
    assert max(line.width for line in made) <= 78
    assert read(made) == text


@pytest.mark.parametrize("number", ["3312-3456", "+45-3312-3456", "33.12.34.56", "33/12/34/56"])
def test_figures_part_at_no_sign(number: str) -> None:
    assert [shown(line) for line in lines(number, 20)] == [number]


def test_the_authors_soft_hyphen_holds_in_every_style_and_shows_only_at_a_break() -> None:
    text = f"sam{SOFT_HYPHEN}tale"
    assert [shown(line) for line in lines(text, 30)] == ["sam-", "tale"]
    assert [shown(line) for line in lines(text, 100)] == ["samtale"]
    assert hyphens(lines(text, 100)) == []


def test_a_compound_with_a_hyphen_of_its_own_parts_behind_it_without_another() -> None:
    made = lines("en SSP-konsulent", 42)
    assert [shown(line).strip() for line in made] == ["en SSP-", "konsulent"]
    assert hyphens(made) == []


def test_no_piece_of_a_broken_word_is_shorter_than_five_letters() -> None:
    text = "forventningsafstemning efteruddannelsesmulighederne sikkerhedsforanstaltninger"
    for width in range(20, 200, 3):
        made = lines(text, width, hyphenate=True)
        assert read(made) == text
        assert all(len(word.strip("-")) >= 5 for line in made for word in shown(line).split())


# Shapes


def test_kerning_brings_letters_together_and_the_item_says_where() -> None:
    (line,) = lines("AVAV", 100)
    (item,) = line.items
    apart = sum(SETTER.width(letter, PLAIN) for letter in "AVAV")
    assert item.width < apart
    assert item.width - apart == pytest.approx(sum(move for _, move in item.kerns) / 1000 * PLAIN.size)
    assert {at for at, _ in item.kerns} <= {1, 2, 3}


def test_no_letters_melt_into_one_glyph() -> None:
    """What is shown can be searched for: `fi` stays two letters."""
    for word in ("fi", "ffl", "tt"):
        (line,) = lines(word, 100)
        assert shown(line) == word


def test_tracking_counts_for_every_character() -> None:
    wide = replace(PLAIN, tracking=2)
    assert SETTER.width("abc", wide) == pytest.approx(SETTER.width("abc", PLAIN) + 6)


def test_items_of_a_line_stand_side_by_side() -> None:
    (line,) = SETTER.lines(
        (Run("en "), Run("stærk", strong=True), Run(" og "), Run("blød", emphasis=True)), PLAIN, 500, None
    )
    x = 0.0
    for item in line.items:
        assert item.x == pytest.approx(x)
        x += item.width
    assert line.width == pytest.approx(x)
    assert [item.face.weight for item in line.items] == [
        Weight.REGULAR,
        Weight.SEMIBOLD,
        Weight.REGULAR,
        Weight.REGULAR,
    ]
    assert [item.face.italic for item in line.items] == [False, False, False, True]


def test_a_character_that_the_font_lacks_is_remembered_once() -> None:
    setter = typesetter()
    setter.lines((Run("en 中 og 中 og 文"),), PLAIN, 100, None)
    assert list(setter.missing) == ["中", "文"]


# The tree


def test_links_and_other_languages_become_elements_in_order() -> None:
    root = Node(Role.P)
    made = SETTER.lines(
        (Run("Læs "), Run("ark 2.6", target="#sheet-2.6"), Run(" om "), Run("teach-back", language="en"), Run(".")),
        PLAIN,
        500,
        root,
    )
    before, link, between, span, after = root.kids
    assert isinstance(before, Mark)
    assert isinstance(between, Mark)
    assert isinstance(after, Mark)
    assert isinstance(link, Node)
    assert isinstance(span, Node)
    assert (link.role, link.target, link.alt) == (Role.LINK, "#sheet-2.6", "ark 2.6")
    assert (span.role, span.language) == (Role.SPAN, "en")
    owners = [item.mark.owner for item in made[0].items if item.mark]
    assert owners == [root, link, root, span, root]
    assert made[0].items[1].ink is ColourRole.ACCENT


def test_a_link_in_two_faces_is_one_link() -> None:
    root = Node(Role.P)
    SETTER.lines(
        (Run("et ", target="#a"), Run("stærkt", target="#a", strong=True), Run(" andet", target="#b")), PLAIN, 500, root
    )
    assert [kid.target for kid in root.kids if isinstance(kid, Node)] == ["#a", "#b"]


def test_a_link_over_two_lines_is_one_link() -> None:
    root = Node(Role.P)
    made = SETTER.lines((Run("et meget langt link", target="#a"),), PLAIN, 50, root)
    assert len(made) > 1
    (link,) = root.kids
    assert isinstance(link, Node)
    assert {id(item.mark) for line in made for item in line.items} == {id(link.kids[0])}


def test_text_of_a_figure_belongs_to_the_figures_mark_and_decoration_to_none() -> None:
    mark = Node(Role.FIGURE).mark()
    made = SETTER.lines((Run("a "), Run("b", target="#c")), PLAIN, 500, mark)
    assert {item.mark for line in made for item in line.items} == {mark}
    assert {item.mark for line in lines("a b", 500) for item in line.items} == {None}


def test_setter_is_a_typesetter() -> None:
    assert isinstance(SETTER, Typesetter)
    assert SETTER.cap_height(PLAIN) == pytest.approx(6.6, abs=0.1)


# Where lines end: each cost by itself. The text is set as wide as some of its words are, to the point.


def wide(text: str) -> float:
    return SETTER.width(text, PLAIN)


def ends(text: str, width: float, *, hyphenate: bool = False) -> list[str]:
    return [shown(line).rstrip(" ") for line in lines(text, width, hyphenate=hyphenate)]


def test_a_space_at_a_lines_end_takes_no_room() -> None:
    assert ends("hest hest hest hest", wide("hest hest") + 0.01) == ["hest hest", "hest hest"]


def test_a_hyphen_takes_room() -> None:
    text = f"en vurderings{SOFT_HYPHEN}værktøj"
    assert ends(text, wide("en vurderings-") + 0.01) == ["en vurderings-", "værktøj"]
    assert ends(text, wide("en vurderings") + 0.01) == ["en", "vurderings-", "værktøj"]


@pytest.mark.parametrize("last", ["ja", "i ja"])
def test_a_last_line_is_not_much_shorter_than_the_others(last: str) -> None:
    """Words that would fit on the line before go down to it, at the cost of an uneven edge."""
    before = "mange heste heste mange heste"
    assert ends(f"{before} {last}", wide(before) + 0.01) == ["mange heste heste mange", f"heste {last}"]


@pytest.mark.parametrize(
    ("text", "width", "first"),
    [
        ("der var en hest i stalden og en ko på marken", 68, "der var en hest"),
        ("hun bor i et hus i en by", 69, "hun bor i et hus"),
        ("de gik i byen og så en mand i en port", 60, "de gik"),
    ],
)
def test_a_letter_alone_goes_on_to_the_word_that_it_belongs_to(text: str, width: float, first: str) -> None:
    assert ends(text, width)[0] == first
    assert wide(f"{first} i") <= width, "there is room for it"


def test_a_reference_looks_the_same_whether_it_can_be_followed_or_not() -> None:
    root = Node(Role.P)
    said = (Run("se "), Run("ark 2.3", target="#sheet-2.3"), Run(" og "), Run("ark 3.2", cited=True))
    (line,) = SETTER.lines(said, PLAIN, 400, root)
    inks = {item.text.strip().replace("\u00a0", " "): item.ink for item in line.items}
    assert inks == {
        "se": ColourRole.INK,
        "ark 2.3": ColourRole.ACCENT,
        "og": ColourRole.INK,
        "ark 3.2": ColourRole.ACCENT,
    }
    assert [node.role for node in root.walk() if node.role is Role.LINK] == [Role.LINK]


def test_a_face_remembers_so_many_words_and_measures_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many brands there are in a run."""
    words = [f"ord{number}" for number in range(9)]
    usual = [typesetter().width(word, PLAIN) for word in words]
    monkeypatch.setattr(shaping, "_MOST", 3)
    setter = typesetter()
    assert [setter.width(word, PLAIN) for word in words] == usual
    assert len(setter.shaper.face(PLAIN.face).seen) <= 3
