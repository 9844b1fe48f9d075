"""What a page sends, and what somebody else sends in its place."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest

from sheetbuilder.serving.forms import SentForm, UploadedFile, plain_name
from sheetbuilder.serving.request_limits import RequestLimits
from sheetbuilder.serving.server import LocalServer
from tests import pages
from tests.serving.conftest import Echo

SMALL = RequestLimits(body=2**20, files=2, fields=3, field=1000)


def sent(server: LocalServer, body: bytes, **headers: str) -> pages.Answered:
    """What the room answers to a form."""
    return pages.asked(server, "echo/", "POST", headers={**pages.ours(server), **pages.MULTIPART, **headers}, body=body)


def test_fields_and_files_come_as_they_were_sent(server: LocalServer) -> None:
    body = pages.multipart(
        [("field", "Æble <b>\r\nto"), ("field", "b")], [("file", "../../æ.pdf", b"%PDF"), ("none", "", b"")]
    )
    told = json.loads(sent(server, body).body)
    assert told == {"fields": {"field": ["Æble <b>\nto", "b"]}, "files": {"file": [["æ.pdf", 4]]}}


def test_files_are_never_written_to_a_disk(server: LocalServer, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a file was written")

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    body = pages.multipart((), [("file", "a.pdf", b"x" * 3 * 2**20)])
    assert json.loads(sent(server, body).body)["files"] == {"file": [["a.pdf", 3 * 2**20]]}


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"", "", 415),
        (b"{}", "application/json", 415),
        (b"x", "multipart/form-data", 400),
        (b"x", f"multipart/form-data; boundary={pages.BOUNDARY}", 400),
        (pages.multipart([("a", "x" * 1001)]), "", 400),
        (pages.multipart([("a", "1")] * 4), "", 400),
        (pages.multipart((), [("a", "b", b"c")] * 3), "", 400),
        (b"a=" + b"x" * 1001, "application/x-www-form-urlencoded", 400),
        (b"a=1&" * 4, "application/x-www-form-urlencoded", 400),
    ],
)
def test_what_is_no_form_of_ours_is_refused(tmp_path: Path, echo: Echo, body: bytes, kind: str, status: int) -> None:
    with pages.served(tmp_path, echo.room, limits=SMALL) as server:
        kinds = {"Content-Type": kind} if kind or not body else {}
        answer = sent(server, body, **kinds)
    assert (answer.status, echo.posts) == (status, 0)
    assert "<h1>This did not work</h1>" in answer.text


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("brand.yaml", "brand.yaml"),
        ("Logo Prøvesund (ny).SVG", "Logo Prøvesund (ny).SVG"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\windows\\win.ini", "win.ini"),
        ("/etc/shadow", "shadow"),
        ("C:\\temp\\a.pdf", "a.pdf"),
        ("a\x00.pdf", "a_.pdf"),
        ("a\nb\u202egpj.exe", "a_b_gpj.exe"),
        ("..", "_"),
        (".", "_"),
        ("", "_"),
        ("...", "_"),
        (".htaccess", "htaccess"),
        ("-rf", "_-rf"),
        ("CON", "_CON"),
        ("lpt1.pdf", "_lpt1.pdf"),
        ("a.pdf.", "a.pdf"),
        ("x" * 300 + ".pdf", "x" * 96 + ".pdf"),
        ("日" * 99 + ".pdf", "日" * 61 + ".pdf"),
        ("x." + "日" * 99, "x." + "日" * 66),
        ("~/a;$(b)`c`|d.pdf", "a__(b)_c__d.pdf"),
    ],
)
def test_a_name_is_nothing_but_a_name(given: str, name: str, tmp_path: Path) -> None:
    assert plain_name(given) == name
    (tmp_path / name).write_bytes(b"")
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_form_gives_what_was_asked_for_and_nothing_else() -> None:
    form = SentForm({"a": ["1", "2"], "b": [""]}, {"c": [UploadedFile("d", b"e")]})
    assert (form.text("a"), form.texts("a"), form.text("x", "y"), form.texts("x")) == ("2", ["1", "2"], "y", ())
    assert (form.ticked("b"), form.ticked("x")) == (True, False)
    assert [one.content for one in form.files("c")] == [b"e"]
    assert form.files("x") == ()
