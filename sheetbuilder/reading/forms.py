"""The forms that names and numbers have in files, and how an author is told of each."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sheetbuilder.errors import Message, say

KEBAB = r"^[a-z0-9]+(-[a-z0-9]+)*$"
SHEET_NUMBER = r"^[1-9][0-9]*\.[1-9][0-9]*$"
ELEMENT_ID = r"^[A-Za-z][A-Za-z0-9-]*$"
BREAKS = r"^[^\s|]+(\|[^\s|]+)+$"
FOUR_SIGNS = r"^\S{4}$"
LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"

FORMS: Mapping[str, Message] = MappingProxyType(
    {
        KEBAB: say("use small letters a–z, digits and single hyphens, for example “first-hour”"),
        SHEET_NUMBER: say('write step, point and place, for example "2.6"'),
        ELEMENT_ID: say("use letters and digits, for example K1"),
        BREAKS: say("write one word with “|” where it may be broken, for example foot|note"),
        FOUR_SIGNS: say("write four signs: the outer quotation marks, then the inner, for example »«›‹"),
        LANGUAGE: say("write the language's code, for example da"),
    }
)
"""By pattern: what to write instead."""
