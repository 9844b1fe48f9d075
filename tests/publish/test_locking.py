"""A lock says that a run is still going: never taken for a dead one's, and never left by one."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from sheetbuilder.publish import locking
from sheetbuilder.publish.locking import lock, taken


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_lock_is_held_and_then_gone(tmp_path: Path) -> None:
    with lock(tmp_path, "a-", ".lock") as path:
        assert names(tmp_path) == [path.name]
        with taken(path) as dead:
            assert not dead
        assert path.exists()
    assert names(tmp_path) == []


def test_the_lock_of_a_dead_run_is_taken_and_goes(tmp_path: Path) -> None:
    left = tmp_path / "a-1.lock"
    left.touch()
    with taken(left) as dead:
        assert dead
        with taken(left) as again:
            assert not again, "only one puts away what is left"
    assert names(tmp_path) == []
    with taken(left) as dead:
        assert dead, "where there is none nobody holds it"


@pytest.mark.parametrize("moment", ["before it is locked", "when it was let go of again"])
def test_a_lock_that_is_put_away_before_it_is_held_is_made_anew(
    tmp_path: Path, moment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, tries = locking._locked, list[str]()

    def interrupted(file: object) -> bool | None:
        tries.append(moment)
        if len(tries) > 1:
            return real(file)  # type: ignore[arg-type]
        (left,) = tmp_path.iterdir()
        left.unlink()
        return moment != "before it is locked" and real(file)  # type: ignore[arg-type]

    monkeypatch.setattr(locking, "_locked", interrupted)
    with lock(tmp_path, "a-", ".lock") as path:
        assert len(tries) == 2
        assert names(tmp_path) == [path.name]


def test_a_disk_without_locks_is_written_to_and_nothing_of_others_is_cleared_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(locking, "_lock", none)
    with lock(tmp_path, "a-", ".lock") as path, taken(path) as dead:
        assert not dead
    assert names(tmp_path) == []


def test_many_at_once_leave_nothing_and_never_share(tmp_path: Path) -> None:
    faults: list[str] = []

    def run() -> None:
        for _ in range(60):
            with lock(tmp_path, "a-", ".lock") as path:
                if not path.exists():
                    faults.append("put away while it was held")
            for left in tmp_path.glob("a-*"):
                with taken(left):
                    pass

    threads = [threading.Thread(target=run) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert names(tmp_path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_the_system_lets_go_of_the_lock_of_a_killed_run(tmp_path: Path) -> None:
    script = (
        "import os, signal, sys\nfrom pathlib import Path\nfrom sheetbuilder.publish.locking import lock\n"
        "with lock(Path(sys.argv[1]), 'a-', '.lock'):\n    os.kill(os.getpid(), signal.SIGKILL)"
    )
    ran = subprocess.run([sys.executable, "-c", script, str(tmp_path)], env={**os.environ}, check=False)
    assert ran.returncode == -signal.SIGKILL
    (left,) = tmp_path.iterdir()
    with taken(left) as dead:
        assert dead
    assert names(tmp_path) == []
