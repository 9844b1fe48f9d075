"""A file is written whole or not at all; whatever goes wrong, yesterday's is still there."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from sheetbuilder.compose import build
from sheetbuilder.content import Package
from sheetbuilder.errors import OutputError
from sheetbuilder.os_errors import reason
from sheetbuilder.publish.output import write_new, write_together, write_whole

OLD = b"yesterday" * 1000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.pdf"
    path.write_bytes(OLD)
    return path


def failing(error: BaseException) -> Callable[..., object]:
    def fail(*_: object, **__: object) -> object:
        raise error

    return fail


def test_a_file_is_written_where_it_was_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a folder" / "that" / "is new" / "å.pdf"
    write_whole(path, b"content")
    assert path.read_bytes() == b"content"
    assert list(path.parent.iterdir()) == [path]


def test_a_file_takes_the_place_of_the_old_one(file: Path) -> None:
    write_whole(file, b"today")
    assert file.read_bytes() == b"today"
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no umask")
def test_a_file_is_as_readable_as_any_other(file: Path) -> None:
    before = os.umask(0o027)
    try:
        write_whole(file, b"today")
    finally:
        os.umask(before)
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


@pytest.mark.parametrize(
    ("call", "error", "code"),
    [
        ("fsync", OSError(errno.ENOSPC, "No space left on device"), "SB502"),
        ("fsync", OSError(errno.EIO, "Input/output error"), "SB502"),
        ("fdopen", OSError(errno.ENOMEM, "Cannot allocate memory"), "SB502"),
        ("open", PermissionError(errno.EACCES, "Permission denied"), "SB501"),
        ("replace", PermissionError(errno.EACCES, "The file is in use"), "SB501"),
        ("mkdir", OSError(errno.EROFS, "Read-only file system"), "SB502"),
    ],
)
def test_a_failure_leaves_the_old_file_and_no_litter(
    call: str, error: OSError, code: str, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home: object = {"fsync": os, "fdopen": os, "open": os}.get(call, Path)
    monkeypatch.setattr(home, call, failing(error))
    with pytest.raises(OutputError) as caught:
        write_whole(file, b"today")
    monkeypatch.undo()
    (problem,) = caught.value.problems
    assert problem.code == code
    assert problem.where is not None
    assert problem.where.file == file
    assert str(reason(error)) in str(problem.message)
    assert problem.hint is not None
    assert file.read_bytes() == OLD
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot sync a folder")
def test_the_folder_is_on_the_disk_after_the_name_is(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def synced(handle: int) -> None:
        steps.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        fsync(handle)

    def replaced(self: Path, target: Path) -> Path:
        steps.append("name")
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Path, "replace", replaced)
    write_whole(file, b"today")
    assert steps == ["file", "name", "folder"]
    steps.clear()
    write_new(file.parent, {"new.yaml": "a: b"})
    assert steps == ["file", "folder"]


def test_a_folder_that_cannot_be_synced_is_no_failure(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fsync = os.fsync

    def files_only(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        fsync(handle)

    monkeypatch.setattr(os, "fsync", files_only)
    write_whole(file, b"today")
    assert file.read_bytes() == b"today"


def test_an_interruption_leaves_the_old_file_and_no_litter(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", failing(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        write_whole(file, b"today")
    assert file.read_bytes() == OLD
    assert list(file.parent.iterdir()) == [file]


LIMITED = """
import resource, signal, sys
from pathlib import Path
from typing import BinaryIO
from sheetbuilder.publish.output import write_new, write_together, write_whole
from sheetbuilder.errors import OutputError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
try:
    write_whole(Path(sys.argv[1]), b"x" * 100_000)
except OutputError as error:
    print(error.problems[0].code)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit for the size of a file")
def test_a_disk_that_takes_only_a_part_leaves_the_old_file(file: Path) -> None:
    """The limit is the kernel's: the write really stops in the middle."""
    ended = subprocess.run([sys.executable, "-c", LIMITED, str(file)], capture_output=True, text=True, check=True)
    assert ended.stdout == "SB502\n"
    assert file.read_bytes() == OLD
    assert list(file.parent.iterdir()) == [file]


WRITING = """
import sys
from pathlib import Path
from typing import BinaryIO
from sheetbuilder.publish.output import write_new, write_together, write_whole
for number in range(1, 10_000):
    write_whole(Path(sys.argv[1]), bytes([number % 256]) * 3_000_000)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_kill_in_the_middle_leaves_a_whole_file_and_the_next_build_succeeds(file: Path, small: Package) -> None:
    for attempt in range(6):
        writer = subprocess.Popen([sys.executable, "-c", WRITING, str(file)])
        before = file.stat().st_ino
        for _ in range(2000):
            if file.stat().st_ino != before:
                break
            time.sleep(0.005)
        time.sleep(0.003 * attempt)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        content = file.read_bytes()
        assert len(content) == 3_000_000
        assert content == content[:1] * len(content)
    (built,) = build(small, ["strategy"], out=file.parent)
    assert built.path.read_bytes().startswith(b"%PDF-1.7")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_one_may_not_write_to_is_told(tmp_path: Path, small: Package) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o555)
    with pytest.raises(OutputError) as caught:
        build(small, ["strategy"], out=closed)
    assert caught.value.problems[0].code == "SB501"


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path, small: Package) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(OutputError) as caught:
        build(small, ["strategy"], out=tmp_path / "out")
    assert caught.value.problems[0].code == "SB502"
    assert (tmp_path / "out").read_text() == "a file"


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path, small: Package) -> None:
    (tmp_path / "strategi.pdf").mkdir()
    with pytest.raises(OutputError):
        build(small, ["strategy"], out=tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["strategi.pdf"]


def test_a_failure_at_the_second_file_keeps_the_first(
    tmp_path: Path, small: Package, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def fsync_once(_handle: int) -> None:
        if made:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fsync_once)
    with pytest.raises(OutputError):
        build(small, ["strategy", "workflow"], out=tmp_path, done=lambda built: made.append(built.target))
    assert made == ["strategy"]
    assert [path.name for path in tmp_path.iterdir()] == ["strategi.pdf"]


def test_a_file_that_breaks_off_while_it_grows_leaves_all_as_it_was(tmp_path: Path) -> None:
    """One that is written as it grows stands beside its place until all that go with it are whole."""
    (tmp_path / "all.pdf").write_bytes(b"old")

    def breaks_off(file: BinaryIO) -> None:
        file.write(b"new, but only the first")
        raise OSError(28, "No space left on device")

    with pytest.raises(OutputError) as caught:
        write_together(tmp_path, {"all.pdf": breaks_off, "manifest.json": b"new"})
    assert [problem.code for problem in caught.value.problems] == ["SB502"]
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"all.pdf": b"old"}


def test_what_is_filled_last_may_tell_of_what_was_before(tmp_path: Path) -> None:
    told: list[bytes] = []

    def grows(file: BinaryIO) -> None:
        file.write(b"new")
        told.append(b"three bytes")

    def tells(file: BinaryIO) -> None:
        file.write(told[0])

    write_together(tmp_path, {"all.pdf": grows, "manifest.json": tells})
    assert (tmp_path / "all.pdf").read_bytes() == b"new"
    assert (tmp_path / "manifest.json").read_bytes() == b"three bytes"


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
def test_first_files_are_all_there_or_none(
    error: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is left of a first file would be taken for one that somebody has written, and refuse the next run."""
    fsync, times = os.fsync, iter((False, True))

    def second_time(handle: int) -> None:
        if next(times):
            raise error
        fsync(handle)

    monkeypatch.setattr(os, "fsync", second_time)
    with pytest.raises((OutputError, KeyboardInterrupt)) as caught:
        write_new(tmp_path, {"package.yaml": "a: b", "sheet.yaml": "c: d"})
    monkeypatch.undo()
    assert list(tmp_path.iterdir()) == []
    if isinstance(caught.value, OutputError):
        (problem,) = caught.value.problems
        assert problem.code == "SB502"
        assert problem.hint is not None
    write_new(tmp_path, {"package.yaml": "a: b", "sheet.yaml": "c: d"})
    assert (tmp_path / "sheet.yaml").read_text(encoding="utf-8") == "c: d"
