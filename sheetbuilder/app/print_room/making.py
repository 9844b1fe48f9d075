"""What was chosen, made: the very build that the command line does, told step by step."""

from __future__ import annotations

from pathlib import Path

from sheetbuilder.app.choice import PrintChoice
from sheetbuilder.app.made import MadeFile, MadeFiles
from sheetbuilder.app.supplies import Supplies
from sheetbuilder.compose import Built
from sheetbuilder.errors import say
from sheetbuilder.offers import build
from sheetbuilder.serving.painted_pages import PaintedPages
from sheetbuilder.serving.work import Steps

_EACH = 2
"""Steps of a file: it is laid out, and it is written."""


def make(supplies: Supplies, chosen: PrintChoice, folder: Path, painted: PaintedPages, steps: Steps) -> MadeFiles:
    """The files, in the order that was chosen; raises what `build` and `load_brand` raise."""
    brand = supplies.brands.load(chosen.brand)

    def written(one: Built) -> None:
        steps.take(say("{file} is made", file=one.path.name))

    built = build(
        supplies.package,
        chosen.names,
        chosen.options(brand),
        out=folder,
        one_file=chosen.one_file,
        begin=lambda count: steps.expect(_EACH * count),
        composed=lambda file: steps.take(say("{file} is laid out", file=file)),
        done=written,
        remember=True,
    )
    return MadeFiles(
        tuple(MadeFile(one.path, painted.sizes(one.path)) for one in built),
        tuple(dict.fromkeys((*supplies.package.warnings, *(told for one in built for told in one.warnings)))),
        tuple(dict.fromkeys(note for one in built for note in one.notes)),
    )
