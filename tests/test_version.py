"""The version is that of the installed package, or of the checkout."""

from __future__ import annotations

import configparser
import importlib.metadata
from pathlib import Path

import pytest

from sheetbuilder.version import version

asked = version.__wrapped__


def test_it_is_the_one_that_python_knows() -> None:
    assert asked() == importlib.metadata.version("sheetbuilder")


def test_the_record_of_an_installer_says_it_in_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sheetbuilder_plus-9.9.dist-info").mkdir()
    (tmp_path / "sheetbuilder-2.0rc1.dist-info").mkdir()
    monkeypatch.setattr("sys.path", [str(tmp_path / "nowhere"), str(tmp_path), ""])
    assert asked() == "2.0rc1"


def test_a_checkout_says_it_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def lost(_: str) -> str:
        raise importlib.metadata.PackageNotFoundError

    monkeypatch.setattr("sys.path", [str(tmp_path)])
    monkeypatch.setattr(importlib.metadata, "version", lost)
    settings = configparser.ConfigParser()
    settings.read(Path(__file__).resolve().parent.parent / "setup.cfg", encoding="utf-8")
    assert asked() == settings["metadata"]["version"]
