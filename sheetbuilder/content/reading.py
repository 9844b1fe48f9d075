"""Values with positions to models, and what is wrong with them in the author's words."""

from __future__ import annotations

from typing import TypeVar

from pydantic import ValidationError

from sheetbuilder.content.base import Content, Placed
from sheetbuilder.content.dispatch import Vocabulary
from sheetbuilder.content.explain import explain
from sheetbuilder.errors import Problem
from sheetbuilder.source import Located

C = TypeVar("C", bound=Content)


def model(located: Located, kind: type[C], vocabulary: Vocabulary) -> tuple[C | None, list[Problem]]:
    """The model that a file's values make, or every problem that they have."""
    values = Placed(located)
    try:
        return kind.model_validate(values, context={"vocabulary": vocabulary}), []
    except ValidationError as error:
        return None, explain(error, values)
