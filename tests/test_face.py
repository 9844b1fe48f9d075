"""The public face and what travels with the package."""

from __future__ import annotations

import configparser
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import FunctionType

import pytest

import sheetbuilder
from sheetbuilder import resources
from sheetbuilder.arguments import StrPath
from tests.packages import made
from tests.profiles import cmyk_profile

ROOT = Path(__file__).resolve().parent.parent
_NO_DATA = frozenset({".py", ".pyc", ".po", ".pot"})
"""Endings of code, and of what catalogues are made from."""


@pytest.fixture(scope="module")
def settings() -> configparser.ConfigParser:
    parser = configparser.ConfigParser()
    parser.read(ROOT / "setup.cfg", encoding="utf-8")
    return parser


def test_every_public_name_can_be_had() -> None:
    for name in sheetbuilder.__all__:
        assert getattr(sheetbuilder, name) is not None
    assert dir(sheetbuilder) == sorted(sheetbuilder.__all__)
    with pytest.raises(AttributeError, match="nothing_of_ours"):
        sheetbuilder.nothing_of_ours  # type: ignore[attr-defined]  # noqa: B018


class Place:
    """A path-like of somebody else's."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __fspath__(self) -> str:
        return str(self.path)


Given = Callable[[Path], StrPath]
WAYS: Mapping[str, Given] = {"str": str, "Path": lambda path: path, "path-like": Place}


@dataclass(frozen=True)
class Prepared:
    """What functions of the face are tried on."""

    folder: Path
    package: sheetbuilder.Package

    def __truediv__(self, name: str) -> Path:
        return self.folder / name


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    folder = tmp_path_factory.mktemp("face")
    package = made(folder / "content")
    (folder / "brand.yaml").write_text('type: brand\nname: Byen\nmunicipality_code: "0000"\n', "utf-8")
    (folder / "course.yaml").write_text("type: handout\ntitle: Kurset\nitems: [{type: sheet, sheet: '1.1'}]\n", "utf-8")
    (folder / "people.csv").write_text("Navn;Udgave\nDeltager 1;\n", "utf-8")
    (folder / "press.icc").write_bytes(cmyk_profile())
    sheetbuilder.build(package, "1.1", out=folder / "ready", fillable=True)
    return Prepared(folder, package)


def _names(built: Iterable[sheetbuilder.Built]) -> list[str]:
    return [one.path.name for one in built]


# Type checkers read these calls too, as they would those of anybody's program.
OF_PATHS: Mapping[str, Callable[[Prepared, Given, Path], object]] = {
    "load": lambda at, give, _: sheetbuilder.load(give(at / "content")).meta.title,
    "load_brand": lambda at, give, _: sheetbuilder.load_brand(give(at / "brand.yaml")).name,
    "read_profile": lambda at, give, _: sheetbuilder.read_profile(give(at / "press.icc")).name,
    "inspect": lambda at, give, _: sheetbuilder.inspect(give(_form(at))).clean,
    "read_answers": lambda at, give, _: [
        [len(form.fields) for form in sheetbuilder.read_answers(files)]
        for files in (give(_form(at)), [give(_form(at))])
    ],
    "impose": lambda at, give, out: [
        _names(sheetbuilder.impose(files, imposition=sheetbuilder.NUp(2), out=give(out), inspect=False))
        for files in (give(_form(at)), [give(_form(at))])
    ],
    "build": lambda at, give, out: [
        _names(sheetbuilder.build(at.package, names, out=give(out))) for names in ("1.1", ["1.1", "2.1"])
    ],
    "check": lambda at, give, _: sheetbuilder.check(at.package, before=[give(at / "packs")]),
    "pack": lambda at, give, out: [
        (one.folder.name if one.folder else one.problems, one.files)
        for files in (give(at / "brand.yaml"), [give(at / "brand.yaml")])
        for one in sheetbuilder.pack(files, out=give(out), content=give(at / "content"), inspect=False, html=False)
    ],
    "handout": lambda at, give, out: [
        _names(sheetbuilder.handout(at.package, give(at / "course.yaml"), out=give(out), kinds=kinds, inspect=False))
        for kinds in ("sheet", ["sheet"])
    ],
    "plan_copies": lambda at, give, out: (
        list(_plan(at, give, out, "sheet").copies),
        list(_plan(at, give, out, ["sheet"]).copies),
    ),
}
OF_NAMES: Mapping[str, Callable[[Prepared, str | list[str]], object]] = {
    "select": lambda at, names: sheetbuilder.select(at.package, names),
}


def _form(at: Prepared) -> Path:
    (path,) = (at / "ready").glob("*.pdf")
    return path


def _plan(at: Prepared, give: Given, out: Path, kinds: str | list[str]) -> sheetbuilder.CopyPlan:
    recipe, people = give(at / "course.yaml"), give(at / "people.csv")
    return sheetbuilder.plan_copies(at.package, recipe, people, out=give(out), kinds=kinds)


@pytest.mark.parametrize("name", OF_PATHS)
def test_a_path_may_be_any_path_like(prepared: Prepared, tmp_path: Path, name: str) -> None:
    first, *others = (OF_PATHS[name](prepared, give, tmp_path / way) for way, give in WAYS.items())
    assert all(other == first for other in others)
    if isinstance(first, list) and name != "pack":
        assert first[0] == first[1][: len(first[0])], "one alone stands for a list of one"


@pytest.mark.parametrize("name", OF_NAMES)
def test_one_name_stands_for_a_list_of_one(prepared: Prepared, name: str) -> None:
    assert OF_NAMES[name](prepared, "2.1") == OF_NAMES[name](prepared, ["2.1"])


def test_every_function_that_takes_paths_or_names_is_tried() -> None:
    """Whoever adds one to the face tries it above: a parameter may be called for a path only where it takes any."""
    taking = set()
    for name in sheetbuilder.__all__:
        value = getattr(sheetbuilder, name)
        if not isinstance(value, FunctionType):
            continue
        kinds = " ".join(map(str, value.__annotations__.values()))
        assert not re.search(r"\b(?<!Str)Path\b", kinds.replace(str(value.__annotations__["return"]), "")), name
        if re.search(r"StrPath|Sequence\[str\]|Keywords", kinds):
            taking.add(name)
    assert taking == {*OF_PATHS, *OF_NAMES}


@pytest.mark.long
def test_handout_is_the_function_whoever_imports_the_storey() -> None:
    for first in ("import sheetbuilder.handout", "import sheetbuilder", "from sheetbuilder.handout import Edition"):
        script = f"{first}\nimport sheetbuilder, types\nassert isinstance(sheetbuilder.handout, types.FunctionType)"
        subprocess.run([sys.executable, "-c", script], check=True)


@pytest.mark.long
def test_the_library_does_not_import_the_command_line() -> None:
    script = (
        "import sys, sheetbuilder\n"
        "for name in sheetbuilder.__all__: getattr(sheetbuilder, name)\n"
        "assert not [name for name in sys.modules if name == 'click' or name.startswith('sheetbuilder.cli')]"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_what_travels_is_there() -> None:
    assert (resources.sheets() / "package.yaml").is_file()
    assert list(resources.fonts().glob("*.ttf"))
    assert (resources.catalogues() / "da" / "LC_MESSAGES" / "sheetbuilder.mo").is_file()


def test_the_folder_in_the_package_goes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    package = tmp_path / "sheetbuilder"
    package.mkdir()
    monkeypatch.setattr(resources, "_PACKAGE", package)
    monkeypatch.setattr(resources, "_CHECKOUT", tmp_path)
    assert resources.fonts() == tmp_path / "fonts"
    (package / "fonts").mkdir()
    assert resources.fonts() == package / "fonts"


def test_every_folder_of_the_package_is_packed(settings: configparser.ConfigParser) -> None:
    folders = {".".join(path.parent.relative_to(ROOT).parts) for path in (ROOT / "sheetbuilder").rglob("*.py")}
    packed = set(settings["options"]["packages"].split())
    assert packed == folders | {"sheetbuilder.sheets", "sheetbuilder.fonts", "sheetbuilder.first_conversation"}


def test_every_file_beside_the_code_is_packed(settings: configparser.ConfigParser) -> None:
    """Style sheets, tables and catalogues: whoever installs a wheel has no checkout to find them in."""
    packed = {
        file
        for package, globs in settings["options.package_data"].items()
        for glob in re.split(r"[,\s]+", globs.strip())
        for file in ROOT.joinpath(*package.split(".")).glob(glob)
    }
    beside = {path for path in (ROOT / "sheetbuilder").rglob("*") if path.is_file() and path.suffix not in _NO_DATA}
    assert sorted(str(path.relative_to(ROOT)) for path in beside - packed) == []


def test_every_requirement_has_a_lower_bound_and_a_reason() -> None:
    lines = (ROOT / "setup.cfg").read_text(encoding="utf-8").splitlines()
    start = lines.index("install_requires =")
    requirements = []
    for above, line in zip(lines[start:], lines[start + 1 :], strict=False):
        if not line.startswith(" "):
            break
        if not line.strip().startswith("#"):
            requirements.append(line.strip())
            assert above.strip().startswith("#"), f"no reason above {line.strip()}"
    assert requirements
    assert all(">=" in requirement for requirement in requirements)


def test_pyproject_has_three_lines() -> None:
    assert len((ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()) == 3
