"""strategy.yaml: one page that collects what the preparing sheets ask one to decide."""

from __future__ import annotations

from typing import Literal

from sheetbuilder.content.dispatch import BackBlocks
from sheetbuilder.models.base import Content
from sheetbuilder.models.field import Field
from sheetbuilder.models.kinds import Identifier, Text, Words


class Strategy(Content):
    """The strategy page."""

    type: Literal["strategy"] = Field(description="Filens slags.")
    title: Words = Field(description="Sidens titel.")
    file: Identifier = Field(description="Filens navn uden .pdf.")
    purpose: Text = Field(description="Formålet i én sætning.")
    blocks: BackBlocks = Field(description="Sidens blokke i læserækkefølge.")
