"""Feet: no brand's name pushes anything out of its line, and a document's pages have the number in one place."""

from __future__ import annotations

import pytest

from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.compose.session import Session, new_root, new_session
from sheetbuilder.content import Package
from sheetbuilder.layout.flow.pages import Foot, PageContent, PageKind
from sheetbuilder.layout.items import Text
from sheetbuilder.layout.roles import Role
from sheetbuilder.templates.feet import Ending, KnownFeet, foot, widest_figure
from sheetbuilder.theme.papers import PAPERS
from tests.outputs import flat
from tests.templates.test_imprint import NAMES, made

PEOPLE = [{"id": "a", "label": "Infohus", "number": "00 00 00 00", "hours": "altid", "checked": "2026-11-01"}]


@pytest.mark.parametrize("paper", [row.name for row in PAPERS])
def test_no_foot_runs_into_the_page_number(ours: Package, paper: str) -> None:
    theme = made("x").theme(paper)
    width = theme.paper.content_width
    said = "Praksisark sæt 2 · Under og efter mødet"
    right = "Udgave 1.0 · november 2026 · side 128 af 128"
    for name in NAMES:
        context = new_session(ours, theme, PrintOptions(brand=made(name), date=ours.meta.date)).context()
        drawn = foot(context, PageContent(PageKind.FRONT, (), said), Ending("", right), width, 500)
        texts = [(x + one.x, one) for x, _, one in flat((*drawn.common, *drawn.own)) if isinstance(one, Text)]
        begins = min(x for x, one in texts if "Udgave" in one.text)
        assert all(x + one.width <= begins for x, one in texts if x < begins), name


def test_a_foot_says_what_there_is_room_for(ours: Package) -> None:
    context = new_session(
        ours, made("x").theme(), PrintOptions(brand=made("Prøvehøj Kommune"), date=ours.meta.date)
    ).context()

    def left(room: float) -> str:
        drawn = foot(context, PageContent(PageKind.FRONT, (), "Sæt 1 · ark 1.2"), Ending("", "side 1"), room, 500)
        texts = (one.text for _, _, one in flat((*drawn.own, *drawn.common)) if isinstance(one, Text))
        return next(texts).replace("\u00a0", " ")

    assert left(480) == "Prøvehøj Kommune · Sæt 1 · ark 1.2"
    assert left(145) == "Prøvehøj Kommune · ark 1.2"
    assert left(120) == "Prøvehøj Kommune"
    assert left(80).startswith("Sæt")


def session_of(ours: Package, name: str = "Prøvehøj Kommune") -> Session:
    brand = made(name, contacts=PEOPLE)
    return new_session(ours, made("x").theme(), PrintOptions(brand=brand, date=ours.meta.date))


def on_pages(session: Session, labels: range, known: KnownFeet | None = None) -> list[Foot]:
    """The feet of pages of a document of 40."""
    context, draft = session.context(), PageContent(PageKind.FRONT, (), "Sæt 1 · ark 1.2")
    found = []
    for label in map(str, labels):
        wide = f"side {widest_figure(context) * 2} af 40"
        found.append(foot(context, draft, Ending("", f"side {label} af 40", None, wide), 480, 800, known))
    return found


def test_the_number_stands_in_one_place_on_all_pages_of_a_document(ours: Package) -> None:
    feet = on_pages(session_of(ours), range(1, 41))
    assert len({one.own for one in feet}) == 1
    assert len({one.common for one in feet}) == 40
    ends = [item.x + item.width for one in feet for item in texts_of(one)[-1:]]
    assert ends == pytest.approx([480.0] * 40)


def texts_of(one: Foot) -> list[Text]:
    return [item for item in one.common if isinstance(item, Text)]


def test_no_number_is_wider_than_one_of_the_widest_figures(ours: Package) -> None:
    context = session_of(ours).context()
    wide = context.width(widest_figure(context) * 3, "foot")
    assert all(context.width(str(number), "foot") <= wide for number in range(1, 401))


def test_what_is_known_changes_nothing(ours: Package) -> None:
    session = session_of(ours)
    assert on_pages(session, range(1, 41), {}) == on_pages(session, range(1, 41))


def test_what_says_nothing_of_a_brand_is_one_for_brands_with_feet_alike(ours: Package) -> None:
    (one,), (other,) = (on_pages(session_of(ours, name), range(7, 8)) for name in ("Prøvehøj", "Prøvesund"))
    assert one.common == other.common
    assert one.own != other.own


def test_a_screen_reader_is_told_the_number_alone(ours: Package) -> None:
    session = session_of(ours)
    mark = new_root().add(Role.P).mark()
    draft, known = PageContent(PageKind.FRONT, (), "Sæt 1"), KnownFeet()
    ending = Ending("Udgave 1.0", "side 1")
    silent = foot(session.context(), draft, ending, 480, 800, known)
    said = foot(session.context(), draft, Ending("Udgave 1.0", "side 1", mark), 480, 800, known)
    marked = [item.text for item in said.own if isinstance(item, Text) and item.mark is mark]
    assert "00\u00a000\u00a000\u00a000" in "".join(marked)
    rest = (item for item in (*silent.own, *silent.common, *said.common) if isinstance(item, Text))
    assert all(item.mark is None for item in rest)
