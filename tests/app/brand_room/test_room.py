"""The room Brand from start to end by requests made by hand: begin, open, fill in, letterhead, pack."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from sheetbuilder import pack
from sheetbuilder.errors import OutputError, Problem, Where, say
from sheetbuilder.serving.server import LocalServer
from tests import pages
from tests.app.brand_room.brands import EXAMPLES, NAMES, Fields, links_of, opened, posted, text_of, with_values
from tests.app.hand import Hand

LETTERHEAD = EXAMPLES / "letterheads" / "proevesund.pdf"


def saved(app: LocalServer, path: str, **values: str) -> pages.Answered:
    sent = Fields(pages.asked(app, path).text).sent
    return posted(app, path, with_values(sent, values))


def finished(app: LocalServer, begun: pages.Answered) -> pages.Answered:
    assert begun.status == 303, begun.text
    while (page := pages.asked(app, begun.headers["location"], whole=True)).status == 200 and 'id="work"' in page.text:
        pass
    return pages.asked(app, page.headers["location"], whole=True)


def test_a_brand_begins_with_a_name(app: LocalServer) -> None:
    begun = posted(app, "brand/new", [("name", "Mønsterbjerg")])
    path = begun.headers["location"].removeprefix(f"{app.door.base}/")
    assert "name: Mønsterbjerg" in text_of(app, path).replace('"', "")
    assert path in "".join(links_of(pages.asked(app, "brand/").text))
    refused = posted(app, "brand/new", [("name", "a" * 200)])
    assert refused.status == 400
    assert "SB" in refused.text


@pytest.mark.parametrize("name", NAMES[::2])
def test_an_untouched_form_gives_the_file_as_it_was_chosen(app: LocalServer, name: str) -> None:
    path = opened(app, name)
    assert saved(app, path).status == 303
    assert text_of(app, path) == (EXAMPLES / f"{name}.yaml").read_text("utf-8")


def test_a_number_that_is_changed_is_the_only_change(app: LocalServer) -> None:
    path = opened(app)
    before = text_of(app, path).splitlines()
    saved(app, path, **{"contacts.0.number": "00 00 00 01"})
    after = text_of(app, path).splitlines()
    assert [line for line in after if line not in before] == ["    number: 00 00 00 01"]
    assert len(after) == len(before)


def test_what_is_wrong_stands_at_its_field_and_nothing_is_lost(app: LocalServer) -> None:
    path = opened(app)
    saved(app, path, **{"contacts.0.number": "ring os", "contacts.0.checked": "i går"})
    page = pages.asked(app, path).text
    assert 'aria-invalid="true"' in page
    assert 'value="ring os"' in page
    assert 'value="i går"' in page
    assert re.search(r"<button[^>]*disabled[^>]*>Make the pack", page)


def test_two_tabs_never_write_over_each_other(app: LocalServer) -> None:
    path = opened(app)
    first = Fields(pages.asked(app, path).text).sent
    posted(app, path, with_values(first, {"unit": "One"}))
    second = posted(app, path, with_values(first, {"unit": "Two"}))
    assert second.status == 409
    assert "another tab" in second.text
    assert "unit: One" in text_of(app, path)
    kept = Fields(second.text).sent
    assert ("unit", "Two") in kept, "what was typed stands in the form"
    assert "marked: Department." in second.text
    assert "Not saved. In the file stands: One" in second.text
    assert posted(app, path, kept).status == 303
    assert "unit: Two" in text_of(app, path), "and one press writes it over"
    text = posted(app, f"{path}text", [("state", "old"), ("text", "type: brand")])
    assert text.status == 409
    assert "This is your text" in text.text
    assert "unit: Two" in text_of(app, path)


def test_what_was_typed_is_never_lost_where_another_tab_was_quicker(app: LocalServer) -> None:
    path = opened(app)
    brand, letterhead, lines = (
        Fields(pages.asked(app, f"{path}{one}").text).sent for one in ("", "letterhead", "lines/2.1")
    )
    saved(app, path, unit="One")
    other = with_values(letterhead, {"overlay.first.layer": "over"})
    told = posted(app, f"{path}letterhead", other)
    assert told.status == 409
    assert "Under or over what is on the page: over it</textarea>" in told.text
    told = posted(app, f"{path}lines/2.1", with_values(lines, {"new:text": "Tag en kollega med"}))
    assert told.status == 409
    assert "A new line: Tag en kollega med</textarea>" in told.text
    logo = posted(app, path, with_values(brand, {"name": "Prøvesunds"}), [("file:logo.colour", "x.svg", b"<svg/>")])
    assert "Choose once more what you chose as files: x.svg" in logo.text
    assert ("unit", "One") in Fields(logo.text).sent, "what the other tab wrote is not taken back"
    broken = [("state", dict(Fields(logo.text).sent)["state"]), ("text", "type: brand\nname: [")]
    posted(app, f"{path}text", broken)
    told = posted(app, path, with_values(brand, {"name": "Prøvesunds"}))
    assert told.status == 409
    assert "Name: Prøvesunds</textarea>" in told.text


def test_a_file_that_is_no_yaml_is_shown_as_text_with_its_problems(app: LocalServer) -> None:
    path = opened(app)
    (state,) = re.findall(r'name="state" value="(\w+)"', pages.asked(app, f"{path}text").text)
    text = "type: brand\nname: [</textarea><script>\n"
    went = posted(app, f"{path}text", [("state", state), ("text", text)])
    page = pages.asked(app, went.headers["location"], whole=True)
    assert "SB1" in page.text
    assert "<script>\n" not in page.text
    assert pages.asked(app, path).text.count("<textarea") == 1
    assert text_of(app, path) == text


@pytest.mark.parametrize(
    "path", ["brand/of/none/", "brand/of/none/brand.zip", "brand/of/../../etc/brand.yaml", "brand/made/x"]
)
def test_what_there_is_not_is_not_there(app: LocalServer, path: str) -> None:
    assert pages.asked(app, path).status == 404


def test_a_file_of_the_folder_must_be_one_that_was_offered(app: LocalServer) -> None:
    assert posted(app, "brand/take", [("file", "../../etc/passwd")]).status == 404


def test_a_letterhead_is_chosen_by_looking(app: LocalServer) -> None:
    begun = posted(app, "brand/new", [("name", "Prøvesund")])
    path = begun.headers["location"].removeprefix(f"{app.door.base}/")
    (state,) = set(re.findall(r'name="state" value="(\w+)"', pages.asked(app, f"{path}letterhead").text))
    posted(app, f"{path}letterhead", [("state", state)], [("file", "../Brev papir.pdf", LETTERHEAD.read_bytes())])
    assert re.search(r"file: Brev papir.pdf\n  make_room: true", text_of(app, path))
    page = pages.asked(app, f"{path}letterhead").text
    pictures = re.findall(r'<img src="([^"]+)"', page)
    shown = pages.asked(app, pictures[0], whole=True)
    assert shown.headers["content-type"] in ("image/png", "image/jpeg")
    sent = with_values(Fields(page).sent, {"landscape": "2", "other": "none", "cover": "none"})
    posted(app, f"{path}letterhead", sent)
    assert "other: none" in text_of(app, path)
    assert "cover: none" in text_of(app, path)
    assert "landscape:\n    page: 2" in text_of(app, path)
    fields = Fields(pages.asked(app, f"{path}letterhead").text).sent
    posted(app, f"{path}letterhead", [*fields[:1], ("none", "yes")])
    assert "overlay:" not in re.sub("#.*", "", text_of(app, path))


def test_how_a_letterhead_is_laid_is_filled_in_and_what_is_wrong_stands_there(app: LocalServer) -> None:
    path = opened(app)
    before = text_of(app, path)
    sent = Fields(pages.asked(app, f"{path}letterhead").text).sent
    posted(app, f"{path}letterhead", sent)
    assert text_of(app, path) == before, "what nobody touches stays to the byte"
    posted(app, f"{path}letterhead", with_values(sent, {"overlay.other.safe_area.top": "900"}))
    assert text_of(app, path).count("safe_area: {top: 900, bottom: 8, left: 8, right: 14}") == 1
    page = pages.asked(app, f"{path}letterhead").text
    assert 'href="#overlay.other.safe_area.top"' in page
    assert 'id="overlay.other.safe_area.top-wrong"' in page
    back = with_values(Fields(page).sent, {"overlay.other.safe_area.top": "8"})
    posted(app, f"{path}letterhead", back)
    assert text_of(app, path) == before


def test_a_hostile_letterhead_is_told_and_shows_nothing(app: LocalServer) -> None:
    path = opened(app)
    (state,) = set(re.findall(r'name="state" value="(\w+)"', pages.asked(app, f"{path}letterhead").text))
    hostile = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\ntrailer<</Root 1 0 R>>"
    posted(app, f"{path}letterhead", [("state", state)], [("file", "x.pdf", hostile)])
    page = pages.asked(app, f"{path}letterhead")
    assert page.status == 200
    assert "SB7" in page.text
    assert pages.asked(app, f"{path}letterhead/1").status == 404


def test_another_letterhead_of_the_same_name_is_another_picture(app: LocalServer) -> None:
    path = opened(app)
    shown = []
    for name in ("eksempelkoebing", "proevesund"):
        (state,) = set(re.findall(r'name="state" value="(\w+)"', pages.asked(app, f"{path}letterhead").text))
        content = (EXAMPLES / "letterheads" / f"{name}.pdf").read_bytes()
        posted(app, f"{path}letterhead", [("state", state)], [("file", "x.pdf", content)])
        shown.append(pages.asked(app, f"{path}letterhead/1").body)
    assert shown[0] != shown[1]


def test_a_letterhead_of_a_name_that_no_file_can_have_is_told(app: LocalServer) -> None:
    brand = f"type: brand\nname: x\noverlay: {'æ' * 140}.pdf\n"
    answer = posted(app, "brand/open", files=[("files", "brand.yaml", brand.encode())])
    path = answer.headers["location"].removeprefix(f"{app.door.base}/")
    assert "SB700" in pages.asked(app, f"{path}letterhead").text


def test_the_colours_follow_what_is_typed(app: LocalServer) -> None:
    answer = pages.asked(app, "brand/colours?accent=%237A1F4B")
    assert "#7A1F4B" in answer.text
    assert answer.headers["content-type"].startswith("text/html")


@pytest.mark.long
def test_the_pack_is_that_of_the_command_line(app: LocalServer, tmp_path: Path) -> None:
    path = opened(app)
    page = finished(app, posted(app, f"{path}pack"))
    (link,) = [link for link in links_of(page.text) if link.endswith(".zip")]
    brand = tmp_path / "brand"
    with zipfile.ZipFile(io.BytesIO(pages.asked(app, f"{path}brand.zip").body)) as archive:
        archive.extractall(brand)
    (file,) = brand.glob("*/proevesund.yaml")
    (outcome,) = pack(file, out=tmp_path / "packs", zip=True)
    assert outcome.folder is not None
    there = pages.asked(app, link, whole=True).body
    assert there == outcome.folder.with_name(outcome.folder.name + ".zip").read_bytes()


def test_the_making_of_a_pack_can_be_stopped(app: LocalServer) -> None:
    begun = posted(app, f"{opened(app)}pack")
    work = begun.headers["location"].removeprefix(f"{app.door.base}/")
    posted(app, f"{work}/stop")
    _, ended = Hand(app).ended(begun)
    assert "It was stopped. Nothing was made." in ended.text


@pytest.mark.long
def test_the_proof_is_made_and_told(app: LocalServer) -> None:
    page = finished(app, posted(app, f"{opened(app)}proof"))
    (link,) = [link for link in links_of(page.text) if link.endswith(".pdf")]
    assert pages.asked(app, link, whole=True).body.startswith(b"%PDF")


def test_local_lines_are_edited_beside_their_sheet(app: LocalServer) -> None:
    path = opened(app)
    before = text_of(app, path)
    assert "2.1" in pages.asked(app, f"{path}lines").text
    page = pages.asked(app, f"{path}lines/2.1").text
    assert "<legend>Praktiske greb</legend>" in page
    assert "hjemmebesøg alene, før risikoen er vurderet (ark 2.6)" in page
    sent = Fields(page).sent
    assert posted(app, f"{path}lines/2.1", sent).status == 303
    assert text_of(app, path) == before
    state = [one for one in Fields(page).sent if one[0] == "state"]
    wrong = with_values(sent, {"state": "old"})
    assert posted(app, f"{path}lines/2.1", wrong).status == 409
    posted(app, f"{path}lines/2.1", with_values(sent, {"say:checklist:oenske": "Borgeren har valgt stedet"}))
    assert "replace: Borgeren har valgt stedet" in text_of(app, path)
    assert state
    assert pages.asked(app, f"{path}lines/9.9").status == 404


@pytest.mark.long
def test_the_pages_beside_local_lines_are_those_that_would_be_printed(app: LocalServer) -> None:
    path = opened(app)
    pictures = re.findall(r'<img src="([^"]+)"', pages.asked(app, f"{path}lines/2.1").text)
    shown = [pages.asked(app, one, whole=True) for one in pictures]
    assert [one.headers["content-type"] for one in shown] == ["image/png", "image/png"]
    assert shown[0].body != shown[1].body


def test_contacts_are_brought_into_an_order_without_a_script(app: LocalServer) -> None:
    path = opened(app, "eksempelkoebing")
    text = text_of(app, path)
    sent = Fields(pages.asked(app, path).text).sent
    first, second, third = (value for name, value in sent if name == "order:contacts")
    answer = posted(app, path, [*with_values(sent, {"contacts.1.hours": "altid"}), ("down", first)])
    assert answer.headers["location"].endswith("#contacts-order")
    after = text_of(app, path)
    names = re.findall(r"- id: (\S+)", text.partition("contacts:")[2].partition("\n\n")[0])
    assert re.findall(r"- id: (\S+)", after.partition("contacts:")[2].partition("\n\n")[0]) == [
        names[1],
        names[0],
        names[2],
    ]
    assert "hours: altid" in after, "what was typed is kept"
    assert sorted(text.splitlines()) == sorted(
        line.replace("altid", "hele døgnet") if "altid" in line else line for line in after.splitlines()
    ), "and no comment is lost"
    page = pages.asked(app, path).text
    assert f'value="{third}"' in page
    assert f'value="{second}"' in page


def test_lines_of_ones_own_are_brought_into_the_order_of_the_page(app: LocalServer) -> None:
    begun = posted(app, "brand/new", [("name", "Nykøb")])
    path = begun.headers["location"].removeprefix(f"{app.door.base}/")
    place = f"{path}lines/2.1"
    options = re.findall(r'<option value="([^"]*:[^":]+)"', pages.asked(app, place).text)
    for words in ("Alfa", "Beta", "Gamma"):
        sent = Fields(pages.asked(app, place).text).sent
        posted(app, place, with_values(sent, {"new:where": options[0], "new:text": f"{words} er en linje."}))
    page = pages.asked(app, place).text
    assert re.findall(r'class="said">(\w+)', page) == ["Gamma", "Beta", "Alfa"], "the newest is nearest to its point"
    sent = Fields(page).sent
    values = [value for name, value in sent if name.startswith("order:")]
    posted(app, place, [*sent, ("up", values[2])])
    page = pages.asked(app, place).text
    assert re.findall(r'class="said">(\w+)', page) == ["Gamma", "Alfa", "Beta"]
    assert re.findall(r"add: (\w+)", text_of(app, path))[-3:] == ["Beta", "Alfa", "Gamma"]


SHEET = EXAMPLES / "proevesund" / "2.7-moedesteder-i-proevesund.yaml"


def begun(app: LocalServer) -> str:
    answer = posted(app, "brand/new", [("name", "Nykøb")])
    return answer.headers["location"].removeprefix(f"{app.door.base}/")


def sheet_sent(app: LocalServer, path: str, name: str, content: bytes) -> pages.Answered:
    (state,) = set(re.findall(r'name="state" value="(\w+)"', pages.asked(app, f"{path}sheets").text))
    return posted(app, f"{path}sheets", [("state", state)], [("sheets", name, content)])


def test_a_sheet_of_ones_own_is_put_in_shown_replaced_and_taken_out(app: LocalServer) -> None:
    path = begun(app)
    before = text_of(app, path)
    assert sheet_sent(app, path, "2.7-vores.yaml", SHEET.read_bytes()).status == 303
    assert "add_sheet: 2.7-vores.yaml" in text_of(app, path)
    page = pages.asked(app, f"{path}sheets").text
    assert "2.7 Mødesteder i Prøvesund" in page
    first, second = (pages.asked(app, link, whole=True) for link in re.findall(r'<img src="([^"]+)"', page))
    assert first.headers["content-type"] == second.headers["content-type"] == "image/png"
    other = SHEET.read_text("utf-8").replace("title: Mødesteder i Prøvesund", "title: Steder i Nykøb")
    assert sheet_sent(app, path, "2.7-vores.yaml", other.encode()).status == 303
    page = pages.asked(app, f"{path}sheets").text
    assert "2.7 Steder i Nykøb" in page
    assert text_of(app, path).count("add_sheet") == before.count("add_sheet") + 1, "named once"
    picture = re.findall(r'<img src="([^"]+)"', page)[0]
    assert pages.asked(app, picture, whole=True).body != first.body, "and drawn anew"
    assert "2.7-vores" in str(zipfile.ZipFile(io.BytesIO(pages.asked(app, f"{path}brand.zip").body)).namelist())
    (state,) = set(re.findall(r'name="state" value="(\w+)"', page))
    (index,) = re.findall(r'name="remove" value="(\d+)"', page)
    assert posted(app, f"{path}sheets", [("state", state), ("remove", index)]).status == 303
    assert "add_sheet: 2.7" not in text_of(app, path)
    assert "2.7-vores" not in str(zipfile.ZipFile(io.BytesIO(pages.asked(app, f"{path}brand.zip").body)).namelist())
    assert pages.asked(app, picture, whole=True).status == 404


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("title: Mø", "titel: Mø", "SB211", ":6:1"),
        ('"2.7"', '"2.6"', "SB349", ":4:9"),
        ("type: moves", "type: movs", "SB2", ":1"),
        ("text: Ring", "text: [Ring", "SB1", ":"),
        ("text: Ring til stedet dagen før", "text: Ring " + "og ring " * 200, "SB", ":1"),
    ],
)
def test_what_is_wrong_with_a_sheet_is_told_at_its_line_and_nothing_is_put_in(
    app: LocalServer, old: str, new: str, code: str, line: str
) -> None:
    path = begun(app)
    before = text_of(app, path)
    wrong = SHEET.read_text("utf-8").replace(old, new, 1)
    answer = sheet_sent(app, path, "2.7-vores.yaml", wrong.encode())
    assert answer.status == 422
    assert "Nothing was put in" in answer.text
    assert code in answer.text
    assert f"2.7-vores.yaml{line}" in answer.text
    assert text_of(app, path) == before
    assert "2.7-vores" not in str(zipfile.ZipFile(io.BytesIO(pages.asked(app, f"{path}brand.zip").body)).namelist())


@pytest.mark.parametrize(
    ("name", "content"),
    [("bro.png", b"\x89PNG"), ("brand.yaml", b"type: brand\nname: x\n"), ("../../x", b"type: sheet")],
)
def test_what_is_no_sheet_is_not_put_in(app: LocalServer, name: str, content: bytes) -> None:
    path = begun(app)
    answer = sheet_sent(app, path, name, content)
    assert answer.status == 422
    assert "SB963" in answer.text
    assert "add_sheet: " not in re.sub("#.*", "", text_of(app, path))


def test_a_sheet_never_takes_the_place_of_another_file(app: LocalServer) -> None:
    path = begun(app)
    sheet_sent(app, path, "brand.yaml", SHEET.read_bytes())
    assert "add_sheet: brand (2).yaml" in text_of(app, path)
    stale = posted(app, f"{path}sheets", [("state", "old")], [("sheets", "2.8.yaml", SHEET.read_bytes())])
    assert stale.status == 409


@pytest.mark.long
def test_the_pack_with_a_sheet_of_ones_own_is_that_of_the_command_line(app: LocalServer, tmp_path: Path) -> None:
    path = begun(app)
    sheet_sent(app, path, "2.7-vores.yaml", SHEET.read_bytes())
    saved(app, path, municipality_code="0000")
    page = finished(app, posted(app, f"{path}pack"))
    (link,) = [link for link in links_of(page.text) if link.endswith(".zip")]
    with zipfile.ZipFile(io.BytesIO(pages.asked(app, f"{path}brand.zip").body)) as archive:
        archive.extractall(tmp_path / "brand")
    (file,) = (tmp_path / "brand").rglob("brand.yaml")
    (outcome,) = pack(file, out=tmp_path / "packs", zip=True)
    assert outcome.folder is not None, outcome.problems
    there = pages.asked(app, link, whole=True).body
    assert there == outcome.folder.with_name(outcome.folder.name + ".zip").read_bytes()
    assert any("2.7" in name for name in zipfile.ZipFile(io.BytesIO(there)).namelist())


def taken_back(app: LocalServer, path: str) -> pages.Answered:
    (state,) = set(re.findall(r'name="state" value="(\w+)"', pages.asked(app, path).text))
    return posted(app, f"{path}undo", [("state", state)])


def test_the_last_change_is_taken_back_with_its_files(app: LocalServer) -> None:
    path = begun(app)
    before = text_of(app, path)
    sheet_sent(app, path, "2.7-vores.yaml", SHEET.read_bytes())
    with_it = text_of(app, path)
    (state,) = set(re.findall(r'name="state" value="(\w+)"', pages.asked(app, f"{path}sheets").text))
    posted(app, f"{path}sheets", [("state", state), ("remove", "0")])
    answer = taken_back(app, path)
    assert "The last change is taken back." in pages.asked(app, answer.headers["location"], whole=True).text
    assert text_of(app, path) == with_it
    assert "2.7 Mødesteder i Prøvesund" in pages.asked(app, f"{path}sheets").text, "its file is there again"
    taken_back(app, path)
    assert text_of(app, path) == before
    stale = posted(app, f"{path}undo", [("state", "old")])
    assert (stale.status, "nothing was taken back" in stale.text) == (409, True)


def test_a_file_that_something_else_names_is_never_changed_under_it(app: LocalServer) -> None:
    path = begun(app)
    logos = [(EXAMPLES / "logos" / f"{name}.svg").read_bytes() for name in ("eksempelkoebing", "eksempelkoebing-sort")]
    sent = Fields(pages.asked(app, path).text).sent
    both = [(f"file:logo.{kind}", "x.svg", logos[0]) for kind in ("colour", "mono")]
    posted(app, path, sent, both)
    assert text_of(app, path).count(": x.svg\n") == 2
    sent = Fields(pages.asked(app, path).text).sent
    answer = posted(app, path, sent, [("file:logo.mono", "x.svg", logos[1])])
    page = pages.asked(app, answer.headers["location"], whole=True).text
    assert "Something else names x.svg" in page
    assert "mono: x (2).svg" in text_of(app, path)
    assert "colour: x.svg" in text_of(app, path)
    sent = Fields(pages.asked(app, path).text).sent
    posted(app, path, sent, [("file:logo.mono", "x.svg", logos[0] + b"\n")])
    assert "mono: x (2).svg" in text_of(app, path), "its own is replaced"


def test_a_full_disk_keeps_what_was_typed_on_the_page(app: LocalServer, monkeypatch: pytest.MonkeyPatch) -> None:
    path = begun(app)
    brand = Fields(pages.asked(app, path).text).sent
    lines, letterhead = (Fields(pages.asked(app, f"{path}{one}").text).sent for one in ("lines/2.1", "letterhead"))

    def full(path: Path, _: bytes) -> None:
        raise OutputError([Problem("SB502", say("the file cannot be written"), Where(path))])

    monkeypatch.setattr("sheetbuilder.app.yaml_files.draft.write_whole", full)
    told = posted(app, path, with_values(brand, {"unit": "Voksen"}))
    assert (told.status, "SB502" in told.text, ("unit", "Voksen") in Fields(told.text).sent) == (422, True, True)
    told = posted(app, f"{path}text", [brand[0], ("text", "type: brand")])
    assert (told.status, "SB502" in told.text, ("text", "type: brand") in Fields(told.text).sent) == (422, True, True)
    told = posted(app, f"{path}lines/2.1", with_values(lines, {"new:text": "En linje"}))
    assert (told.status, "SB502" in told.text, "A new line: En linje" in told.text) == (422, True, True)
    told = posted(app, f"{path}letterhead", letterhead, [("file", "x.pdf", LETTERHEAD.read_bytes())])
    assert (told.status, "SB502" in told.text, "Choose once more" in told.text) == (422, True, True)
