"""Characters of private use: what is plain by font, by name and by custom, and what is not."""

from __future__ import annotations

import pytest

from sheetbuilder.pdf.read.icons import plain


@pytest.mark.parametrize(
    ("font", "character", "said"),
    [
        ("ABCDEF+OpenSymbol", "\ue00c", "◆"),
        ("OpenSymbol", "\ue00a", "■"),
        ("SymbolMT", "\uf0b7", "•"),
        ("StandardSymbolsPS", "\uf061", "α"),
        ("Wingdings-Regular", "\uf0a7", "▪"),
        ("ABCDEF+Wingdings", "\uf0d8", "➢"),
        ("Wingdings", "\uf028", "☎"),
        ("Wingdings", "\uf02a", "✉"),
        ("FontAwesome6Free-Solid", "\uf095", "☎"),
        ("Font Awesome 5 Free Solid", "\uf0e0", "✉"),
        ("Somebody", "\uf0b7", "•"),
    ],
)
def test_what_everybody_knows_is_said(font: str, character: str, said: str) -> None:
    assert plain(font, {7: character, 8: "a"}, {}) == {7: said}


def test_bullets_of_word_in_a_font_of_letters_are_plain_and_in_a_font_of_icons_are_not() -> None:
    assert plain("DejaVuSans", {1: "a", 2: "\uf0a7", 3: "\uf0d8"}, {}) == {2: "▪", 3: "➢"}
    assert plain("Icons", {2: "\uf0a7", 3: "\uf0d8"}, {}) == {}


@pytest.mark.parametrize("font", ["Wingdings3", "Wingdings 2", "Webdings", "Icons", "FontAwesome"])
def test_what_is_not_plain_is_left(font: str) -> None:
    assert plain(font, {1: "\ue123", 2: "\uf0a7\uf0a7", 3: "x"}, {}) == {}


@pytest.mark.parametrize(
    ("glyph", "said"),
    [("phone", "☎"), ("icon-telephone", "☎"), ("phone_alt", "☎"), ("envelope", "✉"), ("mail", "✉"), ("headphones", "")],
)
def test_the_name_of_a_glyph_says_it(glyph: str, said: str) -> None:
    assert plain("Icons", {1: "\ue001"}, {1: glyph}) == ({1: said} if said else {})
