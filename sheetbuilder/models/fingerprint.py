"""A hash of what a model says, wherever it stands: equal for equal words, whatever lines have moved above them."""

from __future__ import annotations

import hashlib

from msgspec import msgpack

from sheetbuilder.models.base import Content


def fingerprint(model: Content) -> bytes:
    """The hash of all values of a model and of those below it, with the remarks that code has made on them."""
    try:
        told = msgpack.encode(model, enc_hook=_said, order="deterministic")
    except UnicodeEncodeError:  # half of a letter, which somebody who calls us may have put there
        told = repr(model).encode("utf-8", "surrogatepass")
    return hashlib.sha256(told).digest()


def _said(value: object) -> object:
    """A model as plain values; whatever else MessagePack has no word for, as Python tells it."""
    if isinstance(value, Content):
        remarks = {name: remark for name, remark in value.remarks.items() if remark}
        return type(value).__qualname__, dict(value), remarks
    return repr(value)
