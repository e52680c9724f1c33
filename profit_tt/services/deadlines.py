"""When countdowns end, by this process's monotonic clock: a clock that jumps moves no deadline.

The database keeps the moment (`step.ends_at`). A process turns it into a deadline once: at once when it has set it
itself, else when it first sees it, after a restart or from another server.
"""

import threading
import time
from collections.abc import Callable
from datetime import datetime

from profit_tt import clock
from profit_tt.models import Step
from profit_tt.services.agenda_rules import Countdown

#: Where monotonic seconds come from; tests put their own here.
source: Callable[[], float] = time.monotonic

#: A deadline is forgotten when it lies this far back.
KEPT_SECONDS = 86_400.0

_deadlines: dict[tuple[int, datetime], float] = {}
_guard = threading.Lock()


def keep(*, step_id: int, ends_at: datetime, left_ms: int) -> None:
    """This process has just set a countdown: so much is left, whatever the clock says later."""
    with _guard:
        _keep(step_id, ends_at, source() + left_ms / 1000)


def left_ms(step: Step) -> int | None:
    """Milliseconds that are left of a step's countdown, 0 when it is over, None without one."""
    if step.ends_at is None:
        return step.left_ms
    return left_until(step_id=step.id or 0, ends_at=step.ends_at)


def left_until(*, step_id: int, ends_at: datetime) -> int:
    """Milliseconds until a countdown that runs is over; 0 from then on."""
    with _guard:
        deadline = _deadlines.get((step_id, ends_at))
        if deadline is None:
            deadline = source() + (ends_at - clock.exactly()).total_seconds()
            _keep(step_id, ends_at, deadline)
    return max(0, round((deadline - source()) * 1000))


def is_over(*, step_id: int, ends_at: datetime | None) -> bool:
    """Whether a countdown runs and has come to zero."""
    return ends_at is not None and left_until(step_id=step_id, ends_at=ends_at) == 0


def state(step: Step) -> Countdown:
    """How a step's countdown stands."""
    if step.left_ms is not None:
        return Countdown.paused
    if step.ends_at is None:
        return Countdown.none
    return Countdown.over if is_over(step_id=step.id or 0, ends_at=step.ends_at) else Countdown.running


def forget() -> None:
    """Drop all deadlines, as a restart does: for tests."""
    with _guard:
        _deadlines.clear()


def _keep(step_id: int, ends_at: datetime, deadline: float) -> None:
    old = source() - KEPT_SECONDS
    for gone in [key for key, at in _deadlines.items() if at < old]:
        del _deadlines[gone]
    _deadlines[step_id, ends_at] = deadline
