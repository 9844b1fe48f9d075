"""Functions of a file evaluated (ISO 32000-1, 7.10): tables, powers, stretches of others, and small programs."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import product

from sheetbuilder.pdf.read import objects
from sheetbuilder.pdf.read.calculator import Budget, Function, UnusableError, Values, program

_DEPTH = 8
_MOST_SAMPLES = 1 << 22
_MOST_PARTS = 64
_MOST_INPUTS = 8
_BITS = (1, 2, 4, 8, 12, 16, 24, 32)


def function(value: object) -> Function:
    """A function of a file, or an array of functions with one output each. Raises `UnusableError`."""
    return _made(value, Budget(_MOST_PARTS))


def _made(value: object, budget: Budget, depth: int = 0) -> Function:
    budget.spend()
    if depth > _DEPTH:
        raise UnusableError
    found = objects.follow(value)
    if isinstance(found, list):
        parts = [_made(each, budget, depth + 1) for each in found]
        return lambda inputs: tuple(part(inputs)[0] for part in parts)
    kind = objects.integer(objects.get(found, "/FunctionType"))
    domain = _pairs(objects.numbers(objects.raw(found, "/Domain")))
    if not domain or len(domain) > _MOST_INPUTS:
        raise UnusableError
    inner: Function
    match kind:
        case 0:
            inner = _sampled(found, domain)
        case 2:
            inner = _power(found)
        case 3:
            inner = _stitched(found, domain, budget, depth)
        case 4:
            inner = program(found)
        case _:
            raise UnusableError
    within = _pairs(objects.numbers(objects.raw(found, "/Range")))

    def evaluated(inputs: Sequence[float]) -> Values:
        if len(inputs) != len(domain):
            raise UnusableError
        # Numbers of a file may be so large that what comes of them is none: it would pass every bound below.
        if not all(map(math.isfinite, inputs)):
            raise UnusableError
        clipped = [_clip(each, low, high) for each, (low, high) in zip(inputs, domain, strict=True)]
        outputs = inner(clipped)
        if not all(map(math.isfinite, outputs)):
            raise UnusableError
        if not within:
            return outputs
        if len(outputs) < len(within):
            raise UnusableError
        return tuple(_clip(each, low, high) for each, (low, high) in zip(outputs, within, strict=False))

    return evaluated


def _pairs(numbers: Sequence[float]) -> list[tuple[float, float]]:
    return list(zip(numbers[::2], numbers[1::2], strict=False))


def _clip(value: float, low: float, high: float) -> float:
    return min(max(value, low), high)


def _between(value: float, source: tuple[float, float], goal: tuple[float, float]) -> float:
    width = source[1] - source[0]
    return goal[0] if width == 0 else goal[0] + (value - source[0]) * (goal[1] - goal[0]) / width


def _sampled(value: object, domain: list[tuple[float, float]]) -> Function:
    """Type 0: between its samples in proportion, along every input."""
    held = objects.stream(value)
    sizes = [int(each) for each in objects.numbers(objects.raw(value, "/Size"))]
    bits = objects.integer(objects.get(value, "/BitsPerSample")) or 0
    within = _pairs(objects.numbers(objects.raw(value, "/Range")))
    if held is None or len(sizes) != len(domain) or min(sizes) < 1 or not within or bits not in _BITS:
        raise UnusableError
    count = math.prod(sizes) * len(within)
    data = bytes(held.get_data())
    if count > _MOST_SAMPLES or len(data) * 8 < count * bits:
        raise UnusableError
    encode = _pairs(objects.numbers(objects.raw(value, "/Encode"))) or [(0, size - 1) for size in sizes]
    decode = _pairs(objects.numbers(objects.raw(value, "/Decode"))) or within
    if len(encode) < len(sizes) or len(decode) < len(within):
        raise UnusableError
    top = (0.0, float((1 << bits) - 1))
    strides = [math.prod(sizes[:at]) for at in range(len(sizes))]

    def sample(index: int, output: int) -> float:
        start = (index * len(within) + output) * bits
        raw = int.from_bytes(data[start // 8 : (start + bits + 7) // 8], "big")
        return _between((raw >> (-(start + bits) % 8)) & ((1 << bits) - 1), top, decode[output])

    def evaluated(inputs: Sequence[float]) -> Values:
        corners: list[list[tuple[int, float]]] = []
        for each, limits, code, size in zip(inputs, domain, encode, sizes, strict=False):
            place = _clip(_between(each, limits, code), 0, size - 1)
            low = min(int(place), max(size - 2, 0))
            corners.append([(low, 1 - (place - low)), (min(low + 1, size - 1), place - low)])
        sums = [0.0] * len(within)
        for corner in product(*corners):
            weight = math.prod(share for _, share in corner)
            if weight:
                index = sum(at * stride for (at, _), stride in zip(corner, strides, strict=True))
                for output in range(len(within)):
                    sums[output] += weight * sample(index, output)
        return tuple(sums)

    return evaluated


def _power(value: object) -> Function:
    """Type 2: from one colour to another by a power of the input."""
    first = objects.numbers(objects.raw(value, "/C0")) or (0.0,)
    last = objects.numbers(objects.raw(value, "/C1")) or (1.0,)
    exponent = objects.number(objects.get(value, "/N"))
    if exponent is None or len(first) != len(last):
        raise UnusableError

    def evaluated(inputs: Sequence[float]) -> Values:
        try:
            share = float(inputs[0] ** exponent)
        except (ArithmeticError, TypeError) as error:
            raise UnusableError from error
        return tuple(one + share * (other - one) for one, other in zip(first, last, strict=True))

    return evaluated


def _stitched(value: object, domain: list[tuple[float, float]], budget: Budget, depth: int) -> Function:
    """Type 3: several functions, each for a stretch of the input."""
    parts = [_made(each, budget, depth + 1) for each in objects.array(objects.raw(value, "/Functions"))]
    bounds = list(objects.numbers(objects.raw(value, "/Bounds")))
    encode = _pairs(objects.numbers(objects.raw(value, "/Encode")))
    if not parts or len(bounds) != len(parts) - 1 or len(encode) < len(parts):
        raise UnusableError
    ends = [domain[0][0], *bounds, domain[0][1]]

    def evaluated(inputs: Sequence[float]) -> Values:
        at = sum(inputs[0] >= bound for bound in bounds)
        return parts[at]([_between(inputs[0], (ends[at], ends[at + 1]), encode[at])])

    return evaluated


__all__ = ["Function", "UnusableError", "Values", "function"]
