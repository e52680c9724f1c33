"""What may lag behind the counts: one piece at a time, the newest of each key, nothing left at the end."""

import logging
import threading
from collections.abc import Callable

import pytest

from profit_tt.services import behind
from profit_tt.services.behind import Behind, Between, Known


def at_once(value: str) -> Callable[[Between], str]:
    return lambda _between: value


class Gate:
    """Work that waits until it is let through, and says when it has begun."""

    def __init__(self, value: str) -> None:
        self.begun, self.through, self._value = threading.Event(), threading.Event(), value

    def __call__(self, between: Between) -> str:
        self.begun.set()
        while not self.through.wait(timeout=0.01):
            between()
        return self._value


def threads() -> list[str]:
    return [one.name for one in threading.enumerate() if one.name == "behind"]


@pytest.fixture
def lagging() -> Behind[int, str]:
    return Behind()


def test_nobody_waits_and_the_next_look_finds_it(lagging: Behind[int, str]) -> None:
    work = Gate("seven")
    assert lagging.look(1, 7, work) is None
    assert work.begun.wait(timeout=30)
    assert lagging.look(1, 7, at_once("another")) is None
    work.through.set()
    behind.idle()
    assert lagging.look(1, 7, at_once("another")) == Known(7, "seven")
    assert lagging.look(1, 6, at_once("older")) == Known(7, "seven")
    behind.idle()
    assert lagging.look(1, 7, at_once("another")) == Known(7, "seven")


def test_what_is_known_stays_until_the_newer_one_is_there(lagging: Behind[int, str]) -> None:
    lagging.look(1, 1, at_once("one"))
    behind.idle()
    work = Gate("two")
    assert lagging.look(1, 2, work) == Known(1, "one")
    work.through.set()
    behind.idle()
    assert lagging.look(1, 2, at_once("another")) == Known(2, "two")


def test_revisions_that_come_too_fast_are_left_out(lagging: Behind[int, str]) -> None:
    first, made = Gate("1"), list[int]()
    lagging.look(1, 1, first)
    assert first.begun.wait(timeout=30)

    def making(revision: int) -> Callable[[Between], str]:
        def make(_between: Between) -> str:
            made.append(revision)
            return str(revision)

        return make

    for revision in (2, 3, 4):
        lagging.look(1, revision, making(revision))
    first.through.set()
    behind.idle()
    assert made == [4]
    assert lagging.look(1, 4, at_once("another")) == Known(4, "4")


def test_one_piece_at_a_time_and_no_key_is_forgotten(lagging: Behind[int, str]) -> None:
    first, busy, most = Gate("0"), [0], [0]

    def make(_between: Between) -> str:
        busy[0] += 1
        most[0] = max(most[0], busy[0])
        busy[0] -= 1
        return "done"

    lagging.look(0, 1, first)
    assert first.begun.wait(timeout=30)
    for key in (1, 2, 3):
        lagging.look(key, 1, make)
    assert len(threads()) == 1
    first.through.set()
    behind.idle()
    assert most == [1]
    assert [lagging.look(key, 1, make) for key in (1, 2, 3)] == [Known(1, "done")] * 3


def test_no_thread_is_left_when_there_is_nothing_to_do_or_the_server_ends(lagging: Behind[int, str]) -> None:
    lagging.look(1, 1, at_once("one"))
    behind.idle()
    work = Gate("never")
    with behind.gone_at_the_end():
        lagging.look(1, 2, work)
        lagging.look(2, 2, at_once("never either"))
        assert work.begun.wait(timeout=30)
    assert threads() == []
    assert lagging.look(1, 1, at_once("x")) == Known(1, "one")
    lagging.look(1, 2, at_once("afterwards"))  # a server that starts again in the same process
    behind.idle()
    assert lagging.look(1, 2, at_once("x")) == Known(2, "afterwards")


def test_what_cannot_be_made_is_written_down_and_tried_again(
    lagging: Behind[int, str], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        assert lagging.look(1, 1, lambda _between: str(1 / 0)) is None
        behind.idle()
    assert "could not be made" in caplog.text
    assert lagging.look(1, 1, at_once("fine")) is None
    behind.idle()
    assert lagging.look(1, 1, at_once("x")) == Known(1, "fine")


def test_forgetting_leaves_nothing(lagging: Behind[int, str]) -> None:
    lagging.look(1, 1, at_once("one"))
    behind.idle()
    lagging.forget()
    assert lagging.look(1, 1, at_once("one")) is None
    behind.idle()
