"""What a shell offers for a word that somebody has begun: names with their titles, and files where files may stand.

Nothing of what lays out or draws is imported, and what cannot be read offers nothing: a key was pressed, no command
given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import click
from click.shell_completion import CompletionItem

from sheetbuilder import resources
from sheetbuilder.cli.speaker import Speaker

if TYPE_CHECKING:
    from sheetbuilder.cli.outline import Offer, PackageOutline

Item: TypeAlias = "CompletionItem[str]"
_BRAND = re.compile(rb"^type:[ \t]*[\"']?brand\b", re.MULTILINE)
_NAME = re.compile(rb"^name:[ \t]*[\"']?([^\"'#\r\n]+)", re.MULTILINE)
_TOP = 4000
"""Bytes of a file in which it says that it is a brand, and whose."""


def targets(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[Item]:
    """Targets by name and number."""
    return _items(_package(ctx).targets(), incomplete)


def targets_and_files(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
    """The same, and files."""
    return [*_files(incomplete), *targets(ctx, param, incomplete)]


def recipes(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[Item]:
    """Recipes of the package, and files."""
    return [*_files(incomplete), *_items(_package(ctx).recipes(), incomplete)]


def kinds(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[Item]:
    """The kinds of items in the recipe that is named."""
    # Where an option lacks its value click has not given the arguments their names yet.
    recipe = ctx.params.get("recipe") or next(iter(ctx.args), None)
    return _items(_package(ctx).kinds(recipe), incomplete) if recipe else []


def places(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[Item]:
    """What has lines that a brand can change: sheets, and the pages beside them."""
    pages = ((name, "") for name in ("how-to-use", "closing", "strategy"))
    return _items([*_package(ctx).sheets(), *pages], incomplete)


def free_numbers(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[Item]:
    """Numbers that a new sheet can have, in the package that one stands in or names."""
    folder = ctx.params.get("content")
    here = Path.cwd()
    around = next((one for one in (here, *here.parents) if (one / "package.yaml").is_file()), None)
    found = Path(folder) if folder else around
    return _items(_outline(found).free_numbers(), incomplete) if found else []


def brands(_: click.Context, __: click.Parameter, incomplete: str) -> list[Item]:
    """Brand files by what they hold, and files."""
    return [*_files(incomplete), *_items(_brands(incomplete), incomplete)]


def media(_: click.Context, __: click.Parameter, incomplete: str) -> list[Item]:
    """Papers by the names that people use, with the ones that printers use."""
    from sheetbuilder.printing.media import papers

    return _items(((paper.said.lower(), paper.name) for paper in papers()), incomplete.lower())


def codes(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[Item]:
    """Codes with their titles."""
    from sheetbuilder.codes import chapters

    language = ctx.ensure_object(Speaker).translate.language
    every = ((code.code, code.texts[language].title) for chapter in chapters() for code in chapter.codes)
    return _items(every, incomplete.upper())


def folders(_: click.Context, __: click.Parameter, incomplete: str) -> list[Item]:
    """Folders alone."""
    return [CompletionItem(incomplete, type="dir")]


def _package(ctx: click.Context) -> PackageOutline:
    content = ctx.params.get("content")
    return _outline(Path(content) if content else resources.sheets())


def _outline(folder: Path) -> PackageOutline:
    from sheetbuilder.cli.outline import PackageOutline  # reads YAML, for which nobody waits who asks for help

    return PackageOutline(folder)


def _files(incomplete: str) -> list[Item]:
    """What makes a shell offer files: it stands first, for bash forgets what stood before it."""
    return [CompletionItem(incomplete, type="file")]


def _items(offers: Iterable[Offer], incomplete: str) -> list[Item]:
    return [
        CompletionItem(name, help=title or None)
        for name, title in offers
        if name and name.startswith(incomplete) and not re.search(r"\s", name)
    ]


def _brands(incomplete: str) -> Iterator[Offer]:
    """The brand files in the folder that the word begins with; `brands/a` looks in `brands`."""
    folder, slash, _ = incomplete.rpartition("/")
    place = Path(folder + slash) if slash else Path()
    for pattern in ("*.yaml", "*/brand.yaml"):
        for path in sorted(place.glob(pattern)) if place.is_dir() else ():
            try:
                with path.open("rb") as file:
                    top = file.read(_TOP)
            except OSError:
                continue
            if _BRAND.search(top):
                name = _NAME.search(top)
                yield path.as_posix(), name[1].decode("utf-8", "replace").strip() if name else ""
