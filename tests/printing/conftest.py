"""What the tests of printing share: a well-behaved printer, a file for it, and times that a test can wait for."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sheetbuilder.printing import limits
from tests.printing.fake_printer import FakePrinter
from tests.printing.papers import A4, paper_pdf
from tests.printing.spool import Spool


@pytest.fixture
def printer() -> Iterator[FakePrinter]:
    """A printer that does what it should."""
    with FakePrinter() as made:
        yield made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Three pages of A4, under a name that is nobody's business."""
    return paper_pdf(tmp_path / "Jens Hansen, samtale.pdf", A4, A4, A4)


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything that is waited for takes too long after a moment."""
    for name in ("ASKING", "SENDING", "WAITING", "CONNECTING"):
        monkeypatch.setattr(limits, name, 0.5)


@pytest.fixture
def spool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Spool:
    """A machine with `lp` and `lpstat`, and a queue called office."""
    if sys.platform == "win32":
        pytest.skip("Windows has no lp")
    folder = tmp_path / "spool"
    folder.mkdir()
    made = Spool(folder)
    monkeypatch.setenv("PATH", made.path)
    return made
