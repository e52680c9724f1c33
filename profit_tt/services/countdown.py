"""Countdowns of steps: begin, pause, go on, add time, clear; and closing the steps whose time is up.

Nobody needs a browser for it: a write that comes after zero is refused at its own door (`is_over`), and the server
closes the step (`close_due`), so that phones and wall hear of it.
"""

from collections.abc import Callable
from datetime import timedelta

from profit_tt import clock, store
from profit_tt.errors import N_, BadChoice, OutOfTurn
from profit_tt.models import Person, Scope, Step, StepState
from profit_tt.models.agenda_drafts import MINUTES_LIMIT
from profit_tt.models.base import row_id
from profit_tt.services import agenda, agenda_rules, deadlines, rights
from profit_tt.services.agenda_rules import AgendaDeed
from profit_tt.services.deadlines import left_ms
from profit_tt.services.rights import Operation
from profit_tt.services.writing import Deed, deed

__all__ = ["add", "clear", "close_due", "is_over", "left_ms", "pause", "resume", "start"]

MORE_SECONDS = 30
_SECONDS = N_("Give the time in whole minutes, from 1 to 100,000.")


def start(*, by: Person, step_id: int, seconds: int, seen: int | None = None) -> Step:
    """Begin a step's countdown, or begin it anew. Raises OutOfTurn, BadChoice, ChangedMeanwhile."""
    if isinstance(seconds, bool) or not 1 <= seconds <= MINUTES_LIMIT * 60:
        raise BadChoice(_SECONDS, field="minutes")
    return _change(by, step_id, seen, AgendaDeed.begin, lambda step: _run(step, seconds * 1000))


def pause(*, by: Person, step_id: int, seen: int | None = None) -> Step:
    """Stop the countdown where it is."""
    return _change(by, step_id, seen, AgendaDeed.pause, _stand_still)


def resume(*, by: Person, step_id: int, seen: int | None = None) -> Step:
    """Let a paused countdown go on."""
    return _change(by, step_id, seen, AgendaDeed.resume, lambda step: _run(step, step.left_ms or 0))


def add(*, by: Person, step_id: int, seconds: int = MORE_SECONDS, seen: int | None = None) -> Step:
    """Give a step more time, while it runs, is paused, or is over but not closed yet."""
    if isinstance(seconds, bool) or not 1 <= seconds <= MINUTES_LIMIT * 60:
        raise BadChoice(_SECONDS, field="minutes")
    return _change(by, step_id, seen, AgendaDeed.add_time, lambda step: _lengthen(step, seconds * 1000))


def clear(*, by: Person, step_id: int, seen: int | None = None) -> Step:
    """Take the countdown away; the step stays as it is."""
    return _change(by, step_id, seen, AgendaDeed.clear, wipe)


def is_over(step: Step) -> bool:
    """Whether the step's countdown runs and has come to zero."""
    return deadlines.is_over(step_id=step.id or 0, ends_at=step.ends_at)


def close_due(*, by: Person) -> list[int]:
    """Close every open step whose time is up; gives their ids. Several servers may do it at once: each step is closed
    by one of them. For the house alone.
    """
    with store.reading() as session:
        rights.require(session, by=by, operation=Operation.close_due_steps)
        due = [step for step in store.agenda.running(session) if is_over(step)]
    return [row_id(step.id) for step in due if _close(step)]


def wipe(step: Step) -> None:
    """A step without countdown."""
    step.ends_at = step.left_ms = None


def _close(due: Step) -> bool:
    try:
        with deed(by=Person.house(due.think_tank_id), operation=Operation.run_agenda, scope=Scope.agenda) as done:
            step = agenda.read(done.session, think_tank_id=done.think_tank_id).step(due.id)
            if step.state is not StepState.open or not is_over(step):
                raise OutOfTurn  # another server was faster, or a facilitator gave more time: nothing is kept
            before = _stand(step)
            step.state = StepState.view_only
            wipe(step)
            _keep(done, step, "close", before)
            return True
    except OutOfTurn:
        return False


def _change(by: Person, step_id: int, seen: int | None, what: AgendaDeed, change: Callable[[Step], None]) -> Step:
    with deed(by=by, operation=Operation.run_agenda, scope=Scope.content) as done:
        here = agenda.read(done.session, think_tank_id=done.think_tank_id)
        step = here.step(step_id)
        agenda.require_seen(step, seen)
        agenda_rules.require(what, here.facts(step))
        before = _stand(step)
        change(step)
        _keep(done, step, what, before)
        return step


def _keep(done: Deed, step: Step, verb: str, before: dict[str, object]) -> None:
    step.version += 1
    done.session.add(step)
    done.log(verb, "step", step.id, before=before, after=_stand(step))


def _stand(step: Step) -> dict[str, object]:
    return {"state": step.state, "left_ms": left_ms(step), "paused": step.left_ms is not None}


def _run(step: Step, left: int) -> None:
    step.left_ms = None
    step.ends_at = clock.exactly() + timedelta(milliseconds=left)
    deadlines.keep(step_id=row_id(step.id), ends_at=step.ends_at, left_ms=left)


def _stand_still(step: Step) -> None:
    step.left_ms, step.ends_at = left_ms(step), None


def _lengthen(step: Step, more: int) -> None:
    longer = min((left_ms(step) or 0) + more, MINUTES_LIMIT * 60_000)
    if step.left_ms is not None:
        step.left_ms = longer
    else:
        _run(step, longer)
