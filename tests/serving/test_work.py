"""Long work: one piece after the other, stopped between two steps, told when it is asked for."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from sheetbuilder.errors import ContentError, Problem, say
from sheetbuilder.serving.work import Doing, Steps, StoppedError, Workbench, WorkPiece, WorkState


@pytest.fixture
def bench() -> Iterator[Workbench]:
    """A workbench that is closed again."""
    made = Workbench()
    yield made
    made.close()


def begun(bench: Workbench, doing: Doing) -> WorkPiece:
    """A piece of work."""
    return bench.begin(say("Work"), doing, back="/back", then=lambda name: f"/made/{name}")


def ended(piece: WorkPiece) -> WorkPiece:
    """The same when it has ended."""
    piece.future.exception(timeout=10)
    return piece


def test_what_was_made_is_its_result(bench: Workbench) -> None:
    piece = ended(begun(bench, lambda _: 5))
    assert (piece.state, piece.result, piece.then) == (WorkState.DONE, 5, f"/made/{piece.name}")
    assert bench.found(piece.name) is piece
    assert not bench.busy


def test_steps_are_told_while_it_works(bench: Workbench) -> None:
    at, go_on = threading.Event(), threading.Event()

    def doing(steps: Steps) -> None:
        steps.expect(2)
        steps.take(say("one"))
        at.set()
        go_on.wait(10)
        steps.take()

    piece, behind = begun(bench, doing), begun(bench, lambda _: None)
    at.wait(10)
    assert (piece.state, behind.state, bench.busy) == (WorkState.RUNNING, WorkState.WAITING, True)
    assert (piece.steps.taken, piece.steps.expected, str(piece.steps.last)) == (1, 2, "one")
    go_on.set()
    assert ended(behind).state is WorkState.DONE
    assert (piece.steps.taken, str(piece.steps.last)) == (2, "one")


def test_it_stops_at_its_next_step_and_what_waits_never_begins(bench: Workbench) -> None:
    at, go_on, began = threading.Event(), threading.Event(), []

    def doing(steps: Steps) -> None:
        at.set()
        go_on.wait(10)
        steps.take()
        began.append("went on")

    piece, behind = begun(bench, doing), begun(bench, lambda _: began.append("began"))
    at.wait(10)
    bench.stop(behind.name)
    bench.stop(piece.name)
    assert piece.steps.stopping
    go_on.set()
    assert ended(piece).state is WorkState.STOPPED
    assert (behind.state, began) == (WorkState.STOPPED, [])


def test_problems_are_told_and_a_fault_is_ours(bench: Workbench) -> None:
    problem = Problem("SB210", say("wrong"))

    def failing(_: Steps) -> None:
        raise ContentError([problem])

    failed, broken = begun(bench, failing), begun(bench, lambda _: 1 // 0)
    assert (ended(failed).state, failed.problems) == (WorkState.FAILED, (problem,))
    assert (ended(broken).state, broken.problems) == (WorkState.BROKEN, ())
    with pytest.raises(ZeroDivisionError):
        _ = broken.result


def test_old_work_is_forgotten(bench: Workbench) -> None:
    first = ended(begun(bench, lambda _: None))
    for _ in range(60):
        last = ended(begun(bench, lambda _: None))
    assert bench.found(first.name) is None
    assert bench.found(last.name) is last
    bench.stop("nothing")


def test_steps_that_are_to_stop_raise_at_once() -> None:
    steps = Steps()
    steps.check()
    steps.stop()
    for call in (steps.check, steps.take, lambda: steps.expect(1)):
        with pytest.raises(StoppedError):
            call()
