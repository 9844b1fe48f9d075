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
CODE = r"^[0-9]{4}$"
COLOUR = r"^#[0-9A-Fa-f]{6}$"
INKS = r"^(100|[0-9]{1,2}(\.[0-9])?)( +(100|[0-9]{1,2}(\.[0-9])?)){3}$"
NUMBER = r"^\+?[0-9][0-9 \u00a0\u2007\u2009\u202f]*[0-9]$"  # also with spaces as they come out of a text processor
LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"

FORMS: Mapping[str, Message] = MappingProxyType(
    {
        KEBAB: say("use small letters a–z, digits and single hyphens, for example “first-hour”"),
        SHEET_NUMBER: say('write step, point and place, for example "2.6"'),
        ELEMENT_ID: say("use letters and digits, for example K1"),
        BREAKS: say("write one word with “|” where it may be broken, for example foot|note"),
        FOUR_SIGNS: say("write four signs: the outer quotation marks, then the inner, for example »«›‹"),
        CODE: say('write four digits in quotation marks, for example "0000"'),
        COLOUR: say('write “#” and six digits or letters a–f in quotation marks, for example "#12535E"'),
        INKS: say(
            "write cyan, magenta, yellow and black in percent, four numbers from 0 to 100 in quotation marks,"
            ' for example "92 52 50 36"'
        ),
        NUMBER: say('write digits and spaces in quotation marks, for example "00 00 00 00"'),
        LANGUAGE: say("write the language's code, for example da"),
    }
)
"""By pattern: what to write instead."""
