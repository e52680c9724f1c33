"""The rows of an import: all of them are made before the lock is taken, so that the transaction only has to write them.

A vote that comes meanwhile waits for the inserts and for nothing else. What was read to make the rows must still be so:
the network's revision says whether it is.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from profit_tt import store
from profit_tt.errors import N_, ChangedMeanwhile, Refused
from profit_tt.models import Activity, ActivityDraft, Organisation, OrganisationDraft, Part, Provenance
from profit_tt.services import network_rules as rules
from profit_tt.services.network_figures import roots
from profit_tt.services.sheets.drafts import Checked, PartDraft
from profit_tt.services.sheets.matching import Matched
from profit_tt.services.writing import Deed

CHANGED = N_("Nothing was imported: the network has changed meanwhile, and new questions have come up. Look at them.")

#: Called with how many rows are written, of how many.
Tell = Callable[[int, int], None]

#: What an organisation or an activity is known by, where it is there once.
Once = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Brought:
    """What an import added. there: organisations or activities of the sheet that the network had already."""

    organisations: int
    activities: int
    participations: int
    there: int


@dataclass(frozen=True, slots=True)
class Network:
    """The network as it was read, at the revision when it was last changed."""

    revision: int
    organisations: Sequence[Organisation]
    activities: Sequence[Activity]
    regions_of: Mapping[int, tuple[str, ...]]
    parts: frozenset[tuple[int, int, Part]]

    @classmethod
    def read(cls, session: Session, *, think_tank_id: int) -> "Network":
        return cls(
            store.network.changed_at(session, think_tank_id=think_tank_id),
            store.network.organisations(session, think_tank_id=think_tank_id),
            store.network.activities(session, think_tank_id=think_tank_id),
            store.network.activity_regions(session, think_tank_id=think_tank_id),
            frozenset(
                (row.organisation_id, row.activity_id, row.role)
                for row in store.network.participations(session, think_tank_id=think_tank_id)
            ),
        )


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything that one import writes. organisations, activities: new rows by what they are known by; filled: columns
    of organisations that are there, with their ids; parts: organisation, activity (ids, or those of new ones), role.

    all_of: regions that must all be a coordinator's own; one_of: in each of these must be the coordinator's region.
    """

    revision: int
    organisations: Mapping[Once, dict[str, Any]]
    activities: Mapping[Once, dict[str, Any]]
    drafts: Mapping[Once, ActivityDraft]
    filled: Sequence[dict[str, Any]]
    parts: Sequence[tuple[int | Once, int | Once, Part]]
    all_of: frozenset[str]
    one_of: frozenset[tuple[str | None, ...]]
    regions: frozenset[str]
    themes: frozenset[str]
    there: int

    @property
    def rows(self) -> int:
        return len(self.organisations) + len(self.activities) + len(self.filled) + len(self.parts)


def prepared(network: Network, checked: Checked, matched: Matched, *, think_tank_id: int, source: str) -> Prepared:
    """The rows of a sheet that was checked and matched against this network. `source`: for rows without their own."""
    return _Preparing(network, checked, matched, think_tank_id, source).all()


def write(done: Deed, rows: Prepared) -> Brought:
    """Write them. Raises ChangedMeanwhile when the network has changed since they were made, Refused when a region or
    theme has gone, NotAllowed for a row of another coordinator's region.
    """
    session, here = done.session, done.think_tank_id
    if store.network.changed_at(session, think_tank_id=here) != rows.revision:
        raise ChangedMeanwhile
    _require(done, rows)
    store.network_rows.add_organisations(session, rows.organisations.values())
    organisation_ids = store.network_rows.organisation_ids(session, think_tank_id=here) if rows.organisations else {}
    store.network_rows.add_activities(session, rows.activities.values())
    activity_ids = store.network_rows.activity_ids(session, think_tank_id=here) if rows.activities else {}
    places = [(activity_ids[once], rows.drafts[once]) for once in rows.activities]
    store.network_rows.add_places(
        session,
        regions=[{"activity_id": one, "region": slug} for one, draft in places for slug in draft.regions],
        themes=[{"activity_id": one, "theme": slug} for one, draft in places for slug in draft.themes],
    )
    store.network_rows.fill_in(session, rows.filled)
    store.network_rows.add_participations(
        session,
        [
            {
                "organisation_id": organisation if isinstance(organisation, int) else organisation_ids[organisation],
                "activity_id": activity if isinstance(activity, int) else activity_ids[activity],
                "role": role,
                "think_tank_id": here,
            }
            for organisation, activity, role in rows.parts
        ],
    )
    return Brought(len(rows.organisations), len(rows.activities), len(rows.parts), rows.there)


def _require(done: Deed, rows: Prepared) -> None:
    """data/*.toml may have changed since the sheet was checked; and whoever brings it may only write what is theirs."""
    if rows.regions - {one.slug for one in store.places.regions(done.session)}:
        raise Refused(CHANGED)
    if rows.themes - {one.slug for one in store.places.themes(done.session)}:
        raise Refused(CHANGED)
    for region in rows.all_of:
        rules.require_one_of(done, (region,))
    for regions in rows.one_of:
        rules.require_one_of(done, regions)


class _Preparing:
    """One sheet on its way to rows."""

    def __init__(self, network: Network, checked: Checked, matched: Matched, think_tank_id: int, source: str) -> None:
        self.network, self.checked, self.matched = network, checked, matched
        self.think_tank_id, self.source = think_tank_id, source
        stands_for = roots(list(network.organisations))
        self.organisation_ids = {(one.region, one.folded): stands_for[one.id or 0] for one in network.organisations}
        self.activity_ids = {_once(one): one.id or 0 for one in network.activities}

    def all(self) -> Prepared:
        """Rows that only a decision made the same (region of new ones) fall together here."""
        new, held = self.matched.organisations.values(), self.matched.activities.values()
        fresh = {(one.region, one.folded): one for one in reversed(list(new))}
        drafts = {_once(one): one for one in reversed(list(held)) if _once(one) not in self.activity_ids}
        filled = list(self._filled())
        parts, homes = self._parts()
        return Prepared(
            revision=self.network.revision,
            organisations={at: self._row(one) for at, one in fresh.items() if at not in self.organisation_ids},
            activities={at: self._row(one, without=("regions", "themes")) for at, one in drafts.items()},
            drafts=drafts,
            filled=[columns for columns, _ in filled],
            parts=parts,
            all_of=frozenset({one.region for one in new} | {region for _, region in filled}),
            one_of=frozenset({_home(one) for one in held} | homes),
            regions=frozenset({one.region for one in new} | {slug for one in held for slug in one.regions}),
            themes=frozenset(slug for one in held for slug in one.themes),
            there=self.matched.there,
        )

    def _row(self, draft: OrganisationDraft | ActivityDraft, without: Iterable[str] = ()) -> dict[str, Any]:
        row = draft.model_dump(exclude=set(without))
        row |= {"think_tank_id": self.think_tank_id, "version": 1, "source": draft.source or self.source}
        if isinstance(draft, OrganisationDraft):
            row["merged_into"] = None
        row["provenance"] = Provenance.facilitator
        return row

    def _filled(self) -> Iterable[tuple[dict[str, Any], str]]:
        """What the network's own organisations lacked and the sheet says, with their regions."""
        there = {one.id: one for one in self.network.organisations}
        said = {
            at: one.draft
            for one in self.checked.taken
            if isinstance(one.draft, OrganisationDraft)
            and isinstance(at := self.matched.organisation_of.get(one.number), int)
        }
        for at, draft in said.items():
            own = there[at]
            columns = {name: getattr(own, name) or getattr(draft, name) for name in _FILLED}
            if any(columns[name] != getattr(own, name) for name in _FILLED):
                yield columns | {"at": at, "version": own.version + 1}, own.region

    def _parts(self) -> tuple[list[tuple[int | Once, int | Once, Part]], set[tuple[str | None, ...]]]:
        """Who took part and is not noted yet; and the regions of which one must be a coordinator's, for each."""
        found: dict[tuple[int | Once, int | Once, Part], None] = {}
        for one in self.checked.taken:
            if isinstance(one.draft, PartDraft):
                organisation = self._organisation(self.matched.organisation_of[one.number])
                found[organisation, self._activity(self.matched.activity_of[one.number]), one.draft.role] = None
        regions: dict[int | Once, str] = {one.id or 0: one.region for one in self.network.organisations}
        homes: dict[int | Once, tuple[str | None, ...]] = {
            one.id or 0: rules.home(one, self.network.regions_of.get(one.id or 0, ()))
            for one in self.network.activities
        }
        homes |= {_once(one): _home(one) for one in self.matched.activities.values()}
        at_home = {
            (regions[who] if isinstance(who, int) else str(who[0]), *homes[what]) for who, what, _ in found
        }  # a new organisation is known by its region first
        return [key for key in found if key not in self.network.parts], at_home

    def _organisation(self, at: int | str) -> int | Once:
        if isinstance(at, int):
            return at
        once = (self.matched.organisations[at].region, self.matched.organisations[at].folded)
        return self.organisation_ids.get(once, once)

    def _activity(self, at: int | str) -> int | Once:
        if isinstance(at, int):
            return at
        once = _once(self.matched.activities[at])
        return self.activity_ids.get(once, once)


#: What an organisation that is there gets from a sheet where it was empty.
_FILLED = ("sector", "size", "website", "consent")


def _once(one: Activity | ActivityDraft) -> Once:
    return (one.kind, one.folded, one.begins, one.host_region)


def _home(draft: ActivityDraft) -> tuple[str | None, ...]:
    """As rules.home of the activity it will be."""
    if draft.host_region:
        return (draft.host_region,)
    return draft.regions if len(draft.regions) == 1 else (None,)
