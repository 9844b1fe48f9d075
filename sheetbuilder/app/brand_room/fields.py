"""The fields of the form of a brand file."""

from __future__ import annotations

from collections.abc import Sequence

from sheetbuilder.app.yaml_files.fields import FormEntry, entries_of
from sheetbuilder.brand.file import BrandFile

ELSEWHERE = frozenset({"type", "overlay", "local"})
"""Keys that have pages of their own, or say nothing."""
FILES = frozenset(
    {"logo.colour", "logo.mono"}
    | {f"fonts.{key}" for key in ("regular", "bold", "light", "semibold", "italic", "bold_italic")}
)
"""Keys that name a file that somebody has on their disk."""


def entries() -> Sequence[FormEntry]:
    """All of a brand file that stands in the form, in the order of the model."""
    return tuple(entries_of(BrandFile, without=ELSEWHERE))
