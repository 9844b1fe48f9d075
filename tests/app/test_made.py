"""What was made is handed out by its name, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.exceptions import HTTPException

from sheetbuilder.app.made import MadeFile, MadeFiles
from sheetbuilder.serving.server import LocalServer
from tests import pages


def test_a_file_goes_by_its_name(tmp_path: Path) -> None:
    made = MadeFiles((MadeFile(tmp_path / "a.pdf"), MadeFile(tmp_path / "b.pdf")))
    assert made.named("b.pdf").path == tmp_path / "b.pdf"
    for name in ("c.pdf", "../a.pdf", ""):
        with pytest.raises(HTTPException) as raised:
            made.named(name)
        assert raised.value.status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "print/made/x",
        "print/made/x/y.pdf",
        "print/made/x/..%2f..%2fetc%2fpasswd",
        "print/made/x/zip/a.zip",
        "print/made/x/y.pdf/1/240.png",
        "print/made/x/printer/",
        "print/plan/x",
        "print/sent/x",
    ],
)
def test_what_nobody_made_is_not_there(app: LocalServer, path: str) -> None:
    assert pages.asked(app, path).status == 404
