"""A recipe's file to a handout, with every problem of it at once; and which recipes a package has ready."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from sheetbuilder.brand import Brand, load_brand, slug
from sheetbuilder.branding.differing import as_of
from sheetbuilder.branding.facts import facts_of
from sheetbuilder.content import Package
from sheetbuilder.content.emptied import emptied
from sheetbuilder.content.lint import lint
from sheetbuilder.content.package import Parts
from sheetbuilder.content.references import references_of
from sheetbuilder.content.rules import never
from sheetbuilder.content.settled import settled
from sheetbuilder.errors import ContentError, MissingError, Problem, Severity, say
from sheetbuilder.handout.edition import Edition
from sheetbuilder.handout.item import RecipeItem
from sheetbuilder.handout.recipe.course import Course
from sheetbuilder.handout.recipe.handout import Handout
from sheetbuilder.handout.recipe.readable import Readable, read
from sheetbuilder.models.nearest import nearest
from sheetbuilder.models.prose import marked
from sheetbuilder.os_errors import is_file, is_there
from sheetbuilder.source import Located, examine
from sheetbuilder.source.naming import lying, misnamed, rename
from sheetbuilder.values import replace

FOLDER = "handouts"
"""Where a package keeps the recipes that it has ready."""
NAMELESS = "handout"
"""What the files of a handout are called whose name has no letter and no digit that every system knows."""


def ready_made(package: Package) -> dict[str, Path]:
    """The recipes that a package has ready, by name."""
    folder = package.directory / FOLDER
    found = sorted(folder.glob("*.yaml")) if folder.is_dir() else []
    return {path.stem: path for path in found}


def find(package: Package, name: str) -> Path:
    """The file of a recipe: one that the package has ready, by its name, or else the path itself.

    `MissingError` with the nearest name for one that there is not.
    """
    ready = ready_made(package)
    if name in ready:
        return ready[name]
    path = Path(name)
    if path.suffix.lower() in (".yaml", ".yml") or is_there(path):
        return path
    near = nearest(name, ready)
    folder, file, short = package.directory / FOLDER, f"{name}.yaml", f"{name}.yml"
    found = misnamed(folder, file) or (short if is_file(lying(folder, short)) else None)
    hint = (
        rename(found, file)
        if found
        else say("did you mean “{key}”?", key=near)
        if near
        else say("give the path of a recipe, or one of these: {known}", known=", ".join(ready))
        if ready
        else say("give the path of a recipe")
    )
    raise MissingError([Problem("SB853", say("there is no handout called “{name}”", name=name), hint=hint)])


Further = Callable[[Mapping[int, RecipeItem]], Iterable[Problem]]
"""Another look at the items by their places in a recipe, whose problems are told with all others."""


def load_handout(path: Path, package: Package, brand: Brand | None = None, further: Further = lambda _: ()) -> Handout:
    """The handout of a recipe's file; a brand goes before the one that the recipe names.

    What the recipe takes from the package is what the brand's local lines leave and add. Raises `MissingError` where
    there is no such file, `ContentError` with every problem of the file, those that `further` finds among them.
    """
    reading = examine(path)
    if reading.root is None or reading.problems:
        missing = any(problem.code == "SB101" for problem in reading.problems)
        raise (MissingError if missing else ContentError)(reading.problems)
    return checked(reading.root, path, package, brand, further)


def checked(
    located: Located, path: Path, package: Package, brand: Brand | None = None, further: Further = lambda _: ()
) -> Handout:
    """The handout of a file's values; `ContentError` with every problem of them."""
    readable, problems = read(located)
    recipe = readable.recipe
    known = package
    try:
        brand = brand or _brand(readable.course, path)
        known = as_of(brand, package) if brand else package
    except (ContentError, MissingError) as error:
        problems += error.problems
    problems += [*_faults(readable, known), *further(readable.items), *_habits(readable, package)]
    words = package.words.handout
    if words is None:
        hint = say("add the section “handout” to words.yaml")
        problems.append(Problem("SB854", say("this package has no words for handouts"), located.where, hint))
    if recipe is None or words is None or any(problem.severity is Severity.ERROR for problem in problems):
        raise ContentError(problems)
    printed = settled(recipe, facts_of(brand))
    return Handout(slug(path.stem, NAMELESS), path, printed, words, brand, tuple(problems))


def filled(read: Handout, *editions: Edition) -> None:
    """`ContentError` where an edition that is asked for has nothing in it."""
    told = {
        Edition.PARTICIPANT: say("nothing in this handout is for the participants"),
        Edition.TRAINER: say("nothing in this handout is for the trainer"),
    }
    empty = [one for one in editions if not any(item.edition.includes(one) for item in read.recipe.items)]
    if empty:
        where = read.recipe.where_of("items")
        hint = say("build the other edition alone with --edition, or add items that are for both")
        raise ContentError(Problem("SB857", told[one], where, hint) for one in empty)


def _faults(readable: Readable, package: Package) -> Iterator[Problem]:
    """What the package and the other items tell to be wrong."""
    for index, item in readable.items.items():
        yield from item.faults(package, readable.course)
        if item.first and index:
            yield Problem("SB855", say("the cover is not first"), item.where, say("move it to the top of the items"))
        if item.first and item.edition.value != "both":
            hint = say("remove the line")
            yield Problem("SB856", say("the cover belongs to both editions"), item.where_of("edition"), hint)
    for kind in ("contents", "index"):
        same = [item for item in readable.items.values() if item.type == kind]
        for item in same[1:]:
            yield Problem("SB817", say("“{kind}” is there twice", kind=kind), item.where, say("remove one of them"))
    for content in readable.contents:
        yield from references_of(content, package)
        yield from emptied(content)


def _habits(readable: Readable, package: Package) -> Iterator[Problem]:
    """Warnings: habits of the keyboard, and words that the package never writes."""
    found = [one for content in readable.contents for one in marked(content)]
    parts = Parts(meta=package.meta, words=package.words)
    yield from lint(parts, parts.files(), found, found)
    for problem in never(package.meta.rules, found):
        yield replace(problem, severity=Severity.WARNING)


def _brand(course: Course, path: Path) -> Brand | None:
    if course.brand is None:
        return None
    try:
        return load_brand(path.parent / course.brand)
    except MissingError:
        hint = say("a path counts from the folder of this file")
        message = say("the brand does not exist")
        raise MissingError([Problem("SB818", message, course.where_of("brand"), hint)]) from None
