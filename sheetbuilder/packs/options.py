"""What is asked for of packs, beside the brands."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from sheetbuilder import resources
from sheetbuilder.publish.fingerprint import Maker, content_sha256, of_mapping


@dataclass(frozen=True, slots=True)
class PackOptions:
    """The same for every brand of a run."""

    content: Path | None = None
    """A content package other than ours."""
    date: datetime.date | None = None
    """Of the documents; the edition's where none is given."""
    strict: bool = False
    """Whether warnings count as errors."""
    require: bool = False
    """Whether a letterhead or logo that takes back PDF/A is an error."""
    grey: bool = False
    """For a black-and-white printer; such a pack has a folder of its own."""
    inspect: bool = True
    """Whether every file is read back and judged before the pack is published."""
    zip: bool = False
    """Whether each pack is written as a zip file too, beside its folder."""

    @property
    def day(self) -> datetime.date:
        """The day that contacts are held against, and on which the packs are made."""
        return self.date or datetime.datetime.now().astimezone().date()

    @property
    def directory(self) -> Path:
        """Where the content lies."""
        return self.content or resources.sheets()

    def made_from(self) -> str:
        """A hash of program, content and options: where it is the same, only the brand can make a difference."""
        return of_mapping(
            {
                "program": Maker().sha256,
                "content": content_sha256(self.directory),
                "date": str(self.date),
                "strict": self.strict,
                "require": self.require,
                "grey": self.grey,
                "inspect": self.inspect,
            }
        )
