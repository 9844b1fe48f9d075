"""The public face and what travels with the package."""

from __future__ import annotations

import configparser
import subprocess
import sys
from pathlib import Path

import pytest

import sheetbuilder
from sheetbuilder import resources

ROOT = Path(__file__).resolve().parent.parent


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
    assert packed == folders | {"sheetbuilder.sheets", "sheetbuilder.fonts"}


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
