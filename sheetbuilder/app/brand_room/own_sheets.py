"""Sheets of a brand's own: files beside the brand file, put there and named in it once they are known to be right."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from sheetbuilder.app.brand_room.workspace import BrandDraft
from sheetbuilder.app.yaml_files.draft import Files
from sheetbuilder.app.yaml_files.editing import KEPT, ListRow
from sheetbuilder.app.yaml_files.fields import rows_of, shown, within
from sheetbuilder.app.yaml_files.rows_moved import rewritten
from sheetbuilder.blocks import VOCABULARY
from sheetbuilder.content import Package
from sheetbuilder.content.adapt import adapted
from sheetbuilder.errors import ContentError, MissingError, Problem, SheetbuilderError, say
from sheetbuilder.os_errors import is_file
from sheetbuilder.serving.forms import UploadedFile
from sheetbuilder.source import examine, parse

_LOCAL, _ADD = "local", "add_sheet"
_ENDINGS = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class OwnSheet:
    """A sheet that the brand file names: where among its local lines, which file, and what that says of itself."""

    index: int
    file: str
    number: str
    title: str


def own_sheets(draft: BrandDraft) -> Sequence[OwnSheet]:
    """All of them, by their numbers, as they stand in the set."""
    held = within(draft.root, _LOCAL)
    rows = [(index, within(held, str(index))) for index in range(rows_of(held))]
    named = [(index, shown(within(row, _ADD))) for index, row in rows]
    return sorted((_said(draft, index, file) for index, file in named if file), key=lambda one: one.number)


def _said(draft: BrandDraft, index: int, file: str) -> OwnSheet:
    root = examine(draft.folder / file).root if _lies_below(file) else None
    return OwnSheet(index, file, shown(within(root, "number")), shown(within(root, "title")))


def _lies_below(file: str) -> bool:
    path = PurePosixPath(file)
    return not path.is_absolute() and ".." not in path.parts and file.isprintable()


Drawing = Callable[[BrandDraft, str], object]
"""Draws a sheet of a brand by its number; raises what does not fit."""


def put_in(
    draft: BrandDraft, uploads: Sequence[UploadedFile], package: Package, scratch: Path, draw: Drawing
) -> Sequence[str]:
    """Put sheets beside the brand file and name them in it; gives their numbers.

    They are tried in a copy of the brand first, below `scratch`: raises `MissingError` and `ContentError` with all that
    is wrong, at its line, and `LayoutError` for what does not fit. Nothing is changed then.
    """
    _only_sheets(uploads)
    tried = _copy(draft, scratch)
    text, files = _named(draft, uploads)
    tried.change(text, files)
    numbers = [shown(within(parse(Path(one.name), one.content).root, "number")) for one in uploads]
    brand, problems = tried.loaded()
    if brand is None:
        raise ContentError(problems)
    adapted(package, brand.file.local, VOCABULARY)
    for number in numbers:
        draw(tried, number)
    draft.change(text, files)
    return numbers


def take_out(draft: BrandDraft, index: int) -> None:
    """Name a sheet no more; its file goes as well, where no other line names it."""
    gone = next((one for one in own_sheets(draft) if one.index == index), None)
    if gone is None:
        return
    count = rows_of(within(draft.root, _LOCAL))
    rows = [ListRow(KEPT, number) for number in range(count) if number != index]
    named = [one.file for one in own_sheets(draft) if one.index != index]
    goes = _lies_below(gone.file) and gone.file not in named and is_file(draft.folder / gone.file)
    draft.change(rewritten(draft.text, {_LOCAL: rows}), {gone.file: None} if goes else {})


def _only_sheets(uploads: Sequence[UploadedFile]) -> None:
    """`MissingError` where something else was chosen, or nothing."""
    others = [one.name for one in uploads if not one.name.lower().endswith(_ENDINGS) or not _is_sheet(one)]
    if others or not uploads:
        told = say("these files are no sheets: {names}", names=others) if others else say("no file was chosen")
        hint = say("choose YAML files that begin with “type: sheet”; a sheet's drawings are words in it")
        raise MissingError([Problem("SB963", told, hint=hint)])


def _is_sheet(upload: UploadedFile) -> bool:
    """Whether a file says so of itself; one that cannot be read at all is told of where it is broken."""
    root = parse(Path(upload.name), upload.content).root
    return root is None or shown(within(root, "type")) == "sheet"


def _copy(draft: BrandDraft, scratch: Path) -> BrandDraft:
    """The brand with all that lies around it, what it extends included."""
    whole = next(one for one in draft.file.parents if one.name == draft.key)
    shutil.copytree(whole, scratch / draft.key)
    return BrandDraft(draft.key, scratch / draft.key / draft.file.relative_to(whole))


def _named(draft: BrandDraft, uploads: Sequence[UploadedFile]) -> tuple[str, Files]:
    """The brand file in which sheets are named, where that is not done yet, and what is to lie beside it."""
    root = draft.root
    if root is None:
        raise ContentError(draft.reading().problems)
    known = {PurePosixPath(one.file).name.casefold(): one.file for one in own_sheets(draft)}
    rows = [ListRow(KEPT, number) for number in range(rows_of(within(root, _LOCAL)))]
    files: dict[str, bytes | None] = {}
    for one in uploads:
        place = known.get(one.name.casefold())
        if place is None:
            place = known[one.name.casefold()] = draft.name_for(one)
            rows.append(ListRow({_ADD: place}))
        if _lies_below(place):
            files[place] = one.content
    return rewritten(draft.text, {_LOCAL: rows}), files


def problems_of(error: SheetbuilderError, scratch: Path) -> Sequence[Problem]:
    """What is wrong, of the sheets that were tried first."""
    inside = [one for one in error.problems if one.where is not None and one.where.file.is_relative_to(scratch)]
    return (*inside, *(one for one in error.problems if one not in inside))
