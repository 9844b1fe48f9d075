"""What somebody writes: a copy of the small example package, a brand over it, and the state of a preview of either."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sheetbuilder.preview.state import PreviewState
from sheetbuilder.preview.subject import Subject

EXAMPLES = Path(__file__).parents[2] / "examples"
BRAND = 'type: brand\nname: Prøvehøj Kommune\nmunicipality_code: "0000"\n'


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A package of three sheets, in a folder of its own."""
    return Path(shutil.copytree(EXAMPLES / "first-conversation", tmp_path / "content"))


@pytest.fixture
def sheet(content: Path) -> Path:
    """The file of its first sheet."""
    return content / "1.1-table-and-topic.yaml"


@pytest.fixture
def previewed() -> Iterator[Callable[[Subject], PreviewState]]:
    """Makes states that end with the test."""
    made: list[PreviewState] = []

    def begun(subject: Subject) -> PreviewState:
        made.append(PreviewState(subject))
        return made[-1]

    yield begun
    for one in made:
        one.close()


def changed(path: Path, old: str, new: str) -> str:
    """Put a text in the place of another in a file; gives what the file held before."""
    before = path.read_text("utf-8")
    assert old in before
    path.write_text(before.replace(old, new, 1), "utf-8")
    return before
