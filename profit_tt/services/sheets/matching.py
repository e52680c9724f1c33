"""What is new in a checked sheet, and what the network knows already. Pure: the network comes in as plain rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from profit_tt.errors import N_, Refused
from profit_tt.models import ActivityDraft, ActivityKind, OrganisationDraft, Stakeholder
from profit_tt.models.words import folded
from profit_tt.services.sheets import alike
from profit_tt.services.sheets.alike import Named, Pair
from profit_tt.services.sheets.drafts import Checked, Fault, PartDraft
from profit_tt.services.sheets.fields import Kind

SEVERAL_OF_NAME = N_("Several organisations have this name. Say which by a column with the region.")
SEVERAL_OF_TITLE = N_("Several activities have this title. Say which by columns with the type, the day and the place.")


@dataclass(frozen=True, slots=True)
class KnownOrganisation:
    id: int
    name: str
    folded: str
    region: str


@dataclass(frozen=True, slots=True)
class KnownActivity:
    id: int
    title: str
    folded: str
    kind: ActivityKind
    begins: date | None
    host_region: str | None


@dataclass(frozen=True, slots=True)
class Known:
    """What the network has already; merged organisations under each name they had, with the id they stand for."""

    organisations: tuple[KnownOrganisation, ...] = ()
    activities: tuple[KnownActivity, ...] = ()


@dataclass(frozen=True, slots=True)
class Decisions:
    """same: pair -> whether it is one organisation. The rest is for what only the names are known of and that is new:
    the organisations' region and type, the activities' region and type."""

    same: Mapping[tuple[str, str], bool] = field(default_factory=dict)
    region: str | None = None
    stakeholder: Stakeholder | None = None
    activity_region: str | None = None
    activity_kind: ActivityKind | None = None


@dataclass(frozen=True, slots=True)
class Matched:
    """What an import would do. organisations, activities: new ones by key. organisation_of, activity_of: row number ->
    the id that is there, or the key of a new one. there: rows that the network knows. needs: Decisions to be made.
    """

    pairs: tuple[Pair, ...]
    faults: tuple[Fault, ...] = ()
    organisations: Mapping[str, OrganisationDraft] = field(default_factory=dict)
    activities: Mapping[str, ActivityDraft] = field(default_factory=dict)
    organisation_of: Mapping[int, int | str] = field(default_factory=dict)
    activity_of: Mapping[int, int | str] = field(default_factory=dict)
    there: int = 0
    needs: tuple[str, ...] = ()
    undecided: tuple[Pair, ...] = ()

    @property
    def is_decided(self) -> bool:
        return not self.faults and not self.needs and not self.undecided


def match(checked: Checked, known: Known, decisions: Decisions) -> Matched:
    """What is new and what is there."""
    made = {
        Kind.organisations: _organisations,
        Kind.activities: _activities,
        Kind.participations: _participations,
    }[checked.kind]
    return made(checked, known, decisions)


def _organisations(checked: Checked, known: Known, decisions: Decisions) -> Matched:
    exact = {(one.region, one.folded): one.id for one in known.organisations}
    drafts = {one.number: one.draft for one in checked.taken if isinstance(one.draft, OrganisationDraft)}
    where: dict[int, int | str] = {}
    for number, draft in drafts.items():
        where[number] = exact.get((draft.region, draft.folded), _row(number))
    fresh = {number: draft for number, draft in drafts.items() if isinstance(where[number], str)}
    pairs = alike.near(
        [Named(_row(number), draft.name, draft.region) for number, draft in fresh.items()], _stored(known)
    )
    where = {number: _one(pairs, decisions, at) for number, at in where.items()}
    new = {_row(number): draft for number, draft in fresh.items() if where[number] == _row(number)}
    there = sum(1 for at in where.values() if isinstance(at, int))
    return Matched(pairs, organisations=new, organisation_of=where, there=there, undecided=_undecided(pairs, decisions))


def _activities(checked: Checked, known: Known, decisions: Decisions) -> Matched:
    exact = {(one.kind, one.folded, one.begins, one.host_region): one.id for one in known.activities}
    new: dict[str, ActivityDraft] = {}
    where: dict[int, int | str] = {}
    for one in checked.taken:
        if isinstance(draft := one.draft, ActivityDraft):
            found = exact.get((draft.kind, draft.folded, draft.begins, draft.host_region))
            where[one.number] = found or _row(one.number)
            if not found:
                new[_row(one.number)] = draft
    return Matched((), activities=new, activity_of=where, there=len(where) - len(new))


def _participations(checked: Checked, known: Known, decisions: Decisions) -> Matched:
    rows = {one.number: one.draft for one in checked.taken if isinstance(one.draft, PartDraft)}
    faults: list[Fault] = []
    places = _known_organisations(rows, known, faults)
    fresh = {key: draft for number, draft in rows.items() if (key := places.get(number)) == _row(number)}
    pairs = alike.near(
        [Named(str(key), draft.organisation, draft.region or "") for key, draft in fresh.items()], _stored(known)
    )
    where = {number: _one(pairs, decisions, at) for number, at in places.items()}
    activity_of = _known_activities(rows, known, faults)
    needs: list[str] = []
    new = _new_organisations(rows, where, decisions, needs)
    return Matched(
        pairs,
        faults=tuple(faults),
        organisations=new,
        activities=_new_activities(rows, where, activity_of, decisions, needs),
        organisation_of=where,
        activity_of=activity_of,
        there=sum(1 for at in where.values() if isinstance(at, int)),
        needs=tuple(dict.fromkeys(needs)),
        undecided=_undecided(pairs, decisions),
    )


def _known_organisations(rows: Mapping[int, PartDraft], known: Known, faults: list[Fault]) -> dict[int, int | str]:
    """Row -> the one organisation of that name (and region, if the row says one), else the first row that names it."""
    by_name: dict[str, dict[str, int]] = {}
    for one in known.organisations:
        by_name.setdefault(one.folded, {})[one.region] = one.id
    first: dict[tuple[str, str | None], str] = {}
    places: dict[int, int | str] = {}
    for number, draft in rows.items():
        name = folded(draft.organisation) or draft.organisation
        found = by_name.get(name, {})
        ids = {found[draft.region]} if draft.region in found else set() if draft.region else set(found.values())
        if len(ids) > 1:
            faults.append(_fault(number, "organisation", draft.organisation, SEVERAL_OF_NAME))
        elif ids:
            places[number] = ids.pop()
        else:
            places[number] = first.setdefault((name, draft.region), _row(number))
    return places


def _known_activities(rows: Mapping[int, PartDraft], known: Known, faults: list[Fault]) -> dict[int, int | str]:
    by_title: dict[str, list[KnownActivity]] = {}
    for one in known.activities:
        by_title.setdefault(one.folded, []).append(one)
    first: dict[tuple[object, ...], str] = {}
    places: dict[int, int | str] = {}
    for number, draft in rows.items():
        title = folded(draft.activity) or draft.activity
        found = _meant(draft, by_title.get(title, ()))
        if len(found) > 1:
            faults.append(_fault(number, "activity", draft.activity, SEVERAL_OF_TITLE))
        elif found:
            places[number] = found[0].id
        else:
            places[number] = first.setdefault((title, draft.kind, draft.begins, draft.host_region), _row(number))
    return places


def _meant(draft: PartDraft, found: Sequence[KnownActivity]) -> list[KnownActivity]:
    """Those that a row may mean. Where it says more than a title, the one that it describes to the letter."""
    told = (draft.kind, draft.begins, draft.host_region)
    exact = [one for one in found if told == (one.kind, one.begins, one.host_region)]
    return exact or [
        one
        for one in found
        if draft.kind in (None, one.kind)
        and draft.begins in (None, one.begins)
        and draft.host_region in (None, one.host_region)
    ]


def _new_organisations(
    rows: Mapping[int, PartDraft], where: Mapping[int, int | str], decisions: Decisions, needs: list[str]
) -> dict[str, OrganisationDraft]:
    new: dict[str, OrganisationDraft] = {}
    for number, draft in rows.items():
        if where.get(number) != _row(number):
            continue
        region, stakeholder = draft.region or decisions.region, draft.stakeholder or decisions.stakeholder
        needs += [name for name, there in (("region", region), ("stakeholder", stakeholder)) if not there]
        if region and stakeholder:
            new[_row(number)] = OrganisationDraft.of(name=draft.organisation, region=region, stakeholder=stakeholder)
    return new


def _new_activities(
    rows: Mapping[int, PartDraft],
    where: Mapping[int, int | str],
    activity_of: Mapping[int, int | str],
    decisions: Decisions,
    needs: list[str],
) -> dict[str, ActivityDraft]:
    new: dict[str, ActivityDraft] = {}
    for number, draft in rows.items():
        if activity_of.get(number) != _row(number):
            continue
        kind, region = draft.kind or decisions.activity_kind, draft.host_region or decisions.activity_region
        needs += [name for name, there in (("activity_region", region), ("activity_kind", kind)) if not there]
        if kind and region:
            new[_row(number)] = ActivityDraft.of(
                title=draft.activity,
                kind=kind,
                regions=[region],
                begins=draft.begins,
                host_region=draft.host_region,
            )
    return new


def _one(pairs: tuple[Pair, ...], decisions: Decisions, at: int | str) -> int | str:
    """Where a key leads by what was decided: to another row, to an organisation of the network, or to itself."""
    leads = _leads(pairs, decisions)
    while isinstance(at, str) and at in leads:
        kind, _, number = leads[at].partition(" ")
        at = int(number) if kind == "id" else leads[at]
    return at


def _leads(pairs: tuple[Pair, ...], decisions: Decisions) -> dict[str, str]:
    return {pair.mine.key: pair.other.key for pair in pairs if decisions.same.get(pair.key)}


def _undecided(pairs: tuple[Pair, ...], decisions: Decisions) -> tuple[Pair, ...]:
    return tuple(pair for pair in pairs if pair.key not in decisions.same)


def _stored(known: Known) -> list[Named]:
    return [Named(f"id {one.id}", one.name, one.region) for one in known.organisations]


def _row(number: int) -> str:
    return f"row {number}"


def _fault(number: int, name: str, value: str, sentence: str) -> Fault:
    return Fault(number, -1, name, value, Refused(sentence))
