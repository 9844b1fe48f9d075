"""The overview of packs as a page: failures first, links to start pages, days and what is to be looked at."""

from __future__ import annotations

import datetime

from sheetbuilder.content import Package
from sheetbuilder.packs.start.overview import overview
from sheetbuilder.packs.start.rows import PackRow, PackState
from tests.packs.start.pages import Read, read

DAY = datetime.date(2026, 11, 20)


def made(package: Package, *rows: PackRow) -> Read:
    screen = package.words.screen
    assert screen is not None
    assert screen.start is not None
    return read(overview(package, screen, screen.start.overview, rows, "0123abcd"))


def test_each_pack_has_its_line(ours: Package) -> None:
    page = made(
        ours,
        PackRow("Anden Kommune", PackState.MADE, "anden-kommune", True, DAY, DAY, True, DAY, True, ("SB323",)),
        PackRow("Bo & <Søn>", PackState.THERE, "bo-soen"),
        PackRow("Øde Kommune", PackState.FAILED, codes=("SB330", "SB000")),
    )
    assert [title for level, title in page.headings if level == 2] == ["Øde Kommune", "Anden Kommune", "Bo & <Søn>"]
    assert [link.href for link in page.files] == ["anden-kommune/index.html", "bo-soen/"]
    assert "Lavet i den seneste kørsel" in page.words
    assert "20. november 2026 udløbet" in page.words
    assert "20. november 2026 kontrollér nummer" in page.words
    assert "SB330 Logofilen er ikke, som den er angivet" in page.words
    assert page.metas["sheetbuilder-state"] == "0123abcd"
    assert "script-src" not in page.metas["Content-Security-Policy"]


def test_a_language_that_we_do_not_speak_gets_no_foreign_words(ours: Package) -> None:
    from sheetbuilder.values import replace

    other = replace(ours, meta=ours.meta.changed(None, language="fi"))
    page = made(other, PackRow("Anden Kommune", PackState.FAILED, codes=("SB330",)))
    assert "SB330" in page.words
    assert "Logo" not in page.words
