"""Values with positions to models, and what is wrong with them in the author's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from pydantic import ValidationError

from sheetbuilder.errors import Problem
from sheetbuilder.reading.base import Content, Placed
from sheetbuilder.reading.explain import explain
from sheetbuilder.source import Located

C = TypeVar("C", bound=Content)


def model(located: Located, kind: type[C], context: Mapping[str, object]) -> tuple[C | None, list[Problem]]:
    """The model that a file's values make, or every problem that they have; validators are handed the context."""
    values = Placed(located)
    try:
        return kind.model_validate(values, context=dict(context)), []
    except ValidationError as error:
        return None, explain(error, values)
