"""What many tests share: packages, and every output built once."""

from __future__ import annotations

import gc
import itertools
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import settings

from sheetbuilder import load
from sheetbuilder.content import Package
from tests import packages, readings, tools
from tests.children import Kept
from tests.outputs import Output, all_outputs

# How long an example takes says something of the machine and nothing of the law that is tried.
settings.register_profile("ci", deadline=None, max_examples=100)
settings.register_profile("here", deadline=None, max_examples=25)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--renew` writes the golden files anew in place of comparing with them; `--long` runs what is long."""
    parser.addoption("--renew", action="store_true", help="write the golden files anew")
    parser.addoption("--long", action="store_true", help="run the tests that take many seconds, as CI does")


def left_to_ci(config: pytest.Config) -> bool:
    """Whether what is long is left out of this run."""
    return not config.getoption("--long") and os.environ.get("CI") != "true"


def pytest_configure(config: pytest.Config) -> None:
    """A quarter of the examples of each law are tried where CI tries the rest."""
    settings.load_profile("here" if left_to_ci(config) else "ci")
    tools.LEFT_TO_CI = left_to_ci(config)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: Sequence[pytest.Item]) -> None:
    """What is long is left to CI, and says so; where cores share the tests, those that share outputs stay together."""
    shared = config.pluginmanager.hasplugin("xdist")
    for item in items:
        if item.get_closest_marker("long") and left_to_ci(config):
            item.add_marker(pytest.mark.skip(reason="long: CI runs it, and so does --long"))
        if shared:
            together = "outputs" in getattr(item, "fixturenames", ())
            item.add_marker(pytest.mark.xdist_group("outputs" if together else str(item.path)))


# Packages and documents stay for the whole session: walking them over and over for garbage took an eighth of its time.
gc.set_threshold(100_000, 50, 100)


@pytest.fixture(scope="session")
def _caches(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Names of folders that are not there yet, one after the other."""
    folder = tmp_path_factory.mktemp("caches")
    return (folder / str(number) for number in itertools.count())


@pytest.fixture(autouse=True)
def _own_cache(_caches: Iterator[Path]) -> Iterator[None]:
    """No test finds what a run of yours or another test has left in a cache, nor leaves anything in yours."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(next(_caches)))
        yield


@pytest.fixture(scope="session", autouse=True)
def _unsynced() -> Iterator[None]:
    """Nothing that a test writes has to outlive a power cut; when and what is synced is still seen by who looks."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", os.fstat)  # a handle that is none is refused all the same
        yield


def pytest_sessionfinish() -> None:
    """What runs for the whole session ends with it."""
    tools.end()


@pytest.fixture(scope="session", autouse=True)
def children() -> Iterator[Kept]:
    """What reads foreign files, kept for the whole session."""
    kept = Kept()
    with kept.shared():
        yield kept


@pytest.fixture(scope="session", autouse=True)
def proofs() -> Iterator[None]:
    """What was proved of a file, kept for the whole session."""
    with readings.shared():
        yield


@pytest.fixture
def fresh(children: Kept) -> Iterator[None]:
    """A child of its own for every reader, as outside of the tests."""
    with children.resting():
        yield


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
