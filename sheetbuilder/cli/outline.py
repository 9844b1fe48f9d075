"""What a package has on offer, by name and title, read from the tops of its files: quick, for who presses a key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from sheetbuilder.os_errors import is_file
from sheetbuilder.source import Located, examine, parse
from sheetbuilder.source.opening import opened

Offer = tuple[str, str]
"""Something that can be named on the command line, and what it is; a title that is not known is empty."""

_SHEET = re.compile(r"([1-9]\d*\.[1-9]\d*)-([a-z0-9-]+)\.yaml")
_TITLE = re.compile(rb"^title:[ \t]+[^ \t|>&*!#\r\n].*$", re.MULTILINE)
_TOP = 10_000
"""Bytes of a file in which its title stands."""
_PAPERS = {"type", "title", "items"}
"""The keys of a recipe that is a target; one that says more is for a course."""


class PackageOutline:
    """A package's folder, of which only what is asked for is opened; what cannot be read is not there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def targets(self) -> Iterator[Offer]:
        """What `build` builds, in the order of `list`; sheets by their numbers, then by their short names."""
        yield from ((_text(one, "id"), _text(one, "title")) for one in self._rows("package.yaml", "sets"))
        for name in ("guide", "workflow", "core-elements", "strategy"):
            if (self._folder / f"{name}.yaml").is_file():
                yield (name, self._title(f"{name}.yaml"))
        for deck in self._rows("cards.yaml", "decks"):
            yield (f"cards-{_text(deck, 'id')}", _text(deck, "title"))
        yield from self.sheets()
        for recipe in self.recipes():
            located = examine(self._recipe(recipe[0])).root
            if located is not None and isinstance(located.value, dict) and located.value.keys() <= _PAPERS:
                yield recipe
        yield from self.short_names()

    def sheets(self) -> Iterator[Offer]:
        """The sheets by their numbers."""
        yield from ((number, self._title(file)) for number, _, file in self._sheets())

    def short_names(self) -> Iterator[Offer]:
        """The sheets by their short names."""
        yield from ((name, self._title(file)) for _, name, file in self._sheets())

    def recipes(self) -> Iterator[Offer]:
        """The recipes that came with the package, by name."""
        for path in sorted(self._folder.glob("handouts/*.yaml")):
            yield (path.stem, self._title(f"handouts/{path.name}"))

    def free_numbers(self) -> Iterator[Offer]:
        """The next number of each step, and what the step is called."""
        taken = [tuple(map(int, number.split("."))) for number, _, _ in self._sheets()]
        for phase in self._rows("workflow.yaml", "phases"):
            for step in _list(phase, "steps"):
                number = _text(step, "number")
                if number.isdigit():
                    last = max((place for one, place in taken if one == int(number)), default=0)
                    yield (f"{number}.{last + 1}", _text(step, "name"))

    def kinds(self, recipe: str) -> Iterator[Offer]:
        """The kinds of items that a recipe has, each once; `recipe` is a name or a path."""
        path = self._recipe(recipe)
        located = examine(path if is_file(path) else Path(recipe)).root
        kinds = (_text(one, "type") for one in (_list(located, "items") if located is not None else ()))
        yield from ((kind, "") for kind in dict.fromkeys(kinds) if kind)

    def _recipe(self, name: str) -> Path:
        return self._folder / "handouts" / f"{name}.yaml"

    def _sheets(self) -> list[tuple[str, str, str]]:
        """Number, short name and file of each, by number."""
        names = (path.name for path in self._folder.glob("*.yaml"))
        found = [(one[1], one[2], one[0]) for one in map(_SHEET.fullmatch, names) if one]
        return sorted(found, key=lambda one: tuple(map(int, one[0].split("."))))

    def _title(self, file: str) -> str:
        """The title of a file: of a long one, if it stands on a line of its own."""
        data = opened(self._folder / file, _TOP)
        if not isinstance(data, bytes):
            return ""
        found = _TITLE.search(data)
        located = parse(self._folder / file, found[0] if found else data).root
        return _text(located, "title") if located is not None else ""

    def _rows(self, file: str, key: str) -> Iterator[Located]:
        located = examine(self._folder / file).root
        return iter(_list(located, key) if located is not None else ())


def _list(located: Located, key: str) -> tuple[Located, ...]:
    held = located.value.get(key) if isinstance(located.value, dict) else None
    return held.value if held is not None and isinstance(held.value, tuple) else ()


def _text(located: Located, key: str) -> str:
    held = located.value.get(key) if isinstance(located.value, dict) else None
    return held.value.strip() if held is not None and isinstance(held.value, str) else ""
