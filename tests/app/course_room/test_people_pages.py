"""The list of participants: pasted, read, and nowhere but in the folder of the run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from sheetbuilder.app.course_room.people_pages import pasted
from sheetbuilder.app.rooms import rooms
from sheetbuilder.app.supplies import supplies
from sheetbuilder.errors import OutputError, Problem, Where, say
from sheetbuilder.serving.server import LocalServer
from tests import pages
from tests.app.brand_room.brands import Fields, posted
from tests.app.course_room.courses import SHORT, opened, recipe, sent_again
from tests.app.hand import Hand

NAME = "Zackarias Qvortrup"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("navn;sted\nA;B\n", "navn;sted\nA;B\n"),
        ("navn;sted\nA\tB", "navn\tsted\nA\tB\n"),
        ("other;sted\nA\tB", "other;sted\nA\tB\n"),
        ("", "\n"),
    ],
)
def test_rows_of_a_spreadsheet_stand_below_our_heads(text: str, read: str) -> None:
    assert pasted(text, "navn;sted") == read


def sent(hand: Hand, path: str, **fields: str) -> pages.Answered:
    """The form of the list as it is, sent with other values."""
    (state,) = re.findall(r'name="state" value="(\w*)"', hand.get(f"{path}people").text)
    return hand.post(f"{path}people", state=state, **fields)


def test_a_list_is_read_told_of_and_forgotten(app: LocalServer, hand: Hand) -> None:
    path = opened(app)
    assert "Paste the list of participants" in hand.get(path).text
    sent(hand, path, list=f"navn;arbejdsplads\n{NAME}\tPrøvesund Kommune\nDeltager To\t")
    page = hand.get(f"{path}people")
    assert "2 participants are on the list." in page.text
    assert f"<td>{NAME}</td><td>Prøvesund Kommune</td>" in page.text
    assert 'value="each"' in hand.get(path).text
    sent(hand, path, list="navn;telefon\nA;1")
    wrong = hand.get(f"{path}people")
    assert wrong.status == 422
    assert "SB782" in wrong.text
    sent(hand, path, forget="yes")
    assert NAME not in hand.get(f"{path}people").text
    assert 'value="each"' not in hand.get(path).text


def test_a_list_of_a_danish_spreadsheet_is_shown_as_it_was_read_and_can_be_sent_again(app: LocalServer) -> None:
    path = opened(app)
    content = "navn;arbejdsplads\nSøren Ågård;Prøvesund\n".encode("cp1252")
    posted(app, f"{path}people", files=[("file", "liste.csv", content)])
    assert "SB780" in pages.asked(app, f"{path}people").text
    sent_again(app, f"{path}people")
    page = pages.asked(app, f"{path}people").text
    assert "<td>Søren Ågård</td>" in page
    assert "SB780" not in page


def test_two_tabs_never_write_over_each_others_list(app: LocalServer, hand: Hand) -> None:
    path = opened(app)
    sent(hand, path, list="navn\nDeltager Et\n")
    told = hand.post(f"{path}people", state="", list="navn\nDeltager To\n")
    assert told.status == 409
    assert "The list was changed in another tab" in told.text
    assert "Deltager To\n</textarea>" in told.text, "what was typed stands there"
    assert "<td>Deltager Et</td>" in told.text
    again = Fields(told.text).sent
    assert posted(app, f"{path}people", again).status == 303
    assert "<td>Deltager To</td>" in hand.get(f"{path}people").text


def test_a_full_disk_keeps_the_list_on_the_page(app: LocalServer, hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, _: bytes) -> None:
        raise OutputError([Problem("SB502", say("the file cannot be written"), Where(path))])

    monkeypatch.setattr("sheetbuilder.app.course_room.people_pages.write_whole", full)
    told = sent(hand, opened(app), list="navn\nDeltager Et\n")
    assert (told.status, "SB502" in told.text, "Deltager Et\n</textarea>" in told.text) == (422, True, True)


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Path, Hand]]:
    """A page whose run, cache and home are folders of the test, and a hand for it."""
    for name, folder in (("XDG_CACHE_HOME", "cache"), ("HOME", "home"), ("TMPDIR", "tmp")):
        (tmp_path / folder).mkdir()
        monkeypatch.setenv(name, str(tmp_path / folder))
    with pages.served(tmp_path / "run", *rooms(supplies(None, None))) as server:
        yield tmp_path, Hand(server)


@pytest.mark.long
def test_the_people_are_nowhere_but_in_the_folder_of_the_run(places: tuple[Path, Hand]) -> None:
    folder, hand = places
    text = SHORT + "  - type: sign-in\n    delete_by: 2027-06-01\n    participants: deltagere.csv\n"
    path = opened(hand.app, text)
    hand.post(f"{path}people", list=f"navn;organisation\n{NAME};Prøvesund Kommune\n")
    for whom in ("all", "each", "together"):
        _, page = hand.ended(hand.post(f"{path}make", go="make", whom=whom, books="trainer"))
        assert page.status == 200
    words = [word.encode() for word in NAME.split()] + [b"zackarias"]
    found = [
        one.relative_to(folder)
        for one in folder.rglob("*")
        if any(word in str(one).encode() or (one.is_file() and word in one.read_bytes()) for word in words)
    ]
    assert found
    assert {one.parts[0] for one in found} == {"run"}
    assert NAME not in recipe(hand.app, path)
    assert NAME.encode() not in hand.get(f"{path}recipe.zip").body
