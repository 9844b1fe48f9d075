"""What was made shown to the person who made it, by whatever program opens such files here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import click

from sheetbuilder.cli.group import Tell
from sheetbuilder.cli.speaker import Speaker
from sheetbuilder.errors import say

F = TypeVar("F", bound=Callable[..., object])
_START = "index.html"
"""The page of a folder that tells what is in it."""


def opening(tell: Tell) -> Callable[[F], F]:
    """--open on a command, which gets it as `opened`."""
    return click.option("--open", "opened", is_flag=True, help=tell(say("Open the finished file, or its folder.")))


def show(speaker: Speaker, made: Sequence[Path]) -> None:
    """Open the one file, or the folder of several; of a folder the page that it starts with."""
    if not made:
        return
    place = made[0] if len(made) == 1 else made[0].parent
    if (place / _START).is_file():
        place /= _START
    launch(speaker, place)


def launch(speaker: Speaker, place: Path) -> None:
    """Open that very file or folder."""
    if click.launch(str(place)):
        speaker.aside(speaker.translate(say("Nothing on this machine opens {path}.", path=str(place))))
