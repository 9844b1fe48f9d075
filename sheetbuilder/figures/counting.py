"""How many sheets there are to a phase, in words as the package counts."""

from __future__ import annotations

from sheetbuilder.content import Package, Phase


def sheets_for_steps(package: Package, phase: Phase) -> str:
    """How many sheets there are to which steps: `1 and 2`, or `1–3` where there are more, in the package's words."""
    words = package.words
    first, last = phase.steps[0].number, phase.steps[-1].number
    between = f" {words.list_and} " if len(phase.steps) == 2 else "–"
    listed = str(first) if first == last else f"{first}{between}{last}"
    count = _sheets_of(package, phase)
    told = words.sheets_for_steps
    if first == last:
        told = words.sheets_for_step or told
        told = (words.sheet_for_step or told) if count == 1 else told
    # One figure tells of all phases: either each number is a word, or none is.
    words_for_all = all(_sheets_of(package, one) < len(words.numbers) for one in package.workflow.phases)
    return told.format(count=spelled(package, count) if words_for_all else count, steps=listed)


def _sheets_of(package: Package, phase: Phase) -> int:
    return sum(package.sheet_count(step.number) for step in phase.steps)


def spelled(package: Package, count: int) -> str:
    """A number as a word where the language writes it out."""
    numbers = package.words.numbers
    return numbers[count] if 0 <= count < len(numbers) else str(count)
