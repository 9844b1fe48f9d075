"""Courses that are being worked on: each a folder of the run with a recipe and the files that it names."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sheetbuilder.app.course_room.choice import CourseChoice
from sheetbuilder.app.yaml_files.draft import FileDraft
from sheetbuilder.app.yaml_files.fields import shown, within
from sheetbuilder.app.yaml_files.placing import arranged, files_below, is_yaml, outside, places
from sheetbuilder.brand import load_brand, slug
from sheetbuilder.branding.inputs import input_files
from sheetbuilder.errors import ContentError, MissingError, Problem, SheetbuilderError, say
from sheetbuilder.handout.recipe.load import NAMELESS
from sheetbuilder.publish import zipping
from sheetbuilder.serving.forms import UploadedFile
from sheetbuilder.source import Located, parse

PEOPLE = "deltagere.csv"
"""The list of participants, under this name beside the recipe: in the folder of the run, and nowhere else."""
_LIST_ENDING = ".csv"
_ENDINGS = (".yaml", ".yml")
_MOST = 50
"""Courses of one run; who opens more closes the page and begins again."""


@dataclass(slots=True)
class CourseMemory:
    """What is known of a course beside its file."""

    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """A name for each item, which it keeps wherever it is moved, by the states of the file."""
    choice: CourseChoice = field(default_factory=CourseChoice)
    """How it is to be made, as somebody chose it last."""


@dataclass(frozen=True, slots=True)
class CourseDraft(FileDraft):
    """One course."""

    memory: CourseMemory = field(default_factory=CourseMemory)

    @property
    def title(self) -> str:
        """What it is called so far."""
        return shown(within(self.root, "title")) or self.file.name

    @property
    def people(self) -> Path:
        """Where the list of participants lies, if there is one."""
        return self.folder / PEOPLE

    @property
    def reserved(self) -> frozenset[str]:
        """The recipe, and the list of participants."""
        return frozenset({self.file.name, PEOPLE})

    def to_take_away(self) -> Mapping[str, bytes]:
        """The recipe and what it names, by path; no list of people is among it."""
        return {name: held for name, held in self.files().items() if not name.lower().endswith(_LIST_ENDING)}

    def zipped(self) -> bytes:
        """The same as a zip file."""
        return zipping.zipped(self.file.stem, self.to_take_away())


@dataclass(frozen=True, slots=True)
class CourseSpace:
    """All courses of a run."""

    folder: Path
    drafts: dict[str, CourseDraft] = field(default_factory=dict)

    def found(self, key: str) -> CourseDraft | None:
        """The course of that key."""
        return self.drafts.get(key)

    def begin(self, title: str, text: str) -> CourseDraft:
        """A course with that recipe, whose file is called after its title."""
        name = file_of(title)
        return self._kept({name: text.encode("utf-8")}, name)

    def open(self, uploads: Sequence[UploadedFile]) -> CourseDraft:
        """A recipe and the files that it names, as somebody has chosen them, whatever folders they were in.

        `MissingError` where no recipe is among them, `ContentError` where there are several, or two files of one name.
        """
        own = recipe_among(uploads)
        held = arranged(own, [own, *_of_the_recipe(own, uploads)])
        draft = self._kept(held, own.name)
        if problems := list(_brand_elsewhere(draft)):
            del self.drafts[draft.key]
            shutil.rmtree(draft.folder)
            raise ContentError(problems)
        return draft

    def take(self, file: Path) -> CourseDraft:
        """A recipe that lies in a folder, with what it names there and the files of its brand."""
        found = (file, *files_below(file), *_of_its_brand(file))
        paths = tuple(dict.fromkeys(path.resolve() for path in found if path.is_file()))
        top = Path(os.path.commonpath([path.parent for path in paths]))
        held = {path.relative_to(top).as_posix(): path.read_bytes() for path in paths}
        return self._kept(held, file.resolve().relative_to(top).as_posix())

    def _kept(self, files: Mapping[str, bytes], own: str) -> CourseDraft:
        if len(self.drafts) >= _MOST:
            told = say("there are {most} courses open already", most=_MOST)
            raise ContentError([Problem("SB962", told, hint=say("stop the page and begin it again"))])
        key = secrets.token_hex(6)
        for name, content in files.items():
            path = self.folder / key / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        draft = self.drafts[key] = CourseDraft(key, self.folder / key / own)
        return draft


def file_of(title: str) -> str:
    """What the recipe of a course of that title is called."""
    return f"{slug(title, NAMELESS)}.yaml"


def _brand_elsewhere(draft: CourseDraft) -> Iterator[Problem]:
    """A problem for a brand file of this machine that a recipe names which somebody has sent.

    Slides that lie elsewhere are never opened, and that is told where they are named.
    """
    brand = within(draft.root, "brand")
    if brand is not None:
        yield from (one for one in outside(draft.folder) if one.where == brand.where)


def _of_the_recipe(own: UploadedFile, uploads: Sequence[UploadedFile]) -> Iterator[UploadedFile]:
    """The files that are to lie with a recipe: all but YAML, and beside a brand file those that the recipe names."""
    named = places(parse(Path(own.name), own.content).root)
    branded = any(is_yaml(one.name) for one in uploads if one is not own)
    for one in uploads:
        name = one.name.casefold()
        if one is not own and not is_yaml(name) and (not branded or name in named or name.endswith(_LIST_ENDING)):
            yield one


def recipe_among(uploads: Sequence[UploadedFile]) -> UploadedFile:
    """The one recipe among files; `MissingError` for none, `ContentError` for several."""
    written = [one for one in uploads if is_yaml(one.name)]
    recipes = [one for one in written if is_recipe(one.content)]
    if not recipes and len(written) == 1 and _root(written[0].content) is None:
        return written[0]  # what is wrong with it is told where it can be mended
    if not recipes:
        hint = say("choose the recipe, and with it the slides that it names")
        raise MissingError([Problem("SB962", say("there is no recipe of a course among the files"), hint=hint)])
    if len(recipes) > 1:
        told = say("there are several recipes: {names}", names=", ".join(one.name for one in recipes))
        raise ContentError([Problem("SB962", told, hint=say("open one after the other"))])
    return recipes[0]


def is_recipe(content: bytes) -> bool:
    """Whether a file says of itself that it is the recipe of a handout."""
    return shown(within(_root(content), "type")) == "handout"


def _root(content: bytes) -> Located | None:
    return parse(Path("recipe.yaml"), content).root


def _of_its_brand(file: Path) -> Iterator[Path]:
    """The files of the brand that a recipe names; none where that cannot be found out: it is told later."""
    named = shown(within(parse(file, file.read_bytes()).root, "brand"))
    try:
        yield from input_files(load_brand(file.parent / named)) if named else ()
    except SheetbuilderError:
        return
