"""What is said where a file that somebody has chosen has come to lie beside another one of its name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath
from urllib.parse import quote

from sheetbuilder.app.yaml_files.draft import FileDraft, Files
from sheetbuilder.errors import say
from sheetbuilder.serving.forms import SentForm
from sheetbuilder.serving.site import Notice

_NUMBERED = re.compile(r"(.+) \(\d+\)(\.\w+)?")


def named_anew(files: Files, form: SentForm, *before: str) -> str:
    """What an address says of files that lie under other names than they were chosen by, and than they had `before`."""
    chosen = {one.name for uploads in form.uploads.values() for one in uploads}
    known = {*before, *(value for values in form.fields.values() for value in values)}
    anew = (name for name in files if PurePosixPath(name).name not in chosen and name not in known)
    return "".join(f"&beside={quote(name)}" for name in anew)


def beside(draft: FileDraft, name: str) -> Sequence[Notice]:
    """What is said of a file of which the address of a page says so; nothing where there is none."""
    match = _NUMBERED.fullmatch(name)
    if match is None or name not in draft.files():
        return ()
    told = say(
        "Something else names {other}, which holds something else and stays as it is. Your file lies beside it as"
        " {name}.",
        other=f"{match[1]}{match[2] or ''}",
        name=name,
    )
    return (Notice(told),)
