"""What a deed costs the database: few statements, the same number however many findings and people there are."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import pytest
import sqlalchemy as sa

from profit_tt import store
from profit_tt.models import Audience, BallotKind, FindingDraft, StepKind
from profit_tt.services import collecting, entering, reasons, results, room, voting
from profit_tt.services.latest import forget_all
from tests.building import House

_DRAFT = FindingDraft.of(text="Ferries sell bicycles", kind="idea", language="en", themes=["data"])


@contextmanager
def _counting() -> Iterator[list[str]]:
    said: list[str] = []

    def listen(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if not statement.startswith(("BEGIN", "COMMIT", "ROLLBACK")):
            said.append(statement)

    sa.event.listen(store.engine(), "before_cursor_execute", listen)
    try:
        yield said
    finally:
        sa.event.remove(store.engine(), "before_cursor_execute", listen)


def _cost(deed: Callable[[], object]) -> int:
    with _counting() as said:
        deed()
    return len(said)


@pytest.mark.parametrize(("people", "findings"), [(2, 3), (60, 300)])
def test_each_deed_costs_a_fixed_number_of_statements(house: House, people: int, findings: int) -> None:
    hall = house.session_of(people, findings, open=(StepKind.collect, StepKind.vote))
    voter, finding, round_id = hall.experts[0], hall.findings[0], hall.round_id
    costs = {
        "cast": _cost(lambda: voting.cast(by=voter, round_id=round_id, finding_id=finding, choice="agree")),
        "my votes": _cost(lambda: voting.my_votes(by=voter, round_id=round_id)),
        "who": _cost(lambda: entering.who(by=voter)),
        "pulse": _cost(lambda: room.pulse(by=voter)),
        "look again": _cost(lambda: room.look(by=voter)),
        "submit": _cost(lambda: collecting.submit(by=voter, draft=_DRAFT)),
        "look after a change": _cost(lambda: room.look(by=voter)),
        "picture": _cost(lambda: results.picture(by=hall.desk, audience=Audience.wall)),
        "picture again": _cost(lambda: results.picture(by=hall.desk, audience=Audience.wall)),
        "alike": _cost(lambda: collecting.alike(by=voter, text="ferries sell bicycles")),
        "keep unsent": _cost(lambda: collecting.keep_unsent(by=voter, fields={"text": "half"})),
    }
    forget_all()
    costs["everything for a first visitor"] = _cost(lambda: results.picture(by=voter, audience=Audience.wall))
    assert costs == COSTS


@pytest.mark.parametrize(("people", "findings"), [(2, 3), (40, 200)])
def test_other_ballots_cost_a_fixed_number_of_statements(house: House, people: int, findings: int) -> None:
    costs = {}
    for kind, deed in _DEEDS.items():
        hall = house.session_of(people, findings).ballot(kind, budget=9, each=9)
        at = {"by": hall.experts[0], "round_id": hall.round_id}
        costs[str(kind)] = _cost(partial(deed, **at, finding_id=hall.findings[0]))
        costs[f"my ballot, {kind}"] = _cost(partial(voting.my_ballot, **at))
        if kind is BallotKind.scale:
            why = partial(reasons.give_reason, **at, finding_id=hall.findings[0])
            costs["give a reason"] = _cost(partial(why, text="It rains"))
            costs["change a reason"] = _cost(partial(why, text="It pours"))
            costs["reasons"] = _cost(
                partial(
                    reasons.reasons,
                    by=hall.desk,
                    round_id=hall.round_id,
                    finding_id=hall.findings[0],
                    audience=Audience.desk,
                )
            )
            costs["far from the median"] = _cost(
                partial(reasons.far_from_median, **at, finding_id=hall.findings[0], points={0: 4})
            )
            costs["withdraw"] = _cost(partial(voting.withdraw, **at, finding_id=hall.findings[0]))
    assert costs == BALLOT_COSTS


_DEEDS: dict[BallotKind, Callable[..., int]] = {
    BallotKind.scale: partial(voting.rate, value=4),
    BallotKind.dots: partial(voting.give_dots, dots=2),
    BallotKind.impact_feasibility: partial(voting.place, impact=5, feasibility=2),
}

BALLOT_COSTS = {
    "scale": 3,
    "dots": 4,  # the purse too
    "impact_feasibility": 4,
    "my ballot, scale": 5,
    "my ballot, dots": 6,
    "my ballot, impact_feasibility": 5,
    "give a reason": 8,
    "change a reason": 8,
    "reasons": 5,
    "far from the median": 4,
    "withdraw": 5,
}

#: Statements without BEGIN and COMMIT.
COSTS = {
    "cast": 3,  # revision, admission, vote
    "my votes": 2,
    "who": 1,
    "pulse": 1,
    "look again": 1,  # nothing has changed: the revision, and no more
    "submit": 18,
    "look after a change": 15,  # once for everybody in the process
    "picture": 6,
    "picture again": 1,
    "alike": 1,
    "keep unsent": 2,
    "everything for a first visitor": 20,
}
