"""Each command: the exact call it makes, and what it says of the outcome."""

from __future__ import annotations

import datetime
import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

import click
import pytest

from sheetbuilder.branding.file_format import FileFormat
from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.cli.exits import Exit
from sheetbuilder.compose import Built, Target
from sheetbuilder.compose.targets import TargetKind
from sheetbuilder.errors import ContentError, LayoutError, MissingError, Problem, Severity, Where, say
from sheetbuilder.foreign.inspection.report import JudgedFile
from sheetbuilder.imposition.n_up import NUp
from sheetbuilder.imposition.poster import Poster
from sheetbuilder.layout.sides import Flip, Holes, Sides
from sheetbuilder.values import replace
from tests.cli.conftest import Cli

WARNING = Problem(
    "SB235",
    say("shorten the text"),
    Where(Path("a.yaml"), 3, 5, 9, "  a: text"),
    say("remove it"),
    Severity.WARNING,
)
ERROR = Problem("SB401", say("the file is empty"))


@dataclass(frozen=True)
class StandInPackage:
    warnings: tuple[Problem, ...] = ()
    directory: Path = Path("there-is-no-such-folder")


@dataclass
class Storey:
    """Stands in for sheetbuilder.build and writes down its calls."""

    package: StandInPackage = field(default_factory=StandInPackage)
    fails: ContentError | LayoutError | None = None
    calls: list[tuple[object, ...]] = field(default_factory=list)
    found: tuple[Problem, ...] = ()
    impositions: list[object] = field(default_factory=list)
    remembered: list[bool] = field(default_factory=list)
    formats: list[FileFormat] = field(default_factory=list)

    def load(self, content: Path | None = None, *, remember: bool = False) -> StandInPackage:
        self.calls.append(("load", content))
        self.remembered.append(remember)
        return self.package

    def select(self, package: StandInPackage, names: Sequence[str]) -> tuple[Target, ...]:
        assert package is self.package
        return tuple(Target(name, name.title(), TargetKind.SET, f"file-{name}") for name in names)

    def targets(self, package: StandInPackage, brand: None) -> tuple[Target, ...]:
        assert brand is None
        return self.select(package, ("set-1", "guide"))

    def build(
        self,
        package: StandInPackage,
        names: Sequence[str],
        options: PrintOptions,
        *,
        out: Path,
        file: Path | None,
        one_file: str | None,
        begin: Callable[[int], None],
        done: Callable[[Built], None],
        remember: bool,
    ) -> tuple[Built, ...]:
        asked = (options.sides, options.flip, options.holes, one_file)
        if asked != (Sides.DUPLEX, None, None, None):
            self.calls.append(asked)
        else:
            usual = PrintOptions(options.paper, options.date, imposition=options.imposition, format=options.format)
            assert options == usual
        self.formats.append(options.format)
        self.calls.append(("build", tuple(names), file or out, options.paper, options.date))
        self.remembered.append(remember)
        self.impositions.append(options.imposition)
        begin(len(names))
        made = []
        for position, target in enumerate(self.select(package, names)):
            if self.fails and position:
                raise self.fails
            one = Built(target.name, file or out / f"{target.file}.pdf", 24, 104_321, 0.312, (WARNING,))
            made.append(one)
            done(one)
        return tuple(made)

    def check(self, package: StandInPackage, options: PrintOptions, *, remember: bool) -> tuple[Problem, ...]:
        assert package is self.package
        self.remembered.append(remember)
        assert (options.brand, options.date) == (None, None)
        self.calls.append(("check", options.paper))
        return self.found


@pytest.fixture
def storey(monkeypatch: pytest.MonkeyPatch) -> Storey:
    standing_in = Storey()
    for room, names in (("compose", ("load", "check")), ("offers", ("select", "targets", "build", "check"))):
        for name in names:
            monkeypatch.setattr(import_module(f"sheetbuilder.{room}"), name, getattr(standing_in, name))
    return standing_in


def test_build_without_words_builds_everything(cli: Cli, storey: Storey) -> None:
    ran = cli("build")
    assert ran.code == Exit.OK
    assert storey.calls == [("load", None), ("build", ("all",), Path("out"), "a4", None)]
    assert ran.out == f"{Path('out/file-all.pdf')}\n"


def test_composed_pages_are_remembered_unless_that_is_not_wanted(cli: Cli, storey: Storey) -> None:
    for command in ("build", "check"):
        cli(command)
        cli(command, "--no-cache")
    assert storey.remembered == [True, True, False, False, True, True, False, False]


def test_build_hands_every_word_on(cli: Cli, storey: Storey) -> None:
    options = ["-o", "pdf", "--content", "mine", "--paper", "A3", "--date", "2026-12-01"]
    cli("build", "set-1", "2.6", *options)
    day = datetime.date(2026, 12, 1)
    assert storey.calls == [("load", Path("mine")), ("build", ("set-1", "2.6"), Path("pdf"), "a3", day)]


def test_how_papers_are_printed_is_handed_on(cli: Cli, storey: Storey) -> None:
    cli("build", "2.6", "--simplex", "--flip", "Short", "--holes", "4", "--one-file", "møde.pdf")
    assert storey.calls[1] == (Sides.SIMPLEX, Flip.SHORT, Holes.FOUR, "møde.pdf")


def test_source_date_epoch_is_the_date_unless_one_is_given(cli: Cli, storey: Storey) -> None:
    environment = {"SOURCE_DATE_EPOCH": "1795478399", "LANG": "en"}
    cli("build", environment=environment)
    cli("build", "--date", "2026-01-02", environment=environment)
    assert [call[-1] for call in storey.calls if call[0] == "build"] == [
        datetime.date(2026, 11, 23),
        datetime.date(2026, 1, 2),
    ]


def test_what_places_pages_is_asked_for_one_at_a_time(cli: Cli, storey: Storey) -> None:
    for arguments in ([], ["--poster", "A1"], ["--poster", "a0", "--whole"]):
        assert cli("build", "workflow", *arguments).code == Exit.OK
    assert storey.impositions == [None, Poster("a1"), Poster("a0", whole=True)]
    ran = cli("build", "workflow", "--whole")
    assert ran.code == Exit.USAGE
    assert "--poster a1 --whole" in ran.err
    assert cli("build", "--n-up", "2").code == cli("build", "--n-up", "4", "--note-lines").code == Exit.OK
    assert storey.impositions[3:] == [NUp(2), NUp(4, note_lines=True)]
    ran = cli("build", "--note-lines")
    assert ran.code == Exit.USAGE
    assert "--n-up 2 --note-lines" in ran.err
    ran = cli("build", "workflow", "--poster", "a1", "--booklet")
    assert ran.code == Exit.USAGE
    assert "--booklet, --poster" in ran.err


@pytest.mark.parametrize("epoch", ["yesterday", "9" * 30, "1.5"])
def test_a_bad_source_date_epoch_is_told(cli: Cli, storey: Storey, epoch: str) -> None:
    ran = cli("build", environment={"SOURCE_DATE_EPOCH": epoch, "LANG": "en"})
    assert ran.code == Exit.USAGE
    assert "SOURCE_DATE_EPOCH must be a number of seconds" in ran.err
    assert storey.calls == []


def test_paths_go_to_stdout_and_warnings_to_stderr_once(cli: Cli, storey: Storey) -> None:
    storey.package = StandInPackage((WARNING,))
    ran = cli("build", "set-1", "set-2")
    assert ran.out.splitlines() == [str(Path("out/file-set-1.pdf")), str(Path("out/file-set-2.pdf"))]
    assert ran.err.splitlines() == [
        "a.yaml:3:5: warning SB235: shorten the text",
        "  3 |   a: text",
        "    |     ^^^^",
        "    = hint: remove it",
        "1 warning",
    ]


def test_build_for_machines(cli: Cli, storey: Storey) -> None:
    ran = cli("build", "set-1", "--json")
    assert ran.err == ""
    problem = {
        "code": "SB235",
        "severity": "warning",
        "message": "shorten the text",
        "hint": "remove it",
        "file": "a.yaml",
        "line": 3,
        "column": 5,
        "end_column": 9,
    }
    path = str(Path("out/file-set-1.pdf"))
    assert json.loads(ran.out) == {
        "built": [
            {
                "target": "set-1",
                "path": path,
                "pages": 24,
                "bytes": 104321,
                "seconds": 0.312,
                "unchanged": False,
                "notes": [],
                "warnings": [problem],
            }
        ],
        "problems": [problem],
    }
    assert storey.calls[-1][0] == "build"


def test_a_failing_build_tells_what_was_made_before(cli: Cli, storey: Storey) -> None:
    storey.fails = LayoutError([ERROR])
    ran = cli("build", "set-1", "set-2", "--json")
    told = json.loads(ran.out)
    assert ran.code == Exit.LAYOUT
    assert [made["target"] for made in told["built"]] == ["set-1"]
    assert [problem["code"] for problem in told["problems"]] == ["SB235", "SB401"]


def test_a_name_that_ends_as_files_do_is_that_of_the_file(cli: Cli, storey: Storey, tmp_path: Path) -> None:
    for name in ("meeting.pdf", "meeting.HTML", "meeting.txt", "v1.2", str(tmp_path)):
        assert cli("build", "2.6", "-o", name).code == Exit.OK
    assert [call[2] for call in storey.calls if call[0] == "build"] == [
        *map(Path, ("meeting.pdf", "meeting.HTML", "meeting.txt", "v1.2")),
        tmp_path,
    ]
    assert storey.formats == ["pdf", "html", "text", "pdf", "pdf"]
    cli("build", "2.6", "-o", "meeting.pdf", "--format", "html")
    assert storey.formats[-1] == "html", (
        "what is asked for goes before the name, and is held against it where it is made"
    )
    (tmp_path / "folder.pdf").mkdir()
    cli("build", "2.6", "-o", str(tmp_path / "folder.pdf"))
    assert storey.calls[-1][2] == tmp_path / "folder.pdf"
    ran = cli("build", "2.6", "-o", "a.pdf", "--one-file", "b.pdf")
    assert ran.code == Exit.USAGE
    assert "leave one of them out" in ran.err


def test_quiet_says_only_what_is_wrong(cli: Cli, storey: Storey) -> None:
    storey.package = StandInPackage((WARNING,))
    for arguments in (["build", "set-1", "-q"], ["-q", "build", "set-1"], ["build", "--quiet", "set-1"]):
        ran = cli(*arguments)
        assert (ran.code, ran.out) == (Exit.OK, "")
        assert ran.err.startswith("a.yaml:3:5: warning SB235: shorten the text\n")
    assert cli("-q", "list").out == ""
    assert json.loads(cli("build", "set-1", "-q", "--json").out)["built"]
    storey.package = StandInPackage()
    ran = cli("check", "-q")
    assert (ran.code, ran.out, ran.err) == (Exit.OK, "", "")


def launched(monkeypatch: pytest.MonkeyPatch, answer: int = 0) -> list[str]:
    """What is opened from now on, each time with that answer."""
    seen: list[str] = []

    def launch(path: str) -> int:
        seen.append(path)
        return answer

    monkeypatch.setattr(click, "launch", launch)
    return seen


@pytest.mark.parametrize(
    ("arguments", "opened"),
    [
        (["build", "set-1", "--open"], Path("out/file-set-1.pdf")),
        (["build", "a", "b", "--open"], Path("out")),
        (["build", "a", "-o", "x/meeting.pdf", "--open"], Path("x/meeting.pdf")),
    ],
)
def test_open(cli: Cli, storey: Storey, monkeypatch: pytest.MonkeyPatch, arguments: list[str], opened: Path) -> None:
    seen = launched(monkeypatch)
    cli(*arguments)
    assert storey.calls
    assert seen == [str(opened)]


def test_list(cli: Cli, storey: Storey) -> None:
    assert cli("list", "--content", "mine").out == "set-1  Set-1\nguide  Guide\n"
    assert storey.calls == [("load", Path("mine"))]
    told = json.loads(cli("list", "--json").out)
    assert told["targets"][0] == {"name": "set-1", "title": "Set-1", "kind": "set", "file": "file-set-1"}
    assert told["problems"] == []


def test_check_of_what_is_sound(cli: Cli, storey: Storey) -> None:
    ran = cli("check", "--paper", "a5", "--content", "mine")
    assert (ran.code, ran.out, ran.err) == (Exit.OK, "No problems found.\n", "")
    assert storey.calls == [("load", Path("mine")), ("check", "a5")]


def test_check_tells_all_and_counts(cli: Cli, storey: Storey) -> None:
    storey.package = StandInPackage((WARNING,))
    storey.found = (WARNING, ERROR)
    ran = cli("check")
    assert (ran.code, ran.out) == (Exit.LAYOUT, "")
    assert ran.err.endswith("1 error, 1 warning\n")


def test_check_strict_lets_warnings_count(cli: Cli, storey: Storey) -> None:
    storey.found = (WARNING,)
    assert cli("check").code == Exit.OK
    assert cli("check", "--strict").code == Exit.CONTENT


@pytest.fixture
def reports(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    seen: list[Path] = []

    def judge(path: Path, reader: object, *, press: bool, whole: bool) -> JudgedFile:
        assert reader is not None
        assert not press
        if path.stem == "none":
            raise MissingError([replace(ERROR, where=Where(path))])
        seen.append(path)
        problems = (ERROR,) if path.stem == "bad" else ()
        line = say("Title: {title}", title="x")
        if not whole:
            return JudgedFile(path, {}, (line,), (), "", problems)
        return JudgedFile(path, {"clean": not problems}, (line,), ("Document", "  P"), "words", problems)

    monkeypatch.setattr(import_module("sheetbuilder.foreign.inspection.report"), "judge", judge)
    return seen


def test_inspect(cli: Cli, reports: list[Path]) -> None:
    ran = cli("inspect", "good.pdf", environment={})
    assert (ran.code, ran.out, ran.err) == (Exit.OK, "good.pdf\nTitel: x\n", "")
    ran = cli("inspect", "good.pdf", "bad.pdf")
    assert ran.code == Exit.NOT_CLEAN
    assert ran.err == "error SB401: the file is empty\n1 error\n"
    assert reports == [Path("good.pdf"), Path("good.pdf"), Path("bad.pdf")]


def test_inspect_shows_tree_and_text(cli: Cli, reports: list[Path]) -> None:
    assert cli("inspect", "good.pdf", "--tree").out == "Document\n  P\n"
    assert cli("inspect", "good.pdf", "--text").out == "words\n"
    assert cli("inspect", "good.pdf", "--tree", "--text").out == "Document\n  P\nwords\n"
    assert json.loads(cli("inspect", "bad.pdf", "--json").out)["files"] == [{"clean": False}]
    assert len(reports) == 4


def test_inspect_expands_patterns_where_no_shell_does(cli: Cli, reports: list[Path], tmp_path: Path) -> None:
    for name in ("b.pdf", "a.pdf", "c.txt"):
        (tmp_path / name).touch()
    cli("inspect", str(tmp_path / "*.pdf"))
    assert reports == [tmp_path / "a.pdf", tmp_path / "b.pdf"]


def test_inspect_of_a_file_that_is_not_there_judges_the_others(cli: Cli, reports: list[Path]) -> None:
    ran = cli("inspect", "none.pdf", "good.pdf")
    assert ran.code == Exit.MISSING
    assert (ran.out, reports) == ("good.pdf\nTitle: x\n", [Path("good.pdf")])


def test_inspect_of_nothing(cli: Cli, tmp_path: Path) -> None:
    ran = cli("inspect", str(tmp_path / "none.pdf"))
    assert (ran.code, ran.out) == (Exit.MISSING, "")
    assert "none.pdf" in ran.err


def test_schemas_survive_a_disk_that_is_full(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cli("schema", "-o", str(tmp_path))
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    write = json.dumps

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(json, "dumps", lambda *args, **options: write(*args, **options) + " ")
    monkeypatch.setattr(os, "fsync", full)
    ran = cli("schema", "-o", str(tmp_path))
    assert ran.code == Exit.NOT_WRITTEN
    assert "The old file is still there." in ran.err
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_schema(cli: Cli, tmp_path: Path) -> None:
    ran = cli("schema", "-o", str(tmp_path / "x"))
    assert ran.code == Exit.OK
    written = [Path(line) for line in ran.out.splitlines()]
    assert tmp_path / "x" / "sheet.json" in written
    for path in written:
        assert json.loads(path.read_text(encoding="utf-8"))["$schema"]
    cli("schema", "--content", str(tmp_path / "mine"))
    assert (tmp_path / "mine" / "schema" / "sheet.json").is_file()


def test_the_shipped_content_lists(cli: Cli) -> None:
    ran = cli("list")
    assert ran.code == Exit.OK
    assert ran.out.startswith("set-1")


ON_A_TERMINAL = """
import sys
from pathlib import Path
import sheetbuilder.offers
from sheetbuilder.compose import Built
sys.modules["sheetbuilder.compose"].load = lambda content=None, remember=False: type("P", (), {"warnings": ()})()
def build(package, names, options, *, out, file, one_file, begin, done, remember):
    begin(2)
    made = Built("set-1", out / "x.pdf", 24, 104321, 0.312, ())
    done(made), done(made)
    return made, made
sheetbuilder.offers.build = build
from sheetbuilder.cli import main
main()
"""


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
@pytest.mark.parametrize(
    ("language", "line"),
    [("da", "out/x.pdf  24 sider, 104 kB, 0,3 s"), ("en", "out/x.pdf  24 pages, 104 kB, 0.3 s")],
)
def test_on_a_terminal_there_is_a_bar_and_there_are_details(language: str, line: str) -> None:
    import pty

    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", ON_A_TERMINAL, "build"],
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "SHEETBUILDER_LANG": language, "TERM": "xterm"},
    ) as running:
        running.wait(30)
    shown = os.read(ours, 65536).decode().replace("\r\n", "\n")
    os.close(ours)
    os.close(theirs)
    assert "[------------------------] 0/2" in shown
    assert "[############------------] 1/2" in shown
    # What is left after the carriage returns have let each text overwrite the one before it:
    assert [row.rpartition("\r")[2] for row in shown.split("\n")][:2] == [line, line]


def test_colour_follows_no_color(monkeypatch: pytest.MonkeyPatch) -> None:
    from sheetbuilder.cli.speaker import Speaker
    from sheetbuilder.language import Translator

    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert Speaker(Translator("en"), {"TERM": "xterm"}).colour
    assert Speaker(Translator("en"), {"TERM": "xterm", "NO_COLOR": ""}).colour
    assert not Speaker(Translator("en"), {"TERM": "xterm", "NO_COLOR": "1"}).colour
    assert not Speaker(Translator("en"), {"TERM": "dumb"}).colour
