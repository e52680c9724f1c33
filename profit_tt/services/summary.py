"""The network and its findings in a handful of figures, for one page: each is counted or stated, and says which."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from profit_tt.analysis.funnel import ALL
from profit_tt.analysis.tallies import Tallies
from profit_tt.models import (
    FUNNEL,
    ActivityKind,
    Audience,
    Basis,
    FigureKey,
    Person,
    Provenance,
    Region,
)
from profit_tt.services import network_figures, results
from profit_tt.services.network_counted import Figure
from profit_tt.services.network_figures import Network
from profit_tt.services.results import Picture

#: What is stated about kinds of activities; of all others rows are counted.
STATED = {
    ActivityKind.masterclass: FigureKey.masterclasses,
    ActivityKind.coaching_session: FigureKey.coaching_sessions,
    ActivityKind.innovation_plan: FigureKey.innovation_plans,
    ActivityKind.pilot: FigureKey.pilots,
}
#: What is stated about the steps of the funnel.
STEPS = STATED | {ActivityKind.masterclass: FigureKey.masterclass_businesses}
#: Findings that are named.
HEADLINES = 4


@dataclass(frozen=True, slots=True)
class Told:
    """A number with where it comes from. at_least: it is a floor. sample: invented rows or figures are in it."""

    number: int
    basis: Basis
    sample: bool = False
    at_least: bool = False


@dataclass(frozen=True, slots=True)
class Headline:
    """A finding by number and text. share: agree share of all votes, None on other ballots; people back it.

    regions: slugs of those that back it; weakest: the lowest agree share of a region, None on other ballots.
    """

    finding_id: int
    share: float | None
    people: int
    regions: tuple[str, ...]
    weakest: float | None


@dataclass(frozen=True, slots=True, eq=False)
class Summary:
    """Everything of the page. reached: organisations by (region, stakeholder type), all of one basis; total: of all.

    counted: organisations that rows of this app say were reached. funnel: organisations that came so far, counted, or
    what was stated of each step; through: whether each step's are among those of the step before, so that shares mean
    something. months: visits by month (its first day), as stated. sources: of all stated figures, each once.
    """

    picture: Picture
    regions: tuple[Region, ...]
    total: Told
    counted: int
    reached: dict[tuple[str, str], int]
    reached_told: Told
    activities: tuple[tuple[ActivityKind, Told], ...]
    funnel: tuple[tuple[ActivityKind, Told], ...]
    through: bool
    visits: Told | None
    pageviews: Told | None
    months: tuple[tuple[date, int], ...]
    months_sample: bool
    headlines: tuple[Headline, ...]
    sources: tuple[str, ...]


def summary(*, by: Person, audience: Audience) -> Summary:
    """What may be told to this audience: findings only where it may see results. Raises NotAllowed, NotFound."""
    network = network_figures.network(by=by)
    figures = [one for one in network.figures if one.basis is Basis.stated]
    picture = results.picture(by=by, audience=audience)
    regions = tuple(one for one in network.regions if one.shown)
    counted = _counted_reach(network)
    cells = {
        (one.region, one.stakeholder): one
        for one in _of(figures, FigureKey.reached)
        if one.region is not None and one.stakeholder is not None
    }
    reached = {cell: one.value for cell, one in cells.items()} or counted
    reached_told = _stated(cells.values()) or Told(sum(counted.values()), Basis.counted, network.has_samples)
    funnel, through = _funnel(network, figures)
    months = [one for one in _of(figures, FigureKey.visits) if one.begins and not one.region]
    return Summary(
        picture=picture,
        regions=regions,
        total=reached_told if cells else _whole(figures, FigureKey.reached) or reached_told,
        counted=sum(counted.values()),
        reached=reached,
        reached_told=reached_told,
        activities=_activities(network, figures),
        funnel=funnel,
        through=through,
        visits=_whole(figures, FigureKey.visits),
        pageviews=_whole(figures, FigureKey.pageviews),
        months=tuple(sorted((one.begins, one.value) for one in months if one.begins)),
        months_sample=any(one.is_sample for one in months),
        headlines=headlines(picture),
        sources=tuple(dict.fromkeys(one.source for one in figures if not one.is_sample)),
    )


def headlines(picture: Picture, number: int = HEADLINES) -> tuple[Headline, ...]:
    """What all regions back, best first; on other ballots than agreement, the slate. () while results are hidden."""
    if picture.tallies is not None:
        return _common_ground(picture.tallies, number)
    slate = picture.slate() if picture.shown else None
    if slate is None:
        return ()
    chosen = slate.chosen.head(number).to_dict("records")
    return tuple(Headline(int(row["finding_id"]), None, int(row["people"]), (), None) for row in chosen)


def _common_ground(tallies: Tallies, number: int) -> tuple[Headline, ...]:
    overall, rows = tallies.overall, tallies.by_region
    best = overall[overall["status"] == "common_ground"].sort_values("rank").head(number)
    made = []
    for row in best.to_dict("records"):
        own = rows[(rows["finding_id"] == row["finding_id"]) & rows["covered"] & (rows["share"] > 0.5)]
        regions = tuple(own["region"])
        share, weakest = float(row["share"]), float(own["share"].min())
        made.append(Headline(int(row["finding_id"]), share, int(row["agree"]), regions, weakest))
    return tuple(made)


def _of(figures: Iterable[Figure], key: FigureKey) -> list[Figure]:
    return [one for one in figures if one.key is key]


def _whole(figures: Iterable[Figure], key: FigureKey) -> Told | None:
    """What was stated of everything at once."""
    return _stated(one for one in _of(figures, key) if not (one.region or one.stakeholder or one.begins))


def _stated(figures: Iterable[Figure]) -> Told | None:
    parts = list(figures)
    if not parts:
        return None
    sample = any(one.is_sample for one in parts)
    return Told(sum(one.value for one in parts), Basis.stated, sample, any(one.at_least for one in parts))


def _counted_reach(network: Network) -> dict[tuple[str, str], int]:
    """Organisations that took part in anything, each once."""
    rows = network.reach.by_both.to_dict("records")
    return {(str(row["region"]), str(row["type"])): int(row["organisations"]) for row in rows}


def _activities(network: Network, figures: Iterable[Figure]) -> tuple[tuple[ActivityKind, Told], ...]:
    """Kinds of which there are any: what was stated, else the rows; never both together."""
    figures, held = list(figures), network.activities
    made = []
    for kind in ActivityKind:
        rows = held[held["type"] == str(kind)]
        sample = bool((rows["provenance"] == Provenance.illustrative).any())
        said = _stated(one for one in _of(figures, STATED[kind]) if one.region) if kind in STATED else None
        told = said or Told(len(rows), Basis.counted, sample)
        if told.number and kind is not ActivityKind.other:
            made.append((kind, told))
    return tuple(made)


def _funnel(network: Network, figures: Iterable[Figure]) -> tuple[tuple[tuple[ActivityKind, Told], ...], bool]:
    whole = network.funnel[network.funnel["region"] == ALL].set_index("step")["organisations"]
    if whole[FUNNEL[0]]:
        counted = ((kind, Told(int(whole[kind]), Basis.counted, network.has_samples)) for kind in FUNNEL)
        return tuple(counted), True
    figures = list(figures)
    said = ((kind, _stated(one for one in _of(figures, STEPS[kind]) if one.region)) for kind in FUNNEL)
    return tuple((kind, told) for kind, told in said if told is not None), False
