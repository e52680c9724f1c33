"""What charts of this process keep: specifications made once, frames drawn once a picture, however many look at it."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

import pyarrow as pa  # type: ignore[import-untyped]

#: More than the charts, sizes, schemes and languages there are; filters make new ones now and then.
SPECS_LIMIT = 400


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart ready to be sent: what it states, in short and in full, its specification and its frame."""

    title: str
    told: str
    spec: dict[str, Any]
    frame: pa.Table


_lock = threading.RLock()
_specs: OrderedDict[Hashable, dict[str, Any]] = OrderedDict()
_drawn: WeakKeyDictionary[object, dict[Hashable, Any]] = WeakKeyDictionary()


def spec(key: Hashable, make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """The specification under a key, made on first use; the longest unused ones are dropped."""
    with _lock:
        if key not in _specs:
            _specs[key] = make()
        _specs.move_to_end(key)
        while len(_specs) > SPECS_LIMIT:
            _specs.popitem(last=False)
        return _specs[key]


def of(result: object, key: Hashable, make: Callable[[], Any]) -> Any:
    """Something made from a result (a picture, the moves of two rounds, a time-lapse), kept as long as that itself
    lives: no time limit, nothing to clear. A result equals only itself.
    """
    with _lock:
        kept = _drawn.setdefault(result, {})
        if key not in kept:
            kept[key] = make()
        return kept[key]
