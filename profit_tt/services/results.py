"""The picture: made here and nowhere else, one computation a revision, shown only to whom it may be shown."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import pandas as pd

from profit_tt import store
from profit_tt.analysis.dots import Dots
from profit_tt.analysis.growth import Growth
from profit_tt.analysis.ratings import Ratings
from profit_tt.analysis.small_cells import without_small_cells, without_small_regions
from profit_tt.analysis.tallies import Tallies
from profit_tt.errors import NotAllowed, NotFound
from profit_tt.models import ORGANISATIONS, Audience, Parameters, Person, Pulse, ResultsRule, Round, StepState
from profit_tt.services import counting, rights, room
from profit_tt.services.counting import Moves
from profit_tt.services.latest import Latest
from profit_tt.services.measuring import Picture, measured
from profit_tt.services.rights import Operation
from profit_tt.services.room import Room

__all__ = [
    "Growth",
    "Moves",
    "Parameters",
    "Picture",
    "after_own_vote",
    "filtered",
    "growth",
    "movement",
    "picture",
    "voted_only",
]

#: Audiences of many people, and the rights that audiences need which not everybody is.
MANY = (Audience.phones, Audience.world)
_ASKED_FOR = {Audience.desk: Operation.read_all_results, Audience.world: Operation.read_published}

#: Phones are many: theirs may be this old, so that a storm of votes does not make a picture each.
PHONES_SECONDS = 1.0

#: So many seconds lie between pictures that are made because somebody wants to see their own vote in them.
OWN_VOTES_APART = 0.25

#: A time-lapse tells how the room got here; the last seconds may be missing.
GROWTH_SECONDS = 5.0

#: Narrowed pictures that are kept, so that a filtered page is as cheap to draw again as a whole one.
NARROWED = 32


#: By think tank and round: the picture with its results, and the same without them.
_pictures: Latest[tuple[int, int | None], tuple[Picture, Picture]] = Latest()
_moves: Latest[tuple[int, int], Moves | None] = Latest()
_growth: Latest[tuple[int, int | None], tuple[Growth, Growth]] = Latest()


def picture(*, by: Person, audience: Audience, round_id: int | None = None, at: Pulse | None = None) -> Picture:
    """The picture of a round for an audience, without results where these are hidden from it.

    The round that is open, else the latest one, if none is named. One thread computes a new revision, the others wait
    for it: cost does not grow with viewers. Wall and desk always get the newest; phones, of which there are many, one
    that is at most a second old, as the world does, which gets rounds that it may read and no small cells. Raises
    NotAllowed (desk without a facilitator's right, world for anybody but its readers), NotFound.
    """
    now, here = _here(by, audience, at)
    chosen = _round_id(here, round_id, audience)
    patience = PHONES_SECONDS if audience in MANY else 0.0
    key = (now.think_tank_id, chosen)
    whole, hidden = _pictures.at(key, now.pulse.number, lambda: counting.picture(*key), fresh_for=patience)
    if whole.room.content < here.content:  # no patience: a round may have ended, a finding may have been taken off
        whole, hidden = _pictures.at(key, now.pulse.number, lambda: counting.picture(*key))
    seen = whole if _may_see(whole.room, whole.voting, audience) else hidden
    return _for_the_world(seen) if audience is Audience.world else seen


def movement(*, by: Person, audience: Audience, round_id: int | None = None) -> Moves | None:
    """How answers moved from the round that this one repeats; the latest such round if none is named.

    None where there is no earlier round with the same ballot, or one of the two is hidden from the audience.
    Raises NotAllowed, NotFound.
    """
    now, here = _here(by, audience)
    second = _repeating(here, round_id, audience)
    first = next((one for one in here.rounds if second and one.id == second.again_of), None)
    if second is None or first is None or first.ballot is not second.ballot:
        return None
    if not (_may_see(here, first, audience) and _may_see(here, second, audience)):
        return None
    key = (now.think_tank_id, second.id or 0)
    patience = PHONES_SECONDS if audience in MANY else 0.0

    def make() -> tuple[int, Moves | None]:
        return counting.moves(now.think_tank_id, first, second)

    told = _moves.at(key, now.pulse.number, make, fresh_for=patience)
    if told is not None and told.after.room.content < here.content:  # as for pictures
        told = _moves.at(key, now.pulse.number, make)
    return _moves_for_the_world(told) if told and audience is Audience.world else told


def after_own_vote(*, by: Person, round_id: int, finding_id: int) -> Picture | None:
    """The picture of one finding, for an expert who has voted on it, where the round shows results after the own vote.

    The own vote is among those counted. It is cut from the one picture that is made for everybody, at most a few times
    a second: in a room that votes, one waits a moment for it. None while the round hides its results, or before the
    vote. Raises NotJoined, NotFound.
    """
    now, here = _here(by, Audience.phones)
    key = (now.think_tank_id, _round_id(here, round_id, Audience.phones))
    voting = next(one for one in here.rounds if one.id == round_id)
    if voting.results is ResultsRule.until_shown and not voting.shown_on_phones:
        return None
    with store.reading() as session:
        stands = rights.require(session, by=by, operation=Operation.read_own_votes)
        expert_id = stands.expert.id if stands.expert else 0
        cast = store.votes.cast_at(session, round_id=round_id, expert_id=expert_id or 0, finding_id=finding_id)
    if cast is None:
        return None
    whole, _ = _pictures.at(key, max(cast, here.content), lambda: counting.picture(*key), apart=OWN_VOTES_APART)
    return whole.of_one(finding_id)


def growth(*, by: Person, audience: Audience, round_id: int | None = None) -> Growth:
    """How findings and votes of a round came in; without the leading findings while results are hidden.

    It may be a few seconds old. Raises NotAllowed, NotFound.
    """
    now, here = _here(by, audience)
    key = (now.think_tank_id, _round_id(here, round_id, audience))
    whole, hidden = _growth.at(key, now.pulse.number, lambda: counting.growth(*key), fresh_for=GROWTH_SECONDS)
    voting = next((one for one in here.rounds if one.id == key[1]), None)
    return whole if _may_see(here, voting, audience) else hidden


@dataclass(frozen=True, slots=True)
class _Now:
    think_tank_id: int
    pulse: Pulse


def _here(by: Person, audience: Audience, at: Pulse | None = None) -> tuple[_Now, Room]:
    """The moment (`at`: read just now) and the room, for somebody who may see what this audience sees."""
    if by.think_tank_id is None:
        raise NotFound
    if by.is_reader and audience is not Audience.world:
        raise NotAllowed
    if audience in _ASKED_FOR:
        with store.reading() as session:
            rights.require(session, by=by, operation=_ASKED_FOR[audience])
    now = at or room.pulse(by=by)
    return _Now(by.think_tank_id, now), room.look(by=by, at=now)


def readable(here: Room) -> tuple[Round, ...]:
    """The rounds whose results the world may read once the think tank is published, in their order."""
    return tuple(one for one in here.rounds if _may_see(here, one, Audience.world))


def _round_id(here: Room, round_id: int | None, audience: Audience) -> int | None:
    """The round asked for, which must be one of this think tank that was not reset, for the world one it may read."""
    of_the_world = audience is Audience.world
    known = readable(here) if of_the_world else here.rounds
    if round_id is None:
        latest = (known[-1] if known else None) if of_the_world else here.voting
        return latest.id if latest else None
    if all(one.id != round_id for one in known):
        raise NotFound
    return round_id


def _repeating(here: Room, round_id: int | None, audience: Audience) -> Round | None:
    if round_id is not None:
        _round_id(here, round_id, audience)
    asked = [one for one in here.rounds if one.again_of is not None and round_id in (None, one.id)]
    return asked[-1] if asked else None


def _may_see(here: Room, voting: Round | None, audience: Audience) -> bool:
    """Whether the results of a round are shown to an audience: to the world only those of a vote that is over."""
    if audience is Audience.desk:
        return True
    if voting is None:
        return False
    if audience is Audience.wall:
        return voting.shown_on_wall
    if audience is Audience.world and any(
        step.id == voting.step_id and step.state is StepState.open for step in here.steps
    ):
        return False
    return voting.shown_on_phones or voting.results is ResultsRule.always


def filtered(
    seen: Picture,
    *,
    regions: Collection[str] = (),
    stakeholders: Collection[str] = (),
    themes: Collection[str] = (),
    kinds: Collection[str] = (),
) -> Picture:
    """The same picture over some findings (themes, kinds) and some voters (regions, stakeholder types); () is all.

    Votes by region x stakeholder type are shown only where enough people of it have voted (analysis/small_cells.py).
    Joined and voted stay those of the whole room. Where nothing is asked for, it is the very same picture.
    """
    if not (regions or stakeholders or themes or kinds):
        return seen
    # Sorted: the order in which filters were chosen makes no other picture.
    return _narrowed(seen, *(tuple(sorted(asked)) for asked in (regions, stakeholders, themes, kinds)))


@lru_cache(maxsize=NARROWED)
def _narrowed(
    seen: Picture,
    regions: tuple[str, ...],
    stakeholders: tuple[str, ...],
    themes: tuple[str, ...],
    kinds: tuple[str, ...],
) -> Picture:
    findings = tuple(
        one
        for one in seen.room.findings
        if (not themes or set(one.themes) & set(themes)) and (not kinds or one.kind in kinds)
    )
    chosen = replace(seen, room=replace(seen.room, findings=findings), narrowed=True)
    if seen.counted is None:
        return chosen
    counted = seen.counted
    if stakeholders and not set(ORGANISATIONS) <= set(stakeholders):
        counted = _large_cells(counted, seen.parameters.small_cell)
        counted = counted[counted["stakeholder"].isin(list(stakeholders))]
        chosen = replace(chosen, backing=None)
    return measured(_emptied(chosen), counted, regions)


@lru_cache(maxsize=NARROWED)
def _for_the_world(seen: Picture) -> Picture:
    """Without the votes of regions from which too few have voted on a finding; nor who backs what, by people.

    Where any were left out it is a narrowed picture, or it would say of a region that it has not voted.
    """
    if seen.counted is None:
        return replace(seen, thinned=True)
    counted = without_small_regions(seen.counted, from_people=seen.parameters.small_cell)
    narrowed = seen.narrowed or len(counted) < len(seen.counted)
    told = replace(seen, counted=counted, backing=None, narrowed=narrowed, thinned=True)
    return measured(_emptied(told), counted)


@lru_cache(maxsize=NARROWED)
def _moves_for_the_world(told: Moves) -> Moves:
    before, after = _for_the_world(told.before), _for_the_world(told.after)
    pairs = without_small_regions(told.pairs, from_people=after.parameters.small_cell)
    return Moves(before, after, counting.movements(before, after, pairs), pairs)


def _large_cells(counted: pd.DataFrame, from_people: int) -> pd.DataFrame:
    """Without small cells, axis by axis: who rates two axes is one person on each."""
    if "axis" not in counted:
        return without_small_cells(counted, from_people=from_people)
    axes = [counted[counted["axis"] == axis] for axis in sorted(counted["axis"].unique())]
    return pd.concat([counted[:0], *(without_small_cells(one, from_people=from_people) for one in axes)])


def _emptied(seen: Picture) -> Picture:
    return replace(seen, tallies=None, axes=(), dots=None)


@lru_cache(maxsize=NARROWED)
def voted_only(seen: Picture) -> Picture:
    """Without the findings that have no vote: where small cells are left out, "no votes" would not be true of them."""
    parts = [one for one in (seen.tallies, *seen.axes, seen.dots) if one is not None]
    if not parts:
        return seen
    kept = set.intersection(*(set(one.overall.loc[one.overall[_voters(one)] > 0, "finding_id"]) for one in parts))

    def cut(told: Any) -> Any:
        frames = {name: getattr(told, name) for name in ("by_region", "overall")} if told else {}
        return told and replace(told, **{name: one[one["finding_id"].isin(kept)] for name, one in frames.items()})

    findings = tuple(one for one in seen.room.findings if one.id in kept)
    axes = tuple(cut(axis) for axis in seen.axes)
    return replace(
        seen, room=replace(seen.room, findings=findings), tallies=cut(seen.tallies), axes=axes, dots=cut(seen.dots)
    )


def _voters(told: Tallies | Ratings | Dots) -> str:
    """The column of how many people answered."""
    return "people" if isinstance(told, Dots) else "seen"
