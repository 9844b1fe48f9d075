"""Which page goes under which pages: what is chosen is written, and what else the file says of it stays."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from sheetbuilder.app.brand_room.letterheads import KINDS, PARTICULAR, SWITCHES, chosen, file_of, switched, wanted
from sheetbuilder.app.yaml_files.editing import edited
from sheetbuilder.brand.overlay import OF_ALL, OverlayFile
from sheetbuilder.models.structure import fields_of
from sheetbuilder.source import Located, parse

HEAD = "type: brand\n"


def root_of(text: str) -> Located:
    root = parse(Path("brand.yaml"), text.encode()).root
    assert root is not None
    return root


def after(
    text: str, file: str, pages: Mapping[str, str] | None = None, switches: Mapping[str, bool] | None = None
) -> str:
    root = root_of(text)
    now = {kind: chosen(root, kind) for kind in (*KINDS, *PARTICULAR)} | dict(pages or {})
    on = {key: switched(root, key) for key in SWITCHES} | dict(switches or {})
    return edited(text, {"overlay": wanted(root, file, now, on)})


@pytest.mark.parametrize(
    "overlay",
    [
        "overlay: a.pdf\n",
        "overlay: {file: a.pdf, make_room: true, landscape: none}\n",
        "overlay:\n  first: a.pdf\n  other: {file: a.pdf, page: 2}\n",
        "overlay:\n  file: a.pdf\n  cover: none\n  back: {page: 2}\n",
        "overlay:\n  file: a.pdf\n  first:\n    safe_area: {top: 8, bottom: 8, left: 8, right: 14}\n",
    ],
)
def test_nothing_chosen_anew_changes_nothing(overlay: str) -> None:
    assert file_of(root_of(HEAD + overlay)) == "a.pdf"
    assert after(HEAD + overlay, "a.pdf") == HEAD + overlay


@pytest.mark.parametrize(
    ("overlay", "file", "pages", "switches", "told"),
    [
        ("", "a.pdf", {}, {}, "overlay: a.pdf\n"),
        ("", "a.pdf", {}, {"make_room": True}, "overlay:\n  file: a.pdf\n  make_room: true\n"),
        ("overlay: a.pdf\n", "b.pdf", {}, {}, "overlay: b.pdf\n"),
        ("overlay: a.pdf\n", "a.pdf", {"landscape": "none"}, {}, "overlay:\n  file: a.pdf\n  landscape: none\n"),
        ("overlay: a.pdf\n", "a.pdf", {"cover": "none"}, {}, "overlay:\n  file: a.pdf\n  cover: none\n"),
        ("overlay: {file: a.pdf, cover: none}\n", "b.pdf", {}, {}, "overlay: {file: b.pdf, cover: none}\n"),
        ("overlay:\n  file: a.pdf\n", "a.pdf", {"first": "2"}, {}, "overlay:\n  file: a.pdf\n  first:\n    page: 2\n"),
        (
            "overlay:\n  file: a.pdf\n  first: {page: 3, place: centred}\n",
            "a.pdf",
            {"first": "2"},
            {},
            "overlay:\n  file: a.pdf\n  first: {page: 2, place: centred}\n",
        ),
        ("overlay:\n  file: a.pdf\n  mirror: true\n", "a.pdf", {}, {"mirror": False}, "overlay:\n  file: a.pdf\n"),
        (
            "overlay:\n  file: a.pdf\n  first: none\n",
            "a.pdf",
            {"first": ""},
            {"make_room": True},
            "overlay:\n  file: a.pdf\n  make_room: true\n",
        ),
    ],
)
def test_what_is_chosen_is_written(
    overlay: str, file: str, pages: Mapping[str, str], switches: Mapping[str, bool], told: str
) -> None:
    assert after(HEAD + overlay, file, pages, switches) == HEAD + told


def test_a_choice_reads_back_as_it_was_made() -> None:
    text = after(HEAD + "overlay: a.pdf\n", "a.pdf", {"first": "2", "other": "none", "landscape": "3"})
    root = root_of(text)
    assert [chosen(root, kind) for kind in KINDS] == ["2", "none", "3"]
    assert file_of(root) == "a.pdf"


def test_every_kind_of_page_can_be_chosen() -> None:
    assert {*KINDS, *PARTICULAR} == {name for name in fields_of(OverlayFile) if name not in OF_ALL}
