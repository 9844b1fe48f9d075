"""Values with positions to models, and what is wrong with them in the author's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from sheetbuilder.errors import Problem
from sheetbuilder.models.base import Content
from sheetbuilder.models.describe import describe, unsaid
from sheetbuilder.models.structure import make
from sheetbuilder.models.walk import Walk
from sheetbuilder.source import Located

C = TypeVar("C", bound=Content)


def model(located: Located, kind: type[C], context: Mapping[str, object]) -> tuple[C | None, list[Problem]]:
    """The model that a file's values make, or every problem that they have; the checks are handed the context."""
    unfilled = unsaid(located)
    walk = Walk(context, located)
    made = make(kind, located, "", walk)
    if walk.faults:
        found = describe(walk.faults, located.source.file)
        lines = {problem.where.line for problem in found if problem.where}  # where more is wrong, that is told
        return None, [*found, *(problem for problem in unfilled if problem.where and problem.where.line not in lines)]
    return (None if unfilled else made), unfilled
