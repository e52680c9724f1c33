"""Running votes: when they open, votes again, results on wall and phones, and a round that is reset."""

import pytest

from profit_tt.errors import BadChoice, ChangedMeanwhile, NotFound, OutOfTurn, VotingClosed
from profit_tt.models import Audience, StepKind, StepState
from profit_tt.models.agenda_drafts import RoundDraft, StepDraft
from profit_tt.models.base import row_id
from profit_tt.services import composing, results, room, running, voting
from tests.building import Hall, House, everything
from tests.services.agendas import last_entry, states, step_id

collect, vote, welcome = StepKind.collect, StepKind.vote, StepKind.welcome
SHUT, OPEN, HIDDEN = StepState.view_only, StepState.open, StepState.hidden


def with_vote_again(hall: Hall) -> tuple[int, int]:
    """A vote again at the end of the agenda: its step and the first one's."""
    draft = RoundDraft.of(again_of=hall.round_id)
    added = composing.add_step(by=hall.desk, draft=StepDraft.of(kind="vote"), voting=draft)
    return row_id(added.id), step_id(hall, vote)


def test_a_vote_without_findings_does_not_open_and_nobody_is_left_between_two(house: House) -> None:
    hall = house.think_tank(open=(collect,))
    before = everything()
    for deed in (
        lambda: running.open_step(by=hall.desk, kind=vote),
        lambda: running.move_on(by=hall.desk),
        lambda: running.set_step(by=hall.desk, step_id=step_id(hall, vote), state=SHUT),
    ):
        with pytest.raises(OutOfTurn):
            deed()
    assert everything() == before


def test_a_vote_again_waits_for_its_turn_and_has_the_same_findings(house: House) -> None:
    hall = house.session_of(1, 2, open=())
    again, first = with_vote_again(hall)
    with pytest.raises(OutOfTurn, match="not been held"):
        running.set_step(by=hall.desk, step_id=again, state=OPEN)
    running.set_step(by=hall.desk, step_id=first, state=OPEN)
    with pytest.raises(OutOfTurn, match="still open"):
        running.set_step(by=hall.desk, step_id=again, state=OPEN)
    hall.heap(1)
    running.move_on(by=hall.desk, step_id=again)
    hall.heap(1)
    here = room.look(by=hall.desk)
    assert [len(here.asked[row_id(one.id)]) for one in here.rounds] == [3, 3]
    assert here.voting == here.rounds[1]
    with pytest.raises(OutOfTurn, match="Close that one first"):
        running.set_step(by=hall.desk, step_id=first, state=OPEN)


def test_a_vote_whose_results_are_shown_does_not_reopen(house: House) -> None:
    hall = house.session_of(1, 1).close(vote)
    running.show_results(by=hall.desk, round_id=hall.round_id, on=Audience.phones, shown=True)
    with pytest.raises(OutOfTurn, match="Hide them"):
        running.open_step(by=hall.desk, kind=vote)
    running.show_results(by=hall.desk, round_id=hall.round_id, on=Audience.phones, shown=False)
    running.open_step(by=hall.desk, kind=vote)
    assert states(hall.desk)[vote] is OPEN


def test_results_of_a_vote_that_never_opened_are_not_shown(house: House) -> None:
    hall = house.session_of(1, 1, open=())
    with pytest.raises(OutOfTurn, match="no results"):
        running.show_results(by=hall.desk, round_id=hall.round_id, on=Audience.wall, shown=True)


def test_a_reset_round_stays_in_the_log_and_counts_no_more(house: House) -> None:
    hall = house.session_of(3, 2)
    for expert in hall.experts[:2]:
        hall.vote(expert, hall.findings[0])
    again, _ = with_vote_again(hall)
    running.show_results(by=hall.desk, round_id=hall.round_id, on=Audience.wall, shown=True)
    wiped_id, version = hall.round_id, room.look(by=hall.desk).rounds[0].version
    before = everything()
    fresh = running.reset_round(by=hall.desk, round_id=wiped_id, seen=version)
    here, after = room.look(by=hall.desk), everything()
    assert [one.again_of for one in here.rounds] == [None, fresh.id]
    assert (hall.round_id, fresh.shown_on_wall, here.asked[row_id(fresh.id)]) == (fresh.id, False, set(hall.findings))
    assert results.picture(by=hall.desk, audience=Audience.desk).voted == {}
    untouched = set(before) - {"round", "round_finding", "revision", "log_entry"}
    assert {name for name in untouched if before[name] != after[name]} == set()
    entry = last_entry(hall)
    assert (entry.deed, entry.noun_id, entry.after["round_id"]) == ("reset", wiped_id, fresh.id)
    assert {name: entry.before[name] for name in ("votes", "experts", "findings")} == {
        "votes": 2,
        "experts": 2,
        "findings": 2,
    }
    with pytest.raises(NotFound):
        running.reset_round(by=hall.desk, round_id=wiped_id)
    with pytest.raises((NotFound, VotingClosed)):
        voting.cast(by=hall.experts[0], round_id=wiped_id, finding_id=hall.findings[0], choice="agree")
    hall.vote(hall.experts[0], hall.findings[0])
    running.move_on(by=hall.desk, step_id=again)
    with pytest.raises(OutOfTurn, match="Reset that one first"):
        running.reset_round(by=hall.desk, round_id=row_id(fresh.id))


def test_a_stale_reset_wipes_nothing(house: House) -> None:
    hall = house.session_of(1, 1)
    seen = room.look(by=hall.desk).rounds[0].version
    running.show_results(by=hall.desk, round_id=hall.round_id, on=Audience.wall, shown=True)
    before = everything()
    for stale in (
        lambda: running.reset_round(by=hall.desk, round_id=hall.round_id, seen=seen),
        lambda: running.show_results(by=hall.desk, round_id=hall.round_id, on=Audience.phones, shown=True, seen=seen),
    ):
        with pytest.raises(ChangedMeanwhile):
            stale()
    assert everything() == before


def test_each_audience_is_shown_results_by_itself(house: House) -> None:
    hall = house.session_of(3, 1)
    expert = hall.experts[0]
    seen = []
    for on, shown in ((Audience.wall, True), (Audience.phones, True), (Audience.wall, False)):
        running.show_results(by=hall.desk, round_id=hall.round_id, on=on, shown=shown)
        seen.append(tuple(results.picture(by=expert, audience=one).shown for one in (Audience.wall, Audience.phones)))
    assert seen == [(True, False), (True, True), (False, True)]


def test_the_desk_can_neither_be_shown_nor_hidden(house: House) -> None:
    hall = house.session_of(1, 1)
    with pytest.raises(BadChoice):
        running.show_results(by=hall.desk, round_id=hall.round_id, on=Audience.desk, shown=False)


def test_results_of_another_think_tank_are_out_of_reach(house: House) -> None:
    here, there = house.session_of(1, 1), house.session_of(1, 1)
    with pytest.raises(NotFound):
        running.show_results(by=here.desk, round_id=there.round_id, on=Audience.wall, shown=True)
    assert not results.picture(by=there.experts[0], audience=Audience.wall).shown
