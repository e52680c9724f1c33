"""The rows of the network as those see them who look after it: names, consent, versions, all that a form is about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from profit_tt import store
from profit_tt.errors import NotFound
from profit_tt.models import Activity, Organisation, Person, Provenance, StatedFigure
from profit_tt.services import network_rules as rules
from profit_tt.services import rights
from profit_tt.services.network_figures import roots
from profit_tt.services.rights import Operation


@dataclass(frozen=True, slots=True)
class Rows:
    """organisations: those that stand for themselves, by name; activities: newest first. regions_of and themes_of: of
    an activity. parts: (organisation, activity, role). bound: the one region a coordinator looks after, else None.
    """

    organisations: Sequence[Organisation]
    activities: Sequence[Activity]
    regions_of: Mapping[int, tuple[str, ...]]
    themes_of: Mapping[int, tuple[str, ...]]
    parts: frozenset[tuple[int, int, str]]
    bound: str | None

    def may_change(self, one: Organisation | Activity | StatedFigure) -> bool:
        """Whether this viewer may change the row; the services refuse in any case."""
        if self.bound is None:
            return True
        if isinstance(one, Organisation | StatedFigure):
            return one.region == self.bound
        return self.bound in rules.home(one, self.regions_of.get(one.id or 0, ()))


def may_edit(*, by: Person) -> bool:
    """Whether this person looks after the network or a region's part of it."""
    with store.reading() as session:
        try:
            return rights.may(rights.standing(session, by=by).roles, Operation.edit_network)
        except NotFound:
            return False


def rows(*, by: Person) -> Rows:
    """All rows; sample rows only where they are not hidden. Raises NotAllowed, NotFound."""
    here = by.think_tank_id or 0
    with store.snapshot() as session:
        stands = rights.require(session, by=by, operation=Operation.edit_network)
        think_tank = store.think_tanks.by_id(session, think_tank_id=here)
        hidden = think_tank is not None and think_tank.sample_hidden
        every = store.network.organisations(session, think_tank_id=here)
        stands_for = roots(every)
        own = [one for one in every if one.merged_into is None and not (hidden and _sample(one))]
        held = [one for one in store.network.activities(session, think_tank_id=here) if not (hidden and _sample(one))]
        parts = store.network.participations(session, think_tank_id=here)
        return Rows(
            organisations=sorted(own, key=lambda one: (one.folded, one.region)),
            activities=sorted(held, key=lambda one: (str(one.begins or ""), one.id), reverse=True),
            regions_of=store.network.activity_regions(session, think_tank_id=here),
            themes_of=store.network.activity_themes(session, think_tank_id=here),
            parts=frozenset((stands_for[one.organisation_id], one.activity_id, str(one.role)) for one in parts),
            bound=rules.region_of(stands),
        )


def _sample(one: Organisation | Activity) -> bool:
    return one.provenance is Provenance.illustrative
