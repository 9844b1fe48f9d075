"""Which version of sheetbuilder this is."""

from __future__ import annotations

import sys
from functools import cache
from importlib import import_module
from pathlib import Path

_RECORD = "sheetbuilder-*.dist-info"
"""The folder in which an installer keeps its records, with the version in its name (PEP 376, PEP 427)."""


@cache
def version() -> str:
    """The version of the installed package, or of the checkout that runs without being installed."""
    # The name of the folder says it; to ask `importlib.metadata` imports a parser of e-mails and one of zip files.
    for folder in sys.path:
        for record in Path(folder).glob(_RECORD):
            return record.name.removeprefix("sheetbuilder-").removesuffix(".dist-info")
    metadata = import_module("importlib.metadata")
    try:
        return str(metadata.version("sheetbuilder"))
    except metadata.PackageNotFoundError:
        settings = import_module("configparser").ConfigParser()
        settings.read(Path(__file__).resolve().parent.parent / "setup.cfg", encoding="utf-8")
        return str(settings.get("metadata", "version", fallback="0"))
