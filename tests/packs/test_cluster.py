"""Packs by the workers of a real Dask cluster: the same as without, also when a worker is killed in the middle."""

from __future__ import annotations

import datetime
import os
import signal
import sys
import threading
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from distributed import LocalCluster

from sheetbuilder import Outcome, __version__, errors, pack
from sheetbuilder.packs import cluster as cluster_module
from sheetbuilder.packs import on_worker
from sheetbuilder.packs.outcome import Status
from sheetbuilder.values import replace
from tests.foreign.letterhead import letterheads
from tests.packages import made
from tests.packs.brands import brand_file, children, contents

pytestmark = [pytest.mark.long, pytest.mark.filterwarnings("default")]
DAY = datetime.date(2026, 11, 26)


@contextmanager
def running(workers: int) -> Iterator[LocalCluster]:
    """A scheduler with so many workers, each a process with one thread, on this machine alone."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the library's own
        made_one = LocalCluster(
            n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=":0", silence_logs=50
        )
    with made_one as cluster:
        yield cluster


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    with running(2) as found:
        yield found


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("content")
    made(folder)
    return folder


def brands(folder: Path, count: int) -> list[Path]:
    """So many brands with a letterhead; the last one extends a brand in another folder."""
    files = []
    for number in range(count):
        files.append(brand_file(folder / str(number), f"Kommune {number}"))
        (folder / str(number) / "letterhead.pdf").write_bytes(letterheads.municipal())
        with files[-1].open("a", encoding="utf-8") as file:
            file.write("overlay:\n  first: {file: letterhead.pdf}\n  make_room: true\n")
    files.append(folder / "child" / "brand.yaml")
    files[-1].parent.mkdir()
    files[-1].write_text("type: brand\nextends: ../0/brand.yaml\nname: Barnet\nmunicipality_code: '0000'\n", "utf-8")
    return files


def told(outcomes: tuple[Outcome, ...]) -> dict[Path, tuple[object, ...]]:
    """What is said of each brand, but for how long it took; `a/../b` is `b`."""
    return {
        one.brand_file: (
            (one.status, one.failure, one.notes, one.brand, one.files, one.pages, one.bytes),
            [replace(problem, where=None) for problem in one.problems],
            [os.path.normpath(str(problem.where)) for problem in one.problems],
        )
        for one in outcomes
    }


@pytest.mark.parametrize("shared", [False, True])
def test_packs_and_what_is_said_are_the_same_as_without(
    cluster: LocalCluster, content: Path, tmp_path: Path, shared: bool
) -> None:
    files = brands(tmp_path / "brands", 2)
    wrong = brand_file(tmp_path / "brands" / "wrong", "Forkert Kommune", accent="grøn")
    snow = brand_file(tmp_path / "brands" / "snow", "Kommune ☃")
    lost = brand_file(tmp_path / "brands" / "lost", "Borte Kommune")
    lost.write_text(lost.read_text("utf-8") + "overlay:\n  first: {file: Brevpapir.pdf}\n", "utf-8")
    (lost.parent / "brevpapir.pdf").write_bytes(letterheads.municipal())
    files += [wrong, snow, lost]
    how = {"content": content, "date": DAY, "zip": True, "inspect": False}
    here = pack(files, out=tmp_path / "here", **how)  # type: ignore[arg-type]
    there = pack(files, out=tmp_path / "there", dask=cluster.scheduler_address, shared=shared, **how)  # type: ignore[arg-type]
    assert {one.status for one in here} == {Status.BUILT, Status.FAILED}
    assert told(there) == told(here)
    assert contents(tmp_path / "there") == contents(tmp_path / "here")
    assert {one.folder for one in there if one.folder} == {
        tmp_path / "there" / one.folder.name for one in here if one.folder
    }
    again = pack(files[:3], out=tmp_path / "there", dask=cluster.scheduler_address, **how)  # type: ignore[arg-type]
    assert {one.status for one in again} == {Status.UNCHANGED}


def test_wrong_content_is_told_once_where_it_is(cluster: LocalCluster, tmp_path: Path) -> None:
    made(tmp_path / "content")
    words = tmp_path / "content" / "package.yaml"
    words.write_text(words.read_text("utf-8") + "\nunheard-of: 1\n", "utf-8")
    with pytest.raises(errors.ContentError) as caught:
        pack(
            brands(tmp_path / "brands", 2),
            out=tmp_path / "packs",
            content=tmp_path / "content",
            date=DAY,
            dask=cluster.scheduler_address,
        )
    assert [one.where.file for one in caught.value.problems if one.where] == [words]


def test_workers_with_another_program_are_refused_by_name(
    cluster: LocalCluster, content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(on_worker, "version", lambda: "0.0.9")  # here, and not where they work
    with pytest.raises(errors.OutputError) as caught:
        pack(brand_file(tmp_path / "b"), out=tmp_path / "packs", content=content, dask=cluster.scheduler_address)
    assert [one.code for one in caught.value.problems] == ["SB517", "SB517"]
    assert "here 0.0.9" in str(caught.value)
    assert f"({__version__}, " in str(caught.value)
    assert contents(tmp_path / "packs") == {}


def test_a_folder_that_is_not_shared_is_found_out(
    cluster: LocalCluster, content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster_module, "seen", str.upper)  # every worker sees something else
    with pytest.raises(errors.OutputError) as caught:
        pack(
            brand_file(tmp_path / "b"),
            out=tmp_path / "packs",
            content=content,
            dask=cluster.scheduler_address,
            shared=True,
        )
    assert [one.code for one in caught.value.problems] == ["SB519", "SB519"]


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nobody:7", "ftp://127.0.0.1:1", ":::", ""])
def test_where_no_scheduler_answers_nothing_is_made(
    address: str, content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster_module, "_CONNECTING", 1)
    with pytest.raises(errors.OutputError) as caught:
        pack(brand_file(tmp_path / "b"), out=tmp_path / "packs", content=content, dask=address)
    assert [one.code for one in caught.value.problems] == ["SB516"]
    assert contents(tmp_path / "packs") == {}


def test_a_scheduler_without_workers_is_not_waited_for_for_ever(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster_module, "_ALONE", 1)
    with running(0) as cluster, pytest.raises(errors.OutputError) as caught:
        pack(brand_file(tmp_path / "b"), out=tmp_path / "packs", content=content, dask=cluster.scheduler_address)
    assert [one.code for one in caught.value.problems] == ["SB518"]


def test_without_the_extra_the_command_to_install_it_is_told(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "dask", None)
    monkeypatch.delitem(sys.modules, cluster_module.__name__)
    with pytest.raises(errors.MissingError) as caught:
        pack(brand_file(tmp_path / "b"), out=tmp_path / "packs", content=content, dask="tcp://127.0.0.1:9")
    (problem,) = caught.value.problems
    assert problem.code == "SB515"
    assert "sheetbuilder[dask]" in str(problem.hint)


def test_nothing_is_left_running(cluster: LocalCluster, content: Path, tmp_path: Path) -> None:
    """The children that read letterheads end with the run, while the workers go on."""
    pids = [worker.pid for worker in cluster.workers.values()]
    before = {child for pid in pids for child in children(pid)}
    outcomes = pack(
        brands(tmp_path / "brands", 1),
        out=tmp_path / "packs",
        content=content,
        date=DAY,
        inspect=False,
        dask=cluster.scheduler_address,
    )
    assert {one.status for one in outcomes} == {Status.BUILT}
    until = time.monotonic() + 20
    while {child for pid in pids for child in children(pid)} - before and time.monotonic() < until:
        time.sleep(0.05)
    assert {child for pid in pids for child in children(pid)} <= before


def test_a_worker_that_is_killed_in_the_middle_costs_no_pack(
    cluster: LocalCluster, content: Path, tmp_path: Path
) -> None:
    files = brands(tmp_path / "brands", 5)
    out = tmp_path / "packs"
    killed = []

    def kill() -> None:
        until = time.monotonic() + 60
        while time.monotonic() < until and len(list(out.glob("kommune-*"))) < 1:
            time.sleep(0.01)
        pid = next(iter(cluster.workers.values())).pid
        killed.append(pid)
        os.kill(pid, signal.SIGKILL)

    thread = threading.Thread(target=kill)
    thread.start()
    outcomes = pack(files, out=out, content=content, date=DAY, inspect=False, dask=cluster.scheduler_address)
    thread.join()
    assert len(killed) == 1
    assert [one.status for one in outcomes] == [Status.BUILT] * 6, [one.problems for one in outcomes]
    pack(files, out=tmp_path / "here", content=content, date=DAY, inspect=False)
    assert contents(out) == contents(tmp_path / "here")
