"""Where the content, the fonts and the catalogues that travel with the package lie on this machine."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent


def sheets() -> Path:
    """The folder of our own content package."""
    return _beside("sheets")


def fonts() -> Path:
    """The folder of the font files and their licences."""
    return _beside("fonts")


def example() -> Path:
    """The folder of the small package in English, which a first one of one's own takes its words from."""
    inside = _PACKAGE / "first_conversation"
    return inside if inside.is_dir() else _CHECKOUT / "examples" / "first-conversation"


def colour_profile() -> Path:
    """The ICC profile of sRGB."""
    return _PACKAGE / "pdf" / "sRGB.icc"


def catalogues() -> Path:
    """The folder of the translation catalogues, in the layout that gettext expects."""
    return _PACKAGE / "locale"


def _beside(folder: str) -> Path:
    """In a wheel the folder lies inside the package, in a checkout and an editable install next to it."""
    inside = _PACKAGE / folder
    return inside if inside.is_dir() else _CHECKOUT / folder
