"""The rooms asked by hand, as a browser without scripts asks them."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlencode

from sheetbuilder.serving.server import LocalServer
from tests import pages


@dataclass(frozen=True, slots=True)
class Hand:
    """Sends forms, and waits for what comes of them."""

    app: LocalServer

    def post(self, path: str, **fields: object) -> pages.Answered:
        """What a form is answered."""
        body = urlencode(fields, doseq=True).encode()
        return pages.asked(self.app, path, "POST", headers={**pages.ours(self.app), **pages.FORM}, body=body)

    def get(self, path: str) -> pages.Answered:
        """A page behind the token, or at an address of ours."""
        return pages.asked(self.app, path, whole=path.startswith("/"))

    def ended(self, begun: pages.Answered) -> tuple[str, pages.Answered]:
        """Where a piece of work has led to: the address, and the page there."""
        assert begun.status == 303, begun.text
        path = begun.headers["location"]
        while 'id="work"' in (page := self.get(path)).text:
            pass
        if page.status == 303:
            path = page.headers["location"]
            page = self.get(path)
        return path.removeprefix(f"{self.app.door.base}/"), page

    def made(self, **fields: object) -> tuple[str, Mapping[str, bytes]]:
        """The path of what was made, and the files that its page offers."""
        path, page = self.ended(self.post("print/", go="make", **fields))
        assert page.status == 200, page.text
        links = [html.unescape(link) for link in re.findall(r'href="([^"]+\.pdf)"', page.text)]
        return path, {unquote(link.rpartition("/")[2]): self.get(link).body for link in links}
