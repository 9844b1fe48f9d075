"""The headers of every answer: what a page may fetch and run, who may show it, and that nobody keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_POLICY: Mapping[str, str] = MappingProxyType(
    {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' blob: data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
        "base-uri": "'none'",
    }
)
POLICY = "Content-Security-Policy"
_FRAMES = "X-Frame-Options"

HEADERS: Mapping[str, str] = MappingProxyType(
    {
        POLICY: "; ".join(" ".join(pair) for pair in _POLICY.items()),
        _FRAMES: "DENY",
        # With `no-referrer` a browser sends forms with the origin `null`, which is nobody's.
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=()",
    }
)
"""What an answer has that says nothing else itself."""


def policy(**directives: str) -> str:
    """The policy with other words for some directives: `policy(object_src="'self'")`."""
    changed = {**_POLICY, **{name.replace("_", "-"): value for name, value in directives.items()}}
    return "; ".join(" ".join(pair) for pair in changed.items())


def showing_screen() -> dict[str, str]:
    """Headers of a page of ours that shows a page for a screen in itself, which allows that to pages of ours alone."""
    return {POLICY: policy(frame_src="'self'")}


def screen_within() -> dict[str, str]:
    """Headers of a page for a screen, made of what somebody writes, that a page of ours may show in itself.

    Nothing of it runs, is sent or leads elsewhere: it is in a sandbox, in which what stands around it may see alone how
    far somebody has read. Its own policy, which names its one style sheet, holds beside this one.
    """
    own = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
    return {POLICY: f"{own}; frame-ancestors 'self'; sandbox allow-same-origin", _FRAMES: "SAMEORIGIN"}
