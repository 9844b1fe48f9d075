"""Pages taken from a file: the child asked, its answer checked, everything told that a reader will miss."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from sheetbuilder.errors import ContentError, Message, MissingError, Problem, Severity, Where, say
from sheetbuilder.foreign.extract.facts import PageFacts
from sheetbuilder.foreign.graft import judging
from sheetbuilder.foreign.graft.answer import GraftAnswer, Grafting
from sheetbuilder.foreign.graft.found import Below, Claimed, Fillable, Found, Held
from sheetbuilder.foreign.graft.judging import Reason
from sheetbuilder.foreign.graft.levels import gaps
from sheetbuilder.foreign.graft.numbering import stretches
from sheetbuilder.foreign.graft.pruning import Mended
from sheetbuilder.foreign.letterhead.report import file_problems, page_faults, page_mends
from sheetbuilder.foreign.sandbox.decoding import AnswerForm
from sheetbuilder.foreign.sandbox.process import Died
from sheetbuilder.foreign.sandbox.reader import Reader, believed, bytes_of, unanswered
from sheetbuilder.pdf.conformance.standards import UA_1, StandardPair
from sheetbuilder.pdf.read import limits
from sheetbuilder.pdf.read.structure import STANDARD

_ANSWER = AnswerForm(GraftAnswer)


@dataclass(frozen=True, slots=True)
class Graft:
    """Pages of another file, ready to be attached to a document of ours, as often as one likes."""

    path: Path
    found: Found = field(repr=False)
    pages: tuple[PageFacts, ...]
    """One for each place, in the order asked for; sizes in points, as an eye sees them."""
    alts: Mapping[int, str]
    """For a file without tags: what each page shows, by page number."""
    reasons: tuple[Reason, ...]
    """Why the document cannot keep its promises with these pages."""
    problems: tuple[Problem, ...]
    """Warnings: what is left out, mended, or missed by a screen reader; each broken promise with page and clause."""
    pair: StandardPair = UA_1
    """The standards that the document is made to."""

    @property
    def tagged(self) -> bool:
        """Whether the file brings a structure of its own."""
        return self.found.tagged

    @property
    def language(self) -> str:
        """The file's own language, or nothing."""
        return self.found.language

    def keeps_pdfa(self, place: int) -> bool:
        """Whether PDF/A stands with the page at a place."""
        return not any(
            reason.breaks(self.pair.archive.document) and reason.place in (None, place) for reason in self.reasons
        )

    def keeps_pdfua(self, place: int) -> bool:
        """Whether PDF/UA stands with the page at a place."""
        return not any(
            reason.breaks(self.pair.reading.document) and reason.place in (None, place) for reason in self.reasons
        )


def take(
    path: Path,
    pages: Sequence[int] | None = None,
    *,
    alts: Mapping[int, str] | None = None,
    how: Grafting | None = None,
    reader: Reader | None = None,
    pair: StandardPair = UA_1,
) -> Graft:
    """Pages of a file, counted from 1, in any order and as often as one likes; None for all of them.

    Raises `MissingError` and `ContentError` with everything that stands against it. `alts` are needed where the file
    has no tags. Pages that follow each other share one tree, so that a table may run over them, and form fields stay
    fields where PDF/A permits it, unless `how` says otherwise: a tree for each page, fields as part of their page. A
    `reader` that is at work reads the file, else one of its own. `pair` are the standards that they are judged by.
    """
    if reader is None:
        with Reader() as own:
            return take(path, pages, alts=alts, how=how, reader=own, pair=pair)
    wanted = None if pages is None else tuple(pages)
    if wanted is not None and len(wanted) > limits.PAGES:
        told = say("more than {count} pages are asked for", count=limits.PAGES)
        raise ContentError([Problem("SB759", told, Where(path), say("take the pages in several parts"))])
    asked = None if wanted is None else ",".join(map(str, wanted))
    answer = believed(path, reader.answer("graft", bytes_of(path), _ANSWER, pages=asked, **asdict(how or Grafting())))
    if answer.facts is None:
        raise ContentError([_unsound(path)])
    looked_at = {page.number: page for page in answer.facts.pages}
    missing = [number for number in wanted or () if number not in looked_at]
    if missing or wanted == ():
        told = say("there is no page {page}; the file has {count}", page=min(missing, default=0), count=answer.count)
        raise MissingError([Problem("SB750", told, Where(path), say("name pages of the file, counted from 1"))])
    problems = [*file_problems(path, answer.facts)]
    for page in answer.facts.pages:
        problems += [*page_faults(path, page), *page_mends(path, page)]
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    found = answer.found
    if not errors and (found is None or not sound(found)):
        errors.append(_unsound(path))
    if found is not None and not found.tagged:
        errors += _without_words(path, found, alts or {})
    if errors or found is None:
        raise ContentError(errors)
    placed = tuple(looked_at[number] for number in found.chosen)
    reasons = tuple(_reasons(found, placed, pair))
    problems += [*_told(path, found), *_broken(path, found, reasons, pair)]
    return Graft(path, found, placed, alts or {}, reasons, tuple(problems), pair)


def _unsound(path: Path) -> Problem:
    return Problem("SB709", unanswered(Died()), Where(path), say("save the file anew from the program it was made in"))


def sound(found: Found) -> bool:
    """Whether the answer hangs together: every number leads somewhere, every mark is claimed once."""
    numbers = {cut.number for cut in found.cuts}
    if not set(found.chosen) <= numbers or not all(
        cut.forms and len(cut.forms) == len(cut.marks) for cut in found.cuts
    ):
        return False
    cuts = {cut.number: cut for cut in found.cuts}
    expected = [
        (place, form, mark)
        for place, number in enumerate(found.chosen)
        for form, count in enumerate(cuts[number].marks)
        for mark in range(count)
    ]
    kids = [kid for element in found.elements for kid in element.kids]
    claimed = sorted((kid.place, kid.form, kid.number) for kid in kids if isinstance(kid, Claimed))
    held = [kid.link for kid in kids if isinstance(kid, Held)]
    filled = [kid.widget for kid in kids if isinstance(kid, Fillable)]
    tops = [index for run in found.runs for index in run.tops]
    below = sorted([*tops, *(kid.element for kid in kids if isinstance(kid, Below))])
    forwards = all(
        kid.element > index
        for index, element in enumerate(found.elements)
        for kid in element.kids
        if isinstance(kid, Below)
    )
    places = [element.place for element in found.elements] + [link.place for link in found.links]
    places += [*(widget.place for widget in found.widgets), *(run.first for run in found.runs)]
    goals = [goal for goal in (*(link.goal for link in found.links), *(line.goal for line in found.outline)) if goal]
    return (
        (claimed == expected if found.tagged else not found.elements)
        and below == list(range(len(found.elements)))
        and forwards
        and len(set(held)) == len(held)
        and all(0 <= index < len(found.links) for index in held)
        and sorted(filled) == list(range(len(found.widgets)))
        and all(0 <= widget.field < len(found.fields) and widget.states for widget in found.widgets)
        and all(0 <= place < len(found.chosen) for place in (*places, *(goal.place for goal in goals)))
        and all(element.role in STANDARD for element in found.elements)
        and _refers(found)
    )


def _refers(found: Found) -> bool:
    """Whether every reference of a piece leads to a piece."""
    shared = len(found.shared)
    named = [
        *(field.font or 0 for field in found.fields),
        *(at for each in found.widgets for at in each.states.values()),
    ]
    if not all(0 <= at < max(shared, 1) for at in named):
        return False
    pieces = [(0, piece) for piece in found.shared]
    pieces += [(len(cut.forms), form) for cut in found.cuts for form in cut.forms]
    return all(
        len(piece.texts) == len(piece.references) + 1 and all(-own <= target < shared for target in piece.references)
        for own, piece in pieces
    )


def _without_words(path: Path, found: Found, alts: Mapping[int, str]) -> Iterator[Problem]:
    missing = sorted({number for number in found.chosen if not alts.get(number, "").strip()})
    if missing:
        told = say("the file has no tags, so a screen reader needs words for pages {pages}", pages=stretches(missing))
        hint = say("say what each page shows, or save the file as tagged (accessible) PDF")
        yield Problem("SB751", told, Where(path), hint)


def _reasons(found: Found, placed: Sequence[PageFacts], pair: StandardPair) -> Iterator[Reason]:
    cuts = {cut.number: cut for cut in found.cuts}
    for place, page in enumerate(placed):
        yield from judging.of_page(page, place, pair)
        if found.tagged:
            yield from judging.of_words(cuts[page.number], place, pair)
    yield from judging.of_tree(found, pair)


def _warning(code: str, path: Path, told: Message, hint: Message) -> Problem:
    return Problem(code, told, Where(path), hint, Severity.WARNING)


def _told(path: Path, found: Found) -> Iterator[Problem]:
    if not found.tagged:
        told = say(
            "the file has no tags: a screen reader reads only the words that stand for pages {pages}",
            pages=stretches(found.chosen),
        )
        yield _warning("SB752", path, told, say("save the file as tagged (accessible) PDF, and its text is read"))
    elif not found.language and _without_language(found):
        told = say("the file does not say in which language it is written (ISO 14289-1, 7.2)")
        yield _warning("SB753", path, told, say("it is read in the language of the document"))
    if found.flattened:
        told = say(
            "form fields become part of their page, and cannot be filled in on a screen ({count})",
            count=found.flattened,
        )
        yield _warning("SB758", path, told, say("nothing to do for paper; else embed the fonts of the fields"))
    yield from _left_out(path, set(found.dropped))
    skipped = sorted({found.chosen[place] for place in gaps(found)})
    if skipped:
        told = say("headings skip a level on pages {pages}; they are moved up", pages=stretches(skipped))
        yield _warning("SB757", path, told, say("look at the outline of the result"))
    for cut in found.cuts:
        if cut.unknown:
            told = say(
                "page {page}: a letter that its font does not know is read as an unknown sign: “{words}”",
                page=cut.number,
                words=cut.unknown[0],
            )
            yield _warning("SB762", path, told, say("save it anew with another font, or with words for the sign"))
    for mended in found.repairs:
        yield _warning("SB755", path, _MENDED[Mended(mended)](), say("nothing to do, but listen to the result"))


def _without_language(found: Found) -> bool:
    """Whether some element has something to read, and neither it nor one around it says in which language."""
    waiting = [top for run in found.runs for top in run.tops]
    while waiting:
        element = found.elements[waiting.pop()]
        if element.language:
            continue
        if element.alt or element.actual or any(isinstance(kid, Claimed) for kid in element.kids):
            return True
        waiting += [kid.element for kid in element.kids if isinstance(kid, Below)]
    return False


def _left_out(path: Path, dropped: set[str]) -> Iterator[Problem]:
    """Links, form fields, and all else that lay over a page."""
    if "Link" in dropped:
        told = say("links are left out: what they lead to is not here, or their page has no tags")
        yield _warning("SB754", path, told, say("nothing to do for paper; their words stay"))
    if "Widget" in dropped:
        told = say("form fields are left out, and what they show is not printed")
        yield _warning("SB754", path, told, say("flatten fields and comments first if they should show"))
    if others := sorted(dropped - {"Link", "Widget"}):
        told = say("left out: {kinds}; what they show is not printed", kinds=others)
        yield _warning("SB754", path, told, say("flatten fields and comments first if they should show"))


_MENDED = {
    Mended.REPEATED: lambda: say("an element stands in the structure tree more than once; it is read once"),
    Mended.TWICE: lambda: say("a stretch of text belongs to several elements of the structure tree; it is read once"),
    Mended.MISSING: lambda: say("the structure tree speaks of content that is not on its page"),
    Mended.ROLE: lambda: say("the structure tree has elements of an unknown kind; they are read as plain text"),
    Mended.BELIEVED: lambda: say(
        "a stretch of text is in no element, but the parent tree says where it belongs; it is read there"
    ),
    Mended.ALT: lambda: say(
        "an element that holds text of its own has words that would be read in place of it; they are left out"
    ),
    Mended.PARENTS: lambda: say("the file's parent tree and structure tree disagree; it is built anew"),
}


def _broken(path: Path, found: Found, reasons: Sequence[Reason], pair: StandardPair) -> Iterator[Problem]:
    """Each reason once, with the pages that have it."""
    pages: dict[tuple[str, str], list[int]] = {}
    first: dict[tuple[str, str], Reason] = {}
    for reason in reasons:
        key = (str(reason.message), reason.clauses)
        first.setdefault(key, reason)
        pages.setdefault(key, []).extend(found.chosen if reason.place is None else [found.chosen[reason.place]])
    for key, reason in first.items():
        standards = [standard.name for standard in pair.both if reason.breaks(standard.document)]
        told = say(
            "with page {pages} the result is not {standard}: {reason} ({clauses})",
            pages=stretches(pages[key]),
            standard=", ".join(standards),
            reason=reason.message,
            clauses=reason.clauses,
        )
        yield _warning("SB760" if reason.mute else "SB756", path, told, reason.remedy)
