"""Making what was chosen: told step by step, and stopped between two steps."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheetbuilder.app.choice import PrintChoice
from sheetbuilder.app.print_room.making import make
from sheetbuilder.app.supplies import Supplies, supplies
from sheetbuilder.errors import Message
from sheetbuilder.serving.painted_pages import PaintedPages
from sheetbuilder.serving.work import Steps, StoppedError


class Told(Steps):
    """Steps that are kept, and stopped after some of them."""

    def __init__(self, most: int = 100) -> None:
        super().__init__()
        self.words: list[str] = []
        self.most = most

    def take(self, told: Message | None = None) -> None:
        """One step."""
        self.words.append(str(told))
        if len(self.words) == self.most:
            self.stop()
        super().take(told)


CHOSEN = PrintChoice(names=("2.6", "strategy"))


def test_every_file_is_two_steps(ours: Supplies, tmp_path: Path) -> None:
    steps = Told()
    made = make(ours, CHOSEN, tmp_path, PaintedPages(), steps)
    assert steps.expected == steps.taken == 4
    assert steps.words == [
        "ark-2.6-risikovurdering.pdf is laid out",
        "strategi-for-moedet.pdf is laid out",
        "ark-2.6-risikovurdering.pdf is made",
        "strategi-for-moedet.pdf is made",
    ]
    assert [(file.name, len(file.sizes)) for file in made.files] == [
        ("ark-2.6-risikovurdering.pdf", 2),
        ("strategi-for-moedet.pdf", 1),
    ]


@pytest.mark.parametrize(("steps", "files"), [(1, 0), (2, 0), (3, 1)])
def test_it_stops_between_two_steps(ours: Supplies, tmp_path: Path, steps: int, files: int) -> None:
    with pytest.raises(StoppedError):
        make(ours, CHOSEN, tmp_path, PaintedPages(), Told(steps))
    assert len(list(tmp_path.glob("*.pdf"))) == files


def test_what_is_told_of_several_files_is_told_once(tmp_path: Path) -> None:
    """Of each figure the same was done for the letterhead of a page that lies."""
    branded = supplies(None, Path(__file__).parents[3] / "examples" / "brands")
    key = next(key for key, name in branded.brands.named().items() if name == "Eksempelkøbing Kommune")
    made = make(branded, PrintChoice(names=("workflow", "guide"), brand=key), tmp_path, PaintedPages(), Told())
    assert len(set(made.notes)) == len(made.notes) > 0
