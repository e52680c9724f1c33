"""A round of agree, disagree and pass as a conversation: who stands behind a vote stays a number of this file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from profit_tt import store
from profit_tt.errors import N_, Refused
from profit_tt.models import BallotKind, Person
from profit_tt.services import rights
from profit_tt.services import room as rooms
from profit_tt.services.rights import Operation
from profit_tt.store import packs
from profit_tt.store.conversations import Said

#: Polis's marks that an import keeps as tags.
MARKS = ("meta", "seed")


@dataclass(frozen=True, slots=True)
class Statement:
    """A finding under the number it has here: its own in the room, or the one it was imported with."""

    id: int
    text: str
    rejected: bool
    on: date
    marks: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Conversation:
    """statements: by id. people: person (from 1), region (slug), in order. votes: person, statement, value (1, 0, -1),
    in order of both.

    People are numbered by what they voted and where they are from, so the same votes give the same export, and nobody
    is known by a number. on: the day that stands for all votes.
    """

    statements: tuple[Statement, ...]
    people: pd.DataFrame
    votes: pd.DataFrame
    on: date


def conversation(*, by: Person) -> Conversation:
    """The latest round of agree, disagree and pass. Raises NotAllowed, NotFound, Refused where there is none."""
    with store.snapshot() as session:
        rights.require(session, by=by, operation=Operation.read_all_results)
        think_tank_id = by.think_tank_id or 0
        here = rooms.within(
            session,
            think_tank_id=think_tank_id,
            content=store.revisions.pulse(session, think_tank_id=think_tank_id).content,
        )
        held = [one for one in here.rounds if one.ballot is BallotKind.agreement and here.was_open(one)]
        said = store.conversations.said(session, think_tank_id=think_tank_id)
        if not held or not said:
            raise Refused(N_("There is no round of agree, disagree and pass to write as a conversation."))
        cast = packs.cast(session, think_tank_id=think_tank_id)
    ids = _ids(said)
    votes = cast.votes[(cast.votes["round_id"] == held[-1].id) & cast.votes["finding_id"].isin(list(ids))]
    votes = votes.assign(statement=votes["finding_id"].map(ids))[["person", "statement", "value"]]
    people, numbers = _numbered(cast.people, votes)
    votes = votes.assign(person=votes["person"].map(numbers)).astype("int64")
    statements = (Statement(ids[one.id], one.text, one.rejected, one.on, one.tags & set(MARKS)) for one in said)
    return Conversation(
        statements=tuple(sorted(statements, key=lambda one: one.id)),
        people=people,
        votes=votes.sort_values(["person", "statement"], ignore_index=True),
        on=max(one.on for one in said),
    )


def _ids(said: Sequence[Said]) -> dict[int, int]:
    """The ids of an import, if all have one that is a number and theirs alone; else the numbers in the room."""
    external = [one.external_id or "" for one in said]
    if all(one.isascii() and one.isdigit() for one in external) and len(set(map(int, external))) == len(said):
        return {one.id: int(one.external_id or 0) for one in said}
    return {one.id: one.number for one in said}


def _numbered(people: pd.DataFrame, votes: pd.DataFrame) -> tuple[pd.DataFrame, dict[int, int]]:
    """People in an order that only their votes and regions give, and person of the store -> number, from 1."""
    cast: dict[int, list[tuple[int, int]]] = {}
    for person, statement, value in votes.itertuples(index=False):
        cast.setdefault(int(person), []).append((int(statement), int(value)))
    keys = sorted(
        (sorted(cast.get(int(person), [])), str(region), int(person))
        for person, region in zip(people["person"], people["region"], strict=True)
    )
    numbers = {person: number for number, (_, _, person) in enumerate(keys, start=1)}
    regions = [region for _, region, _ in keys]
    return pd.DataFrame({"person": range(1, len(keys) + 1), "region": regions}), numbers
