"""The law of logos: as many paints as are asked for, in their order and colours, or a name for what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheetbuilder.foreign.logo import svg
from sheetbuilder.foreign.logo.asked import WantedPaint, asked, missing
from sheetbuilder.foreign.logo.cascade import resolve
from sheetbuilder.foreign.logo.elements import cleared
from sheetbuilder.foreign.logo.facts import Flawed, LogoFlaw
from sheetbuilder.foreign.logo.painted import FILL, PICTURE, STROKE, Paint, painted
from sheetbuilder.foreign.logo.parsed import by_id, parsed
from tests.foreign.logo.marks import svg as written
from tools.logos import drawings

FILES = drawings(Path(__file__).with_name("logos.txt"))


def of(data: bytes) -> list[WantedPaint]:
    root = parsed(data)
    resolve(root, grey=False)
    cleared(root)
    return asked(root, by_id(root))


ASKED = {
    '<rect width="9" height="9"/>': [(FILL, "#000000")],
    '<rect width="9" height="9" stroke="red"/>': [(FILL, "#000000"), (STROKE, "#ff0000")],
    '<rect width="9" height="9" stroke="red" paint-order="stroke"/>': [(STROKE, "#ff0000"), (FILL, "#000000")],
    '<rect width="0" height="9"/><circle r="0"/><path d=""/><rect width="9" height="9" fill="none"/>': [],
    '<rect width="9" height="9" fill-opacity="0"/><g opacity="0"><circle r="9"/></g>': [],
    '<rect width="9" height="9" fill="#ff000000" stroke="red" stroke-width="0"/>': [],
    '<path d="M1 1h9"/><path d="M1 1v9z" stroke="red"/><line x2="9"/>': [(STROKE, "#ff0000")],
    '<path d="M1 1" stroke="red"/><path d="M1 1h0" stroke="red"/>': [],
    '<path d="M1 1h0" stroke="red" stroke-linecap="round"/>': [(STROKE, "#ff0000")],
    '<g visibility="hidden"><circle r="9"/><circle r="8" visibility="visible" fill="red"/></g>': [(FILL, "#ff0000")],
    '<defs><circle id="c" r="9"/></defs><use href="#c" fill="red"/><use href="#c" fill="blue"/>': [
        (FILL, "#ff0000"),
        (FILL, "#0000ff"),
    ],
    '<g color="red"><path stroke="currentColor" fill="none" d="M1 1l5 5"/></g>': [(STROKE, "#ff0000")],
    '<style>g .a{fill:red}.a{fill:blue}</style><g><circle class="a" r="9"/></g>': [(FILL, "#ff0000")],
    '<linearGradient id="g"><stop/></linearGradient><circle r="9" fill="url(#g)"/>': [(FILL, "")],
    '<linearGradient id="g"/><circle r="9" fill="url(#g)"/>': [],
    '<filter id="f"><feFlood/></filter><g filter="url(#f)"><circle r="9"/><circle r="5"/></g>': [(PICTURE, "")],
    '<mask id="m"><circle r="9" fill="#fff"/></mask><circle r="5" fill="red" mask="url(#m)"/>': [
        (FILL, "#ffffff"),
        (FILL, "#ff0000"),
    ],
    '<pattern id="p" width="2" height="2"><circle r="1" fill="red"/></pattern><circle r="9" fill="url(#p)"/>': [
        (FILL, "#ff0000"),
        (FILL, ""),
    ],
    '<switch><g requiredExtensions="x"><circle r="9"/></g><circle r="5" fill="red"/><circle r="1"/></switch>': [
        (FILL, "#ff0000")
    ],
}


@pytest.mark.parametrize("inside", ASKED)
def test_what_is_asked_for(inside: str) -> None:
    assert [(one.paint.kind, one.paint.colour) for one in of(written(inside))] == ASKED[inside]


@pytest.mark.parametrize("name", FILES)
def test_each_paint_is_missed_where_it_is_gone(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found, made = of(FILES[name]), painted(svg.drawn(FILES[name], grey=False))
    assert found
    assert missing(found, made) == []
    plain = [at for at, paint in enumerate(made) if paint.colour and paint in [one.paint for one in found]]
    enough = {at: made.count(made[at]) <= [one.paint for one in found].count(made[at]) for at in plain}
    for at in (at for at in plain if enough[at]):
        assert missing(found, made[:at] + made[at + 1 :]), at
    monkeypatch.setattr(svg, "painted", lambda _: [])
    with pytest.raises(Flawed) as raised:
        svg.drawn(FILES[name], grey=False)
    assert raised.value.flaw is LogoFlaw.LOST
    assert all(what.startswith("<") and ">:" in what for what in raised.value.what)


def test_another_colour_is_another_paint() -> None:
    red, blue = WantedPaint(Paint(FILL, "#ff0000"), "<path>:1"), WantedPaint(Paint(FILL, "#0000ff"), "<path>:2")
    assert missing([red, blue], [Paint(FILL, "#ff0000"), Paint(FILL, "#0000ff")]) == []
    assert missing([red, blue], [Paint(FILL, "#0000ff"), Paint(FILL, "#ff0000")]) == ["<path>:2"]
    assert missing([red, blue], [Paint(FILL, "#ff0000"), Paint(STROKE, "#0000ff")]) == ["<path>:2"]
    assert missing([red], []) == ["<path>:1"]
