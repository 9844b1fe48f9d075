"""HTML files: words, order and roles of the PDF's tree, real fields, nothing from outside, nothing that runs."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from itertools import pairwise

import pytest

from sheetbuilder.compose.screen import on_screen
from sheetbuilder.compose.session import new_session
from sheetbuilder.content import Package
from sheetbuilder.html.page import Colophon, html
from sheetbuilder.layout.flow.pages import Bookmark
from sheetbuilder.layout.place import PlaceKind
from sheetbuilder.layout.places import places
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.theme import default_theme
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.values import replace
from tests import screens
from tests.outputs import Output
from tests.reflow.test_elements import document, text

COLOPHON = Colophon("Hvem", "Pakken", "Indhold", ("Udgave 1", "Udkast"))


@pytest.fixture(scope="session")
def pages(ours: Package, on_a4: tuple[Output, ...]) -> Mapping[str, bytes]:
    """Every target for a screen, by name."""
    session = new_session(ours, default_theme())
    return {one.name: on_screen(session, one.document, {}) for one in on_a4}


def test_words_and_roles_are_those_of_the_pdf(pages: Mapping[str, bytes], on_a4: tuple[Output, ...]) -> None:
    assert len(on_a4) > 25
    for one in on_a4:
        assert screens.words(pages[one.name]) == screens.spoken(one.report), one.name
        assert screens.tokens(pages[one.name]) == screens.heard(one.report.tree), one.name


def test_every_place_is_a_field_with_its_name(pages: Mapping[str, bytes], on_a4: tuple[Output, ...]) -> None:
    for one in on_a4:
        wanted = [place.place.choice.name if place.place.choice else place.place.name for place in places(one.document)]
        fields = screens.main(pages[one.name]).xpath(".//input|.//textarea|.//select")
        assert [field.get("name") for field in fields] == wanted, one.name
        assert len({field.get("id") for field in fields}) == len(fields)


def test_what_is_chosen_once_is_one_group_with_a_legend(pages: Mapping[str, bytes], on_a4: tuple[Output, ...]) -> None:
    page = screens.main(pages["2.6"])
    chosen = page.xpath(".//input[@type='radio']")
    assert {field.get("name") for field in chosen} == {"sheet-2-6/levels/niveau"}
    (group,) = {field.xpath("ancestor::fieldset")[0] for field in chosen}
    assert group.xpath("string(legend)") == "Niveau"
    kinds = {place.place.kind for one in on_a4 for place in places(one.document)}
    assert kinds == set(PlaceKind)


def test_every_field_says_what_it_is_for(pages: Mapping[str, bytes]) -> None:
    for data in pages.values():
        page = screens.parsed(data)
        labelled = {label.get("for") for label in page.xpath("//label")}
        for field in page.xpath("//main//input|//main//textarea"):
            named = field.get("aria-label") or field.get("aria-labelledby") or field.xpath("ancestor::label")
            assert named or field.get("id") in labelled


def test_links_lead_somewhere_and_ids_are_one_each(pages: Mapping[str, bytes]) -> None:
    for data in pages.values():
        page = screens.parsed(data)
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids))
        within = [href[1:] for href in page.xpath("//@href") if href.startswith("#")]
        assert set(within) <= set(ids)


def test_the_policy_lets_its_own_style_in_and_nothing_else(pages: Mapping[str, bytes]) -> None:
    for data in pages.values():
        page = screens.parsed(data)
        (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        (style,) = page.xpath("//style")
        digest = base64.b64encode(hashlib.sha256(style.text.encode()).digest()).decode()
        assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:;")
        assert not page.xpath("//script|//link|//@style|//iframe|//object|//form")
        assert all(address.startswith("data:") for address in page.xpath("//@src"))
        assert not re.search(rb"\son\w+=", data)


def test_landmarks_and_headings(pages: Mapping[str, bytes]) -> None:
    for data in pages.values():
        page = screens.parsed(data)
        assert page.get("lang") == "da-DK"
        assert [len(page.xpath(f"//{name}")) for name in ("header", "main", "footer")] == [1, 1, 1]
        levels = [int(one.tag[1]) for one in page.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
        assert page.xpath("string(//footer)").startswith("Udgave")


def test_the_same_is_the_same_to_the_byte(ours: Package, pages: Mapping[str, bytes], on_a4: tuple[Output, ...]) -> None:
    session = new_session(ours, default_theme())
    one = next(output for output in on_a4 if output.name == "2.6")
    assert on_screen(session, one.document, {}) == pages["2.6"]


HOSTILE = "</style></title><script>alert(1)</script>\"'&#0;"


def test_hostile_words_are_words(ours: Package) -> None:
    root = Node(Role.DOCUMENT, language=HOSTILE)
    part = root.add(Role.PART, anchor=HOSTILE, language=HOSTILE)
    paragraph = part.add(Role.P)
    link = paragraph.add(Role.LINK, target=f"javascript:{HOSTILE}")
    figure = part.add(Role.FIGURE, alt=HOSTILE)
    items = (
        text(HOSTILE, paragraph.mark()),
        text("bag linket", link.mark()),
        text(HOSTILE, figure.mark(), y=90.0),
    )
    made = replace(
        document(root, items),
        title=HOSTILE,
        author=HOSTILE,
        subject=HOSTILE,
        bookmarks=tuple(Bookmark(0, HOSTILE, HOSTILE) for _ in range(3)),
    )
    colophon = Colophon(HOSTILE, HOSTILE, HOSTILE, (HOSTILE,))
    assert ours.words.screen is not None
    data = html(made, default_theme(), ours.words.screen, colophon)
    page = screens.parsed(data)
    assert not page.xpath("//script|//@onclick")
    assert b"<script" not in data
    assert b"javascript:" not in re.sub(rb">[^<]*<", b"><", data)
    assert page.xpath("string(//title)") == HOSTILE
    assert page.xpath("//svg/@aria-label") == [HOSTILE]
    assert len(page.xpath("//style")) == 1
    assert not page.xpath("//main//a")
    assert "bag linket" in page.xpath("string(//main)")


def test_what_is_light_on_a_dark_panel_stands_on_one_or_is_dark(ours: Package) -> None:
    root = Node(Role.DOCUMENT)
    light = replace(text("på ingenting", root.add(Role.P).mark()), ink=ColourRole.ON_SECONDARY)
    assert ours.words.screen is not None
    data = html(document(root, (light,)), default_theme(), ours.words.screen, COLOPHON)
    assert b"color:var(--on-secondary)}\n.l" not in data
    assert b";color:var(--ink)}" in data


def test_a_page_without_a_title_of_its_own_says_that_of_its_document(ours: Package) -> None:
    root = Node(Role.DOCUMENT)
    assert ours.words.screen is not None
    data = html(document(root, (text("ord", root.add(Role.P).mark()),)), default_theme(), ours.words.screen, COLOPHON)
    assert screens.parsed(data).xpath("string(//h1[@class='unseen'])") == "T"
