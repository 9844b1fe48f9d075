"""What cannot be printed together: every combination of options that is refused, and why, in this one place."""

from __future__ import annotations

from collections.abc import Iterator

from sheetbuilder.branding.file_format import FileFormat
from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.errors import Problem, say
from sheetbuilder.imposition.booklet import Booklet
from sheetbuilder.imposition.poster import TILED_ON, Poster
from sheetbuilder.layout.holes import length
from sheetbuilder.layout.sides import Sides
from sheetbuilder.theme.format import FORMATS, large_format
from sheetbuilder.theme.papers import MM, PAPERS, paper


def refused(options: PrintOptions) -> Iterator[Problem]:
    """An error for each combination that cannot be; `MissingError` for a paper that is not in the table."""
    sheet = paper(options.paper)
    if options.format is not FileFormat.PDF and (named := tuple(_of_paper(options))):
        told = say(
            "{options} changes nothing in {format}, which has no papers and is filled in as it is",
            options=named,
            format=options.format.upper(),
        )
        yield Problem("SB945", told, None, say("leave that out, or leave out --format and get a PDF"))
    if options.holes is not None and options.imposition is not None:
        told = say("holes are marked on papers that are not folded, cut or shared by several pages")
        yield Problem("SB412", told, None, say("leave out --holes, or what places the pages"))
    if options.fillable and (options.imposition is not None or options.for_press):
        told = say("a file to be filled in is for a screen: its pages are not placed on papers, nor sent to a press")
        yield Problem("SB930", told, None, say("make the printed files and those to be filled in in two runs"))
    if isinstance(options.imposition, Booklet) and options.sides is Sides.SIMPLEX:
        told = say("a booklet cannot be printed on one side: half of its pages stand on the backs of papers")
        hint = say(
            "leave out --simplex; on a printer that prints one side print the odd pages first, then the even ones"
        )
        yield Problem("SB871", told, None, hint)
    if options.output_intent is not None and options.grey:
        told = say("pages of grey alone have black ink alone: a profile of four inks has nothing to say of them")
        hint = say("leave out --output-intent and send the grey file as it is, or leave out --grey")
        yield Problem("SB894", told, None, hint)
    if options.large_print:
        yield from _of_large_print(options)
    poster = options.imposition
    if isinstance(poster, Poster) and not poster.whole and sheet.name not in TILED_ON:
        names = ", ".join(name.upper() for name in TILED_ON)
        told = say(
            "a poster is put together of pieces on {papers}, not on {paper}", papers=names, paper=sheet.name.upper()
        )
        yield Problem("SB884", told, None, say("choose one of them with --paper, or one piece with --whole"))
    if options.holes is not None and sheet.height < length(options.holes):
        told = say(
            "{holes} holes need an edge of {least} mm, and {paper} has {edge} mm",
            holes=str(options.holes),
            least=round(length(options.holes) / MM),
            paper=sheet.name.upper(),
            edge=round(sheet.height / MM),
        )
        fitting = [one.name.upper() for one in PAPERS if one.height >= length(options.holes)]
        hint = say("use two holes, or one of these papers: {papers}", papers=", ".join(fitting))
        yield Problem("SB411", told, None, hint)


def _of_large_print(options: PrintOptions) -> Iterator[Problem]:
    """What would make large print small again, or has nothing to do with it."""
    formats = {row.name for row in FORMATS}
    if options.imposition is not None or options.output_intent is not None:
        told = say("large print is printed page by page, in its own size, on an office printer")
        yield Problem("SB940", told, None, say("leave out --large-print, or what is for a fold, a cut or a print shop"))
    elif large_format(options.paper) not in formats:
        fitting = ", ".join(one.name.upper() for one in PAPERS if large_format(one.name) in formats)
        told = say("there is no large print on {paper}: lines would hold a few words", paper=options.paper.upper())
        yield Problem("SB941", told, None, say("use one of these papers: {papers}", papers=fitting))
    if options.single:
        told = say("in large print cards are pages already, and none is cut out of a paper")
        yield Problem("SB942", told, None, say("leave out --single"))


def _of_paper(options: PrintOptions) -> Iterator[str]:
    """The options that say something of papers, as a command line has them."""
    usual = PrintOptions()
    if options.paper.lower() != usual.paper:
        yield "--paper"
    if options.sides is not usual.sides:
        yield "--simplex"
    if options.flip is not None:
        yield "--flip"
    if options.holes is not None:
        yield "--holes"
    if options.imposition is not None:
        yield f"--{options.imposition.scheme}"
    if options.output_intent is not None:
        yield "--output-intent"
    if options.single:
        yield "--single"
    if options.fillable:
        yield "--fillable"
    if options.large_print:
        yield "--large-print"
    if options.standard != usual.standard:
        yield "--standard"
