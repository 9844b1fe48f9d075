"""Local lines carried out one by one, then the whole examined as any package is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sheetbuilder.content.adapt.attribution import Touched, attributed, softened
from sheetbuilder.content.adapt.change import Change
from sheetbuilder.content.adapt.dangling import still_named, unlinked
from sheetbuilder.content.adapt.places import LocalPlace, places
from sheetbuilder.content.adapt.points import Done, LineRefused, changed
from sheetbuilder.content.adapt.resolve import resolve
from sheetbuilder.content.adapt.sheets import added, dropped, retitled
from sheetbuilder.content.base import Block, Point
from sheetbuilder.content.dispatch import Vocabulary
from sheetbuilder.content.local import LocalKind, LocalLine
from sheetbuilder.content.package import Package
from sheetbuilder.content.sheet import Sheet
from sheetbuilder.content.validate import validate
from sheetbuilder.errors import ContentError, Problem, Severity, say
from sheetbuilder.models.base import Content
from sheetbuilder.models.nearest import nearest
from sheetbuilder.values import replace


@dataclass(frozen=True, slots=True)
class Adapted:
    """A package as a municipality has it, and the changes in reading order."""

    package: Package
    changes: tuple[Change, ...] = ()
    touched: tuple[Touched, ...] = field(default=(), repr=False)

    def attributed(self, problems: Sequence[Problem]) -> list[Problem]:
        """Problems of the layout, told at the local line where it made the page too full."""
        return attributed(problems, self.touched)


def adapted(package: Package, lines: Sequence[LocalLine], vocabulary: Vocabulary) -> Adapted:
    """The package with the lines carried out; `ContentError` with everything that is wrong with them or comes of them.

    Numbers stay what they are: a sheet or a point that is dropped leaves a gap, and points that are added have letters.
    """
    if not lines:
        return Adapted(package)
    kept, problems = resolve(lines)
    work = _Work(package, vocabulary)
    for line in kept:
        try:
            work.carry_out(line)
        except LineRefused as refused:
            problems += refused.problems
    if problems:
        raise ContentError(problems)
    return work.result()


class _Work:
    def __init__(self, core: Package, vocabulary: Vocabulary) -> None:
        self._core = core
        self._vocabulary = vocabulary
        self._package = core
        self._changes: dict[str, Change] = {}
        self._touched: list[Touched] = []
        self._dropped: set[str] = set()

    def carry_out(self, line: LocalLine) -> None:
        """The line laid over the package as it is by now; raises `LineRefused`."""
        if line.kind is LocalKind.ADD_SHEET:
            self._package, sheet = added(self._package, self._core, line, self._vocabulary)
            self._note(
                line,
                Change(line, line.kind, sheet.number, sheet.title, "", sheet.title, self._order(sheet.number, 0, 0)),
            )
            self._touch(None, line)
            return
        place = self._place(line)
        if line.kind is LocalKind.TITLE:
            assert isinstance(place.holder, Sheet)
            title = self._core_title(place)
            self._package = retitled(self._package, place.holder, line)
            self._note(
                line, Change(line, line.kind, place.name, title, title, line.title or "", self._order(place.name, 0, 0))
            )
        elif line.kind is LocalKind.DROP_SHEET:
            assert isinstance(place.holder, Sheet)
            self._package = dropped(self._package, place.holder, line)
            if place.holder.local:
                self._forget(place.name)
                return
            self._dropped.add(place.name)
            title = self._core_title(place)
            self._note(line, Change(line, line.kind, place.name, title, title, "", self._order(place.name, 0, 0)))
        else:
            done = changed(place, line)
            self._package = place.within(self._package, done.blocks)
            self._note_point(line, place, done)
        self._touch(place.holder, line)

    def result(self) -> Adapted:
        """The adapted package; raises `ContentError` where the whole breaks a rule."""
        gone = frozenset(self._dropped)
        package = unlinked(self._package, gone)
        found = [softened(one) for one in attributed(validate(package.parts(gone), self._vocabulary), self._touched)]
        if any(problem.severity is Severity.ERROR for problem in found):
            raise ContentError(found)
        warnings = (*found, *still_named(package, gone))
        changes = sorted(self._changes.values(), key=lambda change: change.at)
        return Adapted(replace(package, warnings=warnings), tuple(changes), tuple(self._touched))

    def _place(self, line: LocalLine) -> LocalPlace:
        every = list(places(self._package))
        for place in every:
            if place.name == line.place:
                return place
        names = [place.name for place in every]
        key = "sheet" if line.sheet else "page"
        if line.sheet in self._dropped:
            message = say("sheet {number} is dropped by another entry", number=line.sheet)
            raise LineRefused([Problem("SB343", message, line.where_of(key), say("remove one of the two entries"))])
        if line.page:
            raise LineRefused([Problem("SB340", say("this package has no such page"), line.where_of(key))])
        meant = nearest(line.place, names)
        hint = say("did you mean “{key}”?", key=meant) if meant else say("these exist: {known}", known=", ".join(names))
        raise LineRefused(
            [Problem("SB340", say("there is no sheet {number}", number=line.place), line.where_of(key), hint)]
        )

    def _core_title(self, place: LocalPlace) -> str:
        return next((one.title for one in places(self._core) if one.name == place.name), place.title)

    def _order(self, name: str, block: int, point: int) -> tuple[int, int, int]:
        step, _, ordinal = name.partition(".")
        if step.isdecimal() and ordinal.isdecimal():
            return int(step) * 10_000 + int(ordinal), block, point
        return 10**9 + ("how-to-use", "closing", "strategy").index(name), block, point

    def _note(self, line: LocalLine, change: Change) -> None:
        self._changes[line.address] = change

    def _note_point(self, line: LocalLine, place: LocalPlace, done: Done) -> None:
        at = self._order(place.name, done.block + 1, done.point)
        new, core = _words(done.after), _conditional(done.blocks[done.block], done.before)
        if line.kind is LocalKind.ADD or (done.before is not None and done.before.number.isalpha()):
            if done.after is None:
                self._changes.pop(line.address)
            else:
                self._note(line, Change(line, LocalKind.ADD, place.name, self._core_title(place), "", new, at))
            return
        title = self._core_title(place)
        self._note(line, Change(line, line.kind, place.name, title, core, new, at))

    def _forget(self, number: str) -> None:
        own = {key for key, change in self._changes.items() if change.at[0] == self._order(number, 0, 0)[0]}
        for key in own:
            del self._changes[key]

    def _touch(self, holder: Content | None, line: LocalLine) -> None:
        located = holder.located if holder is not None else None
        if located is not None:
            whole = isinstance(holder, Sheet)
            first, last = (1, 10**9) if whole else (located.start[0] + 1, located.end[0] + 1)
            self._touched.append(Touched(located.source.file, first, last, line))
        if line.kind in (LocalKind.TITLE, LocalKind.ADD_SHEET):
            # What does not fit the contents is told where the package begins.
            where = self._core.meta.where
            self._touched.append(Touched(where.file, where.line, where.line, line))


def _conditional(block: Block, point: Point | None) -> str:
    """What the core says at a point, behind the conditions under which it does: a line stands whatever they are."""
    if point is None:
        return ""
    asked = (*(block.when or ()), *(point.when or ()))
    return f"[{', '.join(asked)}] {_words(point)}" if asked else _words(point)


def _words(point: Point | None) -> str:
    # By name, since each kind of point says which of its keys holds the words that a line can change.
    return str(getattr(point, point.said)) if point is not None else ""
