"""A folder is published whole or not at all: killed, cut off, full, read-only, or two at once."""

from __future__ import annotations

import ctypes
import errno
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest

from sheetbuilder.errors import OutputError
from sheetbuilder.publish import exchange, manifest
from sheetbuilder.publish import staging as staging_module
from sheetbuilder.publish.fingerprint import sha256
from sheetbuilder.publish.manifest import Manifest, Other
from sheetbuilder.publish.staging import staging
from tests.packs.brands import contents

OLD = {"a.txt": b"yesterday" * 500, "b.txt": b"as well"}
NEW = {"a.txt": b"today" * 500, "c.txt": b"another file"}


def described(files: Mapping[str, bytes]) -> Manifest:
    others = tuple(Other(name, len(content), sha256(content)) for name, content in files.items())
    return Manifest("1", date(2026, 11, 26), "x", {}, {}, {"brand.yaml": "y"}, None, None, (), others, ())


def put(out: Path, name: str, files: Mapping[str, bytes]) -> Path:
    with staging(out) as place:
        return place.publish(name, files.items(), lambda _: {manifest.NAME: described(files).text().encode()})


def whole(folder: Path) -> bool:
    """Whether a folder is just what its manifest says."""
    known = manifest.read(folder)
    found = contents(folder)
    return known is not None and {name: sha256(data) for name, data in found.items() if name != manifest.NAME} == dict(
        known.hashes
    )


@pytest.fixture
def out(tmp_path: Path) -> Path:
    put(tmp_path / "out", "pack", OLD)
    return tmp_path / "out"


def test_a_folder_takes_the_place_of_the_old_one(out: Path) -> None:
    put(out, "pack", NEW)
    assert {name: data for name, data in contents(out / "pack").items() if name != manifest.NAME} == NEW
    assert [path.name for path in out.iterdir()] == ["pack"]


def test_without_a_single_step_there_are_two_and_the_same_result(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staging_module, "exchanged", lambda *_: False)
    test_a_folder_takes_the_place_of_the_old_one(out)


@pytest.mark.skipif(sys.platform != "linux", reason="asks what Linux can do")
def test_folders_change_places_in_one_step(out: Path) -> None:
    put(out, "other", NEW)
    one, other = contents(out / "pack"), contents(out / "other")
    assert exchange.exchanged(out / "pack", out / "other")
    assert (contents(out / "other"), contents(out / "pack")) == (one, other)
    with pytest.raises(FileNotFoundError):
        exchange.exchanged(out / "pack", out / "not there")


def test_a_disk_that_cannot_is_told_apart_from_one_that_fails(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    class Library:
        def __init__(self, *_: object, **__: object) -> None:
            self.renameat2 = self.renameatx_np = lambda *_: -1

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", Library)
    for number in (errno.EINVAL, errno.ENOSYS):
        monkeypatch.setattr(ctypes, "get_errno", lambda number=number: number)
        assert not exchange.exchanged(tmp_path, tmp_path)
    monkeypatch.setattr(ctypes, "get_errno", lambda: errno.EACCES)
    with pytest.raises(PermissionError):
        exchange.exchanged(tmp_path, tmp_path)


@pytest.mark.parametrize("file", ["notes.txt", ".hidden", "old.pdf"])
def test_a_folder_with_files_of_somebody_else_is_left_alone(out: Path, file: str) -> None:
    (out / "pack" / file).write_text("mine")
    before = contents(out)
    with pytest.raises(OutputError) as caught:
        put(out, "pack", NEW)
    assert caught.value.problems[0].code == "SB510"
    assert file in str(caught.value.problems[0].message)
    assert contents(out) == before


def test_a_folder_that_is_no_pack_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "pack").mkdir()
    put(tmp_path, "pack", OLD)  # an empty one may be taken
    (tmp_path / "pack" / manifest.NAME).write_text("{}")
    with pytest.raises(OutputError):
        put(tmp_path, "pack", NEW)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "SB502"),
        (PermissionError(errno.EACCES, "Permission denied"), "SB501"),
    ],
)
@pytest.mark.parametrize("call", ["fsync", "mkdir", "exchanged"])
def test_a_failure_leaves_the_old_pack_and_no_litter(
    out: Path, error: OSError, code: str, call: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(out)

    def fail(*_: object, **__: object) -> object:
        raise error

    with staging(out) as place:
        home: object = {"fsync": os, "mkdir": Path, "exchanged": staging_module}[call]
        monkeypatch.setattr(home, call, fail)
        with pytest.raises(OutputError) as caught:
            place.publish("pack", NEW.items(), lambda _: {})
        monkeypatch.undo()
    assert caught.value.problems[0].code == code
    assert caught.value.problems[0].hint is not None
    assert contents(out) == before
    assert [path.name for path in out.iterdir()] == ["pack"]


def test_in_two_steps_the_old_pack_comes_back_when_the_second_fails(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, rename = contents(out), Path.rename

    def fail(self: Path, target: Path) -> Path:
        if target == out / "pack" and self.suffix != ".old":
            raise PermissionError(errno.EACCES, "The file is in use")
        return rename(self, target)

    monkeypatch.setattr(staging_module, "exchanged", lambda *_: False)
    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(OutputError):
        put(out, "pack", NEW)
    assert contents(out) == before
    assert [path.name for path in out.iterdir()] == ["pack"]


def test_what_the_one_who_describes_raises_leaves_the_old_pack(out: Path) -> None:
    before = contents(out)

    def refuse(folder: Path) -> Mapping[str, bytes]:
        assert contents(folder) == NEW
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), staging(out) as place:
        place.publish("pack", NEW.items(), refuse)
    assert contents(out) == before
    assert [path.name for path in out.iterdir()] == ["pack"]


PUBLISHING = """
import sys
from datetime import date
from pathlib import Path
from tests.publish.test_staging import put
for number in range(1, 100_000):
    put(Path(sys.argv[1]), "pack", {f"{at}.bin": bytes([number % 256]) * 200_000 for at in range(8)})
"""


def publisher(out: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", PUBLISHING, str(out)], cwd=Path(__file__).parents[2])


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_kill_at_any_moment_leaves_a_whole_pack_and_the_next_run_clears_up(out: Path) -> None:
    chance = random.Random(20261126)
    left = 0
    for _ in range(12):
        writer = publisher(out)
        before = (out / "pack").stat().st_ino
        for _ in range(4000):
            if (out / "pack").exists() and (out / "pack").stat().st_ino != before:
                break
            time.sleep(0.005)
        time.sleep(chance.uniform(0, 0.05))
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        assert whole(out / "pack")
        left += len([path for path in out.iterdir() if path.is_dir()]) - 1
        assert len([path for path in out.iterdir() if path.is_dir()]) <= 2, "the litter of one run at most"
    assert left, "no kill came while something was being made"
    put(out, "pack", NEW)
    assert [path.name for path in out.iterdir() if path.is_dir()] == ["pack"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_kill_between_the_two_steps_is_made_good_by_the_next_run(out: Path) -> None:
    script = """
import os, signal, sys
from pathlib import Path
from sheetbuilder.publish import staging
from tests.publish.test_staging import NEW, put
staging.exchanged = lambda *_: False
rename = Path.rename
def die(self, target):
    if target.name == "pack" and self.parent.name != "out":
        os.kill(os.getpid(), signal.SIGKILL)
    return rename(self, target)
Path.rename = die
put(Path(sys.argv[1]), "pack", NEW)
"""
    before = contents(out / "pack")
    ended = subprocess.run([sys.executable, "-c", script, str(out)], cwd=Path(__file__).parents[2], check=False)
    assert ended.returncode == -signal.SIGKILL
    assert not (out / "pack").exists()
    put(out, "other", NEW)
    assert contents(out / "pack") == before
    assert sorted(path.name for path in out.iterdir() if path.is_dir()) == ["other", "pack"]


@pytest.mark.skipif(sys.platform == "win32", reason="the second half asks the kernel for a limit")
def test_a_disk_that_takes_only_a_part_leaves_the_old_pack(out: Path) -> None:
    script = """
import resource, signal, sys
from pathlib import Path
from sheetbuilder.errors import OutputError
from tests.publish.test_staging import put
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
try:
    put(Path(sys.argv[1]), "pack", {"small.bin": b"x" * 1000, "large.bin": b"x" * 100_000})
except OutputError as error:
    print(error.problems[0].code)
"""
    before = contents(out)
    ended = subprocess.run(
        [sys.executable, "-c", script, str(out)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ended.stdout == "SB502\n"
    assert contents(out) == before


@pytest.mark.long
def test_two_runs_at_once_do_no_harm_to_each_other(out: Path) -> None:
    writers = [publisher(out) for _ in range(2)]
    try:
        until = time.monotonic() + 4
        seen = set()
        while time.monotonic() < until:
            assert (out / "pack").is_dir()
            seen.add((out / "pack").stat().st_ino)
            time.sleep(0.002)
        assert all(writer.poll() is None for writer in writers), "a run stopped because of the other"
    finally:
        for writer in writers:
            writer.terminate()
            writer.wait()
    assert whole(out / "pack")
    assert len(seen) > 4


def test_what_a_living_run_fills_is_not_cleared_away(out: Path) -> None:
    with staging(out) as one, staging(out) as other:
        (one.place / "half").mkdir()
        with staging(out):
            assert (one.place / "half").is_dir()
            assert other.place.is_dir()
    assert [path.name for path in out.iterdir()] == ["pack"]


def test_locks_that_nobody_holds_are_cleared_away_however_young(out: Path) -> None:
    (out / ".sheetbuilder-old.lock").touch()
    os.utime(out / ".sheetbuilder-old.lock", (0, 0))
    (out / ".sheetbuilder-new.lock").touch()
    with staging(out):
        assert len(list(out.glob("*.lock"))) == 1, "our own"
    assert sorted(path.name for path in out.iterdir()) == ["pack"]


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(OutputError) as caught:
        put(tmp_path / "out", "pack", NEW)
    assert caught.value.problems[0].code == "SB502"


def readable(folder: Path) -> Iterator[int]:
    for path in (folder, *folder.iterdir()):
        yield path.stat().st_mode & 0o777


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no umask")
def test_a_pack_is_as_readable_as_any_other_folder(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        folder = put(tmp_path, "pack", {"a": b""})
    finally:
        os.umask(before)
    assert list(readable(folder)) == [0o755, 0o644, 0o644]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_one_may_not_write_to_is_told(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o555)
    with pytest.raises(OutputError) as caught:
        put(closed, "pack", NEW)
    assert caught.value.problems[0].code == "SB501"


def test_files_that_must_agree_are_finished_by_the_next_run_where_one_was_killed(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf", "manifest.json"):
        (tmp_path / name).write_bytes(b"old")
    script = (
        "import os, sys\nfrom pathlib import Path\nfrom sheetbuilder.publish.output import write_together\n"
        "replace, done = Path.replace, []\n"
        "def killed(self, target):\n    if done: os._exit(9)\n    done.append(self)\n    return replace(self, target)\n"
        "Path.replace = killed\n"
        "write_together(Path(sys.argv[1]), {'a.pdf': b'new', 'b.pdf': b'new', 'manifest.json': b'new'})"
    )
    ran = subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=False)
    assert ran.returncode == 9
    assert {path.read_bytes() for path in tmp_path.glob("*.pdf")} == {b"old", b"new"}
    with staging(tmp_path):
        assert {path.read_bytes() for path in tmp_path.iterdir() if path.suffix in (".pdf", ".json")} == {b"new"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.pdf", "b.pdf", "manifest.json"]
