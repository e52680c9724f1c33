"""The findings as they were when a form about them was opened: what changed since is looked at before it is gone over.

The page wakes with every change, and with it the version that it shows; what was typed stays. So a form remembers the
versions it was opened over. The first press after somebody else's change is refused, the second one is meant.
"""

from collections.abc import Callable, Iterable
from typing import ParamSpec, TypeVar

from profit_tt.errors import ChangedMeanwhile
from profit_tt.services.moderating import QueueRow
from profit_tt.ui import notices, session

P = ParamSpec("P")
T = TypeVar("T")
_SEEN, _TIMES = "_mod_seen", "_mod_filled"


def begin() -> None:
    """A form opens: from now on its findings count as seen as they are, and its fields have names of their own."""
    session.forget(_SEEN)
    session.keep(_TIMES, int(session.recall(_TIMES) or 0) + 1)


def key(field: str) -> str:
    """The widget's key: of this filling, or what a browser sends once more from the one before would pass for typed."""
    return f"{field}-{int(session.recall(_TIMES) or 0)}"


def versions(rows: Iterable[QueueRow]) -> dict[int, int]:
    """finding id -> the version that the open form is about; one that has just come to it, as it is now."""
    kept: dict[int, int] = session.recall(_SEEN) or {}
    kept = {row.finding.id: row.finding.version for row in rows} | kept
    session.keep(_SEEN, kept)
    return {row.finding.id: kept[row.finding.id] for row in rows}


def attempt(place: str, act: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T | None:
    """As notices.attempt; after a refusal for somebody else's change, that change counts as seen."""

    def do() -> T:
        try:
            return act(*args, **kwargs)
        except ChangedMeanwhile:
            session.forget(_SEEN)
            raise

    return notices.attempt(place, do)
