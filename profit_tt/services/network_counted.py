"""Figures of the network: what was counted from rows, beside what was stated, each with where it comes from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from profit_tt.models import ActivityKind, Basis, FigureKey, Provenance, StatedFigure, Unit

if TYPE_CHECKING:
    from profit_tt.services.network_figures import Network

#: Which kind of activity a figure counts.
_KINDS = {
    FigureKey.masterclasses: ActivityKind.masterclass,
    FigureKey.coaching_sessions: ActivityKind.coaching_session,
    FigureKey.pilots: ActivityKind.pilot,
}


@dataclass(frozen=True, slots=True)
class Figure:
    """One number. region, stakeholder: the part it is about, None for all. source: "" of what was counted here.
    link: the address where a stated one can be read, or "".

    provenances: of the row that states it, or of all rows it was counted from; at_least: it is a floor ("over 70").
    """

    key: FigureKey
    basis: Basis
    value: int
    unit: Unit
    region: str | None = None
    stakeholder: str | None = None
    at_least: bool = False
    begins: date | None = None
    ends: date | None = None
    source: str = ""
    link: str = ""
    provenances: tuple[str, ...] = ()

    @property
    def is_sample(self) -> bool:
        """Whether any of it was invented for the sample."""
        return Provenance.illustrative in self.provenances


def stated_figure(one: StatedFigure) -> Figure:
    """A stated figure as one of these."""
    return Figure(
        key=one.key,
        basis=Basis.stated,
        value=one.value,
        unit=one.unit,
        region=one.region,
        stakeholder=None if one.stakeholder is None else str(one.stakeholder),
        at_least=one.at_least,
        begins=one.begins,
        ends=one.ends,
        source=one.source,
        link=one.link,
        provenances=(str(one.provenance),),
    )


def counted_figures(network: "Network") -> Iterable[Figure]:
    """What the rows say to the same questions: organisations reached in all, by region, and by region and type; then
    activities, organisations in masterclasses and innovation plans by region."""
    pairs = network.pairs
    yield _organisations(network, FigureKey.reached, pairs)
    for region, rows in pairs.groupby("region"):
        yield _organisations(network, FigureKey.reached, rows, region=str(region))
        for kind, part in rows.groupby("type"):
            yield _organisations(network, FigureKey.reached, part, region=str(region), stakeholder=str(kind))
    for key, of in _KINDS.items():
        held = network.activities[network.activities["type"] == of]
        for region in (one.slug for one in network.regions):
            yield _activities(
                key, held[np.array([where == (region,) for where in held["regions"]], dtype=bool)], region
            )
    for key, of, unit in (
        (FigureKey.masterclass_businesses, ActivityKind.masterclass, Unit.businesses),
        (FigureKey.innovation_plans, ActivityKind.innovation_plan, Unit.plans),
    ):
        for region, rows in pairs[pairs["kind"] == of].groupby("region"):
            yield _organisations(network, key, rows, region=str(region), unit=unit)


def _organisations(
    network: "Network",
    key: FigureKey,
    rows: pd.DataFrame,
    *,
    region: str | None = None,
    stakeholder: str | None = None,
    unit: Unit = Unit.organisations,
) -> Figure:
    frames = (
        network.organisations[network.organisations["id"].isin(rows["organisation"])],
        network.activities[network.activities["id"].isin(rows["activity"])],
    )
    behind = sorted({str(one) for frame in frames for one in frame["provenance"]})
    number = int(rows["organisation"].nunique())
    return Figure(key, Basis.counted, number, unit, region, stakeholder, provenances=tuple(behind))


def _activities(key: FigureKey, rows: pd.DataFrame, region: str) -> Figure:
    behind = tuple(sorted({str(one) for one in rows["provenance"]}))
    return Figure(key, Basis.counted, len(rows), Unit.activities, region, provenances=behind)
