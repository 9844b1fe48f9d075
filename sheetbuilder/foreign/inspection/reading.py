"""A finished file judged in the child."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sheetbuilder.foreign.extract.painting import Step, silent
from sheetbuilder.foreign.inspection.answer import InspectionAnswer
from sheetbuilder.pdf.inspect import inspect
from sheetbuilder.pdf.inspect.press import press_problems
from sheetbuilder.pdf.read.refusal import Refusal
from sheetbuilder.problem_json import plain, plain_message
from sheetbuilder.values import replace


def answer(data: bytes, arguments: Mapping[str, Any], step: Step = silent) -> dict[str, object]:
    """What the child answers of a file at a `path`; it is large, and read from there. `press` asks for more checks."""
    del data, step
    path = Path(arguments["path"])
    try:
        report = inspect(path)
        if arguments.get("press"):
            report = replace(report, problems=(*report.problems, *press_problems(path)))
        return asdict(
            InspectionAnswer(
                facts=report.as_dict(),
                lines=tuple(map(plain_message, report.lines())),
                tree=report.tree_lines(),
                text=report.text(),
                problems=tuple(plain(problem, path.parent) for problem in report.problems),
            )
        )
    except (MemoryError, RecursionError):
        return asdict(InspectionAnswer(refusal=Refusal.TOO_MUCH))
