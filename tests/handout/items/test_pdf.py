"""Slides with lines for notes: two a page, and the rest of the last page is lines too."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pypdf import PdfReader

from sheetbuilder import Flip, Package, handout, inspect, load
from sheetbuilder.compose.session import new_session
from sheetbuilder.foreign.sandbox.process import Argument, Process
from sheetbuilder.foreign.sandbox.reader import Reader
from sheetbuilder.handout.binding.composing import compose
from sheetbuilder.handout.edition import Edition
from sheetbuilder.handout.foreign import load_whole
from sheetbuilder.imposition.booklet import Booklet
from sheetbuilder.imposition.n_up import NUp
from sheetbuilder.imposition.scheme import Imposition
from sheetbuilder.layout.places import places
from sheetbuilder.theme import default_theme
from tests.foreign.graft.test_fields import filled
from tests.pdf.handmade import made

DECK = Path(__file__).parents[3] / "examples" / "handouts" / "decks" / "samtalen-begynder.pdf"


def test_a_slide_alone_on_the_last_page_has_the_rest_of_it_for_notes(tmp_path: Path) -> None:
    shutil.copy(DECK, tmp_path / "dias.pdf")
    recipe = tmp_path / "dag.yaml"
    item = "{type: pdf, file: dias.pdf, title: Dias, layout: slides-with-notes, pages: 1-3}"
    recipe.write_text(f"type: handout\ntitle: En dag\nitems:\n  - {item}\n", "utf-8")
    package = load()
    session = new_session(package, default_theme())
    document = compose(session, load_whole(recipe, package))[Edition.PARTICIPANT]
    one, two, alone = places(document)
    assert (one.page, two.page, alone.page) == (0, 0, 1)
    assert alone.lines > 2 * two.lines
    # As large as the others: the lines beside it begin where theirs do.
    widths = [box.right - box.left for box in (alone.boxes[0], one.boxes[0])]
    assert widths[0] == pytest.approx(widths[1])
    assert abs(alone.boxes[-1].bottom - two.boxes[-1].bottom) < 24


def test_whoever_has_a_reader_at_work_reads_a_deck_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(DECK, tmp_path / "dias.pdf")
    recipe = tmp_path / "dag.yaml"
    item = "{type: pdf, file: dias.pdf, title: Dias, pages: 1-2}"
    recipe.write_text(f"type: handout\ntitle: En dag\nitems:\n  - {item}\n", "utf-8")
    package = load()
    asked = []
    ask = Process.ask

    def counted(self: Process, kind: str, data: bytes, **arguments: Argument) -> bytes:
        asked.append(kind)
        return ask(self, kind, data, **arguments)

    monkeypatch.setattr(Process, "ask", counted)
    with Reader() as reader:
        one, other = (load_whole(recipe, package, reader=reader) for _ in range(2))
    assert len(asked) == 1
    assert len(one.imported_pages[0].pages) == len(other.imported_pages[0].pages) == 2


@pytest.mark.long
@pytest.mark.parametrize("how", [Booklet(), NUp(2)])
@pytest.mark.parametrize("flip", Flip)
def test_on_papers_that_hold_several_pages_fields_are_part_of_theirs(
    how: Imposition, flip: Flip, ours: Package, tmp_path: Path
) -> None:
    """A page that lies and has fields: on the papers it is turned, also upside down, and shows what is filled in."""
    made(tmp_path / "skema.pdf", filled)
    recipe = tmp_path / "dag.yaml"
    item = "{type: pdf, file: skema.pdf, title: Skemaet}"
    recipe.write_text(f"type: handout\ntitle: En dag\nitems:\n  - {item}\n  - {item}\n", "utf-8")
    (usual,) = handout(ours, recipe, out=tmp_path)
    (placed,) = handout(ours, recipe, imposition=how, flip=flip, out=tmp_path)
    assert PdfReader(usual.path).get_fields()
    assert not PdfReader(placed.path).get_fields()
    assert "SB758" in [warning.code for warning in placed.warnings]
    assert sum(page.extract_text().count("Anna") for page in PdfReader(placed.path).pages) > 1
    # The form has places for a pen as well, which is told where there are fields beside them.
    assert inspect(usual.path).codes == ("SB679",)
    assert inspect(placed.path).codes == ()
