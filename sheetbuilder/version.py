"""Which version of sheetbuilder this is."""

from __future__ import annotations

import configparser
from functools import cache
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as of_installed
from pathlib import Path


@cache  # Whoever knows it parses an e-mail header for it, and a pack asks once for every document.
def version() -> str:
    """The version of the installed package, or of the checkout that runs without being installed."""
    try:
        return of_installed("sheetbuilder")
    except PackageNotFoundError:
        settings = configparser.ConfigParser()
        settings.read(Path(__file__).resolve().parent.parent / "setup.cfg", encoding="utf-8")
        return settings.get("metadata", "version", fallback="0")
