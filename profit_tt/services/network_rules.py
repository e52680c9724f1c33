"""Rules that all deeds on the network share: one write, whose region a row is, which version of it was seen."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from profit_tt import store
from profit_tt.errors import N_, ChangedMeanwhile, NotAllowed, NotFound
from profit_tt.models import Activity, Finding, Organisation, Person, Role, Scope, Standing
from profit_tt.services.rights import Operation
from profit_tt.services.writing import Deed, deed


@contextmanager
def network_deed(*, by: Person) -> Iterator[Deed]:
    """One write to the network of a think tank. Raises NotAllowed, NotFound or StoreTrouble; nothing is kept then."""
    with deed(by=by, operation=Operation.edit_network, scope=Scope.number) as done:
        yield done
        store.network.touch(done.session, think_tank_id=done.think_tank_id, revision=done.revision)


def region_of(standing: Standing) -> str | None:
    """The one region a coordinator looks after; None for whoever is not bound to one."""
    if standing.roles & {Role.facilitator, Role.house} or standing.facilitator is None:
        return None
    return standing.facilitator.region


def require_one_of(done: Deed, regions: Collection[str | None]) -> None:
    """A coordinator's region must be among these. Raises NotAllowed."""
    bound = region_of(done.standing)
    if bound is not None and bound not in regions:
        raise NotAllowed(N_("You look after one region, and this belongs to another one."))


def require_all(done: Deed, regions: Collection[str | None]) -> None:
    """These must be a coordinator's own region, all of them. Raises NotAllowed."""
    for region in regions or (None,):
        require_one_of(done, (region,))


def home(activity: Activity, regions: Collection[str]) -> tuple[str | None, ...]:
    """The regions whose coordinator may change an activity: where it was held, else the only one it was for."""
    if activity.host_region:
        return (activity.host_region,)
    return tuple(regions) if len(regions) == 1 else (None,)


def require_seen(version: int, seen: int | None) -> None:
    """Raises ChangedMeanwhile when the row is another one than the version that was looked at; None asks nothing."""
    if seen is not None and seen != version:
        raise ChangedMeanwhile


def organisation(done: Deed, organisation_id: int) -> Organisation:
    """The organisation that this id stands for now: merged ones are followed. Raises NotFound."""
    looked_at: set[int] = set()
    found = _organisation(done, organisation_id)
    while found.merged_into is not None and found.merged_into not in looked_at:
        looked_at.add(found.merged_into)
        found = _organisation(done, found.merged_into)
    return found


def _organisation(done: Deed, organisation_id: int) -> Organisation:
    here = done.think_tank_id
    found = store.network.organisation(done.session, think_tank_id=here, organisation_id=organisation_id)
    if found is None:
        raise NotFound
    return found


def activity(done: Deed, activity_id: int) -> Activity:
    """Raises NotFound."""
    found = store.network.activity(done.session, think_tank_id=done.think_tank_id, activity_id=activity_id)
    if found is None:
        raise NotFound
    return found


def finding(done: Deed, finding_id: int) -> Finding:
    """Raises NotFound."""
    here = done.think_tank_id
    found = store.network_links.findings(done.session, think_tank_id=here, finding_ids=[finding_id])
    if finding_id not in found:
        raise NotFound
    return found[finding_id]
