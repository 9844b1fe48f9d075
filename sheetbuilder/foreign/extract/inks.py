"""Inks and spot colours computed: what they look like in sRGB, and their functions as tables of samples."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from sheetbuilder.pdf.read.functions import Function, UnusableError, Values, function

FULL_INKS = bytes.fromhex(
    "ffffff 009ee0 e6007e 312783 ffed00 009640 e30613 3c35331d1d1b 00151e 20000c 0a0514 211e00 001408 1e0003 000000"
)
"""What coated offset paper shows of every mix of full inks, in sRGB: C counts fastest, K slowest."""

_SAMPLES = {1: 256, 2: 33, 3: 13, 4: 7}
"""Along each input, by how many there are."""
_TOP = 0xFFFF
_INKS, _CHANNELS = 4, 3


def colour_of_inks(inks: Sequence[float]) -> Values:
    """What four inks look like: between full inks in proportion."""
    shown = [0.0] * _CHANNELS
    for corner in product((0, 1), repeat=_INKS):
        weight = 1.0
        for full, ink in zip(corner, inks, strict=True):
            weight *= ink if full else 1 - ink
        at = _CHANNELS * sum(full << bit for bit, full in enumerate(corner))
        for channel in range(_CHANNELS):
            shown[channel] += weight * FULL_INKS[at + channel] / 255
    return tuple(shown)


def through_inks(tint: Function) -> Function:
    """A tint that gives inks, as one that gives what they look like."""

    def shown(inputs: Sequence[float]) -> Values:
        amounts = tint(inputs)[:_INKS]
        if len(amounts) < _INKS:
            raise UnusableError
        return colour_of_inks(amounts)

    return shown


def alone(tint: Function, count: int, at: int) -> Function:
    """The tint of one colorant among several: the others give nothing."""
    return lambda inputs: tint([inputs[0] if each == at else 0.0 for each in range(count)])


def table(tint: Function, inputs: int) -> tuple[bytes, bytes]:
    """A function as a table of samples (ISO 32000-1, 7.10.2): its entries and its data. Raises `UnusableError`."""
    if inputs not in _SAMPLES:
        raise UnusableError
    size = _SAMPLES[inputs]
    steps = [at / (size - 1) for at in range(size)]
    # The first input counts fastest in a table, and the last one does in a product.
    rows = [tint(place[::-1]) for place in product(steps, repeat=inputs)]
    if len({len(row) for row in rows}) != 1 or not rows[0]:
        raise UnusableError
    ends = [(min(column), max(column)) for column in zip(*rows, strict=True)]
    ends = [(low, high if high > low else low + 1) for low, high in ends]
    data = b"".join(
        round((value - low) / (high - low) * _TOP).to_bytes(2, "big")
        for row in rows
        for value, (low, high) in zip(row, ends, strict=True)
    )
    within = " ".join(f"{low:.6f} {high:.6f}" for low, high in ends)
    entries = f"/FunctionType 0/Domain[{'0 1 ' * inputs}]/Range[{within}]/Size[{f'{size} ' * inputs}]/BitsPerSample 16"
    return entries.encode("ascii"), data


def readable(tint: object, inputs: int, *, through: bool) -> bool:
    """Whether a tint, `through` inks or not, can be written as a table, and that of each colorant alone."""
    try:
        computed = through_inks(function(tint)) if through else function(tint)
        table(computed, inputs)
        for at in range(inputs):
            table(alone(computed, inputs, at), 1)
    except UnusableError:
        return False
    return True
