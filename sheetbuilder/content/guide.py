"""guide.yaml: the description of the whole way of working, chapter by chapter."""

from __future__ import annotations

from typing import Literal

from sheetbuilder.content.dispatch import Blocks
from sheetbuilder.models.base import Content
from sheetbuilder.models.field import Field
from sheetbuilder.models.kinds import Identifier, Text, Words


class Chapter(Content):
    """A chapter and its blocks."""

    id: Identifier = Field(description="Kapitlets faste navn.")
    title: Words = Field(description="Kapitlets overskrift.")
    blocks: Blocks = Field(description="Kapitlets blokke i læserækkefølge.")


class Guide(Content):
    """The guide."""

    type: Literal["guide"] = Field(description="Filens slags.")
    title: Words = Field(description="Titlen på forsiden.")
    subtitle: Words | None = Field(default=None, description="Undertitlen på forsiden.")
    file: Identifier = Field(description="Filens navn uden .pdf.")
    lead: Text = Field(description="Et kort afsnit på forsiden.")
    chapters: tuple[Chapter, ...] = Field(min_length=1, description="Kapitlerne i rækkefølge.")
