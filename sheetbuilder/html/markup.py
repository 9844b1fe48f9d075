"""Marks of HTML, written so that no text can ever become one."""

from __future__ import annotations

import re
from urllib.parse import quote

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
# HTML 13.2.3.5: controls, surrogates and noncharacters are errors in a file; a form feed is no white space of ours.
_NOT_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BEYOND = re.compile("[\U0001fffe-\U0001ffff\U0002fffe-\U0002ffff\U0010fffe-\U0010ffff]")
_UNLIKELY = re.compile("[&<>\"'\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe-\U0010ffff]")
"""All that is escaped or no text, and what is rare; most texts have none of it, and are as they are."""
_UNNAMED = re.compile(r"[^\w.:/-]")
_ADDRESSES = ("http", "https", "mailto", "tel")
"""The schemes that a link may have: what leads elsewhere, and nothing that runs."""
_IN_ADDRESSES = ";/?:@&=+$,!*'()#%~-_."

VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "path", "rect"})
"""Elements that hold nothing: in HTML without an end, in SVG closed at once."""
_OF_SVG = frozenset({"path", "rect"})


def escaped(text: str) -> str:
    """A text that is nothing but text, in content and in an attribute alike."""
    if _UNLIKELY.search(text) is None:
        return text
    return _BEYOND.sub("\ufffd", _NOT_TEXT.sub("\ufffd", text)).translate(_ESCAPES)


def tag(name: str, /, **attributes: str | int | float | bool | None) -> str:
    """The beginning of an element; `for_`, `aria_label` and the like stand for names that Python cannot write.

    An attribute that is None or False is left out, one that is True has no value. A void element is whole with it.
    """
    parts = [name]
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        called = key.rstrip("_").replace("_", "-")
        parts.append(called if value is True else f'{called}="{escaped(str(value))}"')
    return f"<{' '.join(parts)}{'/' if name in _OF_SVG else ''}>"


def element(name: str, content: str, /, **attributes: str | int | float | bool | None) -> str:
    """An element whole, its content being marks already."""
    begun = tag(name, **attributes)
    return begun if name in VOID else f"{begun}{content}</{name}>"


def identifier(name: str) -> str:
    """A name as an id: without white space, and without what an address would have to escape."""
    return _UNNAMED.sub("-", name) or "-"


def beside(*names: str) -> str:
    """The address of a file in the folder of the page, or in one below it.

    A colon or a slash in a name is written as an escape, so it can neither name a scheme nor a folder. `ValueError` for
    a name that would lead out of the folder.
    """
    if any(name.strip(".") == "" for name in names):
        raise ValueError(names)
    return "/".join(quote(name, safe="-_.~") for name in names)


def address(target: str) -> str | None:
    """A target as a link may have it; None for one that no page should follow."""
    if target.startswith("#"):
        return f"#{identifier(target[1:])}"
    scheme, _, rest = target.partition(":")
    if scheme.lower() not in _ADDRESSES or not rest:
        return None
    written = quote(rest, safe=_IN_ADDRESSES)
    # A percent sign that begins no escape is a sign of its own.
    return f"{scheme.lower()}:" + re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", written)
