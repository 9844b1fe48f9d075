"""Whose copy it is: what a personal copy says of the person that it is for."""

from __future__ import annotations

from dataclasses import dataclass

from sheetbuilder.errors import Where
from sheetbuilder.handout.edition import Edition


@dataclass(frozen=True, slots=True)
class Recipient:
    """A participant: just what is printed, and the row of the list that it came from."""

    name: str
    organisation: str
    edition: Edition
    row: int
    """As a spreadsheet counts: the first line of the file is 1."""
    where: Where

    @property
    def lines(self) -> tuple[str, ...]:
        """What is printed of the person, line by line."""
        return tuple(line for line in (self.name, self.organisation) if line)
