"""Numbers of pages in few words: those that follow each other as a stretch."""

from __future__ import annotations

from collections.abc import Iterable


def stretches(numbers: Iterable[int]) -> list[str]:
    """Each number once, in order; three and more in a row become one stretch: 1, 2, 5–9."""
    found: list[list[int]] = []
    for number in sorted(set(numbers)):
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    return [
        text for row in found for text in ([f"{row[0]}–{row[-1]}"] if len(row) > 2 else [str(number) for number in row])
    ]
