"""One call for packs: of those asked for, only the ones are made that are not there as they should be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Unpack

from sheetbuilder.arguments import StrPath, path_of, paths_of
from sheetbuilder.packs.batch import made
from sheetbuilder.packs.finding import brand_files
from sheetbuilder.packs.options import PackKeywords, PackOptions, wished
from sheetbuilder.packs.outcome import Outcome
from sheetbuilder.packs.plan import Cluster, plan
from sheetbuilder.packs.summary import summarized
from sheetbuilder.values import replace


def pack(
    brands: StrPath | Sequence[StrPath],
    options: PackOptions | None = None,
    *,
    out: StrPath = "packs",
    jobs: int = 1,
    remember: bool = False,
    dask: str | None = None,
    shared: bool = False,
    **keywords: Unpack[PackKeywords],
) -> tuple[Outcome, ...]:
    """The packs of a brand file or a folder of them, one or several, each in a folder of its own below `out`.

    What is wished may be given as keywords as well, but for brand and paper, which are each pack's own.
    With more than one of `jobs`, processes work side by side; then the program that calls must be one that can be
    imported without starting anew (`if __name__ == "__main__"`). With `remember` composed pages are taken from the
    user's cache and kept there. With the address of a Dask scheduler, `dask`, its workers make the packs; those write
    them themselves where `out` is `shared`, the same folder on all machines.
    A brand that fails stops no other; its outcome tells why. `MissingError` where there is no brand, or no content;
    `ContentError` where the content is wrong; `OutputError` where nothing can be written at all.
    """
    ready = plan(brand_files(paths_of(brands)), path_of(out), wished(options, keywords), remember=remember)
    outcomes = list(ready.there)
    if ready.batch.files:
        made(ready.batch, jobs, outcomes.append, Cluster(dask, shared) if dask is not None else None)
    told = summarized(ready.batch.out, outcomes, ready.batch.pack_options, ready.made_from)
    if told:  # of the folder as a whole: it is told behind what was told of the last brand
        outcomes[-1] = replace(outcomes[-1], problems=(*outcomes[-1].problems, *told))
    return tuple(outcomes)
