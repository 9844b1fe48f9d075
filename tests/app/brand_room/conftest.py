"""A site of its own, for marks that are looked at without a server."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheetbuilder.errors import say
from sheetbuilder.language import Translator
from sheetbuilder.serving.site import Site


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """In English, and of no rooms."""
    return Site(say("sheetbuilder"), "/token", (), Translator("en"), tmp_path / "site")
