"""The tool that torments the program: what it calls broken is broken, and its bombs are what it says."""

from __future__ import annotations

import json
import os
import random
import zipfile
from pathlib import Path

import pytest

from tools import bombs, fonts, fuzz
from tools.torment import __main__ as torment
from tools.torment import blasting, jobs, killing, watching
from tools.torment.tally import Tally


def test_what_is_half_under_a_final_name_is_found(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 half")
    (tmp_path / "b.zip").write_bytes(b"PK")
    (tmp_path / "manifest.json").write_text("{", encoding="utf-8")
    (tmp_path / ".hidden.pdf").write_bytes(b"")
    assert len(list(jobs.whole(tmp_path))) == 3
    assert jobs.litter(tmp_path) == [".hidden.pdf"]
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 whole\n%%EOF\n")
    assert len(list(jobs.whole(tmp_path))) == 2


def test_a_manifest_that_tells_otherwise_is_found(tmp_path: Path) -> None:
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "a.txt").write_bytes(b"a")
    told = {"files": [], "others": [{"name": "a.txt", "sha256": jobs.hashes(tmp_path)["pack/a.txt"]}]}
    manifest = json.dumps(told).encode()
    (tmp_path / "pack" / "manifest.json").write_bytes(manifest)
    with zipfile.ZipFile(tmp_path / "pack.zip", "w") as archive:
        archive.writestr("pack/a.txt", b"a")
        archive.writestr("pack/manifest.json", manifest)
    assert list(jobs.disagreeing(tmp_path)) == []
    (tmp_path / "pack" / "a.txt").write_bytes(b"b")
    assert list(jobs.disagreeing(tmp_path)) == ["a.txt is not as the manifest says"]
    (tmp_path / "pack" / "a.txt").unlink()
    assert list(jobs.disagreeing(tmp_path)) == ["a.txt is not as the manifest says"]


def test_a_file_that_is_neither_of_the_two_is_found(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"third")
    job = jobs.Job("build", ("build",))
    assert killing.wrong(job, tmp_path, {"a.txt": frozenset(("one", "two"))}) == ["a.txt is neither of the two"]
    assert killing.wrong(job, tmp_path, {"a.txt": frozenset(jobs.hashes(tmp_path).values())}) == []
    assert killing.wrong(job, tmp_path / "none", {}) == []


def test_a_part_that_finds_something_broken_ends_in_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def part(tally: Tally, _: Path, count: int) -> None:
        tally.note("kind", *["fault"] * (count > 1))

    monkeypatch.setattr(torment, "PARTS", {"one": torment.Part(part, 2, 1)})
    assert torment.main(["--small"]) == 0
    assert torment.main([]) == 1
    assert "BROKEN kind: fault" in capsys.readouterr().out


def test_a_part_that_was_stopped_goes_on(tmp_path: Path) -> None:
    journal = tmp_path / "part.jsonl"
    once = Tally(1, journal)
    once.note("kind", key=1)
    once.note("kind", "fault", key=2)
    again = Tally(1, journal)
    assert (again.tried, again.broken) == ({"kind": 2}, ["kind: fault"])
    assert [again.known("kind", key) for key in (1, 2, 3)] == [True, True, False]


def test_there_are_sixty_bombs_of_six_kinds() -> None:
    assert len(bombs.ALL) == 6
    assert sum(map(len, bombs.ALL.values())) >= 60


def test_every_table_of_a_font_is_damaged_in_ways_that_differ() -> None:
    data = bombs.FONT.read_bytes()
    count = len(fonts.tables(data)) * len(fonts.WAYS)
    assert len(fonts.WAYS) == 10
    assert count + 500 == fonts.FULL
    made = [fonts.damaged(data, number, random.Random(number)) for number in range(0, count, 7)]
    assert data not in made
    assert len(set(made)) > 0.9 * len(made)


def test_a_case_is_the_same_each_time_and_another_one_with_another_seed() -> None:
    whole = [bytes(range(256)) * 4]
    assert fuzz.case(3, "svg", 5, whole) == fuzz.case(3, "svg", 5, whole) != fuzz.case(4, "svg", 5, whole)
    assert len(list(fuzz.cases(10_200))) == 10_200
    assert sum(kind == "ttf" for kind, _ in fuzz.cases(10_200)) == fonts.FULL


def test_memory_is_that_of_the_whole_session() -> None:
    assert blasting.resident(os.getsid(0)) > 1024**2


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("9 socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 3", "calls: "),
        ('9 openat(AT_FDCWD, "/home/anna/brev.txt", O_RDONLY|O_CLOEXEC) = 4', "reads /home/anna/brev.txt"),
        ('9 openat(AT_FDCWD, "/tmp/kopi.pdf", O_WRONLY|O_CREAT, 0666) = 4', "writes /tmp/kopi.pdf"),
        ('9 execve("/usr/bin/xdg-open", ["xdg-open"], 0x7ffc /* 30 vars */) = 0', "starts /usr/bin/xdg-open"),
        ('9 openat(AT_FDCWD, "/etc/ld.so.cache", O_RDONLY|O_CLOEXEC) = 3', ""),
        ('9 openat(AT_FDCWD, "/home/anna/brev.txt", O_RDONLY) = -1 ENOENT (No such file or directory)', ""),
        ('9 openat(AT_FDCWD, "/out/.sheetbuilder-1/a.pdf", O_WRONLY|O_CREAT, 0666) = 4', ""),
    ],
)
def test_what_a_run_has_no_business_to_do_is_seen(line: str, told: str) -> None:
    found = list(watching.found([line], Path("/out"), ["/program"]))
    assert [fault[: len(told)] for fault in found] == ([told] if told else [])
