"""Tables of every ballot: what the votes say, counted by hand; nothing while results are hidden."""

import pytest

from profit_tt.models import Audience, BallotKind, StepKind
from profit_tt.reports import tables
from profit_tt.services import results, voting
from profit_tt.services.results import Picture
from profit_tt.text import speaker
from tests.building import Hall, House

say = speaker("en")


def _hall(house: House, kind: BallotKind, **more: object) -> Hall:
    return house.session_of(10, 2, open=()).ballot(kind, **more).open(StepKind.vote)


def _row(table: tables.Table, place: int = 0) -> dict[str, object]:
    return dict(zip([column.title for column in table.columns], table.rows[place], strict=True))


def _seen(hall: Hall, audience: Audience = Audience.desk) -> Picture:
    return results.picture(by=hall.desk, audience=audience)


def test_dots(house: House) -> None:
    hall = _hall(house, BallotKind.dots, budget=5, each=3)
    for expert, dots in ((0, 3), (1, 1)):
        voting.give_dots(by=hall.experts[expert], round_id=hall.round_id, finding_id=hall.findings[0], dots=dots)
    row = _row(tables.findings(_seen(hall), say))
    assert [row[name] for name in ("Dots", "People", "Regions", "Share of all dots", "Rank")] == [4, 2, 2, 1.0, 1]
    wide = _row(tables.wide(_seen(hall), say))
    assert [wide[f"{region}: Dots"] for region in ("Kent", "Essex", "Zeeland")] == [3, 1, 0]
    assert [len(table.rows) for table in (tables.votes_by_region(_seen(hall), say),)] == [10]


def test_a_scale(house: House) -> None:
    hall = _hall(house, BallotKind.scale)
    for expert, value in zip(hall.experts, (5, 4, 4, 0, 3, 4), strict=False):
        voting.rate(by=expert, round_id=hall.round_id, finding_id=hall.findings[1], value=value)
    row = _row(tables.findings(_seen(hall), say), 1)
    told = ("Votes", "1", "2", "3", "4", "5", "Pass", "Median", "Near the median", "Rank")
    assert [row[name] for name in told] == [6, 0, 0, 1, 3, 1, 1, 4.0, 1.0, 1]
    assert _row(tables.findings(_seen(hall), say), 0)["Median"] is None


def test_impact_and_feasibility_stand_side_by_side(house: House) -> None:
    hall = _hall(house, BallotKind.impact_feasibility)
    voting.place(by=hall.experts[0], round_id=hall.round_id, finding_id=hall.findings[0], impact=5, feasibility=2)
    row = _row(tables.wide(_seen(hall), say))
    assert (row["Impact: Median"], row["Feasibility: Median"]) == (5.0, 2.0)
    assert (row["Kent: Impact: 5"], row["Kent: Feasibility: 2"], row["Essex: Impact: 5"]) == (1, 1, 0)


@pytest.mark.parametrize("kind", list(BallotKind))
def test_hidden_results_leave_the_findings_alone(house: House, kind: BallotKind) -> None:
    more = {"budget": 5, "each": 3} if kind is BallotKind.dots else {}
    hall = _hall(house, kind, **more)
    hidden = _seen(hall, Audience.wall)
    assert tables.votes_by_region(hidden, say).rows == ()
    assert len(tables.findings(hidden, say).columns) == len(tables.wide(hidden, say).columns) == 13
