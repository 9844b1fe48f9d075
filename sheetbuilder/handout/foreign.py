"""The PDFs of others that a recipe names, read once for both editions; what is wrong stands at the recipe's lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sheetbuilder.errors import ContentError, MissingError, Problem, Severity, say
from sheetbuilder.handout.items.pdf import Arrangement, PdfItem
from sheetbuilder.handout.load import Handout
from sheetbuilder.pdf.graft.taking import Graft, take
from sheetbuilder.pdf.intake import limits
from sheetbuilder.pdf.intake.reader import Reader
from sheetbuilder.source.beside import beside

BROKEN = "SB756"
"""The warning of a page that takes back PDF/A or PDF/UA."""


def with_guests(read: Handout, *, require: bool = False) -> Handout:
    """The handout with the pages that its `pdf` items ask for, and with what is to be told of them.

    `ContentError` with all that stands against any of them; with `require` also where a page takes back PDF/A or
    PDF/UA.
    """
    wanted = {index: item for index, item in enumerate(read.recipe.items) if isinstance(item, PdfItem)}
    if not wanted:
        return read
    found: dict[int, Graft] = {}
    problems: list[Problem] = []
    with Reader() as reader:
        for index, item in wanted.items():
            graft, told = _taken(item, reader)
            problems += told
            if graft is not None:
                found[index] = graft
    if require:
        problems = [replace(one, severity=Severity.ERROR) if one.code == BROKEN else one for one in problems]
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise ContentError(problems)
    return replace(read, guests=found, warnings=(*read.warnings, *problems))


def _taken(item: PdfItem, reader: Reader) -> tuple[Graft | None, list[Problem]]:
    file = beside(item.where_of("file"), item.file, limits.BYTES, "SB609")
    if file.problem is not None:
        return None, [file.problem]
    alts = {alt.page: alt.text for alt in item.alts}
    single = item.layout is Arrangement.SLIDES_WITH_NOTES
    try:
        graft = take(file.path, item.numbers, alts=alts, single=single, reader=reader)
    except (MissingError, ContentError) as error:
        return None, _at(error.problems, item)
    problems = _at(graft.problems, item)
    shown = {page.number for page in graft.pages}
    for alt in item.alts:
        if alt.page not in shown:
            told = say("page {page} is not among the pages that are printed", page=alt.page)
            problems.append(Problem("SB619", told, alt.where_of("page"), say("remove it, or add the page to “pages”")))
    return graft, problems


def _at(problems: Iterable[Problem], item: PdfItem) -> list[Problem]:
    """Problems of a PDF where the recipe asks for it."""
    where = item.where_of("file")
    return [
        replace(one, where=where, message=say("{file}: {problem}", file=item.file, problem=one.message))
        for one in problems
    ]
