"""The thresholds of a think tank's picture: fixed when its first voting round opens, changed only for all to see."""

from dataclasses import asdict
from typing import Any

from sqlmodel import Session

from profit_tt import store
from profit_tt.errors import ChangedMeanwhile, NotFound
from profit_tt.models import Parameters, Person, Scope, ThinkTank, parameters
from profit_tt.models.base import row_id
from profit_tt.services.rights import Operation
from profit_tt.services.writing import deed


def of(think_tank: ThinkTank) -> Parameters:
    """The parameter sheet of a think tank; the house's own before it has one."""
    return parameters.stored(think_tank.parameters)


def are_fixed(think_tank: ThinkTank) -> bool:
    """Whether a think tank has a sheet of its own: a voting round was opened, or somebody has changed it before."""
    return think_tank.parameters is not None


def fix(session: Session, *, think_tank_id: int) -> None:
    """Keep the sheet as it is now, if none is kept yet: a later version of the app changes no earlier picture."""
    think_tank = store.think_tanks.by_id(session, think_tank_id=think_tank_id)
    if think_tank is not None and think_tank.parameters is None:
        think_tank.parameters = asdict(Parameters())
        session.add(think_tank)


def change(*, by: Person, changes: dict[str, Any], seen: int | None = None) -> ThinkTank:
    """Set some thresholds anew, by name; written to the log. After the first voting round has opened, pictures say so.

    `seen`: the think tank's version. Raises BadChoice naming the threshold, ChangedMeanwhile, NotAllowed, NotFound.
    """
    with deed(by=by, operation=Operation.compose_agenda, scope=Scope.content) as done:
        think_tank = store.think_tanks.by_id(done.session, think_tank_id=done.think_tank_id)
        if think_tank is None:
            raise NotFound
        if seen is not None and seen != think_tank.version:
            raise ChangedMeanwhile
        before = asdict(of(think_tank))
        after = asdict(parameters.changed(of(think_tank), changes))
        anew = [name for name in after if after[name] != before[name]]
        if anew:
            asked = store.rounds.all_findings(done.session, think_tank_id=row_id(think_tank.id))
            think_tank.parameters_changed = think_tank.parameters_changed or bool(asked)
            think_tank.parameters = after
            think_tank.version += 1
            done.session.add(think_tank)
            was, now = ({name: sheet[name] for name in anew} for sheet in (before, after))
            done.log("set", "think_tank", think_tank.id, before=was, after=now)
        return think_tank
