"""Answers that the rooms in which files are written have in common."""

from __future__ import annotations

from urllib.parse import quote

from starlette.responses import RedirectResponse, Response


def go(address: str) -> Response:
    """On to another page, which is then the one that a reload asks for."""
    return RedirectResponse(address, 303)


def handed(content: bytes, name: str, kind: str) -> Response:
    """Content to be saved under a name."""
    quoted = quote(name)  # a header has no letters but those of latin-1 (RFC 6266, 4.3)
    told = f'filename="{name}"' if quoted == name else f"filename*=UTF-8''{quoted}"
    return Response(content, media_type=kind, headers={"Content-Disposition": f"attachment; {told}"})
