"""One computation of a revision, however many are waiting for it."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from profit_tt.services.latest import Later, Latest, forget_all


def test_fifty_who_wait_get_one_computation() -> None:
    latest: Latest[int, str] = Latest()
    made: list[int] = []
    together = threading.Barrier(50)

    def make() -> tuple[int, str]:
        made.append(1)
        return 7, "seven"

    def ask(_: int) -> str:
        together.wait(timeout=30)
        return latest.at(1, 7, make)

    with ThreadPoolExecutor(50) as threads:
        assert set(threads.map(ask, range(50))) == {"seven"}
    assert len(made) == 1


def test_a_newer_revision_is_made_and_an_older_one_never() -> None:
    latest: Latest[int, int] = Latest()
    asked = [latest.at(1, revision, lambda revision=revision: (revision, revision)) for revision in (1, 2, 1, 3, 2)]  # type: ignore[misc]
    assert asked == [1, 2, 2, 3, 3]


def test_what_is_made_counts_for_the_revision_it_found() -> None:
    latest: Latest[int, str] = Latest()
    assert latest.at(1, 3, lambda: (5, "five")) == "five"
    assert latest.at(1, 5, lambda: (6, "six")) == "five"
    assert latest.at(1, 6, lambda: (6, "six")) == "six"


def test_keys_do_not_meet() -> None:
    latest: Latest[int, str] = Latest()
    assert [latest.at(key, 1, lambda key=key: (1, f"of {key}")) for key in (1, 2, 1)] == ["of 1", "of 2", "of 1"]  # type: ignore[misc]


def test_a_failure_is_kept_by_nobody_and_stops_nobody() -> None:
    latest: Latest[int, str] = Latest()
    with pytest.raises(ZeroDivisionError):
        latest.at(1, 1, lambda: (1, str(1 / 0)))
    assert latest.at(1, 1, lambda: (1, "fine")) == "fine"


def test_patience_takes_what_was_made_a_moment_ago() -> None:
    latest: Latest[int, str] = Latest()
    latest.at(1, 1, lambda: (1, "old"))
    assert latest.at(1, 2, lambda: (2, "new"), fresh_for=3600) == "old"
    assert latest.at(1, 2, lambda: (2, "new")) == "new"


def test_forgetting_is_for_all() -> None:
    some: Latest[int, str] = Latest()
    other: Latest[int, str] = Latest()
    some.at(1, 1, lambda: (1, "before"))
    other.at(1, 1, lambda: (1, "before"))
    forget_all()
    assert [one.at(1, 1, lambda: (1, "after")) for one in (some, other)] == ["after", "after"]


def test_later_makes_a_value_once_however_many_ask() -> None:
    later = Later()
    made: list[str] = []
    together = threading.Barrier(20)

    def ask(place: int) -> str:
        name = "ab"[place % 2]
        together.wait(timeout=30)
        return later.get(name, lambda: made.append(name) or name.upper())  # type: ignore[func-returns-value]

    with ThreadPoolExecutor(20) as threads:
        assert list(threads.map(ask, range(20))) == ["A", "B"] * 10
    assert sorted(made) == ["a", "b"]


def test_what_is_quick_does_not_wait_for_what_is_slow() -> None:
    later, begun, through = Later(), threading.Event(), threading.Event()

    def slow() -> str:
        begun.set()
        through.wait(timeout=30)
        return "slow"

    with ThreadPoolExecutor(2) as threads:
        waited_for = threads.submit(later.get, "slow", slow)
        assert begun.wait(timeout=30)
        assert threads.submit(later.get, "quick", lambda: "quick").result(timeout=30) == "quick"
        through.set()
        assert waited_for.result(timeout=30) == "slow"


def test_later_keeps_no_failure() -> None:
    later = Later()
    with pytest.raises(ZeroDivisionError):
        later.get("one", lambda: 1 / 0)
    assert later.get("one", lambda: 1) == 1
    assert later.get("one", lambda: 2) == 1


def test_what_lies_apart_is_waited_for_and_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock of this test moves only by waiting: who asks right after another waits out the rest."""
    at, slept = [100.0], []

    def sleep(seconds: float) -> None:
        slept.append(round(seconds, 3))
        at[0] += seconds

    monkeypatch.setattr(time, "monotonic", lambda: at[0])
    monkeypatch.setattr(time, "sleep", sleep)
    latest: Latest[int, int] = Latest()
    for revision, later in ((1, 0.0), (1, 0.0), (2, 0.1), (3, 5.0)):
        at[0] += later
        assert latest.at(1, revision, lambda revision=revision: (revision, revision), apart=0.25) == revision
    assert slept == [0.15]
