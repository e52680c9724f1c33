"""The network in numbers: one frozen result of a think tank's network, made here and nowhere else.

The frames, which charts and tables are made of. A row that is sample data is left out when samples are hidden.

organisations: a row each: id, name ("" where it may not be named to this viewer), region (slug), type ("enterprise",
    "public", "research"), sector (""), size ("micro", "small", "medium", "large" or ""), provenance.
    Merged organisations are one row.
activities: id, title, type (models.ActivityKind's words), regions (tuple of slugs), themes (tuple of slugs), begins,
    ends (datetime.date or None), host_region (slug or ""), host (a name, "" where it may not be said), reached (how
    many businesses, as stated; None), provenance.
participations: organisation (id), activity (id), role (models.Part's words). A row of these three is there once.
pairs: see analysis/reach.reached_pairs: a row for every organisation that an activity reached.

The numbers: reach (analysis/reach.Reach), funnel (analysis/funnel.funnel), growth (analysis/reach_growth.ReachGrowth),
counted from these rows; figures: the same numbers with where they come from, beside those that somebody stated.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd
from sqlmodel import Session

from profit_tt import store
from profit_tt.analysis.funnel import funnel
from profit_tt.analysis.reach import Reach, reach, reached_pairs
from profit_tt.analysis.reach_growth import ReachGrowth, reach_growth
from profit_tt.models import (
    FUNNEL,
    ORGANISATIONS,
    Activity,
    Basis,
    FigureKey,
    Organisation,
    Person,
    Provenance,
    Region,
    Role,
    Standing,
    StatedFigure,
)
from profit_tt.services import rights
from profit_tt.services.latest import Latest
from profit_tt.services.network_counted import Figure, counted_figures, stated_figure
from profit_tt.services.network_rules import region_of
from profit_tt.services.rights import Operation

_ORGANISATIONS = ("id", "name", "region", "type", "sector", "size", "provenance")
_ACTIVITIES = (
    *("id", "title", "type", "regions", "themes", "begins", "ends"),
    *("host_region", "host", "reached", "provenance"),
)
_PARTICIPATIONS = ("organisation", "activity", "role")

#: Whose names a viewer may read besides those who consented: "" nobody's, a region's slug, or everybody's.
EVERYBODY = "*"


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Network:
    """The network at the revision when it was last changed. Frames: see the head of this file."""

    revision: int
    regions: tuple[Region, ...]
    organisations: pd.DataFrame
    activities: pd.DataFrame
    participations: pd.DataFrame
    pairs: pd.DataFrame
    reach: Reach
    funnel: pd.DataFrame
    growth: ReachGrowth
    figures: tuple[Figure, ...] = ()

    def figures_of(self, key: FigureKey, basis: Basis | None = None) -> tuple[Figure, ...]:
        """The figures about one thing, counted or stated ones only, or both."""
        return tuple(one for one in self.figures if one.key is key and basis in (None, one.basis))

    @property
    def has_samples(self) -> bool:
        """Whether anything shown was invented for the sample."""
        return any(
            (frame["provenance"] == Provenance.illustrative).any() for frame in (self.organisations, self.activities)
        )


_networks: Latest[tuple[int, str], Network] = Latest()


def network(*, by: Person) -> Network:
    """The network as this person may see it: two cheap reads when nothing was changed since. Raises NotFound."""
    with store.reading() as session:
        stands = rights.require(session, by=by, operation=Operation.read_network)
        think_tank_id = by.think_tank_id or 0
        revision = store.network.changed_at(session, think_tank_id=think_tank_id)
    names = names_for(stands)
    return _networks.at((think_tank_id, names), revision, lambda: _made(think_tank_id, names))


def _made(think_tank_id: int, names: str) -> tuple[int, Network]:
    with store.snapshot() as session:
        revision = store.network.changed_at(session, think_tank_id=think_tank_id)
        return revision, _read(session, think_tank_id, names, revision)


def _read(session: Session, think_tank_id: int, names: str, revision: int) -> Network:
    think_tank = store.think_tanks.by_id(session, think_tank_id=think_tank_id)
    hidden = think_tank is not None and think_tank.sample_hidden
    every = store.network.organisations(session, think_tank_id=think_tank_id)
    stands_for = roots(every)
    shown = [one for one in every if one.merged_into is None and not (hidden and _sample(one))]
    organisations = pd.DataFrame([_organisation(one, names) for one in shown], columns=list(_ORGANISATIONS))
    held = [
        one for one in store.network.activities(session, think_tank_id=think_tank_id) if not (hidden and _sample(one))
    ]
    regions = store.network.activity_regions(session, think_tank_id=think_tank_id)
    themes = store.network.activity_themes(session, think_tank_id=think_tank_id)
    hosts = {row["id"]: row["name"] for row in organisations.to_dict("records")}
    activities = pd.DataFrame(
        [_activity(one, regions, themes, hosts, stands_for) for one in held], columns=list(_ACTIVITIES)
    )
    rows = store.network.participations(session, think_tank_id=think_tank_id)
    joined = {(stands_for[row.organisation_id], row.activity_id, str(row.role)) for row in rows}
    known = (set(organisations["id"]), set(activities["id"]))
    kept = sorted(one for one in joined if one[0] in known[0] and one[1] in known[1])
    stated = [
        stated_figure(one)
        for one in store.network_links.figures(session, think_tank_id=think_tank_id)
        if not (hidden and _sample(one))
    ]
    participations = pd.DataFrame(kept, columns=list(_PARTICIPATIONS))
    seen = measured(revision, tuple(store.places.regions(session)), organisations, activities, participations)
    return replace(seen, figures=(*counted_figures(seen), *stated))


def measured(
    revision: int,
    regions: tuple[Region, ...],
    organisations: pd.DataFrame,
    activities: pd.DataFrame,
    participations: pd.DataFrame,
) -> Network:
    """These rows with the numbers counted from them; without figures."""
    slugs = [one.slug for one in regions]
    pairs = reached_pairs(organisations, activities, participations)
    return Network(
        revision=revision,
        regions=regions,
        organisations=organisations,
        activities=activities,
        participations=participations,
        pairs=pairs,
        reach=reach(pairs, activities, regions=slugs, types=[str(one) for one in ORGANISATIONS]),
        funnel=funnel(pairs, steps=[str(one) for one in FUNNEL], regions=slugs),
        growth=reach_growth(pairs, activities),
    )


def names_for(standing: Standing) -> str:
    """Whose names somebody may read besides those who consented: see EVERYBODY."""
    everybody = bool(standing.roles & {Role.facilitator, Role.house})
    return EVERYBODY if everybody else region_of(standing) or ""


def roots(organisations: list[Organisation]) -> dict[int, int]:
    """Organisation id -> the one it stands for after all merges."""
    into = {one.id or 0: one.merged_into for one in organisations}

    def root(one: int) -> int:
        further = into[one]
        return one if further is None else root(further)

    return {one: root(one) for one in into}


def _sample(one: Organisation | Activity | StatedFigure) -> bool:
    return one.provenance is Provenance.illustrative


def may_name(one: Organisation, names: str) -> bool:
    """Whether an organisation's name may be read by somebody who may read these `names`."""
    return one.consent or names in (EVERYBODY, one.region)


def _organisation(one: Organisation, names: str) -> tuple[object, ...]:
    name = one.name if may_name(one, names) else ""
    return one.id, name, one.region, str(one.stakeholder), one.sector, str(one.size or ""), str(one.provenance)


def _activity(
    one: Activity,
    regions: Mapping[int, tuple[str, ...]],
    themes: Mapping[int, tuple[str, ...]],
    hosts: Mapping[int, str],
    stands_for: Mapping[int, int],
) -> tuple[object, ...]:
    key = one.id or 0
    host = one.host if one.host_id is None else hosts.get(stands_for[one.host_id], "")
    where = (one.host_region or "", host, one.reached, str(one.provenance))
    return (key, one.title, str(one.kind), regions.get(key, ()), themes.get(key, ()), one.begins, one.ends, *where)
