"""What was tried in a part, what was not as promised, and a journal by which a part that was stopped goes on."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Tally:
    """What was tried in one part, and what was not as promised."""

    seed: int = 0
    journal: Path | None = None
    only: Sequence[str] = ()
    """The jobs that are tormented; all where none is named."""
    tried: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    """What is no fault, and is to be known."""
    _done: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        for what, key, faults in self._read():
            self._done.add(f"{what}/{key}")
            self._count(what, *faults)

    def known(self, what: str, key: object) -> bool:
        """Whether an attempt stands in the journal: it was made by a run that was stopped."""
        return f"{what}/{key}" in self._done

    def note(self, what: str, *faults: str, key: object = "") -> None:
        """One attempt of a kind, and what was wrong with it."""
        self._count(what, *faults)
        if self.journal is not None:
            with self.journal.open("a", encoding="utf-8") as file:
                file.write(json.dumps([what, str(key), faults], ensure_ascii=False) + "\n")

    def _count(self, what: str, *faults: str) -> None:
        self.tried[what] += 1
        self.broken += [f"{what}: {fault}" for fault in faults]

    def _read(self) -> Iterator[tuple[str, str, list[str]]]:
        if self.journal is not None and self.journal.exists():
            for line in self.journal.read_text("utf-8").splitlines():
                what, key, faults = json.loads(line)
                yield what, key, faults
