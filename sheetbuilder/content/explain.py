"""What is wrong with a value, in the author's words and at its place."""

from __future__ import annotations

from pydantic import ValidationError

from sheetbuilder.errors import Problem, say
from sheetbuilder.source import Located


def explain(error: ValidationError, root: Located) -> list[Problem]:
    """One problem for everything that pydantic refused."""
    problems = []
    for found in error.errors(include_url=False):
        at, last = root, ""
        for part in found["loc"]:
            last = str(part)
            if isinstance(part, str) and isinstance(at.value, dict) and part in at.value or isinstance(part, int) and isinstance(at.value, tuple) and part < len(at.value):
                at = at.value[part]
        problems.append(Problem("SB201", say("{key}: {message}", key=last, message=found["msg"]), at.where))
    return problems
