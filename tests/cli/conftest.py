"""What the tests of the command line share: a run in this process, and stand-ins for what it calls."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from sheetbuilder.cli.program import run
from tests.packages import made
from tests.printing.fake_printer import FakePrinter


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run left behind."""

    code: int
    out: str
    err: str


Cli = Callable[..., Ran]


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Cli:
    """Runs a command line; the language is English unless the environment says otherwise."""

    def call(*arguments: str, environment: dict[str, str] | None = None) -> Ran:
        code = run(arguments, {"LANG": "en_GB.UTF-8"} if environment is None else environment)
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return call


@pytest.fixture(scope="session")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small package, where it does not matter which one is built."""
    folder = tmp_path_factory.mktemp("content")
    made(folder)
    return folder


@pytest.fixture
def printer() -> Iterator[FakePrinter]:
    """A printer that does what it should."""
    with FakePrinter() as made:
        yield made
