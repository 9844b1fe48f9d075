"""A brand's logo as a picture for a screen, painted by the process that reads other people's files."""

from __future__ import annotations

from collections.abc import Mapping

from sheetbuilder.branding.pictured import of_others
from sheetbuilder.errors import ContentError
from sheetbuilder.foreign.sandbox.reader import Reader
from sheetbuilder.layout.logo import Logo
from sheetbuilder.reflow.others import Region, Shows

Pictures = Mapping[Region, bytes]
"""What was painted of others, by what it shows."""


def painted(logo: Logo | None, known: Pictures, reader: Reader) -> bytes | None:
    """The picture, one of those `known` where it is among them.

    None where there is no logo, or where it cannot be painted: then the brand's name stands for it.
    """
    if logo is None:
        return None
    region = (logo.art, None)
    if region in known:
        return known[region]
    try:
        return of_others(Shows((region,)), reader).pictures[region]
    except ContentError:
        return None
