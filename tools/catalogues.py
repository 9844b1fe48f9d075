"""Brings the translation catalogues up to date: `python -m tools.catalogues` (needs babel).

Gathers every message of the package and of click, merges them into each .po file, prints what has no
translation or one with other placeholders, and compiles the .mo files. `--check` changes nothing. Either way
the exit code is 1 while anything is missing.
"""

from __future__ import annotations

import ast
import datetime
import importlib.util
import io
import string
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "sheetbuilder"
LOCALE = PACKAGE / "locale"

CLICK_MODULES = ("core", "decorators", "exceptions", "formatting", "parser", "types")
"""The modules of click whose words can reach somebody who uses a command line without prompts."""

CLICK = "click"
"""The comment in a .po file that marks a message of click; those of older versions of click are kept."""

_NO_DAY = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
"""The date in the head of a compiled catalogue, so that the same messages give the same bytes on any day."""

Key = str | tuple[str, str]
"""A template, or singular and plural."""

HEADER = """\
Translations of sheetbuilder.
Kept by tools/catalogues.py; the comment "click" marks the words of click itself.
"""


class Unreadable(Exception):
    """A message that is not written out where it is said, so that nobody can translate it."""


def said(folder: Path = PACKAGE) -> dict[str, list[str]]:
    """Every template in the calls of `say` and `Message`, with the files that say it."""
    found: dict[str, list[str]] = {}
    for file in sorted(folder.rglob("*.py")):
        name = file.relative_to(folder.parent).as_posix()
        for call in _calls(file, ("say", "Message")):
            if call.args and name != "sheetbuilder/message.py":
                for template in _literals(call.args[0], name):
                    places = found.setdefault(template, [])
                    if name not in places:
                        places.append(name)
    return found


def clicks_own() -> tuple[Key, ...]:
    """Every message of the installed click that can reach a user."""
    spec = importlib.util.find_spec("click")
    assert spec is not None
    assert spec.origin is not None
    return words_of_click(Path(spec.origin).parent)


def words_of_click(folder: Path) -> tuple[Key, ...]:
    """Every message that the sources of a click put into gettext."""
    found: list[Key] = []
    for module in CLICK_MODULES:
        for call in _calls(folder / f"{module}.py", ("_", "ngettext")):
            texts = [part.value for part in call.args if isinstance(part, ast.Constant)]
            if isinstance(call.func, ast.Name) and call.func.id == "_":
                found += [text for text in texts[:1] if isinstance(text, str)]
            elif isinstance(texts[0], str) and isinstance(texts[1], str):
                found.append((texts[0], texts[1]))
    return tuple(dict.fromkeys(found))


def placeholders(template: str) -> list[str]:
    """The places of a template with their conversions and formats, sorted: a translation has the same."""
    parts = [part[1:] for part in string.Formatter().parse(template) if part[1] is not None]
    return sorted(f"{name}!{conversion or ''}:{spec}" for name, spec, conversion in parts)


def faults(catalogue: Catalog, wanted: Mapping[Key, list[str]]) -> Iterator[str]:
    """A line for every message that has no translation, or one with other placeholders."""
    for key in wanted:
        message = catalogue.get(key if isinstance(key, str) else key[0])
        translations = forms(message.string) if message is not None else []
        if not translations or not all(translations) or (message is not None and message.fuzzy):
            yield f"not translated: {key!r}"
            continue
        due = [placeholders(template) for template in forms(key)]
        for translation in translations:
            if _placeholders_or_none(translation) not in due:
                yield f"other placeholders: {key!r} -> {translation!r}"


def wanted() -> dict[Key, list[str]]:
    """All that needs a translation, with the files where it is said; those of click have none."""
    keys: dict[Key, list[str]] = {key: [] for key in clicks_own()}
    keys.update(said())
    return keys


def load(path: Path) -> Catalog:
    """The catalogue in a .po file."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name)


def merged(old: Catalog, keys: Mapping[Key, list[str]]) -> Catalog:
    """The old translations under the present messages, sorted; of click's, those of other versions stay."""
    new = Catalog(
        old.locale,
        project="sheetbuilder",
        header_comment=_commented(HEADER),
        charset="utf-8",
        fuzzy=False,
        creation_date=_NO_DAY,
        revision_date=_NO_DAY,
    )
    kept: dict[Key, list[str]] = {_key(message): [] for message in old if message.id and CLICK in message.auto_comments}
    own = clicks_own()
    for key, files in sorted({**kept, **keys}.items(), key=lambda pair: (not pair[1], forms(pair[0])[0])):
        before = old.get(key if isinstance(key, str) else key[0])
        new.add(
            key,
            before.string if before is not None else None,
            locations=[(file, None) for file in files],  # type: ignore[misc]  # babel allows a file without a line
            auto_comments=[CLICK] if not files or key in own else [],
        )
    return new


def main(arguments: list[str]) -> int:
    """Updates every catalogue, or only looks."""
    keys, bad = wanted(), 0
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        catalogue = merged(load(path), keys)
        for line in faults(catalogue, keys):
            bad += 1
            print(f"{path.relative_to(ROOT)}: {line}")
        if "--check" not in arguments:
            path.write_bytes(_po(catalogue))
            with path.with_suffix(".mo").open("wb") as file:
                write_mo(file, catalogue)
    return 1 if bad else 0


def _po(catalogue: Catalog) -> bytes:
    """The .po file without those lines of the header that change with the day and the version of babel."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=110, include_lineno=False, ignore_obsolete=True)
    names = ("POT-Creation-Date", "PO-Revision-Date", "Generated-By", "Last-Translator", "Language-Team")
    volatile = tuple(f'"{name}'.encode() for name in names)
    lines = buffer.getvalue().split(b"\n")
    return b"\n".join(line for line in lines if not line.startswith(volatile))


def _calls(file: Path, names: tuple[str, ...]) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"), str(file))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            yield node


def _literals(argument: ast.expr, place: str) -> Iterator[str]:
    if isinstance(argument, ast.IfExp):
        yield from _literals(argument.body, place)
        yield from _literals(argument.orelse, place)
    elif isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.value
    else:
        written = ast.unparse(argument)
        raise Unreadable(f"{place}:{argument.lineno}: the template is not written out: {written}")


def _key(message: Message) -> Key:
    return message.id if isinstance(message.id, str) else (message.id[0], message.id[1])


def forms(text: object) -> list[str]:
    """The forms of a message: one, or singular and plural; none where there is no translation."""
    if isinstance(text, str):
        return [text]
    return [str(form) for form in text] if isinstance(text, tuple | list) else []


def _placeholders_or_none(template: str) -> list[str] | None:
    try:
        return placeholders(template)
    except ValueError:
        return None


def _commented(text: str) -> str:
    return "\n".join(f"# {line}" for line in text.splitlines())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
