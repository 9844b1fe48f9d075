"""The state of a preview: what each choice shows, the last good pages kept, and what is wrong as things are.

Two threads work at it. One builds, and whatever goes wrong there is handed over as the outcome of a future: nothing
that somebody writes ends the preview. The other one has all that is looked at built anew when something was saved.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from msgspec import Struct

from sheetbuilder.errors import Message, Problem, Severity, SheetbuilderError, say
from sheetbuilder.preview.building import Builder
from sheetbuilder.preview.choice import DocumentChoice
from sheetbuilder.preview.drawn import DrawnDocument, Offer
from sheetbuilder.preview.faults import fault
from sheetbuilder.preview.followed import FileStates, FollowedFiles, followed
from sheetbuilder.preview.news import News
from sheetbuilder.preview.subject import Subject
from sheetbuilder.values import replace

P = ParamSpec("P")
T = TypeVar("T")

_CHOICES = 6
"""Choices that are remembered, those that were looked at last."""
_LOOKED_AT = 90.0
"""Seconds for which a choice counts as looked at; an open page asks for news more often than that."""
_QUIET = 1.0
"""Seconds without a save after which it is seen whether the documents fit that nobody looks at."""
_PATIENCE = 3
"""Runs that are given up for a newer state; then one is finished, however much is saved meanwhile."""


class OutdatedError(Exception):
    """A run is given up, since something was saved after it began."""


class ShownDocument(Struct, frozen=True):
    """What a choice shows: the pages that were good last, and all that is wrong now."""

    drawn: DrawnDocument | None
    """None where nothing was good yet."""
    problems: tuple[Problem, ...]
    """What keeps newer pages back, or else warnings."""
    current: bool
    """Whether the pages are those of the files as they are."""
    saves: int
    """How often something had been saved when this was found out."""
    elsewhere: tuple[Problem, ...] = ()
    """What is wrong in documents that are not looked at."""
    before: DrawnDocument | None = None
    """The pages that were shown before, for whoever still asks for a picture of them."""


class PreviewState:
    """All that pages ask for; called from any thread."""

    def __init__(self, subject: Subject, rewatch: Callable[[], None] = lambda: None) -> None:
        self._subject, self._builder = subject, Builder(subject)
        self.rewatch = rewatch
        """Called when other folders are to be watched."""
        self.news = News()
        self._lock = threading.Lock()
        self._saves = 0
        self._disturbed = threading.Event()
        """Whether something was saved since somebody began to wait for quiet."""
        self._shown: OrderedDict[DocumentChoice, ShownDocument] = OrderedDict()
        self._asked: dict[DocumentChoice, float] = {}
        self._unheard: Message | None = None
        found = followed(subject)
        self._seen: tuple[FollowedFiles, FileStates] = found, found.states()
        self._building = ThreadPoolExecutor(1, "building")
        self._renewing = ThreadPoolExecutor(1, "renewing")

    @property
    def seen(self) -> tuple[FollowedFiles, FileStates]:
        """The files, and how they were before they were read."""
        return self._seen

    @property
    def offers(self) -> tuple[Offer, ...]:
        """What can be looked at, as far as it is known."""
        return self._builder.offers

    def changed(self) -> None:
        """Something was saved: whatever is looked at is built anew."""
        with self._lock:
            self._saves += 1
        self._disturbed.set()
        self._renewing.submit(self._renew)

    def unheard(self, why: Message) -> None:
        """The system tells of no changes."""
        if self._unheard is None:
            self._unheard = why
            self.news.tell()

    @property
    def remarks(self) -> tuple[Problem, ...]:
        """What is to be told of the preview itself."""
        if self._unheard is None:
            return ()
        told = say("changes are found by looking every other second: {reason}", reason=self._unheard)
        return (Problem("SB966", told, severity=Severity.WARNING),)

    def looked_at(self, choice: DocumentChoice) -> None:
        """A page with it is open."""
        self._asked[choice] = time.monotonic()

    def shown(self, choice: DocumentChoice) -> ShownDocument:
        """What it shows as things are, built now if need be, whether or not the system has told of a save by now."""
        self.looked_at(choice)
        followed, states = self._seen
        if choice in self._shown and followed.states() != states:
            self.changed()
        return self._current(choice)

    def _current(self, choice: DocumentChoice) -> ShownDocument:
        for patience in range(_PATIENCE + 1):
            found = self._shown.get(choice)
            if found is not None and found.saves == self._saves:
                return found
            self._built(choice, final=patience == _PATIENCE)
        return self._shown[choice]

    def page_file(self, look: str) -> tuple[bytes, int] | None:
        """A file with a page of that look, and where in it; None where there is no such page, or not any more."""
        for choice, drawn in self._with(look):
            if drawn.screen is None:
                return self._written(choice, drawn.page_file, drawn.looks.index(look))
        return None

    def screen(self, look: str) -> bytes | None:
        """The page for a screen of that look; None where there is none, or not any more."""
        return next((drawn.screen for _, drawn in self._with(look) if drawn.screen is not None), None)

    def file(self, choice: DocumentChoice, name: str) -> bytes | None:
        """The file of what a choice shows; None where nothing is shown that is saved under that name."""
        drawn = self.shown(choice).drawn
        if drawn is None or drawn.file_name != name:
            return None
        return self._written(choice, lambda: drawn.content)

    def _with(self, look: str) -> Iterator[tuple[DocumentChoice, DrawnDocument]]:
        """What has a page of that look, shown now or before."""
        with self._lock:
            every = tuple(self._shown.items())
        for choice, shown in every:
            yield from (
                (choice, drawn) for drawn in (shown.drawn, shown.before) if drawn is not None and look in drawn.looks
            )

    def _written(self, choice: DocumentChoice, write: Callable[P, T], *given: P.args, **named: P.kwargs) -> T | None:
        """What is written on the thread that composes; that it cannot be is told like a problem of the choice."""
        run = self._building.submit(write, *given, **named)
        error = run.exception()
        if error is None:
            return run.result()
        with self._lock:
            shown = self._shown.get(choice)
            if shown is not None:
                self._shown[choice] = replace(shown, problems=(*shown.problems, *_problems(error)))
        self.news.tell()
        return None

    def close(self) -> None:
        """End what runs, and wait for it."""
        with self._lock:
            self._saves += 1
        self._disturbed.set()
        self._renewing.shutdown(cancel_futures=True)
        self._building.shutdown(cancel_futures=True)
        self._builder.end()

    def _renew(self) -> None:
        late = time.monotonic() - _LOOKED_AT
        for choice in [one for one, when in tuple(self._asked.items()) if when > late]:
            self._current(choice)

    def _built(self, choice: DocumentChoice, *, final: bool) -> None:
        """Build it as the files are; what comes of it is noted, unless something was saved meanwhile."""
        saves = self._saves

        def goes_on() -> None:
            if self._saves != saves and not final:
                raise OutdatedError

        run = self._building.submit(self._run, choice, saves, goes_on)
        error = run.exception()
        if isinstance(error, OutdatedError):
            return
        drawn = run.result() if error is None else None
        problems = drawn.problems if drawn is not None else _problems(error)
        with self._lock:
            self._note(choice, drawn, problems, saves)
        self._renewing.submit(self._look_elsewhere, choice, saves)

    def _run(self, choice: DocumentChoice, saves: int, goes_on: Callable[[], None]) -> DrawnDocument:
        known = self._shown.get(choice)
        if known is not None and known.saves == saves and known.drawn is not None and known.current:
            return known.drawn  # somebody else has asked for it as well
        goes_on()
        files = followed(self._subject, self._seen[0].named)
        states = files.states()
        other = files.folders != self._seen[0].folders
        self._seen = files, states
        if other:
            self.rewatch()
        try:
            drawn = self._builder.drawn(self._builder.read(), choice, goes_on)
        except SheetbuilderError:
            if files.states() != states:
                raise OutdatedError from None  # half of a file was there to be read; the other half is news
            raise
        goes_on()
        return drawn

    def _note(
        self, choice: DocumentChoice, drawn: DrawnDocument | None, problems: tuple[Problem, ...], saves: int
    ) -> None:
        before = self._shown.get(choice)
        if before is not None and before.saves > saves:
            return  # somebody else was quicker with a newer state
        self._shown.pop(choice, None)
        last = before.drawn if before is not None else None
        shown = ShownDocument(drawn or last, problems, drawn is not None, saves)
        if before is not None:
            replaced = last if drawn is not None else before.before
            shown = replace(shown, elsewhere=before.elsewhere, before=replaced)
        self._shown[choice] = shown
        while len(self._shown) > _CHOICES:
            self._asked.pop(self._shown.popitem(last=False)[0], None)
        if before is not None and _differ(before, shown):
            self.news.tell()

    def _look_elsewhere(self, choice: DocumentChoice, saves: int) -> None:
        """See whether the documents that nobody looks at fit as well."""

        def goes_on() -> None:
            if self._saves != saves:
                raise OutdatedError

        def look() -> tuple[Problem, ...]:
            goes_on()
            return self._builder.elsewhere(self._builder.read(), choice, goes_on)

        self._disturbed.clear()
        if self._saves != saves or self._disturbed.wait(_QUIET):
            return
        run = self._building.submit(look)
        error = run.exception()
        if isinstance(error, OutdatedError):
            return
        found = run.result() if error is None else _problems(error)
        with self._lock:
            shown = self._shown.get(choice)
            if shown is None or shown.saves != saves:
                return
            new = tuple(one for at, one in enumerate(found) if one not in (*shown.problems, *found[:at]))
            self._shown[choice] = replace(shown, elsewhere=new)
        if new != shown.elsewhere:
            self.news.tell()


def _problems(error: BaseException | None) -> tuple[Problem, ...]:
    if isinstance(error, SheetbuilderError):
        return error.problems
    assert error is not None
    return (fault(error),)


def _differ(one: ShownDocument, other: ShownDocument) -> bool:
    states = [shown.drawn.state if shown.drawn is not None else None for shown in (one, other)]
    return states[0] != states[1] or (one.problems, one.current) != (other.problems, other.current)
