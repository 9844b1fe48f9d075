"""What a form has sent, put into the brand's file; and what is to be said of the file, field by field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sheetbuilder.app.brand_room.fields import entries
from sheetbuilder.app.brand_room.workspace import BrandDraft
from sheetbuilder.app.yaml_files.draft import Files
from sheetbuilder.app.yaml_files.editing import Plain
from sheetbuilder.app.yaml_files.faults import by_field
from sheetbuilder.app.yaml_files.fields import sent, shown, within
from sheetbuilder.app.yaml_files.rows_moved import rewritten
from sheetbuilder.brand import Brand
from sheetbuilder.errors import Problem
from sheetbuilder.serving.forms import SentForm
from sheetbuilder.source import Located

_UPLOADED = "file:"


def said_of(draft: BrandDraft, root: Located) -> tuple[Brand | None, Mapping[str, Sequence[Problem]]]:
    """The brand, if the file makes one, and its problems by the path of their field."""
    brand, problems = draft.loaded()
    return brand, by_field(problems, root, draft.file)


def changed(draft: BrandDraft, form: SentForm) -> Files:
    """Put what was sent into the file; files that were chosen come to lie beside it, named in it: those are given."""
    root = draft.root
    assert root is not None
    files: dict[str, bytes | None] = {}
    values: dict[str, Plain] = sent(form, root, entries())
    for field, uploads in form.uploads.items():
        if field.startswith(_UPLOADED) and uploads:
            path = field.removeprefix(_UPLOADED).split(".")
            name = draft.name_for(uploads[-1], _said(root, path))
            values, files[name] = _with(values, path, name), uploads[-1].content
    draft.change(rewritten(draft.text, values), files)
    return files


def _said(root: Located, path: Sequence[str]) -> str:
    """What the file has under a path of keys."""
    there: Located | None = root
    for key in path:
        there = within(there, key)
    return shown(there)


def _with(values: Mapping[str, Any], path: Sequence[str], value: str) -> dict[str, Plain]:
    """The values with another one under a path of keys."""
    key, *rest = path
    held = values.get(key)
    if not rest:
        return {**values, key: value} if key in values else dict(values)
    return {**values, key: _with(held, rest, value)} if isinstance(held, Mapping) else dict(values)
