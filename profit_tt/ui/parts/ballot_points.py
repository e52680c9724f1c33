"""The answers of a ballot in words: the points of a scale, the two axes, and a vote as a person would say it."""

import pandas as pd

from profit_tt.errors import N_
from profit_tt.models import CHOICES, FEASIBILITY, IMPACT, PASSED, POINTS, BallotKind, Round
from profit_tt.reports import wording
from profit_tt.services.results import Picture
from profit_tt.text import Speaker
from profit_tt.ui.parts import kinds
from profit_tt.ui.parts.words import escaped

AXES = {IMPACT: N_("Impact"), FEASIBILITY: N_("Feasibility")}
#: What the lowest and the highest point of an axis mean.
ENDS = {IMPACT: N_("1 changes little, 5 changes a lot"), FEASIBILITY: N_("1 is hard to do, 5 is easy")}


def names(asked: Round, say: Speaker) -> list[str]:
    """The five points of a round's scale as Markdown: its own names in this language or another, else the usual."""
    own = asked.labels.get(say.language) or next((some for some in asked.labels.values() if some), None)
    usual = [say(word) for word in wording.POINTS]
    if not own:
        return usual
    return [escaped(str(word)) if word else usual[place] for place, word in enumerate([*own, *[""] * 5][: len(POINTS)])]


def room_said(seen: Picture, say: Speaker) -> dict[int, str]:
    """How the room voted in an earlier round, a sentence for each finding with votes; none while it is hidden."""
    if seen.tallies is not None:
        shares = _column(seen.tallies.overall, "share")
        return {one: say("Last time in the room: {share} agreed", share=say.percent(n)) for one, n in shares.items()}
    if seen.dots is not None:
        laid = _column(seen.dots.overall, "dots")
        return {
            one: say.many("Last time in the room: {n} dot", "Last time in the room: {n} dots", int(n))
            for one, n in laid.items()
        }
    medians = [_column(ratings.overall, "median") for ratings in seen.axes]
    if len(medians) == 1:
        return {
            one: say("Last time in the room: median {point} of 5", point=say.number(n)) for one, n in medians[0].items()
        }
    if len(medians) > 1:
        return {
            one: say(
                "Last time in the room: impact {impact}, feasibility {feasibility} (medians)",
                impact=say.number(n),
                feasibility=say.number(medians[1][one]),
            )
            for one, n in medians[0].items()
            if one in medians[1]
        }
    return {}


def _column(frame: pd.DataFrame, name: str) -> dict[int, float]:
    """finding id -> number, of the rows that have one."""
    rows = frame[["finding_id", name]].dropna()
    return {int(one): float(n) for one, n in zip(rows["finding_id"], rows[name], strict=True)}


def told(asked: Round, mine: dict[int, int], say: Speaker) -> str:
    """A vote in words, as Markdown."""
    if asked.ballot is BallotKind.agreement:
        return say(kinds.CHOICES[CHOICES[mine[0]]])
    if asked.ballot is BallotKind.dots:
        return say.many("{n} dot", "{n} dots", mine[0])
    if PASSED in mine.values():
        return say("Pass")
    if asked.ballot is BallotKind.scale:
        return names(asked, say)[mine[0] - 1]
    parts = [say("{axis} {point}", axis=say(AXES[axis]), point=say.number(point)) for axis, point in mine.items()]
    return say.list(parts)
