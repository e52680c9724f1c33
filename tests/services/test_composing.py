"""Composing the agenda, step by step: each deed, what it leaves alone, and what it refuses."""

import pytest

from profit_tt.errors import BadChoice, ChangedMeanwhile, NotAllowed, NotFound, OutOfTurn
from profit_tt.models import (
    StepKind,
    StepState,
)
from profit_tt.models.agenda_drafts import STEPS_LIMIT, RoundDraft, StepDraft
from profit_tt.models.base import row_id
from profit_tt.services import agenda_plans, composing, room, running
from tests.building import House, everything
from tests.services.agendas import again, ids, kinds, log, round_at, steps

welcome, collect, vote, review = StepKind.welcome, StepKind.collect, StepKind.vote, StepKind.review
DOTS = RoundDraft.of(ballot="dots", budget=7, each=2)


def test_a_step_is_added_where_it_is_wanted(house: House) -> None:
    hall = house.think_tank()
    first = ids(hall)[0]
    lunch = StepDraft.of(
        kind="pause", names={"en": " Lunch ", "nl": "Middag"}, texts={"fr": "Salle 2"}, minutes=45, link="https://a.eu"
    )
    added = composing.add_step(by=hall.desk, draft=lunch, after=first)
    composing.add_step(by=hall.desk, draft=StepDraft.of(kind="discuss"))
    assert kinds(hall) == [welcome, StepKind.pause, collect, vote, review, StepKind.discuss]
    kept = steps(hall)[1]
    assert (kept.id, kept.state, kept.version) == (added.id, StepState.hidden, added.version)
    assert (kept.name_en, kept.name_fr, kept.name_nl, kept.text_fr) == ("Lunch", "", "Middag", "Salle 2")
    assert (kept.minutes, kept.link) == (45, "https://a.eu")
    assert room.look(by=hall.desk).think_tank.current_step_id == first


def test_a_step_is_edited_and_keeps_its_kind(house: House) -> None:
    hall = house.think_tank()
    step = steps(hall)[1]
    draft = StepDraft.of(kind="collect", names={"fr": "Vos constats"}, minutes=20)
    edited = composing.edit_step(by=hall.desk, step_id=row_id(step.id), draft=draft, seen=step.version)
    assert (edited.name_fr, edited.minutes, edited.version) == ("Vos constats", 20, 2)
    entry = log(hall)[-1]
    assert (entry.deed, entry.before["name_fr"], entry.after["name_fr"]) == ("edit", "", "Vos constats")
    with pytest.raises(ChangedMeanwhile):
        composing.edit_step(by=hall.desk, step_id=row_id(step.id), draft=StepDraft.of(kind="collect"), seen=1)
    with pytest.raises(OutOfTurn):
        composing.edit_step(by=hall.desk, step_id=row_id(step.id), draft=StepDraft.of(kind="sort"))
    assert steps(hall)[1].name_fr == "Vos constats"


def test_a_copy_has_its_own_round_and_no_votes(house: House) -> None:
    hall = house.session_of(1, 2)
    hall.vote(hall.experts[0], hall.findings[0])
    composing.duplicate_step(by=hall.desk, step_id=ids(hall)[2])
    assert kinds(hall) == [welcome, collect, vote, vote, review]
    here = room.look(by=hall.desk)
    assert (here.steps[2].state, here.steps[3].state) == (StepState.open, StepState.hidden)
    first, copy = round_at(hall, 3), round_at(hall, 4)
    assert (here.was_open(first), here.was_open(copy), first.id != copy.id) == (True, False, True)


def test_steps_move_and_the_others_make_room(house: House) -> None:
    hall = house.think_tank()
    moved = ids(hall)[3]
    composing.move_step(by=hall.desk, step_id=moved, to=1, seen=1)
    assert kinds(hall) == [review, welcome, collect, vote]
    assert [step.version for step in steps(hall)] == [2, 1, 1, 1]
    composing.move_step(by=hall.desk, step_id=moved, to=4, seen=2)
    assert kinds(hall) == [welcome, collect, vote, review]
    before = everything()
    with pytest.raises(ChangedMeanwhile):
        composing.move_step(by=hall.desk, step_id=moved, to=2, seen=2)
    for to in (0, 5, -1, True):
        with pytest.raises(BadChoice):
            composing.move_step(by=hall.desk, step_id=moved, to=to)
    assert everything() == before


def test_a_step_is_removed_and_leaves_no_gap(house: House) -> None:
    hall = house.think_tank()
    composing.remove_step(by=hall.desk, step_id=ids(hall)[2], seen=1)
    assert kinds(hall) == [welcome, collect, review]
    assert room.look(by=hall.desk).rounds == ()
    assert log(hall)[-1].before["vote"]["ballot"] == "agreement"


def test_a_vote_that_was_open_in_vain_can_be_removed(house: House) -> None:
    hall = house.session_of(1, 2)
    running.move_on(by=hall.desk, kind=review)
    composing.remove_step(by=hall.desk, step_id=ids(hall)[2])
    assert kinds(hall) == [welcome, collect, review]


def test_a_desk_that_sees_a_removed_step_does_not_change_the_one_that_took_its_id(house: House) -> None:
    hall = house.think_tank()
    gone = composing.add_step(by=hall.desk, draft=StepDraft.of(kind="vote"))
    before = round_at(hall, 5)
    composing.remove_step(by=hall.desk, step_id=row_id(gone.id), seen=gone.version)
    new = composing.add_step(by=hall.desk, draft=StepDraft.of(kind="vote"))
    assert new.version > gone.version
    assert round_at(hall, 5).version > before.version
    with pytest.raises((ChangedMeanwhile, NotFound)):
        composing.remove_step(by=hall.desk, step_id=row_id(gone.id), seen=gone.version)
    assert len(steps(hall)) == 5


def test_what_cannot_be_removed(house: House) -> None:
    hall = house.session_of(1, 2)
    hall.vote(hall.experts[0], hall.findings[0])
    again(hall)
    step_id = ids(hall)[2]
    with pytest.raises(OutOfTurn, match="Everybody is at this step"):
        composing.remove_step(by=hall.desk, step_id=step_id)
    running.move_on(by=hall.desk, kind=review)
    with pytest.raises(OutOfTurn, match="Votes were cast"):
        composing.remove_step(by=hall.desk, step_id=step_id)
    running.reset_round(by=hall.desk, round_id=row_id(round_at(hall, 3).id))
    with pytest.raises(OutOfTurn, match="Votes were cast"):  # the wiped ones are kept as well
        composing.remove_step(by=hall.desk, step_id=step_id)
    assert kinds(hall) == [welcome, collect, vote, review, vote]


def test_nothing_new_is_no_change(house: House) -> None:
    hall = house.think_tank()
    entries = len(log(hall))
    composing.edit_round(by=hall.desk, step_id=ids(hall)[2], draft=RoundDraft.of())
    composing.edit_step(by=hall.desk, step_id=ids(hall)[2], draft=StepDraft.of(kind="vote"))
    composing.move_step(by=hall.desk, step_id=ids(hall)[2], to=3)
    assert ([step.version for step in steps(hall)], len(log(hall))) == ([1, 1, 1, 1], entries)


def test_an_agenda_has_an_end(house: House) -> None:
    hall = house.think_tank()
    for _ in range(STEPS_LIMIT - 4):
        composing.add_step(by=hall.desk, draft=StepDraft.of(kind="text"))
    before = everything()
    with pytest.raises(OutOfTurn, match="full"):
        composing.add_step(by=hall.desk, draft=StepDraft.of(kind="text"))
    with pytest.raises(OutOfTurn, match="full"):
        composing.duplicate_step(by=hall.desk, step_id=ids(hall)[0])
    with pytest.raises(OutOfTurn, match="full"):
        composing.take_in(by=hall.desk, plan=agenda_plans.plain(), instead=False, source="plain")
    assert everything() == before


def test_nothing_changes_in_a_closed_think_tank(house: House) -> None:
    hall = house.think_tank()
    running.end(by=hall.desk)
    first = ids(hall)[1]
    before = everything()
    for deed in (
        lambda: composing.add_step(by=hall.desk, draft=StepDraft.of(kind="text")),
        lambda: composing.edit_step(by=hall.desk, step_id=first, draft=StepDraft.of(kind="collect")),
        lambda: composing.duplicate_step(by=hall.desk, step_id=first),
        lambda: composing.remove_step(by=hall.desk, step_id=first),
        lambda: composing.move_step(by=hall.desk, step_id=first, to=1),
        lambda: composing.edit_round(by=hall.desk, step_id=ids(hall)[2], draft=DOTS),
        lambda: composing.apply_template(by=hall.desk, name="half-day"),
        lambda: composing.take_in(by=hall.desk, plan=agenda_plans.plain(), instead=False, source="plain"),
    ):
        with pytest.raises(OutOfTurn, match="closed"):
            deed()
    assert everything() == before


def test_nobody_else_composes(house: House) -> None:
    hall = house.session_of(1, 1)
    for by in (hall.experts[0], hall.person("stranger"), hall.person("")):
        with pytest.raises(NotAllowed):
            composing.add_step(by=by, draft=StepDraft.of(kind="text"))
        with pytest.raises(NotAllowed):
            composing.apply_template(by=by, name="half-day")
