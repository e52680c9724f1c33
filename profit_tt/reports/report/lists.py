"""Lists and tables of a report: headlines, findings by theme, the slate, exchanges, network figures."""

from collections.abc import Iterable

import pandas as pd

from profit_tt.models import Basis, FigureKey, Region
from profit_tt.reports.cells import spoken
from profit_tt.reports.report.parts import Block, Grid, Mark, Point, Points, Words
from profit_tt.reports.wording import KINDS
from profit_tt.services import frames_regions
from profit_tt.services.network_figures import Network
from profit_tt.services.network_names import FIGURES
from profit_tt.services.reporting import Gathered
from profit_tt.services.results import Picture
from profit_tt.services.room import RoomFinding
from profit_tt.services.summary import headlines as leading
from profit_tt.text import Speaker

#: Findings of a theme that are told; all are in the annex.
OF_A_THEME = 3


def mark(one: Region, say: Speaker) -> Mark:
    return Mark(one.name(say.language), one.position, one.slug)


def marks(picture: Picture, slugs: Iterable[str], say: Speaker) -> tuple[Mark, ...]:
    """The regions with these slugs, in their order."""
    kept = set(slugs)
    return tuple(mark(one, say) for one in picture.room.regions if one.slug in kept)


def has_samples(told: Gathered) -> bool:
    """Whether anything in the report was invented."""
    linked = any(one.has_samples for one in told.links.values())
    stated = any(one.is_sample for one in told.network.figures)
    surveyed = any(one.has_samples for one in told.surveys)
    return told.picture.room.has_samples or told.network.has_samples or linked or stated or surveyed


def headlines(seen: Picture, say: Speaker) -> Points:
    """What all regions back, or the slate on other ballots than agreement."""
    points = []
    for one in leading(seen):
        finding = seen.room.finding(one.finding_id)
        if finding is None:
            continue
        if one.share is None or one.weakest is None:
            figure = say.number(one.people)
            note = say.many("Backed by {n} person", "Backed by {n} people", one.people)
        else:
            figure = say.percent(one.share)
            note = say("at least {share} in each region", share=say.percent(one.weakest))
        points.append(Point(finding.number, finding.read_in(say.language), figure, marks(seen, one.regions, say), note))
    return Points(tuple(points), say("What all regions back"))


def by_theme(seen: Picture, say: Speaker) -> tuple[Block, ...]:
    """The first findings of each theme: by rank where votes are shown, else by number."""
    ranks = (
        {}
        if seen.tallies is None
        else dict(zip(*(seen.tallies.overall[name] for name in ("finding_id", "rank")), strict=True))
    )
    made: list[Block] = []
    for theme in seen.room.themes:
        own = [one for one in seen.room.findings if theme.slug in one.themes]
        own.sort(key=lambda one: (ranks.get(one.id, len(ranks) + 1), one.number))
        if own:
            number = say.many("{n} finding", "{n} findings", len(own))
            heading = say("{theme}: {findings}", theme=theme.name(say.language), findings=number)
            made.append(Points(tuple(_point(one, seen, say) for one in own[:OF_A_THEME]), heading))
    return tuple(made)


def _point(one: RoomFinding, seen: Picture, say: Speaker) -> Point:
    names = marks(seen, one.regions, say)
    parts = [spoken(KINDS, one.kind, say), *(region.name for region in names)]
    return Point(one.number, one.read_in(say.language), "", names, " · ".join(parts))


def slate(seen: Picture, say: Speaker) -> tuple[Block, ...]:
    """A few findings that together speak for everybody; nothing while hidden, or where there is none."""
    frame = frames_regions.slate(seen, say) if seen.shown else pd.DataFrame()
    if frame.empty:
        return ()
    first = frame.iloc[0]
    told = say.many(
        "This {n} finding speaks for {represented} of {voters} people who backed any.",
        "Together these {n} findings speak for {represented} of {voters} people who backed any.",
        int(frame["rank"].max()),
        represented=say.number(int(first["represented"])),
        voters=say.number(int(first["voters"])),
    )
    points = []
    for _, rows in frame.groupby("rank"):
        one = rows.iloc[0]
        told_shares = rows.dropna(subset="share").to_dict("records")
        shares = [f"{row['region']} {say.percent(row['share'])}" for row in told_shares]
        people = say.many("Backed by {n} person", "Backed by {n} people", int(one["people"]))
        backing = tuple(Mark(str(row["region"]), int(row["position"])) for row in told_shares if row["share"] > 0.5)
        points.append(Point(int(one["number"]), str(one["text"]), "", backing, " · ".join([people, *shares])))
    rule = say(
        "Chosen one after the other so that as many as possible find something they back on the list; every region "
        "weighs the same, however many people it sent."
    )
    return (Words(told, "lead"), Points(tuple(points)), Words(rule, "note"))


def exchanges(frame: pd.DataFrame, say: Speaker) -> tuple[Block, ...]:
    """Suggested exchanges, best first; nothing without any."""
    if frame.empty:
        return ()
    rows = tuple(
        (row["theme"], row["giver"], row["taker"], _numbers(row["practice_numbers"]), _numbers(row["need_numbers"]))
        for row in frame.to_dict("records")
    )
    heads = (say("Theme"), say("Can show"), say("Can learn"), say("Practices"), say("Needs"))
    return (Grid(say("Who can learn from whom"), heads, rows, widths=(3, 2, 2, 1.4, 1.4)),)


def _numbers(of: Iterable[int]) -> str:
    return ", ".join(f"#{one}" for one in of)


def network_figures(there: Network, say: Speaker) -> tuple[Block, ...]:
    """Figures of the whole and of each region, each with where it comes from: counted, stated, or a sample."""
    lines: dict[tuple[FigureKey, Basis, bool], dict[str, str]] = {}
    told = [
        one for one in there.figures if not (one.begins or one.stakeholder) and (one.value or one.basis is Basis.stated)
    ]
    for one in told:
        number = say("{number}+", number=say.number(one.value)) if one.at_least else say.number(one.value)
        lines.setdefault((one.key, one.basis, one.is_sample), {})[one.region or ""] = number
    if not lines:
        return ()
    regions = [one for one in there.regions if one.shown]
    rows = tuple(
        (
            say(FIGURES[key]),
            _basis(basis, sample, say),
            *(of.get(slug, "") for slug in ("", *(one.slug for one in regions))),
        )
        for (key, basis, sample), of in sorted(
            lines.items(), key=lambda line: (list(FIGURES).index(line[0][0]), *line[0][1:])
        )
    )
    grid = Grid(
        title=say("The innovation network"),
        heads=(say("Figure"), say("Basis"), say("All regions"), *(one.name(say.language) for one in regions)),
        rows=rows,
        numbers=frozenset(range(2, 3 + len(regions))),
        widths=(3.8, 2.9, 1.5, *(1.1 for _ in regions)),
        marks={3 + place: mark(one, say) for place, one in enumerate(regions)},
        small=True,
    )
    notes = [say("Counted and stated figures are never added together.")]
    sources = list(dict.fromkeys(one.source for one in told if one.source and not one.is_sample))
    if sources:
        notes.append(say("Stated: {sources}.", sources=say.list(sources)))
    return (Words(" ".join(notes), "note"), grid)


def _basis(basis: Basis, sample: bool, say: Speaker) -> str:
    told = say("counted") if basis is Basis.counted else say("stated")
    return f"{told} · {say('Sample')}" if sample else told
