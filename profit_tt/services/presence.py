"""Who is here, counted by region, never named: joined, with a page open now, finished with the current step."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from profit_tt import store
from profit_tt.clock import now
from profit_tt.errors import NotFound
from profit_tt.models import Person
from profit_tt.services import rights
from profit_tt.services.rights import Operation

#: The server writes down every so many seconds whose page is open ...
EVERY = 15.0
#: ... so somebody seen within this time is here now.
ACTIVE = timedelta(seconds=40)


@dataclass(frozen=True, slots=True)
class Here:
    """People by region (slug); regions without anybody are not there. done: finished with the current step."""

    joined: dict[str, int]
    active: dict[str, int]
    done: dict[str, int]


def note(*, present: Collection[tuple[str, int]]) -> None:
    """These (device, think tank id) have a page open: told by the server's event door, for the house alone.

    No revision moves: the desk counts again when it draws itself. Raises StoreTrouble.
    """
    if present:
        with store.writing() as session:
            store.presence.put(session, present=present, at=now())


def counts(*, by: Person) -> Here:
    """How many have joined, are here now, and are finished with the current step. Raises NotFound, NotAllowed."""
    if by.think_tank_id is None:
        raise NotFound
    with store.reading() as session:
        rights.require(session, by=by, operation=Operation.run_agenda)
        think_tank = store.think_tanks.by_id(session, think_tank_id=by.think_tank_id)
        step_id = think_tank.current_step_id if think_tank else None
        return Here(
            joined=_by_region(store.people.joined(session, think_tank_id=by.think_tank_id)),
            active=store.presence.active(session, think_tank_id=by.think_tank_id, since=now() - ACTIVE),
            done=_by_region(store.finished.counts(session, step_id=step_id)) if step_id else {},
        )


def _by_region(counted: dict[tuple[str, str], int]) -> dict[str, int]:
    found: dict[str, int] = {}
    for (region, _), people in counted.items():
        found[region] = found.get(region, 0) + people
    return found
