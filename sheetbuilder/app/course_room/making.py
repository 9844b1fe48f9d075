"""A course made: the very handout that the command line makes, told step by step."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sheetbuilder.app.course_room.choice import CourseChoice
from sheetbuilder.app.course_room.workspace import CourseDraft
from sheetbuilder.app.made import MadeFile, MadeFiles
from sheetbuilder.app.supplies import Supplies
from sheetbuilder.compose import Built
from sheetbuilder.errors import say
from sheetbuilder.handout import handout, plan_copies, write_collated, write_copies
from sheetbuilder.serving.painted_pages import PaintedPages
from sheetbuilder.serving.work import Steps

_SHOWN = 4
"""Personal copies whose pages are shown: they are all alike but for the name."""


@dataclass(frozen=True, slots=True)
class CourseMaking:
    """One course made once, as it was chosen when somebody asked for it."""

    supplies: Supplies
    draft: CourseDraft
    chosen: CourseChoice
    folder: Path
    painted: PaintedPages

    def make(self, steps: Steps) -> MadeFiles:
        """The files; raises what `handout`, `plan_copies` and `load_brand` raise, and `StoppedError`."""
        built = self._copies(steps) if self.chosen.personal else self._editions(steps)
        warnings = dict.fromkeys(told for one in built for told in one.warnings)
        notes = dict.fromkeys(note for one in built for note in one.notes)
        shown = len(built) if not self.chosen.personal else _SHOWN
        files = (self._shown(one.path) if at < shown else MadeFile(one.path) for at, one in enumerate(built))
        # Two copies are no two editions, and on a side with several pages none has a number to be found by.
        beside = len(built) == 2 and not self.chosen.personal and not self._imposed
        return MadeFiles(tuple(files), (*self.supplies.package.warnings, *warnings), tuple(notes), beside)

    @property
    def _imposed(self) -> bool:
        return self.chosen.printing.placing != "single"

    def _shown(self, path: Path) -> MadeFile:
        return MadeFile(path, self.painted.sizes(path), () if self._imposed else self.painted.labels(path))

    def _editions(self, steps: Steps) -> tuple[Built, ...]:
        brand = self.supplies.brands.load(self.chosen.printing.brand)
        return handout(
            self.supplies.package,
            self.draft.file,
            self.chosen.edition,
            self.chosen.printing.options(brand),
            out=self.folder,
            kinds=self.chosen.only,
            begin=lambda count: steps.expect(2 * count),
            composed=lambda file: steps.take(say("{file} is laid out", file=file)),
            done=lambda one: steps.take(say("{file} is made", file=one.path.name)),
            # Who may know the names of people leaves nothing in the user's cache.
            remember=not self.draft.people.is_file(),
        )

    def _copies(self, steps: Steps) -> tuple[Built, ...]:
        brand = self.supplies.brands.load(self.chosen.printing.brand)
        together = self.chosen.whom == "together"
        plan = plan_copies(
            self.supplies.package,
            self.draft.file,
            self.draft.people,
            self.chosen.edition,
            self.chosen.printing.options(brand),
            out=self.folder,
            kinds=self.chosen.only,
            begin=lambda count: steps.expect(count + (1 if together else count)),
            composed=lambda _: steps.take(say("a copy is laid out")),
        )
        if together:
            return (write_collated(plan, done=lambda one: steps.take(say("{file} is made", file=one.path.name))),)
        return write_copies(plan, printed=lambda file: steps.take(say("{file} is made", file=file)))
