"""How a file that was made is told of: a line for a person, a row for a machine."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sheetbuilder.cli.progress import Progress
from sheetbuilder.cli.sizes import duration, size
from sheetbuilder.cli.speaker import Speaker, as_dict
from sheetbuilder.columns import one_line
from sheetbuilder.errors import say
from sheetbuilder.language import Translator

if TYPE_CHECKING:
    from sheetbuilder.compose import Built


def line(made: Built, speaker: Speaker, *, again: bool = False) -> str:
    """Its path; on a terminal with pages, size and seconds, or that it has not changed where it is found `again`."""
    if not speaker.terminal:
        return str(made.path)
    tell, path = speaker.translate, one_line(str(made.path))
    pages = tell(say("1 page") if made.pages == 1 else say("{count} pages", count=made.pages))
    last = tell(say("unchanged")) if again else duration(made.seconds, tell)
    told = (pages, size(made.bytes, tell), last) if made.pages else (size(made.bytes, tell), last)
    return f"{path}  {', '.join(told)}"


def fact(made: Built, translate: Translator, *, again: bool = False) -> dict[str, object]:
    """The same and its warnings as plain values."""
    return {
        "target": made.target,
        "path": str(made.path),
        "pages": made.pages,
        "bytes": made.bytes,
        "seconds": 0.0 if again else round(made.seconds, 3),
        "unchanged": again,
        "notes": [translate(note) for note in made.notes],
        "warnings": [as_dict(problem, translate) for problem in made.warnings],
    }


def telling(speaker: Speaker, bar: Progress) -> Callable[[Built], None]:
    """What tells of each file as it is made, and moves the bar on."""

    def done(made: Built) -> None:
        bar.clear()
        again = fact(made, speaker.translate, again=True), line(made, speaker, again=True)
        speaker.tell("built", fact(made, speaker.translate), line(made, speaker), again)
        speaker.notes(made.notes)
        speaker.problems(made.warnings)
        bar.step()

    return done
