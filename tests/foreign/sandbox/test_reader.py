"""One child reads the letterheads of a run, each once, with limits of its own; a child that failed reads no more."""

from __future__ import annotations

import inspect
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from sheetbuilder.errors import ContentError
from sheetbuilder.foreign.letterhead.report import prepare
from sheetbuilder.foreign.sandbox import child
from sheetbuilder.foreign.sandbox import reader as reader_module
from sheetbuilder.foreign.sandbox.process import Process
from sheetbuilder.foreign.sandbox.reader import Reader
from sheetbuilder.pdf.read import limits
from tests.foreign.letterhead import letterheads
from tests.foreign.letterhead.letterheads import boxed, saved

pytestmark = pytest.mark.usefixtures("fresh")
LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")


@pytest.fixture
def reader() -> Iterator[Reader]:
    with Reader() as found:
        yield found


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The process number of the child, for each request."""
    found: list[int] = []
    ask = Process.ask

    def counted(self: Process, kind: str, data: bytes, **arguments: int | None) -> bytes:
        answer = ask(self, kind, data, **arguments)
        assert self._child is not None
        found.append(self._child.pid)
        return answer

    monkeypatch.setattr(Process, "ask", counted)
    return found


@pytest.mark.long
def test_many_files_need_one_child(reader: Reader, asked: list[int], tmp_path: Path) -> None:
    for size in range(500, 520):
        letterhead, _ = prepare(saved(tmp_path, boxed(b"/MediaBox[0 0 %d 842]" % size), f"{size}.pdf"), 1, reader)
        assert letterhead.artwork.width == size
    assert len(asked) == 20
    assert len(set(asked)) == 1


@pytest.mark.long
def test_the_same_page_is_read_once(reader: Reader, asked: list[int], tmp_path: Path) -> None:
    one, other = (saved(tmp_path, letterheads.municipal(), name) for name in ("a.pdf", "b.pdf"))
    assert prepare(one, 1, reader) == prepare(other, 1, reader) == prepare(one, 1, reader)
    assert len(asked) == 1
    broken = saved(tmp_path, letterheads.encrypted(), "c.pdf")
    for _ in range(2):
        with pytest.raises(ContentError):
            prepare(broken, 1, reader)
    assert len(asked) == 2


@pytest.mark.long
def test_so_much_is_remembered_and_no_more(
    reader: Reader, asked: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many brands there are in a run."""
    monkeypatch.setattr(reader_module, "_MOST", 2)
    files = [saved(tmp_path, boxed(b"/MediaBox[0 0 %d 842]" % size), f"{size}.pdf") for size in (500, 510, 520)]
    first = [prepare(file, 1, reader) for file in files]
    assert len(reader._known) == 2
    assert prepare(files[2], 1, reader) == first[2]
    assert len(asked) == 3
    assert prepare(files[0], 1, reader) == first[0]
    assert len(asked) == 4


@pytest.mark.long
def test_what_is_read_after_others_is_the_same(reader: Reader, tmp_path: Path) -> None:
    rich = saved(tmp_path, letterheads.rich(), "rich.pdf")
    prepare(saved(tmp_path, letterheads.cmyk()), 1, reader)
    assert prepare(rich, 1, reader) == prepare(rich)


@pytest.mark.long
def test_a_refused_file_does_not_harm_the_next(reader: Reader, asked: list[int], tmp_path: Path) -> None:
    hostile = (letterheads.bomb(), letterheads.truncated(), letterheads.looping(), letterheads.vast_picture())
    good = saved(tmp_path, letterheads.municipal())
    for number, data in enumerate(hostile):
        with pytest.raises(ContentError):
            prepare(saved(tmp_path, data, f"{number}.pdf"), 1, reader)
    assert prepare(good, 1, reader)[1] == ()
    assert len(set(asked)) >= 2  # the one that was asked for too much is gone


def test_a_child_that_was_killed_is_replaced(reader: Reader, asked: list[int], tmp_path: Path) -> None:
    prepare(saved(tmp_path, letterheads.cmyk()), 1, reader)
    os.kill(asked[0], signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
    assert prepare(saved(tmp_path, letterheads.municipal()), 1, reader)[1] == ()
    assert len(set(asked)) == 2


@pytest.mark.long
def test_a_slow_file_does_not_take_the_time_of_the_next(
    reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(limits, "SECONDS", 0.01)
        with pytest.raises(ContentError) as caught:
            prepare(saved(tmp_path, letterheads.cmyk()), 1, reader)
    assert caught.value.problems[0].code == "SB709"
    assert prepare(saved(tmp_path, letterheads.municipal()), 1, reader)[1] == ()


@LINUX
def test_limits_are_real_for_every_request(reader: Reader, asked: list[int], tmp_path: Path) -> None:
    for name, data in (("a.pdf", letterheads.municipal()), ("b.pdf", letterheads.rich())):
        prepare(saved(tmp_path, data, name), 1, reader)
        told = Path(f"/proc/{asked[-1]}/limits").read_text("ascii").splitlines()
        memory, seconds = (next(line for line in told if line.startswith(what)) for what in ("Max address", "Max cpu"))
        assert int(memory.split()[3]) == limits.MEMORY
        assert limits.PAINTING + 2 <= int(seconds.split()[3]) <= limits.SECONDS + 10


@LINUX
def test_the_child_ends_with_its_parent(tmp_path: Path) -> None:
    path = saved(tmp_path, letterheads.cmyk())
    script = (
        "import os, sys\nfrom pathlib import Path\nfrom sheetbuilder.foreign.sandbox.reader import Reader\n"
        "reader = Reader()\nreader.facts(Path(sys.argv[1]))\nprint(reader._process._child.pid, flush=True)\nos._exit(1)"
    )
    ran = subprocess.run([sys.executable, "-c", script, path], capture_output=True, check=False, text=True)
    stat = Path(f"/proc/{int(ran.stdout)}/stat")
    for _ in range(50):
        if not stat.exists() or stat.read_text("ascii").rpartition(")")[2].split()[0] == "Z":
            return
        time.sleep(0.1)
    pytest.fail("the child lives on")


@pytest.mark.parametrize("deed", ["os.system('true')", "__import__('subprocess').run(['true'])", "socket.socket()"])
def test_the_child_starts_nothing_and_calls_nobody(deed: str) -> None:
    start = "import os, socket, sys\nfrom sheetbuilder.foreign.sandbox import child\nsys.addaudithook(child._refuse)\n"
    script = start + deed
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False, text=True)
    assert "PermissionError" in ran.stderr


@pytest.mark.parametrize("kind", sorted(child._KINDS))
def test_every_kind_of_request_is_asked_alike(kind: str) -> None:
    answer = import_module(child._KINDS[kind]).answer
    assert list(inspect.signature(answer).parameters) == ["data", "arguments", "step"]


@pytest.mark.long
def test_what_stands_behind_slow_files_is_not_waited_for(
    reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All files of a run have so much time together, however many there are; quick ones cost nothing of it."""
    now, ask = [0.0], Process.ask

    class Clock:
        @staticmethod
        def monotonic() -> float:
            return now[0]

    def slow(self: Process, kind: str, data: bytes, **arguments: int | None) -> bytes:
        now[0] += limits.ALTOGETHER / 3
        return ask(self, kind, data, **arguments)

    monkeypatch.setattr("sheetbuilder.foreign.sandbox.reader.time", Clock)
    quick = saved(tmp_path, letterheads.municipal(), "a.pdf")
    prepare(quick, 1, reader)
    monkeypatch.setattr(Process, "ask", slow)
    told = []
    for number in range(6):
        path = saved(tmp_path, boxed(b"/MediaBox[0 0 %d 842]" % (500 + number)), f"{number}.pdf")
        try:
            prepare(path, 1, reader)
        except ContentError as error:
            (problem,) = error.problems
            assert problem.code == "SB709"
            assert str(limits.ALTOGETHER) in str(problem.message)
            told.append(number)
    assert told == [4, 5], "those behind the time, and none before"
    prepare(quick, 1, reader)  # known since it was read
    reader.begin_anew()
    monkeypatch.setattr(Process, "ask", ask)
    prepare(saved(tmp_path, boxed(b"/MediaBox[0 0 700 842]"), "next.pdf"), 1, reader)  # the next run has its own time
