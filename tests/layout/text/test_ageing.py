"""A memory of two ages: what is asked for stays, the rest goes."""

from __future__ import annotations

from sheetbuilder.layout.text.ageing import Ageing


def test_what_is_recalled_is_young_again_and_the_rest_goes() -> None:
    memory = Ageing[str, int]()
    memory.keep("asked for", 1)
    memory.keep("left alone", 2)
    memory.grow_older()
    assert memory.get("asked for") is None
    assert memory.recalled("asked for") == memory.get("asked for") == 1
    memory.grow_older()
    assert (memory.recalled("asked for"), memory.recalled("left alone")) == (1, None)


def test_it_holds_twice_what_one_age_may() -> None:
    memory = Ageing[int, int](3)
    for number in range(20):
        memory.keep(number, number)
    held = [number for number in range(20) if memory.get(number, memory.recalled(number)) is not None]
    assert held == [17, 18, 19] or (len(held) <= 6 and held[-1] == 19)
