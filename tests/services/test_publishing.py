"""Publishing: the world reads no vote that runs and no small cell, and nothing any more once it is closed to it."""

import pytest

from profit_tt.errors import ChangedMeanwhile, NotAllowed, NotFound
from profit_tt.models import Audience, BallotKind, Person, ResultsRule, StepKind, StepState
from profit_tt.services import log, network_figures, publishing, reporting, results, room, running, talking
from tests.building import Hall, House
from tests.services.ballots import Ballot, a_round


def closed(hall: Hall) -> None:
    """Every vote that is open is over."""
    for one in room.look(by=hall.desk).steps:
        if one.kind is StepKind.vote and one.state is StepState.open:
            running.set_step(by=hall.desk, step_id=one.id or 0, state=StepState.view_only)


def world(hall: Hall) -> Person:
    return publishing.reader(hall.code)


def read(hall: Hall, ballot: Ballot | None = None) -> results.Picture:
    return results.picture(by=world(hall), audience=Audience.world, round_id=ballot.id if ballot else None)


def a_vote(house: House, people: int = 15) -> tuple[Hall, Ballot]:
    """Everybody agrees with the first finding, Kent not; two of Kent alone have voted on the second."""
    hall = house.session_of(people, 2, open=())
    ballot = a_round(hall, BallotKind.agreement)
    for place, person in enumerate(hall.experts):
        ballot.vote(person, 0, -1 if place % 5 == 0 else 1)
    for person in hall.experts[:10:5]:
        ballot.vote(person, 1, 1)
    return hall, ballot


def test_only_what_is_published_is_found(house: House) -> None:
    hall = house.session_of(1, 1, open=())
    for code in (hall.code, "AAAAAA", "", "no code"):
        with pytest.raises(NotFound):
            publishing.reader(code)
    publishing.publish(by=hall.desk)
    by = publishing.reader(f" #{hall.code.lower()} ")
    assert room.look(by=by).think_tank.title == "Canterbury"
    publishing.unpublish(by=hall.desk)
    with pytest.raises(NotFound):
        room.look(by=by)
    with pytest.raises(NotFound):
        results.picture(by=by, audience=Audience.world)
    with pytest.raises(NotFound):
        network_figures.network(by=by)


def test_what_a_desk_has_not_seen_it_does_not_change(house: House) -> None:
    hall = house.session_of(0, 0, open=())
    seen = room.look(by=hall.desk).think_tank.version
    assert publishing.publish(by=hall.desk, seen=seen).published_at is not None
    with pytest.raises(ChangedMeanwhile):
        publishing.unpublish(by=hall.desk, seen=seen)
    first = publishing.publish(by=hall.desk).published_at
    assert publishing.publish(by=hall.desk).published_at == first
    told = [row.deed for row in log.everything(by=hall.desk) if "publish" in row.deed]
    assert told == ["publish"]


def test_a_vote_that_runs_is_read_by_nobody_outside(house: House) -> None:
    hall, ballot = a_vote(house)
    publishing.publish(by=hall.desk)
    ballot.set(shown_on_phones=True, results=ResultsRule.always)
    assert results.picture(by=hall.experts[0], audience=Audience.phones, round_id=ballot.id).shown
    assert publishing.rounds(by=world(hall)) == ()
    assert not read(hall).shown
    with pytest.raises(NotFound):
        read(hall, ballot)
    closed(hall)
    assert [one.id for one in publishing.rounds(by=world(hall))] == [ballot.id]
    assert read(hall, ballot).shown


def test_results_that_phones_may_not_see_are_hidden_from_the_world(house: House) -> None:
    hall, ballot = a_vote(house)
    publishing.publish(by=hall.desk)
    closed(hall)
    ballot.set(shown_on_wall=True)
    assert publishing.rounds(by=world(hall)) == ()
    assert not read(hall).shown


def test_the_world_gets_no_small_cells_and_no_subtraction_gives_them_back(house: House) -> None:
    hall, ballot = a_vote(house)
    publishing.publish(by=hall.desk)
    closed(hall)
    ballot.set(shown_on_phones=True)
    seen = read(hall, ballot)
    whole = results.picture(by=hall.desk, audience=Audience.desk, round_id=ballot.id)
    assert seen.counted is not None
    assert whole.counted is not None
    assert set(whole.counted["finding_id"]) == set(hall.findings)
    assert set(seen.counted["finding_id"]) == {hall.findings[0]}
    assert seen.tallies is not None
    by_region = seen.tallies.by_region.set_index(["finding_id", "region"])["seen"]
    assert by_region[hall.findings[0]].tolist() == [3] * 5
    assert by_region[hall.findings[1]].tolist() == [0] * 5
    assert seen.tallies.overall.set_index("finding_id").loc[hall.findings[1], "seen"] == 0
    assert seen.backing is None


def test_movement_is_told_of_regions_that_are_large_enough(house: House) -> None:
    hall, first = a_vote(house)
    second = a_round(hall, BallotKind.agreement, again_of=first.id)
    for person in hall.experts[:13]:  # of the fourth and the fifth region only two vote again
        second.vote(person, 0, 1)
    closed(hall)
    publishing.publish(by=hall.desk)
    first.set(shown_on_phones=True)
    assert results.movement(by=world(hall), audience=Audience.world) is None
    second.set(shown_on_phones=True)
    told = results.movement(by=world(hall), audience=Audience.world)
    whole = results.movement(by=hall.desk, audience=Audience.desk)
    assert whole is not None
    assert told is not None
    assert (whole.axes[0].both, told.axes[0].both) == (13, 9)


def test_the_world_reads_nothing_that_was_said_among_those_who_took_part(house: House) -> None:
    hall, ballot = a_vote(house)
    publishing.publish(by=hall.desk)
    by = world(hall)
    for audience in (Audience.desk, Audience.wall, Audience.phones):
        with pytest.raises(NotAllowed):
            results.picture(by=by, audience=audience)
    with pytest.raises(NotAllowed):
        talking.talk(by=by, finding_id=hall.findings[0])
    for by in (hall.desk, hall.experts[0], hall.person("passer-by")):
        with pytest.raises(NotAllowed):
            results.picture(by=by, audience=Audience.world)
    assert ballot.id


def test_a_report_for_the_world_holds_what_the_world_may_read(house: House) -> None:
    hall, ballot = a_vote(house)
    publishing.publish(by=hall.desk)
    closed(hall)
    ballot.set(shown_on_phones=True)
    told = reporting.gathered(by=world(hall), audience=Audience.world)
    assert told.picture.shown
    assert told.surveys == ()
    assert told.opinion is None


def test_a_picture_for_the_world_says_that_it_is_one(house: House) -> None:
    hall, ballot = a_vote(house)
    publishing.publish(by=hall.desk)
    assert (read(hall).thinned, read(hall).shown) == (True, False)
    assert read(hall) is read(hall)
    closed(hall)
    ballot.set(shown_on_phones=True)
    assert (read(hall).thinned, read(hall).narrowed) == (True, True)
    assert not results.picture(by=hall.desk, audience=Audience.desk).thinned
    assert [one.id for one in results.voted_only(read(hall)).room.findings] == [hall.findings[0]]


@pytest.mark.parametrize("kind", [BallotKind.scale, BallotKind.impact_feasibility, BallotKind.dots])
def test_findings_without_a_vote_can_be_left_out_on_every_ballot(house: House, kind: BallotKind) -> None:
    hall = house.session_of(4, 2, open=())
    ballot = a_round(hall, kind)
    for person in hall.experts:
        ballot.vote(person, 1, *([2, 3] if kind is BallotKind.impact_feasibility else [2]))
    seen = results.voted_only(results.picture(by=hall.desk, audience=Audience.desk, round_id=ballot.id))
    assert [one.id for one in seen.room.findings] == [hall.findings[1]]
    for told in (*seen.axes, *([seen.dots] if seen.dots else [])):
        assert set(told.by_region["finding_id"]) == {hall.findings[1]}
