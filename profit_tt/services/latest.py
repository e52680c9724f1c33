"""One computation of a revision, however many are waiting for it."""

import threading
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class _Kept(Generic[V]):
    revision: int
    made_at: float
    value: V


class Forgetful(Protocol):
    """Something that keeps values."""

    def forget(self) -> None: ...


_all: list[Forgetful] = []


def remember(one: Forgetful) -> None:
    """Have `forget_all` empty this too."""
    _all.append(one)


def forget_all() -> None:
    """Drop what this process keeps: for tests, which change the database underneath."""
    for one in _all:
        one.forget()


class Later:
    """Values made when they are first asked for, once each, however many threads ask. None waits for another one."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._locks: dict[Hashable, threading.RLock] = {}
        self._made: dict[Hashable, Any] = {}

    def get(self, name: Hashable, make: Callable[[], V]) -> V:
        """The value of that name; an exception goes to whoever asked, and nothing is kept."""
        with self._guard:
            lock = self._locks.setdefault(name, threading.RLock())
        with lock:
            if name not in self._made:
                self._made[name] = make()
            made: V = self._made[name]
            return made


class Latest(Generic[K, V]):
    """Keeps the newest value of each key with the revision it was made at. Safe to share between threads."""

    def __init__(self) -> None:
        remember(self)
        self._kept: dict[K, _Kept[V]] = {}
        self._locks: dict[K, threading.Lock] = {}
        self._guard = threading.Lock()

    def at(
        self,
        key: K,
        revision: int,
        make: Callable[[], tuple[int, V]],
        *,
        fresh_for: float = 0.0,
        apart: float = 0.0,
    ) -> V:
        """The value at `revision` or newer; one made within the last `fresh_for` seconds will do as well.

        `apart`: seconds since the last one was made that are waited for, so that many who ask one after the other, each
        for what has just come, share a few. One thread makes it, the others wait for it. `make` returns the revision
        it found and the value; an exception goes to whoever made it, and nothing is kept.
        """
        kept = self._kept.get(key)
        if kept and self._will_do(kept, revision, fresh_for):
            return kept.value
        with self._lock(key):
            kept = self._kept.get(key)
            if kept and self._will_do(kept, revision, fresh_for):
                return kept.value
            if kept and (early := kept.made_at + apart - time.monotonic()) > 0:
                time.sleep(early)
            found, value = make()
            self._kept[key] = _Kept(found, time.monotonic(), value)
            return value

    def kept(self, key: K) -> V | None:
        """The value kept for a key, of whatever revision; None if there is none yet."""
        kept = self._kept.get(key)
        return kept.value if kept else None

    def forget(self) -> None:
        """Drop everything it keeps."""
        with self._guard:
            self._kept.clear()

    def _lock(self, key: K) -> threading.Lock:
        with self._guard:
            return self._locks.setdefault(key, threading.Lock())

    @staticmethod
    def _will_do(kept: "_Kept[V]", revision: int, fresh_for: float) -> bool:
        return kept.revision >= revision or time.monotonic() - kept.made_at < fresh_for
