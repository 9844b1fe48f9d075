"""Draws the pictures of README, docs and guide: `python -m tools.pictures docs/pictures [NAME...]`.

All of them, or those that are named. Those of pages in a browser need node, Chromium and what `tools/browser` lists
(`npm ci` there, or BROWSER_PACKAGES).
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from tools.pictures.boards import BOARDS
from tools.pictures.screens import SCREENS

_COLOURS = 200
"""As many as are enough for letters of a few colours and what lies between them and their ground."""


def main(target: Path, names: Sequence[str]) -> None:
    """Write pictures into a folder."""
    target.mkdir(parents=True, exist_ok=True)
    for name, draw in {**BOARDS, **SCREENS}.items():
        if not names or name in names:
            with tempfile.TemporaryDirectory() as out:
                picture = draw(Path(out)).quantize(_COLOURS, Image.Quantize.MAXCOVERAGE)
            picture.save(target / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
