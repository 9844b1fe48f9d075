"""Where the files lie that another file names: a browser tells their names, and no folders."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from sheetbuilder.errors import ContentError, MissingError, Problem, Where, say
from sheetbuilder.os_errors import is_file
from sheetbuilder.serving.forms import UploadedFile
from sheetbuilder.source import Located, examine, parse

_LONGEST = 200
"""Letters of a path; nothing that names a file has as many."""
_ENDINGS = (".yaml", ".yml")


def is_yaml(name: str) -> bool:
    """Whether a file is called as YAML is."""
    return name.lower().endswith(_ENDINGS)


def arranged(own: UploadedFile, uploads: Sequence[UploadedFile]) -> Mapping[str, bytes]:
    """Files as they are to lie below a folder: `own` at its top, the others where they are named, in it or in another.

    What nothing names lies at the top. `ContentError` for two files of one name, and for one that is named in two
    folders: which of them is meant nobody can tell.
    """
    names = [one.name.casefold() for one in uploads]
    found = _found(own, {one.name.casefold(): one for one in uploads})
    twice = [one.name for one in uploads if names.count(one.name.casefold()) > 1 or len(found[one.name.casefold()]) > 1]
    if problems := list(map(_alike, dict.fromkeys(twice))):
        raise ContentError(problems)
    return {place: one.content for one in uploads for place in found[one.name.casefold()] or (one.name,)}


def _found(own: UploadedFile, known: Mapping[str, UploadedFile]) -> Mapping[str, Sequence[str]]:
    """By name: where each file is to lie, as far as that is said."""
    found: dict[str, list[str]] = {name: [] for name in known}
    waiting = [own.name]
    while waiting:
        place = waiting.pop()
        name = PurePosixPath(place).name.casefold()
        if place in found[name] or len(found[name]) > 1:  # two are too many already, and a file may name itself deeper
            continue
        found[name].append(place)
        if is_yaml(name):
            root, folder = parse(Path(place), known[name].content).root, PurePosixPath(place).parent
            waiting += [
                str(folder / there)
                for other, several in places(root).items()
                if other in known and other != own.name.casefold()
                for there in several
            ]
    return found


def _alike(name: str) -> Problem:
    told = say("two files have the name {name}, and a browser tells no folders", name=name)
    hint = say("give one of them another name, in the file that names it too; or start the page with the folder of all")
    return Problem("SB960", told, None, hint)


def outside(folder: Path) -> Iterator[Problem]:
    """A problem for each file of this machine that a YAML file in a folder names, and that lies elsewhere."""
    for path in sorted(folder.rglob("*")):
        if is_yaml(path.name):
            yield from (_elsewhere(one) for one in _located(examine(path).root) if _leads_out(one, path, folder))


def naming(folder: Path, file: Path) -> int:
    """How often the YAML files in a folder name a file that lies there."""
    return sum(
        _names(str(text.value), path, file)
        for path in sorted(folder.rglob("*"))
        if is_yaml(path.name)
        for text in _located(examine(path).root)
    )


def _names(value: str, holder: Path, file: Path) -> bool:
    if not value.isprintable() or len(value) > _LONGEST or PurePosixPath(value.replace("\\", "/")).name != file.name:
        return False
    return (holder.parent / value.replace("\\", "/")).resolve() == file.resolve()


def _leads_out(text: Located, path: Path, folder: Path) -> bool:
    value = str(text.value)
    if not value.isprintable() or not value or len(value) > _LONGEST:
        return False
    named = path.parent / value.replace("\\", "/")
    return is_file(named) and not named.resolve().is_relative_to(folder.resolve())


def _elsewhere(text: Located) -> Problem:
    told = say("the file names one that was not brought in: {path}", path=str(text.value))
    hint = say("write its name alone, and choose it together with this file")
    return Problem("SB959", told, text.where, hint)


def places(located: Located | None) -> Mapping[str, Sequence[str]]:
    """Where the files that a file names lie below it, by their last names; nothing that leads elsewhere."""
    found: dict[str, list[str]] = {}
    for one in _located(located):
        text = str(one.value)
        path = PurePosixPath(text)
        below = not path.is_absolute() and not {"..", "."} & set(path.parts) and not set("\\:") & set(text)
        if below and path.suffix and text.isprintable() and len(text) < _LONGEST:
            found.setdefault(path.name.casefold(), []).append(str(path))
    return found


def _located(located: Located | None) -> Iterator[Located]:
    """All texts of a file."""
    held = located.value if located is not None else None
    if isinstance(held, Mapping | tuple):
        for one in held.values() if isinstance(held, Mapping) else held:
            yield from _located(one)
    elif located is not None and isinstance(held, str):
        yield located


def files_below(file: Path) -> Iterator[Path]:
    """The files below a file's folder that a text of it names; `MissingError` where it cannot be opened."""
    try:
        root = parse(file, file.read_bytes()).root
    except OSError as error:
        raise MissingError([Problem("SB961", say("the file cannot be opened"), Where(file))]) from error
    for placed in places(root).values():
        yield from (path for place in placed if is_file(path := file.parent / place))
