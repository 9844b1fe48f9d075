"""Style sheets carried out: what holds for an element stands at the element, as CSS has it."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest

from sheetbuilder.foreign.logo.cascade import resolve
from sheetbuilder.foreign.logo.facts import Flawed
from sheetbuilder.foreign.logo.parsed import parsed
from tests.foreign.logo.marks import svg as written

HELD = {
    '<rect fill="red"/>': "fill:#ff0000",
    '<style>rect{fill:blue}</style><rect fill="red"/>': "fill:#0000ff",
    '<style>rect{fill:blue}</style><rect style="fill:red"/>': "fill:#ff0000",
    '<style>rect{fill:blue!important}</style><rect style="fill:red"/>': "fill:#0000ff",
    '<style>#a{fill:red}.b{fill:blue}</style><rect id="a" class="b"/>': "fill:#ff0000",
    '<style>.a{fill:red}.b{fill:blue}</style><rect class="b a"/>': "fill:#0000ff",
    "<style>rect{fill:red;fill:blue}</style><rect/>": "fill:#0000ff",
    "<style>/* rect{fill:red} */ rect:not(.x):nth-child(2){fill:blue}</style><rect/>": "fill:#0000ff",
    "<style>@media (prefers-color-scheme: dark){rect{fill:red}}@media print{rect{fill:blue}}</style><rect/>": (
        "fill:#0000ff"
    ),
    '<style>:root{--a:red}</style><rect style="fill:var(--a)"/>': "fill:#ff0000",
    '<rect style="fill:var(--a,rgb(0 0 255))"/>': "fill:#0000ff",
    '<rect fill="inherit" stroke="initial"/>': "stroke:none",
    '<rect style="marker:none;cursor:pointer;font:9px x;-inkscape-stroke:none"/>': None,
    '<rect fill="" style="fill-opacity:50%"/>': "fill-opacity:0.5",
    '<rect fill="#ff00007f"/>': "fill:rgba(255,0,0,0.4980)",
    '<rect fill="#f00 icc-color(x, 1)"/>': "fill:#ff0000",
    '<style type="text/less">rect{fill:red}</style><rect/>': None,
}


@pytest.mark.parametrize("inside", HELD)
def test_what_holds_stands_at_the_element(inside: str) -> None:
    root = parsed(written(inside))
    resolve(root, grey=False)
    assert root[-1].get("style") == HELD[inside]
    assert all(element.tag.endswith("rect") for element in root)


def test_grey_is_the_luma_of_a_colour() -> None:
    root = parsed(written('<rect style="fill:#f00;stroke:url(#a) #0f0"/>'))
    resolve(root, grey=True)
    assert root[0].get("style") == "fill:#4c4c4c;stroke:url(#a) #969696"


def test_geometry_in_a_style_becomes_an_attribute() -> None:
    root = parsed(written('<rect style="width:9px;x:5%;transform:translate(2px, 3px) rotate(5deg)" width="1"/>'))
    resolve(root, grey=False)
    assert dict(root[0].attrib) == {"width": "9px", "x": "5%", "transform": "translate(2 3) rotate(5)"}


@pytest.mark.long
@pytest.mark.parametrize(
    "text",
    [
        "a{" * 15_000,
        "}" * 50_000,
        "/*" * 25_000,
        "a:b;" * 15_000,
        '"' * 25_000,
        ".a" * 15_000 + "{fill:red}",
        ":not(" * 7_000,
        "fill:var(" * 5_000,
        "a{fill:" + "(" * 15_000,
        "@media (" * 5_000,
        "a{fill:url(" + "x" * 50_000,
    ],
)
def test_no_style_sheet_takes_long(text: str) -> None:
    began = time.process_time()
    for inside in (f"<style>{text}</style><rect/>", f"<rect style='{text}'/>"):
        with suppress(Flawed):
            resolve(parsed(written(inside)), grey=False)
    assert time.process_time() - began < 4
