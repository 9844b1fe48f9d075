"""How the pages of the two editions are numbered, so that what is in both has the same number in both.

The numbers are those of the participants' edition. What only the trainer gets is bound in as whole papers, whose pages
bear the number before them and a letter: 18a, 18b. What only the participants get is a row of whole papers too, whose
numbers the trainer's edition leaves out. So a right-hand page stays a right-hand page in both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sheetbuilder.handout.binding.context import PageRun
from sheetbuilder.handout.edition import EDITIONS, Edition
from sheetbuilder.layout.flow.pages import PageContent, PageSlot, with_blank_versos

Stretches = Sequence[Sequence[PageRun]]
"""The stretches of each item."""


@dataclass(slots=True)
class Binding:
    """Both editions as they grow; `number` is the last page that both count."""

    slots: dict[Edition, list[PageSlot]] = field(default_factory=lambda: {edition: [] for edition in EDITIONS})
    number: int = 0
    letters: int = 0

    def shared(self, participant: PageRun, trainer: PageRun) -> None:
        """Pages of both editions; those that differ in how many they are begin and end with a paper."""
        if len(participant.drafts) != len(trainer.drafts):
            self._of_different_length(participant, trainer)
            return
        for ours, theirs in zip(participant.drafts, trainer.drafts, strict=True):
            if ours.recto or theirs.recto:
                self.even()
            self._count()
            self._put(Edition.PARTICIPANT, ours)
            self._put(Edition.TRAINER, theirs)
        if participant.whole:
            self.even()

    def alone(self, stretch: PageRun) -> None:
        """Whole papers of one edition."""
        self.even()
        for draft in _papers(stretch.drafts):
            if stretch.edition is Edition.TRAINER:
                self._letter(draft)
            else:
                self._count()
                self._put(Edition.PARTICIPANT, draft)

    def even(self) -> None:
        """End a paper whose back is still empty."""
        if self.number % 2:
            self._count()
            for edition in EDITIONS:
                self._put(edition, None)

    def _of_different_length(self, participant: PageRun, trainer: PageRun) -> None:
        self.even()
        ours, theirs = _papers(participant.drafts), _papers(trainer.drafts)
        for index in range(max(len(ours), len(theirs))):
            if index >= len(ours):
                self._letter(theirs[index])
                continue
            self._count()
            self._put(Edition.PARTICIPANT, ours[index])
            if index < len(theirs):
                self._put(Edition.TRAINER, theirs[index])

    def _count(self) -> None:
        self.number += 1
        self.letters = 0

    def _put(self, edition: Edition, draft: PageContent | None) -> None:
        self.slots[edition].append(PageSlot(draft, str(self.number)))

    def _letter(self, draft: PageContent | None) -> None:
        self.slots[Edition.TRAINER].append(PageSlot(draft, f"{self.number or ''}{letter(self.letters)}"))
        self.letters += 1


def bound(participant: Stretches, trainer: Stretches) -> Binding:
    """Both editions page by page; each item has as many stretches for both in one edition as in the other."""
    binding = Binding()
    for ours, theirs in zip(participant, trainer, strict=True):
        shared = iter([one for one in theirs if one.edition is Edition.BOTH])
        waiting = list(theirs)
        for stretch in ours:
            if stretch.edition is Edition.PARTICIPANT:
                binding.alone(stretch)
                continue
            while waiting and waiting[0].edition is Edition.TRAINER:
                binding.alone(waiting.pop(0))
            binding.shared(stretch, next(shared))
            waiting.pop(0)
        for stretch in waiting:
            binding.alone(stretch)
    if binding.number > 1:
        binding.even()
    return binding


def letter(index: int) -> str:
    """a, b, … z, aa, ab, …"""
    found = ""
    while index >= 0:
        found = chr(ord("a") + index % 26) + found
        index = index // 26 - 1
    return found


def _papers(drafts: Sequence[PageContent]) -> list[PageContent | None]:
    """Drafts as whole papers: an even number of pages."""
    pages = with_blank_versos(drafts)
    return [*pages, None] if len(pages) % 2 else pages
