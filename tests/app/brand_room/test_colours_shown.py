"""The colours in use, with the one that takes the place of what cannot be read."""

from __future__ import annotations

import re

from sheetbuilder.app.brand_room.colours_shown import colours_shown
from sheetbuilder.serving.site import Site


def ratios(marks: str) -> list[float]:
    return [float(found) for found in re.findall(r"([\d.]+) to 1", marks)]


def test_it_shows_what_the_pages_have(site: Site) -> None:
    marks = colours_shown(site, {"accent": "#7A1F4B", "warning": "#9C3B00"})
    assert "#7A1F4B" in marks
    assert len(ratios(marks)) == 5
    assert min(ratios(marks)) >= 4.5


def test_what_cannot_be_read_is_replaced_and_told(site: Site) -> None:
    marks = colours_shown(site, {"warning": "#FFCC00"})
    (told,) = re.findall(r"Colour of warnings: #FFCC00 cannot be read[^<]*", marks)
    (used,) = re.findall(r"read where it is used\. (#[0-9A-F]{6})", told)
    assert used != "#FFCC00"
    assert f'fill="{used}"' in marks


def test_what_is_no_colour_is_told_and_harmless(site: Site) -> None:
    marks = colours_shown(site, {"accent": "<red>", "tint": "#12"})
    assert "“&lt;red&gt;” is no colour" in marks
    assert "“#12” is no colour" in marks
    assert "<red>" not in marks
