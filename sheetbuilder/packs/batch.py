"""Many packs: brands one after the other, or in several processes side by side; one that fails stops no other."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sheetbuilder.packs.doubles import told_apart
from sheetbuilder.packs.outcome import Outcome
from sheetbuilder.packs.packer import Packer
from sheetbuilder.packs.plan import Batch
from sheetbuilder.packs.workers import side_by_side
from sheetbuilder.values import replace


def made(batch: Batch, jobs: int, done: Callable[[Outcome], None]) -> None:
    """Make the packs of brands in at most that many processes; `done` is told of each as it is finished.

    `MissingError` and `ContentError` where the content cannot be read, `OutputError` where there is no folder to write
    to: then no brand is made.
    """
    alone, doubles = told_apart(batch.files)
    batch = replace(batch, files=alone)
    for outcome in doubles:
        done(outcome)
    for outcome in side_by_side(batch, jobs) if min(jobs, len(batch.files)) > 1 else _one_by_one(batch):
        done(outcome)


def _one_by_one(batch: Batch) -> Iterator[Outcome]:
    with Packer(batch.pack_options, remember=batch.remember) as packer:
        yield from packer.outcomes(batch)
