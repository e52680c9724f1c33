"""Where a finding comes from and what became of it, for everybody who reads: no undo, no word that was never public."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from profit_tt import store
from profit_tt.errors import NotFound
from profit_tt.models import Finding, FindingState, LineageKind, Person
from profit_tt.models.base import row_id
from profit_tt.services import carrying
from profit_tt.services.merging import Forebear
from profit_tt.services.results import Picture

__all__ = ["Origin", "became", "origin"]


@dataclass(frozen=True, slots=True)
class Origin:
    """The merge or split that made a finding. forebears: by number; text "" where it was perhaps never on the list.

    carried: people whose vote in the picture's round went along; both: those of them who had voted on several of the
    forebears and count once. Both are None while results are hidden.
    """

    kind: LineageKind
    forebears: tuple[Forebear, ...]
    carried: int | None
    both: int | None


def origin(seen: Picture, finding_id: int) -> Origin | None:
    """What made a finding, for a picture that somebody may see; None for one that an expert wrote."""
    think_tank_id = row_id(seen.room.think_tank.id)
    with store.snapshot() as session:
        standing = store.lineage.standing(session, think_tank_id=think_tank_id)
        lines = [line for line in standing if line.child_id == finding_id]
        if not lines:
            return None
        ids = {line.parent_id for line in lines}
        found = store.findings.several(session, think_tank_id=think_tank_id, finding_ids=ids)
        public = _public(session, seen, found)
        carried, both = _carried(session, seen, {line.parent_id for line in lines if line.carries})
    forebears = tuple(
        Forebear(row_id(one.id), one.number, one.region, one.text if one.id in public else "") for one in found
    )
    return Origin(LineageKind(lines[0].kind), forebears, carried, both)


def _public(session: Session, seen: Picture, found: Sequence[Finding]) -> set[int]:
    """Ids of those that everybody could read: all, where nothing waits for approval; else those of a round."""
    if not seen.room.think_tank.approve_first:
        return {row_id(one.id) for one in found}
    asked = store.rounds.all_findings(session, think_tank_id=row_id(seen.room.think_tank.id))
    return set().union(*asked.values()) & {row_id(one.id) for one in found}


def _carried(session: Session, seen: Picture, ids: set[int]) -> tuple[int | None, int | None]:
    if not seen.shown:
        return None, None
    votes: list[Any] = [
        vote for vote in store.lineage.votes(session, finding_ids=ids) if vote.round_id == seen.round_id
    ]
    return carrying.counted(votes)


def became(*, by: Person, number: int) -> tuple[int, ...]:
    """Numbers of the listed findings that this one was joined into or split into; () for all others.

    Raises NotFound without a think tank.
    """
    if by.think_tank_id is None:
        raise NotFound
    with store.snapshot() as session:
        standing = store.lineage.standing(session, think_tank_id=by.think_tank_id)
        ids = {one for line in standing for one in (line.parent_id, line.child_id)}
        found = store.findings.several(session, think_tank_id=by.think_tank_id, finding_ids=ids)
    known = {row_id(one.id): one for one in found}
    children: dict[int, list[int]] = {}
    for line in standing:
        children.setdefault(line.parent_id, []).append(line.child_id)
    ends, ahead = set[int](), [key for key, one in known.items() if one.number == number and key in children]
    while ahead:
        child_ids = children.get(ahead.pop(), [])
        ahead += child_ids
        ends.update(one for one in child_ids if known[one].state is FindingState.listed)
    return tuple(sorted(known[one].number for one in ends))
