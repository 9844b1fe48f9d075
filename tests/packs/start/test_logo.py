"""A logo for a screen: one that was painted already is taken, one that cannot be painted gives way to the name."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheetbuilder.brand import load_brand
from sheetbuilder.branding.apply import apply_brand
from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.content import Package
from sheetbuilder.errors import ContentError, Problem, say
from sheetbuilder.foreign.sandbox.reader import Reader
from sheetbuilder.packs.start import logo

BRAND = Path(__file__).parents[3] / "examples" / "brands" / "proevesund.yaml"


def test_a_logo_is_painted_once(ours: Package, monkeypatch: pytest.MonkeyPatch) -> None:
    with Reader() as reader:
        branded = apply_brand(ours, PrintOptions(brand=load_brand(BRAND)), reader)
        assert branded.logo is not None
        picture = logo.painted(branded.logo, {}, reader)
        assert picture is not None
        assert picture.startswith(b"\x89PNG")

        def refused(*_: object) -> None:
            raise ContentError([Problem("SB947", say("no"))])

        monkeypatch.setattr(logo, "of_others", refused)
        assert logo.painted(branded.logo, {(branded.logo.art, None): picture}, reader) is picture
        assert logo.painted(branded.logo, {}, reader) is None
        assert logo.painted(None, {}, reader) is None
