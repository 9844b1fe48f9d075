"""A brand file of one's own: written once, never over another."""

from __future__ import annotations

import datetime
from pathlib import Path

from sheetbuilder.errors import OutputError, Problem, Where, say
from sheetbuilder.refusals import reason
from sheetbuilder.theme.brand import beginning, slug


def new_brand(name: str, out: Path, day: datetime.date) -> Path:
    """Write `<out>/<name>/brand.yaml`, a first file that builds at once; gives its path.

    `OutputError` where there is a file already, or none can be written; `ContentError` for a name that cannot be
    printed.
    """
    path = out / slug(name) / "brand.yaml"
    text = beginning(name, day, path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        hint = say("Edit that one, or choose another folder with -o.")
        raise OutputError([Problem("SB503", say("there is a file already"), Where(path), hint)]) from None
    except OSError as error:
        message = say("the file cannot be written: {reason}", reason=reason(error))
        raise OutputError([Problem("SB501", message, Where(path))]) from error
    return path
