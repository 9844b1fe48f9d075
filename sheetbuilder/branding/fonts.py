"""The typeface of a brand's own fonts, each read by the child; what is wrong with them stands at their lines."""

from __future__ import annotations

from sheetbuilder.brand import Brand
from sheetbuilder.brand.fonts import typeface
from sheetbuilder.errors import ContentError, Problem, Severity
from sheetbuilder.foreign.font.report import prepare
from sheetbuilder.foreign.sandbox.reader import Reader
from sheetbuilder.theme.typeface import FontFile, Typeface


def typeface_of(brand: Brand, reader: Reader) -> tuple[Typeface | None, tuple[Problem, ...]]:
    """The typeface, none where the brand has no fonts of its own, and warnings.

    `ContentError` with all that stands against any of its files.
    """
    if brand.file.fonts is None:
        return None, ()
    problems: list[Problem] = []
    found: dict[str, FontFile] = {}
    for key, font in brand.fonts.items():
        answer, problem = prepare(font, reader)
        problems += [problem] if problem is not None else []
        if answer is None:
            continue
        found[key] = FontFile(font.path, answer.program)
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise ContentError(problems)
    return typeface(brand.file.fonts.name, found), tuple(problems)
