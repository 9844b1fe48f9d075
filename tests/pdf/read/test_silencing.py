"""What words may stand in place of, and what they silence."""

from __future__ import annotations

import pytest

from sheetbuilder.pdf.read.evidence import Claim, Element
from sheetbuilder.pdf.read.silencing import holds_something, silences_by_alt, silences_by_text


def element(role: str, *kids: Element | Claim) -> Element:
    found = Element(1, role, role, None, None, False)
    found.kids.extend(kids)
    return found


CLAIM = Claim(1, 1, 0)


@pytest.mark.parametrize(
    ("found", "alt", "text"),
    [
        (element("Sect", element("H1", CLAIM)), True, True),
        (element("P", CLAIM), True, False),
        (element("Span", CLAIM), False, False),
        (element("Figure", element("P", CLAIM)), False, False),
        (element("Link", element("P", CLAIM)), False, True),
        (element("Sect"), False, False),
    ],
)
def test_what_is_silenced(found: Element, alt: bool, text: bool) -> None:
    assert (silences_by_alt(found, found.mapped), silences_by_text(found, found.mapped)) == (alt, text)


def test_an_empty_element_holds_nothing() -> None:
    assert not holds_something(element("Sect", element("P")))
    assert holds_something(element("Sect", element("P", CLAIM)))
