"""One call does it all: anybody's finished PDFs, each with its pages placed on papers, as files of ours."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Unpack

from sheetbuilder.arguments import StrPath, path_of, paths_of
from sheetbuilder.branding.options import PrintKeywords, PrintOptions, chosen
from sheetbuilder.branding.refused import refused
from sheetbuilder.compose.api import Built
from sheetbuilder.errors import (
    ContentError,
    LayoutError,
    Message,
    MissingError,
    OutputError,
    Problem,
    Severity,
    SheetbuilderError,
    Where,
    say,
)
from sheetbuilder.finished.reading import LOST, FinishedFile, read_finished
from sheetbuilder.finished.sizes import doubts, reductions
from sheetbuilder.foreign.sandbox.reader import Reader
from sheetbuilder.imposition.n_up import NUp, on_sides
from sheetbuilder.imposition.poster import Poster
from sheetbuilder.imposition.scheme import Imposition
from sheetbuilder.layout.surfaces import Surface
from sheetbuilder.pdf.write.fonts import FontShelf
from sheetbuilder.pdf.write.writing import Written, written
from sheetbuilder.publish.named import named_file
from sheetbuilder.publish.output import write_whole
from sheetbuilder.publish.readback import prove
from sheetbuilder.theme import default_theme
from sheetbuilder.theme.papers import paper
from sheetbuilder.values import replace

OF_WORDS = frozenset({"SB650", "SB651"})
"""Faults that a file brings along in its words, and that no validator sees; all others are told when it is read."""


@dataclass(frozen=True, slots=True)
class _Imposed:
    """A file before it is on the disk."""

    path: Path
    written: Written
    pages: int
    warnings: tuple[Problem, ...]
    notes: tuple[Message, ...]
    seconds: float


def impose(
    files: StrPath | Sequence[StrPath],
    options: PrintOptions | None = None,
    *,
    out: StrPath = "out",
    file: StrPath | None = None,
    begin: Callable[[int], None] | None = None,
    done: Callable[[Built], None] | None = None,
    **keywords: Unpack[PrintKeywords],
) -> tuple[Built, ...]:
    """Place the pages of one finished PDF or several as the options' `imposition` says; a file for each in a folder.

    Of one of them the result may have a path of its own, `file`.

    Pages are made smaller where they must be, never larger, and none is cut without a word. What a file has of tags,
    links and outline comes along; what takes PDF/A or PDF/UA back is told, and is an error where the options `require`
    them. `begin` is told how many files there will be, `done` of each as it is made.

    Raises `ValueError` where no scheme is asked for, `LayoutError` for options that do not go together, `MissingError`
    and `ContentError` with all that stands against any of the files, `OutputError` where two would get one name or one
    cannot be written; nothing is written before all are known to be sound.
    """
    options = chosen(options, keywords)
    if options.imposition is None:
        raise ValueError("nothing is asked for: the options have no imposition")
    if told := tuple(refused(options)):
        raise LayoutError(told)
    names = _names(paths_of(files), path_of(out), _called(options.imposition) + ("-grey" if options.grey else ""))
    if file is not None:
        place = named_file(file, len(names), ".pdf")
        names = dict.fromkeys(names, place)
    if begin is not None:
        begin(len(names))
    built = []
    for one in _made(names, options):
        begun = time.perf_counter()
        write_whole(one.path, one.written.content)
        seconds = one.seconds + time.perf_counter() - begun
        size = len(one.written.content)
        built.append(Built(one.path.stem, one.path, one.pages, size, seconds, one.warnings, one.notes))
        if done is not None:
            done(built[-1])
    return tuple(built)


def _called(scheme: Imposition) -> str:
    """What the names of files say of a scheme."""
    if isinstance(scheme, NUp):
        return f"{scheme.count}-up" + ("-notes" if scheme.note_lines else "")
    return scheme.scheme


def _names(files: Sequence[Path], out: Path, scheme: str) -> dict[Path, Path]:
    """Where the file of each goes; `OutputError` where two would go to one place."""
    names: dict[Path, Path] = {}
    taken: dict[str, Path] = {}
    problems = []
    for file in dict.fromkeys(files):
        name = f"{file.stem}-{scheme}.pdf"
        if other := taken.get(name.casefold()):
            told = say("{file} and {other} would both become {name}", file=str(file), other=str(other), name=name)
            hint = say("impose them one by one, each into its own folder")
            problems.append(Problem("SB876", told, Where(file), hint))
        taken[name.casefold()] = file
        names[file] = out / name
    if problems:
        raise OutputError(problems)
    return names


def _made(names: dict[Path, Path], options: PrintOptions) -> list[_Imposed]:
    """Every file read, placed and written to memory; all problems of all files at once."""
    made, failures = list[_Imposed](), list[SheetbuilderError]()
    with Reader() as reader:
        for file, path in names.items():
            begun = time.perf_counter()
            try:
                one = _one(
                    read_finished(
                        file, reader, options.day, in_pieces=_in_pieces(options), grey=options.grey, pair=options.pair
                    ),
                    path,
                    options,
                )
            except (MissingError, ContentError) as error:
                failures.append(error)
                continue
            made.append(replace(one, seconds=time.perf_counter() - begun))
    if failures:
        raise type(failures[0])(problem for failure in failures for problem in failure.problems)
    return made


def _one(file: FinishedFile, path: Path, options: PrintOptions) -> _Imposed:
    assert options.imposition is not None
    pages, poster = file.document.pages, isinstance(options.imposition, Poster)
    if poster and len(pages) > 1:
        raise ContentError([_many(file.path, len(pages))])
    surfaces = on_sides(options.imposition, options.sides).surfaces(pages, paper(options.paper), options.flip)
    # A wall has no back.
    sides = options.imposition.composed_for(options.paper_sides) if poster else options.paper_sides
    theme = default_theme(options.paper)
    palette = theme.palette.grey if options.grey else theme.palette
    result = written(file.document, palette, FontShelf(theme.typeface), None, surfaces, sides, pair=options.pair)
    warnings = [*file.warnings, *doubts(file.path, surfaces, file.smallest)]
    if options.inspect:
        found = prove({path.name: result}, OF_WORDS)[path.name]
        warnings += _heard(found, file.path, surfaces)
    wrong = [one for one in warnings if options.strict or (options.require and one.code in LOST)]
    if wrong:
        raise ContentError(replace(one, severity=Severity.ERROR) for one in wrong)
    return _Imposed(path, result, len(surfaces), tuple(warnings), tuple(reductions(surfaces)), 0.0)


def _in_pieces(options: PrintOptions) -> bool:
    """Whether a page is shown on several papers."""
    return isinstance(options.imposition, Poster) and not options.imposition.whole


def _many(path: Path, count: int) -> Problem:
    told = say("a poster is made of one page, and the file has {count}", count=count)
    return Problem("SB879", told, Where(path), say("save the page alone as a PDF, and use that"))


def _heard(found: Iterable[Problem], path: Path, surfaces: Sequence[Surface]) -> Iterator[Problem]:
    """What is read badly, at the file that brought it along: the first place of each kind, and how many there are."""
    kinds: dict[str, list[Problem]] = {}
    for problem in found:
        if problem.code in OF_WORDS:
            kinds.setdefault(problem.code, []).append(problem)
    hint = say("mend it in the program that the file was made in; on paper nothing is wrong")
    for problems in kinds.values():
        message, number = problems[0].message, problems[0].message.args.get("page")
        if isinstance(number, int):
            pages = ", ".join(placed.page.bears for placed in surfaces[number - 1].pages)
            message = replace(message, args={**message.args, "page": pages})
        told = message
        if len(problems) > 1:
            told = say("{problem} (and {count} more)", problem=message, count=len(problems) - 1)
        yield Problem("SB878", told, Where(path), hint, Severity.WARNING)
