"""Brings the register of codes up to date: `python -m tools.codes`.

Writes into `sheetbuilder/codes/` which modules raise each code, as the source has it, and makes `docs/codes.md`
from the register. Prints codes that are raised and not explained, explained and never raised, or raised in a room
that their range is not for. `--check` changes nothing. The exit code is 1 while anything is missing; with `--check`
also while a file is not current.
"""

from __future__ import annotations

import ast
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from sheetbuilder.codes import Code, CodeRange, chapters
from sheetbuilder.codes.register import FOLDER

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "sheetbuilder"
DOCS = ROOT / "docs" / "codes.md"

CODE = re.compile(r"SB\d{3}")
_ENTRY = re.compile(r"^  (SB\d{3}):\n    raised_by: \[.*\]$", re.MULTILINE)
_ASKING = ("frozenset", "set", "startswith")
"""Calls that look for a code in place of raising it."""

_HEAD = """\
# Every code and what to do about it

Each problem that sheetbuilder tells has a code. `sheetbuilder explain SB401` prints the same as this page,
`sheetbuilder --lang da explain SB401` in Danish, and `sheetbuilder explain` lists all codes.

This page is made by `python -m tools.codes` from the register in `sheetbuilder/codes/`; change the text there.
"""


def named(folder: Path = PACKAGE) -> Mapping[str, set[str]]:
    """Every code that stands anywhere in the source, with the modules that name it."""
    found: dict[str, set[str]] = defaultdict(set)
    for module, tree in _modules(folder):
        for _, code in _codes_in(tree):
            found[code].add(module)
    return found


def raised(folder: Path = PACKAGE) -> Mapping[str, set[str]]:
    """Every code with the modules that raise it; to compare with a code is not to raise it."""
    found: dict[str, set[str]] = defaultdict(set)
    for module, tree in _modules(folder):
        above = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
        for constant, code in _codes_in(tree):
            if _raises(constant, above):
                found[code].add(module)
    return found


def faults(register: Iterable[CodeRange], folder: Path = PACKAGE) -> Iterator[str]:
    """What the register and the source do not agree about, apart from the lists of modules."""
    register = tuple(register)
    written = {code.code for chapter in register for code in chapter.codes}
    by = raised(folder)
    yield from (f"{code}: not in the register" for code in sorted(named(folder).keys() - written))
    yield from (f"{code}: raised nowhere" for code in sorted(written - by.keys()))
    for chapter in register:
        span = f"SB{chapter.first} to SB{chapter.last}"
        idle = set(chapter.rooms)
        for code in chapter.codes:
            if not chapter.first <= int(code.code[2:]) <= chapter.last:
                yield f"{code.code}: stands outside {span}"
            for module in sorted(by.get(code.code, ())):
                room = next((room for room in chapter.rooms if f"{module}.".startswith(f"{room}.")), None)
                idle.discard(room or "")
                if room is None:
                    yield f"{code.code}: raised by {module}, which is no room of {span}"
        yield from (f"{room}: raises nothing of {span}" for room in sorted(idle))


def relisted(text: str, by: Mapping[str, set[str]]) -> str:
    """A file of the register with the modules as they are now."""

    def entry(match: re.Match[str]) -> str:
        return f"  {match[1]}:\n    raised_by: [{', '.join(sorted(by.get(match[1], ())))}]"

    return _ENTRY.sub(entry, text)


def page(register: Iterable[CodeRange]) -> str:
    """The page of the documentation, in English."""
    parts = [_HEAD]
    for chapter in register:
        parts.append(f"## {chapter.titles['en']} (SB{chapter.first} to SB{chapter.last})\n")
        parts += [_section(code) for code in chapter.codes]
    return "\n".join(parts)


def main(arguments: list[str]) -> int:
    """Brings everything up to date, or only looks."""
    by = raised()
    wanted = {path: relisted(path.read_text(encoding="utf-8"), by) for path in sorted(FOLDER.glob("*.yaml"))}
    register = chapters()
    wanted[DOCS] = page(register)
    bad = 0
    for line in faults(register):
        bad += 1
        print(line)
    for path, text in wanted.items():
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        if "--check" in arguments:
            bad += 1
            print(f"{path.relative_to(ROOT)}: not current, run python -m tools.codes")
        else:
            path.write_text(text, encoding="utf-8", newline="\n")
    return 1 if bad else 0


def _section(code: Code) -> str:
    told = code.texts["en"]
    return (
        f"### {code.code} {told.title}\n\n{_literal(told.explanation)}\n\n"
        f"*Example:* {_literal(told.example)}\n\n*What to do:* {_literal(told.remedy)}\n"
    )


def _literal(text: str) -> str:
    """The text without a meaning to Markdown."""
    return re.sub(r"([\\`*_<>\[\]|])", r"\\\1", text)


def _modules(folder: Path) -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(folder.rglob("*.py")):
        parts = path.relative_to(folder).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        yield name, ast.parse(path.read_text(encoding="utf-8"), str(path))


def _codes_in(tree: ast.Module) -> Iterator[tuple[ast.Constant, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
            yield node, node.value


def _raises(constant: ast.Constant, above: Mapping[ast.AST, ast.AST]) -> bool:
    """Whether a code is handed to something that makes a problem, itself or under a name of the module."""
    table = above[constant]
    if isinstance(table, ast.Dict) and constant in table.keys:
        return True  # a table by code, of what a problem of that code is made from
    node = _holder(constant, above)
    if isinstance(node, ast.Assign) and node.value is constant and isinstance(target := node.targets[0], ast.Name):
        return any(
            isinstance(one, ast.Name) and one.id == target.id and isinstance(_holder(one, above), ast.Call)
            for one in above
        )
    if isinstance(node, ast.Call):
        return _called(node.func) not in _ASKING
    return isinstance(node, ast.Return)


def _holder(node: ast.AST, above: Mapping[ast.AST, ast.AST]) -> ast.AST:
    """What a value is part of, behind the tuples, tables and names of arguments that it stands in."""
    node = above[node]
    while isinstance(node, ast.Tuple | ast.Dict | ast.IfExp | ast.keyword):
        node = above[node]
    return node


def _called(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
