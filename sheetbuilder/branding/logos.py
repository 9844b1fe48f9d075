"""A brand's logo made ready for the covers, in colour or in grey."""

from __future__ import annotations

from sheetbuilder.brand import Brand
from sheetbuilder.branding.letterheads import PROMISES
from sheetbuilder.content.phrases import alternative
from sheetbuilder.errors import ContentError, Problem, Severity
from sheetbuilder.foreign.logo.facts import Wish
from sheetbuilder.foreign.logo.report import prepare
from sheetbuilder.foreign.sandbox.reader import Reader
from sheetbuilder.layout.artwork import Artwork
from sheetbuilder.layout.logo import Logo
from sheetbuilder.pdf.conformance.standards import UA_1, StandardPair
from sheetbuilder.theme.papers import MM, PAPERS
from sheetbuilder.values import replace

_USUAL = 52.0
"""Millimetres: how wide a logo is on A4 where the brand does not say."""


def logo_of(
    brand: Brand,
    reader: Reader,
    *,
    grey: bool = False,
    save_ink: bool = False,
    require: bool = False,
    pair: StandardPair = UA_1,
) -> tuple[Logo | None, tuple[Problem, ...]]:
    """The logo that is printed, none where the brand has none, and warnings of its files, of the other one too.

    It is the black one in grey, and where ink is saved. `ContentError` with all that stands against either; with
    `require` also where one takes back one of the standards of the `pair`.
    """
    file = brand.file.logo
    if file is None:
        return None, ()
    widest = max(file.width or _USUAL, file.minimum_width or 0.0) * MM * max(paper.scale for paper in PAPERS)
    art: Artwork | None = None
    problems: list[Problem] = []
    used = "mono" if (grey or save_ink) and "mono" in brand.logo_files else "colour"
    for key, held in brand.logo_files.items():
        wish = Wish(held.form, file.page, grey=key == "mono" or (grey and key == used), width=widest)
        found, told = prepare(held, wish, reader, pair)
        errors = {PROMISES} if require else set()
        problems += [replace(one, severity=Severity.ERROR) if one.code in errors else one for one in told]
        art = found if key == used else art
    if art is None or any(problem.severity is Severity.ERROR for problem in problems):
        raise ContentError(problems)
    top, left = file.position.startswith("top"), file.position.endswith("left")
    alt, where = file.alt or alternative(brand.official_name), file.where_of("minimum_width")
    logo = Logo(art, alt, top, left, file.width, file.minimum_width, file.clear_space, where)
    return logo, tuple(problems)
