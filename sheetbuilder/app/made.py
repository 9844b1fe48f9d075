"""What a piece of work has made: files in the run's folder, shown page by page, handed out by name or all at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route

from sheetbuilder.errors import Message, Problem
from sheetbuilder.publish.zipping import zipped
from sheetbuilder.serving.painted_pages import WIDTHS
from sheetbuilder.serving.site import site_of

MADE = "made"
"""Below this path of a room its files lie, under the name of the piece of work."""


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file that can be had: its path in the run's folder, width and height of its pages in points, if any."""

    path: Path
    sizes: Sequence[tuple[float, float]] = ()
    labels: Sequence[str] = ()
    """What stands in the feet of its pages, as far as that is known."""

    def label(self, page: int) -> str:
        """What a page is called, counted from 1."""
        return self.labels[page - 1] if page <= len(self.labels) else str(page)

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
    beside: bool = False
    """Whether there are two files, the editions of one thing, whose pages are looked at side by side."""

    def named(self, name: str) -> MadeFile:
        """The file of that name; `HTTPException` with 404 where none was made."""
        for file in self.files:
            if file.name == name:
                return file
        raise HTTPException(404)


def made_routes() -> list[BaseRoute]:
    """What a room needs to hand out files: each by its name, its pages as pictures, and all in one ZIP file."""
    return [
        Route(f"/{MADE}/{{work}}/{{name}}", handed_out, methods=["GET"]),
        Route(f"/{MADE}/{{work}}/zip/{{name}}.zip", _all_at_once, methods=["GET"]),
        Route(f"/{MADE}/{{work}}/{{name}}/{{page:int}}/{{width:int}}.png", _picture, methods=["GET"]),
    ]


def made_by(request: Request) -> MadeFiles:
    """The result of the piece of work in the path of a request; `HTTPException` with 404 where there is none."""
    piece = site_of(request).work.found(request.path_params["work"])
    result = piece.result if piece is not None and piece.future.done() and not piece.future.cancelled() else None
    if not isinstance(result, MadeFiles):
        raise HTTPException(404)
    return result


def handed_out(request: Request) -> Response:
    """The file of a name that a piece of work has made, to be saved."""
    file = made_by(request).named(request.path_params["name"])
    return FileResponse(file.path, filename=file.name)


def _all_at_once(request: Request) -> Response:
    made, name = made_by(request), request.path_params["name"]
    content = zipped(name, {file.name: file.path.read_bytes() for file in made.files})
    disposition = {"Content-Disposition": f'attachment; filename="{name}.zip"'}
    if not name.isascii() or not name.replace("-", "").isalnum():
        raise HTTPException(404)
    return Response(content, headers=disposition, media_type="application/zip")


def _picture(request: Request) -> Response:
    file = made_by(request).named(request.path_params["name"])
    page, width = request.path_params["page"], request.path_params["width"]
    if not 1 <= page <= len(file.sizes) or width not in WIDTHS:
        raise HTTPException(404)
    return Response(site_of(request).painted.picture(file.path, page - 1, width), media_type="image/png")
