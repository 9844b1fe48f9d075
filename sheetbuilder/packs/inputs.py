"""The files that a brand is made of: its own, those that it extends, and whatever they name."""

from __future__ import annotations

from collections.abc import Mapping

from sheetbuilder.brand import Brand
from sheetbuilder.branding.accepted import record_of
from sheetbuilder.problem_json import seen_from
from sheetbuilder.publish.fingerprint import hash_of
from sheetbuilder.source.named import files_named


def inputs(brand: Brand) -> Mapping[str, str]:
    """Every file as seen from the folder of the brand's own, which comes first, with the hash of what is in it.

    The record of what the core said under local lines counts also where there is none yet.
    """
    home = brand.sources[0].parent
    named = {*files_named(brand.file.located), record_of(brand.sources[0])}
    files = (*brand.sources, *sorted(path for path in named if path not in brand.sources))
    return {seen_from(home, path): hash_of(path) for path in files}
