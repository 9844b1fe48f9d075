"""What is recalled is what would have been read: the same evidence with a memory and without."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from sheetbuilder import Package, build, load_brand
from sheetbuilder.pdf.inspect import found_in, inspect
from sheetbuilder.pdf.inspect.memory import Memory
from sheetbuilder.pdf.inspect.player import Player, Stream
from sheetbuilder.pdf.inspect.reading import read
from sheetbuilder.pdf.inspect.remembering import RememberingPlayer
from sheetbuilder.pdf.read.evidence import Evidence
from sheetbuilder.pdf.read.marks import FoundMark
from tests.pdf.handmade import Handmade, made, name, stream

BRAND = 'type: brand\nname: Prøvehøj\nmunicipality_code: "0000"\ncolours: {{accent: "{colour}"}}\n'


def plain(value: object) -> object:
    """All of some evidence that pages and fonts give, each mark that stands around another by its number."""
    if is_dataclass(value):
        around = {"around": value.around and value.around.number} if isinstance(value, FoundMark) else {}
        held = {each.name: getattr(value, each.name) for each in fields(value)}
        return type(value).__name__, [(key, plain(each)) for key, each in {**held, **around}.items()]
    if isinstance(value, dict):
        return [(plain(key), plain(each)) for key, each in value.items()]
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return repr(sorted(value)) if isinstance(value, set | frozenset) else repr(value)


def told(evidence: Evidence) -> object:
    return [plain(each) for each in (evidence.pages, evidence.fonts, evidence.painting, evidence.forms, evidence.marks)]


def alone(path: Path) -> Evidence:
    """The evidence where nothing is recalled, not even from one page to the next."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(RememberingPlayer, "play", Player.play)
        return read(path)


@pytest.fixture
def played(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many operators were really played, stream by stream."""
    counted: list[int] = []
    perform = Stream.perform

    def counting(self: Stream, operations: list[tuple[object, bytes]]) -> None:
        counted.append(len(operations))
        perform(self, operations)

    monkeypatch.setattr(Stream, "perform", counting)
    return counted


def split(file: Handmade) -> None:
    """The content of the first page as three streams, of which the last one is its own."""
    whole = "\n".join(file.contents[0]).encode("ascii")
    contents = (
        b"/Artifact BMC\n1 0 0 rg 0 0 5 5 re f\nEMC",
        b"q\n" + whole + b"\nQ",
        b"/Artifact BMC\n0 g 1 1 5 5 re f\nEMC",
    )
    file.pages[0][name("Contents")] = ArrayObject([file.writer._add_object(stream(each)) for each in contents])


def test_a_page_may_have_no_content_at_all(tmp_path: Path) -> None:
    def emptied(file: Handmade) -> None:
        file.pages[0][name("Contents")] = ArrayObject()

    path = made(tmp_path / "a.pdf", change=emptied)
    assert "SB602" not in {problem.code for problem in inspect(path).problems}


def test_what_was_played_is_not_played_again(tmp_path: Path, played: list[int]) -> None:
    first, second = made(tmp_path / "a.pdf", change=split), made(tmp_path / "b.pdf", change=split)
    expected = told(read(second))
    memory = Memory()
    read(first, memory=memory)
    played.clear()
    assert told(read(second, memory=memory)) == expected
    assert sum(played) == 9  # what stands before the first mark with that, and behind the last one


def test_passages_are_known_whatever_their_marks_are_called(tmp_path: Path, played: list[int]) -> None:
    def renamed(file: Handmade) -> None:
        split(file)
        streams = file.pages[0]["/Contents"]
        assert isinstance(streams, ArrayObject)
        content = streams[1].get_object()
        assert isinstance(content, StreamObject)
        content.set_data(content.get_data().replace(b"/MCID ", b"/MCID 1").replace(b"/P <<", b"/H7 <<"))

    first, second = made(tmp_path / "a.pdf", change=split), made(tmp_path / "b.pdf", change=renamed)
    expected = told(read(second))
    memory = Memory()
    assert told(read(first, memory=memory)) != expected
    played.clear()
    assert told(read(second, memory=memory)) == expected
    assert sum(played) == 9


@pytest.mark.parametrize("count", [0, 120])
def test_a_page_has_as_many_streams_as_it_likes(tmp_path: Path, count: int) -> None:
    def put(file: Handmade) -> None:
        parts = [file.writer._add_object(stream(b"q\nQ")) for _ in range(count)]
        file.pages[0][name("Contents")] = ArrayObject(parts)

    evidence = read(made(tmp_path / "a.pdf", change=put))
    assert not evidence.problems
    assert not evidence.pages[0].slips


def _other_font(file: Handmade) -> None:
    split(file)
    descendant = file.font["/DescendantFonts"][0].get_object()
    descendant[name("DW")] = descendant["/W"][1][0]
    del descendant["/W"]


def _other_words(file: Handmade) -> None:
    split(file)
    mapping = file.font["/ToUnicode"].get_object()
    mapping.set_data(mapping.get_data().replace(b"<0061>", b"<0062>"))


def _no_font(file: Handmade) -> None:
    split(file)
    resources = file.resources.get_object()
    assert isinstance(resources, DictionaryObject)
    del resources["/Font"]


@pytest.mark.parametrize("change", [_other_font, _other_words, _no_font])
def test_the_same_content_with_other_fonts_is(tmp_path: Path, change: Callable[[Handmade], None]) -> None:
    first, second = made(tmp_path / "a.pdf", change=split), made(tmp_path / "b.pdf", change=change)
    expected, memory = told(read(second)), Memory()
    assert told(read(first)) != expected
    read(first, memory=memory)
    assert told(read(second, memory=memory)) == expected


CONTENT = (
    b"q /P <</MCID 0>> BDC BT /F1 9 Tf (\x00\x01) Tj ET EMC Q",
    b"/P <</MCID 0>> BDC BT /F1 9 Tf (\x00\x01) Tj ET EMC",
    b"BT /F1 9 Tf (\x00\x01) Tj ET",
    b"q q Q",
    b"Q q",
    b"/P BMC",
    b"EMC",
    b"/Span /Named BDC EMC",
    b"/Form Do",
    b"/State gs",
    b"q /P <</MCID 0>> BDC /P <</MCID 1>> BDC 0 0 1 1 re f EMC EMC Q",
    b"(\x00) Tj 5 0 Td (\x01) Tj",
    b"1 2 3",
    b"% remark",
    b"strange",
    b"BI /W 1 /H 1 /BPC 8 /CS /G ID a EI",
    b"0 0 1 1 re f 1 0 0 rg /Wrong ri",
    b"q /Span <</ActualText (a)>> BDC BT /F1 9 Tf (\x00\x02) Tj ET EMC Q",
    b"",
    b"/P <</MCID 0>> BDC\n(\nEMC\n) pop\nEMC\n",
    b"/P <</MCID 0>> BDC\n% EMC\nEMC\n",
    b"/Artifact <</MCID 0>> BDC\n0 0 1 1 re f\nEMC\n",
    b"/Artifact BMC\nEMC\n/P <</MCID 0>> BDC\nEMC",
    b"/P <</MCID 0>> BDC\nET\nEMC\n/P <</MCID 1>> BDC\nQ q\nEMC\n",
)
SHOWN = b"BT 5 6 Td [(\x00\x01)-300(\x00\x02)] TJ ET"
BEFORE = (
    b"/F1 9 Tf",
    b"/F2 9 Tf",
    b"/F1 9 Tf 3 Tr",
    b"/F1 -9 Tf 5 Ts 2 Tc",
    b"2 0 0 2 9 9 cm",
    b"q /F1 4 Tf",
    b"/Artifact BMC",
    b"BT",
    b"/Span <</ActualText (a)>> BDC",
)
INSIDE = (
    SHOWN,
    b"/F1 7 Tf\n" + SHOWN,
    b"q /F1 8 Tf " + SHOWN + b" Q",
    b"0 1 0 rg 0 0 1 1 re f /F1 8 Tf",
    b"1 Ts 3 Tc",
    b"BT (\x00\x03) Tj T* (\x00\x04) ' ET 3 TL",
    b"(\x00\x03) Tj",
    b"/P <</MCID 5>> BDC 0 0 1 1 re f EMC",
)


@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize("inside", INSIDE)
def test_a_passage_gives_what_it_gives_where_it_stands(tmp_path: Path, before: bytes, inside: bytes) -> None:
    mark, decoration = b"/P <</MCID 0>> BDC\n", b"/Artifact BMC\n"
    passages = [head + inside + b"\nEMC" for head in (mark, decoration, mark)]
    content = b"\n".join([*passages, before, *passages, *passages, b"Q", *passages])

    def put(file: Handmade) -> None:
        for page in file.pages:
            page[name("Contents")] = file.writer._add_object(stream(content))

    path = made(tmp_path / "a.pdf", change=put)
    expected, memory = told(alone(path)), Memory()
    for _ in range(2):
        assert told(read(path, memory=memory)) == expected


@pytest.mark.parametrize("content", CONTENT)
def test_content_of_every_kind_is_the_same_with_a_memory(tmp_path: Path, content: bytes) -> None:
    def put(file: Handmade) -> None:
        parts = [file.writer._add_object(stream(each)) for each in (content, b"q 1 0 0 1 0 0 cm Q", content)]
        for page in file.pages:
            page[name("Contents")] = ArrayObject(parts)

    path = made(tmp_path / "a.pdf", change=put)
    expected, memory = told(alone(path)), Memory()
    for _ in range(3):
        assert told(read(path, memory=memory)) == expected


def test_the_problems_alone_are_those_of_the_report(tmp_path: Path) -> None:
    path = made(tmp_path / "a.pdf", change=_no_font)
    assert found_in(path, path.read_bytes(), Memory()) == inspect(path).problems != ()


def test_what_brands_have_in_common_is_read_once(small: Package, tmp_path: Path, played: list[int]) -> None:
    files = []
    for colour in ("#7a1f4b", "#1f4b7a"):
        brand = tmp_path / "brand.yaml"
        brand.write_text(BRAND.format(colour=colour), "utf-8")
        (built,) = build(small, ["set-1"], brand=load_brand(brand), out=tmp_path / colour, inspect=False)
        files.append(built.path)
    first, second = files
    expected = told(read(second))
    alone = sum(played)
    memory = Memory()
    read(first, memory=memory)
    played.clear()
    assert told(read(second, memory=memory)) == expected
    assert 0 < sum(played) < alone / 2
