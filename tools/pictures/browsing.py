"""A browser that uses a page and takes pictures of it: `tools/browser`, asked once."""

from __future__ import annotations

import datetime
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
DAY = datetime.datetime(2026, 11, 26, tzinfo=datetime.UTC)
"""When every picture is taken: what is shown bears no other day."""
Step = dict[str, Any]
"""A verb of `tools/browser/questions/use.mjs` and what it is done to."""


class Refused(Exception):
    """Something that the browser could not do."""


def used(page: Path | str, steps: Sequence[Step], *, width: int, height: int) -> None:
    """Use a page, a file or one of this machine, step by step; the steps take the pictures."""
    question = {"ask": "use", "file": str(page), "steps": list(steps), "width": width, "height": height}
    words = ["node", str(ROOT / "tools" / "browser" / "ask.mjs"), json.dumps(question)]
    answer = json.loads(subprocess.run(words, capture_output=True, text=True, check=True).stdout)
    if "failed" in answer:
        raise Refused(answer["failed"])


def ran(*words: str | Path) -> None:
    """A command of ours, in Danish and on that day."""
    subprocess.run(_program(words), cwd=ROOT, env=_environment(), check=True, capture_output=True)


@contextmanager
def served(*words: str | Path) -> Iterator[str]:
    """The address of a local page of ours, `app` or `preview` with what is given to them."""
    program = _program([*words, "--no-browser"])
    page = subprocess.Popen(program, cwd=ROOT, env=_environment(), stdout=subprocess.PIPE, text=True)
    try:
        assert page.stdout is not None
        yield next(word for line in page.stdout for word in line.split() if word.startswith("http://127.0.0.1:"))
    finally:
        page.terminate()
        page.wait()


def _program(words: Sequence[str | Path]) -> list[str]:
    return [sys.executable, "-m", "sheetbuilder", "--lang", "da", *map(str, words)]


def _environment() -> dict[str, str]:
    return {**os.environ, "SOURCE_DATE_EPOCH": str(round(DAY.timestamp()))}
