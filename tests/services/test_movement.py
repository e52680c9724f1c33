"""Movement between two rounds, and how a room grew: shown only where both rounds, or the round, are shown."""

import pytest

from profit_tt.models import Audience, BallotKind, FindingDraft, Person
from profit_tt.services import collecting, frames_time, moderating, results, room, running
from profit_tt.text import speaker
from tests.building import Hall, House
from tests.services.ballots import Ballot, a_round

say = speaker("en")


def two_rounds(house: House, kind: BallotKind, people: int = 5) -> tuple[Hall, Ballot, Ballot]:
    hall = house.session_of(people, 2, open=())
    first = a_round(hall, kind)
    return hall, first, a_round(hall, kind, again_of=first.id)


def moves(hall: Hall, audience: Audience = Audience.desk, by: Person | None = None) -> results.Moves | None:
    return results.movement(by=by or hall.desk, audience=audience)


def test_kent_turns_between_two_rounds(house: House) -> None:
    hall, first, second = two_rounds(house, BallotKind.agreement, people=15)
    for place, person in enumerate(hall.experts):
        first.vote(person, 0, -1 if place % 5 == 0 else 1)
        second.vote(person, 0, 1)
    told = moves(hall)
    assert told is not None
    (movement,) = told.axes
    assert (movement.both, movement.changed) == (15, 3)
    frame = frames_time.movement(told, say)
    kent = frame[(frame["rank"] == 1) & (frame["region"] == "Kent")].iloc[0]
    assert kent[["number", "before", "after", "arrow", "covered", "changed"]].tolist() == [1, 0.0, 1.0, "up", True, 0.2]
    assert kent[["all_before", "all_after", "stable"]].tolist() == [0.8, 1.0, False]
    assert frame["position"].tolist() == [1, 2, 3, 4, 5] * 2


def test_who_voted_once_cannot_have_changed(house: House) -> None:
    hall, first, second = two_rounds(house, BallotKind.agreement)
    first.vote(hall.experts[0], 0, 1)
    second.vote(hall.experts[1], 0, -1)
    told = moves(hall)
    assert told is not None
    assert (told.axes[0].both, told.axes[0].changed) == (0, 0)


def test_points_and_axes_move(house: House) -> None:
    hall, first, second = two_rounds(house, BallotKind.impact_feasibility)
    for person in hall.experts[:3]:
        first.vote(person, 0, 2, 5)
        second.vote(person, 0, 4, 5)
    told = moves(hall)
    assert told is not None
    impact, feasibility = told.axes
    assert impact.overall.iloc[0][["before", "after", "arrow", "changed"]].tolist() == [2.0, 4.0, "up", 3]
    assert feasibility.overall.iloc[0][["before", "after", "arrow", "changed"]].tolist() == [5.0, 5.0, "still", 0]


def test_dots_that_were_moved_elsewhere_are_a_change(house: House) -> None:
    hall, first, second = two_rounds(house, BallotKind.dots)
    mover, stayer, late = hall.experts[:3]
    first.vote(mover, 0, 3)
    second.vote(mover, 1, 3)
    for one in (first, second):
        one.vote(stayer, 0, 2)
    second.vote(late, 0, 5)
    told = moves(hall)
    assert told is not None
    rows = told.axes[0].overall[["before", "after", "both", "changed"]].to_numpy().tolist()
    assert rows == [[5.0, 7.0, 2, 1], [0.0, 3.0, 1, 1]]


def test_both_rounds_must_be_shown(house: House) -> None:
    hall, first, second = two_rounds(house, BallotKind.agreement)
    for audience in (Audience.wall, Audience.phones):
        assert moves(hall, audience, hall.experts[0]) is None
        running.show_results(by=hall.desk, round_id=first.id, on=audience, shown=True)
        assert moves(hall, audience, hall.experts[0]) is None
        running.show_results(by=hall.desk, round_id=second.id, on=audience, shown=True)
        assert moves(hall, audience, hall.experts[0]) is not None
    running.show_results(by=hall.desk, round_id=first.id, on=Audience.wall, shown=False)
    assert moves(hall, Audience.wall) is None
    assert frames_time.movement(None, say).empty


def test_phones_see_no_movement_of_a_finding_that_was_taken_off(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "PHONES_SECONDS", 3600.0)
    hall, first, second = two_rounds(house, BallotKind.agreement)
    for one in (first, second):
        one.set(shown_on_phones=True)
    assert len(frames_time.movement(moves(hall, Audience.phones, hall.experts[0]), say)) == 10
    moderating.archive(by=hall.desk, finding_id=hall.findings[0], seen=None)
    left = frames_time.movement(moves(hall, Audience.phones, hall.experts[0]), say)
    assert left["finding_id"].unique().tolist() == hall.findings[1:]


@pytest.mark.parametrize("other", [{}, {"again_of": True, "kind": BallotKind.scale}])
def test_without_an_earlier_round_of_its_kind_there_is_no_movement(house: House, other: dict[str, object]) -> None:
    hall = house.session_of(1, 1, open=())
    first = a_round(hall, BallotKind.agreement)
    kind = BallotKind(other.get("kind", BallotKind.agreement))
    second = a_round(hall, kind, again_of=first.id if other else None)
    assert results.movement(by=hall.desk, audience=Audience.desk, round_id=second.id) is None
    assert moves(hall) is None


def test_growth_ends_at_the_whole_and_hides_who_leads(house: House) -> None:
    hall = house.session_of(10, 0, open=())
    for place in range(3):
        hall.finding(f"Finding {place} to watch", by=hall.experts[place])
    scale = a_round(hall, BallotKind.scale)
    for person in hall.experts:
        scale.vote(person, 1, 4)
    grown = results.growth(by=hall.desk, audience=Audience.desk)
    here = room.look(by=hall.desk)
    frame = frames_time.growth(grown, here, say)
    end = frame[frame["frame"] == frame["frame"].max()]
    assert end[["region", "findings", "votes"]].to_numpy().tolist() == [
        ["Kent", 1, 2],
        ["Essex", 1, 2],
        ["Pas-de-Calais", 1, 2],
        ["Belgian Coast", 0, 2],
        ["Zeeland", 0, 2],
    ]
    leading = frames_time.leading(grown, here, say)
    assert leading.iloc[-3][["number", "place", "votes", "score"]].tolist() == [2, 1, 10, 4.0]
    hidden = results.growth(by=hall.experts[0], audience=Audience.wall)
    assert (len(hidden.regions), len(hidden.leading)) == (len(grown.regions), 0)


def test_a_finding_that_was_edited_grew_when_it_came(house: House) -> None:
    hall = house.session_of(2, 0, open=())
    sent = hall.finding("First of all", by=hall.experts[0])
    hall.finding("Second of all", by=hall.experts[1])
    with_edit = sent.revision

    draft = FindingDraft.of(text="First, said better", kind="practice", language="en", themes=["data"])
    collecting.edit(by=hall.experts[0], finding_id=hall.findings[0], draft=draft)
    grown = results.growth(by=hall.desk, audience=Audience.desk)
    kent = grown.regions[grown.regions["region"] == "kent"]
    assert kent["revision"].iloc[0] == with_edit
    assert kent["findings"].iloc[0] == 1
