"""What may lag behind the counts: made by a thread of its own, one piece at a time, while pages show what is known."""

import contextlib
import logging
import threading
import time
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from profit_tt.services import latest

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

#: After a piece of work the thread rests so many times as long: votes of the room come first.
REST = 2.0

#: A piece of work calls this now and then; it raises when nobody wants the result any more.
Between = Callable[[], None]

_log = logging.getLogger(__name__)


class GivenUp(Exception):
    """Raised inside a piece of work that is not wanted any more: the process ends."""


@dataclass(frozen=True, slots=True)
class Known(Generic[V]):
    """A value and the revision it was made of, which may be an earlier one than that of the counts."""

    revision: int
    value: V


class _Thread:
    """At most one thread, there only while there is something to do."""

    def __init__(self) -> None:
        self._change = threading.Condition()
        self._asked: dict[Hashable, Callable[[Between], None]] = {}
        self._thread: threading.Thread | None = None
        self._at_work = False
        self._ending = False

    def ask(self, name: Hashable, work: Callable[[Between], None]) -> None:
        """Do this when it is its turn; instead of what was asked for under the same name and is not begun yet."""
        with self._change:
            if self._ending:
                return
            self._asked[name] = work
            if not self._at_work:
                self._at_work = True
                self._thread = threading.Thread(target=self._run, name="behind", daemon=True)
                self._thread.start()

    def end(self) -> None:
        """Give up whatever there is to do, and come back when the thread is gone."""
        with self._change:
            self._ending = True
            self._asked.clear()
            self._change.notify_all()
            thread = self._thread
        if thread is not None:
            thread.join()
        with self._change:
            self._ending = False

    def idle(self) -> None:
        """Come back when everything asked for is done: for tests."""
        with self._change:
            self._change.wait_for(lambda: not self._at_work, timeout=120)

    def _run(self) -> None:
        while (work := self._next()) is not None:
            began = time.monotonic()
            try:
                work(self._between)
            except GivenUp:
                continue
            except Exception:  # a page shows what is known without it
                _log.exception("what follows the counts could not be made")
            self._rest(REST * (time.monotonic() - began))

    def _next(self) -> Callable[[Between], None] | None:
        with self._change:
            name = next(iter(self._asked), None)
            if name is None:
                self._at_work = False
                self._change.notify_all()
                return None
            return self._asked.pop(name)

    def _rest(self, seconds: float) -> None:
        """Not before something new is asked for in vain: with nothing to do the thread ends at once."""
        with self._change:
            if self._asked:
                self._change.wait_for(lambda: self._ending, timeout=seconds)

    def _between(self) -> None:
        if self._ending:
            raise GivenUp


_thread = _Thread()


class Behind(Generic[K, V]):
    """Keeps the newest value of each key, and has a newer one made as soon as there is a newer revision."""

    def __init__(self) -> None:
        latest.remember(self)
        self._known: dict[K, Known[V]] = {}
        self._making: set[tuple[K, int]] = set()

    def look(self, key: K, revision: int, make: Callable[[Between], V]) -> Known[V] | None:
        """What is known of a key, perhaps of an earlier revision; None before the first value. It never waits.

        Where it is not of `revision`, `make` is called by and by in a thread of its own, once a revision; revisions
        that come too fast are left out. `make` is to call what it is given now and then.
        """
        known = self._known.get(key)
        if (known is None or known.revision < revision) and (key, revision) not in self._making:
            _thread.ask((id(self), key), lambda between: self._make(key, revision, make, between))
        return known

    def keep(self, key: K, revision: int, value: V) -> None:
        """Keep a value that somebody has waited for, unless there is a newer one."""
        known = self._known.get(key)
        if known is None or known.revision < revision:
            self._known[key] = Known(revision, value)

    def forget(self) -> None:
        """Drop everything it keeps, and what is being made."""
        _thread.end()
        self._known.clear()

    def _make(self, key: K, revision: int, make: Callable[[Between], V], between: Between) -> None:
        known = self._known.get(key)
        if known is not None and known.revision >= revision:
            return
        self._making.add((key, revision))
        try:
            self._known[key] = Known(revision, make(between))
        finally:
            self._making.discard((key, revision))


@contextlib.contextmanager
def gone_at_the_end() -> Iterator[None]:
    """While the server runs; afterwards no thread is left."""
    try:
        yield
    finally:
        _thread.end()


def idle() -> None:
    """Come back when everything asked for so far is done: for tests and measurements."""
    _thread.idle()
