"""Several processes side by side: copies of the first one or each for itself, and what becomes of those that die."""

from __future__ import annotations

import datetime
import os
import sys
from pathlib import Path

import pytest

from sheetbuilder.packs import workers
from sheetbuilder.packs.options import PackOptions, wished
from sheetbuilder.packs.outcome import Status
from sheetbuilder.packs.plan import Batch, plan
from tests.foreign.letterhead import letterheads
from tests.packages import made
from tests.packs.brands import brand_file, children, contents


@pytest.fixture
def asked(tmp_path: Path) -> PackOptions:
    """A small package, so that a pack is quick to make."""
    made(tmp_path / "content")
    keywords = {"content": tmp_path / "content", "date": datetime.date(2026, 11, 26), "inspect": False, "html": False}
    return wished(None, keywords)  # type: ignore[arg-type]


def batch(asked: PackOptions, out: Path, count: int) -> Batch:
    """So many brands, each with a letterhead, so that every process has a child that reads files."""
    files = []
    for number in range(count):
        folder = out.parent / "brands" / str(number)
        files.append(brand_file(folder, f"Kommune {number}"))
        (folder / "letterhead.pdf").write_bytes(letterheads.municipal())
        with files[-1].open("a", encoding="utf-8") as file:
            file.write("overlay:\n  first: {file: letterhead.pdf}\n  make_room: true\n")
    return plan(files, out, asked).batch


@pytest.mark.long
def test_copies_and_processes_of_their_own_make_the_same(
    asked: PackOptions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = {}
    for copies in (True, False):
        if copies and sys.platform != "linux":
            continue
        monkeypatch.setattr(workers, "_may_fork", lambda copies=copies: copies)
        out = tmp_path / f"packs-{copies}"
        outcomes = list(workers.side_by_side(batch(asked, out, 4), 3))
        assert [outcome.status for outcome in outcomes] == [Status.BUILT] * 4, [one.problems for one in outcomes]
        found[copies] = contents(out)
    assert all(one == found[False] for one in found.values())


@pytest.mark.skipif(sys.platform != "linux", reason="only here is a process copied as it stands")
def test_processes_that_die_before_they_are_ready_end_the_run_and_not_the_patience(
    asked: PackOptions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "_may_fork", lambda: True)
    monkeypatch.setattr(workers, "Packer", lambda *_, **__: os._exit(3))
    outcomes = list(workers.side_by_side(batch(asked, tmp_path / "packs", 3), 2))
    assert [(one.status, one.problems[0].code) for one in outcomes] == [(Status.FAILED, "SB513")] * 3


@pytest.mark.skipif(sys.platform != "linux", reason="only here is a process copied as it stands")
def test_whoever_does_not_listen_to_the_end_leaves_nobody_behind(
    asked: PackOptions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "_may_fork", lambda: True)
    others = children(os.getpid())
    run = workers.side_by_side(batch(asked, tmp_path / "packs", 6), 2)
    first = [next(run), next(run), next(run)]
    assert {one.status for one in first} == {Status.BUILT}
    theirs = [pid for pid in children(os.getpid()) if pid not in others]
    assert len(theirs) >= 3, "two processes, and a child that reads"
    run.close()  # type: ignore[attr-defined]
    assert not [pid for pid in theirs if Path(f"/proc/{pid}").exists()]
    left = sorted(path.name for path in (tmp_path / "packs").iterdir())
    assert 3 <= len(left) < 6, "what was half made is cleared away"
    assert all(name.startswith("kommune-") for name in left)


def test_a_process_with_threads_is_not_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform == "linux":
        monkeypatch.setattr(Path, "iterdir", lambda _: iter((Path("1"),)))
        assert workers._may_fork()
        monkeypatch.setattr(Path, "iterdir", lambda _: iter((Path("1"), Path("2"))))
        assert not workers._may_fork()
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not workers._may_fork()
