"""Composing the agenda: add, name, time, move, duplicate, remove; templates; files; two facilitators at once."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from profit_tt.models import Step, StepKind
from profit_tt.models.agenda_drafts import StepDraft
from profit_tt.services import agenda_files, agenda_plans, collecting, composing, hosting, room, running
from tests.building import Hall, House
from tests.pages.test_desk import press
from tests.pages.visiting import keys, sent, visit


def agenda(hall: Hall, **query: str) -> AppTest:
    return visit("agenda", device=hall.desk.device, hall=hall, **query)


def steps(hall: Hall) -> tuple[Step, ...]:
    return room.look(by=hall.desk).steps


def kinds(hall: Hall) -> list[str]:
    return [str(step.kind) for step in steps(hall)]


def pick(at: AppTest, hall: Hall, place: int) -> int:
    """Choose the step at a place, from 1; gives its id."""
    step_id = steps(hall)[place - 1].id
    assert step_id is not None
    press(at, f"agenda-pick-{step_id}")
    return step_id


def field(at: AppTest, kind: str, name: str) -> Any:
    """The widget of a form's field; its key ends in how often the form was filled."""
    (found,) = (one for one in getattr(at, kind) if str(one.key).rpartition("-")[0] == name)
    return found


@pytest.mark.parametrize("who", ["stranger", "expert"])
def test_without_the_right_nothing_of_it_is_drawn(house: House, who: str) -> None:
    hall = house.session_of(1, 1)
    at = visit("agenda", device=hall.experts[0].device if who == "expert" else who, hall=hall)
    assert "card-agenda" not in keys(at)
    assert not [key for key in keys(at) if key.startswith(("agenda-", "step-"))]


# The list


def test_steps_stand_in_order_with_planned_times(house: House) -> None:
    hall = house.think_tank()
    for step, minutes in zip(steps(hall), (15, 20, None, 5), strict=True):
        draft = StepDraft.of(kind=step.kind, minutes=minutes)
        composing.edit_step(by=hall.desk, step_id=step.id or 0, draft=draft)
    at = agenda(hall)
    times = [one.value for one in at.markdown if one.value == "–" or one.value.count(":") == 1]
    assert times == ["09:00", "09:15", "09:35", "–"]
    assert "4 steps · 40 minutes" in [one.value for one in at.markdown]


def test_buttons_move_a_step(house: House) -> None:
    hall = house.think_tank()
    collect = steps(hall)[1].id
    at = press(agenda(hall), f"agenda-down-{collect}")
    assert kinds(hall) == ["welcome", "vote", "collect", "review"]
    press(at, f"agenda-up-{collect}")
    assert kinds(hall) == ["welcome", "collect", "vote", "review"]
    assert at.button(key=f"agenda-up-{steps(hall)[0].id}").disabled
    assert at.button(key=f"agenda-down-{steps(hall)[3].id}").disabled


def test_a_step_is_added_after_the_chosen_one_and_opens(house: House) -> None:
    hall = house.think_tank()
    at = agenda(hall)
    pick(at, hall, 2)
    press(at, "agenda-add-pause")
    assert kinds(hall) == ["welcome", "collect", "pause", "vote", "review"]
    assert at.header[0].value == "Pause"


# A step


def test_a_step_is_named_in_three_languages_timed_and_given_a_text(house: House) -> None:
    hall = house.think_tank()
    at = agenda(hall)
    step = f"step-{pick(at, hall, 2)}"
    for language, name in (("en", "Gather"), ("fr", "Récolter *tout*"), ("nl", "Verzamelen")):
        field(at, "text_input", f"{step}-name_{language}").input(name)
    field(at, "text_area", f"{step}-text_fr").input("Une idée par constat.")
    field(at, "text_input", f"{step}-link").input("https://example.org/rules")
    field(at, "number_input", f"{step}-minutes").set_value(25).run()
    press(at, "step-save")
    kept = steps(hall)[1]
    assert (kept.name_en, kept.name_fr, kept.name_nl) == ("Gather", "Récolter *tout*", "Verzamelen")
    assert (kept.text_en, kept.text_fr, kept.minutes, kept.link) == (
        "", "Une idée par constat.", 25, "https://example.org/rules",
    )  # fmt: skip
    assert at.button(key="step-save").disabled
    assert "*tout*" not in sent(agenda(hall, lang="fr"))  # escaped, wherever it stands


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("link", "example", "A link begins with https:// or http://. Check the address."),
        ("name_en", "x" * 81, "Too long: 81 characters, 80 are allowed. Shorten it a little."),
    ],
)
def test_what_cannot_be_stored_is_refused_and_stays_in_the_form(
    house: House, name: str, typed: str, sentence: str
) -> None:
    hall = house.think_tank()
    at = agenda(hall)
    key = f"step-{pick(at, hall, 2)}-{name}"
    field(at, "text_input", key).input(typed).run()
    press(at, "step-save")
    assert [one.value for one in at.error] == [sentence]
    assert field(at, "text_input", key).value == typed
    assert steps(hall)[1].version == 1


def test_what_was_typed_waits_while_another_step_is_looked_at(house: House) -> None:
    hall = house.think_tank()
    at = agenda(hall)
    key = f"step-{pick(at, hall, 2)}-name_en"
    field(at, "text_input", key).input("Half a na").run()
    pick(at, hall, 3)
    pick(at, hall, 2)
    assert field(at, "text_input", key).value == "Half a na"


def test_a_copy_stands_after_its_step_and_opens(house: House) -> None:
    hall = house.think_tank()
    at = agenda(hall)
    pick(at, hall, 3)
    press(at, "step-duplicate")
    assert kinds(hall) == ["welcome", "collect", "vote", "vote", "review"]
    assert at.button(key="ballot-save").disabled


def test_a_step_is_removed_after_asking_once(house: House) -> None:
    hall = house.think_tank()
    at = agenda(hall)
    pick(at, hall, 2)
    press(at, "step-remove")
    assert kinds(hall) == ["welcome", "vote", "review"]
    assert "card-step" not in keys(at)


def test_a_step_with_votes_is_not_removed_and_the_reason_is_said(house: House) -> None:
    hall = house.session_of(1, 1)
    hall.vote(hall.experts[0], hall.findings[0])
    hall.close(StepKind.vote)
    running.bring_everybody(by=hall.desk, step_id=steps(hall)[0].id or 0)
    at = agenda(hall)
    pick(at, hall, 3)
    press(at, "step-remove")
    assert [one.value for one in at.error] == ["Votes were cast in this step, and they are kept. Hide it instead."]
    assert "vote" in kinds(hall)


# Two facilitators


def test_who_saves_second_reads_what_the_first_has_made_of_it(house: House) -> None:
    hall = house.think_tank()
    at = agenda(hall)
    step_id = pick(at, hall, 2)
    key = f"step-{step_id}-name_en"
    field(at, "text_input", key).input("Mine").run()
    composing.edit_step(by=hall.desk, step_id=step_id, draft=StepDraft.of(kind="collect", names={"en": "Theirs"}))
    press(at, "step-save")
    assert steps(hall)[1].name_en == "Theirs"
    assert len(at.error) == 1
    assert field(at, "text_input", key).value == "Mine"
    assert "Theirs" in [one.value for one in at.text]
    press(at, "step-save")
    assert steps(hall)[1].name_en == "Mine"


def test_one_may_take_over_what_somebody_else_wrote(house: House) -> None:
    hall = house.think_tank()
    at = agenda(hall)
    step_id = pick(at, hall, 2)
    field(at, "text_input", f"step-{step_id}-name_en").input("Mine").run()
    composing.edit_step(by=hall.desk, step_id=step_id, draft=StepDraft.of(kind="collect", names={"en": "Theirs"}))
    press(at.run(), f"step-{step_id}-theirs")
    assert field(at, "text_input", f"step-{step_id}-name_en").value == "Theirs"
    assert at.button(key="step-save").disabled


def test_a_form_in_which_nothing_was_typed_follows(house: House) -> None:
    hall = house.think_tank()
    at = agenda(hall)
    step_id = pick(at, hall, 2)
    composing.edit_step(by=hall.desk, step_id=step_id, draft=StepDraft.of(kind="collect", names={"en": "Theirs"}))
    assert field(at.run(), "text_input", f"step-{step_id}-name_en").value == "Theirs"


def test_another_change_than_of_these_fields_is_in_nobodys_way(house: House) -> None:
    hall = house.think_tank()
    at = agenda(hall)
    step_id = pick(at, hall, 2)
    field(at, "text_input", f"step-{step_id}-name_en").input("Mine").run()
    hall.open(StepKind.collect)
    press(at.run(), "step-save")
    assert steps(hall)[1].name_en == "Mine"


# Collecting


def test_how_findings_are_collected_is_chosen_at_once(house: House) -> None:
    hall = house.think_tank()
    at = agenda(hall)
    pick(at, hall, 2)
    at.radio(key="collect-mode-suggestions").set_value("everything").run()
    at.toggle(key="collect-approve-False").set_value(True).run()
    now = room.look(by=hall.desk).think_tank
    assert (str(now.collect_mode), now.approve_first) == ("everything", True)
    hall.finding("A finding that waits")
    assert collecting.mine(by=hall.experts[0])[0].state == "waiting"


# Templates and files


def test_a_template_is_looked_at_before_it_replaces_the_agenda(house: House) -> None:
    hall = house.think_tank()
    (first, *_) = agenda_plans.templates("en")
    at = agenda(hall)
    assert "template-replace" not in keys(at)
    at.radio(key="template").set_value(first.key).run()
    assert kinds(hall) == ["welcome", "collect", "vote", "review"]
    press(at, "template-replace")
    assert kinds(hall) == [str(one.step.kind) for one in first.plan.steps]
    assert [one.value for one in at.success] == ["The agenda was replaced."]


def test_an_agenda_is_taken_from_one_think_tank_to_another(house: House) -> None:
    here, there = house.think_tank(), house.think_tank()
    composing.add_step(by=here.desk, draft=StepDraft.of(kind="pause", names={"en": "Coffee"}, minutes=20))
    at = agenda(there)
    at.text_area(key="agenda-pasted").input(agenda_files.to_toml(by=here.desk)).run()
    press(at, "import-replace")
    assert kinds(there) == kinds(here)
    assert (steps(there)[4].name_en, steps(there)[4].minutes) == ("Coffee", 20)
    press(at, "agenda-add-text")
    at.text_area(key="agenda-pasted").input('[[step]]\nkind = "survey"').run()
    press(at, "import-append")
    assert kinds(there)[-2:] == ["text", "survey"]


@pytest.mark.parametrize("pasted", ["kind =", '[[step]]\nkind = "dance"', "step = 3"])
def test_what_is_no_agenda_is_told_with_its_place(house: House, pasted: str) -> None:
    at = agenda(house.think_tank())
    at.text_area(key="agenda-pasted").input(pasted).run()
    assert len(at.error) == 1
    assert at.error[0].value.startswith("agenda.toml: ")
    assert "import-replace" not in keys(at)


# Closed


def test_a_closed_think_tank_shows_its_agenda_and_takes_no_change(house: House) -> None:
    hall = house.think_tank()
    running.end(by=hall.desk)
    at = agenda(hall)
    step_id = pick(at, hall, 2)
    assert len(at.info) == 1
    assert field(at, "text_input", f"step-{step_id}-name_en").disabled
    assert not {"step-save", "agenda-add", "import-replace", f"agenda-up-{step_id}"} & keys(at)


def test_removed_means_out_at_the_next_look(house: House) -> None:
    hall = house.think_tank()
    at = agenda(hall)
    jan = hosting.invite_facilitator(by=hall.desk, name="Jan")
    me = next(one for one in hosting.facilitators(by=hall.desk) if one.id != jan.facilitator.id)
    hosting.remove_facilitator(by=hall.desk, facilitator_id=me.id or 0)
    assert "card-agenda" not in keys(at.run())
