"""The order of the house: nothing looks upward, wings do not know each other, every room says what it is."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parent.parent / "sheetbuilder"

STOREYS = {
    "arguments": 0,
    "message": 0,
    "errors": 0,
    "fetched": 0,
    "codes": 0,
    "resources": 0,
    "values": 0,
    "version": 0,
    "language": 0,
    "os_errors": 0,
    "columns": 0,
    "problem_json": 0,
    "problem_text": 0,
    "unchanged": 0,
    "source": 1,
    "models": 2,
    "content": 3,
    "theme": 3,
    "brand": 4,
    "layout": 5,
    "templates": 6,
    "reflow": 6,
    "imposition": 6,
    "blocks": 9,
    "figures": 9,
    "html": 9,
    "plain_text": 9,
    "pdf": 7,
    "pdf.read": 7,
    "pdf.conformance": 8,
    "pdf.write": 9,
    "pdf.inspect": 9,
    "foreign": 10,
    "publish": 11,
    "branding": 12,
    "serving": 12,
    "compose": 13,
    "handout": 14,
    "finished": 14,
    "answers": 14,
    "printing": 14,
    "offers": 15,
    "packs": 16,
    "app": 17,
    "preview": 17,
    "cli": 18,
    "front_door": 19,
}
"""Each part with its storey; the ground floor has no wings."""

PDF = {"pdf", "pdf.read", "pdf.conformance", "pdf.write", "pdf.inspect"}
WINGS = [
    ({"content"}, {"theme"}),
    ({"blocks", "figures"}, PDF),
    ({"pdf.write"}, {"pdf.read", "pdf.inspect"}),
    ({"html", "plain_text"}, {"blocks", "figures", *PDF}),
    ({"html"}, {"plain_text"}),
    ({"serving"}, {"branding"}),
    ({"preview"}, {"app"}),
    ({"printing"}, {"packs", "handout"}),
    ({"finished"}, {"packs", "handout", "printing"}),
    ({"answers"}, {"packs", "handout", "printing", "finished"}),
]
"""Parts of one storey that do not import each other."""

FACE = {"", "__main__"}
"""The public face stands outside; what lies inside may name only the package itself, for its version."""

NO_ROOMS = re.compile(r"(^|_)(util|utils|helper|helpers|common|manager|misc)(_|$)")
HEX_COLOUR = re.compile(r"(?i)^(#|0x)([0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})$")
JUDGES = ("pdf.inspect", "pdf.read")
"""They must know the fourteen standard fonts by name, to find them in other people's files."""
FONT_NAMES = re.compile(r"Source ?Sans|Helvetica|Arial|Times-|Times New|Courier|Liberation|DejaVu")


def modules(house: Path) -> dict[str, Path]:
    """Every module by its name below the package: `content.load`, and `content` for its `__init__`."""
    found = {}
    for path in sorted(house.rglob("*.py")):
        parts = path.relative_to(house).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


@cache
def parsed(path: Path) -> ast.Module:
    """A module's tree, read once for all rules."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


@cache
def nodes(tree: ast.Module) -> tuple[ast.AST, ...]:
    """All of a module's tree, walked once for all rules."""
    return tuple(ast.walk(tree))


def imports(tree: ast.Module, package: str) -> Iterator[tuple[str, int]]:
    """The modules of `package` that a module imports anywhere, each with its line; `""` is the package."""
    for node in nodes(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            if name == package or name.startswith(f"{package}."):
                yield name.removeprefix(package).removeprefix("."), node.lineno


def named(tree: ast.Module, package: str) -> Iterator[tuple[str, int]]:
    """The modules of `package` that a module names in a text: what is handed to `import_module`, or kept in a table."""
    name = re.compile(rf"{package}((\.\w+)+)\.?")
    for text, line in _texts(tree):
        if found := name.fullmatch(text):
            yield found[1][1:], line


def part(module: str) -> str:
    """The storey on which a module stands; those of a PDF are told apart: reading and writing one are two things."""
    first, _, rest = module.partition(".")
    inner = f"{first}.{rest.partition('.')[0]}"
    return inner if inner in STOREYS else first


def order(house: Path) -> Iterator[str]:
    """What looks upward, across the wings, or out of the front door."""
    for name, path in modules(house).items():
        own = part(name)
        if own in FACE:
            continue
        if own not in STOREYS:
            yield f"{name}: stands on no storey"
            continue
        tree = parsed(path)
        for target, line in (*imports(tree, house.name), *named(tree, house.name)):
            other = part(target)
            if other in FACE or other not in STOREYS:
                # `from sheetbuilder import resources` names a part; a name of the face is for others to import.
                if own != "cli" or other not in FACE:
                    yield f"{name}:{line}: imports the public face ({target or house.name})"
            elif STOREYS[other] > STOREYS[own]:
                yield f"{name}:{line}: looks upward to {target}"
            elif any((own in a and other in b) or (own in b and other in a) for a, b in WINGS):
                yield f"{name}:{line}: knows the other wing ({target})"


READERS = {"foreign", "branding", "handout", "packs", "printing", "finished", "answers", "preview", "cli"}
"""Parts that may look at other people's files."""


def strangers(house: Path) -> Iterator[str]:
    """What lets other people's files in, and is not one of the few that may."""
    for name, path in modules(house).items():
        tree = parsed(path)
        for target, line in (*imports(tree, house.name), *named(tree, house.name)):
            if part(target) == "foreign" and part(name) not in READERS:
                yield f"{name}:{line}: reads other people's files ({target})"


def circles(house: Path) -> Iterator[str]:
    """Import circles between modules, each told once; what only type checkers import counts as well."""
    having = modules(house)
    edges: dict[str, set[str]] = {}
    for name, path in having.items():
        edges[name] = set()
        if name in FACE:
            continue  # the face hands on what is asked for, and imports nothing of the inside but the errors
        for target, _ in imports(parsed(path), house.name):
            module = _module_of(target, having)
            if module not in (name, ""):
                edges[name].add(module)
    told: set[frozenset[str]] = set()
    for start in edges:
        way = _way_back(start, edges)
        if way and frozenset(way) not in told:
            told.add(frozenset(way))
            yield " -> ".join(way)


def _module_of(target: str, having: Mapping[str, Path]) -> str:
    """`content.load.load` is a name in `content.load`."""
    while target and target not in having:
        target = target.rpartition(".")[0]
    return target


def _way_back(start: str, edges: Mapping[str, set[str]]) -> list[str]:
    """A shortest way from a module back to itself, or nothing."""
    ways = [[start]]
    seen: set[str] = set()
    while ways:
        way = ways.pop(0)
        for following in sorted(edges.get(way[-1], ())):
            if following == start:
                return [*way, start]
            if following not in seen:
                seen.add(following)
                ways.append([*way, following])
    return []


def captions(house: Path) -> Iterator[str]:
    """Modules without a docstring, or with one whose first line is no sentence."""
    for name, path in modules(house).items():
        told = ast.get_docstring(parsed(path)) or ""
        if not told.split("\n\n")[0].rstrip().endswith("."):
            yield f"{name}: its docstring is not one sentence"


def rooms(house: Path) -> Iterator[str]:
    """Files and folders whose name says nothing."""
    for name in modules(house):
        if any(NO_ROOMS.search(step) for step in name.split(".")):
            yield f"{name}: a room for everything is a room for nothing"


def looks(house: Path) -> Iterator[str]:
    """Hex colours and font names outside theme/ and brand/."""
    for name, path in modules(house).items():
        if part(name) in ("theme", "brand"):
            continue
        for text, line in _texts(parsed(path)):
            if HEX_COLOUR.match(text.strip()):
                yield f"{name}:{line}: the colour {text!r}"
            if FONT_NAMES.search(text) and not name.startswith(JUDGES):
                yield f"{name}:{line}: the font {text!r}"


def _texts(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Every text that is not a docstring: one that is a statement of its own explains something."""
    explaining = {id(node.value) for node in nodes(tree) if isinstance(node, ast.Expr)}
    for node in nodes(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in explaining:
            yield node.value, node.lineno


def nets(house: Path) -> Iterator[str]:
    """`except` that catches everything."""
    for name, path in modules(house).items():
        for node in nodes(parsed(path)):
            if isinstance(node, ast.ExceptHandler) and _catches_all(node) and not _hands_on(node):
                yield f"{name}:{node.lineno}: catches everything"


def _catches_all(handler: ast.ExceptHandler) -> bool:
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(kind is None or ast.unparse(kind) in ("Exception", "BaseException") for kind in kinds)


def _hands_on(handler: ast.ExceptHandler) -> bool:
    """Tidying up and raising again swallows nothing."""
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


MUTATING = re.compile("append|extend|insert|remove|pop|popitem|clear|sort|reverse|add|discard|update|setdefault")
MUTABLE = (ast.Dict, ast.List, ast.Set, ast.DictComp, ast.ListComp, ast.SetComp)


def states(house: Path) -> Iterator[str]:
    """State of a module that something changes: `global`, caches, and lists and dicts that are written to."""
    for name, path in modules(house).items():
        tree = parsed(path)
        held = _held(tree)
        for node in nodes(tree):
            if isinstance(node, ast.Global):
                yield f"{name}:{node.lineno}: global {', '.join(node.names)}"
            if isinstance(node, ast.FunctionDef):
                changed = held - _local_names(node)
                yield from (f"{name}:{line}: changes {what}" for what, line in _changes(node, changed))


def _held(tree: ast.Module) -> set[str]:
    """The names of the module that hold something that could be changed."""
    names: set[str] = set()
    for node in tree.body:
        value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
        made = isinstance(value, ast.Call) and ast.unparse(value.func) in (
            "dict",
            "list",
            "set",
            "defaultdict",
            "Counter",
            "deque",
            "OrderedDict",
        )
        if made or isinstance(value, MUTABLE):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]  # type: ignore[attr-defined]
            names.update(target.id for target in targets if isinstance(target, ast.Name))
    return names


def _local_names(function: ast.FunctionDef) -> set[str]:
    arguments = function.args
    names = {argument.arg for argument in (*arguments.args, *arguments.kwonlyargs, *arguments.posonlyargs)}
    for node in ast.walk(function):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
    return names


def _changes(function: ast.FunctionDef, names: set[str]) -> Iterator[tuple[str, int]]:
    for node in ast.walk(function):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and MUTATING.fullmatch(node.func.attr)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id in names
        ):
            yield node.func.value.id, node.lineno
        if (
            isinstance(node, ast.Subscript)
            and isinstance(node.ctx, ast.Store | ast.Del)
            and isinstance(node.value, ast.Name)
            and node.value.id in names
        ):
            yield node.value.id, node.lineno


def namesakes(house: Path) -> Iterator[str]:
    """Class names that stand for two things: whoever looks for one finds the other."""
    found: dict[str, list[str]] = {}
    for name, path in modules(house).items():
        for node in nodes(parsed(path)):
            if isinstance(node, ast.ClassDef):
                found.setdefault(node.name, []).append(name)
    yield from (f"{name}: {' and '.join(homes)}" for name, homes in sorted(found.items()) if len(homes) > 1)


QUICK = {"cli", "front_door", "unchanged", *FACE}
"""Where a quick start is worth an import inside a function."""


def detours(house: Path) -> Iterator[str]:
    """Imports inside functions: only where a start is to be quick."""
    for name, path in modules(house).items():
        if part(name) in QUICK:
            continue
        for function in nodes(parsed(path)):
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                for node in ast.walk(function):
                    if isinstance(node, ast.Import | ast.ImportFrom):
                        yield f"{name}:{node.lineno}: imports inside {function.name}"


RULES = (order, strangers, circles, captions, rooms, looks, nets, states, namesakes, detours)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_is_in_order(rule: object) -> None:
    assert callable(rule)
    assert list(rule(HOUSE)) == []


def test_every_part_of_the_house_is_there() -> None:
    assert {part(name) for name in modules(HOUSE)} - FACE == set(STOREYS)


BAD_HOUSE = {
    "__init__.py": '"""The face."""',
    "errors.py": '"""Errors."""\nfrom house.compose import x',
    "content/__init__.py": '"""Content."""\nfrom house.theme import y\nfrom house import load',
    "content/a.py": '"""A."""\nfrom house.content.b import z',
    "content/b.py": '"""B."""\ndef f():\n    from house.content import a',
    "theme/__init__.py": '"""Colours live here."""\nRED = "#ff0000"',
    "blocks/__init__.py": '"""Blocks."""\nimport house.pdf.write',
    "figures/__init__.py": '"""Not a sentence"""\nRED = "#c00"\nFACE = "Helvetica-Bold"',
    "figures/drawing_helpers.py": "x = 1",
    "pdf/write.py": (
        '"""Writing."""\n_seen = {}\n_all = []\n'
        "def f(x):\n    try:\n        _seen[x] = 1\n    except Exception:\n        _all.append(x)\n"
        "def g(_seen):\n    _seen[1] = 2\n"
        "def h():\n    global _all\n"
        "def i():\n    try:\n        h()\n    except BaseException:\n        f(1)\n        raise\n"
        "def j():\n    try:\n        h()\n    except:\n        pass\n"
    ),
    "publish/__init__.py": (
        '"""Publishing, which house.packs.plan is told of in words."""\nLATE = "house.packs.plan"\n'
        'TABLE = {"a": "house.foreign.graft", "b": "house.hold items"}\n'
        'def f(x):\n    return import_module(f"house.cli.{x}")'
    ),
    "attic/__init__.py": '"""Nobody knows this storey."""',
    "theme/papers.py": '"""Papers."""\nclass Sheet:\n    pass',
    "content/sheets.py": '"""Sheets."""\nclass Sheet:\n    pass',
}

FOUND = {
    "order": [
        "attic: stands on no storey",
        "blocks:2: knows the other wing (pdf.write)",
        "content:2: knows the other wing (theme.y)",
        "content:3: imports the public face (load)",
        "errors:2: looks upward to compose.x",
        "publish:2: looks upward to packs.plan",
        "publish:5: looks upward to cli",
    ],
    "strangers": ["publish:3: reads other people's files (foreign.graft)"],
    "circles": ["content.a -> content.b -> content.a"],
    "captions": [
        "figures.drawing_helpers: its docstring is not one sentence",
        "figures: its docstring is not one sentence",
    ],
    "rooms": ["figures.drawing_helpers: a room for everything is a room for nothing"],
    "looks": ["figures:2: the colour '#c00'", "figures:3: the font 'Helvetica-Bold'"],
    "nets": ["pdf.write:22: catches everything", "pdf.write:7: catches everything"],
    "states": [
        "pdf.write:12: global _all",
        "pdf.write:6: changes _seen",
        "pdf.write:8: changes _all",
    ],
    "namesakes": ["Sheet: content.sheets and theme.papers"],
    "detours": ["content.b:3: imports inside f"],
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_bad_house_is_found_out(tmp_path: Path, rule: object) -> None:
    house = tmp_path / "house"
    for name, text in BAD_HOUSE.items():
        (house / name).parent.mkdir(parents=True, exist_ok=True)
        (house / name).write_text(text, encoding="utf-8")
    assert callable(rule)
    assert sorted(rule(house)) == FOUND[getattr(rule, "__name__", "")]
