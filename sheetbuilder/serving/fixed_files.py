"""What is the same on every page: style sheets, scripts, fonts and an icon, read once and served by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sheetbuilder.html.markup import element, tag
from sheetbuilder.html.style import colour_rules, css_colour
from sheetbuilder.serving.site import FIXED, Room
from sheetbuilder.theme.palette import DEFAULT_PALETTE, ColourRole
from sheetbuilder.theme.typeface import FaceName, Weight, default_typeface, font_stack

_STATIC = Path(__file__).resolve().parent / "static"
_KINDS: Mapping[str, str] = MappingProxyType(
    {".css": "text/css", ".js": "text/javascript", ".ttf": "font/ttf", ".svg": "image/svg+xml"}
)
_WEIGHTS: Mapping[Weight, int] = MappingProxyType({Weight.REGULAR: 400, Weight.SEMIBOLD: 600, Weight.BOLD: 700})


@dataclass(frozen=True, slots=True)
class FixedFile:
    """A file by its name below `fixed/`."""

    name: str
    content: bytes

    @property
    def kind(self) -> str:
        """Its media type; a file of any other kind is a fault of ours (`KeyError`)."""
        return _KINDS[Path(self.name).suffix]


def fixed_route(rooms: Iterable[Room]) -> Route:
    """The route of all of them: no path of a request ever becomes one of a file."""
    files = {file.name: file for file in (*_shared(), *_of_rooms(rooms))}

    def answered(request: Request) -> Response:
        file = files.get(request.path_params["name"])
        if file is None:
            raise HTTPException(404)
        return Response(file.content, headers={"Cache-Control": "private, max-age=3600"}, media_type=file.kind)

    return Route(f"/{FIXED}/{{name:path}}", answered, methods=["GET"])


def _shared() -> Iterator[FixedFile]:
    faces = {face: file for face, file in default_typeface().files.items() if face.weight in _WEIGHTS}
    for face, file in faces.items():
        yield FixedFile(_font_name(face), file.read())
    for path in sorted(_STATIC.iterdir()):
        content = path.read_bytes()
        if path.name == "page.css":
            content = "\n".join((*map(_font_face, faces), _colours(), content.decode("utf-8"))).encode("utf-8")
        yield FixedFile(path.name, content)
    yield FixedFile("icon.svg", _icon().encode("utf-8"))


def _of_rooms(rooms: Iterable[Room]) -> Iterator[FixedFile]:
    for room in rooms:
        yield from (FixedFile(f"{room.path}/{path.name}", path.read_bytes()) for path in room.files)


def _font_name(face: FaceName) -> str:
    return f"{face.weight}{'-italic' if face.italic else ''}.ttf"


def _font_face(face: FaceName) -> str:
    style = "italic" if face.italic else "normal"
    return (
        f'@font-face{{font-family:"{default_typeface().name}";src:url({_font_name(face)}) format("truetype");'
        f"font-weight:{_WEIGHTS[face.weight]};font-style:{style};font-display:swap}}"
    )


def _colours() -> str:
    return f"{colour_rules(DEFAULT_PALETTE)}\nbody{{font-family:{font_stack(default_typeface().name)}}}"


def _icon() -> str:
    """A sheet with a folded corner, in our accent."""
    accent = css_colour(DEFAULT_PALETTE[ColourRole.ACCENT])
    paths = tag("path", d="M3 1h7l4 4v10H3z", fill=accent) + tag("path", d="M10 1v4h4z", fill="white")
    return element("svg", paths, xmlns="http://www.w3.org/2000/svg", viewBox="0 0 16 16")
