"""A brand that somebody has chosen on a page: its file found among others, and all put to where it names them."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from sheetbuilder.app.yaml_files.fields import shown, within
from sheetbuilder.app.yaml_files.placing import arranged, is_yaml, outside
from sheetbuilder.errors import ContentError, MissingError, Problem, say
from sheetbuilder.packs.finding import is_brand
from sheetbuilder.serving.forms import UploadedFile
from sheetbuilder.source import parse


def brought(uploads: Sequence[UploadedFile], folder: Path) -> Path:
    """Write a brand file and what it names into a folder that is not there yet; gives the file.

    Raises `MissingError` where no brand file is among them, and `ContentError` for several, for files that cannot be
    told apart, and where one names a file elsewhere on this machine. There is no folder then. What else is wrong with
    the brand is not looked at.
    """
    own = brand_among(uploads)
    placed = arranged(own, uploads)
    for name, content in placed.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    if problems := list(outside(folder)):
        shutil.rmtree(folder)
        raise ContentError(problems)
    return folder / own.name


def brand_among(uploads: Sequence[UploadedFile]) -> UploadedFile:
    """The one brand file that no other one extends."""
    brands = [one for one in uploads if is_yaml(one.name) and is_brand(one.content)]
    if not brands:
        hint = say("choose the brand file, and with it the logo and the letterhead that it names")
        raise MissingError([Problem("SB961", say("there is no brand file among the files"), hint=hint)])
    extended = set(map(_extended, brands))
    ends = [one for one in brands if one.name not in extended]
    if len(ends) != 1:
        told = say("there are several brand files: {names}", names=[one.name for one in brands])
        hint = say("choose one, what it extends, and the logo and letterheads that it names")
        raise ContentError([Problem("SB958", told, None, hint)])
    return ends[0]


def _extended(brand: UploadedFile) -> str:
    """The name of the file that a brand extends; empty where it extends none."""
    return PurePosixPath(shown(within(parse(Path(brand.name), brand.content).root, "extends"))).name
