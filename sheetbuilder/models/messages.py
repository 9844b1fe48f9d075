"""What is told of each kind of fault that a value can have."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from sheetbuilder.errors import Message, say
from sheetbuilder.models.fault import Fault
from sheetbuilder.models.forms import FORMS
from sheetbuilder.models.nearest import nearest

_LONGEST_SHOWN = 60

Said = tuple[str, Message, Message | None]
"""A code, a message and a hint."""


def words_of(fault: Fault) -> Said:
    """What is told of a fault."""
    if fault.located.value is None and fault.kind != "refused":
        return "SB213", say("“{key}” has no value", key=fault.key), _nothing_there(fault)
    return _SAID.get(fault.kind, _otherwise)(fault)


def _nothing_there(fault: Fault) -> Message:
    if "#" in fault.where.text[max(fault.where.column - 1, 0) :]:
        return say("what follows “#” is a comment; put the text in quotation marks if it belongs to it")
    return say("write the value behind the colon, or remove the key")


def _short(fault: Fault) -> str:
    value = fault.located.value
    text = " ".join(value.split()) if isinstance(value, str) else ""
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


def _text_wanted(fault: Fault) -> Said:
    value = fault.located.value
    if isinstance(value, dict) and not fault.located.style:
        hint = say("a text that holds a colon and a space is put in quotation marks")
    elif fault.located.style == "{":
        hint = say("a text that begins with “[” or “{{” is put in quotation marks")
    else:
        hint = say("write the text on the same line, without “-” before it")
    return "SB214", say("“{key}” must be a text", key=fault.key), hint


def _keys_wanted(fault: Fault) -> Said:
    if isinstance(fault.located.value, str):
        hint = say("write “key: value”, with a space behind the colon")
    else:
        hint = say("write “key: value” lines, without “-” before them")
    return "SB214", say("“{key}” must hold keys with values", key=fault.key), hint


def _list_wanted(fault: Fault) -> Said:
    return "SB214", say("“{key}” must be a list", key=fault.key), say("begin each point with “- ”")


def _too_short(fault: Fault) -> Said:
    least, value = fault.context.get("min_length", 1), fault.located.value
    told = say("“{key}” has {given}, and needs at least {least}", key=fault.key, given=_count(value), least=least)
    return "SB216", told, say("add what is missing, each on a line of its own that begins with “- ”")


def _too_long(fault: Fault) -> Said:
    given, most = _count(fault.located.value), fault.context.get("max_length", 0)
    told = say("“{key}” has {given}, and takes at most {most}", key=fault.key, given=given, most=most)
    return "SB216", told, say("remove {count} of them", count=given - most)


def _count(value: object) -> int:
    return len(value) if isinstance(value, tuple) else 0


def _empty(fault: Fault) -> Said:
    least = fault.context.get("min_length", 1)
    if least == 1:
        return "SB213", say("“{key}” has no value", key=fault.key), _nothing_there(fault)
    told = say("“{key}” needs at least {least} characters", key=fault.key, least=least)
    return "SB216", told, say("write more, or remove the key where it can be left out")


def _lengthy(fault: Fault) -> Said:
    most = fault.context.get("max_length", 0)
    value = fault.located.value
    given = len(value.strip()) if isinstance(value, str) else most
    told = say("“{key}” takes at most {most} characters", key=fault.key, most=most)
    return "SB216", told, say("shorten it by {count} characters", count=max(1, given - most))


def _form(fault: Fault) -> Said:
    pattern = str(fault.context.get("pattern", ""))
    return (
        "SB215",
        say("“{value}” cannot be the “{key}”", value=_short(fault), key=fault.key),
        FORMS.get(pattern),
    )


def _choice(fault: Fault) -> Said:
    known: tuple[str, ...] = fault.context["known"]
    value = _short(fault)
    if fault.key == "type" and len(known) == 1:
        message = say("the type of this is “{type}”, not “{value}”", type=known[0], value=value)
        return "SB215", message, say("write “type: {type}”", type=known[0])
    return (
        "SB215",
        say("“{value}” cannot be the “{key}”", value=value, key=fault.key),
        _did_you_mean(value, known),
    )


def _size(fault: Fault) -> Said:
    context = fault.context
    for sign, message in (
        ("ge", say("“{key}” must be at least {limit}", key=fault.key, limit=context.get("ge"))),
        ("gt", say("“{key}” must be more than {limit}", key=fault.key, limit=context.get("gt"))),
        ("le", say("“{key}” must be at most {limit}", key=fault.key, limit=context.get("le"))),
    ):
        if sign in context:
            return "SB216", message, say("write another number, or remove the key where it can be left out")
    return _otherwise(fault)


def _number_wanted(fault: Fault) -> Said:
    return "SB214", say("“{key}” must be a number", key=fault.key), say("write one number behind the colon")


def _pair_wanted(fault: Fault) -> Said:
    return "SB216", say("“{key}” needs two numbers", key=fault.key), say("write [fewest, most]")


def _block_wanted(fault: Fault) -> Said:
    hint = say("begin it with “- type: …”")
    return "SB214", say("“{key}” holds blocks, and this is none", key=fault.key), hint


def _block_without_type(fault: Fault) -> Said:
    message, held = say("this block has no “type”"), fault.located.value
    for key in held if isinstance(held, dict) else ():
        if nearest(key, ("type",)):
            return "SB219", message, say("did you mean “type” where “{key}” stands?", key=key)
    known = ", ".join(fault.context.get("known", ()))
    return "SB219", message, say("begin it with “- type: …”; these types exist: {known}", known=known)


def _block_unknown(fault: Fault) -> Said:
    name = fault.context["name"]
    if not isinstance(name, str):
        hint = say("write the type's name behind “type:”, for example “- type: text”")
        return "SB214", say("“{key}” must be a text", key="type"), hint
    return "SB218", say("unknown type “{name}”", name=name), _did_you_mean(name, fault.context["known"])


def _block_misplaced(fault: Fault) -> Said:
    return fault.context["code"], fault.context["message"], fault.context["hint"]


def _refused(fault: Fault) -> Said:
    return "SB215", fault.context["message"], fault.context["hint"]


def _otherwise(fault: Fault) -> Said:
    """What nobody foresaw."""
    hint = say("look at an example of the same key, or into the manual")
    return "SB215", say("“{value}” cannot be the “{key}”", value=_short(fault), key=fault.key), hint


def _did_you_mean(given: str, known: Sequence[str]) -> Message:
    if name := nearest(given, known):
        return say("did you mean “{key}”?", key=name)
    return say("these can stand here: {known}", known=", ".join(known))


_SAID: Mapping[str, Callable[[Fault], Said]] = MappingProxyType(
    {
        "string_type": _text_wanted,
        "string_too_short": _empty,
        "string_too_long": _lengthy,
        "string_pattern_mismatch": _form,
        "mapping_type": _keys_wanted,
        "list_type": _list_wanted,
        "too_short": _too_short,
        "too_long": _too_long,
        "pair_wanted": _pair_wanted,
        "choice": _choice,
        "number_size": _size,
        "number_type": _number_wanted,
        "block_shape": _block_wanted,
        "block_without_type": _block_without_type,
        "block_unknown": _block_unknown,
        "block_misplaced": _block_misplaced,
        "refused": _refused,
    }
)
