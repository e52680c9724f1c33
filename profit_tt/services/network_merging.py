"""Organisations that are one and the same: offered, merged, and taken apart again.

A merge moves no participation: the merged organisation's row points at the other one, and whoever counts follows.
"""

from dataclasses import dataclass

from profit_tt import store
from profit_tt.errors import N_, NotFound, Refused
from profit_tt.models import Organisation, Person
from profit_tt.services import network_rules as rules
from profit_tt.services import rights
from profit_tt.services.latest import Latest
from profit_tt.services.network_figures import roots
from profit_tt.services.network_rules import network_deed, region_of
from profit_tt.services.network_shelf import Shelf
from profit_tt.services.rights import Operation
from profit_tt.services.sheets import alike
from profit_tt.services.writing import identity


@dataclass(frozen=True, slots=True)
class Alike:
    """Two organisations of the network whose names read alike. likeness: 0 to 100."""

    one: Organisation
    other: Organisation
    likeness: float


@dataclass(frozen=True, slots=True)
class Merged:
    """An organisation that was merged into another one; both by their names and ids."""

    id: int
    name: str
    region: str
    into_id: int
    into: str
    version: int


_alike: Latest[int, tuple[Alike, ...]] = Latest()


def near_duplicates(*, by: Person) -> tuple[Alike, ...]:
    """Pairs worth a look, most alike first; of a coordinator those within the own region. Raises NotAllowed, NotFound.

    Each organisation is compared with those that were there before it: see services/sheets/alike.py.
    """
    with store.snapshot() as session:
        stands = rights.require(session, by=by, operation=Operation.edit_network)
        here = by.think_tank_id or 0
        revision = store.network.changed_at(session, think_tank_id=here)
        bound = region_of(stands)

        def made() -> tuple[int, tuple[Alike, ...]]:
            return revision, _compared(store.network.organisations(session, think_tank_id=here))

        found = _alike.at(here, revision, made)
    return tuple(one for one in found if bound in (None, one.one.region) and bound in (None, one.other.region))


def merged(*, by: Person) -> tuple[Merged, ...]:
    """The merges that stand and can be taken back. Raises NotAllowed, NotFound."""
    with store.snapshot() as session:
        stands = rights.require(session, by=by, operation=Operation.edit_network)
        rows = store.network.organisations(session, think_tank_id=by.think_tank_id or 0)
    bound, known = region_of(stands), {one.id: one for one in rows}
    return tuple(
        Merged(identity(one.id), one.name, one.region, one.merged_into, known[one.merged_into].name, one.version)
        for one in rows
        if one.merged_into is not None and bound in (None, one.region)
    )


def merge(*, by: Person, organisation_id: int, into: int, seen: int | None = None) -> Organisation:
    """Count an organisation as another one from now on: participations, evidence and commitments of both are its.

    `seen`: the version of the one that is merged. Name, type and consent of the other one stay as they are.
    Raises Refused for one and the same, ChangedMeanwhile, NotAllowed, NotFound.
    """
    with network_deed(by=by) as done:
        shelf = Shelf.of(done)
        going, staying = shelf.organisation(organisation_id), shelf.organisation(into)
        if going is staying:
            raise Refused(N_("These two are one organisation already."))
        rules.require_seen(going.version, seen)
        rules.require_all(done, [going.region, staying.region])
        going.merged_into = staying.id
        going.version += 1
        done.session.add(going)
        done.log("merge", "organisation", staying.id, before=shelf.told(going), after={"name": staying.name})
        return staying


def part_again(*, by: Person, organisation_id: int, seen: int | None = None) -> Organisation:
    """Take a merge back: the organisation stands for itself again, with what was entered for it.

    Raises Refused when it was not merged, ChangedMeanwhile, NotAllowed, NotFound.
    """
    with network_deed(by=by) as done:
        here = done.think_tank_id
        found = store.network.organisation(done.session, think_tank_id=here, organisation_id=organisation_id)
        if found is None:
            raise NotFound
        if found.merged_into is None:
            raise Refused(N_("This organisation was not merged."))
        rules.require_seen(found.version, seen)
        rules.require_all(done, [found.region])
        into = rules.organisation(done, organisation_id)
        found.merged_into = None
        found.version += 1
        done.session.add(found)
        done.log("undo merge", "organisation", into.id, before={"name": into.name}, after={"name": found.name})
        return found


def _compared(rows: list[Organisation]) -> tuple[Alike, ...]:
    standing = roots(rows)
    known = {f"id {one.id}": one for one in rows if standing[one.id or 0] == one.id}
    named = [alike.Named(key, one.name, one.region) for key, one in known.items()]
    pairs = alike.near(named, ())
    return tuple(Alike(known[pair.other.key], known[pair.mine.key], pair.likeness) for pair in pairs)
