"""The columns of votes in tables, as each ballot has them, and what stands in them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from profit_tt.analysis.ratings import Ratings
from profit_tt.errors import N_
from profit_tt.models import POINTS, BallotKind
from profit_tt.reports.cells import Cell, Cells, Column, Plan, by_finding, columns_of, number, records, spoken, word
from profit_tt.reports.thinned import findings_told
from profit_tt.reports.wording import STATUSES
from profit_tt.services.results import Picture
from profit_tt.text import Speaker

COUNTS: tuple[Plan, ...] = (
    (N_("Votes"), N_("Experts who voted on the finding."), Cells.whole, 9),
    (N_("Agree"), N_("Experts who agree."), Cells.whole, 9),
    (N_("Disagree"), N_("Experts who disagree."), Cells.whole, 10),
    (N_("Pass"), N_("Experts who passed."), Cells.whole, 9),
    (N_("Agree share"), N_("Agree out of agree and disagree; empty where nobody answered."), Cells.share, 12),
    (N_("Share from"), N_("Lower end of the 95% interval of the agree share (Wilson)."), Cells.share, 12),
    (N_("Share to"), N_("Upper end of the 95% interval of the agree share (Wilson)."), Cells.share, 12),
)
_MEASURES: tuple[Plan, ...] = (
    (
        N_("Common ground"),
        N_(
            "0 to 1: the geometric mean over the regions with enough votes of (share who agree) x (1 - share who "
            "disagree), both pulled gently to one half."
        ),
        Cells.score,
        15,
    ),
    (N_("Weakest region"), N_("The region with the lowest agree share, of those with enough votes."), Cells.text, 16),
    (
        N_("Status"),
        N_(
            "Common ground: every region that takes part backs it. Shared rejection: every one turns it down. "
            "Mixed: neither. Provisional: a region has too few votes."
        ),
        Cells.text,
        18,
    ),
    (N_("Rank"), N_("1 has the most common ground; provisional findings come last."), Cells.whole, 8),
)
_RATED: tuple[Plan, ...] = (
    (N_("Votes"), N_("Experts who voted on the finding."), Cells.whole, 9),
    *((str(point), N_("Experts who gave this point."), Cells.whole, 6) for point in POINTS),
    (N_("Pass"), N_("Experts who passed."), Cells.whole, 9),
    (N_("Median"), N_("The point in the middle of all points given."), Cells.score, 9),
    (N_("Middle half from"), N_("A quarter of the points given are lower."), Cells.score, 12),
    (N_("Middle half to"), N_("A quarter of the points given are higher."), Cells.score, 12),
    (N_("Near the median"), N_("Share of experts within one point of the median."), Cells.share, 12),
    (N_("Consensus"), N_("Tastle and Wierman: 0 when experts stand at both ends, 1 when all agree."), Cells.score, 11),
)
_DOTS: tuple[Plan, ...] = (
    (N_("Dots"), N_("Dots given to the finding."), Cells.whole, 8),
    (N_("People"), N_("Experts who gave it at least one dot."), Cells.whole, 9),
)
_DOTS_MORE: tuple[Plan, ...] = (
    (N_("Regions"), N_("Regions from which dots came."), Cells.whole, 9),
    (N_("Share of all dots"), N_("Dots of this finding out of all dots given."), Cells.share, 12),
    (N_("Rank"), N_("1 has most dots."), Cells.whole, 8),
)
_RANK: tuple[Plan, ...] = ((N_("Rank"), N_("1 has the highest mean of the regions' medians."), Cells.whole, 8),)
_AXES = (N_("Impact"), N_("Feasibility"))


@dataclass(frozen=True, slots=True)
class Told:
    """counts: columns that the whole and each region have; measures: columns of the whole alone, after them.

    overall: finding id -> cells of both; by_region: (finding id, region slug) -> cells of counts.
    """

    counts: tuple[Column, ...]
    measures: tuple[Column, ...]
    regions: tuple[str, ...]
    overall: dict[int, tuple[Cell, ...]]
    by_region: dict[tuple[int, str], tuple[Cell, ...]]

    @property
    def nothing(self) -> tuple[Cell, ...]:
        """Empty cells for a finding that the round was not about."""
        return (None,) * (len(self.counts) + len(self.measures))


def told(picture: Picture, say: Speaker) -> Told | None:
    """What the picture's round says in tables; None while its results are hidden. Small cells that are left out of it
    are left out of the tables too, where a nought would not be true."""
    whole = _whole(picture, say)
    if whole is None or not picture.thinned:
        return whole
    known, axes = findings_told(picture), max(1, len(picture.axes))
    first = [axis * len(whole.counts) // axes for axis in range(axes)]
    return replace(
        whole,
        overall={one: cells for one, cells in whole.overall.items() if one in known},
        by_region={key: cells for key, cells in whole.by_region.items() if all(cells[place] for place in first)},
    )


def _whole(picture: Picture, say: Speaker) -> Told | None:
    if picture.tallies is not None:
        return _agreement(picture, say)
    if picture.dots is not None:
        return _dots(picture, say)
    return _rated(picture, say) if picture.axes else None


def _agreement(picture: Picture, say: Speaker) -> Told | None:
    if picture.tallies is None:
        return None
    overall, regions = by_finding(picture.tallies.overall), records(picture.tallies.by_region)
    return Told(
        counts=columns_of(COUNTS, say),
        measures=columns_of(_MEASURES, say),
        regions=_slugs(picture, regions),
        overall={one: (*_counted(row), *_measured(row, picture, say)) for one, row in overall.items()},
        by_region={(row["finding_id"], row["region"]): _counted(row) for row in regions},
    )


def _dots(picture: Picture, say: Speaker) -> Told | None:
    if picture.dots is None:
        return None
    regions = records(picture.dots.by_region)
    return Told(
        counts=columns_of(_DOTS, say),
        measures=columns_of(_DOTS_MORE, say),
        regions=_slugs(picture, regions),
        overall={
            one: (int(row["dots"]), int(row["people"]), int(row["regions"]), number(row["share"]), int(row["rank"]))
            for one, row in by_finding(picture.dots.overall).items()
        },
        by_region={(row["finding_id"], row["region"]): (int(row["dots"]), int(row["people"])) for row in regions},
    )


def _rated(picture: Picture, say: Speaker) -> Told:
    """One axis with a rank, or the two of impact and feasibility side by side."""
    two = picture.ballot is BallotKind.impact_feasibility
    counts = tuple(
        column
        for name in (_AXES if two else ("",))
        for column in _named(columns_of(_RATED, say), say(name) if name else "", say)
    )
    rank = {one: int(row["rank"]) for one, row in by_finding(picture.axes[0].overall).items()}
    regions = [
        {(row["finding_id"], row["region"]): _points(row) for row in records(one.by_region)} for one in picture.axes
    ]
    return Told(
        counts=counts,
        measures=() if two else columns_of(_RANK, say),
        regions=_slugs(picture, records(picture.axes[0].by_region)),
        overall={one: (*cells, *(() if two else (rank[one],))) for one, cells in _side_by_side(picture.axes).items()},
        by_region={key: tuple(cell for axis in regions for cell in axis[key]) for key in regions[0]},
    )


def _side_by_side(axes: tuple[Ratings, ...]) -> dict[int, tuple[Cell, ...]]:
    rows = [by_finding(axis.overall) for axis in axes]
    return {one: tuple(cell for axis in rows for cell in _points(axis[one])) for one in rows[0]}


def _named(columns: tuple[Column, ...], axis: str, say: Speaker) -> tuple[Column, ...]:
    if not axis:
        return columns
    return tuple(
        Column(say("{axis}: {column}", axis=axis, column=one.title), one.meaning, one.cells, one.width)
        for one in columns
    )


def _slugs(picture: Picture, rows: list[dict[str, Any]]) -> tuple[str, ...]:
    present = {row["region"] for row in rows}
    return tuple(region.slug for region in picture.room.regions if region.slug in present)


def _points(row: Mapping[str, Any]) -> tuple[Cell, ...]:
    people = (int(row["seen"]), *(int(row[f"n{point}"]) for point in POINTS), int(row["passed"]))
    return (*people, *(number(row[name]) for name in ("median", "q1", "q3", "near", "consensus")))


def _counted(row: Mapping[str, Any]) -> tuple[Cell, ...]:
    people = (int(row[name]) for name in ("seen", "agree", "disagree", "passed"))
    return (*people, *(number(row[name]) for name in ("share", "low", "high")))


def _measured(row: Mapping[str, Any], picture: Picture, say: Speaker) -> tuple[Cell, ...]:
    return (
        number(row["common_ground"]),
        picture.room.region_name(word(row["weakest_region"]), say.language),
        spoken(STATUSES, row["status"], say),
        int(row["rank"]),
    )
