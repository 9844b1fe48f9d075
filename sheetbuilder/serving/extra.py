"""The extra `app`: what a local page needs and nothing else does, asked for before anything of it is imported."""

from __future__ import annotations

from importlib.util import find_spec

from sheetbuilder.errors import MissingError, Problem, say

SERVING = ("starlette", "uvicorn", "python_multipart")
"""What serves pages and reads what is sent."""


def need(*modules: str) -> None:
    """Nothing, where the modules are installed; else `MissingError` with the command that installs them."""
    missing = [name for name in modules or SERVING if find_spec(name) is None]
    if missing:
        told = say("a local page needs the extra “app”, which is not installed ({missing})", missing=missing)
        hint = say('Install it: pip install "sheetbuilder[app]"')
        raise MissingError([Problem("SB955", told, hint=hint)])
