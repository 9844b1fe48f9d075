"""`sheetbuilder list`: what can be built."""

from __future__ import annotations

from pathlib import Path

import click

from sheetbuilder.cli import options
from sheetbuilder.cli.described import described
from sheetbuilder.cli.exits import Exit
from sheetbuilder.cli.group import Tell
from sheetbuilder.cli.speaker import Speaker
from sheetbuilder.columns import width
from sheetbuilder.errors import say


def command(tell: Tell) -> click.Command:
    """The command, with its help in the language of the run."""

    @described("list", tell)
    @options.content(tell)
    @options.brand(tell, say("Show what there is to build for a municipality, its own sheets included."))
    @options.usual(tell)
    def list_targets(speaker: Speaker, content: Path | None, brand_file: Path | None) -> Exit:
        from sheetbuilder.brand import load_brand
        from sheetbuilder.compose import load
        from sheetbuilder.handout import load_handout, ready_made
        from sheetbuilder.offers import targets

        package = load(content)
        found = targets(package, load_brand(brand_file) if brand_file else None)
        handouts = {name: load_handout(path, package).recipe.title for name, path in ready_made(package).items()}
        quick = {target.name for target in found}
        names = [*(target.name for target in found), *(_command(name) for name in handouts if name not in quick)]
        widest = max(map(width, names), default=0)
        for target in found:
            fact = {"name": target.name, "title": target.title, "kind": str(target.kind), "file": target.file}
            padding = " " * (widest - width(target.name) + 2)
            speaker.tell("targets", fact, f"{target.name}{padding}{target.title}")
        for name, title in handouts.items():
            padding = " " * (widest - width(_command(name)) + 2)
            if speaker.as_json or name not in quick:
                speaker.tell("handouts", {"name": name, "title": title}, f"{_command(name)}{padding}{title}")
        return Exit.OK

    return list_targets


def _command(name: str) -> str:
    """The handout of a course is not for `build`: what stands in the list says how it is built."""
    return f"handout {name}"
