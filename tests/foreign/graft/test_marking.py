"""Marks set anew: flat, balanced, inside and around text objects, words kept, nothing lost and nothing owned twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetbuilder.foreign.extract.marks import unmarked
from sheetbuilder.foreign.graft.marking import WHOLE, Address, Drawn, Marking, Unmarked
from sheetbuilder.pdf.read.tokens import operations

CLAIMED = {(4, 0), (4, 1), (4, 7), (9, WHOLE)}


def marked(content: str, owned: bool = False) -> tuple[str, dict[Address, list[int]]]:
    def draw(name: str, _: bool) -> Drawn | None:
        if name == "/Gone":
            return None
        return Drawn(name.encode(), (9, WHOLE) if name == "/Whole" else None, name == "/Own")

    marking = Marking(Unmarked(4, None), CLAIMED, draw, owned=owned)
    return marking.run(content.encode()).decode().replace("\n", " "), marking.numbers


CASES = {
    "around a text object": (
        "/P <</MCID 7>> BDC BT (a) Tj ET EMC",
        "/P <</MCID 0>> BDC BT (a) Tj ET EMC",
        {(4, 7): [0]},
    ),
    "all of a text object": (
        "BT /P <</MCID 7>> BDC (a) Tj EMC ET",
        "/P <</MCID 0>> BDC BT (a) Tj ET EMC",
        {(4, 7): [0]},
    ),
    "parts of a text object": (
        "BT /P <</MCID 0>> BDC (a) Tj EMC /P <</MCID 1>> BDC (b) Tj EMC (c) Tj ET",
        "BT /P <</MCID 0>> BDC (a) Tj EMC /P <</MCID 1>> BDC (b) Tj EMC /Artifact BMC (c) Tj EMC ET",
        {(4, 0): [0], (4, 1): [1]},
    ),
    "a mark in a mark": (
        "/P <</MCID 0/ActualText (x)>> BDC BT (a) Tj /Span <</MCID 1>> BDC (b) Tj EMC (c) Tj ET EMC EMC EMC",
        (
            "BT /P <</MCID 0/ActualText (x)>> BDC (a) Tj EMC /Span <</MCID 1>> BDC (b) Tj EMC"
            " /P <</MCID 2/ActualText ()>> BDC (c) Tj EMC ET"
        ),
        {(4, 0): [0, 2], (4, 1): [1]},
    ),
    "one number twice": (
        "/P <</MCID 0>> BDC 0 0 1 1 re f EMC /P <</MCID 0>> BDC 0 0 2 2 re f EMC",
        "/P <</MCID 0>> BDC 0 0 1 1 re f EMC /P <</MCID 1>> BDC 0 0 2 2 re f EMC",
        {(4, 0): [0, 1]},
    ),
    "words about a stretch": (
        "/P <</MCID 0>> BDC /Span <</Lang (en)/ActualText (x)/X [1 (EMC)]>> BDC BT (a) Tj ET EMC 0 0 1 1 re f EMC",
        "/P <</MCID 0>> BDC /Span <</ActualText (x)/Lang (en)>> BDC BT (a) Tj ET EMC 0 0 1 1 re f EMC",
        {(4, 0): [0]},
    ),
    "unmarked, unclaimed, artifact": (
        "0 0 m 1 1 l S /P <</MCID 3>> BDC BT (b) Tj ET EMC /Artifact <</Type/Pagination>> BDC /I Do EMC",
        "/Artifact BMC 0 0 m 1 1 l S BT (b) Tj ET /I Do EMC",
        {},
    ),
    "an artifact in a mark": (
        "/P <</MCID 0>> BDC /Artifact BMC 0 0 1 1 re f EMC BT (b) Tj ET EMC",
        "/Artifact BMC 0 0 1 1 re f EMC /P <</MCID 0>> BDC BT (b) Tj ET EMC",
        {(4, 0): [0]},
    ),
    "a layer, a path, unknown operators": (
        "/OC /L BDC /P <</MCID 0>> BDC 0 0 1 1 re EMC W n 1 1 2 2 re BX what EX f EMC /Here MP",
        "/P <</MCID 0>> BDC 0 0 1 1 re W n EMC /Artifact BMC 1 1 2 2 re f EMC",
        {(4, 0): [0]},
    ),
    "an empty mark, an open mark, an open text object": (
        "/P <</MCID 0>> BDC EMC /P <</MCID 1>> BDC BT (a) Tj",
        "/P <</MCID 0>> BDC BT (a) Tj ET EMC",
        {(4, 0): [], (4, 1): [0]},
    ),
    "forms: with marks of their own, claimed as a whole, gone": (
        "/Own Do /Whole Do /Gone Do /P <</MCID 7>> BDC /Whole Do EMC",
        "/Own Do /Span <</MCID 0>> BDC /Whole Do EMC /P <</MCID 1>> BDC /Whole Do EMC",
        {(4, 7): [1], (9, WHOLE): [0]},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_marks_are_flat_and_hold_all_paint(name: str) -> None:
    content, expected, numbers = CASES[name]
    assert marked(content) == (expected, numbers)


def test_inside_somebody_elses_mark_only_words_stay() -> None:
    content = "/P <</MCID 0>> BDC /Span <</ActualText (q)>> BDC BT (b) Tj ET EMC EMC 0 0 1 1 re f"
    assert marked(content, owned=True)[0] == "/Span <</ActualText (q)>> BDC BT (b) Tj ET EMC 0 0 1 1 re f"


OPERATORS = st.sampled_from(
    [
        "BT",
        "ET",
        "q",
        "Q",
        "EMC",
        "EMC",
        "/Artifact BMC",
        "/OC /L BDC",
        "/Span <</ActualText (EMC)>> BDC",
        "/P <</MCID 0>> BDC",
        "/P <</MCID 1/Lang (da)>> BDC",
        "/P <</MCID 5>> BDC",
        "/Here MP",
        "0 0 9 9 re",
        "0 0 m",
        "9 9 l",
        "W n",
        "f",
        "S",
        "1 g",
        "/F 9 Tf",
        "(a) Tj",
        "[(b) 9 (\\)c)] TJ",
        "/X Do",
        "/Own Do",
        "/Whole Do",
        "/S sh",
        "BI /W 1 /H 1 /CS /G /BPC 8 ID x EI",
    ]
)


@given(st.lists(OPERATORS, max_size=40))
def test_whatever_comes_all_paint_is_in_one_mark_or_one_artifact(written: list[str]) -> None:
    content = "\n".join(written)
    told, numbers = marked(content)
    opened: list[tuple[str, bool]] = []
    in_text = False
    begun: list[int] = []
    for found in operations(told.encode()):
        operator = found.operator.decode()
        if operator in ("BMC", "BDC"):
            tag = found.operands[0].decode()
            if b"/MCID" in found.operands:
                begun.append(int(found.operands[found.operands.index(b"/MCID") + 1]))
                assert not opened, "marks stand in nothing"
            opened.append((tag, in_text))
        elif operator == "EMC":
            assert opened.pop()[1] == in_text, "a mark ends where it began, in its text object or outside"
        elif operator in ("BT", "ET"):
            in_text = operator == "BT"
        elif operator in ("Tj", "TJ", "Do", "sh", "BI", "re", "m"):
            assert bool(opened) != (found.operands[-1:] == (b"/Own",)), "all paint is held, but forms with own marks"
    assert not opened
    assert not in_text
    assert begun == list(range(len(begun)))
    assert sorted(number for held in numbers.values() for number in held) == begun


@given(st.lists(OPERATORS, max_size=40))
def test_whatever_comes_the_paint_stays_as_it_was(written: list[str]) -> None:
    def painted(content: str) -> list[bytes]:
        operators = unmarked(content.encode()).split(b"\n")
        return [operator for operator in operators if operator not in (b"BT", b"ET", b"")]

    content = "\n".join(written)
    assert painted(marked(content)[0]) == painted(content)
