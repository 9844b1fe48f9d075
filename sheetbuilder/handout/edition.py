"""The editions of a handout: what participants get, what the trainer gets."""

from __future__ import annotations

from enum import StrEnum


class Edition(StrEnum):
    """One of the two editions, or both."""

    PARTICIPANT = "participant"
    TRAINER = "trainer"
    BOTH = "both"

    def includes(self, one: Edition) -> bool:
        """Whether what is meant for this edition belongs in that one."""
        return self in (Edition.BOTH, one)


EDITIONS = (Edition.PARTICIPANT, Edition.TRAINER)
"""The two that are printed."""
