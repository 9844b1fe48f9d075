"""What one local line changes: the core's words and the municipality's, side by side."""

from __future__ import annotations

from dataclasses import dataclass

from sheetbuilder.content.local import LocalKind, LocalLine


@dataclass(frozen=True, slots=True)
class Change:
    """A difference from the core."""

    line: LocalLine
    kind: LocalKind
    place: str
    """The number of the sheet, or the name of the page."""
    title: str
    """The title of the sheet or the page, as the core has it."""
    core: str = ""
    """What the core says there; empty for what is added."""
    local: str = ""
    """What the municipality says; empty for what is dropped."""
    at: tuple[int, int, int] = (0, 0, 0)
    """Where it stands when one reads: place, block, point."""

    @property
    def address(self) -> str:
        """What it is about: `2.6/checklist/sted`."""
        return self.line.address
