"""The room Print: what is chosen is made, to the byte as the command line makes it."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlencode

from sheetbuilder.app.supplies import Supplies
from sheetbuilder.offers import build, targets
from sheetbuilder.serving.server import LocalServer
from tests import pages


def posted(app: LocalServer, **fields: object) -> pages.Answered:
    """What the form is answered."""
    body = urlencode(fields, doseq=True).encode()
    return pages.asked(app, "print/", "POST", headers={**pages.ours(app), **pages.FORM}, body=body)


def made(app: LocalServer, begun: pages.Answered) -> pages.Answered:
    """The page of what was made, when it is."""
    assert begun.status == 303
    while (page := pages.asked(app, begun.headers["location"], whole=True)).status == 200 and 'id="work"' in page.text:
        pass
    return pages.asked(app, page.headers["location"], whole=True)


def test_everything_that_can_be_built_is_offered(app: LocalServer, ours: Supplies) -> None:
    page = pages.asked(app, "print/").text
    for target in targets(ours.package):
        assert f'value="{target.name}"' in page


def test_nothing_chosen_is_told(app: LocalServer) -> None:
    assert "Choose at least one paper." in posted(app).text


def test_what_it_makes_is_what_the_command_line_makes(app: LocalServer, ours: Supplies, tmp_path: Path) -> None:
    names = ["2.6", "strategy"]
    page = made(app, posted(app, target=names)).text
    links = re.findall(r'href="([^"]+\.pdf)"', page)
    files = {link.rpartition("/")[2]: pages.asked(app, link, whole=True) for link in links}
    built = build(ours.package, names, out=tmp_path)
    assert {name: answer.body for name, answer in files.items()} == {
        one.path.name: one.path.read_bytes() for one in built
    }
    assert {answer.headers["content-disposition"].partition(";")[0] for answer in files.values()} == {"attachment"}


def test_what_there_is_not_is_told(app: LocalServer) -> None:
    begun = posted(app, target="<b>nothing</b>")
    while 'id="work"' in (page := pages.asked(app, begun.headers["location"], whole=True)).text:
        pass
    assert "SB204" in page.text
    assert "<b>nothing" not in page.text
