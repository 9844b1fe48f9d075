"""Style sheets: one class a look, sizes that follow the reader's, a hash that fits, light, dark and chosen colours."""

from __future__ import annotations

import base64
import hashlib

from sheetbuilder.html.style import Looks, style_sheet
from sheetbuilder.reflow.elements import Look
from sheetbuilder.theme.palette import DEFAULT_PALETTE, ColourRole
from sheetbuilder.theme.typeface import FaceName, Weight

BODY = Look(FaceName(Weight.REGULAR), 11.0, ColourRole.INK)


def test_a_look_has_one_class_and_running_text_is_the_reader_s_size() -> None:
    looks = Looks(11.0)
    assert looks.words(BODY) == looks.words(BODY) == "l1"
    assert looks.words(Look(BODY.face, 34.0, BODY.ink)) == "l2"
    rules = looks.rules()
    assert ".l1{font-size:1rem;font-weight:400;font-style:normal;color:var(--ink)}" in rules
    assert ".l2{font-size:2.67rem" in rules
    assert "@media (max-width:640px){.l2{font-size:1.73rem}}" in rules


def test_nothing_is_smaller_than_fourteen_pixels_of_sixteen() -> None:
    looks = Looks(11.0)
    looks.words(Look(BODY.face, 8.0, BODY.ink))
    assert "font-size:0.875rem" in looks.rules()


def test_the_hash_is_that_of_the_sheet() -> None:
    sheet = style_sheet(DEFAULT_PALETTE, "Source Sans 3", Looks(11.0))
    digest = base64.b64encode(hashlib.sha256(sheet.text.encode()).digest()).decode()
    assert sheet.source == f"'sha256-{digest}'"


def test_a_font_s_name_cannot_leave_its_quotes() -> None:
    sheet = style_sheet(DEFAULT_PALETTE, 'Ab"};</style><script>', Looks(11.0)).text
    assert "<" not in sheet
    assert 'body{font-family:"Abstylescript",' in sheet


def test_light_dark_and_the_reader_s_own_colours() -> None:
    sheet = style_sheet(DEFAULT_PALETTE, "", Looks(11.0)).text
    for ink in ColourRole:
        assert sheet.count(f"--{ink}:") == 3
    assert "@media screen and (prefers-color-scheme:dark)" in sheet
    assert "--paper:Canvas" in sheet
    assert "@media print" in sheet
    assert "url(" not in sheet
    assert "@import" not in sheet
