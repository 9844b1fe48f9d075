"""What many tests share: packages, and every output built once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from sheetbuilder import load
from sheetbuilder.content import Package
from tests import packages, tools
from tests.outputs import Output, all_outputs

# How long an example takes says something of the machine and nothing of the law that is tried.
settings.register_profile("without a clock", deadline=None)
settings.load_profile("without a clock")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--renew` writes the golden files anew in place of comparing with them."""
    parser.addoption("--renew", action="store_true", help="write the golden files anew")


def pytest_sessionfinish() -> None:
    """What runs for the whole session ends with it."""
    tools.end()


@pytest.fixture(scope="session")
def ours() -> Package:
    """The package that we ship."""
    return load()


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Package:
    """A small package with everything in it: one phase, two steps, two sheets."""
    return packages.made(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="session")
def outputs(ours: Package, tmp_path_factory: pytest.TempPathFactory) -> tuple[Output, ...]:
    """Every output of our package: all targets on A4, and on A3 and A5 what fits there."""
    return all_outputs(ours, tmp_path_factory.mktemp("outputs"))


@pytest.fixture(scope="session")
def on_a4(outputs: tuple[Output, ...]) -> tuple[Output, ...]:
    """The outputs on the usual paper."""
    return tuple(output for output in outputs if output.paper == "a4")


@pytest.fixture(scope="session")
def outputs_of_small(small: Package, tmp_path_factory: pytest.TempPathFactory) -> tuple[Output, ...]:
    """Every output of the small package, on every paper."""
    return all_outputs(small, Path(tmp_path_factory.mktemp("outputs-of-small")))
