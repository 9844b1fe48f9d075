"""Whether anybody is there: a clock of our own, so that nothing is waited for."""

from __future__ import annotations

from dataclasses import dataclass

from sheetbuilder.serving.presence import Presence


@dataclass(slots=True)
class Clock:
    """A clock that is set by hand."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


def test_an_open_page_keeps_the_program() -> None:
    clock = Clock()
    presence = Presence(clock)
    presence.here("a")
    for _ in range(100):
        clock.now += 1800  # a browser lets a page in the background sleep
        presence.here("a")
        assert not presence.deserted


def test_the_program_ends_soon_when_the_last_page_was_left() -> None:
    clock = Clock()
    presence = Presence(clock)
    presence.here("a")
    presence.here("b")
    presence.left("a")
    clock.now += 60
    assert not presence.deserted
    presence.left("b")
    clock.now += 5
    assert not presence.deserted  # a reload
    clock.now += 30
    assert presence.deserted


def test_another_page_in_its_place_keeps_it() -> None:
    clock = Clock()
    presence = Presence(clock)
    presence.here("a")
    presence.left("a")
    clock.now += 10
    presence.seen()
    clock.now += 15
    assert not presence.deserted
    presence.here("b")
    clock.now += 600
    assert not presence.deserted


def test_silence_ends_it_late() -> None:
    clock = Clock()
    presence = Presence(clock)
    clock.now += 1800
    assert not presence.deserted  # somebody has not found the address yet, or has a browser without scripts
    presence.seen()
    clock.now += 1900
    assert not presence.deserted
    clock.now += 1900
    assert presence.deserted


def test_a_page_that_vanished_without_a_word_is_forgotten() -> None:
    clock = Clock()
    presence = Presence(clock)
    presence.here("a")
    clock.now += 3700
    assert presence.deserted


def test_nobody_fills_the_memory_with_pages() -> None:
    clock = Clock()
    presence = Presence(clock)
    for number in range(1000):
        presence.here(str(number))
    for number in range(200):
        presence.left(str(number))
    clock.now += 60
    assert presence.deserted
