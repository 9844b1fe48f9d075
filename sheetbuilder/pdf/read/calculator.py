"""Programs of a file that work on a stack of numbers (ISO 32000-1, 7.10.5): how most spot colours say what they are."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sheetbuilder.pdf.read import objects

Values = tuple[float, ...]
Function = Callable[[Sequence[float]], Values]
"""From inputs to outputs."""

_MOST_STEPS = 500
"""Of one run: what mixes colours is done in a few dozen."""
_MOST_HELD = 100
"""Numbers on the stack, as many as every reader has room for (ISO 32000-1, 7.10.5)."""
_WHOLE = 1 << 31
"""A whole number that is not below it becomes a real one (ISO 32000-1, annex C)."""
_DEEPEST = 32
_TOKEN = re.compile(rb"[{}]|[^\s{}]+")
_COMMENT = re.compile(rb"%[^\r\n]*")


class UnusableError(ValueError):
    """A function that cannot be evaluated."""


@dataclass(slots=True)
class Budget:
    """How much may still be done."""

    left: int

    def spend(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise UnusableError


@dataclass(frozen=True, slots=True)
class _Block:
    steps: tuple[object, ...]


def program(value: object) -> Function:
    """What a program computes. Raises `UnusableError`."""
    held = objects.stream(value)
    if held is None:
        raise UnusableError
    tokens = _TOKEN.findall(_COMMENT.sub(b" ", bytes(held.get_data())))
    if not tokens or tokens[0] != b"{":
        raise UnusableError
    block, _ = _parsed(tokens, 1, 0)

    def evaluated(inputs: Sequence[float]) -> Values:
        stack: list[float] = list(inputs)  # nothing on it grows, however often a program multiplies or copies
        try:
            _run(block, stack, Budget(_MOST_STEPS))
        except (ArithmeticError, LookupError, TypeError, ValueError) as error:
            raise UnusableError from error
        return tuple(map(float, stack))

    return evaluated


def _parsed(tokens: Sequence[bytes], at: int, depth: int) -> tuple[_Block, int]:
    if depth > _DEEPEST:
        raise UnusableError
    steps: list[object] = []
    while at < len(tokens) and tokens[at] != b"}":
        if tokens[at] == b"{":
            inner, at = _parsed(tokens, at + 1, depth + 1)
            steps.append(inner)
            continue
        word = tokens[at].decode("latin-1")
        number = _number(word)
        steps.append(word if number is None else number)
        at += 1
    return _Block(tuple(steps)), at + 1


def _number(word: str) -> float | None:
    for kind in (int, float):
        try:
            return _bounded(kind(word))
        except ValueError:
            continue
    return None


def _bounded(value: float) -> float:
    """A number as a reader holds it: whole ones within 32 bits, real ones that are finite. Raises `ValueError`."""
    if isinstance(value, int) and abs(value) < _WHOLE:
        return value
    try:
        real = float(value)
    except OverflowError as error:
        raise ValueError from error
    if not math.isfinite(real):
        raise ValueError
    return real


def _run(block: _Block, stack: list[float], budget: Budget) -> None:
    steps = block.steps
    for at, step in enumerate(steps):
        budget.spend()
        if isinstance(step, int | float):
            stack.append(step)
        elif step == "if":
            if stack.pop():
                _run(_block(steps[at - 1]), stack, budget)
        elif step == "ifelse":
            _run(_block(steps[at - 2 if stack.pop() else at - 1]), stack, budget)
        elif isinstance(step, str):
            _apply(step, stack)
        if len(stack) > _MOST_HELD:
            raise UnusableError


def _block(step: object) -> _Block:
    if not isinstance(step, _Block):
        raise ValueError
    return step


def _apply(word: str, stack: list[float]) -> None:
    if word in _UNARY:
        stack.append(_bounded(_UNARY[word](stack.pop())))
    elif word in _BINARY:
        second, first = stack.pop(), stack.pop()
        stack.append(_bounded(_BINARY[word](first, second)))
    elif word == "pop":
        stack.pop()
    elif word == "dup":
        stack.append(stack[-1])
    elif word == "exch":
        stack[-2:] = [stack[-1], stack[-2]]
    elif word == "copy":
        count = int(stack.pop())
        stack += stack[-count:] if 0 < count <= len(stack) else []
    elif word == "index":
        stack.append(stack[-1 - abs(int(stack.pop()))])
    elif word == "roll":
        turns, count = int(stack.pop()), int(stack.pop())
        if not 0 <= count <= len(stack):
            raise ValueError
        if count:
            moved = stack[-count:]
            turns %= count
            stack[-count:] = moved[-turns:] + moved[:-turns] if turns else moved
    elif word in ("true", "false"):
        stack.append(word == "true")
    else:
        raise ValueError


def _shifted(value: float, places: float) -> int:
    if abs(places) > _WHOLE.bit_length():
        return 0
    return int(value) << int(places) if places >= 0 else int(value) >> -int(places)


_UNARY: Mapping[str, Callable[[float], float]] = {
    "abs": abs,
    "neg": lambda one: -one,
    "ceiling": math.ceil,
    "floor": math.floor,
    "round": lambda one: math.floor(one + 0.5),
    "truncate": math.trunc,
    "cvi": int,
    "cvr": float,
    "sqrt": math.sqrt,
    "sin": lambda one: math.sin(math.radians(one)),
    "cos": lambda one: math.cos(math.radians(one)),
    "ln": math.log,
    "log": math.log10,
    "not": lambda one: (not one) if isinstance(one, bool) else ~int(one),
}
_BINARY: Mapping[str, Callable[[float, float], float]] = {
    "add": lambda one, other: one + other,
    "sub": lambda one, other: one - other,
    "mul": lambda one, other: one * other,
    "div": lambda one, other: one / other,
    "idiv": lambda one, other: math.trunc(one / other),
    "mod": math.fmod,
    "exp": lambda one, other: float(float(one) ** float(other)),
    "atan": lambda one, other: math.degrees(math.atan2(one, other)) % 360,
    "eq": lambda one, other: one == other,
    "ne": lambda one, other: one != other,
    "gt": lambda one, other: one > other,
    "ge": lambda one, other: one >= other,
    "lt": lambda one, other: one < other,
    "le": lambda one, other: one <= other,
    "and": lambda one, other: (one and other) if isinstance(one, bool) else int(one) & int(other),
    "or": lambda one, other: (one or other) if isinstance(one, bool) else int(one) | int(other),
    "xor": lambda one, other: int(one) ^ int(other),
    "bitshift": _shifted,
}
