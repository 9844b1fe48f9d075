"""`sheetbuilder preview` from its start to its end."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from importlib import util
from pathlib import Path
from urllib.request import urlopen

import pytest

from sheetbuilder.cli import run

EXAMPLES = Path(__file__).parents[2] / "examples"
PREVIEW = [sys.executable, "-m", "sheetbuilder", "preview", "--no-browser", "--lang", "da"]


def got(address: str) -> str:
    with urlopen(address) as answer:
        text: str = answer.read().decode("utf-8")
        return text


def test_it_shows_what_is_saved_and_ends_with_ctrl_c(tmp_path: Path) -> None:
    content = Path(shutil.copytree(EXAMPLES / "first-conversation", tmp_path / "content"))
    (tmp_path / "tmp").mkdir()
    environment = {**os.environ, "TMPDIR": str(tmp_path / "tmp")}
    arguments = [*PREVIEW, "--content", str(content)]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment) as ran:
        assert ran.stdout is not None
        assert ran.stderr is not None
        address = ran.stdout.readline().removeprefix("Siden er på ").strip()
        assert "Forhåndsvisning af content" in got(address)
        sheet = content / "1.1-table-and-topic.yaml"
        sheet.write_text(sheet.read_text("utf-8").replace("A table and", "A chair and"), "utf-8")
        number = 0
        while "A chair and a topic" not in got(f"{address}?tags=1"):
            number = json.loads(got(f"{address}news?after={number}"))["number"]
        ran.send_signal(signal.SIGINT)
        assert ran.wait(timeout=20) == 130
        assert ran.stderr.read().strip() == "Stoppet."
    assert list((tmp_path / "tmp").iterdir()) == []


def test_without_the_extra_one_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    find = util.find_spec
    monkeypatch.setattr(
        "sheetbuilder.serving.extra.find_spec", lambda name: None if name == "watchfiles" else find(name)
    )
    assert run(["preview", "--no-browser"], {"SHEETBUILDER_LANG": "en"}) == 4
    told = capsys.readouterr().err
    assert "watchfiles" in told
    assert 'pip install "sheetbuilder[app]"' in told
