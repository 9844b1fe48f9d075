"""A letterhead judged: what is wrong with it, where content may stand, and whether the result can keep its promises."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sheetbuilder.errors import ContentError, Message, MissingError, Problem, Severity, Where, say
from sheetbuilder.foreign.extract.facts import Facts, PageFacts
from sheetbuilder.foreign.sandbox.reader import Reader
from sheetbuilder.layout.ink_map import Box
from sheetbuilder.layout.letterheads import Letterhead
from sheetbuilder.pdf.conformance.clause import Clause, Subject, Violation, ask, cited
from sheetbuilder.pdf.conformance.fonts import FONT_CLAUSES
from sheetbuilder.pdf.conformance.painting import PAINTING_CLAUSES
from sheetbuilder.pdf.conformance.standards import UA_1, StandardPair
from sheetbuilder.pdf.read import limits
from sheetbuilder.pdf.read.pages import PageFault
from sheetbuilder.values import replace

_MM = 72 / 25.4
NOTHING = "SB723"
"""A page that shows nothing."""


@dataclass(frozen=True, slots=True)
class LetterheadReport:
    """What a letterhead is like; without facts where it could not be read."""

    path: Path
    facts: Facts | None
    problems: tuple[Problem, ...]

    @property
    def usable(self) -> bool:
        """Whether nothing stands against it (warnings do not count)."""
        return not any(problem.severity is Severity.ERROR for problem in self.problems)

    def as_dict(self) -> dict[str, object]:
        """Everything as plain values for JSON; problems are told by whoever tells all of them."""
        found = self.facts
        if found is None:
            return {"path": str(self.path), "usable": False}
        return {
            "path": str(self.path),
            "usable": self.usable,
            "tagged": found.tagged,
            "layers": [{"name": layer.name, "hidden": layer.hidden} for layer in found.layers],
            "active": list(found.active),
            "signed": found.signed,
            "xfa": found.xfa,
            "external_streams": found.outside,
            "pages": [_page_dict(page) for page in found.pages],
        }

    def lines(self) -> Iterator[Message]:
        """What a person wants to know, one sentence a line."""
        if self.facts is not None:
            for page in self.facts.pages:
                yield from _page_lines(page)
            yield from _file_lines(self.facts)


def inspect(path: Path) -> LetterheadReport:
    """Read and judge a letterhead; raises `MissingError` where there is no such file."""
    try:
        with Reader() as reader:
            found = reader.facts(path)
    except ContentError as error:
        return LetterheadReport(path, None, error.problems)
    return LetterheadReport(path, found, tuple(judged(path, found)))


def prepare(
    path: Path,
    number: int = 1,
    reader: Reader | None = None,
    data: bytes | None = None,
    *,
    grey: bool = False,
    pair: StandardPair = UA_1,
) -> tuple[Letterhead, tuple[Problem, ...]]:
    """One page of a letterhead, ready to be painted, with warnings; raises what stands against it.

    In `grey` it has black ink alone; what stays in colour is told. `pair` are the standards that it is judged by.

    A `reader` that is at work reads it, else one of its own; `data` are the file's bytes, if they are known.
    """
    if reader is None:
        with Reader() as own:
            return prepare(path, number, own, data, grey=grey, pair=pair)
    found, artwork = reader.facts_and_page(path, number, data, grey=grey)
    problems = tuple(judged(path, found, number, pair))
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if not 1 <= number <= len(found.pages):
        told = say("there is no page {page}; the file has {count}", page=number, count=len(found.pages))
        raise MissingError([Problem("SB722", told, Where(path), say("name one of the pages, counted from 1"))])
    if errors or artwork is None:
        raise ContentError(errors)
    page = found.pages[number - 1]
    promising = replace(artwork, pdfa=keeps_pdfa(page, pair), pdfua=keeps_pdfua(page, pair))
    return Letterhead(promising, page.ink, bool(page.fonts)), problems


def judged(path: Path, found: Facts, number: int | None = None, pair: StandardPair = UA_1) -> Iterator[Problem]:
    """Everything that is wrong with a file and its pages, or with the file and one page.

    A page that shows nothing is an error where it is asked for, or where the file has no other; what hides all of it
    is told alone.
    """
    of_the_file = list(file_problems(path, found))
    yield from of_the_file
    explained = any(problem.severity is Severity.ERROR for problem in of_the_file)
    asked = [page for page in found.pages if number in (None, page.number)]
    empty = all(shows_nothing(page) for page in asked)
    for page in asked:
        yield from page_faults(path, page)
        if page.fault is None:
            if shows_nothing(page) and not explained:
                yield _nothing_shown(path, page, Severity.ERROR if empty else Severity.WARNING)
            yield from page_mends(path, page)
            yield from _page_warnings(path, page, pair)


def shows_nothing(page: PageFacts) -> bool:
    """Whether a page that was painted shows nothing on white paper."""
    return page.ink is not None and page.ink.margins is None


def _nothing_shown(path: Path, page: PageFacts, severity: Severity) -> Problem:
    if page.ink is not None and page.ink.covers:
        told = say("page {page} shows nothing on white paper: all that it paints is white", page=page.number)
        hint = say("use the letterhead that is meant for white paper")
    else:
        told = say("page {page} shows nothing: nothing is painted on it that can be read", page=page.number)
        hint = say("look at the file in a PDF reader; name a page that shows something, or save the file anew")
    return Problem(NOTHING, told, Where(path), hint, severity)


def _warning(code: str, message: Message, path: Path, hint: Message) -> Problem:
    return Problem(code, message, Where(path), hint, Severity.WARNING)


def file_problems(path: Path, found: Facts) -> Iterator[Problem]:
    """What is wrong with a file, whatever its pages are like."""
    where = Where(path)
    hidden = [layer.name for layer in found.layers if layer.hidden]
    if hidden:
        told = say("hidden layers would show in print: {layers}", layers=hidden)
        yield Problem("SB710", told, where, say("delete the hidden layers, or print what is shown to a new PDF"))
    if found.xfa:
        told = say("this is an XFA form, which only its own program can draw")
        yield Problem("SB711", told, where, say("print the form to a new PDF, and use that one"))
    if found.outside:
        told = say("part of the file lies in another file")
        yield Problem("SB712", told, where, say("save the file with everything inside it"))
    if found.signed:
        told = say("the file is signed; the signature does not hold for what is built with it")
        yield _warning("SB716", told, path, say("use an unsigned copy if the signature says something to readers"))
    active = [name for name in found.active if name != "XFA"]
    if active:
        told = say("the file holds active content, which is left out: {names}", names=active)
        yield _warning("SB717", told, path, say("nothing to do, unless it comes from somebody you do not know"))
    if found.repairs:
        told = say("the file had to be repaired while it was read")
        yield _warning("SB718", told, path, say("look at the result, or save the file anew"))


def page_faults(path: Path, page: PageFacts) -> Iterator[Problem]:
    """Why a page cannot be placed."""
    where, number = Where(path), page.number
    match page.fault:
        case PageFault.ROTATION:
            told = say("page {page} is turned by an angle that is not a multiple of 90°", page=number)
            yield Problem("SB713", told, where, say("turn the page upright and save it anew"))
        case PageFault.NO_BOX:
            told = say("page {page} does not say how large it is", page=number)
            yield Problem("SB714", told, where, say("save the page anew"))
        case PageFault.EMPTY_BOX:
            told = say("page {page} shows nothing: its boxes do not overlap or are empty", page=number)
            yield Problem("SB714", told, where, say("set the crop of the page so that it lies on the paper"))
        case PageFault.SIZE:
            told = say(
                "page {page} is {width} × {height} pt; each side must have {smallest} to {largest} pt",
                page=number,
                width=round(page.width),
                height=round(page.height),
                smallest=round(limits.SMALLEST),
                largest=round(limits.LARGEST),
            )
            yield Problem("SB715", told, where, say("save the page on a usual paper"))


def page_mends(path: Path, page: PageFacts) -> Iterator[Problem]:
    """What of a page was put right when it was taken out of its file."""
    for font in page.fonts:
        if font.renamed:
            told = say(
                "page {page}: icons of the font {font}, which had no meaning of their own, are read as {letters}",
                page=page.number,
                font=font.name,
                letters=" ".join(font.renamed),
            )
            yield _warning("SB724", told, path, say("nothing to do, if that is what they show"))
        if font.completed:
            told = say(
                "page {page}: the font {font} did not say which glyph each letter is (/CIDToGIDMap); it does now",
                page=page.number,
                font=font.name,
            )
            yield _warning("SB724", told, path, say("nothing to do, but look at the result"))
        if font.remeasured:
            told = say(
                "page {page}: the font {font} gave letters wrong widths; they are right now, and none has moved",
                page=page.number,
                font=font.name,
            )
            yield _warning("SB724", told, path, say("nothing to do"))
    if page.coloured:
        told = say(
            "page {page} stays in colour in part, because there is no grey for {names}",
            page=page.number,
            names=coloured(page),
        )
        yield _warning("SB725", told, path, say("save it in grey from the program it was made in, and use that file"))
    if page.spots:
        told = say(
            "page {page}: spot colours were not defined on their own (/Colorants), and are now: {names}",
            page=page.number,
            names=page.spots,
        )
        yield _warning("SB724", told, path, say("nothing to do, but look at the result"))


def _page_warnings(path: Path, page: PageFacts, pair: StandardPair) -> Iterator[Problem]:
    for violation in violations(page, pair):
        told = say(
            "with page {pages} the result is not {standard}: {reason} ({clauses})",
            pages=page.number,
            standard=", ".join(standard.name for standard in pair.both if violation.breaks(standard.document)),
            reason=violation.words,
            clauses=cited(pair.asking(violation.clause)),
        )
        yield _warning("SB719", told, path, violation.remedy)
    seen = tuple(kind for kind in page.annotations if kind != "Link")
    if seen:
        told = say("page {page}: these are not printed: {kinds}", page=page.number, kinds=_called(seen))
        yield _warning("SB720", told, path, say("flatten fields and comments first if they should show"))
    elif page.annotations:
        told = say("page {page}: its links lead nowhere in what is built", page=page.number)
        yield _warning("SB720", told, path, say("nothing to do: on paper they look the same"))
    if page.ink is not None and page.ink.margins is not None and page.ink.free is None:
        told = say("page {page} has ink everywhere: no room for content is found", page=page.number)
        yield _warning("SB721", told, path, say("name the safe area yourself, or make the background white"))


_ANNOTATIONS: Mapping[str, Message] = MappingProxyType(
    {
        "Widget": say("fields"),
        "Stamp": say("stamps"),
        "FileAttachment": say("attached files"),
        "Sound": say("sounds"),
        "Movie": say("films"),
        "Screen": say("films"),
        "RichMedia": say("films"),
        "3D": say("models in three dimensions"),
        "Redact": say("marks of what is to be blacked out"),
        "Watermark": say("watermarks that are laid over the page"),
    }
)
"""What a kind of annotation is called by those who do not write PDF; all others are comments of some kind."""


def _called(kinds: Iterable[str]) -> tuple[Message, ...]:
    """Kinds of annotations, each once by the name that people have for it."""
    names = (_ANNOTATIONS.get(kind, say("comments and marks")) for kind in kinds)
    return tuple({name.template: name for name in names}.values())


_COLOURED: Mapping[str, Callable[[str], Message]] = MappingProxyType(
    {
        "picture": lambda name: say("the picture {name}", name=name),
        "shading": lambda name: say("the shading {name}", name=name),
        "colour": lambda name: say("the colour space {name}", name=name),
    }
)


def coloured(page: PageFacts) -> tuple[Message, ...]:
    """What of a page stays in colour where it was to be grey."""
    parts = (one.partition(":") for one in page.coloured)
    return tuple(_COLOURED.get(part, _COLOURED["colour"])(name) for part, _, name in parts)


def violations(page: PageFacts, pair: StandardPair = UA_1) -> Iterator[Violation[Any]]:
    """Why a file with this page cannot claim the standards; as an artifact it has no structure to ask of."""
    for font in page.fonts:
        yield from _broken(FONT_CLAUSES, font, pair)
    yield from _broken(PAINTING_CLAUSES, page, pair)


def _broken(clauses: Iterable[Clause[Subject]], subject: Subject, pair: StandardPair) -> Iterator[Violation[Subject]]:
    return ask((each for each in clauses if pair.asking(each)), subject)


def keeps_pdfua(page: PageFacts, pair: StandardPair = UA_1) -> bool:
    """Whether PDF/UA stands with this page."""
    return page.fault is None and not any(found.breaks(pair.reading.document) for found in violations(page, pair))


def keeps_pdfa(page: PageFacts, pair: StandardPair = UA_1) -> bool:
    """Whether PDF/A stands with this page."""
    return page.fault is None and not any(found.breaks(pair.archive.document) for found in violations(page, pair))


def _mm(points: float) -> int:
    return round(points / _MM)


def _page_lines(page: PageFacts) -> Iterator[Message]:
    yield say(
        "Page {page}: {width} × {height} mm, turned {rotation}°",
        page=page.number,
        width=_mm(page.width),
        height=_mm(page.height),
        rotation=round(page.rotation),
    )
    if page.user_unit != 1:
        yield say("  A unit is {unit} pt", unit=page.user_unit)
    for name, box in page.boxes.items():
        yield say("  Box {name}: {box}", name=name, box=" ".join(f"{side:g}" for side in box))
    for font in page.fonts:
        yield (
            say("  Font: {font}, embedded", font=font.name)
            if font.embedded
            else say("  Font: {font}, not embedded", font=font.name)
        )
    yield say("  Colours: {colours}", colours=page.colours or ("–",))
    if page.transparent:
        yield say("  With transparency")
    if page.ink is not None:
        yield from _ink_lines(page.ink.margins, page.ink.free, page.ink.pale)
    if page.fault is None:
        yield say("  PDF/A-2a: possible") if keeps_pdfa(page) else say("  PDF/A-2a: no")
        yield say("  PDF/UA-1: possible") if keeps_pdfua(page) else say("  PDF/UA-1: no")


def _ink_lines(margins: Box | None, free: Box | None, pale: int | None) -> Iterator[Message]:
    if margins is None:
        yield say("  Ink: none")
        return
    yield say("  Ink keeps from the edges: {sides}", sides=_sides(margins))
    if free is not None:
        yield say("  Free for content, as margins: {sides}", sides=_sides(free))
    if pale is not None:
        yield say("  Pale ink, on which text can be read: no darker than {share} % grey", share=_share(pale))


def _share(shade: int) -> int:
    """How much ink a grey of 0 to 255 is, in percent."""
    return math.ceil(100 * (1 - shade / 255))


def _sides(box: Box) -> Message:
    left, bottom, right, top = map(round, box)
    return say(
        "top {top}, bottom {bottom}, left {left}, right {right} mm", top=top, bottom=bottom, left=left, right=right
    )


def _file_lines(found: Facts) -> Iterator[Message]:
    yield say("Layers: {layers}", layers=[layer.name for layer in found.layers] or ("–",))
    yield say("Tags: yes, left out") if found.tagged else say("Tags: none")
    yield say("Active content: {names}", names=found.active or ("–",))
    yield say("Signature: yes") if found.signed else say("Signature: none")


def _page_dict(page: PageFacts) -> dict[str, object]:
    def sides(box: Box | None) -> dict[str, float] | None:
        return None if box is None else dict(zip(("left", "bottom", "right", "top"), box, strict=True))

    return {
        "number": page.number,
        "width_mm": round(page.width / _MM, 2),
        "height_mm": round(page.height / _MM, 2),
        "boxes": {name: list(box) for name, box in page.boxes.items()},
        "rotation": page.rotation,
        "user_unit": page.user_unit,
        "fonts": [
            {"name": font.name, "embedded": font.embedded, "unicode_map": font.unicode_map} for font in page.fonts
        ],
        "colour_spaces": list(page.colours),
        "transparency": page.transparent,
        "annotations": list(page.annotations),
        "filters": list(page.filters),
        "forms_drawn": page.draws,
        "ink_margins_mm": sides(page.ink.margins) if page.ink else None,
        "safe_area_mm": sides(page.ink.free) if page.ink else None,
        "pale_grey_percent": _share(page.ink.pale) if page.ink and page.ink.pale is not None else None,
        "pdfa_2a": keeps_pdfa(page),
        "pdfua_1": keeps_pdfua(page),
        "reasons": [f"{found.words} ({cited(UA_1.asking(found.clause))})" for found in violations(page)],
    }
