"""`sheetbuilder app` from its start to its end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

from sheetbuilder.cli import run

APP = [sys.executable, "-m", "sheetbuilder", "app", "--no-browser", "--lang", "da"]


def test_it_says_where_it_is_and_ends_with_ctrl_c(tmp_path: Path) -> None:
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    with subprocess.Popen(APP, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment) as ran:
        assert ran.stdout is not None
        assert ran.stderr is not None
        address = ran.stdout.readline().removeprefix("Siden er på ").strip()
        with urlopen(address) as answer:
            assert "Hvad vil du gøre?".encode() in answer.read()
        ran.send_signal(signal.SIGINT)
        assert ran.wait(timeout=20) == 130
        assert ran.stderr.read().strip() == "Stoppet."
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_there_is_not_ends_it(tmp_path: Path) -> None:
    assert run(["app", str(tmp_path / "none"), "--no-browser"], os.environ) == 4
