"""Pictures made of nothing but the rows of a pack: no database, and a count of its own beside the one in SQL."""

from collections import Counter
from dataclasses import replace

import numpy as np
import pandas as pd

from profit_tt.analysis import polis
from profit_tt.models import BallotKind, Round
from profit_tt.services import counting
from profit_tt.services.counting import Moves
from profit_tt.services.measuring import Picture, measured
from profit_tt.services.opinion import Opinion
from profit_tt.services.packing import Rows, Seen
from profit_tt.store.backing import Backing

_PAIR = ["finding_id", "axis", "region", "before", "after"]


def rebuilt(rows: Rows) -> tuple[Seen, ...]:
    """What the rows say of each round, or of the think tank before there is one: to be compared with a pack's own."""
    return tuple(_seen(rows, one) for one in rows.room.rounds) or (_seen(rows, None),)


def _seen(rows: Rows, voting: Round | None) -> Seen:
    picture = _picture(rows, voting)
    earlier = next((one for one in rows.room.rounds if voting and one.id == voting.again_of), None)
    if voting is None or earlier is None or earlier.ballot is not voting.ballot:
        return Seen(picture, None, _opinion(rows, picture))
    before = _picture(rows, earlier)
    pairs = _pairs(rows, earlier, voting)
    moves = Moves(before, picture, counting.movements(before, picture, pairs), pairs)
    return Seen(picture, moves, _opinion(rows, picture))


def _picture(rows: Rows, voting: Round | None) -> Picture:
    round_id = voting.id if voting else None
    took_part = rows.people[rows.people["person"].isin(_of_round(rows.voters, round_id)["person"])]
    blank = Picture(
        revision=rows.revision,
        room=rows.room,
        parameters=rows.parameters,
        joined=_people(rows.people),
        voted=_people(took_part),
        tallies=None,
        round_id=round_id,
    )
    votes = _listed(rows, round_id)
    counted = votes.groupby(["finding_id", "axis", "region", "stakeholder", "value"]).size().reset_index(name="people")
    return measured(replace(blank, counted=counted, backing=_backing(blank, votes)), counted)


def _of_round(frame: pd.DataFrame, round_id: int | None) -> pd.DataFrame:
    return frame[frame["round_id"] == (round_id or 0)]


def _listed(rows: Rows, round_id: int | None) -> pd.DataFrame:
    """Votes of a round on listed findings, with region and type of who cast them."""
    votes = _of_round(rows.votes, round_id)
    listed = {one.id for one in rows.room.findings}
    return votes[votes["finding_id"].isin(listed)].merge(rows.people, on="person")


def _people(frame: pd.DataFrame) -> dict[tuple[str, str], int]:
    return dict(Counter(zip(frame["region"], frame["stakeholder"], strict=True)))


def _backing(seen: Picture, votes: pd.DataFrame) -> Backing | None:
    from_value = counting.backed_from(seen)
    if seen.round_id is None or from_value is None:
        return None
    backed = votes[(votes["axis"] == 0) & (votes["value"] >= from_value)]
    rows: dict[tuple[int, str], list[str]] = {}
    for finding_id, region, person in sorted(backed[["finding_id", "region", "person"]].to_numpy().tolist()):
        rows.setdefault((finding_id, region), []).append(str(person))
    return Backing(tuple((*cell, ",".join(people)) for cell, people in rows.items()))


def _pairs(rows: Rows, earlier: Round, later: Round) -> pd.DataFrame:
    """Who answered in both rounds, counted, as store.replay does it."""
    keys = ["finding_id", "axis", "person"]
    one, two = (_listed(rows, voting.id) for voting in (earlier, later))
    first = one[[*keys, "value"]].rename(columns={"value": "before"})
    second = two[[*keys, "value"]].rename(columns={"value": "after"})
    dots = later.ballot is BallotKind.dots
    both = first.merge(second, on=keys, how="outer" if dots else "inner").fillna(0)
    if dots:
        laid = (set(_of_round(rows.voters, voting.id)["person"]) for voting in (earlier, later))
        both = both[both["person"].isin(set.intersection(*laid))]
    counted = both.merge(rows.people, on="person").groupby(_PAIR).size().reset_index(name="people")
    return counted.astype({name: object if name == "region" else "int64" for name in [*_PAIR, "people"]})


def _opinion(rows: Rows, seen: Picture) -> Opinion | None:
    if seen.round_id is None or seen.ballot is not BallotKind.agreement:
        return None
    votes = _of_round(rows.votes, seen.round_id)
    rejected = {one.id for one in rows.statements if one.rejected}
    people, findings = (votes[name].to_numpy(np.int64) for name in ("person", "finding_id"))
    values = votes["value"].to_numpy(np.int8)
    matrix = polis.vote_matrix(people, findings, values, rejected=rejected, meta=set(rows.meta))
    return Opinion(
        key=(0, seen.round_id),
        revision=rows.revision,
        polis=polis.measured(matrix),
        people={},
        statements={one.id: one for one in rows.statements},
        votes=matrix,
        parameters=rows.parameters,
    )
