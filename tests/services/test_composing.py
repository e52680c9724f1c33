"""Composing the agenda: each deed, what it leaves alone, and what it refuses."""

import pytest

from profit_tt import store
from profit_tt.errors import BadChoice, ChangedMeanwhile, NotAllowed, NotFound, OutOfTurn, TooLong
from profit_tt.models import (
    BallotKind,
    FindingsFrom,
    LogEntry,
    Person,
    Round,
    Step,
    StepKind,
    StepState,
    ThinkTankDraft,
)
from profit_tt.models.agenda_drafts import STEPS_LIMIT, RoundDraft, StepDraft
from profit_tt.models.base import row_id
from profit_tt.services import agenda_plans, composing, hosting, room, running
from tests.building import Hall, House, everything

welcome, collect, vote, review = StepKind.welcome, StepKind.collect, StepKind.vote, StepKind.review
DOTS = RoundDraft.of(ballot="dots", budget=7, each=2)


def kinds(hall: Hall) -> list[StepKind]:
    return [step.kind for step in steps(hall)]


def steps(hall: Hall) -> list[Step]:
    """The agenda, whose positions must be 1 to n."""
    found = list(room.look(by=hall.desk).steps)
    assert [step.position for step in found] == list(range(1, len(found) + 1))
    return found


def ids(hall: Hall) -> list[int]:
    return [row_id(step.id) for step in steps(hall)]


def round_at(hall: Hall, position: int) -> Round:
    here = room.look(by=hall.desk)
    voting = here.round_of(here.steps[position - 1])
    assert voting is not None
    return voting


def again(hall: Hall, of: int = 3) -> int:
    """A vote again at the end; gives its step."""
    draft = RoundDraft.of(again_of=round_at(hall, of).id)
    return row_id(composing.add_step(by=hall.desk, draft=StepDraft.of(kind=vote), voting=draft).id)


def log(hall: Hall) -> list[LogEntry]:
    with store.reading() as session:
        return store.think_tanks.log(session, think_tank_id=hall.id)


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


TEMPLATES = {"half-day": (180, 8), "round-table": (60, 5), "delphi": (14 * 24 * 60, 6)}


@pytest.mark.parametrize("key", TEMPLATES)
def test_a_template_takes_the_place_of_the_agenda(house: House, key: str) -> None:
    hall = house.think_tank(open=(collect,))
    composing.apply_template(by=hall.desk, name=key)
    found = steps(hall)
    assert (sum(step.minutes or 0 for step in found), len(found)) == TEMPLATES[key]
    assert [step.state for step in found] == [StepState.open] + [StepState.hidden] * (len(found) - 1)
    here = room.look(by=hall.desk)
    assert here.current_step == found[0]
    votes = [one for one in (here.round_of(step) for step in found) if one is not None]
    assert [one.again_of for one in votes[1:]] == [votes[0].id] * len(votes[1:])


def test_templates_are_named_in_three_languages() -> None:
    for language in ("en", "fr", "nl"):
        found = composing.templates(language)
        assert [(one.key, one.minutes, len(one.plan.steps)) for one in found] == [
            (key, *of) for key, of in TEMPLATES.items()
        ]
        assert all(one.name and one.about for one in found)
    names = [{one.name for one in composing.templates(language)} for language in ("en", "fr", "nl")]
    assert not names[0] & names[1]
    assert not names[0] & names[2]


def test_a_template_does_not_replace_votes(house: House) -> None:
    hall = house.session_of(1, 1)
    hall.vote(hall.experts[0], hall.findings[0])
    before = everything()
    with pytest.raises(OutOfTurn, match="Votes were cast"):
        composing.apply_template(by=hall.desk, name="half-day")
    with pytest.raises(BadChoice):
        composing.apply_template(by=hall.desk, name="../regions")
    assert everything() == before
    composing.take_in(by=hall.desk, plan=agenda_plans.plan_of("half-day"), instead=False, source="half-day")
    assert len(steps(hall)) == 12
    assert round_at(hall, 11).again_of == round_at(hall, 8).id


def test_a_think_tank_may_begin_with_a_template(house: House) -> None:
    made = hosting.create_think_tank(
        by=house.think_tank().desk, draft=ThinkTankDraft.of(title="T", question="Q"), template="round-table"
    )
    here = room.look(by=Person("anybody", made.think_tank.id))
    assert [step.kind for step in here.steps] == [welcome, collect, vote, StepKind.discuss, review]
    assert here.rounds[0].budget == 10
    with pytest.raises(BadChoice):
        hosting.create_think_tank(
            by=house.halls[0].desk, draft=ThinkTankDraft.of(title="T", question="Q"), template="none"
        )


def test_nobody_else_composes(house: House) -> None:
    hall = house.session_of(1, 1)
    for by in (hall.experts[0], hall.person("stranger"), hall.person("")):
        with pytest.raises(NotAllowed):
            composing.add_step(by=by, draft=StepDraft.of(kind="text"))
        with pytest.raises(NotAllowed):
            composing.apply_template(by=by, name="half-day")


def test_drafts_refuse_what_cannot_be_stored() -> None:
    assert RoundDraft.of(ballot="agreement", budget=4, themes=["data"], top=3).model_dump() == RoundDraft().model_dump()
    assert RoundDraft.of(ballot="dots", budget=2).each == 2
    for field, fields in {
        "budget": {"ballot": "dots", "budget": 101},
        "each": {"ballot": "dots", "budget": 3, "each": 4},
        "themes": {"findings_from": "themes"},
        "top": {"findings_from": "top", "top_of": 1},
        "top_of": {"findings_from": "top", "top": 1},
        "ballot": {"ballot": "yes"},
        "labels_en": {"ballot": "scale", "labels": {"en": ["a", "b", "c", "d", ""]}},
        "labels": {"ballot": "scale", "labels": {"de": ["a", "b", "c", "d", "e"]}},
    }.items():
        with pytest.raises(BadChoice) as refused:
            RoundDraft.of(**fields)  # type: ignore[arg-type]
        assert refused.value.field == field
    for wrong, fields in (
        (BadChoice, {"kind": "party"}),
        (BadChoice, {"kind": "text", "minutes": 0}),
        (BadChoice, {"kind": "text", "minutes": 2.5}),
        (BadChoice, {"kind": "text", "names": {"de": "Pause"}}),
        (TooLong, {"kind": "text", "names": {"en": "x" * 81}}),
    ):
        with pytest.raises(wrong):
            StepDraft.of(**fields)  # type: ignore[arg-type]
    assert StepDraft.of(kind="text", names={"en": " \u200b "}).names == {}
