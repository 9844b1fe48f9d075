"""The PDFs of others that a recipe names, read once for both editions; what is wrong stands at the recipe's lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import nullcontext
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.content import Package
from sheetbuilder.errors import ContentError, MissingError, Problem, Severity, say
from sheetbuilder.handout.item import RecipeItem
from sheetbuilder.handout.items.pdf import Arrangement, PdfItem
from sheetbuilder.handout.recipe.handout import Handout
from sheetbuilder.handout.recipe.load import load_handout
from sheetbuilder.pdf.read import limits
from sheetbuilder.source.beside import beside
from sheetbuilder.values import replace

if TYPE_CHECKING:
    from sheetbuilder.foreign.graft.taking import Graft
    from sheetbuilder.foreign.sandbox.reader import Reader

_TAKING, _READER = "sheetbuilder.foreign.graft.taking", "sheetbuilder.foreign.sandbox.reader"
"""What takes pages from files: heavy to import, and most recipes name no file."""
BROKEN = ("SB756", "SB760")
"""The warnings of a page that takes back PDF/A or PDF/UA."""
LANGUAGELESS = "SB753"
"""The warning of a file that does not say its language; a recipe may say it."""
SPEECHLESS = "SB751"
"""The error of a page without tags that nobody describes."""


def load_whole(
    path: Path, package: Package, options: PrintOptions | None = None, reader: Reader | None = None
) -> Handout:
    """The handout of a recipe's file with the pages that its `pdf` items ask for, and with what is to be told of them.

    They are read by a `reader` that is at work, else by one of its own. Raises as `load_handout` does, with all that
    stands against any of them among the rest; where the options `require` it also where a page takes back PDF/A or
    PDF/UA.
    """
    options = options or PrintOptions()
    found: dict[int, Graft] = {}

    def imported_pages(items: Mapping[int, RecipeItem]) -> Iterator[Problem]:
        wanted = {index: item for index, item in items.items() if isinstance(item, PdfItem)}
        if not wanted:
            return
        with nullcontext(reader) if reader is not None else import_module(_READER).Reader() as reading:
            for index, item in wanted.items():
                graft, told = _taken(item, reading, options)
                for one in told:
                    broken = options.require and one.code in BROKEN
                    yield replace(one, severity=Severity.ERROR) if broken else one
                if graft is not None:
                    found[index] = graft

    return replace(load_handout(path, package, options.brand, imported_pages), imported_pages=found)


def judged(item: PdfItem) -> list[Problem]:
    """All that stands against the pages that one item asks for."""
    with import_module(_READER).Reader() as reading:
        return _taken(item, reading, PrintOptions())[1]


def _taken(item: PdfItem, reader: Reader, options: PrintOptions) -> tuple[Graft | None, list[Problem]]:
    file = beside(item.where_of("file"), item.file, limits.BYTES, "SB809")
    if file.problem is not None:
        return None, [file.problem]
    alts = {alt.page: alt.text for alt in item.alts}
    taking = import_module(_TAKING)
    # On papers that are folded or hold several pages nobody fills a field in, and turned it could not be.
    fields = options.imposition is None
    how = taking.Grafting(single=item.layout is Arrangement.SLIDES_WITH_NOTES, fields=fields, grey=options.grey)
    try:
        graft: Graft = taking.take(file.path, item.numbers, alts=alts, how=how, reader=reader, pair=options.pair)
    except (MissingError, ContentError) as error:
        return None, _at(error.problems, item)
    said = [one for one in graft.problems if not (one.code == LANGUAGELESS and item.language)]
    problems = _at(said, item)
    shown = {page.number for page in graft.pages}
    if graft.tagged and item.alts:
        told = say("{file} has tags of its own: what its pages show is not read from here", file=item.file)
        hint = say("remove “alts”")
        problems.append(Problem("SB852", told, item.where_of("alts"), hint, Severity.WARNING))
    drafts = [alt for alt in item.alts if alt.draft]
    if drafts and not graft.tagged:
        told = (
            say("{file}: {count} descriptions are still drafts", file=item.file, count=len(drafts))
            if len(drafts) > 1
            else say("{file}: one description is still a draft", file=item.file)
        )
        hint = say("read each one, say what the page shows, and remove “draft: true”")
        problems.append(Problem("SB861", told, drafts[0].where_of("draft"), hint, Severity.WARNING))
    for alt in item.alts:
        if alt.page not in shown:
            told = say("page {page} is not among the pages that are printed", page=alt.page)
            problems.append(Problem("SB819", told, alt.where_of("page"), say("remove it, or add the page to “pages”")))
    return graft, problems


def _at(problems: Iterable[Problem], item: PdfItem) -> list[Problem]:
    """Problems of a PDF where the recipe asks for it."""
    where = item.where_of("file")
    alts = say("write under “alts” what each page shows, or save the file as tagged (accessible) PDF")
    return [
        replace(
            one,
            where=where,
            message=say("{file}: {problem}", file=item.file, problem=one.message),
            hint=alts if one.code == SPEECHLESS else one.hint,
        )
        for one in problems
    ]
