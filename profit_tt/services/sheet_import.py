"""An office's sheet into the network: what is there already, then all rows in one transaction, or none.

What the network has stays as it is; an organisation that the sheet names again gets what was empty (sector, size,
website) and its consent when the sheet says yes.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from profit_tt import store
from profit_tt.errors import N_, Refused
from profit_tt.models import ActivityDraft, Organisation, OrganisationDraft, Person, Provenance
from profit_tt.models.network import SOURCE_LIMIT
from profit_tt.models.words import clean
from profit_tt.services import network_rules as rules
from profit_tt.services import rights
from profit_tt.services.rights import Operation
from profit_tt.services.sheets.drafts import Checked, PartDraft
from profit_tt.services.sheets.matching import (
    Decisions,
    Known,
    KnownActivity,
    KnownOrganisation,
    Matched,
    match,
)
from profit_tt.services.sheets.values import Lists
from profit_tt.services.writing import Deed

NOT_WHOLE = N_("Nothing was imported: some rows still need another look.")
CHANGED = N_("Nothing was imported: the network has changed meanwhile, and new questions have come up. Look at them.")

#: Called with how many rows are written, of how many.
Tell = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Around:
    """What a sheet is read against: the words of the closed lists, and what the network has."""

    lists: Lists
    known: Known


@dataclass(frozen=True, slots=True)
class Brought:
    """What an import added. there: organisations or activities of the sheet that the network had already."""

    organisations: int
    activities: int
    participations: int
    there: int


def around(*, by: Person) -> Around:
    """Only for those who may change the network: it holds names that nobody else may see. Raises NotAllowed."""
    with store.snapshot() as session:
        rights.require(session, by=by, operation=Operation.edit_network)
        lists = Lists.of(store.places.regions(session), store.places.themes(session))
        return Around(lists, _known(session, by.think_tank_id or 0))


def bring(
    *,
    by: Person,
    checked: Checked,
    decisions: Decisions,
    source: str = "",
    tell: Tell = lambda done, of: None,
) -> Brought:
    """Write all rows, or none. `source` (the file's name) is kept with rows that name no source of their own.

    Raises Refused when a row has a fault or a question is open, NotAllowed for a row of another coordinator's region.
    """
    if not checked.is_whole:
        raise Refused(NOT_WHOLE)
    source = clean(source[-SOURCE_LIMIT:], field="source", limit=SOURCE_LIMIT, one_line=True)
    before = around(by=by).known
    matched = match(checked, before, decisions)  # takes seconds for a long sheet: others may write meanwhile
    with rules.network_deed(by=by) as done:
        known = _known(done.session, done.think_tank_id)
        if known != before:
            matched = match(checked, known, decisions)
        if not matched.is_decided:
            raise Refused(CHANGED)
        writing = _Writing(done, checked, matched, source, tell)
        brought = writing.all()
        told = {"kind": str(checked.kind), "source": source, "rows": checked.rows}
        done.log("import", "network", None, after=told | {name: getattr(brought, name) for name in Brought.__slots__})
        return brought


def _known(session: Any, think_tank_id: int) -> Known:
    """Merged organisations lead to the one they were merged into."""
    rows = {one.id or 0: one for one in store.network.organisations(session, think_tank_id=think_tank_id)}
    return Known(
        tuple(KnownOrganisation(_stands_for(one, rows), one.name, one.folded, one.region) for one in rows.values()),
        tuple(
            KnownActivity(one.id or 0, one.title, one.folded, one.kind, one.begins, one.host_region)
            for one in store.network.activities(session, think_tank_id=think_tank_id)
        ),
    )


def _stands_for(one: Organisation, rows: Mapping[int, Organisation]) -> int:
    seen: set[int] = set()
    while one.merged_into is not None and one.merged_into not in seen and one.merged_into in rows:
        seen.add(one.merged_into)
        one = rows[one.merged_into]
    return one.id or 0


class _Writing:
    """One import in one open deed."""

    def __init__(self, done: Deed, checked: Checked, matched: Matched, source: str, tell: Tell) -> None:
        self.done, self.checked, self.matched, self.source, self.tell = done, checked, matched, source, tell
        self.ids: dict[str, int] = {}
        self.activity_ids: dict[str, int] = {}
        self.of = len(matched.organisations) + len(matched.activities) + len(checked.taken)

    def all(self) -> Brought:
        organisations = self._organisations()
        self.tell(len(self.matched.organisations), self.of)
        activities = self._activities()
        self.tell(len(self.matched.organisations) + len(self.matched.activities), self.of)
        self._fill_in()
        participations = self._participations()
        self.tell(self.of, self.of)
        return Brought(organisations, activities, participations, self.matched.there)

    def _organisations(self) -> int:
        """Rows that only a decision made the same (region of new ones) fall together here."""
        drafts = self.matched.organisations
        self._require_places({draft.region for draft in drafts.values()}, set())
        rules.require_all(self.done, {draft.region for draft in drafts.values()} or self._own_region())
        known = _known(self.done.session, self.done.think_tank_id)
        there = {(one.region, one.folded): one.id for one in known.organisations}
        fresh = {(draft.region, draft.folded): draft for draft in reversed(list(drafts.values()))}
        fresh = {key: draft for key, draft in fresh.items() if key not in there}
        session, here = self.done.session, self.done.think_tank_id
        store.network_rows.add_organisations(session, map(self._row, fresh.values()))
        there = store.network_rows.organisation_ids(session, think_tank_id=here) | there
        self.ids = {key: there[draft.region, draft.folded] for key, draft in drafts.items()}
        return len(fresh)

    def _require_places(self, regions: set[str], themes: set[str]) -> None:
        """data/*.toml may have changed since the sheet was checked."""
        session = self.done.session
        if regions - {one.slug for one in store.places.regions(session)}:
            raise Refused(CHANGED)
        if themes - {one.slug for one in store.places.themes(session)}:
            raise Refused(CHANGED)

    def _own_region(self) -> set[str | None]:
        return {rules.region_of(self.done.standing)}

    def _activities(self) -> int:
        drafts = self.matched.activities
        self._require_places(
            {one for draft in drafts.values() for one in draft.regions},
            {one for draft in drafts.values() for one in draft.themes},
        )
        for draft in drafts.values():
            rules.require_one_of(self.done, _home(draft))
        session, here = self.done.session, self.done.think_tank_id
        there = store.network_rows.activity_ids(session, think_tank_id=here)
        fresh = {_once(draft): draft for draft in reversed(list(drafts.values())) if _once(draft) not in there}
        rows = [self._row(draft, without={"regions", "themes"}) for draft in fresh.values()]
        store.network_rows.add_activities(session, rows)
        ids = store.network_rows.activity_ids(session, think_tank_id=here)
        self.activity_ids = {key: ids[_once(draft)] for key, draft in drafts.items()}
        pairs = [(ids[once], draft) for once, draft in fresh.items()]
        store.network_rows.add_places(
            self.done.session,
            regions=[{"activity_id": one, "region": slug} for one, draft in pairs for slug in draft.regions],
            themes=[{"activity_id": one, "theme": slug} for one, draft in pairs for slug in draft.themes],
        )
        return len(fresh)

    def _row(self, draft: OrganisationDraft | ActivityDraft, without: Iterable[str] = ()) -> dict[str, Any]:
        row = draft.model_dump(exclude=set(without))
        row |= {"think_tank_id": self.done.think_tank_id, "version": 1, "source": draft.source or self.source}
        if isinstance(draft, OrganisationDraft):
            row["merged_into"] = None
        row["provenance"] = Provenance.facilitator
        return row

    def _fill_in(self) -> None:
        """What the network's own organisations lacked and the sheet says."""
        drafts = {
            at: one.draft
            for one in self.checked.taken
            if isinstance(one.draft, OrganisationDraft)
            and isinstance(at := self.matched.organisation_of.get(one.number), int)
        }
        found = store.network_rows.organisations_by_id(
            self.done.session, think_tank_id=self.done.think_tank_id, ids=drafts
        )
        for at, row in found.items():
            rules.require_all(self.done, [row.region])
            if _filled(row, drafts[at]):
                row.version += 1
                self.done.session.add(row)

    def _participations(self) -> int:
        keys: dict[tuple[int, int, Any], None] = {}
        for one in self.checked.taken:
            if isinstance(one.draft, PartDraft):
                organisation = self._id(self.matched.organisation_of[one.number], self.ids)
                activity = self._id(self.matched.activity_of[one.number], self.activity_ids)
                keys[organisation, activity, one.draft.role] = None
        if not keys:
            return 0
        self._require_mine(keys)
        here = self.done.think_tank_id
        there = {tuple(row) for row in store.network.participations(self.done.session, think_tank_id=here)}
        names = ("organisation_id", "activity_id", "role")
        rows = [dict(zip(names, key, strict=True)) | {"think_tank_id": here} for key in keys if key not in there]
        store.network_rows.add_participations(self.done.session, rows)
        return len(rows)

    def _require_mine(self, keys: Iterable[tuple[int, int, Any]]) -> None:
        """A coordinator may if the organisation or the activity belongs to the own region."""
        if rules.region_of(self.done.standing) is None:
            return
        session, here = self.done.session, self.done.think_tank_id
        regions = {one.id: one.region for one in store.network.organisations(session, think_tank_id=here)}
        places = store.network.activity_regions(session, think_tank_id=here)
        homes = {
            one.id: rules.home(one, places.get(one.id or 0, ()))
            for one in store.network.activities(session, think_tank_id=here)
        }
        for organisation, activity, _ in keys:
            rules.require_one_of(self.done, (regions[organisation], *homes[activity]))

    @staticmethod
    def _id(at: int | str, made: Mapping[str, int]) -> int:
        return made[at] if isinstance(at, str) else at


def _once(draft: ActivityDraft) -> tuple[Any, ...]:
    """What an activity is known by: there is one of these."""
    return (draft.kind, draft.folded, draft.begins, draft.host_region)


def _home(draft: ActivityDraft) -> tuple[str | None, ...]:
    """As rules.home of the activity it will be."""
    if draft.host_region:
        return (draft.host_region,)
    return draft.regions if len(draft.regions) == 1 else (None,)


def _filled(row: Organisation, draft: OrganisationDraft) -> bool:
    """Fill in what was empty; whether anything was."""
    before = (row.sector, row.size, row.website, row.consent)
    row.sector = row.sector or draft.sector
    row.size = row.size or draft.size
    row.website = row.website or draft.website
    row.consent = row.consent or draft.consent
    return before != (row.sector, row.size, row.website, row.consent)
