"""The program as a whole: help, languages, suggestions, and how a run ends."""

from __future__ import annotations

import errno
import os
import re
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path

import click
import pytest

from sheetbuilder import __version__, errors
from sheetbuilder.cli.exits import Exit, meanings, of_error, of_problems
from sheetbuilder.cli.group import COMMANDS
from sheetbuilder.cli.program import program
from sheetbuilder.errors import Problem, Severity, say
from sheetbuilder.language import LANGUAGES
from tests.cli.conftest import Cli

ROOT = Path(__file__).resolve().parents[2]
DANISH = {"LANG": "da_DK.UTF-8"}
PROBLEM = Problem("SB201", say("the file is empty"))


def process(code: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A run in a process of its own; `code` may change things before `main()`."""
    script = f"import sys; sys.argv[0] = 'sheetbuilder'\n{code}\nfrom sheetbuilder.cli import main\nmain()"
    return subprocess.run(
        [sys.executable, "-c", script, *arguments],
        env={**os.environ, "SHEETBUILDER_LANG": "en", **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("flag", ["-h", "--help"])
@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)])
def test_help_has_examples(cli: Cli, command: tuple[str, ...], flag: str) -> None:
    ran = cli(*command, flag)
    assert ran.code == Exit.OK
    assert ran.err == ""
    assert "Examples:\n  sheetbuilder " in ran.out


def test_help_tells_every_exit_code(cli: Cli) -> None:
    told = cli("--help").out
    assert [code for code, _ in meanings()] == list(Exit)
    for code, meaning in meanings():
        assert re.search(rf"^  {int(code)}\s+{re.escape(str(meaning))}$", told, re.MULTILINE)


def test_the_page_about_the_command_line_tells_the_same_codes() -> None:
    page = ROOT / "docs" / "command-line.md"
    rows = re.findall(r"^\| (\d+) \| (.*) \|$", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert rows == [(str(int(code)), str(meaning)) for code, meaning in meanings()]


PAGES = [*sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md"]


def shown(page: str) -> Iterator[list[str]]:
    """The command lines of a page, in words, without what is said of them; also those among its own words."""
    for block in re.findall(r"^```sh\n(.*?)^```$", page, re.MULTILINE | re.DOTALL):
        for line in block.splitlines():
            if line.startswith("sheetbuilder "):
                yield shlex.split(line, comments=True)[1:]
    for code in re.findall(r"`(?:sheetbuilder )?([a-z]+ [^`\n]*--[^`\n]*)`", page):
        if (words := code.split())[0] in COMMANDS:
            yield words


def unknown_options(words: Sequence[str]) -> list[str]:
    """The options in a command line that its command does not have."""
    group = program(str)
    context = click.Context(group)
    command = group.get_command(context, words[0])
    assert command is not None, words
    if isinstance(command, click.Group):
        command = command.get_command(context, words[1])
        assert command is not None, words
    known = {name for one in command.params for name in (*one.opts, *one.secondary_opts)}
    return [word for word in words if re.match(r"--?[a-z]", word) and word.partition("=")[0] not in known]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_pages_show_no_option_that_there_is_not(page: Path) -> None:
    assert [words for words in shown(page.read_text("utf-8")) if unknown_options(words)] == []


def test_an_option_that_there_is_not_is_found_out() -> None:
    assert unknown_options(["brand", "diff", "--accept", "--shout", "x", "-o=y", "--", "-1"]) == ["--shout", "-o=y"]


def test_the_list_of_commands_is_the_folder() -> None:
    folder = Path(import_module("sheetbuilder.cli").__path__[0])
    sources = {file.stem: file.read_text(encoding="utf-8") for file in folder.glob("*.py")}
    assert {name for name, source in sources.items() if "def command(tell" in source} == set(COMMANDS)


ENGLISH_LEFT = re.compile(r"\b(Usage|Options|Commands|Error|the|and|Show|folder|file|exit|with)\b(?!\.pdf)")


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)])
def test_no_english_is_left_in_the_danish_help(cli: Cli, command: tuple[str, ...]) -> None:
    told = cli(*command, "--help", environment=DANISH).out
    assert told.startswith("Brug: ")
    # The names of options are the same in every language.
    assert ENGLISH_LEFT.findall(re.sub(r"--[a-z-]+", "", told)) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["build", "--papr"], "Fejl: Der er intet tilvalg"),
        (["build", "--paper", "a9"], "Ugyldig værdi for »--paper«: »a9« er ikke en af »a4«, »a3«, »a5«."),
        (["build", "--paper"], "Tilvalget »--paper« skal have en værdi."),
        (["build", "--json=1"], "Tilvalget »--json« tager ingen værdi."),
        (["inspect"], "Fejl: Manglende argument »FIL...«."),
        (["list", "x"], "Der er et argument for meget (x)"),
        (["list", "x", "y"], "Der er argumenter for meget (x y)"),
        (["bulid"], "Der er ingen kommando »bulid«. Mente du »build«?"),
        (["--lang", "tysk"], "Ugyldig værdi for »--lang«"),
        (["build", "--date", "i morgen"], "»i morgen« er ikke en dato; skriv den som 2026-11-23"),
    ],
)
def test_click_complains_in_danish(cli: Cli, arguments: list[str], said: str) -> None:
    ran = cli(*arguments, environment={"SHEETBUILDER_LANG": "da"})
    assert ran.code == Exit.USAGE
    assert ran.out == ""
    if arguments[0] != "--lang":
        assert said in ran.err
        assert ENGLISH_LEFT.findall(ran.err) == []
    else:
        assert "Invalid value for “--lang”" in ran.err


def test_the_language_may_stand_before_and_behind_the_command(cli: Cli) -> None:
    assert cli("--lang", "da", "build", "-h").out.startswith("Brug:")
    assert cli("build", "-h", "--lang=da").out.startswith("Brug:")
    assert cli("build", "-h", "--lang", "en", environment=DANISH).out.startswith("Usage:")
    assert cli("-h", environment={}).out.startswith("Brug:")


def test_click_is_left_as_it_was(cli: Cli) -> None:
    before = os.environ.get("LANGUAGE")
    cli("-h", environment=DANISH)
    assert os.environ.get("LANGUAGE") == before
    assert cli("-h").out.startswith("Usage:")


def test_unknown_commands_get_the_nearest(cli: Cli) -> None:
    assert "Did you mean “inspect”?" in cli("inspct").err
    assert "Did you mean “build set-1”?" in cli("set-1").err


def test_without_a_command_there_is_help_and_a_code_that_says_so(cli: Cli) -> None:
    ran = cli()
    assert (ran.code, ran.out) == (Exit.USAGE, "")
    assert ran.err.startswith("Usage:")


def test_version(cli: Cli) -> None:
    assert cli("--version").out == f"sheetbuilder {__version__}\n"


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (errors.ContentError, Exit.CONTENT),
        (errors.MissingError, Exit.MISSING),
        (errors.LayoutError, Exit.LAYOUT),
        (errors.FaultyError, Exit.NOT_CLEAN),
        (errors.OutputError, Exit.NOT_WRITTEN),
    ],
)
def test_every_error_has_its_code(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, kind: type[errors.SheetbuilderError], code: Exit
) -> None:
    def fail(_: object, **__: object) -> None:
        raise kind([PROBLEM])

    monkeypatch.setattr(import_module("sheetbuilder.compose"), "load", fail)
    ran = cli("list")
    assert (ran.code, ran.out, ran.err) == (code, "", "error SB201: the file is empty\n1 error\n")
    assert of_error(kind([PROBLEM])) is code


def test_no_kind_of_error_is_without_a_code() -> None:
    kinds = set(errors.SheetbuilderError.__subclasses__())
    assert kinds == {
        errors.ContentError,
        errors.FaultyError,
        errors.MissingError,
        errors.LayoutError,
        errors.OutputError,
        errors.ReaderError,
        errors.PrinterError,
    }
    assert of_error(errors.SheetbuilderError([PROBLEM])) is Exit.CONTENT


def test_codes_of_what_a_check_found() -> None:
    layout = Problem("SB401", say("the file is empty"))
    warning = Problem("SB235", say("the file is empty"), severity=Severity.WARNING)
    assert of_problems([]) is Exit.OK
    assert of_problems([warning]) is Exit.OK
    assert of_problems([warning], strict=True) is Exit.CONTENT
    assert of_problems([warning, layout]) is Exit.LAYOUT
    assert of_problems([PROBLEM, layout]) is Exit.CONTENT


BUG = """
import sheetbuilder.compose
def load(content=None, **_):
    raise ZeroDivisionError("nobody thought of this")
compose_storey = sys.modules["sheetbuilder.compose"]
compose_storey.load = load
"""


@pytest.mark.long
def test_a_bug_ends_in_an_apology_and_no_trace() -> None:
    ran = process(BUG, "list")
    assert ran.returncode == Exit.BUG
    assert ran.stdout == ""
    assert "Sorry" in ran.stderr
    assert "ZeroDivisionError: nobody thought of this" in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.long
@pytest.mark.parametrize(("arguments", "environment"), [(["--debug"], {}), ([], {"SHEETBUILDER_DEBUG": "1"})])
def test_a_bug_shows_its_trace_when_asked(arguments: list[str], environment: dict[str, str]) -> None:
    ran = process(BUG, "list", *arguments, **environment)
    assert ran.returncode == Exit.BUG
    assert "Traceback" in ran.stderr


WAITING = """
import sheetbuilder.compose, time
def load(content=None, **_):
    print("ready", flush=True)
    time.sleep(60)
sys.modules["sheetbuilder.compose"].load = load
"""


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends Ctrl-C to the whole console")
def test_ctrl_c_ends_quietly_with_130() -> None:
    script = f"import sys\n{WAITING}\nfrom sheetbuilder.cli import main\nmain()"
    with subprocess.Popen(
        [sys.executable, "-c", script, "list"],
        env={**os.environ, "SHEETBUILDER_LANG": "da"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline() == "ready\n"
        time.sleep(0.1)
        running.send_signal(signal.SIGINT)
        assert running.wait(20) == Exit.INTERRUPTED
        assert running.stderr.read() == "Stoppet.\n"


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes that break this way")
def test_a_reader_who_leaves_is_no_trouble() -> None:
    talkative = WAITING.replace('print("ready", flush=True)', "").replace(
        "time.sleep(60)", "\n    import os; [print('x' * 1000) for _ in range(1000)]"
    )
    script = f"import sys\n{talkative}\nfrom sheetbuilder.cli import main\nmain()"
    with subprocess.Popen(
        [sys.executable, "-c", script, "list"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        assert running.wait(20) == Exit.CUT_OFF
        assert running.stderr.read() == ""


def test_a_broken_pipe_in_this_process(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def leave(_: object, **__: object) -> None:
        raise BrokenPipeError(errno.EPIPE, "gone")

    monkeypatch.setattr(import_module("sheetbuilder.compose"), "load", leave)
    assert cli("list").code == Exit.CUT_OFF


def test_a_terminal_without_our_letters_is_no_trouble() -> None:
    ran = process("", "build", "--help", PYTHONIOENCODING="latin-1", PYTHONUTF8="0")
    assert ran.returncode == Exit.OK
    assert "\\u201csheetbuilder list\\u201d" in ran.stdout


def test_the_languages_offered_are_those_there_are(cli: Cli) -> None:
    assert f"[{'|'.join(LANGUAGES)}]" in cli("--help").out


@pytest.mark.long
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full and a shell")
@pytest.mark.parametrize(
    ("streams", "code", "told"),
    [
        (">/dev/full", Exit.NOT_WRITTEN, True),
        (">/dev/full 2>&-", Exit.NOT_WRITTEN, False),
        (">&-", Exit.OK, False),
        ("2>&-", Exit.OK, False),
        ("<&- >&- 2>&-", Exit.OK, False),
    ],
)
def test_a_run_whose_words_cannot_be_written_says_so_by_its_code(streams: str, code: Exit, told: bool) -> None:
    command = f'"{sys.executable}" -m sheetbuilder list {streams}'
    ran = subprocess.run(["sh", "-c", command], capture_output=True, check=False, text=True)
    assert ran.returncode == code
    assert ("cannot be told" in ran.stderr or "kan ikke" in ran.stderr) == told
    assert "fault" not in ran.stderr
    missing = subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m sheetbuilder build none.such {streams}'], capture_output=True, check=False
    )
    assert missing.returncode == Exit.MISSING


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full and a shell")
@pytest.mark.parametrize(
    ("streams", "code"),
    [
        (">/dev/full", Exit.NOT_WRITTEN),
        pytest.param(">/dev/full 2>/dev/full", Exit.NOT_WRITTEN, marks=pytest.mark.long),
        pytest.param(">&- 2>&-", Exit.OK, marks=pytest.mark.long),
        pytest.param("<&- >&- 2>&-", Exit.OK, marks=pytest.mark.long),
    ],
)
def test_files_are_made_although_nobody_can_be_told(streams: str, code: Exit, tmp_path: Path) -> None:
    command = f'"{sys.executable}" -m sheetbuilder build 2.5 2.6 -o "{tmp_path}" {streams}'
    ran = subprocess.run(["sh", "-c", command], capture_output=True, check=False, text=True)
    assert ran.returncode == code
    assert ("cannot be told" in ran.stderr or "kan ikke" in ran.stderr) == (streams == ">/dev/full")
    assert len(list(tmp_path.iterdir())) == 2, "the later ones, too"


@pytest.mark.long
def test_a_run_without_a_console_reads_what_others_made(tmp_path: Path) -> None:
    """As under pythonw: there are no streams, neither for us nor for the child to inherit."""
    brand = Path(__file__).parents[2] / "examples" / "brands" / "eksempelkoebing.yaml"
    code = "import os\nfor number in range(3): os.close(number)\nsys.stdin = sys.stdout = sys.stderr = None"
    ran = process(code, "build", "2.6", "--brand", str(brand), "-o", str(tmp_path))
    assert ran.returncode == Exit.OK
    assert (ran.stdout, ran.stderr) == ("", "")
    assert len(list(tmp_path.rglob("*.pdf"))) == 1


ENDING = """
import atexit, gc
atexit.register(lambda: print("left alone" if gc.get_freeze_count() > len(gc.get_objects()) else "looked through"))
"""


def test_what_is_left_at_the_end_is_not_looked_through() -> None:
    ran = process(ENDING, "--version")
    assert ran.stdout.splitlines()[-1] == "left alone"
