"""A real Chromium and the Nu validator, asked about HTML files and local pages; one of each for the whole session.

Each question is one line for whoever asks, and each answer holds findings alone, so that a test says
`assert browser.axe(path) == []`. What can be asked, and what is found, stands in `tools/browser/questions`. All of it
is left to CI and to --long; what is missing is a loud skip here and a failure there.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryFile
from types import TracebackType
from typing import IO, Any, Self

import pytest

from tests import tools

HERE = Path(__file__).parents[1] / "tools" / "browser"
NARROW = 320
"""CSS pixels in which nothing may be scrolled sideways (WCAG 2.2, 1.4.10)."""
LARGE = 2.0
"""How much larger text must be able to be (WCAG 2.2, 1.4.4)."""


@dataclass(frozen=True, slots=True)
class Overflow:
    """How a page fits into a width: `wide` where it must be scrolled sideways, `elements` those that end beyond.

    `scrollers` are elements with a scroll bar of their own, `clipped` those that hide a part of what they hold, `fixed`
    those whose letters do not grow with the text of the browser.
    """

    wide: bool
    elements: Sequence[str]
    scrollers: Sequence[str]
    clipped: Sequence[str]
    fixed: Sequence[str]


@dataclass(frozen=True, slots=True)
class Walk:
    """A walk with the tabulator: labels of the stops in their order, and what is wrong with it, empty if nothing."""

    labels: Sequence[str]
    trapped: bool
    unreached: Sequence[str]
    unordered: Sequence[str]
    unseen: Sequence[str]

    @property
    def faults(self) -> list[str]:
        """All that is wrong, in words."""
        return [
            *(["the walk does not end"] if self.trapped else []),
            *(f"never reached: {name}" for name in self.unreached),
            *(f"before one that stands earlier: {name}" for name in self.unordered),
            *(f"no focus to be seen: {name}" for name in self.unseen),
        ]


class Failed(Exception):
    """A question that could not be answered, with what the other side says of it."""


def axe(
    path: Path | str, *, width: int = 1280, dark: bool = False, forced: bool = False, unsure: bool = False
) -> list[str]:
    """What axe-core finds, best practices included; with `unsure` also what it leaves to a person.

    With `forced` the colours are those that a reader has chosen (contrast themes of Windows).
    """
    told = asked("axe", path, width=width, dark=dark, forced=forced)
    assert told["passes"] > 0, "axe looked at nothing"
    results = [*told["violations"], *(told["incomplete"] if unsure else [])]
    return [
        f"{result['rule']}: {element['target']}: {' '.join(element['why'].split())}"
        for result in results
        for element in result["elements"]
    ]


def overflow(path: Path | str, width: int = NARROW, text: float = 1.0) -> Overflow:
    """How a page fits into so many CSS pixels, with the text of the browser so much larger than usual."""
    told = asked("overflow", path, width=width, text=text)
    return Overflow(told["wide"], told["elements"], told["scrollers"], told["clipped"], told["fixed"])


def keyboard(path: Path | str, *, width: int = 1280, forced: bool = False) -> Walk:
    """A walk through all that can be reached with the keyboard."""
    told = asked("keyboard", path, width=width, forced=forced)
    labels = [stop["label"] for stop in told["stops"]]
    return Walk(labels, told["trapped"], told["unreached"], told["unordered"], told["unseen"])


def requests(path: Path | str) -> list[str]:
    """The addresses that a page asks for beyond its own file."""
    return list(asked("requests", path)["requests"])


def screenshot(
    path: Path | str, out: Path, *, width: int = 1280, dark: bool = False, full: bool = True, media: str = "screen"
) -> Path:
    """A picture of a page at `out`, whole or as much as the window shows; `media` is "screen" or "print"."""
    asked("screenshot", path, out=str(out), width=width, dark=dark, full=full, media=media)
    return out


def validated(*paths: Path) -> list[str]:
    """What the Nu validator says of files, errors and warnings, in one run of it."""
    _left_to_ci()
    jar = _packages() / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if not jar.is_file():
        tools.missing("the Nu validator (npm ci in tools/browser, or BROWSER_PACKAGES)")
    ran = tools.run("java", "-jar", jar, "--format", "json", "--exit-zero-always", *paths)
    messages = json.loads(ran.complained)["messages"]
    return [
        f"{message['type']}: {Path(message.get('url', '')).name}:{message.get('lastLine', '?')}: {message['message']}"
        for message in messages
    ]


@dataclass(frozen=True, slots=True)
class Used:
    """What came of using a page: what each step told, the addresses asked for, what the console complained of."""

    told: Sequence[Any]
    requests: Sequence[str]
    complaints: Sequence[str]


def use(
    path: Path | str,
    *steps: dict[str, Any],
    width: int = 1280,
    dark: bool = False,
    scripts: bool = True,
    forced: bool = False,
) -> Used:
    """A page used step by step, each a verb of `tools/browser/questions/use.mjs` with what it is done to."""
    told = asked("use", path, steps=list(steps), width=width, dark=dark, scripts=scripts, forced=forced)
    return Used(told["told"], told["requests"], told["complaints"])


def asked(question: str, path: Path | str, **more: object) -> dict[str, Any]:
    """What the browser answers; `Failed` where it cannot."""
    _left_to_ci()
    node, chromium = shutil.which("node"), Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
    if node is None:
        tools.missing("node")
    if not chromium.is_file():
        tools.missing("Chromium (/usr/bin/chromium, or CHROMIUM)")
    if not (_packages() / "node_modules").is_dir():
        tools.missing("what is listed in tools/browser (npm ci there, or BROWSER_PACKAGES)")
    return _browser(node or "node").answer({"ask": question, "file": str(path), **more})


def _left_to_ci() -> None:
    if tools.LEFT_TO_CI:
        pytest.skip("long: the browser is asked by CI, and so it is with --long")


def _packages() -> Path:
    return Path(os.environ.get("BROWSER_PACKAGES") or HERE)


@cache
def _browser(node: str) -> Browser:
    """The one that the whole session asks; it ends with the session."""
    return tools.RUNNING.enter_context(Browser(node))


class Browser:
    """`tools/browser/ask.mjs` kept running: a line in for every question, and a line out."""

    def __init__(self, node: str) -> None:
        self._complaints: IO[bytes] = TemporaryFile()  # noqa: SIM115
        self._server = subprocess.Popen(
            [node, str(HERE / "ask.mjs")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._complaints,
            text=True,
            encoding="utf-8",
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        self._server.stdin.close()
        self._server.stdout.read()
        self._server.stdout.close()
        self._server.wait()
        self._complaints.close()

    def answer(self, question: dict[str, Any]) -> dict[str, Any]:
        """What the other side answers; `Failed` with its reason where it cannot, or where it has ended."""
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        self._server.stdin.write(json.dumps(question) + "\n")
        self._server.stdin.flush()
        line = self._server.stdout.readline()
        if not line:
            self._complaints.seek(0)
            raise Failed(self._complaints.read().decode("utf-8", "replace"))
        answer: dict[str, Any] = json.loads(line)
        if "failed" in answer:
            raise Failed(answer["failed"])
        return answer
