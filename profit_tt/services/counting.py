"""Counted from the store at one moment: a round, two rounds side by side, a round as it grew. Nobody's rights here."""

from dataclasses import dataclass, field, replace

import pandas as pd
from sqlmodel import Session

from profit_tt import store
from profit_tt.analysis.growth import Growth, Score
from profit_tt.analysis.growth import growth as grown
from profit_tt.analysis.movement import Movement, moved
from profit_tt.models import POINTS, BallotKind, Round
from profit_tt.services import room, thresholds
from profit_tt.services.measuring import AXES, Picture, measured
from profit_tt.store import replay
from profit_tt.store.backing import Backing


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Moves:
    """Two rounds on the same findings, and how answers moved on each axis of their ballot (dots have one).

    pairs: who answered in both, counted (store.replay).
    """

    before: Picture
    after: Picture
    axes: tuple[Movement, ...]
    pairs: pd.DataFrame = field(repr=False)


def picture(think_tank_id: int, round_id: int | None) -> tuple[int, tuple[Picture, Picture]]:
    """The revision, and the picture of a round: with its results, and without."""
    with store.snapshot() as session:
        return _both(session, think_tank_id, round_id)


def moves(think_tank_id: int, first: Round, second: Round) -> tuple[int, Moves | None]:
    """The revision, both rounds and who voted in both; None when one of them has just been reset."""
    read = replay.dot_pairs if second.ballot is BallotKind.dots else replay.pairs
    with store.snapshot() as session:
        number, (before, _) = _both(session, think_tank_id, first.id)
        _, (after, _) = _both(session, think_tank_id, second.id)
        pairs = read(session, earlier=first.id or 0, later=second.id or 0)
    if before.voting is None or after.voting is None:
        return number, None
    return number, Moves(before, after, movements(before, after, pairs), pairs)


def growth(think_tank_id: int, round_id: int | None) -> tuple[int, tuple[Growth, Growth]]:
    """The revision, and how findings and the votes of a round came in: with the findings that lead, and without.

    Each vote stands where it was last changed.
    """
    with store.snapshot() as session:
        now = store.revisions.pulse(session, think_tank_id=think_tank_id)
        here = room.within(session, think_tank_id=think_tank_id, content=now.content)
        came = replay.findings(session, think_tank_id=think_tank_id)
        votes = replay.votes(session, round_id=round_id or 0)
    sheet = thresholds.of(here.think_tank)
    rows = [(one.id, one.regions, came.get(one.id, 0)) for one in here.findings]
    whole = grown(
        pd.DataFrame(rows, columns=["finding_id", "regions", "revision"]),
        votes[votes["axis"] == 0],
        regions=[one.slug for one in here.regions],
        score=_score(next((one for one in here.rounds if one.id == round_id), None)),
        frames=sheet.growth_frames,
        leading=sheet.growth_findings,
        covered_from=sheet.covered_from,
    )
    return now.number, (whole, replace(whole, leading=whole.leading[:0]))


def _both(session: Session, think_tank_id: int, round_id: int | None) -> tuple[int, tuple[Picture, Picture]]:
    now = store.revisions.pulse(session, think_tank_id=think_tank_id)
    here = room.within(session, think_tank_id=think_tank_id, content=now.content)
    known = round_id if any(one.id == round_id for one in here.rounds) else None  # it may just have been reset
    hidden = Picture(
        revision=now.number,
        room=here,
        parameters=thresholds.of(here.think_tank),
        joined=store.people.joined(session, think_tank_id=think_tank_id),
        voted=store.votes.voters(session, round_id=known or 0),
        tallies=None,
        round_id=known,
    )
    counted = store.votes.tally(session, round_id=known or 0)
    whole = replace(hidden, counted=counted, backing=_backing(session, hidden))
    return now.number, (measured(whole, counted), hidden)


def _backing(session: Session, seen: Picture) -> Backing | None:
    """Who agrees, gives many points, or lays a dot; two questions at once have no one answer."""
    from_value = backed_from(seen)
    if seen.round_id is None or from_value is None:
        return None
    return store.backing.packed(session, round_id=seen.round_id, at_least=from_value)


def backed_from(seen: Picture) -> int | None:
    """The value on the first axis from which somebody backs a finding; None on ballots without backing."""
    return {BallotKind.agreement: 1, BallotKind.scale: seen.parameters.backed_from, BallotKind.dots: 1}.get(seen.ballot)


def movements(before: Picture, after: Picture, pairs: pd.DataFrame) -> tuple[Movement, ...]:
    """How answers moved on each axis of the ballot; `pairs` as store.replay counts them."""
    sheet = after.parameters
    below, covered = sheet.stable_below, sheet.covered_from
    if before.tallies and after.tallies:
        still = sheet.still_share
        told = moved(before.tallies, after.tallies, pairs, still_within=still, stable_below=below, covered_from=covered)
        return (told,)
    if before.dots and after.dots:
        laid = moved(
            before.dots,
            after.dots,
            pairs,
            level="dots",
            seen="people",
            answers=(),
            still_within=0.0,
            stable_below=below,
            covered_from=covered,
        )
        return (laid,)
    return tuple(
        moved(
            one,
            two,
            pairs[pairs["axis"] == axis],
            level="mean",
            answers=POINTS,
            still_within=sheet.still_points,
            stable_below=below,
            covered_from=covered,
        )
        for axis, (one, two) in enumerate(zip(before.axes, after.axes, strict=True))
    )


def _score(voting: Round | None) -> Score:
    if voting is not None and voting.ballot in AXES:
        return "points"
    return "dots" if voting is not None and voting.ballot is BallotKind.dots else "agreement"
