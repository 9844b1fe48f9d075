"""What several steps refuse, gathered, so that all of it is told at once."""

from __future__ import annotations

from types import TracebackType

from sheetbuilder.errors import ContentError, Problem


class Faults:
    """Around every step that may raise `ContentError`; `stop` raises one with the problems of all of them."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if isinstance(error, ContentError):
            self._problems += error.problems
        return isinstance(error, ContentError)

    def stop(self, *warnings: Problem) -> None:
        """`ContentError` if any step was refused, with the warnings of those that were not."""
        if self._problems:
            raise ContentError((*warnings, *self._problems))
