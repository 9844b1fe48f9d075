"""What pages are called by those who print them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sheetbuilder.errors import Message, say
from sheetbuilder.layout.flow.pages import PageType

KINDS: Mapping[PageType, Message] = MappingProxyType(
    {
        PageType.COVER: say("cover"),
        PageType.FRONT: say("front of a sheet"),
        PageType.BACK: say("working page"),
        PageType.TEXT: say("page of text"),
        PageType.FIGURE: say("figure"),
        PageType.LANDSCAPE: say("page that lies"),
        PageType.BLANK: say("blank page"),
    }
)
"""What a page is called by those who print it."""
