"""A brand file to a brand, with every problem of it and of those that it extends at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from sheetbuilder.arguments import StrPath, path_of
from sheetbuilder.brand.brand import Brand
from sheetbuilder.brand.colours import ColourChange, written
from sheetbuilder.brand.file import BrandFile, Colours
from sheetbuilder.brand.fonts import font_files
from sheetbuilder.brand.inheritance import broken_locks, circle, joined
from sheetbuilder.brand.logo import logo_files
from sheetbuilder.brand.look import look
from sheetbuilder.brand.municipalities import MunicipalityTable, municipalities
from sheetbuilder.brand.telephone import doubtful_numbers, warning
from sheetbuilder.errors import ContentError, MissingError, Problem, Severity, Where, say
from sheetbuilder.models.model import model
from sheetbuilder.source import Located, examine
from sheetbuilder.source.naming import instead, lying


def load_brand(path: StrPath) -> Brand:
    """The brand in a file.

    Raises `MissingError` where there is no such file, `ContentError` with every problem of the file.
    """
    table = municipalities()
    located, _, sources = _whole(path_of(path), (), {"municipalities": table})
    made, problems = model(located, BrandFile, {"municipalities": table})
    if made is None:
        raise ContentError(problems)
    fonts, faults = font_files(made.fonts) if made.fonts else ({}, ())
    files, wrong = logo_files(made.logo) if made.logo else ({}, ())
    palette, changes = look(made.colours)
    warnings = (
        *_mistaken(made, table),
        *(told for one in made.contacts if (told := warning(one.number, one.where_of("number")))),
        *doubtful_numbers([made]),
        *(_told(change, made.colours.where_of(change.ink.value)) for change in changes),
    )
    loose = tuple(_of_no_colour(made.colours))
    if faults or wrong or loose:
        raise ContentError((*warnings, *loose, *faults, *wrong))
    return Brand(made, table.rows.get(made.municipality_code), palette, warnings, files, fonts, sources)


def _whole(
    path: Path, above: tuple[Path, ...], context: Mapping[str, object], where: Where | None = None, named: str = ""
) -> tuple[Located, Mapping[str, Path], tuple[Path, ...]]:
    """A file's values over those of the file that it extends, which file locks which key, and all these files."""
    reading = examine(path)
    located = reading.root
    if located is None or reading.problems:
        missing = any(problem.code == "SB101" for problem in reading.problems)
        if missing and where is not None:
            hint = instead(where.file.parent, named) or say("a path counts from the folder of this file")
            raise ContentError([Problem("SB320", say("the brand that is extended does not exist"), where, hint)])
        raise (MissingError if missing else ContentError)(reading.problems)
    locks: dict[str, Path] = {}
    sources: tuple[Path, ...] = (path,)
    extends = located.value.get("extends") if isinstance(located.value, dict) else None
    if extends is not None and isinstance(extends.value, str):
        parent_path = lying(path.parent, extends.value)
        try:
            if problems := circle(parent_path, (*above, path), extends.where):
                raise ContentError(problems)
            parent, locked, parents = _whole(parent_path, (*above, path), context, extends.where, extends.value)
            made, problems = model(parent, BrandFile, context)
            problems += broken_locks(located, locked)
            if made is None or problems:
                raise ContentError(problems)
        except ContentError as error:
            raise ContentError((*error.problems, *_own_faults(located, context))) from None
        located = joined(parent, located)
        locks |= locked
        sources += parents
    own = located.value.get("locks") if isinstance(located.value, dict) else None
    for lock in own.value if own is not None and isinstance(own.value, tuple) else ():
        locks[str(lock.value)] = path
    return located, locks, sources


def _own_faults(located: Located, context: Mapping[str, object]) -> list[Problem]:
    """What is wrong with a file whatever it extends: keys that are missing from it may be given there."""
    _, problems = model(located, BrandFile, context)
    return [problem for problem in problems if problem.code != "SB212" or problem.where != located.where]


def _mistaken(file: BrandFile, table: MunicipalityTable) -> Iterator[Problem]:
    """A warning where the name is that of a municipality with another code: its infohus would be another's."""
    meant = table.named(file.name)
    if meant is not None and meant.code != file.municipality_code:
        told = say("{name} has the code {code}", name=meant.official_name, code=meant.code)
        hint = say('write "{code}", so that the police district is the right one', code=meant.code)
        yield Problem("SB328", told, file.where_of("municipality_code"), hint, Severity.WARNING)


def _of_no_colour(colours: Colours) -> Iterator[Problem]:
    """An error for each inks of a colour that the file does not name: nobody would see them but a press."""
    for name, text in colours.cmyk:
        if isinstance(text, str) and getattr(colours, name) is None:
            told = say("“cmyk” has inks for “{name}”, and “colours” has no such colour", name=name)
            hint = say('write the colour of a screen too: “{name}: "#RRGGBB"” beside “cmyk”', name=name)
            yield Problem("SB890", told, colours.cmyk.where_of(name), hint)


def _told(change: ColourChange, where: Where) -> Problem:
    """The warning for a colour that was replaced."""
    worst = change.worst
    facts = {
        "given": written(change.given),
        "used": written(change.used),
        "measured": int(worst.measured * 100) / 100,
        "wanted": worst.wanted,
        "ink": str(worst.ink),
        "ground": str(worst.ground),
    }
    if worst.in_grey:
        template = say(
            "{given} cannot be read in grey: “{ink}” on “{ground}” reaches {measured:.2f}, and needs {wanted:.1f};"
            " {used} is used in its place",
            **facts,
        )
    else:
        template = say(
            "{given} cannot be read: “{ink}” on “{ground}” reaches {measured:.2f}, and needs {wanted:.1f};"
            " {used} is used in its place",
            **facts,
        )
    hint = say('write "{used}" to settle it', used=facts["used"])
    return Problem("SB325", template, where, hint, Severity.WARNING)
