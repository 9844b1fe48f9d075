"""`sheetbuilder new`: first files of one's own."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import click

from sheetbuilder.cli import candidates, options
from sheetbuilder.cli.asked import Asked, printing
from sheetbuilder.cli.described import described, family
from sheetbuilder.cli.exits import Exit
from sheetbuilder.cli.group import Tell
from sheetbuilder.cli.opening import launch, opening
from sheetbuilder.cli.speaker import Speaker
from sheetbuilder.errors import say
from sheetbuilder.language import LANGUAGES


def command(tell: Tell) -> click.Group:
    """The command and those below it, with their help in the language of the run."""
    return family("new", tell, _package, _sheet, _brand, _handout, _alts)


def _folder(tell: Tell) -> Callable[[options.F], options.F]:
    return options.out(tell, say("The folder in which the new folder is made."), Path())


def _name(tell: Tell) -> Callable[[options.F], options.F]:
    return click.argument("name", metavar=tell(say("NAME")))


def _package(tell: Tell) -> click.Command:
    @described("new package", tell)
    @_name(tell)
    @click.option(
        "--language",
        type=click.Choice(LANGUAGES),
        help=tell(say("The language of the package; otherwise the one that you are spoken to in.")),
    )
    @_folder(tell)
    @options.date(tell)
    @opening(tell)
    @options.usual(tell)
    def package(
        speaker: Speaker, name: str, language: str | None, out: Path, date: datetime.date | None, opened: bool
    ) -> Exit:
        from sheetbuilder.compose.first_package import new_package

        written = new_package(name, out, date or _today(), language or speaker.translate.language)
        for path in written:
            _tell(speaker, "package", path, opened=False)
        told = say("“sheetbuilder build --content {folder}” builds it.", folder=str(written[0].parent))
        speaker.notes([told])
        if opened:
            launch(speaker, written[0].parent)
        return Exit.OK

    return package


def _sheet(tell: Tell) -> click.Command:
    @described("new sheet", tell)
    @click.argument("number", metavar=tell(say("NUMBER")), shell_complete=candidates.free_numbers)
    @click.argument("title", metavar=tell(say("TITLE")))
    @options.content(tell, around=True)
    @opening(tell)
    @options.usual(tell)
    def sheet(speaker: Speaker, number: str, title: str, content: Path | None, opened: bool) -> Exit:
        from sheetbuilder.compose import load
        from sheetbuilder.compose.first_sheet import new_sheet, package_around

        _tell(speaker, "sheet", new_sheet(load(content or package_around(Path())), number, title), opened)
        return Exit.OK

    return sheet


def _brand(tell: Tell) -> click.Command:
    @described("new brand", tell)
    @_name(tell)
    @_folder(tell)
    @options.date(tell)
    @opening(tell)
    @options.usual(tell)
    def brand(speaker: Speaker, name: str, out: Path, date: datetime.date | None, opened: bool) -> Exit:
        from sheetbuilder.branding.scaffold import new_brand

        _tell(speaker, "brand", new_brand(name, out, date or _today()), opened)
        return Exit.OK

    return brand


def _handout(tell: Tell) -> click.Command:
    @described("new handout", tell)
    @_name(tell)
    @_folder(tell)
    @printing(tell, "content", "date")
    @opening(tell)
    @options.usual(tell)
    def handout(speaker: Speaker, name: str, out: Path, asked: Asked, opened: bool) -> Exit:
        from sheetbuilder.compose import load
        from sheetbuilder.handout.scaffold import new_handout

        day = asked.options.date or _today()
        _tell(speaker, "handout", new_handout(name, out, day, load(asked.content)), opened)
        return Exit.OK

    return handout


def _alts(tell: Tell) -> click.Command:
    @described("new alts", tell)
    @click.argument("recipe", metavar=tell(say("RECIPE")), shell_complete=candidates.recipes)
    @options.content(tell)
    @opening(tell)
    @options.usual(tell)
    def alts(speaker: Speaker, recipe: str, content: Path | None, opened: bool) -> Exit:
        from sheetbuilder.compose import load
        from sheetbuilder.handout.drafting import draft_alts
        from sheetbuilder.handout.recipe.load import find

        package = load(content)
        path = find(package, recipe)
        count = draft_alts(path, package)
        said = (
            say("{path}: {count} drafts, each to be read and said better", path=str(path), count=count)
            if count
            else say("{path}: no page lacks a description", path=str(path))
        )
        speaker.tell("written", {"kind": "alts", "path": str(path), "drafts": count}, tell(said))
        if opened:
            launch(speaker, path)
        return Exit.OK

    return alts


def _today() -> datetime.date:
    return datetime.datetime.now().astimezone().date()


def _tell(speaker: Speaker, kind: str, path: Path, opened: bool) -> None:
    speaker.tell("written", {"kind": kind, "path": str(path)}, str(path))
    if opened:
        launch(speaker, path)
