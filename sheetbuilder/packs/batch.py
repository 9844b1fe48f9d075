"""Many packs: brands one after the other, or in several processes side by side; one that fails stops no other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from sheetbuilder.errors import MissingError, Problem, say
from sheetbuilder.packs.doubles import told_apart
from sheetbuilder.packs.outcome import Outcome
from sheetbuilder.packs.packer import Packer
from sheetbuilder.packs.plan import Batch, Cluster
from sheetbuilder.packs.workers import side_by_side
from sheetbuilder.values import replace

_CLUSTER = "sheetbuilder.packs.cluster"
"""What talks to other machines: it needs an extra, and nobody else imports that."""


def made(batch: Batch, jobs: int, done: Callable[[Outcome], None], cluster: Cluster | None = None) -> None:
    """Make the packs of brands in at most that many processes, or by a cluster; `done` is told of each when it is made.

    `MissingError` and `ContentError` where the content cannot be read, `OutputError` where there is no folder to write
    to: then no brand is made. A cluster may fail in ways of its own (`packs.cluster`).
    """
    alone, doubles = told_apart(batch.files)
    batch = replace(batch, files=alone)
    for outcome in doubles:
        done(outcome)
    for outcome in _outcomes(batch, jobs, cluster):
        done(outcome)


def _outcomes(batch: Batch, jobs: int, cluster: Cluster | None) -> Iterator[Outcome]:
    if cluster is not None:
        return _on_cluster(batch, cluster)
    return side_by_side(batch, jobs) if min(jobs, len(batch.files)) > 1 else _one_by_one(batch)


def _on_cluster(batch: Batch, cluster: Cluster) -> Iterator[Outcome]:
    try:
        on_cluster: Callable[..., Iterator[Outcome]] = import_module(_CLUSTER).on_cluster
    except ModuleNotFoundError as error:
        if error.name not in ("dask", "distributed"):
            raise
        hint = say("Install it with: pip install 'sheetbuilder[dask]'")
        told = say("other machines need Dask, which is not installed")
        raise MissingError([Problem("SB515", told, hint=hint)]) from error
    return on_cluster(batch, cluster.address, shared=cluster.shared)


def _one_by_one(batch: Batch) -> Iterator[Outcome]:
    with Packer(batch.pack_options, remember=batch.remember) as packer:
        yield from packer.outcomes(batch)
