"""The structure tree read into plain elements, with the parent tree that leads back into it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from pypdf.errors import LimitReachedError
from pypdf.generic import DictionaryObject

from sheetbuilder.pdf.read import objects
from sheetbuilder.pdf.read.evidence import Claim, Element, ObjectClaim, Tree
from sheetbuilder.pdf.read.objects import Key

MAX_DEPTH = 200
MAX_ELEMENTS = 500_000
MAX_ROLE_HOPS = 32

GROUPING = frozenset(
    {
        "Document",
        "Part",
        "Art",
        "Sect",
        "Div",
        "BlockQuote",
        "Caption",
        "TOC",
        "TOCI",
        "Index",
        "NonStruct",
        "Private",
    }
)
BLOCKS = frozenset(
    {"P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody"}
    | {"Table", "TR", "TH", "TD", "THead", "TBody", "TFoot"}
)
INLINE = frozenset(
    {"Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "RB", "RT", "RP"}
    | {"Warichu", "WT", "WP"}
)
ILLUSTRATIONS = frozenset({"Figure", "Formula", "Form"})
STANDARD = GROUPING | BLOCKS | INLINE | ILLUSTRATIONS
"""The standard structure types (ISO 32000-1, 14.8.4)."""


def read_tree(catalog: object, most: int = MAX_ELEMENTS) -> Tree:
    """The tree under /StructTreeRoot; raises `LimitReachedError` where it is too deep or has more elements."""
    root = objects.dictionary(objects.raw(catalog, "/StructTreeRoot"))
    if root is None:
        return Tree()
    role_map = {
        role: target
        for role, value in objects.entries(objects.raw(root, "/RoleMap"))
        if (target := objects.name(value))
    }
    roles: dict[str, str] = {}
    classes = objects.dictionary(objects.raw(root, "/ClassMap"))
    root_key = objects.key_of(objects.raw(catalog, "/StructTreeRoot"))
    first: list[Element] = []
    seen: set[Key] = set()
    waiting: list[tuple[object, Element | None, Key | None, int]] = [
        (kid, None, None, 0) for kid in reversed(objects.array(objects.raw(root, "/K")))
    ]
    while waiting:
        value, parent, page, depth = waiting.pop()
        found = objects.dictionary(value)
        if found is None:
            number = objects.integer(value)
            if number is not None and parent is not None:
                parent.kids.append(Claim(page, page, number))
            continue
        kind = objects.name(found.get("/Type"))
        if kind in ("MCR", "OBJR"):
            if parent is not None:
                parent.kids.append(_reference(found, kind, page))
            continue
        if depth > MAX_DEPTH or len(seen) > most:
            raise LimitReachedError("the structure tree is too deep or too large")
        key = objects.key_of(value)
        role = objects.name(found.get("/S")) or "?"
        if role not in roles:
            roles[role] = _mapped(role, role_map)
        own_page = found.get("/Pg")
        page_here = page if own_page is None else objects.key_of(own_page)
        element = _element(found, _Place(key, role, roles[role], parent, key in seen), classes)
        if parent is None:
            first.append(element)
        else:
            parent.kids.append(element)
        if key in seen:
            continue
        seen.add(key)
        waiting.extend((kid, element, page_here, depth + 1) for kid in reversed(objects.array(found.get("/K"))))
    return Tree(
        present=True,
        roots=tuple(first),
        root_key=root_key,
        parents=_parents(objects.raw(root, "/ParentTree")),
        roles=roles,
        circular=tuple(role for role in role_map if _mapped(role, role_map) == ""),
        remapped=tuple(role for role in role_map if role in STANDARD and role_map[role] != role),
    )


def _reference(found: object, kind: str, page: Key | None) -> Claim | ObjectClaim:
    own = objects.raw(found, "/Pg")
    page = page if own is None else objects.key_of(own)
    if kind == "OBJR":
        return ObjectClaim(page, objects.key_of(objects.raw(found, "/Obj")))
    holder = objects.raw(found, "/Stm")
    number = objects.integer(objects.get(found, "/MCID"))
    return Claim(page, page if holder is None else objects.key_of(holder), -1 if number is None else number)


class _Place(NamedTuple):
    """Where an element stands in the tree and as what, and whether it stood there before."""

    key: Key
    role: str
    mapped: str
    parent: Element | None
    repeated: bool


def _text(found: DictionaryObject | None, entry: str) -> str | None:
    value = None if found is None else found.get(entry)
    return None if value is None else objects.text(value)


def _element(found: DictionaryObject, place: _Place, classes: object) -> Element:
    declared = found.get("/P")
    return Element(
        place.key,
        place.role,
        place.mapped,
        place.parent,
        declared_parent=None if declared is None else objects.key_of(declared),
        repeated=place.repeated,
        title=_text(found, "/T") or "",
        alt=_text(found, "/Alt"),
        actual=_text(found, "/ActualText"),
        expansion=_text(found, "/E"),
        language=_text(found, "/Lang") or "",
        identifier=_text(found, "/ID") or "",
        namespace=_text(objects.dictionary(found.raw_get("/NS")), "/NS") or "" if "/NS" in found else "",
        refers="/Ref" in found and bool(objects.array(objects.raw(found, "/Ref"))),
        attributes=_attributes(found, classes),
    )


def _attributes(found: DictionaryObject, classes: object) -> dict[str, object]:
    """Attributes of classes, then the element's own (ISO 32000-1, 14.7.5), without the names of their
    owners.
    """
    gathered: dict[str, object] = {}
    if "/A" not in found and "/C" not in found:
        return gathered
    sources: list[object] = []
    for member in objects.array(objects.raw(found, "/C")):
        wanted = objects.name(member)
        if wanted is not None:
            sources.extend(objects.array(objects.raw(classes, f"/{wanted}")))
    sources.extend(objects.array(objects.raw(found, "/A")))
    for source in sources:
        for entry, value in objects.entries(source):
            if entry != "O":
                gathered[entry] = plain(value)
    return gathered


def plain(value: object, depth: int = 0) -> object:
    """A value that JSON can carry."""
    value = objects.follow(value)
    named, worded, counted = objects.name(value), objects.text(value), objects.number(value)
    if named is not None:
        return named
    if worded is not None:
        return worded
    if counted is not None:
        return int(counted) if counted == int(counted) else round(counted, 3)
    if isinstance(value, list):
        return tuple(plain(member, depth + 1) for member in value[:1000]) if depth < 4 else ()
    return objects.truth(value)


def _mapped(role: str, role_map: Mapping[str, str]) -> str:
    """The standard type that a role stands for (ISO 32000-1, 14.7.3); empty where the map is a circle."""
    hops = 0
    while role in role_map and role not in STANDARD:
        role = role_map[role]
        hops += 1
        if hops > MAX_ROLE_HOPS:
            return ""
    return role


def _parents(value: object) -> dict[int, tuple[bool, tuple[Key | None, ...]]]:
    parents: dict[int, tuple[bool, tuple[Key | None, ...]]] = {}
    for number, entry in objects.number_tree(value).items():
        behind = objects.follow(entry)
        if isinstance(behind, list):
            members = tuple(None if objects.follow(member) is None else objects.key_of(member) for member in behind)
            parents[number] = (True, members)
        else:
            parents[number] = (False, () if behind is None else (objects.key_of(entry),))
    return parents
