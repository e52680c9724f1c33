"""A pack of results: the votes without identities, beside the pictures that were made of them."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from profit_tt import store
from profit_tt.analysis.small_cells import hidden_types
from profit_tt.errors import StoreBusy
from profit_tt.models import ORGANISATIONS, Audience, Parameters, Person
from profit_tt.services import opinion, results, rights, thresholds
from profit_tt.services import room as rooms
from profit_tt.services.counting import Moves
from profit_tt.services.opinion import META, Opinion
from profit_tt.services.results import Picture
from profit_tt.services.rights import Operation
from profit_tt.services.room import Room, RoomFinding
from profit_tt.store import packs
from profit_tt.store.opinions import Statement

#: How often a room that votes meanwhile is read again, until all of it is of one moment.
TRIES = 5


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """What a pack holds, and all that pictures are made of.

    room: findings carry authors who are numbers of the pack's own, which are not those of its voters: what somebody
    wrote is public in the room, and would tell what they voted. people: person, region, stakeholder; the type is ""
    where region and type together would be a small cell. votes: round_id, person, finding_id, axis, value, of listed
    and of rejected findings. voters: round_id, person. statements: the findings of the votes, rejected ones among
    them; meta: those about the participants themselves.
    """

    revision: int
    parameters: Parameters
    room: Room
    people: pd.DataFrame
    votes: pd.DataFrame
    voters: pd.DataFrame
    statements: tuple[Statement, ...]
    meta: frozenset[int]


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """What is said of one round: its picture, its movement since the round it repeats, its opinion groups."""

    picture: Picture
    moves: Moves | None
    opinion: Opinion | None


@dataclass(frozen=True, slots=True, eq=False)
class Packed:
    """The rows, and what the app says of each round (of the think tank, before there is one) at the same revision."""

    rows: Rows
    seen: tuple[Seen, ...]


def packed(*, by: Person) -> Packed:
    """All of a think tank's results. Raises NotAllowed, NotFound; StoreBusy while votes come in without a pause."""
    with store.reading() as session:
        rights.require(session, by=by, operation=Operation.read_all_results)
    for _ in range(TRIES):
        rows = _rows(by.think_tank_id or 0)
        asked = [one.id for one in rows.room.rounds] or [None]
        seen = tuple(_seen(by, round_id) for round_id in asked)
        revisions = {one.picture.revision for one in seen} | {one.opinion.revision for one in seen if one.opinion}
        if revisions == {rows.revision}:
            return Packed(rows, seen)
    raise StoreBusy


def _seen(by: Person, round_id: int | None) -> Seen:
    picture = results.picture(by=by, audience=Audience.desk, round_id=round_id)
    moves = results.movement(by=by, audience=Audience.desk, round_id=round_id) if round_id else None
    told = opinion.of(picture)
    return Seen(picture, moves, told and replace(told, people={}))


def _rows(think_tank_id: int) -> Rows:
    with store.snapshot() as session:
        now = store.revisions.pulse(session, think_tank_id=think_tank_id)
        here = rooms.within(session, think_tank_id=think_tank_id, content=now.content)
        cast = packs.cast(session, think_tank_id=think_tank_id)
        statements = store.opinions.statements(session, think_tank_id=think_tank_id)
        meta = store.opinions.imported_with_tag(session, think_tank_id=think_tank_id, tag=META)
    sheet = thresholds.of(here.think_tank)
    numbers = _shuffled(cast.people["person"].tolist())
    return Rows(
        revision=now.number,
        parameters=sheet,
        room=replace(here, findings=_with_other_authors(here.findings)),
        people=_withheld(_numbered(cast.people, numbers), sheet.small_cell),
        votes=_numbered(cast.votes, numbers),
        voters=_numbered(cast.voters, numbers),
        statements=tuple(statements),
        meta=frozenset(meta),
    )


def _shuffled(ids: Sequence[int]) -> dict[int, int]:
    """Each id's number in this pack, from 1, without any order: another pack numbers them anew."""
    order = list(ids)
    random.SystemRandom().shuffle(order)
    return {one: number for number, one in enumerate(order, start=1)}


def _numbered(frame: pd.DataFrame, numbers: dict[int, int]) -> pd.DataFrame:
    made = frame.assign(person=frame["person"].map(numbers).astype("int64"))
    keys = [name for name in ("round_id", "person", "finding_id", "axis") if name in made]
    return made.sort_values(keys, ignore_index=True)


def _withheld(people: pd.DataFrame, from_people: int) -> pd.DataFrame:
    """Types that would make somebody one of few are left out, and further ones, so that no subtraction brings them."""
    kinds = [str(one) for one in ORGANISATIONS]
    hidden = set()
    for region, of in people.groupby("region"):
        sizes = {kind: int((of["stakeholder"] == kind).sum()) for kind in kinds}
        hidden |= {(region, kind) for kind in hidden_types(sizes, from_people=from_people)}
    cells = zip(people["region"], people["stakeholder"], strict=True)
    return people.assign(stakeholder=["" if cell in hidden else cell[1] for cell in cells]).astype(
        {"stakeholder": object}
    )


def _with_other_authors(findings: Sequence[RoomFinding]) -> tuple[RoomFinding, ...]:
    numbers = _shuffled(sorted({author for one in findings for author, _ in one.authors}))
    return tuple(
        replace(one, authors=tuple(sorted((numbers[author], region) for author, region in one.authors)))
        for one in findings
    )
