"""veraPDF kept running for a whole session of tests: each file is read once for a flavour, whoever asks.

A Java machine that starts for every question spends most of its time on starting. Each flavour is asked alone: left to
look for what a file claims, veraPDF judges by both at once, and passes widths in artifacts that it fails for PDF/A-2a
when that is all it is asked.
"""

from __future__ import annotations

import hashlib
import subprocess
import tempfile
import threading
from pathlib import Path
from types import TracebackType
from typing import Self

# A session is too short for the second compiler to pay for what it costs.
OPTIONS = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
PATIENCE = 300
"""Seconds for one file."""


class Validator:
    """veraPDF in its server mode: a path in, the path of a report out; one server for each way of asking."""

    def __init__(self, java: str, jar: Path) -> None:
        self._java = java
        self._jar = jar
        self._folder = tempfile.TemporaryDirectory(prefix="verapdf-")
        self._servers: dict[str, subprocess.Popen[str]] = {}
        self._known: dict[tuple[str, str], dict[str, str]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for server in self._servers.values():
            assert server.stdin is not None
            assert server.stdout is not None
            server.stdin.close()
            server.stdout.read()
            server.stdout.close()
            server.wait()
        self._folder.cleanup()

    def verdict(self, flavour: str, file: Path) -> str | None:
        """PASS or FAIL, or None where veraPDF cannot read the file."""
        return self._verdicts(flavour, file.read_bytes()).get(flavour)

    def _verdicts(self, asked: str, data: bytes) -> dict[str, str]:
        """By flavour, of the same bytes once; what they are called is nothing to veraPDF."""
        key = asked, hashlib.sha256(data).hexdigest()
        if key not in self._known:
            copy = Path(self._folder.name) / f"{key[1]}.pdf"
            copy.write_bytes(data)
            rows = [line.split() for line in self._report(asked, copy).splitlines()]
            self._known[key] = {row[2]: row[0] for row in rows if len(row) == 3 and row[0] in ("PASS", "FAIL")}
            copy.unlink()
        return self._known[key]

    def _report(self, asked: str, file: Path) -> str:
        server = self._servers.get(asked) or self._started(asked)
        assert server.stdin is not None
        server.stdin.write(f"{file}\n")
        server.stdin.flush()
        return self._heard(server)

    def _started(self, asked: str) -> subprocess.Popen[str]:
        command = [self._java, *OPTIONS, f"-Djava.io.tmpdir={self._folder.name}", "-jar", str(self._jar)]
        server = self._servers[asked] = subprocess.Popen(
            [*command, "--servermode", "--format", "text", "--flavour", asked],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )
        assert self._heard(server) == "", "it begins with a report on no file"
        return server

    def _heard(self, server: subprocess.Popen[str]) -> str:
        assert server.stdout is not None
        watch = threading.Timer(PATIENCE, server.kill)
        watch.start()
        told = server.stdout.readline().strip()
        watch.cancel()
        watch.join()
        assert told, "veraPDF ended, or took too long"
        report = Path(told)
        text = report.read_text("utf-8")
        report.unlink()
        return text
