"""Spot colours and inks where no default reaches: written so that every claim is kept, told, and looking as before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from sheetbuilder.foreign.letterhead.report import prepare
from sheetbuilder.foreign.sandbox.reader import Reader
from tests.tools import verapdf
from tools.corpus.pictures import KINDS, file
from tools.corpus.use import WAYS, Used, used

_SPOT = re.compile(rb"/Separation (/\S+)")
NAMES = [name for name in KINDS if "spot" in name or "inks" in name]


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader() as found:
        yield found


def drawn(name: str, folder: Path) -> Path:
    path = folder / f"{name.replace(' ', '-')}.pdf"
    path.write_bytes(file(KINDS[name]))
    return path


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=[pytest.mark.long] if " in " in name or name == "two inks" else []) for name in NAMES],
)
def test_every_claim_is_made(name: str, reader: Reader, tmp_path: Path) -> None:
    found = [each for each in used(drawn(name, tmp_path), reader) if isinstance(each, Used)]
    assert {each.way: each.claims for each in found} == dict.fromkeys(WAYS, frozenset({"2a", "ua1"}))


def test_spot_colours_that_get_a_definition_are_told(tmp_path: Path) -> None:
    (problem,) = prepare(drawn("two inks", tmp_path))[1]
    assert problem.code == "SB724"
    assert "Prøve" in str(problem)


def test_what_cannot_be_computed_takes_the_claim_back(tmp_path: Path) -> None:
    path = drawn("two inks", tmp_path)
    path.write_bytes(path.read_bytes().replace(b"{ 0 exch 0 }", b"{ 0 nope 0 }"))
    letterhead, problems = prepare(path)
    assert not letterhead.artwork.pdfa
    assert [one.code for one in problems] == ["SB719"]


def test_one_name_in_two_files_is_two_spot_colours_where_they_look_different(tmp_path: Path) -> None:
    same, other = drawn("spot", tmp_path), tmp_path / "other.pdf"
    other.write_bytes(same.read_bytes().replace(b"/C1[0 .6 1 0]", b"/C1[1 .6 0 0]"))
    names = [_SPOT.findall(_text(path)) for path in (same, drawn("shading spot", tmp_path), other)]
    assert len(set(names[0])) == 1
    assert set(names[0]) == set(names[1]) != set(names[2])


def test_a_tint_that_leads_back_to_itself_ends(tmp_path: Path) -> None:
    path = drawn("two inks", tmp_path)
    loop = b"/N[/Separation/X/DeviceCMYK 5 0 R]"
    data = path.read_bytes().replace(b"/N[/DeviceN[/Cyan/Pr#C3#B8ve]/DeviceCMYK 5 0 R]", loop + b" " * 13)
    data = data.replace(b".5 .5 scn", b".5    scn")
    start, end = data.index(b"5 0 obj") + 8, data.index(b"endobj", data.index(b"5 0 obj"))
    stitched = b"<</FunctionType 3/Domain[0 1]/Functions[5 0 R 5 0 R]/Bounds[.5]/Encode[0 1 0 1]>>"
    path.write_bytes(data[:start] + stitched.ljust(end - start) + data[end:])
    assert prepare(path)[1] == ()


def _text(path: Path) -> bytes:
    art = prepare(path)[0].artwork
    return b"".join(b"".join(piece.texts) for piece in (art.form, *art.pieces))


@pytest.mark.long
def test_the_validator_agrees(reader: Reader, tmp_path: Path) -> None:
    made: list[Path] = []
    for name in NAMES:
        for each in used(drawn(name, tmp_path), reader):
            assert isinstance(each, Used)
            made.append(tmp_path / f"{len(made)}-out.pdf")
            made[-1].write_bytes(each.data)
    assert list(verapdf("2a", made).values()) == ["PASS"] * len(made)
