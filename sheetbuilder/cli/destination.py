"""Where finished files go: the folder that is named, or the very file, told apart by how its name ends."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click
from msgspec import Struct

from sheetbuilder.branding.file_format import FileFormat
from sheetbuilder.cli import candidates
from sheetbuilder.cli.group import Tell
from sheetbuilder.errors import say
from sheetbuilder.os_errors import is_folder

F = TypeVar("F", bound=Callable[..., object])
_OF_FILES = {one.ending: one for one in FileFormat}
_NO_FOLDERS = frozenset((*_OF_FILES, ".csv", ".doc", ".docx", ".json", ".odt", ".png", ".yaml", ".yml", ".zip"))
"""What only names of files end on, also of such as are not made here."""


class Destination(Struct, frozen=True):
    """A folder; or the one file that is to come out, in which case nothing goes to the folder."""

    folder: Path
    file: Path | None = None

    @property
    def format(self) -> FileFormat:
        """What the name of the file says that it is; a folder says nothing, and gets PDFs."""
        return _OF_FILES[self.file.suffix.lower()] if self.file is not None else FileFormat.PDF


def destination(tell: Tell, default: Path) -> Callable[[F], F]:
    """--out: a folder, or a file where one comes out; the command gets a `Destination`."""

    def read(ctx: click.Context, param: click.Parameter, value: Path) -> Destination:
        if not _names_a_file(value):
            return Destination(value)
        if value.suffix.lower() not in _OF_FILES:
            kinds = ", ".join(_OF_FILES)
            said = say("“{name}” is the name of a file, and what is made are {kinds}", name=value.name, kinds=kinds)
            raise click.BadParameter(tell(said), ctx, param)
        return Destination(default, value)

    return click.option(
        "-o",
        "--out",
        type=click.Path(path_type=Path),
        default=default,
        show_default=True,
        callback=read,
        metavar=tell(say("DIR|FILE")),
        help=tell(say("The folder that the files go to, or the file itself where one comes out: name.pdf.")),
    )


def _names_a_file(path: Path) -> bool:
    """Whether that can only be meant as a file; a folder that is there may be called as it likes."""
    return path.suffix.lower() in _NO_FOLDERS and not is_folder(path)


def folder(tell: Tell, told: str, default: Path | None) -> Callable[[F], F]:
    """--out for what is always a folder; what can only be meant as the name of a file is refused."""

    def read(ctx: click.Context, param: click.Parameter, value: Path | None) -> Path | None:
        if value is not None and _names_a_file(value):
            said = say("“{name}” is the name of a file, and several files are written: name a folder", name=value.name)
            raise click.BadParameter(tell(said), ctx, param)
        return value

    return click.option(
        "-o",
        "--out",
        type=click.Path(path_type=Path),
        default=default,
        show_default=bool(default and default.name),
        callback=read,
        shell_complete=candidates.folders,
        metavar=tell(say("DIR")),
        help=told,
    )
