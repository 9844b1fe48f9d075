"""Which passages can be played once for all: those that ask for fonts and colours alone, and leave nothing open."""

from __future__ import annotations

import pytest

from sheetbuilder.pdf.inspect.passages import PassageBody, body_of
from sheetbuilder.pdf.read.content import Operations


def operations(written: str) -> Operations:
    """Operators; a word that begins with a slash is an operand of the one behind it, a 9 too."""
    found: Operations = []
    operands: list[object] = []
    for word in written.split():
        if word.startswith("/") or word == "9":
            operands.append(word)
        else:
            found.append((operands, word.encode("ascii")))
            operands = []
    return found


def test_what_a_passage_asks_for_is_known() -> None:
    found = body_of(operations("q q Q rg BT /F1 9 Tf Tj /F2 9 Tf Tj /F1 9 Tf ET Q g f"))
    assert found == PassageBody(14, ("/F1", "/F2"), frozenset({"DeviceRGB", "DeviceGray"}), 2, writes=True)
    assert body_of(operations("m l S")) == PassageBody(3, (), frozenset(), 0, writes=False)


@pytest.mark.parametrize(
    "written",
    [
        "BT Tj",
        "q",
        "Q q",
        "q Q Q",
        "Tj",
        "Td",
        "BT ET Tj",
        "/A BMC EMC",
        "EMC",
        "/A Do",
        "/A gs",
        "/A ri",
        "/A sh",
        "/F1 Tf",
    ],
)
def test_what_stands_in_no_passage_of_its_own_is_played_each_time(written: str) -> None:
    assert body_of(operations(written)) is None
