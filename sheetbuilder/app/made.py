"""What a piece of work has made: files in the run's folder, told with pages and problems, and handed out by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from sheetbuilder.errors import Message, Problem
from sheetbuilder.serving.site import site_of


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file that can be had: its path in the run's folder, and how many pages it has, none where it has no pages."""

    path: Path
    pages: int = 0

    @property
    def name(self) -> str:
        """Its name, as it is saved."""
        return self.path.name


@dataclass(frozen=True, slots=True)
class MadeFiles:
    """The result of a piece of work."""

    files: Sequence[MadeFile]
    warnings: Sequence[Problem] = ()
    notes: Sequence[Message] = ()

    def named(self, name: str) -> MadeFile:
        """The file of that name; `HTTPException` with 404 where none was made."""
        for file in self.files:
            if file.name == name:
                return file
        raise HTTPException(404)


def made_by(request: Request) -> MadeFiles:
    """The result of the piece of work in the path of a request; `HTTPException` with 404 where there is none."""
    piece = site_of(request).work.found(request.path_params["work"])
    result = piece.result if piece is not None and piece.future.done() else None
    if not isinstance(result, MadeFiles):
        raise HTTPException(404)
    return result


def handed_out(request: Request) -> Response:
    """The file of a name that a piece of work has made, to be saved."""
    file = made_by(request).named(request.path_params["name"])
    return FileResponse(file.path, filename=file.name)
