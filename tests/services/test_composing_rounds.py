"""Composing the votes of an agenda: ballots, votes again, which findings; what changes once there are votes."""

import pytest

from profit_tt import store
from profit_tt.errors import BadChoice, ChangedMeanwhile, NotFound, OutOfTurn
from profit_tt.models import (
    BallotKind,
    FindingsFrom,
    StepKind,
)
from profit_tt.models.agenda_drafts import RoundDraft, StepDraft
from profit_tt.models.base import row_id
from profit_tt.services import composing, room
from tests.building import House, everything
from tests.services.agendas import again, ids, round_at

welcome, collect, vote, review = StepKind.welcome, StepKind.collect, StepKind.vote, StepKind.review
DOTS = RoundDraft.of(ballot="dots", budget=7, each=2)


def test_a_vote_comes_with_its_round_and_rounds_are_numbered_along_the_agenda(house: House) -> None:
    hall = house.think_tank()
    composing.add_step(by=hall.desk, draft=StepDraft.of(kind="vote"), after=ids(hall)[0], voting=DOTS)
    composing.add_step(by=hall.desk, draft=StepDraft.of(kind="vote"))
    here = room.look(by=hall.desk)
    rounds = [here.round_of(step) for step in here.steps]
    told = [(one.number, one.ballot, one.budget, one.each) for one in rounds if one is not None]
    agreement = BallotKind.agreement
    assert told == [(1, BallotKind.dots, 7, 2), (2, agreement, None, None), (3, agreement, None, None)]


def test_a_vote_again_takes_the_ballot_of_the_first_and_keeps_up_with_it(house: House) -> None:
    hall = house.session_of(0, 2, open=())
    again(hall)
    again(hall, of=5)
    labels = {"en": ["1", "2", "3", "4", "5"]}
    scale = RoundDraft.of(ballot="scale", labels=labels, findings_from="themes", themes=["data"])
    for draft in (DOTS, scale):
        composing.edit_round(by=hall.desk, step_id=ids(hall)[2], draft=draft)
        shared = [
            (one.ballot, one.budget, one.each, one.labels) for one in (round_at(hall, place) for place in (3, 5, 6))
        ]
        assert shared[1:] == shared[:1] * 2
    assert shared[0] == (BallotKind.scale, None, None, labels)
    assert [round_at(hall, place).findings_from for place in (3, 5)] == [FindingsFrom.themes, FindingsFrom.all]


def test_a_vote_again_stays_behind_the_first(house: House) -> None:
    hall = house.think_tank()
    second = again(hall)
    before = everything()
    for deed in (
        lambda: composing.move_step(by=hall.desk, step_id=second, to=1),
        lambda: composing.move_step(by=hall.desk, step_id=ids(hall)[2], to=5),
        lambda: composing.edit_round(
            by=hall.desk, step_id=ids(hall)[2], draft=RoundDraft.of(again_of=round_at(hall, 5).id)
        ),
        lambda: composing.edit_round(
            by=hall.desk,
            step_id=ids(hall)[2],
            draft=RoundDraft.of(findings_from="top", top=3, top_of=round_at(hall, 3).id),
        ),
    ):
        with pytest.raises(OutOfTurn):
            deed()
    assert everything() == before


def test_rounds_and_themes_that_are_not_here(house: House) -> None:
    hall, other = house.think_tank(), house.think_tank()
    step_id, foreign = ids(hall)[2], round_at(other, 3).id
    before = everything()
    for draft in (
        RoundDraft.of(again_of=foreign),
        RoundDraft.of(findings_from="top", top=1, top_of=foreign),
        RoundDraft.of(findings_from="themes", themes=["no such theme"]),
    ):
        with pytest.raises(BadChoice):
            composing.edit_round(by=hall.desk, step_id=step_id, draft=draft)
    with pytest.raises(NotFound):
        composing.add_step(by=hall.desk, draft=StepDraft.of(kind="text"), after=ids(other)[0])
    assert everything() == before


def test_a_ballot_changes_until_the_first_vote(house: House) -> None:
    hall = house.session_of(1, 3)
    step_id, voting = ids(hall)[2], round_at(hall, 3)
    changed = composing.edit_round(by=hall.desk, step_id=step_id, draft=DOTS, seen=voting.version)
    assert (changed.id, changed.ballot, changed.version) == (voting.id, BallotKind.dots, voting.version + 1)
    assert room.look(by=hall.desk).asked[row_id(voting.id)] == set(hall.findings)
    with pytest.raises(ChangedMeanwhile):
        composing.edit_round(by=hall.desk, step_id=step_id, draft=RoundDraft.of(), seen=voting.version)
    composing.edit_round(by=hall.desk, step_id=step_id, draft=RoundDraft.of())
    hall.vote(hall.experts[0], hall.findings[0])
    before = everything()
    with pytest.raises(OutOfTurn, match="Votes are in"):
        composing.edit_round(by=hall.desk, step_id=step_id, draft=DOTS)
    with pytest.raises(OutOfTurn, match="Votes are in"):
        composing.edit_round(
            by=hall.desk, step_id=step_id, draft=RoundDraft.of(findings_from="themes", themes=["data"])
        )
    assert everything() == before
    freely = RoundDraft.of(ordering="number", way="one", results="always", asks_reason=False)
    kept = composing.edit_round(by=hall.desk, step_id=step_id, draft=freely)
    assert (kept.ordering, kept.way, kept.results, kept.asks_reason) == ("number", "one", "always", False)


def test_other_findings_for_an_open_vote_at_once_unless_there_are_none(house: House) -> None:
    hall = house.session_of(1, 12)
    with store.reading() as session:
        of_data = store.rounds.listed(session, think_tank_id=hall.id, themes=["data"])
    assert 0 < len(of_data) < 12
    step_id, round_id = ids(hall)[2], row_id(round_at(hall, 3).id)
    composing.edit_round(by=hall.desk, step_id=step_id, draft=RoundDraft.of(findings_from="themes", themes=["data"]))
    assert room.look(by=hall.desk).asked[round_id] == set(of_data)
    before = everything()
    with pytest.raises(OutOfTurn, match="no finding to vote on"):
        composing.edit_round(by=hall.desk, step_id=step_id, draft=RoundDraft.of(findings_from="starred"))
    assert everything() == before
