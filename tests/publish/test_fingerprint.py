"""Hashes of what a pack is made from: they change with what matters, and with nothing else."""

from __future__ import annotations

import hashlib
from pathlib import Path

from sheetbuilder.publish.fingerprint import content_sha256, files_sha256, hash_of, of_mapping, sha256


def test_content_is_every_yaml_file_in_a_folder_and_below_it(tmp_path: Path) -> None:
    (tmp_path / "handouts").mkdir()
    for name in ("a.yaml", "handouts/b.yaml", "notes.txt"):
        (tmp_path / name).write_text("x", "utf-8")
    seen = [content_sha256(tmp_path)]
    for name, counts in (("notes.txt", False), ("handouts/b.yaml", True), ("a.yaml", True)):
        (tmp_path / name).write_text("y", "utf-8")
        seen.append(content_sha256(tmp_path))
        assert (seen[-1] != seen[-2]) is counts, name
    (tmp_path / "a.yaml").rename(tmp_path / "c.yaml")
    assert content_sha256(tmp_path) not in seen


def test_names_and_values_count_and_their_order_does_not() -> None:
    assert of_mapping({"a": 1, "b": "å"}) == of_mapping({"b": "å", "a": 1})
    assert len({of_mapping(one) for one in ({"a": 1}, {"a": 2}, {"b": 1}, {"a": "1"}, {})}) == 5


def test_files_count_by_their_contents_in_their_order() -> None:
    assert files_sha256({"a": "1", "b": "2"}) == files_sha256({"x": "1", "y": "2"})
    assert files_sha256({"a": "1", "b": "2"}) != files_sha256({"a": "2", "b": "1"})


def test_a_file_that_is_not_there_has_none(tmp_path: Path) -> None:
    assert hash_of(tmp_path / "none") == ""
    (tmp_path / "some").write_bytes(b"\0")
    assert hash_of(tmp_path / "some") == sha256(b"\0") == hashlib.sha256(b"\0").hexdigest()
