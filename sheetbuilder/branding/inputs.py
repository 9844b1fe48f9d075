"""The files that a brand is made of: its own, those that it extends, and whatever they name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sheetbuilder.brand import Brand
from sheetbuilder.branding.accepted import record_of
from sheetbuilder.problem_json import seen_from
from sheetbuilder.publish.fingerprint import hash_of
from sheetbuilder.source.named import files_named


def inputs(brand: Brand) -> Mapping[str, str]:
    """Every file as seen from the folder of the brand's own, which comes first, with the hash of what is in it."""
    home = brand.sources[0].parent
    return {seen_from(home, path): hash_of(path) for path in input_files(brand)}


def input_files(brand: Brand) -> tuple[Path, ...]:
    """The files, the brand's own first.

    The record of what the core said under local lines counts also where there is none yet.
    """
    named = {*files_named(brand.file.located), record_of(brand.sources[0])}
    return (*brand.sources, *sorted(path for path in named if path not in brand.sources))
