"""Starting is quick: help is shown without anything that reads, lays out or writes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"reportlab", "pypdf", "pydantic", "pydantic_core", "uharfbuzz", "pyphen", "yaml"}


def imported_by(arguments: list[str]) -> set[str]:
    """Every module that a run of the program has imported at its end."""
    script = f"import os, sys\nfrom sheetbuilder.cli import run\nrun({arguments!r}, os.environ)\nprint(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    imported = set(ran.stdout.splitlines()[-1].split())
    assert "sheetbuilder.cli" in imported
    return imported


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["build", "--help"],
        ["inspect", "-h"],
        ["schema", "-h"],
        ["explain", "-h"],
        ["buidl"],
        [],
    ],
)
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    assert not {name.partition(".")[0] for name in imported_by(arguments)} & HEAVY


DRAWING = {"reportlab", "pypdf", "pypdfium2", "fontTools", "PIL", "typst", "lxml", "tinycss2", "cssselect2"}
"""What writes or reads PDFs and pictures."""


def test_looking_what_there_is_waits_for_nothing_that_makes_it() -> None:
    imported = imported_by(["list"])
    assert {"sheetbuilder.offers", "sheetbuilder.handout.recipe.load"} <= imported
    assert not {name.partition(".")[0] for name in imported} & DRAWING
    # The table of standards is what options are asked by, and nothing but names.
    table = {f"sheetbuilder.pdf.conformance{name}" for name in ("", ".clause", ".standards")}
    rooms = ("sheetbuilder.pdf.", "sheetbuilder.foreign.extract")
    assert not {name for name in imported - table if name.startswith(rooms)}
    assert not imported & {"sheetbuilder.compose.composer", "sheetbuilder.handout.api"}


def test_a_recipe_that_names_no_file_is_checked_without_what_reads_files() -> None:
    imported = imported_by(["check", "hjemmebesoeg"])
    assert "sheetbuilder.handout.api" in imported
    assert not {name.partition(".")[0] for name in imported} & DRAWING
    assert not imported & {"sheetbuilder.publish.readback", "sheetbuilder.foreign.sandbox.reader"}


@pytest.mark.long
def test_help_takes_little_time() -> None:
    resource = pytest.importorskip("resource", reason="Windows does not tell the CPU time of children")

    def seconds(*arguments: str) -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *arguments], capture_output=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return float(after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)

    bare, shown = zip(
        *((seconds("-c", "pass"), seconds("-m", "sheetbuilder", "--help")) for _ in range(8)), strict=True
    )
    # 0.15 s, or as much more as this machine needs at this hour to start Python at all (0.04 s when idle).
    assert min(shown) < max(0.15, 4 * min(bare))


@pytest.mark.long
def test_a_build_without_a_brand_waits_for_nothing_of_brands(tmp_path: Path) -> None:
    imported = imported_by(["build", "2.6", "-o", str(tmp_path)])
    assert "sheetbuilder.compose.composer" in imported
    assert not {name for name in imported if f"{name}.".startswith(("sheetbuilder.brand.", "sheetbuilder.foreign."))}
    # What is left of a brand knows pages and areas as plain data, and neither a brand's file nor anybody's PDF.
    assert {name.rpartition(".")[2] for name in imported if name.startswith("sheetbuilder.branding.")} <= {
        *("apply", "facts", "file_format", "kinds", "options", "refused", "profiles"),
        *("bleeding", "cell_map", "clearance", "collisions", "logo_widths", "overlaps", "punched"),
    }
    assert not imported & {"pypdf", "pypdfium2", "typst", "tinycss2", "cssselect2", "lxml"}
