"""Values with positions to models, and what is wrong with them in the author's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from annotated_types import MaxLen, MinLen
from pydantic import ValidationError
from pydantic_core import InitErrorDetails

from sheetbuilder.errors import Problem
from sheetbuilder.models.base import Content, Placed
from sheetbuilder.models.describe import describe, unsaid
from sheetbuilder.source import Located

C = TypeVar("C", bound=Content)


def model(located: Located, kind: type[C], context: Mapping[str, object]) -> tuple[C | None, list[Problem]]:
    """The model that a file's values make, or every problem that they have; validators are handed the context."""
    values = Placed(located)
    unfilled = unsaid(values)
    try:
        made = kind.model_validate(values, context=dict(context))
    except ValidationError as error:
        found = [*describe(error, values), *_miscounted(located, kind, error, values)]
        lines = {problem.where.line for problem in found if problem.where}  # where more is wrong, that is told
        return None, [*found, *(problem for problem in unfilled if problem.where and problem.where.line not in lines)]
    return (None if unfilled else made), unfilled


def _miscounted(located: Located, kind: type[Content], error: ValidationError, values: Placed) -> list[Problem]:
    """Lists of a file that are too long or too short, where something in them is wrong: pydantic tells only that."""
    given = located.value if isinstance(located.value, dict) else {}
    inside = {one["loc"][0] for one in error.errors() if len(one["loc"]) > 1}
    counted: list[InitErrorDetails] = []
    for name, field in kind.model_fields.items():
        value = given[name].value if name in given and name in inside else None
        for bound in field.metadata if isinstance(value, tuple) else ():
            counted += _bound(name, len(value or ()), bound)
    return describe(ValidationError.from_exception_data(kind.__name__, counted), values) if counted else []


def _bound(name: str, count: int, bound: object) -> list[InitErrorDetails]:
    """What pydantic would say of a list with so many entries."""
    facts = {"field_type": "Tuple", "actual_length": count}
    if isinstance(bound, MaxLen) and count > bound.max_length:
        return [{"type": "too_long", "loc": (name,), "input": (), "ctx": {**facts, "max_length": bound.max_length}}]
    if isinstance(bound, MinLen) and count < bound.min_length:
        return [{"type": "too_short", "loc": (name,), "input": (), "ctx": {**facts, "min_length": bound.min_length}}]
    return []
