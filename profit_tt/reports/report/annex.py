"""Tables of findings with their votes, as each ballot has them: the first in a chapter, all in the annex."""

from typing import Any, TypeAlias

from profit_tt.analysis.dots import Dots
from profit_tt.models import BallotKind
from profit_tt.reports.cells import by_finding, records, spoken
from profit_tt.reports.report.lists import mark
from profit_tt.reports.report.parts import Block, Grid, Words
from profit_tt.reports.wording import KINDS, STATUSES
from profit_tt.services.results import Picture
from profit_tt.services.room import RoomFinding
from profit_tt.text import Speaker

Row: TypeAlias = dict[str, Any]
#: Shown where a region has too few votes on a finding.
_NOT_HEARD = "–"


def standing(seen: Picture, say: Speaker, *, limit: int) -> tuple[Block, ...]:
    """The first findings by common ground with the interval of their share; nothing on other ballots."""
    if seen.tallies is None:
        return ()
    asked = {one.id: one for one in seen.findings}
    rows = [row for row in records(seen.tallies.overall.sort_values("rank")) if row["finding_id"] in asked]
    heads = (say("No."), say("Finding"), say("Standing"), say("Votes"), say("Agree share"), say("Interval (95%)"))
    told = tuple(_line(asked[row["finding_id"]], row, say) for row in rows[:limit] if row["seen"])
    return (
        (Grid(say("What do we agree on?"), heads, told, frozenset({3, 4, 5}), (0.8, 5, 1.9, 1, 1.1, 1.9)),)
        if told
        else ()
    )


def _line(one: RoomFinding, row: Row, say: Speaker) -> tuple[str, ...]:
    sure = (
        ""
        if row["low"] != row["low"]
        else say("{low} to {high}", low=say.percent(row["low"]), high=say.percent(row["high"]))
    )
    status = spoken(STATUSES, row["status"], say)
    return (f"#{one.number}", one.read_in(say.language), status, say.number(int(row["seen"])), _share(row, say), sure)


def findings(seen: Picture, say: Speaker) -> tuple[Block, ...]:
    """Every finding on the list, by number; its votes, and those of each region, where results are shown."""
    if not seen.room.findings:
        return ()
    regions = [one for one in seen.room.regions if one.slug in set(seen.taking_part)]
    heads, told, note = _votes(seen, say)
    shown = regions if told else []
    rows = tuple(_row(one, seen, say, told, [region.slug for region in shown]) for one in seen.room.findings)
    first = (say("No."), say("Finding"), *heads)
    grid = Grid(
        title=say("All findings"),
        heads=(*first, *(one.name(say.language) for one in shown)),
        rows=rows,
        numbers=frozenset(range(2, len(first) + len(shown))),
        widths=(1, 5.6, *(1.6 for _ in heads), *(1.05 for _ in shown)),
        marks={len(first) + place: mark(one, say) for place, one in enumerate(shown)},
        small=True,
    )
    return (*((Words(note, "note"),) if told else ()), grid)


#: Finding id -> cells of all, and (finding id, region slug) -> cell.
_Told: TypeAlias = "tuple[dict[int, tuple[str, ...]], dict[tuple[int, str], str]] | None"


def _row(one: RoomFinding, seen: Picture, say: Speaker, told: _Told, regions: list[str]) -> tuple[str, ...]:
    names = ", ".join(seen.room.region_name(slug, say.language) for slug in one.regions)
    kind = spoken(KINDS, one.kind, say)
    words = (f"#{one.number}", f"{one.read_in(say.language)}\n{kind}{' · ' if names else ''}{names}")
    if told is None:
        return words
    overall, by_region = told
    blank = ("",) * len(next(iter(overall.values()), ()))
    return (*words, *overall.get(one.id, blank), *(by_region.get((one.id, slug), _NOT_HEARD) for slug in regions))


def _votes(seen: Picture, say: Speaker) -> tuple[tuple[str, ...], _Told, str]:
    """Heads of the columns of all, what stands in them and in those of the regions, and how to read these."""
    if not seen.shown:
        return (), None, ""
    if seen.tallies is not None:
        return _of_agreement(seen, say)
    if seen.dots is not None:
        return _of_dots(seen.dots, say)
    return _of_ratings(seen, say)


def _of_dots(laid: Dots, say: Speaker) -> tuple[tuple[str, ...], _Told, str]:
    overall: dict[int, tuple[str, ...]] = {
        one: (say.number(int(row["dots"])), say.number(int(row["people"])))
        for one, row in by_finding(laid.overall).items()
    }
    by_region = {(row["finding_id"], row["region"]): say.number(int(row["dots"])) for row in records(laid.by_region)}
    return (say("Dots"), say("People")), (overall, by_region), say("Under each region: its dots.")


def _of_agreement(seen: Picture, say: Speaker) -> tuple[tuple[str, ...], _Told, str]:
    tallies = seen.tallies
    if tallies is None:
        return (), None, ""
    names = ("agree", "disagree", "passed")
    overall = {
        one: (*(say.number(int(row[name])) for name in names), _share(row, say))
        for one, row in by_finding(tallies.overall).items()
    }
    by_region = {
        (row["finding_id"], row["region"]): _share(row, say) if row["covered"] else _NOT_HEARD
        for row in records(tallies.by_region)
    }
    note = say(
        "Under each region: the share who agree, from {n} votes on; a dash where there are fewer.",
        n=say.number(seen.parameters.covered_from),
    )
    return (say("Agree"), say("Disagree"), say("Pass"), say("Agree share")), (overall, by_region), note


def _of_ratings(seen: Picture, say: Speaker) -> tuple[tuple[str, ...], _Told, str]:
    """The median of each axis; under the regions that of the first."""
    two = seen.ballot is BallotKind.impact_feasibility
    rows = [by_finding(axis.overall) for axis in seen.axes]
    overall = {
        one: (*(_points(axis[one]["median"], say) for axis in rows), say.number(int(rows[0][one]["seen"])))
        for one in (rows[0] if rows else {})
    }
    by_region = {
        (row["finding_id"], row["region"]): _points(row["median"], say) if row["covered"] else _NOT_HEARD
        for row in (records(seen.axes[0].by_region) if seen.axes else [])
    }
    heads = (say("Impact"), say("Feasibility")) if two else (say("Median"),)
    note = say("Under each region: the median of its impact.") if two else say("Under each region: its median.")
    return (*heads, say("Votes")), (overall, by_region), note


def _share(row: Row, say: Speaker) -> str:
    return _NOT_HEARD if row["share"] != row["share"] else say.percent(row["share"])


def _points(value: float, say: Speaker) -> str:
    return _NOT_HEARD if value != value else say.number(round(float(value), 1))
