"""Files of ours filled in in the programs that people use, saved there and read back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from sheetbuilder import FilledField, Package, build, handout, read_answers
from sheetbuilder.answers import as_table
from tests import viewers
from tests.tools import verapdf
from tests.viewers import Widget, widgets

Filling = Callable[[Path, viewers.Entries, Path], object]
VIEWERS: Mapping[str, Filling] = {
    "pdfium": viewers.in_pdfium,
    "poppler": viewers.in_poppler,
    "pdfjs": viewers.in_pdfjs,
}
TYPED = "æøåÆØÅé – Ł«"
PROSE = (
    "Vi blev enige om, at hun ringer til sin mentor torsdag, og at vi mødes igen på biblioteket, når hun har talt med"
    " sin far. Hun vil gerne have hjælp til at søge en læreplads, og hun er ked af, at vennerne ikke længere skriver. "
    * 9
)
"""Danish as it is written in such fields; more of it than any of them takes."""

pytestmark = pytest.mark.long


@dataclass(frozen=True)
class Filled:
    """A file before and after, and what was typed and clicked."""

    before: Path
    after: Path
    entries: viewers.Entries

    @property
    def fields(self) -> dict[str, FilledField]:
        """What is read back, by name."""
        (form,) = read_answers([self.after])
        return {one.name: one for one in form.fields}


@pytest.fixture(scope="module")
def files(ours: Package, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A sheet with ticks, levels and lines, and the evaluation of a course with its scales."""
    out = tmp_path_factory.mktemp("fillable")
    (sheet,) = build(ours, ["2.6"], fillable=True, require=True, out=out)
    (evaluation,) = handout(ours, "kursusdag", kinds=["evaluation"], fillable=True, out=out)
    return {"sheet": sheet.path, "evaluation": evaluation.path}


def everything(path: Path) -> dict[str, str | bool]:
    """Something at every field: a text, a tick, the second one of many."""
    found: dict[str, str | bool] = {}
    groups: dict[str, list[Widget]] = {}
    for widget in widgets(path):
        groups.setdefault(widget.name, []).append(widget)
    for name, (first, *more) in groups.items():
        chosen = more[0] if more else first
        found[f"{name}={chosen.state}" if chosen.state else name] = True if chosen.state else TYPED
    return found


@pytest.fixture(scope="module", params=VIEWERS)
def filled(
    files: Mapping[str, Path], request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Filled]:
    """The files, each filled in in one program."""
    out = tmp_path_factory.mktemp(request.param)
    made = {}
    for name, path in files.items():
        made[name] = Filled(path, out / f"{name}.pdf", everything(path))
        VIEWERS[request.param](path, made[name].entries, made[name].after)
    return made


def test_what_is_typed_ticked_and_chosen_is_read_back(filled: Mapping[str, Filled]) -> None:
    for one in filled.values():
        (before,) = read_answers([one.before])
        assert before.answered == 0
        found = one.fields
        assert list(found) == [field.name for field in before.fields], "the order of the tree is still there"
        for name, said in one.entries.items():
            field = found[name.partition("=")[0]]
            assert not field.doubtful
            if field.options:
                assert field.value == field.options[1]
            else:
                assert field.value == said


def test_what_the_file_promises_is_kept(filled: Mapping[str, Filled]) -> None:
    after = [one.after for one in filled.values()]
    assert verapdf("ua1", after) == dict.fromkeys(after, "PASS")
    assert verapdf("2a", [filled["sheet"].after]) == {filled["sheet"].after: "PASS"}, "only this one claims it"


def painted(path: Path, widget: Widget) -> str:
    """What one sees in a field of a saved file: its appearance as part of the page, within its frame."""
    document = pypdfium2.PdfDocument(path)
    page = document[widget.page - 1]
    pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY)
    page.close()
    page = document[widget.page - 1]
    text = page.get_textpage()
    left, bottom, right, top = widget.box
    said: str = text.get_text_bounded(left - 1, bottom - 1, right + 1, top + 1)
    text.close()
    page.close()
    document.close()
    return said


def test_what_is_saved_is_shown_in_every_other_program(filled: Mapping[str, Filled]) -> None:
    for one in filled.values():
        for widget in widgets(one.after):
            if not widget.state:
                assert painted(one.after, widget).split() == TYPED.split(), widget.name


@pytest.mark.parametrize("viewer", ["pdfium", "pdfjs"])
def test_a_field_takes_no_more_than_it_shows(viewer: str, files: Mapping[str, Path], tmp_path: Path) -> None:
    """As far as the program asks the file: poppler's library asks for nothing and takes any text."""
    for name, path in files.items():
        texts = [widget for widget in widgets(path) if not widget.state]
        out = tmp_path / f"{name}.pdf"
        VIEWERS[viewer](path, {widget.name: PROSE for widget in texts}, out)
        found = Filled(path, out, {}).fields
        for widget in texts:
            value = found[widget.name].value
            assert isinstance(value, str)
            assert PROSE.startswith(value)
            assert len(value) > _worth(widget), "and not too little"
            assert painted(out, widget).split() == value.split(), widget.name


def _worth(widget: Widget) -> float:
    """Letters that a field of its size must take at least: a third of what so large an area holds in print."""
    left, bottom, right, top = widget.box
    return (right - left) * (top - bottom) / 500


def test_evaluations_of_a_course_become_one_table(
    files: Mapping[str, Path], tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    del tmp_path_factory
    path = files["evaluation"]
    entries: Sequence[viewers.Entries] = [everything(path), {}, {**everything(path)}]
    answered = []
    for number, said in enumerate(entries, 1):
        answered.append(tmp_path / f"svar-{number}.pdf")
        viewers.in_pdfium(path, said, answered[-1])
    rows = as_table(read_answers(answered)).splitlines()
    assert len(rows) == 1 + len(entries)
    assert rows[1].partition(";")[2] == rows[3].partition(";")[2]
    assert rows[1].count(TYPED) == sum(said == TYPED for said in entries[0].values())
    assert set(rows[2].split(";")[1:]) == {'""'}
