"""Whole sheets: a title of one's own, a sheet left out, a sheet added."""

from __future__ import annotations

from sheetbuilder.content.adapt.points import LineRefused
from sheetbuilder.content.dispatch import Vocabulary
from sheetbuilder.content.local import LocalLine
from sheetbuilder.content.package import Package
from sheetbuilder.content.sheet import Sheet
from sheetbuilder.errors import Problem, say
from sheetbuilder.models.model import model
from sheetbuilder.source import MOST_BYTES, parse
from sheetbuilder.source.beside import beside
from sheetbuilder.values import replace


def retitled(package: Package, sheet: Sheet, line: LocalLine) -> Package:
    """The package with a municipality's title on a sheet."""
    located = sheet.located
    if located is not None and line.located is not None:
        assert isinstance(located.value, dict)
        assert isinstance(line.located.value, dict)
        located = replace(located, value={**located.value, "title": line.located.value["title"]})
    made = sheet.titled(line.title or "", located)
    return replace(package, sheets=tuple(made if one is sheet else one for one in package.sheets))


def dropped(package: Package, sheet: Sheet, line: LocalLine) -> Package:
    """The package without a sheet; raises `LineRefused` for the last one of its step."""
    if len(package.sheets_of_step(sheet.step)) == 1:
        message = say("this is the only sheet left in step {step}", step=sheet.step)
        hint = say("keep it, or add a sheet of your own for the step first")
        raise LineRefused([Problem("SB344", message, line.where, hint)])
    return replace(package, sheets=tuple(one for one in package.sheets if one is not sheet))


def added(package: Package, core: Package, line: LocalLine, vocabulary: Vocabulary) -> tuple[Package, Sheet]:
    """The package with the sheet of a file of the brand's, and that sheet; raises `LineRefused` with what is wrong."""
    file = beside(line.where_of("add_sheet"), line.add_sheet or "", MOST_BYTES, "SB348")
    if file.problem is not None:
        raise LineRefused([file.problem])
    reading = parse(file.path, file.data)
    if reading.root is None or reading.problems:
        raise LineRefused(reading.problems)
    made, problems = model(reading.root, Sheet, {"vocabulary": vocabulary})
    if made is None:
        raise LineRefused(problems)
    if any(one.number == made.number for one in core.sheets):
        message = say("{number} is the number of a sheet of the core", number=made.number)
        hint = say(
            "take one that is free, for example {number}: a number is the same sheet everywhere",
            number=_free(core, made),
        )
        raise LineRefused([Problem("SB349", message, made.where_of("number"), hint)])
    sheet = made.as_local()
    sheets = sorted((*package.sheets, sheet), key=lambda one: (one.step, one.ordinal))
    return replace(package, sheets=tuple(sheets)), sheet


def _free(core: Package, sheet: Sheet) -> str:
    """The number behind the last one of the step."""
    return f"{sheet.step}.{max(one.ordinal for one in core.sheets if one.step == sheet.step) + 1}"
