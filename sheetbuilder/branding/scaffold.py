"""A brand file of one's own: written once, never over another."""

from __future__ import annotations

import datetime
from pathlib import Path

from sheetbuilder.brand import beginning, slug
from sheetbuilder.publish.output import write_new


def new_brand(name: str, out: Path, day: datetime.date) -> Path:
    """Write `<out>/<name>/brand.yaml`, a first file that builds at once; gives its path.

    `OutputError` where there is a file already, or none can be written; `ContentError` for a name that cannot be
    printed.
    """
    path = out / slug(name) / "brand.yaml"
    text = beginning(name, day, path)
    write_new(path.parent, {path.name: text})
    return path
