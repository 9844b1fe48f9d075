"""A hash of what a model says, wherever it stands: equal for equal words, whatever lines have moved above them."""

from __future__ import annotations

import hashlib

from sheetbuilder.models.base import Content


def fingerprint(model: Content) -> bytes:
    """The hash of all values of a model and of those below it, with the remarks that code has made on them."""
    return hashlib.sha256(repr(_said(model)).encode("utf-8", "surrogatepass")).digest()


def _said(value: object) -> object:
    if isinstance(value, Content):
        remarks = [(name, remark) for name, remark in value.remarks.items() if remark]
        return type(value).__qualname__, [_said(one) for _, one in value], remarks
    if isinstance(value, tuple):
        return [_said(one) for one in value]
    if isinstance(value, dict):
        return [(key, _said(one)) for key, one in value.items()]
    return value
