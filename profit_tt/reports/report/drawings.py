"""The charts of a report, each with the title that states what it found; one with nothing to draw is left out."""

from types import ModuleType
from typing import Any

import pandas as pd

from profit_tt.charts import (
    alike,
    co_occurrence,
    crossed,
    differences,
    dots,
    funnel,
    gaps,
    movement,
    network,
    network_map,
    participation,
    people_map,
    plane,
    ranking,
    ratings,
    reach_growth,
    reached,
    survey_bars,
    survey_matrix,
    themes,
    uncertain,
)
from profit_tt.charts import map as map_chart
from profit_tt.models import BallotKind, QuestionKind
from profit_tt.reports.report.parts import Drawing
from profit_tt.services import (
    frames,
    frames_network,
    frames_people,
    frames_places,
    frames_regions,
    frames_survey,
    frames_time,
    frames_votes,
    frames_web,
)
from profit_tt.services.reporting import Gathered
from profit_tt.services.survey_results import Results
from profit_tt.text import Speaker

#: Findings that a chart draws on a page; all are in the annex.
FIRST, FEW = 10, 6


def people(told: Gathered, say: Speaker) -> list[Drawing]:
    """Who took part; nothing before anybody does."""
    seen = told.picture
    if not sum(seen.joined.values()):
        return []
    both = frames_regions.crossed(seen, say)
    return _some(
        drawing("participation", participation, frames.participation(seen, say), say),
        drawing("region-and-kind", crossed, both, say) if _counts_any(both) else None,
    )


def _counts_any(both: pd.DataFrame) -> bool:
    """Whether some cell of regions by kinds is large enough to be counted."""
    return bool(((both["joined"] > 0) & ~both["hidden"]).any())


def on_map(told: Gathered, say: Speaker) -> list[Drawing]:
    return _some(drawing("map", map_chart, frames_places.on_map(told.picture, say), say))


def found(told: Gathered, say: Speaker) -> list[Drawing]:
    seen = told.picture
    return _some(
        drawing("themes", themes, frames.themes(seen, say), say),
        drawing("themes-together", co_occurrence, frames_regions.together(seen, say), say),
    )


def agreed(told: Gathered, say: Speaker) -> list[Drawing]:
    """What the round says, in the way of its ballot; nothing while its results are hidden."""
    seen = told.picture
    match seen.ballot:
        case _ if not seen.shown:
            return []
        case BallotKind.agreement:
            return _some(drawing("agreement", ranking, frames.ranking(seen, say), say, limit=FIRST))
        case BallotKind.scale:
            return _some(drawing("ratings", ratings, frames_votes.ratings(seen, say), say, limit=FIRST))
        case BallotKind.dots:
            return _some(drawing("dots", dots, frames_votes.dots(seen, say), say, limit=FIRST))
        case _:
            return _some(drawing("impact", plane, frames_votes.plane(seen, say), say))


def differing(told: Gathered, say: Speaker) -> list[Drawing]:
    seen = told.picture
    if not seen.shown:
        return []
    where = None if told.opinion is None else frames_people.people_map(told.opinion, seen.room, say)
    return _some(
        drawing("differences", differences, frames_votes.differences(seen, say), say, limit=FEW),
        None if where is None else drawing("people", people_map, where, say),
        drawing("regions-alike", alike, frames_regions.alike(seen, say), say),
    )


def unknown(told: Gathered, say: Speaker) -> list[Drawing]:
    return _some(drawing("uncertain", uncertain, frames_votes.uncertain(told.picture, say), say, limit=FEW))


def moved(told: Gathered, say: Speaker) -> list[Drawing]:
    return _some(drawing("movement", movement, frames_time.movement(told.moves, say), say, limit=FEW))


def learning(told: Gathered, say: Speaker) -> list[Drawing]:
    return _some(drawing("exchange", gaps, frames_places.gaps(told.picture, say), say))


def of_network(told: Gathered, say: Speaker) -> list[Drawing]:
    there = told.network
    if there.activities.empty and there.organisations.empty:
        return []
    return _some(
        drawing("network-map", network_map, frames_network.on_sea(there, say), say),
        drawing("network-reached", reached, frames_network.reached(there, say), say),
        drawing("network-funnel", funnel, frames_network.through(there, say), say),
        drawing("network-growth", reach_growth, frames_network.grown(there, say), say),
        drawing("network-links", network, frames_web.web(there, say), say),
    )


def of_survey(told: Results, say: Speaker, *, place: int = 1) -> list[Drawing]:
    """A chart for each question; what too few have answered is left out."""
    made = []
    for question in told.questions:
        matrix = question.asked.kind is QuestionKind.matrix
        frame = frames_survey.matrix(question, say) if matrix else frames_survey.by_region(question, say)
        chart = survey_matrix if matrix else survey_bars
        if not question.is_small:
            made.append(drawing(f"survey-{place}-{question.place}", chart, frame, say))
    return _some(*made)


def every(told: Gathered, say: Speaker) -> list[Drawing]:
    """All charts there are, in the order of the report."""
    parts = (people, found, on_map, agreed, differing, unknown, moved, learning, of_network)
    surveys = (one for place, of in enumerate(told.surveys, start=1) for one in of_survey(of, say, place=place))
    return [*(one for part in parts for one in part(told, say)), *surveys]


def drawing(key: str, chart: ModuleType, frame: pd.DataFrame, say: Speaker, **more: Any) -> Drawing | None:
    """The chart of a frame, or nothing where it would draw nothing."""
    if frame.empty or chart.drawn(frame, say, **more).empty:
        return None
    return Drawing(key, chart, frame, chart.title(frame, say), chart.alt_text(frame, say, **more), more)


def _some(*drawings: Drawing | None) -> list[Drawing]:
    return [one for one in drawings if one is not None]
