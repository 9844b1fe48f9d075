"""Names that are longer than the system allows, wherever a command takes one: they are told, and no fault of ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheetbuilder.cli import run
from sheetbuilder.cli.exits import Exit

LONG = "x" * 300
BRAND = str(Path(__file__).parents[2] / "examples" / "brands" / "proevesund.yaml")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (f"pack {LONG}.yaml", Exit.MISSING),
        (f"pack {LONG}/brand.yaml", Exit.MISSING),
        (f"pack {BRAND} -o {LONG}", Exit.NOT_WRITTEN),
        (f"build 2.6 -o {LONG}", Exit.NOT_WRITTEN),
        (f"build 2.6 -o {LONG}.pdf", Exit.NOT_WRITTEN),
        (f"build 2.6 -o {LONG}.yaml", Exit.USAGE),
        (f"build 2.6 --brand {LONG}", Exit.CONTENT),
        (f"check --content {LONG}", Exit.MISSING),
        (f"schema -o {LONG}", Exit.NOT_WRITTEN),
        (f"handout {LONG}", Exit.MISSING),
        (f"new handout day -o {LONG}", Exit.NOT_WRITTEN),
        (f"inspect {LONG}.pdf", Exit.MISSING),
        (f"overlay proof {BRAND} -o {LONG}", Exit.NOT_WRITTEN),
        (f"app {LONG} --no-browser", Exit.MISSING),
    ],
    ids=lambda told: str(told).replace(LONG, "long").replace(BRAND, "brand.yaml"),
)
def test_a_name_that_is_too_long_is_told(
    line: str, code: Exit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(line.split(), {"SHEETBUILDER_LANG": "en"}) == code
    assert "fault in sheetbuilder" not in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
