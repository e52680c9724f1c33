"""Elsewhere: other think tanks that this device has joined or runs: to search in, and to lay beside this one."""

from dataclasses import dataclass, replace

from profit_tt import store
from profit_tt.clock import now
from profit_tt.errors import NotAllowed
from profit_tt.models import Person, ThinkTank
from profit_tt.services import reviewing, rights
from profit_tt.services.measuring import Picture
from profit_tt.services.reviewing import Asked, Order
from profit_tt.services.rights import Operation

#: The newest ones are offered and searched; each costs a few statements.
MOST = 12


@dataclass(frozen=True, slots=True)
class Hits:
    """What another think tank has of what is asked for. seen: its picture as phones there see it, with these findings
    alone, in order.
    """

    think_tank: ThinkTank
    seen: Picture


def others(*, by: Person) -> tuple[ThinkTank, ...]:
    """The think tanks that this device has joined, runs or coordinates in, besides the one it is in; newest first."""
    if by.is_house or not by.device:
        return ()
    with store.reading() as session:
        here = by.think_tank_id or 0
        found = store.people.others_of(session, device=by.device, at=now(), but_for=here, limit=MOST)
        return tuple(found)


def there(*, by: Person, think_tank_id: int) -> Person:
    """The same person in another think tank of theirs. Raises NotJoined where it is none of theirs, NotFound."""
    same = replace(by, think_tank_id=think_tank_id)
    with store.reading() as session:
        rights.require(session, by=same, operation=Operation.read_beside)
    return same


def search(*, by: Person, asked: Asked, order: Order = Order.number) -> tuple[Hits, ...]:
    """What is asked for in each of the others that has any of it; by number where results there are hidden.

    The number of statements follows the number of think tanks, not that of findings.
    """
    found = (Hits(one, _listed(there(by=by, think_tank_id=one.id or 0), asked, order)) for one in others(by=by))
    return tuple(one for one in found if one.seen.room.findings)


def _listed(by: Person, asked: Asked, order: Order) -> Picture:
    try:
        return reviewing.listed(by=by, asked=asked, order=order)
    except NotAllowed:  # what orders findings here may be hidden there
        return reviewing.listed(by=by, asked=asked)
