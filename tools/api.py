"""Writes docs/api.md from the docstrings of the public face: `python -m tools.api` (`--check` only looks).

Nothing stands in it but what `sheetbuilder.__all__` names, with the parameters, fields and docstrings of the source.
"""

from __future__ import annotations

import ast
import inspect
import sys
import textwrap
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from types import FunctionType

import sheetbuilder

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "api.md"
HEAD = """\
# The library

<!-- Made by `python -m tools.api` from the docstrings of the public face; a test holds it against them. -->

What a program that embeds sheetbuilder imports: `import sheetbuilder`, and nothing below it. Everything is typed, and a
program of yours passes `mypy --strict`. `StrPath` is any path-like: a text, a `pathlib.Path`, or what else has a path.

```python
import sheetbuilder

package = sheetbuilder.load()
for one in sheetbuilder.build(package, ["2.6", "strategy"], out="pdf", grey=True):
    print(one.path, one.pages)
```
"""


class Undocumented(Exception):
    """A name of the face without a docstring."""


def page() -> str:
    """The text of the page."""
    face = {name: getattr(sheetbuilder, name) for name in sheetbuilder.__all__ if not name.startswith("__")}
    functions = {name: one for name, one in face.items() if isinstance(one, FunctionType)}
    classes = {name: one for name, one in face.items() if isinstance(one, type)}
    errors = {name: one for name, one in classes.items() if issubclass(one, Exception)}
    values = {name: one for name, one in classes.items() if name not in errors}
    if lost := face.keys() - functions.keys() - classes.keys():
        raise Undocumented(f"neither function nor class: {', '.join(sorted(lost))}")
    parts = [HEAD, "## Functions\n", *(_function(name, one) for name, one in functions.items())]
    parts += ["## Values\n", *(_class(name, one) for name, one in values.items())]
    parts += ["## Errors\n", *(_class(name, one) for name, one in sorted(errors.items(), key=_depth))]
    return "\n".join(parts)


def _depth(named: tuple[str, type]) -> tuple[int, str]:
    return len(named[1].__mro__), named[0]


def _function(name: str, function: FunctionType) -> str:
    definition = _definition(function)
    assert isinstance(definition, ast.FunctionDef)
    given = [*_parameters(definition.args)]
    whole = f"{name}({', '.join(given)}) -> {ast.unparse(definition.returns or ast.Constant(None))}"
    if len(whole) > 100:
        whole = f"{name}(\n" + "".join(f"    {one},\n" for one in given) + ")" + whole[whole.rindex(" -> ") :]
    return f"### `{name}`\n\n```python\n{whole}\n```\n\n{_told(name, function.__doc__)}\n"


def _parameters(arguments: ast.arguments) -> Iterator[str]:
    usual = [None] * (len(arguments.args) - len(arguments.defaults)) + list(arguments.defaults)
    for one, default in zip(arguments.args, usual, strict=True):
        yield _parameter(one, default)
    if arguments.kwonlyargs:
        yield "*"
    for one, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
        yield _parameter(one, default)
    if arguments.kwarg is not None:
        yield f"**{ast.unparse(arguments.kwarg)}"


def _parameter(one: ast.arg, default: ast.expr | None) -> str:
    written = ast.unparse(one)
    return written if default is None else f"{written} = {ast.unparse(default)}"


def _class(name: str, kind: type) -> str:
    definition = _definition(kind)
    assert isinstance(definition, ast.ClassDef)
    bases = [base.__name__ for base in kind.__bases__ if base.__name__ in sheetbuilder.__all__]
    heading = f"### `{name}`" + (f" ({', '.join(bases)})" if bases else "")
    rows = [*_members(definition, is_enum=issubclass(kind, Enum))]
    table = (
        "\n| name | what it is |\n|---|---|\n" + "".join(f"| `{left}` | {right} |\n" for left, right in rows)
        if rows
        else ""
    )
    return f"{heading}\n\n{_told(name, kind.__doc__)}\n{table}"


def _members(definition: ast.ClassDef, *, is_enum: bool) -> Iterator[tuple[str, str]]:
    """Fields with the words below them, then properties and methods; what begins with a line is nobody's business."""
    body = definition.body
    for one, following in zip(body, [*body[1:], None], strict=True):
        told = _text_of(following)
        if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name) and not one.target.id.startswith("_"):
            usual = f" = {ast.unparse(one.value)}" if one.value is not None else ""
            yield _cell(f"{one.target.id}: {ast.unparse(one.annotation)}{usual}"), told
        elif is_enum and isinstance(one, ast.Assign) and isinstance(one.targets[0], ast.Name):
            yield _cell(f"{one.targets[0].id} = {ast.unparse(one.value)}"), told
    for one in body:
        if isinstance(one, ast.FunctionDef) and not one.name.startswith("_"):
            returns = ast.unparse(one.returns) if one.returns else "None"
            is_property = any(ast.unparse(each) == "property" for each in one.decorator_list)
            given = [*_parameters(one.args)][1:]
            written = f"{one.name}: {returns}" if is_property else f"{one.name}({', '.join(given)}) -> {returns}"
            yield _cell(written), " ".join((ast.get_docstring(one) or "").split())


def _text_of(node: ast.stmt | None) -> str:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
        return " ".join(node.value.value.split()).replace("|", "\\|")
    return ""


def _cell(code: str) -> str:
    return code.replace("|", "\\|")


def _definition(of: type | FunctionType) -> ast.stmt:
    return ast.parse(textwrap.dedent(inspect.getsource(of))).body[0]


def _told(name: str, docstring: str | None) -> str:
    if not docstring:
        raise Undocumented(f"{name} has no docstring")
    return inspect.cleandoc(docstring)


def main(arguments: list[str]) -> int:
    """Writes the page, or only looks whether it is current."""
    text = page()
    if "--check" in arguments:
        current = PAGE.is_file() and PAGE.read_text("utf-8") == text
        if not current:
            print("docs/api.md: not current, run python -m tools.api")
        return 0 if current else 1
    PAGE.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
