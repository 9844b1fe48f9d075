"""Real printers on this machine alone: `ippeveprinter` on a private message bus, and a private CUPS before one.

`ippeveprinter` does not start without Avahi, which needs a message bus and a folder that it believes to be its own;
both are private, and what is announced stays on the loopback. Each printer hands what it prints to a script, which
keeps the document and all that was asked for. Nothing is installed or changed outside of a folder of its own.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from sheetbuilder.printing.address import PrinterAddress
from sheetbuilder.printing.conversation import Conversation, Denied
from sheetbuilder.printing.exchange import NoAnswer
from tests import tools

PROGRAMS = ("dbus-daemon", "dbus-send", "avahi-daemon", "unshare", "ippeveprinter", "cupsd", "lpadmin", "lp", "lpstat")
"""What must be there; in Debian dbus, avahi-daemon, cups, cups-client, cups-ipp-utils and cups-filters."""
QUEUE = "kontor"
_PATIENCE = 30.0

_BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>system</type><listen>unix:path={folder}/bus</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
<allow own="*"/></policy>
</busconfig>
"""
_AVAHI = "[server]\nuse-ipv4=yes\nuse-ipv6=no\nallow-interfaces=lo\n"
_DUMP = """#!/bin/sh
# Keeps a job: what was asked for, and then the document under its last name, so that who sees it sees all.
job="$JOBS/$(date +%s%N)"
env | grep -E '^(IPP_|CONTENT_TYPE)' >"$job.env"
cp "$1" "$job.part" && mv "$job.part" "$job.pdf"
"""
_LETTER = """ATTR keyword sides-supported one-sided
ATTR keyword sides-default one-sided
ATTR keyword media-supported na_letter_8.5x11in
ATTR keyword media-default na_letter_8.5x11in
ATTR keyword media-ready na_letter_8.5x11in
ATTR mimeMediaType document-format-supported application/octet-stream,application/pdf
ATTR rangeOfInteger copies-supported 1-5
"""
_CUPSD = """Listen 127.0.0.1:{port}
Listen {folder}/cups/cups.sock
Browsing No
WebInterface No
DefaultAuthType None
<Location />
Order allow,deny
Allow all
</Location>
<Location /admin>
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit All>
Order deny,allow
Allow all
</Limit>
</Policy>
"""
_CUPS_FILES = """ServerRoot {folder}/cups/root
RequestRoot {folder}/cups/spool
TempDir {folder}/cups/spool/tmp
CacheDir {folder}/cups/cache
StateDir {folder}/cups/state
AccessLog {folder}/cups/access
ErrorLog {folder}/cups/error
PageLog {folder}/cups/page
SystemGroup root
"""


def demanded() -> None:
    """End the test where something is missing: failed in CI, skipped elsewhere."""
    if sys.platform != "linux" or os.geteuid() != 0:
        tools.missing("the right to set up printers (root on Linux)")
    for program in PROGRAMS:
        if shutil.which(program, path=search_path()) is None:
            tools.missing(program)


def search_path() -> str:
    """PATH with the folders that programs for administrators stand in."""
    return os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/sbin"])


@dataclass(frozen=True)
class Printed:
    """A job that arrived: what was asked for, and the document."""

    asked: Mapping[str, str]
    document: Path


class Office:
    """Two printers with addresses, one of them also behind a queue of CUPS."""

    def __init__(self) -> None:
        self._stack = ExitStack()
        self.folder = Path(self._stack.enter_context(tempfile.TemporaryDirectory(prefix="office-")))
        # Filters of CUPS run as another user.
        self.folder.chmod(0o755)
        self.jobs = self.folder / "jobs"
        self._seen: set[Path] = set()
        self._running: list[subprocess.Popen[bytes]] = []
        self.environment = {
            **os.environ,
            "PATH": search_path(),
            "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={self.folder}/bus",
            "JOBS": str(self.jobs),
        }

    def __enter__(self) -> Self:
        try:
            self._set_up()
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for running in reversed(self._running):
            running.terminate()
            try:
                running.wait(5)
            except subprocess.TimeoutExpired:
                running.kill()
                running.wait()
        self._stack.close()

    def arrived(self, count: int = 1) -> list[Printed]:
        """So many jobs, as soon as they are there: those that were not given out before."""

        def there() -> bool:
            return len(set(self.jobs.glob("*.pdf")) - self._seen) >= count

        until(there, "a job has not arrived")
        return self.left()

    def left(self) -> list[Printed]:
        """The jobs that are there and were not given out before."""
        fresh = sorted(set(self.jobs.glob("*.pdf")) - self._seen)
        self._seen.update(fresh)
        return [Printed(_asked(path.with_suffix(".env")), path) for path in fresh]

    def run(self, *words: str) -> str:
        """A program of CUPS, which speaks to the private one."""
        ended = subprocess.run(words, env=self.environment, capture_output=True, check=True, text=True, timeout=60)
        return ended.stdout

    def _set_up(self) -> None:
        self.jobs.mkdir()
        for name, text in {"bus.conf": _BUS, "avahi.conf": _AVAHI, "letter.conf": _LETTER, "dump.sh": _DUMP}.items():
            (self.folder / name).write_text(text.replace("{folder}", str(self.folder)), "utf-8")
        (self.folder / "dump.sh").chmod(0o755)
        self._start("dbus-daemon", f"--config-file={self.folder}/bus.conf", "--nofork", "--nopidfile")
        until((self.folder / "bus").exists, "the message bus is not there")
        # Its folder is its own where we may mount one; in a container without that right it is the machine's.
        apart = ("unshare", "--mount", "--propagation", "private")
        alone = subprocess.run([*apart, "true"], check=False, capture_output=True).returncode == 0
        own = "mount -t tmpfs none /run/avahi-daemon && " if alone else ""
        self._start(
            *(apart if alone else ()),
            *("sh", "-c"),
            f"mkdir -p /run/avahi-daemon && {own}"
            f"exec avahi-daemon -f {self.folder}/avahi.conf --no-chroot --no-rlimits --no-drop-root",
        )
        until(self._announces, "avahi does not run")
        self.port, process = self._printer("Duplex", "-2", "-s", "10,10", "-f", "application/pdf,image/pwg-raster")
        self.process = process
        self.letter_port, _ = self._printer("Letter", "-a", f"{self.folder}/letter.conf")
        self._cups()

    @property
    def address(self) -> str:
        """Of the printer with duplex and A4."""
        return f"ipp://localhost:{self.port}/ipp/print"

    @property
    def letter_address(self) -> str:
        """Of the printer with one side and Letter alone."""
        return f"ipp://localhost:{self.letter_port}/ipp/print"

    @property
    def certificate(self) -> Path:
        """What the first printer shows who comes by ipps://; it makes it when it is first asked."""
        return self.folder / "keys Duplex" / "localhost.crt"

    def _printer(self, name: str, *words: str) -> tuple[int, subprocess.Popen[bytes]]:
        port = _free_port()
        for folder in ("spool", "keys"):
            (self.folder / f"{folder} {name}").mkdir()
        process = self._start(
            *("ippeveprinter", "-k", "-n", "localhost", "-p", str(port), "-d", f"{self.folder}/spool {name}"),
            *("-K", f"{self.folder}/keys {name}", "-c", f"{self.folder}/dump.sh", *words, name),
        )
        until(lambda: _answers(PrinterAddress("localhost", port)), f"the printer {name} does not answer")
        return port, process

    def _cups(self) -> None:
        for folder in ("root", "spool/tmp", "cache", "state"):
            (self.folder / "cups" / folder).mkdir(parents=True)
        self.cups_port = _free_port()
        for name, text in {"cupsd.conf": _CUPSD, "cups-files.conf": _CUPS_FILES}.items():
            made = text.format(folder=self.folder, port=self.cups_port)
            (self.folder / "cups" / name).write_text(made, "utf-8")
        # Own settings of a user, or of root, would come from outside.
        self.environment |= {
            "CUPS_SERVER": f"{self.folder}/cups/cups.sock",
            "CUPS_SERVERROOT": f"{self.folder}/cups/root",
            "HOME": str(self.folder),
        }
        folder = f"{self.folder}/cups"
        self._start("cupsd", "-f", "-c", f"{folder}/cupsd.conf", "-s", f"{folder}/cups-files.conf")
        until((self.folder / "cups" / "cups.sock").exists, "CUPS does not run")
        self.run("lpadmin", "-p", QUEUE, "-E", "-v", self.address, "-m", "everywhere")
        self.run("lpadmin", "-d", QUEUE)
        where = PrinterAddress("localhost", self.cups_port, f"/printers/{QUEUE}")
        # What the queue can do is found out by CUPS in its own time.
        until(lambda: _answers(where, sides=3), "the queue does not know its printer")

    def _announces(self) -> bool:
        words = ("dbus-send", f"--bus={self.environment['DBUS_SYSTEM_BUS_ADDRESS']}", "--print-reply")
        asked = subprocess.run(
            [*words, "--dest=org.freedesktop.Avahi", "/", "org.freedesktop.Avahi.Server.GetState"],
            capture_output=True,
            check=False,
        )
        return b"int32 2" in asked.stdout

    def _start(self, *words: str) -> subprocess.Popen[bytes]:
        log = self._stack.enter_context((self.folder / f"{len(self._running)}.log").open("wb"))
        running = subprocess.Popen(
            words, env=self.environment, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT
        )
        self._running.append(running)
        return running


def until(there: Callable[[], bool], otherwise: str) -> None:
    """Waits until something is there."""
    end = time.monotonic() + _PATIENCE
    while not there():
        assert time.monotonic() < end, otherwise
        time.sleep(0.05)


def texts(file: Path) -> Sequence[str]:
    """The words of each page, those of the first one first."""
    return tools.run("pdftotext", "-layout", file, "-").said.removesuffix("\f").split("\f")


def _asked(file: Path) -> Mapping[str, str]:
    pairs = (line.partition("=") for line in file.read_text("utf-8").splitlines())
    return {name.removeprefix("IPP_"): value for name, _, value in pairs}


def _answers(where: PrinterAddress, sides: int = 0) -> bool:
    try:
        return len(Conversation(where).able().sides) >= sides
    except (NoAnswer, Denied):
        return False


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as held:
        return int(held.getsockname()[1])
