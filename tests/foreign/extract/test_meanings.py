"""Bullets of Word and LibreOffice: their font gets a map that says what they are, in grafts and in letterheads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sheetbuilder.foreign.extract.meanings import unicode_map
from sheetbuilder.foreign.graft.taking import take
from sheetbuilder.foreign.letterhead.report import prepare
from sheetbuilder.pdf.inspect import inspect
from sheetbuilder.pdf.read.fonts import ReadFont, read_unicode_map
from tests.foreign.graft.foreign import Host
from tests.pdf.conformance.test_clauses import mapped, marked
from tests.pdf.handmade import Handmade, made
from tests.tools import verapdf_rules


def lettered(character: str) -> Callable[[Handmade], None]:
    def change(file: Handmade) -> None:
        mapped(file, {**file.face.unicode, file.face.codes["Q"]: character})
        marked(file, file.elements["p2"], 1, file.line(40, 60, "Q"))

    return change


def face(known: dict[int, str], lengths: tuple[tuple[int, int, int], ...]) -> ReadFont:
    return ReadFont(1, "F", "Type0", None, True, known, {}, 500.0, 0.001, lengths)


@pytest.mark.parametrize("lengths", [((1, 0, 0xFF),), ((2, 0, 0xFFFF),)])
def test_the_map_is_read_back_as_it_was_written(lengths: tuple[tuple[int, int, int], ...]) -> None:
    known = {1: "•", 2: "ffi", 7: "\U0001f4e0", 200: "å"} | {code: chr(code) for code in range(32, 127)}
    assert read_unicode_map(unicode_map(face(known, lengths))) == (known, lengths)


def test_a_bullet_is_told_and_heard_and_costs_nothing(tmp_path: Path) -> None:
    path = made(tmp_path / "bullet.pdf", lettered("\uf0b7"))
    graft = take(path, [2])
    (told,) = graft.problems
    assert told.code == "SB724"
    assert "•" in str(told.message)
    assert graft.keeps_pdfa(0)
    host = Host()
    host.take_in(graft, level=1)
    report = inspect(host.saved(tmp_path))
    assert "•" in report.text()
    # The letter stands alone on its line, which is all that inspect has to say.
    assert set(report.codes) == {"SB651"}
    letterhead, problems = prepare(path, 2)
    assert letterhead.artwork.pdfa
    assert "SB724" in [problem.code for problem in problems]


def test_an_icon_that_nobody_knows_still_costs_pdfa(tmp_path: Path) -> None:
    path = made(tmp_path / "icon.pdf", lettered("\ue001"))
    graft = take(path, [2])
    assert not graft.keeps_pdfa(0)
    assert [problem.code for problem in graft.problems] == ["SB756"]


def test_verapdf_finds_no_private_letter(tmp_path: Path) -> None:
    host = Host()
    host.take_in(take(made(tmp_path / "bullet.pdf", lettered("\uf0b7")), [2]), level=1)
    assert list(verapdf_rules("2a", [host.saved(tmp_path)]).values()) == [set()]
