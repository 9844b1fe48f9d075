"""HTML files read as a screen reader meets them: their words in order, and what stands around those."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

from sheetbuilder.pdf.inspect.report import Report, StructNode

_HEADINGS = {f"h{level}": f"H{level}" for level in range(1, 7)}
_PLAIN = {"ul": "L", "ol": "L", "li": "LI", "table": "Table", "tr": "TR", "th": "TH", "td": "TD", "a": "Link"}
_SCOPES = {"col": "Column", "row": "Row"}

Token = tuple[str, str]
"""A role, and what tells it from others of it: words of a heading or a link, scope of a cell, alternative text."""


def parsed(data: bytes) -> etree._Element:
    """The file; what is no HTML at all raises."""
    assert data.startswith(b"<!DOCTYPE html>\n")
    return html.document_fromstring(data.decode("utf-8"))


def main(data: bytes) -> etree._Element:
    """What is content, and not about it."""
    (found,) = parsed(data).xpath("//main")
    return found


def words(data: bytes) -> list[str]:
    """All words in order; a figure is its alternative text."""
    return [word.strip("[]") for word in "".join(_said(main(data))).split()]


def _said(one: etree._Element) -> Iterator[str]:
    if one.tag in ("svg", "img"):
        yield f" {one.get('aria-label') or one.get('alt') or ''} "
    elif "unseen" not in (one.get("class") or "").split():
        inline = one.tag in ("span", "a", "strong", "em", "label", "code")
        yield "" if inline and not _apart(one) else " "
        yield one.text or ""
        for kid in one:
            yield from _said(kid)
            yield kid.tail or ""
        yield "" if inline and not _apart(one) else " "


def _apart(one: etree._Element) -> bool:
    """Whether a span stands beside others as a column does, and not in a line."""
    above = one.getparent()
    return above is not None and (
        above.tag == "li" or bool(set((above.get("class") or "").split()) & {"scale", "ends"})
    )


def _text(one: etree._Element) -> str:
    return " ".join("".join(_said(one)).split())


def tokens(data: bytes) -> list[Token]:
    """What stands around the words, in order."""
    found: list[Token] = []
    for one in main(data).iter(etree.Element):
        token = _token(one)
        if token is not None:
            found.append(token)
    return found


def _token(one: etree._Element) -> Token | None:
    if "unseen" in (one.get("class") or "").split():
        return None
    if one.tag in _HEADINGS:
        return _HEADINGS[one.tag], _text(one)
    if one.tag == "th":
        return "TH", _SCOPES.get(one.get("scope") or "", "")
    if one.tag == "a":
        return "Link", _text(one)
    if one.tag in _PLAIN:
        return _PLAIN[one.tag], ""
    if one.tag in ("svg", "img"):
        return "Figure", one.get("aria-label") or one.get("alt") or ""
    if one.tag in ("input", "textarea", "select"):
        cell = one.xpath("ancestor::td[contains(@class, 'cell')]")
        more = one.xpath("parent::label/preceding-sibling::label")  # the second and further numbers of a scale
        several = one.xpath("ancestor::fieldset[@class='several']")
        return None if cell or more or several else ("Form", "")
    if one.tag == "fieldset" and one.get("class") == "several":
        return "Form", ""
    return None


def spoken(report: Report) -> list[str]:
    """All words that a PDF's tree says, in order; fields say theirs by labels, here and there."""
    fields = {f"[{' '.join((node.alt or '').split())}]" for node in report.tree.walk() if node.mapped == "Form"}
    blocks = [block for block in report.blocks if block not in fields]
    return [word.strip("[]") for block in blocks for word in block.split()]


_ROLES = {"L", "LI", "Table", "TR", "TD", "Form"}


def heard(tree: StructNode) -> list[Token]:
    """The same of a PDF's tree."""
    found: list[Token] = []
    for node in tree.walk():
        role = node.mapped
        if re.fullmatch("H[1-6]", role):
            found.append((role, node.text))
        elif role == "TH":
            found.append((role, str(node.attributes.get("Scope", ""))))
        elif role == "Link":
            found.append((role, node.text))
        elif role == "Figure":
            found.append((role, node.alt or ""))
        elif role == "TOC":
            found.append(("L", ""))
        elif role == "TOCI":
            found.append(("LI", ""))
        elif role in _ROLES:
            found.append((role, ""))
    return found
