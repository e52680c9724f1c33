"""Publishing: a think tank is opened to the world, and closed to it again; and who reads it there.

The world reads the title, the question, the findings on the list, who took part in numbers, and the results that phones
may see of votes that are over (Audience.world), without small cells; the network in figures. Never: findings that wait
or were rejected, people's names, comments, reasons, reactions, surveys, or votes while they run.
"""

from profit_tt import store
from profit_tt.clock import now
from profit_tt.errors import ChangedMeanwhile, NotFound
from profit_tt.models import Person, Round, Scope, ThinkTank
from profit_tt.models.base import row_id
from profit_tt.services import codes, results, room
from profit_tt.services.rights import Operation
from profit_tt.services.writing import deed


def publish(*, by: Person, seen: int | None = None) -> ThinkTank:
    """Let anybody read it, from now on. `seen`: the think tank's version, as the desk showed it.

    Raises ChangedMeanwhile, NotAllowed, NotFound.
    """
    return _put(by, seen, published=True)


def unpublish(*, by: Person, seen: int | None = None) -> ThinkTank:
    """Close it to the world again: its address is not found from this moment on. Raises as `publish` does."""
    return _put(by, seen, published=False)


def reader(code: str) -> Person:
    """The world, in the published think tank with this code: it has no device and may only read.

    Raises NotFound when there is none, and likewise when it is not published: nobody can tell the two apart.
    """
    with store.reading() as session:
        found = store.think_tanks.by_code(session, code=codes.read_code(code))
    if found is None or found.published_at is None:
        raise NotFound
    return Person("", row_id(found.id), is_reader=True)


def rounds(*, by: Person) -> tuple[Round, ...]:
    """The rounds whose results the world may read, in their order; () also for one that has none.

    A facilitator may ask before anything is published. Raises NotFound.
    """
    return results.readable(room.look(by=by))


def _put(by: Person, seen: int | None, *, published: bool) -> ThinkTank:
    with deed(by=by, operation=Operation.publish, scope=Scope.content) as done:
        think_tank = store.think_tanks.by_id(done.session, think_tank_id=done.think_tank_id)
        if think_tank is None:
            raise NotFound
        if seen is not None and seen != think_tank.version:
            raise ChangedMeanwhile
        before = think_tank.published_at
        if (before is not None) != published:
            think_tank.published_at = now() if published else None
            think_tank.version += 1
            done.session.add(think_tank)
            verb = "publish" if published else "unpublish"
            done.log(
                verb, "think_tank", think_tank.id, before={"published": not published}, after={"published": published}
            )
        return think_tank
