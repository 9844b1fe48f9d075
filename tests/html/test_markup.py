"""Marks of HTML: no text becomes one, no address runs anything."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from sheetbuilder.html.markup import address, element, escaped, identifier, tag

ANY = st.text(st.characters(codec=None, exclude_categories=()), max_size=60)


@given(words=ANY)
def test_any_text_stays_text(words: str) -> None:
    made = element("p", escaped(words), title=words)
    assert made.isprintable() or "\n" in made or made.encode("utf-8")
    read = html.fragment_fromstring(made)
    assert len(read) == 0
    assert read.tag == "p"
    assert set(read.attrib) == {"title"}
    plain = escaped(words)
    assert not set("<>\"'") & set(plain)
    assert "\0" not in plain


def test_controls_and_noncharacters_become_the_sign_for_that() -> None:
    assert escaped("a\x00b\x1bc\ufffed\ud800e\U0001ffff") == "a\ufffdb\ufffdc\ufffdd\ufffde\ufffd"
    assert escaped("a\tb\n\u00a0\u00ad") == "a\tb\n\u00a0\u00ad"


def test_attributes_are_left_out_or_bare() -> None:
    assert tag("input", checked=True, disabled=False, value=None, aria_label='"x"') == (
        '<input checked aria-label="&quot;x&quot;">'
    )
    assert tag("path", d="M0 0") == '<path d="M0 0"/>'
    assert element("br", "") == "<br>"


@pytest.mark.parametrize(
    ("target", "wanted"),
    [
        ("#sheet-1.1", "#sheet-1.1"),
        ('#a"b c', "#a-b-c"),
        ("https://example.org/a b?c=d&e=1#f", "https://example.org/a%20b?c=d&e=1#f"),
        ("https://example.org/%7Ea%zz", "https://example.org/%7Ea%25zz"),
        ("HTTPS://example.org/æ", "https://example.org/%C3%A6"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("tel:112", "tel:112"),
        ("javascript:alert(1)", None),
        ("JaVaScRiPt:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("//example.org", None),
        ("", None),
    ],
)
def test_addresses(target: str, wanted: str | None) -> None:
    assert address(target) == wanted


def test_an_id_has_no_white_space() -> None:
    assert identifier('a b\n"<c>') == "a-b---c-"
    assert identifier("") == "-"
