"""What the system refuses is told in the reader's language."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from sheetbuilder.errors import Message, Where
from sheetbuilder.language import Translator
from sheetbuilder.os_errors import is_file, is_folder, is_there, reason
from sheetbuilder.source.beside import beside

IMPOSSIBLE = ("a" * 300, "æ" * 200, "a\0")


def test_what_happens_to_people_is_told_in_danish_too() -> None:
    danish = Translator("da")
    for number in (errno.ENOENT, errno.EACCES, errno.ENOSPC, errno.EROFS, errno.EEXIST, errno.ENOTDIR, errno.EISDIR):
        why = reason(OSError(number, os.strerror(number)))
        assert isinstance(why, Message)
        assert danish(why) != str(why) != os.strerror(number)


def test_what_is_rare_is_told_by_its_number_and_not_in_the_words_of_the_system() -> None:
    assert str(reason(OSError(errno.ENXIO, "No such device"))) == f"the system refuses it (error {errno.ENXIO})"
    assert "something" not in str(reason(OSError("something")))


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_to_itself_and_a_name_that_is_too_long(tmp_path: Path) -> None:
    (tmp_path / "a.png").symlink_to("a.png")
    for name, why in (("a.png", "leads back to itself"), ("a" * 300, "too long")):
        problem = beside(Where(tmp_path / "brand.yaml"), name, 10, "SB330").problem
        assert problem is not None
        assert why in str(problem.message)


def test_what_is_there_and_no_file_is_not_said_to_be_missing(tmp_path: Path) -> None:
    (tmp_path / "logo.png").mkdir()
    problem = beside(Where(tmp_path / "brand.yaml"), "logo.png", 10, "SB330").problem
    assert problem is not None
    assert "is no ordinary file" in str(problem.message)


def test_no_file_lies_under_a_name_that_none_can_have(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    assert is_file(tmp_path / "a")
    assert not any(is_file(tmp_path / name) for name in (".", "b", "a/b", *IMPOSSIBLE))


def test_nothing_lies_under_a_name_that_nothing_can_have(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    assert is_folder(tmp_path)
    assert (is_there(tmp_path), is_there(tmp_path / "a"), is_folder(tmp_path / "a")) == (True, True, False)
    for name in ("b", "a/b", *IMPOSSIBLE):
        assert (is_folder(tmp_path / name), is_there(tmp_path / name)) == (False, False)
