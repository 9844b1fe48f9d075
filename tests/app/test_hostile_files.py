"""Files of the corpora at the doors of the page: each ends in a page with words, and the next one is taken."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Mapping
from functools import partial

import pytest

from sheetbuilder.serving.server import LocalServer
from tests import pages
from tests.app.brand_room.brands import posted, text_of
from tests.foreign.graft import hostile
from tests.foreign.letterhead import letterheads
from tests.foreign.logo.marks import jpeg, png, svg

pytestmark = pytest.mark.long

SIGNS = ("Traceback", "root:", "KeyError", "fault in sheetbuilder itself")
"""What no page may say, whatever was chosen."""


def _made(module: object) -> Mapping[str, Callable[[], bytes]]:
    """The functions of a corpus that make a file of nothing."""
    found = inspect.getmembers(module, lambda one: inspect.isfunction(inspect.unwrap(one)))  # also those that remember
    return {
        name: one
        for name, one in found
        if inspect.signature(one).return_annotation == "bytes"
        and all(given.default is not given.empty for given in inspect.signature(one).parameters.values())
    }


LETTERHEADS = {**_made(letterheads), **_made(hostile)}
SVGS = {
    "script": "<script>alert(1)</script>",
    "handler": '<rect width="9" height="9" onclick="x()"/>',
    "outside": '<image href="../hemmeligt.png" width="9" height="9"/>',
    "passwords": '<use href="file:///etc/passwd#a"/>',
    "network": '<rect width="9" height="9" style="fill:url(http://x.invalid/a)"/>',
    "import": '<style>@import "a.css";</style><rect width="9" height="9"/>',
    "foreign": '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="file:///etc/passwd"/></foreignObject>',
    "loop": '<mask id="a" mask="url(#a)"><rect/></mask><rect mask="url(#a)"/>',
    "much": '<filter id="f">' + "<feFlood/>" * 201 + "</filter><rect/>",
    "uses": '<g id="a"><use href="#b"/><use href="#b"/></g><g id="b"><use href="#a"/><use href="#a"/></g>',
}
LOGOS: Mapping[str, tuple[str, Callable[[], bytes]]] = {
    **{name: ("logo.svg", partial(svg, inside)) for name, inside in SVGS.items()},
    "entities": ("logo.svg", lambda: b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg>&a;</svg>'),
    "laughs": (
        "logo.svg",
        lambda: (
            b'<!DOCTYPE s [<!ENTITY a "aaaaaaaaaa">'
            + b"".join(b'<!ENTITY %c "%s">' % (98 + at, b"&%c;" % (97 + at) * 10) for at in range(9))
            + b"]><svg>&j;</svg>"
        ),
    ),
    "truncated png": ("logo.png", lambda: png()[:60]),
    "truncated jpeg": ("logo.jpg", lambda: jpeg()[:60]),
    "not what it says": ("logo.png", lambda: svg("<script/>")),
    **{f"pdf {name}": ("logo.pdf", make) for name, make in _made(letterheads).items()},
}


@pytest.fixture(scope="module")
def path(app: LocalServer) -> str:
    """A brand that is open."""
    begun = posted(app, "brand/new", [("name", "Nykøb")])
    return begun.headers["location"].removeprefix(f"{app.door.base}/")


def state_of(app: LocalServer, path: str) -> str:
    (state,) = {str(found) for found in re.findall(r'name="state" value="(\w+)"', pages.asked(app, path).text)}
    return state


def test_the_corpora_are_there() -> None:
    assert len(LETTERHEADS) >= 40
    assert {"bomb", "looping", "acting", "encrypted", "loop", "script_in_stream"} <= set(LETTERHEADS)


@pytest.mark.parametrize("name", LETTERHEADS)
def test_whatever_letterhead_is_chosen_the_page_says_what_it_is(app: LocalServer, path: str, name: str) -> None:
    content = LETTERHEADS[name]()
    state = state_of(app, f"{path}letterhead")
    answer = posted(app, f"{path}letterhead", [("state", state)], [("file", "brev.pdf", content)])
    page = pages.asked(app, f"{path}letterhead")
    assert (answer.status, page.status) == (303, 200)
    pictures = re.findall(r'<img src="([^"]+)"', page.text)
    assert pictures or re.search(r"SB\d\d\d", page.text), "pages to look at, or what is wrong"
    for picture in pictures[:2]:
        shown = pages.asked(app, picture, whole=True)
        assert shown.status == 404 or shown.headers["content-type"] in ("image/png", "image/jpeg")
    assert not [sign for sign in SIGNS if sign in page.text]


@pytest.mark.parametrize("name", LOGOS)
def test_whatever_logo_is_chosen_the_page_says_what_it_is(app: LocalServer, path: str, name: str) -> None:
    file, make = LOGOS[name]
    fields = [("state", state_of(app, path)), ("name", "Nykøb"), ("logo.colour", "")]
    answer = posted(app, path, fields, [("file:logo.colour", file, make())])
    page = pages.asked(app, path)
    assert (answer.status, page.status) == (303, 200)
    # One of that name may lie there from before, which nothing is written over.
    assert re.search(rf"colour: _*{re.escape(file)}\n", text_of(app, path))
    assert not [sign for sign in SIGNS if sign in page.text]
    begun = posted(app, f"{path}pack")
    while 'id="work"' in (told := pages.asked(app, begun.headers["location"], whole=True)).text:
        pass
    assert told.status == 303 or re.search(r"SB\d\d\d", told.text)
    assert not [sign for sign in SIGNS if sign in told.text]
