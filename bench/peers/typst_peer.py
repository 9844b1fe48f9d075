"""The same content as a Typst document, written as PDF/UA-1: `python typst_peer.py CONTENT OUT TARGET...`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import typst

HERE = Path(__file__).resolve().parent
FONTS = HERE.parents[1] / "fonts"
OTHERS = ("guide", "workflow", "core-elements", "strategy")


def main(directory: Path, out: Path, targets: list[str]) -> None:
    """Render the targets into a folder; the template reads the YAML."""
    directory = directory.resolve()
    files = sorted(path.name for path in directory.glob("*.yaml"))
    sheets = [name for name in files if name[:1].isdigit()]
    # One compiler for all documents: it keeps the fonts and what it has already laid out.
    compiler = typst.Compiler(str(HERE / "typst_peer.typ"), root="/", font_paths=[str(FONTS)], ignore_system_fonts=True)
    inputs = {"dir": str(directory), "sheets": json.dumps(sheets), "guide": str("guide.yaml" in files).lower()}
    everything = "all" in targets
    names = ["set-1", "set-2", *OTHERS] if everything else targets
    out.mkdir(parents=True, exist_ok=True)
    for name in names:
        if name == "guide" and "guide.yaml" not in files:
            continue
        compiler.compile(
            output=str(out / f"{name}.pdf"), format="pdf", sys_inputs={**inputs, "target": name}, pdf_standards=["ua-1"]
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
