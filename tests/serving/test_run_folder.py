"""The folder of a run: nobody else's, and gone with the run, also where that was killed."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from sheetbuilder.serving.run_folder import run_folder

HOLD = """
import sys, time
from sheetbuilder.serving.run_folder import run_folder
with run_folder() as folder:
    (folder / "names.csv").write_text("a name")
    print(folder, flush=True)
    time.sleep(60)
"""


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A temporary folder of the system."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_only_its_person_can_look_into_it_and_it_is_gone_at_the_end(temporary: Path) -> None:
    with run_folder() as folder:
        assert folder.parent == temporary
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        (folder / "a" / "b").mkdir(parents=True)
        (folder / "a" / "b" / "c").write_text("d")
    assert list(temporary.iterdir()) == []


def test_it_is_gone_when_the_run_fails(temporary: Path) -> None:
    with pytest.raises(KeyboardInterrupt), run_folder():
        raise KeyboardInterrupt
    assert list(temporary.iterdir()) == []


def test_what_a_killed_run_left_is_gone_with_the_next_one(temporary: Path) -> None:
    environment = {**os.environ, "TMPDIR": str(temporary)}
    with subprocess.Popen([sys.executable, "-c", HOLD], stdout=subprocess.PIPE, text=True, env=environment) as other:
        assert other.stdout is not None
        left = Path(other.stdout.readline().strip())
        assert (left / "names.csv").exists()
        with run_folder():
            assert (left / "names.csv").exists()  # it is still running
        other.send_signal(signal.SIGKILL)
        other.wait()
        assert (left / "names.csv").exists()
        with run_folder() as folder:
            assert list(temporary.iterdir()) == [folder]


def test_links_and_folders_of_others_are_left_alone(temporary: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "run1.lock").write_bytes(b"")
    (temporary / "sheetbuilder-page-link").symlink_to(elsewhere)
    (temporary / "sheetbuilder-page-file").write_bytes(b"")
    (temporary / "sheetbuilder-page-young").mkdir()  # of a run that has not come to its lock yet
    with run_folder():
        pass
    assert (elsewhere / "run1.lock").exists()
    assert len(list(temporary.iterdir())) == 3
