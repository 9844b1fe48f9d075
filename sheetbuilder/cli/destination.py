"""Where finished files go: the folder that is named, or the very file, told apart by how its name ends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import click

from sheetbuilder.branding.file_format import FileFormat
from sheetbuilder.cli import candidates
from sheetbuilder.cli.group import Tell
from sheetbuilder.errors import say

F = TypeVar("F", bound=Callable[..., object])
_OF_FILES = {one.ending: one for one in FileFormat}
_NO_FOLDERS = (*_OF_FILES, ".zip")
"""What only names of files end on."""


@dataclass(frozen=True, slots=True)
class Destination:
    """A folder; or the one file that is to come out, in which case nothing goes to the folder."""

    folder: Path
    file: Path | None = None

    @property
    def format(self) -> FileFormat:
        """What the name of the file says that it is; a folder says nothing, and gets PDFs."""
        return _OF_FILES[self.file.suffix.lower()] if self.file is not None else FileFormat.PDF


def destination(tell: Tell, default: Path) -> Callable[[F], F]:
    """--out: a folder, or a file where one comes out; the command gets a `Destination`."""

    def read(_: click.Context, __: click.Parameter, value: Path) -> Destination:
        named = value.suffix.lower() in _OF_FILES and not value.is_dir()
        return Destination(default, value) if named else Destination(value)

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


def folder(tell: Tell, told: str, default: Path | None) -> Callable[[F], F]:
    """--out for what is always a folder; what can only be meant as the name of a file is refused."""

    def read(ctx: click.Context, param: click.Parameter, value: Path | None) -> Path | None:
        if value is not None and value.suffix.lower() in _NO_FOLDERS and not value.is_dir():
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
