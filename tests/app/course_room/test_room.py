"""The room Course from start to end by requests made by hand: begin, open, add, fill in, order, people, make."""

from __future__ import annotations

import io
import os
import re
import zipfile
from pathlib import Path

import pytest

from sheetbuilder.app.yaml_files import draft
from sheetbuilder.cli import run
from sheetbuilder.errors import OutputError, Problem, Where, say
from sheetbuilder.serving.server import LocalServer
from tests import pages
from tests.app.brand_room.brands import Fields, links_of, posted, with_values
from tests.app.course_room.courses import (
    EXAMPLE,
    EXAMPLES,
    SHORT,
    kinds,
    names,
    opened,
    ordered,
    recipe,
    sent_again,
    state,
)
from tests.app.hand import Hand

DECK = EXAMPLE.parent / "decks" / "tavletegninger.pdf"


def there(app: LocalServer, answer: pages.Answered) -> str:
    assert answer.status == 303, answer.text
    return pages.asked(app, answer.headers["location"].partition("#")[0], whole=True).text


def sent_file(app: LocalServer, page: str, name: str, content: bytes) -> pages.Answered:
    """The form of a part sent with a file."""
    marks = re.findall(r"<form.*?</form>", pages.asked(app, page).text, re.DOTALL)[-1]
    return posted(app, page, Fields(marks).sent, [("file:file", name, content)])


def _brand() -> list[Path]:
    """The files of a brand, as somebody chooses them together."""
    brands = EXAMPLES / "brands"
    files = [brands / "eksempelkoebing.yaml", *(brands / "logos").glob("eksempelkoebing*")]
    return [*files, *(brands / "letterheads").glob("eksempelkoebing*")]


def test_a_course_begins_with_a_title(app: LocalServer) -> None:
    fields = [("title", "En dag: vi øver"), ("date", "2027-03-03"), ("place", "Prøvesund"), ("trainers", "A, B")]
    begun = posted(app, "course/new", fields)
    page = there(app, begun)
    assert "Course: En dag: vi øver" in page
    assert "3. marts 2027 · Prøvesund · A · B" in page
    path = begun.headers["location"].removeprefix(f"{app.door.base}/")
    saved = pages.asked(app, f"{path}recipe.yaml")
    assert 'filename="en-dag-vi-oever.yaml"' in saved.headers["content-disposition"]
    assert "#subtitle: En kursusdag for fagpersoner\ndate: 2027-03-03\n" in saved.text
    dayless = posted(app, "course/new", [("title", "En dag")])
    assert "No day, place or trainers yet" in there(app, dayless)
    assert path in "".join(links_of(pages.asked(app, "course/").text))


def test_a_course_begins_with_a_recipe_that_comes_along(app: LocalServer) -> None:
    begun = posted(app, "course/new", [("title", "Vores dag"), ("from", "kursusdag"), ("date", "")])
    text = recipe(app, begun.headers["location"].removeprefix(f"{app.door.base}/"))
    assert "title: Vores dag\n" in text
    assert "yaml-language-server" not in text
    assert "evaluation" in kinds(text)


@pytest.mark.parametrize("title", ["", "a" * 200, "\x07"])
def test_a_title_that_cannot_be_printed_is_told(app: LocalServer, title: str) -> None:
    refused = posted(app, "course/new", [("title", title)])
    assert refused.status == 400
    assert "SB" in refused.text


def test_a_recipe_that_is_opened_and_not_touched_is_the_same_to_the_byte(app: LocalServer) -> None:
    path = opened(app, EXAMPLE.read_text("utf-8"), ("samtalen-begynder.pdf", b"x"), ("tavletegninger.pdf", b"y"))
    assert recipe(app, path) == EXAMPLE.read_text("utf-8")
    for name in names(pages.asked(app, path).text)[:4]:
        sent_again(app, f"{path}item/{name}")
    sent_again(app, f"{path}about")
    assert recipe(app, path) == EXAMPLE.read_text("utf-8")
    with zipfile.ZipFile(io.BytesIO(pages.asked(app, f"{path}recipe.zip").body)) as archive:
        assert sorted(name.partition("/")[2] for name in archive.namelist()) == [
            "dagen.yaml",
            "decks/samtalen-begynder.pdf",
            "decks/tavletegninger.pdf",
        ]


@pytest.mark.parametrize(
    "files",
    [
        [("slides.pdf", b"%PDF")],
        [("a.yaml", b"type: handout\n"), ("b.yaml", b"type: handout\n")],
        [("a.yaml", b"type: handout\n"), ("x.pdf", b"1"), ("X.pdf", b"2")],
        [("a.yaml", b"type: brand\n")],
    ],
)
def test_files_that_make_no_course_are_told(app: LocalServer, files: list[tuple[str, bytes]]) -> None:
    refused = posted(app, "course/open", files=[("files", name, content) for name, content in files])
    assert refused.status == 400
    assert "SB962" in refused.text or "SB960" in refused.text


def test_items_are_moved_and_taken_out_and_brought_back(app: LocalServer) -> None:
    path = opened(app)
    known = names(pages.asked(app, path).text)
    moved = ordered(app, path, known, ("down", known[1]))
    assert kinds(recipe(app, path)) == ["cover", "notes", "sheet", "certificate"]
    assert "  # the first\n  - type: sheet\n" in recipe(app, path)
    page = there(app, moved)
    assert names(page) == [known[0], known[2], known[1], known[3]]
    assert re.search(rf'name="down" value="{known[1]}"[^>]* autofocus', page)
    ordered(app, path, names(page), ("remove", known[1]))
    assert kinds(recipe(app, path)) == ["cover", "notes", "certificate"]
    seen = state(app, path)
    assert "The last change is taken back." in there(app, posted(app, f"{path}undo", [seen]))
    twice = posted(app, f"{path}undo", [seen])
    assert (twice.status, kinds(recipe(app, path))) == (409, ["cover", "notes", "sheet", "certificate"])
    posted(app, f"{path}undo", [state(app, path)])
    assert recipe(app, path) == SHORT
    assert "There is nothing to take back." in posted(app, f"{path}undo", [state(app, path)]).text


def test_a_script_is_answered_in_its_own_way_and_nobody_writes_over_another_tab(app: LocalServer) -> None:
    path = opened(app)
    known = names(pages.asked(app, path).text)
    headers = {**pages.ours(app), **pages.MULTIPART, "Accept": "application/json"}
    before = state(app, path)
    fields = [before, *(("item", name) for name in reversed(known))]
    answer = pages.asked(app, f"{path}order", "POST", headers=headers, body=pages.multipart(fields))
    assert answer.status == 200
    assert answer.text == f'{{"state":"{state(app, path)[1]}"}}'
    assert kinds(recipe(app, path)) == ["certificate", "notes", "sheet", "cover"]
    again = pages.asked(app, f"{path}order", "POST", headers=headers, body=pages.multipart(fields))
    assert again.status == 409
    page = posted(app, f"{path}order", fields)
    assert page.status == 409
    assert "another tab" in page.text
    assert posted(app, f"{path}about", [before, ("title", "x")]).status == 409
    assert posted(app, f"{path}item/{known[1]}", [before]).status == 409
    assert posted(app, f"{path}text", [before, ("text", "x")]).status == 409


def form_of(app: LocalServer, page: str) -> list[tuple[str, str]]:
    return Fields(re.findall(r"<form.*?</form>", pages.asked(app, page).text, re.DOTALL)[-1]).sent


BLOCKS = """  - type: text
    title: Sag
    blocks:
      - type: text
        text: Som det står
  - type: programme
    sessions:
      - {time: '9', title: Kaffe}
      - {time: '10', title: Tale}
"""


def test_what_was_typed_stays_in_the_form_where_another_tab_was_quicker(app: LocalServer) -> None:
    path = opened(app, f"{SHORT}{BLOCKS}")
    known = names(pages.asked(app, path).text)
    about, notes, text, programme = (
        form_of(app, f"{path}{page}") for page in ("about", f"item/{known[2]}", f"item/{known[4]}", f"item/{known[5]}")
    )
    sent_again(app, f"{path}about", place="Her")
    sent_again(app, f"{path}item/{known[5]}", sessions__0__gone="yes")
    told = posted(app, f"{path}about", with_values(about, {"place": "Der", "trainers": "A\nB"}))
    assert told.status == 409
    assert "so nothing was saved" in told.text
    assert "marked: Place, Trainers. “Save” writes it over" in told.text
    assert "Not saved. In the file stands: Her" in told.text
    kept = form_sent(told)
    assert {("place", "Der"), ("trainers", "A\nB")} <= set(kept)
    assert posted(app, f"{path}about", kept).status == 303
    assert "place: Der\n" in recipe(app, path), "and one press writes it over"

    told = posted(app, f"{path}item/{known[2]}", with_values(notes, {"pages": "4"}))
    assert ("pages", "4") in form_sent(told)
    written = {"blocks.0.text": "Som jeg skrev", "blocks.1.type": "heading", "blocks.1.text": "Ny"}
    told = posted(app, f"{path}item/{known[4]}", with_values(text, written))
    assert "What stands on the page 1: Its words, What stands on the page 2: Kind" in told.text
    assert set(written.items()) <= set(form_sent(told))
    changed = {"sessions.0.title": "Te", "sessions.1.title": "Tale og svar"}
    told = posted(app, f"{path}item/{known[5]}", with_values(programme, changed))
    assert ("sessions.0.title", "Tale og svar") in form_sent(told), "the row is the one that has its place now"
    assert "Rows of the programme 1: What happens: Te</textarea>" in told.text, "and what has none can be copied"


def form_sent(page: pages.Answered) -> list[tuple[str, str]]:
    """The last form of a page, as a browser sends it."""
    return Fields(re.findall(r"<form.*?</form>", page.text, re.DOTALL)[-1]).sent


def test_a_form_that_is_sent_twice_is_no_quarrel(app: LocalServer) -> None:
    path = opened(app)
    sent = with_values(form_of(app, f"{path}about"), {"place": "Her"})
    assert posted(app, f"{path}about", sent).status == 303
    again = posted(app, f"{path}about", sent)
    assert "What you wrote is in the file." in again.text
    assert "notice error" not in again.text


def test_what_was_typed_can_be_copied_where_the_recipe_cannot_be_read_any_more(app: LocalServer) -> None:
    path = opened(app)
    name = names(pages.asked(app, path).text)[2]
    about, notes = form_of(app, f"{path}about"), form_of(app, f"{path}item/{name}")
    posted(app, f"{path}text", [state(app, f"{path}text"), ("text", "type: handout\ntitle: [\n")])
    told = posted(app, f"{path}about", with_values(about, {"place": "Der"}))
    assert (told.status, "Place: Der</textarea>" in told.text) == (409, True)
    told = posted(app, f"{path}item/{name}", with_values(notes, {"pages": "4"}))
    assert (told.status, "Pages: 4</textarea>" in told.text) == (409, True)
    assert "type: handout\ntitle: [" in told.text


def test_a_form_of_a_part_that_is_gone_is_told_and_puts_it_in_again(app: LocalServer) -> None:
    path = opened(app)
    known = names(pages.asked(app, path).text)
    page, before = f"{path}item/{known[2]}", form_of(app, f"{path}item/{known[2]}")
    ordered(app, path, known, ("remove", known[2]))
    told = posted(app, page, with_values(before, {"pages": "4"}))
    assert told.status == 409
    assert "This part is not in the course any more" in told.text
    assert "marked: Pages. “Put it in again”" in told.text
    asked = pages.asked(app, page)
    assert asked.status == 404
    assert "This is how it stood." in asked.text
    assert f'href="{app.door.base}/{path}"' in asked.text, "and a way on"
    assert kinds(recipe(app, path)) == ["cover", "sheet", "certificate"]
    again = posted(app, page, [*form_sent(told), ("go", "again")])
    assert again.status == 303
    assert kinds(recipe(app, path)) == ["cover", "sheet", "notes", "certificate"]
    assert "pages: 4\n" in recipe(app, path)
    assert pages.asked(app, page).status == 200


def test_a_form_of_a_part_whose_adding_was_taken_back_is_told(app: LocalServer) -> None:
    path = opened(app)
    added = posted(app, f"{path}new", [("kind", "exercise"), ("title", "Øv"), ("minutes", "10")])
    (own,) = set(re.findall(r"at=(\w+)", added.headers["location"])) or [added.headers["location"].split("/")[-1]]
    page = f"{path}item/{own.partition('?')[0]}"
    sent = form_of(app, page)
    posted(app, f"{path}undo", [state(app, path)])
    told = posted(app, page, with_values(sent, {"title": "Øv igen"}))
    assert (told.status, ("title", "Øv igen") in form_sent(told)) == (409, True)
    posted(app, page, [*form_sent(told), ("go", "again")])
    assert "title: Øv igen\n    minutes: 10\n" in recipe(app, path)


def test_a_form_of_a_part_is_good_still_after_a_change_is_taken_back(app: LocalServer) -> None:
    path = opened(app)
    known = names(pages.asked(app, path).text)
    sent = form_of(app, f"{path}item/{known[2]}")
    sent_again(app, f"{path}about", place="Her")
    posted(app, f"{path}undo", [state(app, path)])
    assert posted(app, f"{path}item/{known[2]}", with_values(sent, {"pages": "3"})).status == 303
    assert "pages: 3\n" in recipe(app, path)


def test_a_full_disk_keeps_what_was_typed_on_the_page(app: LocalServer, monkeypatch: pytest.MonkeyPatch) -> None:
    path = opened(app)
    name = names(pages.asked(app, path).text)[2]
    forms = {page: form_of(app, f"{path}{page}") for page in ("about", f"item/{name}")}

    def full(path: Path, _: bytes) -> None:
        raise OutputError([Problem("SB502", say("the file cannot be written"), Where(path))])

    monkeypatch.setattr(draft, "write_whole", full)
    for (page, sent), (field, value) in zip(forms.items(), [("place", "Der"), ("pages", "4")], strict=True):
        told = posted(app, f"{path}{page}", with_values(sent, {field: value}))
        assert told.status == 422
        assert "SB502" in told.text
        assert (field, value) in form_sent(told)
    told = posted(app, f"{path}new", [("kind", "exercise"), ("title", "Øv"), ("minutes", "10")])
    assert (told.status, ("title", "Øv") in form_sent(told)) == (422, True)
    told = posted(app, f"{path}text", [state(app, f"{path}text"), ("text", "type: handout")])
    assert (told.status, ("text", "type: handout") in form_sent(told)) == (422, True)


def test_parts_are_added_where_they_belong(app: LocalServer) -> None:
    path = opened(app)
    known = names(pages.asked(app, path).text)
    page = there(app, posted(app, f"{path}add", [("what", "sheet:3.1"), ("after", "")]))
    assert kinds(recipe(app, path)) == ["cover", "sheet", "notes", "sheet", "certificate"]
    assert '<p role="status" class="notice">Added: Sheet: 3.1 Veje ind i samtalen</p>' in page
    posted(app, f"{path}add", [("what", "contents"), ("after", known[0])])
    posted(app, f"{path}add", [("what", "index"), ("after", "")])
    assert kinds(recipe(app, path)) == ["cover", "contents", "sheet", "notes", "sheet", "certificate", "index"]
    asked = posted(app, f"{path}add", [("what", "exercise"), ("after", known[0])])
    new = asked.headers["location"].removeprefix(f"{app.door.base}/")
    assert "aria-invalid" not in pages.asked(app, new).text
    sent_again(app, new, title="Øv", minutes="10", instructions="Sæt jer\nTal")
    assert (
        "- type: exercise\n    title: Øv\n    minutes: 10\n    instructions:\n      - Sæt jer\n      - Tal\n"
        in recipe(app, path)
    )
    assert posted(app, f"{path}add", [("what", "nothing")]).status == 303
    assert posted(app, f"{path}new", [("kind", "nothing")]).status == 404


def test_what_is_wrong_stands_at_its_field_and_nothing_is_lost(app: LocalServer) -> None:
    path = opened(app)
    posted(app, f"{path}add", [("what", "contents")])
    new = posted(app, f"{path}new", [("kind", "exercise"), ("title", "Øv"), ("minutes", "mange")])
    assert "/item/" in new.headers["location"]
    page = there(app, new)
    assert 'value="mange" autocomplete="off"' in page
    assert 'aria-invalid="true"' in page
    course = pages.asked(app, path).text
    assert 'class="badge error"' in course
    sent_again(app, f"{path}about", date="i morgen")
    about = pages.asked(app, f"{path}about").text
    assert 'value="i morgen"' in about
    assert 'aria-invalid="true"' in about


def test_rows_of_a_programme_are_moved_and_added(app: LocalServer) -> None:
    text = SHORT.replace("  - type: cover\n", "  - type: programme\n    sessions:\n      - {time: 9, title: A}\n")
    text = text.replace(
        "{time: 9, title: A}", "time: '9'\n        title: A\n      # then\n      - time: '10'\n        title: B"
    )
    path = opened(app, text)
    name = names(pages.asked(app, path).text)[0]
    went = sent_again(app, f"{path}item/{name}", sessions__2__time="11", sessions__2__title="C", up="sessions.1")
    assert went.headers["location"].endswith(f"/item/{name}#sessions.0")
    after = recipe(app, path)
    assert re.findall(r"title: (.)\n", after) == ["B", "A", "C"]
    assert after.index("# then") < after.index("title: B")


def test_blocks_are_written_in_the_form_and_others_are_left_alone(app: LocalServer) -> None:
    block = "      - type: table\n        columns: [{id: a, title: A}]\n        rows: 2\n"
    text = SHORT.replace("  - type: cover\n", f"  - type: text\n    title: Sag\n    blocks:\n{block}")
    path = opened(app, text)
    name = names(pages.asked(app, path).text)[0]
    page = pages.asked(app, f"{path}item/{name}").text
    assert "A block of the kind “table”" in page
    sent_again(app, f"{path}item/{name}", blocks__1__type="bullets", blocks__1__text="Én\nTo")
    after = recipe(app, path)
    assert block in after
    assert "      - type: bullets\n        items:\n          - id: en\n            text: Én\n" in after


def test_points_keep_what_is_said_of_them_where_another_one_goes(app: LocalServer) -> None:
    points = "".join(f"          - id: {one}\n            text: {one}\n" for one in ("et", "to", "tre"))
    block = f"      - type: bullets\n        items:\n{points}"
    text = SHORT.replace("  - type: cover\n", f"  - type: text\n    title: Sag\n    blocks:\n{block}")
    path = opened(app, text)
    name = names(pages.asked(app, path).text)[0]
    sent_again(app, f"{path}item/{name}", blocks__0__text="to\nTre!\nfire")
    assert (
        "- id: to\n            text: to\n          - id: tre\n            text: Tre!\n          - id: fire"
        in recipe(app, path)
    )


@pytest.mark.parametrize("name", ["Łódź ☺.yaml", f"{'日本' * 60}.yaml", "a;b 'c'.yaml"])
def test_a_recipe_of_any_name_can_be_saved(app: LocalServer, name: str) -> None:
    answer = posted(app, "course/open", files=[("files", name, SHORT.encode())])
    path = answer.headers["location"].removeprefix(f"{app.door.base}/")
    for file in ("recipe.yaml", "recipe.zip"):
        saved = pages.asked(app, f"{path}{file}")
        assert saved.headers["content-disposition"].startswith("attachment; filename*=UTF-8''")


def test_two_decks_of_one_name_are_two(app: LocalServer) -> None:
    path = opened(app)
    for content in (DECK.read_bytes(), b"%PDF-1.7 another"):
        posted(app, f"{path}new", [("kind", "pdf")], [("file:file", "x.pdf", content)])
    assert re.findall("file: (.*)", recipe(app, path)) == ["x.pdf", "x (2).pdf"]
    assert re.findall("title: (x.*)", recipe(app, path)) == ["x", "x"]
    name = names(pages.asked(app, path).text)[4]
    page = there(app, sent_file(app, f"{path}item/{name}", "x.pdf", b"%PDF-1.7 a third"))
    assert "Something else names x.pdf" not in page, "its own file is replaced"


def test_a_part_is_not_added_to_what_cannot_be_read(app: LocalServer) -> None:
    broken = "type: handout\ntype: handout\n"
    path = opened(app, broken)
    for page, fields in (("add", [("what", "notes")]), ("new", [("kind", "text")])):
        answer = posted(app, f"{path}{page}", fields)
        assert answer.status == 303
        assert "SB1" in there(app, pages.asked(app, path))
    assert recipe(app, path) == broken


@pytest.mark.parametrize(
    "path", ["course/of/none/", "course/of/none/recipe.zip", "course/of/../../etc/recipe.yaml", "course/made/x"]
)
def test_what_there_is_not_is_not_there(app: LocalServer, path: str) -> None:
    assert pages.asked(app, path).status == 404


def test_pages_of_a_course_that_it_has_not_are_not_there(app: LocalServer) -> None:
    path = opened(app)
    assert pages.asked(app, f"{path}item/none").status == 404
    assert pages.asked(app, f"{path}new?kind=none").status == 404
    assert posted(app, "course/take", [("file", "../../etc/passwd")]).status == 404


def test_a_file_that_is_no_yaml_is_shown_as_text_with_its_problems(app: LocalServer) -> None:
    path = opened(app)
    posted(app, f"{path}text", [state(app, f"{path}text"), ("text", "type: handout\ntitle: [</textarea><script>\n")])
    page = there(app, pages.asked(app, path))
    assert "SB1" in page
    assert "<script>\n" not in page
    assert pages.asked(app, f"{path}about").status == 303


def test_a_recipe_that_cannot_be_read_is_opened_to_be_mended(app: LocalServer) -> None:
    path = opened(app, SHORT.replace("A day", "A day \u202e"))
    page = there(app, pages.asked(app, path))
    assert "SB1" in page
    assert 'id="text"' in page


@pytest.mark.parametrize("name", ["../../x.pdf", "C:\\x.pdf", "..\\x.pdf"])
def test_a_path_in_the_name_of_a_file_leads_nowhere(app: LocalServer, name: str) -> None:
    path = opened(app)
    answer = posted(app, f"{path}new", [("kind", "pdf")], [("file:file", name, DECK.read_bytes())])
    assert "- type: pdf\n    file: x.pdf\n    title: x\n" in recipe(app, path)
    assert "x.pdf: the file has no tags" in there(app, answer) or "SB751" in there(app, answer)


@pytest.mark.parametrize("named", ["../../../../etc/passwd", "/etc/passwd", "C:\\x", f"{'æ' * 150}.pdf"])
def test_a_path_in_a_recipe_leads_nowhere(app: LocalServer, named: str) -> None:
    path = opened(app, SHORT.replace("type: notes\n    pages: 1", f"type: pdf\n    title: x\n    file: '{named}'"))
    name = names(pages.asked(app, path).text)[2]
    page = pages.asked(app, f"{path}item/{name}")
    assert page.status == 200
    assert "SB809" in page.text
    assert pages.asked(app, f"{path}item/{name}/1").status == 404


def test_hostile_slides_end_in_words(app: LocalServer, hand: Hand) -> None:
    hostile = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\ntrailer<</Root 1 0 R>>"
    path = opened(app)
    page = there(app, posted(app, f"{path}new", [("kind", "pdf")], [("file:file", "x.pdf", hostile)]))
    assert "SB7" in page
    name = names(pages.asked(app, path).text)[3]
    assert pages.asked(app, f"{path}item/{name}/1").status == 404
    _, ended = hand.ended(hand.post(f"{path}make", go="make"))
    assert "Nothing was made" in ended.text
    assert "SB7" in ended.text


def test_slides_are_described_in_their_own_words_and_looked_at(app: LocalServer) -> None:
    path = opened(app)
    posted(app, f"{path}new", [("kind", "pdf")], [("file:file", "x.pdf", DECK.read_bytes())])
    name = names(pages.asked(app, path).text)[3]
    sent_again(app, f"{path}item/{name}", go="drafts")
    assert recipe(app, path).count("draft: true") == 3
    page = pages.asked(app, f"{path}item/{name}").text
    assert "3 descriptions are still drafts" in page
    pictures = re.findall(r'<img src="([^"]+)"', page)
    assert len(pictures) == 3
    assert pages.asked(app, pictures[0], whole=True).headers["content-type"] in ("image/png", "image/jpeg")
    posted(app, f"{path}undo", [state(app, path)])
    assert "draft" not in recipe(app, path)


def test_a_brand_that_is_chosen_with_the_recipe_goes_before_its_own(app: LocalServer) -> None:
    text = SHORT.replace("items:", "brand: ../brands/eksempelkoebing.yaml\nitems:")
    path = opened(app, text)
    assert "SB818" in pages.asked(app, path).text
    path = opened(app, text, *((one.name, one.read_bytes()) for one in _brand()))
    page = pages.asked(app, path).text
    assert "SB818" not in page
    with zipfile.ZipFile(io.BytesIO(pages.asked(app, f"{path}recipe.zip").body)) as archive:
        assert archive.namelist() == ["dagen/dagen.yaml"]
    assert re.search(r"selected[^>]*>Eksempelkøbing", page)


def test_a_brand_is_brought_in_where_it_is_made(app: LocalServer) -> None:
    path = opened(app)
    fields = [("go", "bring"), ("colour", "grey")]
    files = [("brand_files", one.name, one.read_bytes()) for one in _brand()]
    page = posted(app, f"{path}make", fields, files).text
    assert "The brand is there, and chosen." in page
    assert re.search(r"selected[^>]*>Eksempelkøbing Kommune", page)
    assert re.search(r'value="grey" selected', page)
    refused = posted(app, f"{path}make", fields, [("brand_files", "x.txt", b"x")])
    assert refused.status == 422
    assert "The brand cannot be used as it is" in refused.text


@pytest.mark.long
def test_both_editions_are_those_of_the_command_line(app: LocalServer, hand: Hand, tmp_path: Path) -> None:
    path = opened(app)
    where, page = hand.ended(hand.post(f"{path}make", go="make", books="both", colour="grey"))
    links = re.findall(rf'href="{app.door.base}/({where}/[^"/]+\.pdf)"', page.text)
    assert len(links) == 2
    (tmp_path / "dagen.yaml").write_text(recipe(app, path), "utf-8")
    line = ["handout", str(tmp_path / "dagen.yaml"), "--edition", "both", "--grey", "-o", str(tmp_path / "out")]
    assert run(line, os.environ) == 0
    made = {one.name: one.read_bytes() for one in (tmp_path / "out" / "dagen").glob("*.pdf")}
    assert {link.rpartition("/")[2]: hand.get(link).body for link in links} == made
    with zipfile.ZipFile(io.BytesIO(hand.get(f"{where}/zip/sheetbuilder.zip").body)) as archive:
        assert {name.rpartition("/")[2]: archive.read(name) for name in archive.namelist()} == made
    assert page.text.count("<tr>") > 5
    assert hand.get(f"{where}?show=trainers").text.count("<img") > page.text.count("<img") / 2
    assert f'href="{app.door.base}/{path}"' in page.text
    assert hand.get(f"{where}/printer/").status == 200


@pytest.mark.long
@pytest.mark.parametrize(("whom", "flags"), [("each", []), ("together", ["--collated"])])
def test_copies_are_those_of_the_command_line(
    app: LocalServer, hand: Hand, tmp_path: Path, whom: str, flags: list[str]
) -> None:
    path = opened(app)
    people = "navn;organisation\nDeltager Et;Prøvesund Kommune\nDeltager To;\n"
    hand.post(f"{path}people", list=people)
    where, page = hand.ended(hand.post(f"{path}make", go="make", whom=whom, only="certificate"))
    links = re.findall(rf'href="{app.door.base}/({where}/[^"/]+\.pdf)"', page.text)
    (tmp_path / "dagen.yaml").write_text(recipe(app, path), "utf-8")
    (tmp_path / "people.csv").write_text(people, "utf-8")
    line = ["handout", str(tmp_path / "dagen.yaml"), "--participants", str(tmp_path / "people.csv")]
    assert run([*line, *flags, "--only", "certificate", "-o", str(tmp_path / "out")], os.environ) == 0
    made = {one.name: one.read_bytes() for one in (tmp_path / "out").rglob("*.pdf")}
    assert {link.rpartition("/")[2]: hand.get(link).body for link in links} == made
    assert len(made) == (2 if whom == "each" else 1)


@pytest.mark.long
def test_two_copies_are_not_shown_as_two_editions(app: LocalServer, hand: Hand) -> None:
    path = opened(app)
    hand.post(f"{path}people", list="navn;organisation\nDeltager Et;\nDeltager To;\n")
    _, page = hand.ended(hand.post(f"{path}make", go="make", whom="each"))
    assert page.text.count('.pdf/1"') == 2, "both are shown, page by page"
    assert "Trainer" not in page.text
    _, page = hand.ended(hand.post(f"{path}make", go="make", whom="all"))
    assert "Trainer" in page.text


def test_what_is_made_can_be_stopped(app: LocalServer, hand: Hand) -> None:
    path = opened(app)
    begun = hand.post(f"{path}make", go="make")
    hand.post(f"{begun.headers['location'].removeprefix(app.door.base + '/')}/stop")
    _, ended = hand.ended(begun)
    assert "It was stopped. Nothing was made." in ended.text
