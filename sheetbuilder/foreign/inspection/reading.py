"""A finished file judged in the child."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from sheetbuilder.foreign.extract.painting import Step, silent
from sheetbuilder.foreign.inspection.answer import InspectionAnswer
from sheetbuilder.pdf.inspect import inspected
from sheetbuilder.pdf.inspect.memory import Memory
from sheetbuilder.pdf.inspect.press import press_problems
from sheetbuilder.pdf.read.refusal import Refusal
from sheetbuilder.problem_json import plain, plain_message
from sheetbuilder.values import replace


@functools.cache
def _memory() -> Memory:
    """What the files that this process has read may have in common."""
    return Memory()


def answer(data: bytes, arguments: Mapping[str, Any], step: Step = silent) -> dict[str, object]:
    """What the child answers of a file at a `path`; it is large, and read from there. `press` asks for more checks.

    Where it is not to be `whole`, facts, tree and text are left out.
    """
    del data, step
    path = Path(arguments["path"])
    try:
        report = inspected(path, _memory())
        if arguments.get("press"):
            report = replace(report, problems=(*report.problems, *press_problems(path)))
        whole = bool(arguments.get("whole", True))
        found = InspectionAnswer(
            facts=report.as_dict() if whole else {},
            lines=tuple(map(plain_message, report.lines())),
            tree=report.tree_lines() if whole else (),
            text=report.text() if whole else "",
            problems=tuple(plain(problem, path.parent) for problem in report.problems),
        )
        return {
            field.name: getattr(found, field.name) for field in fields(found)
        }  # plain already, so nothing is copied
    except (MemoryError, RecursionError):
        return asdict(InspectionAnswer(refusal=Refusal.TOO_MUCH))
