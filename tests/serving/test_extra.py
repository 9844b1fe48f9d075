"""A missing extra is told in one sentence, with the command that installs it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from sheetbuilder.errors import MissingError
from sheetbuilder.serving.extra import need


def test_what_is_installed_is_not_told() -> None:
    need()
    need("json")


def test_what_is_missing_is_told_with_the_command() -> None:
    with pytest.raises(MissingError) as raised:
        need("json", "no_such_module")
    (problem,) = raised.value.problems
    assert problem.code == "SB955"
    assert "(no_such_module)" in str(problem.message).replace("['no_such_module']", "no_such_module")
    assert 'pip install "sheetbuilder[app]"' in str(problem.hint)


def test_the_command_ends_with_one_sentence_where_the_extra_is_missing() -> None:
    script = (
        "import sys, os\nfor name in ('starlette', 'uvicorn', 'python_multipart'): sys.modules[name] = None\n"
        "import importlib.util as util\nfound = util.find_spec\n"
        "util.find_spec = lambda name, *a: None if name in ('starlette', 'uvicorn') else found(name, *a)\n"
        "from sheetbuilder.cli import run\nsys.exit(run(['app', '--lang', 'en'], os.environ))"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert ran.returncode == 4
    assert "SB955" in ran.stderr
    assert 'pip install "sheetbuilder[app]"' in ran.stderr
    assert "Traceback" not in ran.stderr
