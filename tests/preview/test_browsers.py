"""A preview before a real browser: every way of saving, errors and their mending, the reader staying where they are."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from sheetbuilder.preview.routes import preview_room
from sheetbuilder.preview.state import PreviewState
from sheetbuilder.preview.subject import Subject
from sheetbuilder.preview.watching import Watcher
from tests import browser
from tests.foreign.letterhead import letterheads
from tests.foreign.letterhead.letterheads import boxed, saved
from tests.pages import served
from tests.preview.conftest import BRAND, EXAMPLES

pytestmark = pytest.mark.long

Step = dict[str, Any]
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="#{}"/></svg>'
NOTE = {"evaluate": "window.before = [...document.querySelectorAll('.shown img')].map((one) => one.src).join()"}
"""What pictures there are."""
OTHER = {"until": "[...document.querySelectorAll('.shown img')].map((one) => one.src).join() !== window.before"}
RIGHT = {"until": "document.querySelector('#status').classList.contains('good')"}
WRONG = {"until": "document.querySelector('#status').classList.contains('error')"}


@contextmanager
def previewing(subject: Subject, folder: Path, language: str = "en") -> Iterator[str]:
    """The address of a preview that watches its files."""
    with ExitStack() as held:
        state = PreviewState(subject)
        held.callback(state.close)
        watcher = Watcher(state)
        state.rewatch = watcher.renew
        watcher.start()
        held.callback(watcher.stop)
        server = held.enter_context(served(folder, preview_room(state, subject.name, folder), language=language))
        yield server.door.address


@pytest.fixture
def address(content: Path, tmp_path: Path) -> Iterator[str]:
    with previewing(Subject(content), tmp_path) as found:
        yield found


def saves(path: Path, old: str, new: str, way: str = "write") -> Step:
    """A step that saves a file with a text in the place of another."""
    text = path.read_text("utf-8")
    assert old in text
    return {way: str(path), "text": text.replace(old, new, 1)}


def used(address: str, *steps: Step, **how: Any) -> list[Any]:
    found = browser.use(address, *steps, **how)
    assert found.complaints == []
    return list(found.told)


@pytest.mark.parametrize("way", ["write", "replace"])
def test_a_save_is_seen_where_one_reads(address: str, sheet: Path, way: str) -> None:
    page = "document.querySelector('[id=\"sheet-1.1-back.1\"]')"
    where = f"{page}.getBoundingClientRect().top"
    told = used(
        f"{address}?target=set-1",
        {"evaluate": f"{page}.scrollIntoView()"},
        {"evaluate": where},
        NOTE,
        saves(sheet, "A table and a topic", "A chair and a topic", way),
        OTHER,
        {"evaluate": where},
        {"evaluate": "scrollY > 500"},
    )
    assert told[1] == pytest.approx(told[5], abs=1)
    assert told[6]


def test_only_what_is_otherwise_is_asked_for_again(address: str, sheet: Path) -> None:
    found = browser.use(
        f"{address}?target=1.1",
        {"until": "[...document.querySelectorAll('.shown img')].every((one) => one.complete)"},
        NOTE,
        saves(sheet, "Find a table", "Seek a table"),
        OTHER,
        {"until": "[...document.querySelectorAll('.shown img')].every((one) => one.complete)"},
    )
    assert len([one for one in found.requests if "/picture/" in one]) == 3, "two pages, then the one that has changed"


@pytest.mark.parametrize("first", [True, False])
def test_errors_stand_in_the_page_until_they_are_mended(
    content: Path, sheet: Path, tmp_path: Path, first: bool
) -> None:
    good = sheet.read_text("utf-8")
    broken = saves(sheet, "title: A", "titel: A")
    if first:
        sheet.write_text(broken["text"], "utf-8")
    with previewing(Subject(content), tmp_path, "da") as address:
        told = used(
            f"{address}?target=1.1",
            broken,
            WRONG,
            {"read": "#problems li"},
            {"count": ".shown"},
            {"replace": str(sheet), "text": good},
            RIGHT,
            {"count": "#problems li"},
            {"count": ".shown"},
        )
    (problem,) = told[2]
    lines = [line.strip() for line in problem.splitlines() if line.strip()]
    assert lines[0] == "content/1.1-table-and-topic.yaml:5:1"
    assert lines[1] == "fejl SB211: ukendt nøgle »titel«"
    assert lines[2].startswith("5 | titel: A table and a topic")
    assert lines[3].replace(" ", "") == "|^^^^^"
    assert lines[4] == "råd: mente du »title«?"
    assert told[3] == (0 if first else 2)
    assert told[6:] == [0, 2]


def test_a_new_sheet_and_one_that_goes_are_seen(address: str, content: Path, sheet: Path) -> None:
    new = sheet.read_text("utf-8").replace('"1.1"', '"1.2"').replace("table-and-topic", "another")
    path = content / "1.2-another.yaml"
    told = used(
        f"{address}?target=set-1",
        {"count": ".shown"},
        {"write": str(path), "text": new.replace("A table and a topic", "Another thing")},
        {"until": "document.getElementById('sheet-1.2.1')"},
        {"read": "#target option[value='1.2']"},
        {"remove": str(path)},
        {"until": "!document.getElementById('sheet-1.2.1')"},
        {"count": ".shown"},
    )
    assert told[0] == told[6]
    assert len(told[3]) == 1


def test_a_logo_a_letterhead_and_a_brand_that_is_extended_are_seen(content: Path, tmp_path: Path) -> None:
    base, brand = tmp_path / "base.yaml", tmp_path / "brand.yaml"
    base.write_text(f"{BRAND}logo: {{colour: logos/ours.svg}}\n", "utf-8")
    brand.write_text("type: brand\nextends: base.yaml\noverlay: {first: {file: a.pdf}, landscape: none}\n", "utf-8")
    saved(tmp_path, boxed(b"/MediaBox[0 0 595.28 841.89]", b"0 g 300 815 9 9 re f"), "a.pdf")
    saved(tmp_path, boxed(b"/MediaBox[0 0 595.28 841.89]", b"0 g 320 815 9 9 re f"), "b.pdf")
    logo = tmp_path / "logos" / "ours.svg"
    with previewing(Subject(content, brand), tmp_path) as address:
        (tmp_path / "logos").mkdir()
        told = used(
            f"{address}?target=set-1",
            WRONG,
            {"read": "#problems"},
            {"write": str(logo), "text": SVG.format("12535E")},
            {"until": "document.querySelectorAll('.shown').length > 2"},
            NOTE,
            {"replace": str(logo), "text": SVG.format("A8481F")},
            OTHER,
            NOTE,
            {"write": str(base), "text": f'{base.read_text("utf-8")}colours: {{accent: "#7A1F4B"}}\n'},
            OTHER,
            NOTE,
            saves(brand, "file: a.pdf", "file: b.pdf", "replace"),
            OTHER,
        )
    assert "logos/ours.svg" in told[1][0]


def test_what_is_in_the_way_of_a_letterhead_is_drawn_on_the_page(content: Path, tmp_path: Path) -> None:
    saved(tmp_path, letterheads.municipal(), "a.pdf")
    brand = tmp_path / "brand.yaml"
    brand.write_text(f"{BRAND}overlay: {{first: {{file: a.pdf}}, landscape: none}}\n", "utf-8")
    with previewing(Subject(content, brand), tmp_path) as address:
        told = used(
            f"{address}?target=1.1",
            WRONG,
            {"count": ".shown"},
            {"tick": "#safe"},
            {"wait": "rect.in-the-way", "state": "attached"},
            {"read": ".remarks li"},
            {"address": True},
            saves(brand, "overlay: {", "overlay: {make_room: true, "),
            {"until": "!document.querySelector('rect.in-the-way')"},
        )
    assert told[1] == 2
    assert any("touches the letterhead" in one for one in told[4])
    assert "safe=1" in told[5]


def test_both_editions_of_a_handout_are_shown_and_its_slides_and_their_recipe_watched(tmp_path: Path) -> None:
    recipe, deck = tmp_path / "course.yaml", tmp_path / "deck.pdf"
    shutil.copy(EXAMPLES / "handouts" / "decks" / "samtalen-begynder.pdf", deck)
    recipe.write_text(
        "type: handout\ntitle: En dag\nitems:\n  - {type: pdf, file: deck.pdf, title: Dias, pages: 1-2}\n"
        "  - {type: notes, edition: trainer}\n",
        "utf-8",
    )
    with previewing(Subject(recipe=str(recipe)), tmp_path) as address:
        told = used(
            address,
            {"read": "#target option"},
            {"count": ".shown"},
            {"select": "#target", "value": "trainer"},
            {"until": "document.querySelectorAll('.shown').length > 2"},
            NOTE,
            saves(recipe, "pages: 1-2", "pages: 2-3"),
            OTHER,
            {"remove": str(deck)},
            WRONG,
        )
    assert told[0] == ["Participants' edition", "Trainer's edition"]
    assert told[1] == 2


def test_without_scripts_the_page_shows_and_can_be_loaded_again(address: str, sheet: Path) -> None:
    told = used(
        f"{address}?target=1.1",
        {"select": "#edition", "value": "large-print"},
        {"tick": "#tags"},
        {"click": "#choices button"},
        {"address": True},
        {"count": "svg.tags"},
        saves(sheet, "title: A", "titel: A"),
        {"click": "#again"},
        {"read": "#status"},
        scripts=False,
    )
    assert "edition=large-print" in told[3]
    assert told[4] > 2
    assert "1 error" in told[7][0]


def test_details_that_were_opened_stay_open_and_the_focus_stays(address: str, sheet: Path) -> None:
    told = used(
        f"{address}?target=1.1&tags=1",
        {"click": "#sheet-1\\.1\\.1 summary"},
        NOTE,
        saves(sheet, "A table and a topic", "A chair and a topic"),
        OTHER,
        {"evaluate": "document.querySelector('.shown details').open && document.activeElement.tagName"},
    )
    assert told[4] == "SUMMARY"


@pytest.fixture
def full(content: Path, tmp_path: Path) -> Iterator[str]:
    """A page with all that there can be: layers, an error elsewhere, pages that are not right."""
    saved(tmp_path, letterheads.municipal(), "a.pdf")
    brand = tmp_path / "brand.yaml"
    brand.write_text(f"{BRAND}overlay: {{first: {{file: a.pdf}}}}\n", "utf-8")
    with previewing(Subject(content, brand), tmp_path, "da") as found:
        yield f"{found}?target=1.1&safe=1&tags=1"


@pytest.mark.parametrize(("width", "dark"), [(320, True), (1280, False)])
def test_axe_finds_nothing(full: str, width: int, dark: bool) -> None:
    assert browser.axe(full, width=width, dark=dark) == []


def test_nothing_is_scrolled_sideways_and_all_is_reached_by_the_keyboard(full: str) -> None:
    for text in (1.0, browser.LARGE):
        found = browser.overflow(full, text=text)
        assert (found.wide, found.elements, found.clipped) == (False, [], [])
    assert browser.keyboard(full).faults == []


def test_the_validator_finds_nothing(full: str, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    with urlopen(full) as answer:
        path.write_bytes(answer.read())
    assert browser.validated(path) == []


SCREEN = "document.querySelector('#screen iframe').contentDocument"
COME = {"until": f"document.querySelector('#screen') && {SCREEN}.readyState === 'complete' && {SCREEN}.body.firstChild"}


@pytest.mark.parametrize("way", ["write", "replace"])
def test_a_page_for_a_screen_is_renewed_within_a_second_where_one_reads(address: str, sheet: Path, way: str) -> None:
    place = f"{SCREEN}.getElementById('sheet-1.1-back')"
    top = f"{place}.getBoundingClientRect().top"
    view = "document.querySelector('#screen iframe').contentWindow"
    saved = saves(sheet, "Find a table", "Look in every room for a table", way)
    told = used(
        f"{address}?target=set-1&edition=html&size=small",
        COME,
        {"evaluate": f"{view}.scrollTo(0, {top} + {view}.scrollY - 40)"},
        {"evaluate": f"[Math.round({top}), {view}.scrollY]"},
        {"evaluate": f"void (window.old = {view}.scrollY)"},
        saved,
        {"evaluate": "void (window.since = performance.now())"},
        {"until": f"{SCREEN}.body.textContent.includes('every room') && !document.querySelector('.coming')"},
        {"evaluate": "performance.now() - window.since"},
        {"evaluate": f"[Math.round({top}), {view}.scrollY - window.old]"},
        {"count": "iframe"},
    )
    assert told[2][0] == 40
    assert told[8][0] == pytest.approx(40, abs=1), "what one reads stays where it is"
    assert told[8][1] > 5, "though what stands above it has grown"
    assert told[7] < 3000
    assert told[9] == 1


def test_a_choice_leads_to_a_page_for_a_screen_and_back(address: str) -> None:
    told = used(
        f"{address}?target=1.1&paper=a3",
        {"select": "#edition", "value": "html"},
        COME,
        {"read": "#actions a"},
        {"count": "#pages img"},
        {"select": "#edition", "value": "print"},
        {"until": "document.querySelectorAll('#pages img').length === 2"},
        {"address": True},
    )
    assert told[2] == ["Load again", "Save as HTML"]
    assert told[3] == 0
    assert "paper=a3" in told[6]


def test_fields_can_be_tried_and_no_link_leads_out_of_the_frame(address: str) -> None:
    field = f"{SCREEN}.querySelector('textarea, input')"
    text = "document.querySelector('#screen iframe')"
    link = (
        f"(() => {{ const a = {SCREEN}.createElement('a'); a.href = 'https://elsewhere.invalid/'; a.id = 'out';"
        f"a.textContent = 'out'; {SCREEN}.body.prepend(a); a.click(); }})()"
    )
    run = (
        f"(() => {{ const one = {SCREEN}.createElement('script'); one.textContent = 'window.top.ran = 1';"
        f"{SCREEN}.body.append(one); }})()"
    )
    found = browser.use(
        f"{address}?target=1.1&edition=html",
        COME,
        {"evaluate": f"{field} !== null && {text}.title"},
        {"evaluate": link},
        {"evaluate": run},
        {"evaluate": "new Promise((done) => setTimeout(done, 300))"},
        {"evaluate": f"[{SCREEN}.querySelector('main') !== null, window.ran ?? null]"},
    )
    assert "1.1" in found.told[1] or "table" in found.told[1]
    assert found.told[-1] == [True, None]
    assert not any("elsewhere" in one for one in found.requests)


def test_errors_keep_the_page_for_a_screen_that_was_good(address: str, sheet: Path) -> None:
    told = used(
        f"{address}?target=1.1&edition=html",
        COME,
        saves(sheet, "title: A", "titel: A"),
        WRONG,
        {"evaluate": f"{SCREEN}.querySelector('main') !== null"},
        {"count": "#pages.before iframe"},
    )
    assert told[3:] == [True, 1]


@pytest.mark.parametrize(("width", "dark"), [(320, True), (1280, False)])
def test_axe_finds_nothing_around_a_page_for_a_screen(address: str, width: int, dark: bool) -> None:
    page = f"{address}?target=1.1&edition=html"
    assert browser.axe(page, width=width, dark=dark) == []
    found = browser.overflow(page, text=browser.LARGE)
    assert (found.wide, found.elements) == (False, [])


def test_a_page_for_a_screen_is_there_without_scripts(address: str) -> None:
    told = used(f"{address}?target=1.1&edition=html", {"frames": True}, scripts=False)
    assert "A table and a topic" in told[0][0]


def test_in_colours_that_a_reader_has_chosen_everything_is_seen(full: str) -> None:
    for dark in (False, True):
        assert browser.axe(full, dark=dark, forced=True) == []
    assert browser.keyboard(full, forced=True).faults == []
