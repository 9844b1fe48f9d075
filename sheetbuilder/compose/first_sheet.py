"""A sheet begun in a package that is there: the draft of one, with the number that it is to have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from sheetbuilder.brand import slug
from sheetbuilder.compose.first_texts import filled_in, language_of, quoted, template
from sheetbuilder.compose.targets import ALL, targets
from sheetbuilder.content import Package, Sheet
from sheetbuilder.errors import ContentError, Message, MissingError, Problem, Where, say
from sheetbuilder.models.forms import SHEET_NUMBER
from sheetbuilder.publish.output import write_new

_NAMELESS = "sheet"
_POINTS = {"moves": 4, "advice": 2, "avoid": 2, "checklist": 3, "questions": 2}
"""How many points each block of a draft has, unless the package's rules ask for more or for fewer."""
_BLOCK = re.compile(r"  - type: (\w+)")
_SAMPLE = "{n}"


def package_around(folder: Path) -> Path:
    """The folder of the package that a folder lies in, or is; `MissingError` (SB973) where there is none."""
    here = folder.resolve()
    for one in (here, *here.parents):
        if (one / "package.yaml").is_file():
            return folder if one == here else one
    told = say("there is no package here: no package.yaml in this folder, nor in one above it")
    hint = say(
        "go into the folder of your package, or name it with --content; “sheetbuilder new package NAME” makes one"
    )
    raise MissingError([Problem("SB973", told, Where(folder), hint)])


def new_sheet(package: Package, number: str, title: str) -> Path:
    """Write the draft of a sheet with that number and title into the package's folder; gives its path.

    It keeps the rules of the package as far as they count points, and builds at once. `ContentError` for a number that
    is none, has no step or is taken (SB974), and for a title that cannot be printed; `OutputError` where there is a
    file of that name.
    """
    if problem := _wrong(package, number):
        raise ContentError([problem])
    name = _slug(package, number, title)
    path = package.directory / f"{number}-{name}.yaml"
    facts = {
        "number": number,
        "slug": name,
        "title": quoted(title),
        "elements": ", ".join(_elements(package)),
    }
    draft = "".join(_lines(package, template(language_of(package.meta.language), "draft.yaml")))
    write_new(path.parent, {path.name: filled_in(draft, facts, path, Sheet)})
    return path


def _wrong(package: Package, number: str) -> Problem | None:
    """What is wrong with a number."""
    where = Where(package.directory)
    if not re.fullmatch(SHEET_NUMBER, number):
        told = say("“{number}” is no number of a sheet", number=number)
        return Problem("SB974", told, where, say('write step, point and place, for example "2.6"'))
    step = int(number.partition(".")[0])
    steps = [one.number for one in package.workflow.steps]
    if step not in steps:
        told = say("the workflow has no step {step} for sheet {number}", step=step, number=number)
        return Problem(
            "SB974", told, where, say("these steps exist: {known}", known=", ".join(map(str, sorted(steps))))
        )
    taken = {sheet.number: sheet for sheet in package.sheets}
    if number in taken:
        told = say("sheet {number} is there already: “{title}”", number=number, title=taken[number].title)
        return Problem("SB974", told, where, _free(package, step))
    return None


def _free(package: Package, step: int) -> Message:
    last = max(sheet.ordinal for sheet in package.sheets if sheet.step == step)
    return say("the next free number of this step is {number}", number=f"{step}.{last + 1}")


def _slug(package: Package, number: str, title: str) -> str:
    """A short name of the title; with the number where another sheet or target is called so already."""
    known = {ALL, *(sheet.slug for sheet in package.sheets)}
    known |= {name for target in targets(package) for name in (target.name, target.file)}
    short = slug(title, _NAMELESS)
    return short if short not in known else f"{short}-{number.replace('.', '-')}"


def _elements(package: Package) -> list[str]:
    """The first core elements, as few as the rules allow, and one at least."""
    rule = package.meta.rules.core_elements
    fewest = max(1, rule.per_sheet[0]) if rule else 1
    return [element.id for element in package.core_elements.elements[:fewest]]


def _lines(package: Package, draft: str) -> Iterator[str]:
    """The draft with each sample of a point, which is two lines, as many times as the block has points."""
    block, lines = "", iter(draft.splitlines(keepends=True))
    for line in lines:
        if found := _BLOCK.match(line):
            block = found[1]
        if _SAMPLE not in line:
            yield line
            continue
        sample = line + next(lines)
        for number in range(1, _count(package, block) + 1):
            yield sample.replace(_SAMPLE, str(number))


def _count(package: Package, block: str) -> int:
    fewest, most = package.meta.rules.items.get(block, (0, _POINTS[block]))
    return max(fewest, min(most, _POINTS[block]))
