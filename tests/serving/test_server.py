"""Servers as processes: several at once, ended in every way, and what they leave."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import pytest

from sheetbuilder.errors import OutputError
from sheetbuilder.serving import server as module
from sheetbuilder.serving.presence import Presence
from tests import pages
from tests.serving.conftest import Echo

RUN = """
import sys
from sheetbuilder.errors import say
from sheetbuilder.language import Translator
from sheetbuilder.serving.server import serve
from sheetbuilder.serving.site import Room
say_it = lambda message: print(message, flush=True)
serve(say("sheetbuilder"), [Room("a", say("A"), say("First."), [])], Translator("en"), tell=say_it,
      opens=lambda address: print("opened", address, flush=True))
"""


@dataclass(frozen=True, slots=True)
class Running:
    """A server as a process, and what it has told."""

    process: subprocess.Popen[str]
    address: str
    opened: str


@contextmanager
def running(temporary: Path) -> Iterator[Running]:
    environment = {**os.environ, "TMPDIR": str(temporary)}
    with subprocess.Popen(
        [sys.executable, "-c", RUN], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(3)]
        opened = next(line for line in lines if line.startswith("opened "))
        try:
            yield Running(process, lines[0].split()[-1], opened.split()[-1])
        finally:
            process.kill()


def test_two_at_once_do_not_know_each_other(tmp_path: Path) -> None:
    with running(tmp_path) as one, running(tmp_path) as two:
        assert one.address != two.address
        assert len(list(tmp_path.iterdir())) == 2
        for run in (one, two):
            with urlopen(run.address) as answer:
                assert b"What do you want to do?" in answer.read()
            assert run.opened.rpartition("/")[2] not in run.address
            with urlopen(run.opened) as answer:
                assert answer.url == run.address


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_whoever_ends_it_leaves_nothing(tmp_path: Path, number: signal.Signals) -> None:
    with running(tmp_path) as run:
        assert len(list(tmp_path.iterdir())) == 1
        run.process.send_signal(number)
        assert run.process.wait(timeout=20) != 0
        assert list(tmp_path.iterdir()) == []
    with pytest.raises(OSError), urlopen(run.address):
        pass


def test_it_listens_for_this_machine_alone(tmp_path: Path, echo: Echo) -> None:
    with pages.served(tmp_path, echo.room) as server:
        listening = Path("/proc/net/tcp").read_text().splitlines()
        port = f":{server.door.port:04X}"
        assert [
            line.split()[1] for line in listening if line.split()[1].endswith(port) and line.split()[3] == "0A"
        ] == [f"0100007F{port}"]


def test_it_ends_when_everybody_has_left(tmp_path: Path, echo: Echo) -> None:
    now = [0.0]
    presence = Presence(lambda: now[0])
    with pages.served(tmp_path, echo.room, presence=presence) as server:
        assert pages.asked(server, "life/here/a", "POST", headers=pages.ours(server), body=b"").status == 204
        now[0] += 600
        assert not presence.deserted
        assert pages.asked(server, "life/left/a", "POST", headers=pages.ours(server), body=b"").status == 204
        now[0] += 60
        assert server.wait()


def test_work_is_not_left_alone(tmp_path: Path, echo: Echo) -> None:
    with pages.served(tmp_path, echo.room) as server:
        headers = {**pages.ours(server), **pages.FORM}
        pages.asked(server, "echo/work", "POST", headers=headers, body=b"how=")
        assert server.busy
        echo.go_on.set()


def test_no_port_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(socket, "socket", refuse)
    with pytest.raises(OutputError) as raised:
        module._bound()
    assert [problem.code for problem in raised.value.problems] == ["SB956"]
