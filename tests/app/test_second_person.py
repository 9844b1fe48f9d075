"""Two people of one machine: what the one has open, the other can neither look into nor talk to."""

from __future__ import annotations

import errno
import http.client
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.long

SOMEBODY_ELSE = 65534
"""A person that every system knows, and who owns nothing."""


@dataclass(frozen=True, slots=True)
class Running:
    """The page of the first person."""

    process: subprocess.Popen[str]
    port: int
    token: str
    folder: Path
    """Of the run, in the temporary folder that both share."""


@pytest.fixture(scope="module")
def running() -> Iterator[Running]:
    """The program as a person starts it, with a brand on its page."""
    if sys.platform == "win32" or os.getuid() != 0:
        pytest.skip("only who may do everything can be somebody else")
    shared = Path(tempfile.mkdtemp(dir="/tmp"))
    shared.chmod(0o1777)
    environment = {**os.environ, "TMPDIR": str(shared), "XDG_CACHE_HOME": str(shared / "cache")}
    command = [sys.executable, "-m", "sheetbuilder", "app", "--no-browser", "--lang", "en"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        found = re.search(r"http://127\.0\.0\.1:(\d+)/([^/]+)/", process.stdout.readline())
        assert found is not None
        (folder,) = shared.glob("sheetbuilder-page-*")
        (folder / "names.csv").write_text("a name")
        try:
            yield Running(process, int(found[1]), found[2], folder)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=60)
            shutil.rmtree(shared, ignore_errors=True)


def as_somebody_else(doing: Callable[[], object]) -> Any:
    """What it comes to where another person does it, in a process that has given up every right of ours."""
    "127.0.0.1".encode("idna")  # what is imported late lies in folders of ours
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.setgroups([])
            os.setgid(SOMEBODY_ELSE)
            os.setuid(SOMEBODY_ELSE)
            said = json.dumps([os.getuid(), doing()])
        except BaseException as error:  # noqa: BLE001
            said = json.dumps([None, repr(error)])
        os.write(writing, said.encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        person, found = json.loads(told.read())
    os.waitpid(child, 0)
    assert person == SOMEBODY_ELSE, found
    return found


def refused(doing: Callable[[], object]) -> str:
    """By which error the system refuses it; nothing where it does not."""
    try:
        doing()
    except OSError as error:
        return errno.errorcode[error.errno or 0]
    return ""


def asked(port: int, method: str, path: str, body: bytes | None = None) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    headers = {"Origin": f"http://127.0.0.1:{port}", "Content-Type": "application/x-www-form-urlencoded"}
    connection.request(method, path, body, headers if method == "POST" else {})
    answer = connection.getresponse()
    said = f"{answer.read().decode()}{answer.getheaders()}"
    connection.close()
    return answer.status, said


def test_another_person_cannot_look_into_the_folder_of_the_run(running: Running) -> None:
    folder, file = running.folder, running.folder / "names.csv"
    told = as_somebody_else(
        lambda: [
            refused(lambda: list(folder.iterdir())),
            refused(file.read_bytes),
            refused(lambda: file.write_bytes(b"another")),
            refused(lambda: (folder / "new").write_bytes(b"")),
            refused(lambda: folder.rename(folder.with_name("gone"))),
            refused(lambda: folder.chmod(0o777)),
        ]
    )
    assert told[:4] == ["EACCES"] * 4
    assert set(told[4:]) <= {"EACCES", "EPERM"}
    assert file.read_text() == "a name"


def test_another_person_is_told_nothing_without_the_token(running: Running) -> None:
    paths = [
        "/",
        "/print/",
        "/brand/",
        f"/{'A' * len(running.token)}/",
        f"/{running.token[:-1]}/",
        "/%2e%2e/",
        "/fixed/",
    ]
    told = as_somebody_else(
        lambda: [asked(running.port, method, path, b"name=x") for path in paths for method in ("GET", "POST")]
    )
    assert {status for status, _ in told} == {403}
    assert running.token not in "".join(said for _, said in told)
    assert "What do you want to do" not in "".join(said for _, said in told)
    status, said = asked(running.port, "GET", f"/{running.token}/")
    assert (status, "What do you want to do" in said) == (200, True), "its own person goes on"


def test_another_person_finds_the_token_in_nothing_that_the_system_shows(running: Running) -> None:
    process = Path(f"/proc/{running.process.pid}")

    def looked() -> object:
        shown = b"".join(path.read_bytes() for path in Path("/proc").glob("[0-9]*/cmdline") if path.exists())
        names = [path.name for path in running.folder.parent.iterdir()]
        closed = [refused((process / name).read_bytes) for name in ("environ", "mem")]
        return [
            running.token in shown.decode("utf-8", "replace"),
            names,
            [*closed, refused(lambda: list((process / "fd").iterdir()))],
        ]

    shown, names, closed = as_somebody_else(looked)
    assert not shown
    assert running.token not in "".join(names)
    assert set(closed) <= {"EACCES", "EPERM"}


def test_what_another_person_puts_into_the_shared_folder_is_neither_followed_nor_removed(running: Running) -> None:
    shared = running.folder.parent
    victim = shared / "victim"
    victim.mkdir()
    (victim / "kept").write_text("kept")

    def planted() -> object:
        (shared / "sheetbuilder-page-link").symlink_to(victim)
        (shared / "sheetbuilder-page-theirs").mkdir()
        (shared / "sheetbuilder-page-theirs" / "run.lock").write_text("")
        return True

    assert as_somebody_else(planted)
    code = "from sheetbuilder.serving.run_folder import run_folder\nwith run_folder() as folder: print(folder)"
    ran = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "TMPDIR": str(shared)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "sheetbuilder-page-" in ran.stdout
    assert (victim / "kept").exists()
    assert (shared / "sheetbuilder-page-theirs" / "run.lock").exists()
    assert (running.folder / "names.csv").exists()
