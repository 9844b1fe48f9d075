"""The same content as Typst documents, written as PDF/UA-1.

`python typst_peer.py CONTENT OUT TARGET...`, or `... CONTENT OUT --brands brands.json` for a pack for each brand.
"""

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
    compiler, inputs = compiler_of_all(), inputs_of(directory)
    everything = "all" in targets
    names = ["set-1", "set-2", *OTHERS] if everything else targets
    out.mkdir(parents=True, exist_ok=True)
    for name in names:
        if name == "guide" and inputs["guide"] == "false":
            continue
        _write(compiler, out / f"{name}.pdf", {**inputs, "target": name})


def packs(directory: Path, out: Path, brands: Path) -> None:
    """A pack for each brand: all documents, the workflow on A3 too, and every sheet alone."""
    compiler, inputs = compiler_of_all(), inputs_of(directory)
    numbers = [".".join(name.split("-")[0].split(".")) for name in json.loads(inputs["sheets"])]
    for brand in json.loads(brands.read_text("utf-8")):
        folder = out / brand["folder"]
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("set-1", "set-2", *OTHERS, *numbers):
            _write(compiler, folder / f"{name}.pdf", {**inputs, "target": name, "brand": json.dumps(brand)})
        a3 = {**inputs, "target": "workflow", "paper": "a3", "brand": json.dumps(brand)}
        _write(compiler, folder / "workflow-a3.pdf", a3)


def copies(directory: Path, out: Path, people: Path) -> None:
    """Set 1 for each of the people, with name and organisation on its cover."""
    compiler, inputs = compiler_of_all(), inputs_of(directory)
    out.mkdir(parents=True, exist_ok=True)
    for index, bearer in enumerate(json.loads(people.read_text("utf-8"))):
        _write(compiler, out / f"{index}.pdf", {**inputs, "target": "set-1", "bearer": json.dumps(bearer)})


def compiler_of_all() -> typst.Compiler:
    """One compiler for all documents: it keeps the fonts and what it has already laid out."""
    return typst.Compiler(str(HERE / "typst_peer.typ"), root="/", font_paths=[str(FONTS)], ignore_system_fonts=True)


def inputs_of(directory: Path) -> dict[str, str]:
    """What the template is told of a content package."""
    directory = directory.resolve()
    files = sorted(path.name for path in directory.glob("*.yaml"))
    sheets = [name for name in files if name[:1].isdigit()]
    return {"dir": str(directory), "sheets": json.dumps(sheets), "guide": str("guide.yaml" in files).lower()}


def _write(compiler: typst.Compiler, path: Path, inputs: dict[str, str]) -> None:
    compiler.compile(output=str(path), format="pdf", sys_inputs=inputs, pdf_standards=["ua-1"])


if __name__ == "__main__":
    if sys.argv[3] == "--brands":
        packs(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[4]))
    elif sys.argv[3] == "--people":
        copies(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[4]))
    else:
        main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
