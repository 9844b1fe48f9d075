"""Words that stand for icons of a font: a graft keeps them, so that they count; a letterhead has none."""

from __future__ import annotations

from pathlib import Path

from sheetbuilder.foreign.graft.taking import take
from sheetbuilder.foreign.letterhead.report import prepare
from tests.foreign.graft.foreign import Host
from tests.pdf.conformance.test_clauses import mapped, marked
from tests.pdf.handmade import Handmade, made
from tests.tools import verapdf_rules


def icon(file: Handmade, words: str = "", mark: str = "") -> None:
    """A letter of private use, in the paragraph or, with `mark`, in an artifact; `words` stand for it."""
    mapped(file, {**file.face.unicode, file.face.codes["Q"]: "\ue001"})
    lines = file.line(40, 60, "Q")
    lines = [f"/Span <</ActualText ({words})>> BDC", *lines, "EMC"] if words else lines
    if mark:
        file.contents[1] += [f"/{mark} BMC", *lines, "EMC"]
    else:
        marked(file, file.elements["p2"], 1, lines)


def codes(path: Path) -> list[str]:
    return [str(problem.message) for problem in take(path, [2]).problems if problem.code == "SB756"]


def test_an_icon_without_words_costs_pdfa(tmp_path: Path) -> None:
    (told,) = codes(made(tmp_path / "icon.pdf", icon))
    assert "6.2.11.7.3" in told


def test_an_icon_with_words_costs_nothing(tmp_path: Path) -> None:
    for mark in ("", "Artifact"):
        path = made(tmp_path / f"icon{mark}.pdf", lambda file, mark=mark: icon(file, "telefon", mark))  # type: ignore[misc]
        assert codes(path) == []


def test_verapdf_hears_the_words(tmp_path: Path) -> None:
    hosts = []
    for mark in ("", "Artifact"):
        path = made(tmp_path / f"icon{mark}.pdf", lambda file, mark=mark: icon(file, "telefon", mark))  # type: ignore[misc]
        host = Host()
        host.take_in(take(path, [2]), level=1)
        hosts.append(host.saved(tmp_path, f"host{mark}.pdf"))
    assert list(verapdf_rules("2a", hosts).values()) == [set(), set()]


def test_a_letterhead_is_read_by_nobody_and_keeps_no_words(tmp_path: Path) -> None:
    path = made(tmp_path / "icon.pdf", lambda file: icon(file, "telefon"))
    problems = prepare(path, 2)[1]
    assert any("6.2.11.7.3" in str(problem.message) for problem in problems)
