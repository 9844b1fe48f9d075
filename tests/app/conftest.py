"""The page of the app with our package, served for the tests of all its rooms."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sheetbuilder.app.rooms import rooms
from sheetbuilder.app.supplies import Supplies, supplies
from sheetbuilder.errors import say
from sheetbuilder.language import Translator
from sheetbuilder.serving.server import LocalServer
from sheetbuilder.serving.site import Site
from tests import pages
from tests.app.hand import Hand
from tests.printing.fake_printer import FakePrinter


@pytest.fixture(scope="session")
def ours() -> Supplies:
    """Our own package, and no folder."""
    return supplies(None, None)


@pytest.fixture(scope="module")
def app(ours: Supplies, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalServer]:
    """The page, in English."""
    with pages.served(tmp_path_factory.mktemp("run"), *rooms(ours)) as server:
        yield server


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """For marks that are looked at without a server: in English, and of no rooms."""
    return Site(say("sheetbuilder"), "/token", (), Translator("en"), tmp_path / "site")


@pytest.fixture
def hand(app: LocalServer) -> Hand:
    """The rooms."""
    return Hand(app)


@pytest.fixture
def printer() -> Iterator[FakePrinter]:
    """A printer that does what it should."""
    with FakePrinter() as made:
        yield made
