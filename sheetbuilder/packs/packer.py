"""A packer: opened once, it makes the packs of as many brands as one likes, one after the other."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Unpack

from sheetbuilder.arguments import StrPath, path_of, paths_of
from sheetbuilder.compose.loading import load
from sheetbuilder.compose.remembered import layout_cache
from sheetbuilder.errors import Problem, SheetbuilderError, Where
from sheetbuilder.foreign.sandbox.reader import Reader
from sheetbuilder.packs.doubles import told_apart
from sheetbuilder.packs.finding import brand_files
from sheetbuilder.packs.making import PackMaker
from sheetbuilder.packs.options import PackKeywords, PackOptions, wished
from sheetbuilder.packs.outcome import Outcome, Status, with_pack
from sheetbuilder.packs.plan import Batch, plan
from sheetbuilder.packs.publishing import MadePack, publish
from sheetbuilder.packs.summary import summarized
from sheetbuilder.packs.watch import watching
from sheetbuilder.publish.fingerprint import content_sha256
from sheetbuilder.publish.staging import Staging, staging
from sheetbuilder.values import replace


class Packer(AbstractContextManager["Packer"]):
    """Makes packs of brands as they come; what brands have in common is made once, for the first of them.

    It holds the content as it was when the packer was opened, and a process that reads letterheads and logos, which
    ends when the packer is closed. Use it in a `with`, by one thread at a time::

        with Packer(date=datetime.date(2026, 11, 26)) as packer:
            for outcome in packer.pack("brands", out="packs"):
                print(outcome.brand, outcome.status)
    """

    def __init__(
        self,
        options: PackOptions | None = None,
        *,
        remember: bool = False,
        begin: Callable[[int], None] | None = None,
        printed: Callable[[str], None] | None = None,
        **keywords: Unpack[PackKeywords],
    ) -> None:
        """Open it: the content is read, and fonts and pages are kept from the first pack on.

        What is wished may be given as keywords as well, but for brand and paper, which are each pack's own. With
        `remember` composed pages are taken from the user's cache and kept there. Of each pack `begin` is told how many
        documents it will have, `printed` the name of each that is printed; what these raise stops it, and nothing of it
        is written. `MissingError` and `ContentError` where the content cannot be read.
        """
        self.options = wished(options, keywords)
        made_from, content = self.options.made_from(), content_sha256(self.options.directory)
        package = load(self.options.content)
        self._reader = Reader()
        self._open = True
        self._maker = PackMaker(
            package,
            self.options,
            made_from,
            content,
            layout_cache(remember=remember),
            self._reader,
            watch=watching(begin, printed),
        )

    def __exit__(self, *raised: object) -> None:
        self.close()

    def close(self) -> None:
        """Let the process go that reads files; a packer that is closed makes nothing more."""
        self._open = False
        self._reader.end()

    @property
    def made_from(self) -> str:
        """A hash of program, content and options: where it is the same, only the brand can make a difference."""
        return self._maker.made_from

    def pack(self, brands: StrPath | Sequence[StrPath], *, out: StrPath = "packs") -> tuple[Outcome, ...]:
        """The packs of a brand file or a folder of them, one or several, each in a folder of its own below `out`.

        A pack that is there as it should be is left alone. A brand that fails stops no other; its outcome tells why.
        `MissingError` where there is no brand, `OutputError` where nothing can be written at all, `ValueError` when
        the packer is closed.
        """
        self._begin()
        ready = plan(brand_files(paths_of(brands)), path_of(out), self.options, made_from=self.made_from)
        if not ready.batch.files:
            return ready.there
        alone, doubles = told_apart(ready.batch.files)
        return (*ready.there, *doubles, *self.outcomes(replace(ready.batch, files=alone)))

    def overview(self, outcomes: Sequence[Outcome], *, out: StrPath = "packs") -> tuple[Problem, ...]:
        """Write the page beside several packs, `index.html`, that tells what became of each; warnings where not.

        It tells of these outcomes, and of all packs that lie below `out` besides. `sheetbuilder.pack` writes it itself,
        as it sees the whole run; a packer takes brands as they come, and is told when the run is over. Nothing is
        written beside a single pack, where start pages are left out, or where the page says so already.
        """
        return summarized(path_of(out), outcomes, self.options, self.made_from)

    def make(self, brand: StrPath, *, out: StrPath = "packs") -> MadePack:
        """The pack of a brand file in memory; nothing is written.

        Where a pack of the brand lies below `out`, the new one keeps its date as long as its content is the same.
        `MissingError` and `ContentError` for the brand's file and what it names, `LayoutError` with all that does not
        fit, `FaultyError` for a file that is not what it promises to be, `OutputError` where the folder below `out`
        holds what a pack would do away with, `ValueError` when the packer is closed.
        """
        self._begin()
        return self._maker.made(path_of(brand), path_of(out))

    def outcomes(self, batch: Batch) -> Iterator[Outcome]:
        """What becomes of each brand of a batch, one after the other; `OutputError` where nothing can be written."""
        with staging(batch.out) as place:
            for file in batch.files:
                yield self.outcome(file, place, batch.brand_files)

    def outcome(self, brand: Path, place: Staging, brand_files: frozenset[str]) -> Outcome:
        """What becomes of a brand; `brand_files` are the hashes of all brand files of the run."""
        started = time.perf_counter()
        try:
            made = self._maker.made(brand, place.out, brand_files)
            folder = publish(made, place, zipped=self.options.zip)
        except SheetbuilderError as error:
            return failed(brand, error, time.perf_counter() - started)
        return built(brand, made, folder, time.perf_counter() - started)

    def forked(self) -> None:
        """In a copy of the process that opened it: leave the other one's reader alone, and have a fresh one."""
        self._reader.forget()

    def _begin(self) -> None:
        """A run more: the seconds that files of others may take are counted anew."""
        if not self._open:
            raise ValueError("the packer is closed")
        self._reader.begin_anew()


def built(brand: Path, made: MadePack, folder: Path, seconds: float) -> Outcome:
    """The outcome of a brand whose pack was made, and is in its folder."""
    return with_pack(Outcome(brand, Status.BUILT, made.warnings, made.notes, seconds=seconds), folder, made.manifest)


def failed(brand: Path, error: SheetbuilderError, seconds: float) -> Outcome:
    """The outcome of a brand of which no pack could be made: every problem says of which brand it is."""
    problems = tuple(one if one.where is not None else replace(one, where=Where(brand)) for one in error.problems)
    return Outcome(brand, Status.FAILED, problems, seconds=seconds, failure=type(error))
