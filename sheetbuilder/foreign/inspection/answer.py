"""What the child says to its parent about a file that was judged: everything that is told of it, as plain values."""

from __future__ import annotations

from dataclasses import dataclass, field

from sheetbuilder.pdf.read.refusal import Refusal


@dataclass(frozen=True, slots=True)
class InspectionAnswer:
    """The report in the forms in which it is told."""

    refusal: Refusal | None = None
    detail: str = ""
    facts: dict[str, object] = field(default_factory=dict)
    lines: tuple[dict[str, object], ...] = ()
    """The summary, each a message that is not yet in any language."""
    tree: tuple[str, ...] = ()
    text: str = ""
    problems: tuple[dict[str, object], ...] = ()
