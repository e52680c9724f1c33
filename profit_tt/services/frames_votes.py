"""Frames of what a round came to: differences, uncertain findings, ratings, dots, impact by feasibility."""

import pandas as pd

from profit_tt.analysis.dots import Dots
from profit_tt.analysis.ratings import Ratings
from profit_tt.models import FEASIBILITY, IMPACT
from profit_tt.services.frames import in_words
from profit_tt.services.results import Picture
from profit_tt.text import Speaker

_FINDING = ["finding_id", "number", "text", "rank"]
_BY_REGION = [*_FINDING, "region", "position"]


def differences(picture: Picture, say: Speaker) -> pd.DataFrame:
    """A row for every finding x region, strongest difference first, regions in their order.

    finding_id, number, text, rank (from 1); region (name), position, share (0..1 or NaN), covered; the same in all
    rows of a finding: spread (0..1 or NaN), furthest (name of the region furthest from the rest, or ""),
    furthest_share, rest_share (that of the others, 0..1 or NaN), signal ("too_few", "weak", "moderate" or "strong").
    Empty while results are hidden, and on other ballots than agreement.
    """
    apart = picture.differences()
    columns = [*_BY_REGION, "share", "covered", "spread", "furthest", "furthest_share", "rest_share", "signal"]
    if picture.tallies is None or apart is None:
        return pd.DataFrame(columns=columns)
    told = _spoken(apart, picture, say).rename(columns={"furthest_level": "furthest_share", "rest_level": "rest_share"})
    return in_words(picture.tallies.by_region.merge(told, on="finding_id"), picture, say)[columns]


def uncertain(picture: Picture, say: Speaker, axis: int = 0) -> pd.DataFrame:
    """A row a finding, highest pass share first among the uncertain, then the others.

    finding_id, number, text, rank (from 1), passed, seen (people), share (passed of seen, 0..1 or NaN), uncertain
    (bool). Empty while results are hidden, and for dots.
    """
    columns = [*_FINDING, "passed", "seen", "share", "uncertain"]
    unsure = picture.uncertain(axis)
    if unsure is None:
        return pd.DataFrame(columns=columns)
    made = unsure.rename(columns={"pass_share": "share", "place": "rank"})
    return in_words(made, picture, say)[columns]


def ratings(picture: Picture, say: Speaker, axis: int = 0) -> pd.DataFrame:
    """A row for every finding x region, highest rated first, regions in their order; one axis of the ballot.

    finding_id, number, text, rank (from 1); region (name), position, median, mean (1..5 or NaN), n, passed, seen
    (people: who rated, who passed, both), covered; the same in all rows of a finding: all_median, all_low, all_high
    (quartiles), all_mean (1..5 or NaN), all_seen (people who rated), all_passed, consensus, near (share within a point
    of the median; 0..1 or NaN), spread (points between the regions' means), furthest (name or ""), signal; low_word,
    high_word (what the round calls the ends of its scale, or ""). Empty while results are hidden, on other ballots.
    """
    overall = ["median", "low", "high", "mean", "seen", "passed"]
    columns = [*_BY_REGION, "median", "mean", "n", "passed", "seen", "covered", *(f"all_{name}" for name in overall)]
    columns += ["consensus", "near", "spread", "furthest", "signal", "low_word", "high_word"]
    apart = picture.differences(axis)
    if apart is None or axis >= len(picture.axes):
        return pd.DataFrame(columns=columns)
    told = _spoken(apart, picture, say).drop(columns="rank")  # ratings have an order of their own
    whole = _over_all(picture.axes[axis]).merge(told, on="finding_id")
    regions = picture.axes[axis].by_region.drop(columns=["consensus", "near"])
    low, high = _ends(picture, say)
    made = regions.merge(whole, on="finding_id").assign(low_word=low, high_word=high)
    return in_words(made, picture, say)[columns]


def dots(picture: Picture, say: Speaker) -> pd.DataFrame:
    """A row for every finding x region, most dots first, regions in their order.

    finding_id, number, text, rank (from 1); region (name), position, dots, people (of it who gave any); the same in
    all rows of a finding: all_dots, all_people, regions_giving (int), share (of all dots, 0..1 or NaN); in all rows:
    concentration (share of all dots on the first three findings, 0..1 or NaN). Empty while hidden, on other ballots.
    """
    columns = [*_BY_REGION, "dots", "people", "all_dots", "all_people", "regions_giving", "share", "concentration"]
    laid: Dots | None = picture.dots
    if laid is None:
        return pd.DataFrame(columns=columns)
    overall = laid.overall.rename(columns={"dots": "all_dots", "people": "all_people", "regions": "regions_giving"})
    made = laid.by_region.merge(overall, on="finding_id").assign(concentration=laid.concentration)
    return in_words(made, picture, say)[columns]


def plane(picture: Picture, say: Speaker) -> pd.DataFrame:
    """A row a finding, most promising first: the higher sum of both medians, then of both means.

    finding_id, number, text, rank (from 1), impact, feasibility (medians, 1..5 or NaN), impact_mean, feasibility_mean,
    seen (people who placed it: who rated both axes at most), consensus_impact, consensus_feasibility (0..1 or NaN).
    Empty while results are hidden, and on other ballots than impact x feasibility.
    """
    told = ["impact", "feasibility", "impact_mean", "feasibility_mean", "seen"]
    columns = [*_FINDING, *told, "consensus_impact", "consensus_feasibility"]
    if len(picture.axes) <= FEASIBILITY:
        return pd.DataFrame(columns=columns)
    impact, feasibility = (
        picture.axes[axis].overall.set_index("finding_id")[["median", "mean", "n", "consensus"]]
        for axis in (IMPACT, FEASIBILITY)
    )
    made = pd.DataFrame(
        {
            "impact": impact["median"],
            "feasibility": feasibility["median"],
            "impact_mean": impact["mean"],
            "feasibility_mean": feasibility["mean"],
            "seen": impact["n"].clip(upper=feasibility["n"]),
            "consensus_impact": impact["consensus"],
            "consensus_feasibility": feasibility["consensus"],
        }
    ).reset_index()
    return in_words(_promising(made), picture, say)[columns]


def _promising(made: pd.DataFrame) -> pd.DataFrame:
    order = made.assign(
        both=(made["impact"] + made["feasibility"]).fillna(0),
        means=(made["impact_mean"] + made["feasibility_mean"]).fillna(0).round(12),
    ).sort_values(["both", "means", "seen", "finding_id"], ascending=[False, False, False, True])
    return made.assign(rank=pd.Series(range(1, len(order) + 1), index=order.index))


def _spoken(apart: pd.DataFrame, picture: Picture, say: Speaker) -> pd.DataFrame:
    """Differences with the name of the furthest region, "" where there is none."""
    names = {one.slug: one.name(say.language) for one in picture.room.regions}
    kept = apart[["finding_id", "spread", "furthest", "furthest_level", "rest_level", "signal", "rank"]]
    return kept.assign(furthest=[names.get(one, "") for one in kept["furthest"]])


def _over_all(rated: Ratings) -> pd.DataFrame:
    names = {"median": "all_median", "q1": "all_low", "q3": "all_high", "mean": "all_mean", "n": "all_seen"}
    kept = ["finding_id", "rank", "passed", "consensus", "near", *names]
    return rated.overall[kept].rename(columns=names | {"passed": "all_passed"})


def _ends(picture: Picture, say: Speaker) -> tuple[str, str]:
    """What the round calls the first and the last point; "" for the usual words."""
    words = picture.voting.labels.get(say.language, []) if picture.voting else []
    return (str(words[0]), str(words[-1])) if len(words) > 1 else ("", "")
