"""The command line: a command parses its words, makes one call and says what came of it."""

from __future__ import annotations

from sheetbuilder.cli.program import main, run

__all__ = ["main", "run"]
