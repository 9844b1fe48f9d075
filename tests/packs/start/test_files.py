"""Files of a pack as links: what one does with each, in which order, how large each is."""

from __future__ import annotations

import pytest

from sheetbuilder.content import Package
from sheetbuilder.content.start_words import StartWords
from sheetbuilder.packs.start.files import links, papers, size_of
from sheetbuilder.publish.manifest import FILLABLE, LARGE_PRINT, Entry, ScreenEntry
from sheetbuilder.values import replace

ENTRY = Entry("ark.pdf", "1.1", "Ark", "a4", 2, 51_001, "", (), None)


@pytest.fixture
def start(ours: Package) -> StartWords:
    """The words of our own package."""
    assert ours.words.screen is not None
    assert ours.words.screen.start is not None
    return ours.words.screen.start


def test_the_one_to_print_is_first_and_all_others_say_what_they_are(start: StartWords) -> None:
    entries = [
        replace(ENTRY, name="stor.pdf", edition=LARGE_PRINT),
        replace(ENTRY, name="udfyld.pdf", edition=FILLABLE),
        replace(ENTRY, name="plakat.pdf", scheme="poster", paper="a1", pages=1),
        replace(ENTRY, name="haefte.pdf", scheme="booklet"),
        replace(ENTRY, name="to.pdf", scheme="n-up"),
        replace(ENTRY, name="a3.pdf", paper="a3"),
        ENTRY,
        replace(ENTRY, name="andet.pdf", target="1.2"),
    ]
    found = links(entries, [ScreenEntry("ark.html", "1.1", "Ark", 1_000, "")], start.editions, start.sizes)
    assert [(one.name, one.what) for one in found["1.1"]] == [
        ("ark.pdf", "Print"),
        ("ark.html", "Læs på skærm"),
        ("a3.pdf", "Print, A3"),
        ("plakat.pdf", "Plakat, A1"),
        ("haefte.pdf", "Hæfte til at folde"),
        ("to.pdf", "Flere sider på et papir"),
        ("udfyld.pdf", "Udfyld på skærm"),
        ("stor.pdf", "Stor skrift"),
    ]
    assert [one.primary for one in found["1.1"]] == [True, *[False] * 7]
    assert found["1.1"][0].about == "PDF, 2 sider, 52 kB"
    assert found["1.1"][1].about == "HTML, 1 kB"
    assert found["1.1"][3].about == "PDF, 1 side, 52 kB"
    assert [one.name for one in found["1.2"]] == ["andet.pdf"]
    assert list(papers(entries)) == ["a3"]


@pytest.mark.parametrize(
    ("size", "told"),
    [(0, "1 kB"), (1_000, "1 kB"), (1_001, "2 kB"), (999_999, "1000 kB"), (1_000_000, "1,0 MB"), (1_950_001, "2,0 MB")],
)
def test_sizes_are_rounded_up(start: StartWords, size: int, told: str) -> None:
    assert size_of(size, start.sizes) == told
