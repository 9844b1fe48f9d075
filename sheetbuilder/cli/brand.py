"""`sheetbuilder brand`: what a municipality's local lines change, and what they can change."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sheetbuilder.cli import candidates, options
from sheetbuilder.cli.described import described, family
from sheetbuilder.cli.exits import Exit
from sheetbuilder.cli.group import Tell
from sheetbuilder.cli.speaker import Speaker
from sheetbuilder.columns import harmless
from sheetbuilder.content.local import LocalKind
from sheetbuilder.errors import Message, say

if TYPE_CHECKING:
    from sheetbuilder.content import PageWords
    from sheetbuilder.content.adapt import Change


def command(tell: Tell) -> click.Group:
    """The command and those below it, with their help in the language of the run."""
    return family("brand", tell, _diff, _ids)


def _diff(tell: Tell) -> click.Command:
    @described("brand diff", tell)
    @click.argument(
        "file", type=click.Path(path_type=Path), metavar=tell(say("BRAND")), shell_complete=candidates.brands
    )
    @click.option("--accept", is_flag=True, help=tell(say("Write down what the core says now, beside the brand file.")))
    @options.content(tell)
    @options.usual(tell)
    def diff(speaker: Speaker, file: Path, accept: bool, content: Path | None) -> Exit:
        from sheetbuilder.brand import load_brand
        from sheetbuilder.branding.differing import differing, remember
        from sheetbuilder.compose import load

        speaker.expect("changes")
        package = load(content)
        found = differing(package, load_brand(file))
        place = ""
        for change in found.changes:
            head = [] if change.place == place else [f"{change.place} {change.title}".strip()]
            place = change.place
            then = found.then(change)
            told = [*head, f"  {tell(_told(change, package.words))}"]
            if then is not None:
                told.append(f"    {tell(say('the core said: “{then}”', then=then))}")
            speaker.tell("changes", {**_fact(change), "then": then}, harmless("\n".join(told)))
        if not found.changes:
            speaker.remark(say("The brand says nothing else than the core."))
        if accept:
            path = remember(file, found.changes, package)
            speaker.tell("written", {"path": str(path)}, str(path))
        else:
            speaker.problems(found.warnings)
        return Exit.OK

    return diff


def _ids(tell: Tell) -> click.Command:
    @described("brand ids", tell)
    @click.argument("places", nargs=-1, metavar=tell(say("[PLACE]...")), shell_complete=candidates.places)
    @options.content(tell)
    @options.usual(tell)
    def ids(speaker: Speaker, places: Sequence[str], content: Path | None) -> Exit:
        from sheetbuilder.branding.differing import addresses
        from sheetbuilder.compose import load

        speaker.expect("ids")
        for one in addresses(load(content), places):
            fact = {"place": one.place, "block": one.block, "item": one.item or None, "text": one.text}
            when = ", ".join(one.when)
            told = (
                one.place,
                one.block,
                one.item or "–",
                *((f"[{when}]",) if when else ()),
                " ".join(one.text.split()),
            )
            speaker.tell("ids", {**fact, "when": list(one.when)}, harmless("  ".join(told)))
        return Exit.OK

    return ids


def _told(change: Change, words: PageWords) -> Message:
    block = getattr(words, change.line.block or "", change.line.block)
    name = change.line.id or change.line.item
    match change.kind:
        case LocalKind.ADD:
            return say("added to {block}, {id}: “{new}”", block=block, id=name, new=change.local)
        case LocalKind.REPLACE:
            return say(
                "replaced in {block}, {id}: “{old}” → “{new}”", block=block, id=name, old=change.core, new=change.local
            )
        case LocalKind.DROP:
            return say("dropped from {block}, {id}: “{old}”", block=block, id=name, old=change.core)
        case LocalKind.TITLE:
            return say("another title: “{old}” → “{new}”", old=change.core, new=change.local)
        case LocalKind.DROP_SHEET:
            return say("the sheet is dropped")
        case LocalKind.ADD_SHEET:
            return say("the sheet is the municipality's own")


def _fact(change: Change) -> dict[str, object]:
    line, where = change.line, change.line.where
    return {
        "place": change.place,
        "title": change.title,
        "kind": str(change.kind),
        "block": line.block,
        "id": line.id or line.item,
        "core": change.core or None,
        "local": change.local or None,
        "file": str(where.file),
        "line": where.line,
    }
