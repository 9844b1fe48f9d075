"""A hash of what a model says, wherever it stands: equal for equal words, whatever lines have moved above them."""

from __future__ import annotations

import hashlib

from sheetbuilder.models.base import Content


def fingerprint(model: Content) -> bytes:
    """The hash of all values of a model and of those below it, with the marks that code has put on them."""
    return hashlib.sha256(repr(_said(model)).encode("utf-8", "surrogatepass")).digest()


def _said(value: object) -> object:
    # Not pydantic's own dump: it leaves out private attributes, and what a municipality wrote is marked in those.
    if isinstance(value, Content):
        private = value.__pydantic_private__ or {}
        marks = [(name, mark) for name, mark in private.items() if name != "_located" and mark]
        return type(value).__qualname__, [_said(one) for one in value.__dict__.values()], marks
    if isinstance(value, tuple):
        return [_said(one) for one in value]
    if isinstance(value, dict):
        return [(key, _said(one)) for key, one in value.items()]
    return value
