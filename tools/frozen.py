"""Freezes sheetbuilder with PyInstaller and lets it read other people's files: `python -m tools.frozen OUT BRAND`.

Run it with a Python that has PyInstaller and this project installed (not in place). BRAND is a brand file with an SVG
logo and a letterhead, which the frozen program reads in a child that is itself.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

_COLLECTED = ("sheetbuilder", "typst", "pypdfium2", "pypdfium2_raw", "tinycss2", "cssselect2", "pyphen")
"""Packages that are fetched by name, or have data of their own."""


def frozen(out: Path, kind: str) -> Path:
    """The program of a kind, `onedir` or `onefile`."""
    out.mkdir(parents=True, exist_ok=True)
    entry = out / "entry.py"
    entry.write_text("from sheetbuilder.cli import main\n\nmain()\n", "utf-8")
    collected = [word for name in _COLLECTED for word in ("--collect-all", name)]
    places = [
        f"--distpath={out / 'dist'}",
        f"--workpath={out / kind}",
        f"--specpath={out}",
        f"--name=sheetbuilder-{kind}",
    ]
    command = [sys.executable, "-m", "PyInstaller", "-y", f"--{kind}", "--copy-metadata=sheetbuilder", *places]
    subprocess.run([*command, *collected, str(entry)], check=True)
    made = out / "dist" / f"sheetbuilder-{kind}"
    return made / made.name if kind == "onedir" else made


def main() -> None:
    """Freeze both kinds, and tell what each says of the brand."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("brand", type=Path)
    asked = parser.parse_args()
    for kind in ("onedir", "onefile"):
        program = frozen(asked.out, kind)
        built = subprocess.run(
            [program, "build", "set-1", "--brand", asked.brand, "-o", asked.out / f"{kind}-pdf"],
            capture_output=True,
            text=True,
            check=False,
        )
        sys.stdout.write(f"{kind}: exit {built.returncode}\n{built.stdout}{built.stderr}\n")


if __name__ == "__main__":
    main()
