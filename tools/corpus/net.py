"""The net drawn: files, ways, claims, verdicts, and where they disagree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sheetbuilder.foreign.sandbox.reader import Reader
from sheetbuilder.pdf.conformance.standards import UA_1, StandardPair
from tools.corpus.producers import Source
from tools.corpus.use import Refused, Used, used
from tools.corpus.verdicts import verdicts

UNASKED = ("SB760", "14289-1, 7.21.5", "14289-1, 7.21.8", "14289-2, 8.2.3")
"""Reasons that veraPDF does not look for: words on paper that nobody hears; widths and boxes, for PDF/UA; a proof."""


@dataclass(frozen=True, slots=True)
class Row:
    """One file in one way, one standard: what we claim, what veraPDF says of a file that claims it."""

    source: Source
    use: Used
    flavour: str
    rules: tuple[str, ...]

    @property
    def claimed(self) -> bool:
        return self.flavour in self.use.claims

    @property
    def false(self) -> bool:
        """We claim what veraPDF finds broken."""
        return self.claimed and bool(self.rules)

    @property
    def lost(self) -> bool:
        """We do not claim what veraPDF finds kept, and say no reason that it cannot know."""
        return not self.claimed and not self.rules and not self.unasked

    @property
    def unasked(self) -> bool:
        return self.flavour in ("ua1", "ua2") and any(each in reason for reason in self.use.reasons for each in UNASKED)

    def told(self) -> str:
        """The disagreement in a line."""
        kind = "FALSE CLAIM" if self.false else "LOST CLAIM"
        why = ", ".join(self.rules) if self.false else "; ".join(self.use.reasons) or "no reason told"
        return f"{kind} {self.flavour} {self.use.way}: {self.source.producer} {self.source.path.name}: {why}"


def drawn(
    sources: Sequence[Source], folder: Path, jar: Path, pair: StandardPair = UA_1
) -> tuple[list[Row], list[tuple[Source, Refused]]]:
    """Every file in every way, in documents made to the standards of a pair, before the validator."""
    made: dict[Path, tuple[Source, Used]] = {}
    refused = []
    with Reader() as reader:
        for source in sources:
            for use in used(source.path, reader, pair):
                if isinstance(use, Refused):
                    refused.append((source, use))
                    continue
                path = folder / f"{len(made):05}.pdf"
                path.write_bytes(use.data)
                made[path] = source, use
    rows = []
    for flavour in (standard.flavour for standard in pair.both):
        found = verdicts(jar, flavour, list(made))
        rows += [Row(*made[path], flavour, found.get(path, ("unreadable",))) for path in made]
    return rows, refused


def table(rows: Sequence[Row], refused: Sequence[tuple[Source, Refused]]) -> Iterator[str]:
    """A line for each producer, one for all of them, and every disagreement."""
    flavours = list(dict.fromkeys(row.flavour for row in rows))
    of_each = [f"{told} {flavour}" for flavour in flavours for told in ("claims", "pass")]
    heads = ("producer", "files", "outputs", *of_each, "beyond it", "false", "lost", "refused")
    yield " | ".join(heads)
    yield " | ".join("---" for _ in heads)
    producers = list(dict.fromkeys([row.source.producer for row in rows] + [source.producer for source, _ in refused]))
    for name in (*producers, "all"):
        some = [row for row in rows if name in (row.source.producer, "all")]
        files = {row.source.path for row in some}
        count: Counter[str] = Counter()
        for row in some:
            count[f"claims {row.flavour}"] += row.claimed
            count[f"pass {row.flavour}"] += not row.rules
            count["beyond it"] += row.unasked and not row.claimed and not row.rules
            count["false"] += row.false
            count["lost"] += row.lost
        count["refused"] = sum(name in (source.producer, "all") for source, _ in refused)
        numbers = [len(files), len(some) // max(1, len(flavours)), *(count[head] for head in heads[3:])]
        yield " | ".join((name, *map(str, numbers)))
    yield ""
    yield from (row.told() for row in rows if row.false or row.lost)
    yield from (
        f"refused {use.way}: {source.producer} {source.path.name}: {', '.join(use.codes)}" for source, use in refused
    )


def disagreements(rows: Sequence[Row]) -> int:
    """False claims and lost ones."""
    return sum(row.false or row.lost for row in rows)
