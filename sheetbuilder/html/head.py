"""The head of a page: what it is called, and a policy that lets a browser fetch nothing and run what we wrote alone."""

from __future__ import annotations

from dataclasses import dataclass

from sheetbuilder.html.markup import element, escaped, tag
from sheetbuilder.html.style import StyleSheet, source_of
from sheetbuilder.version import version


@dataclass(frozen=True, slots=True)
class Head:
    """What is said of a page before its content."""

    title: str
    styles: StyleSheet
    author: str = ""
    description: str = ""
    script: str = ""
    """What runs at the end of the page; nothing else ever does, whatever stands in it."""
    state: str = ""
    """What a page was made of, as a hash, so that whoever would write it again can see whether it must."""


def whole(head: Head, body: str, language: str) -> bytes:
    """The file of a page; `body` is the whole element."""
    page = element("html", _written(head) + body, lang=language)
    return f"<!DOCTYPE html>\n{page}\n".encode()


def _written(head: Head) -> str:
    scripts = f"script-src {source_of(head.script)}; " if head.script else ""
    policy = (
        f"default-src 'none'; {scripts}style-src {head.styles.source}; img-src data:; base-uri 'none';"
        " form-action 'none'"
    )
    parts = (
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", escaped(head.title)),
        tag("meta", name="author", content=head.author) if head.author else "",
        tag("meta", name="description", content=head.description) if head.description else "",
        tag("meta", name="generator", content=f"sheetbuilder {version()}"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", name="format-detection", content="date=no,address=no"),
        tag("meta", name="sheetbuilder-state", content=head.state) if head.state else "",
        f"<style>{head.styles.text}</style>",
    )
    return element("head", "\n".join(part for part in parts if part))
