"""The facilitator's desk: who comes in, the way from step to step, counts, facilitators, the end."""

import pytest
from streamlit.testing.v1 import AppTest

from profit_tt.models import Role, StepKind, StepState, ThinkTankState
from profit_tt.services import entering, finishing, hosting, room, running
from tests.building import Hall, House
from tests.pages.reading import statements
from tests.pages.visiting import keys, sent, visit

collect, vote = StepKind.collect, StepKind.vote


def desk(hall: Hall) -> AppTest:
    return visit("desk", device=hall.desk.device, hall=hall)


def labels(at: AppTest) -> list[str]:
    return [button.label for button in at.button]


def press(at: AppTest, key: str) -> AppTest:
    at.button(key=key).click().run()
    assert not at.exception
    return at


def submit(at: AppTest, label: str) -> AppTest:
    next(button for button in at.button if button.label == label).click().run()
    assert not at.exception
    return at


def state(hall: Hall, kind: StepKind) -> StepState | None:
    step = room.look(by=hall.desk).step(kind)
    return step.state if step else None


def hall_steps(hall: Hall, *kinds: StepKind) -> list[int]:
    """Ids of the first step of each kind."""
    found = [room.look(by=hall.desk).step(kind) for kind in kinds]
    return [step.id for step in found if step is not None and step.id is not None]


def markdown(at: AppTest) -> list[str]:
    return [str(one.value) for one in at.markdown]


def table(at: AppTest) -> list[dict[str, str]]:
    """The counts, a row for each region and the last one for all."""
    (drawn,) = [one for one in markdown(at) if one.startswith("| Region")]
    rows = [[cell.strip() for cell in line.strip("| ").split("|")] for line in drawn.splitlines()]
    return [dict(zip(rows[0], row, strict=True)) for row in rows[2:]]


# Who comes in


@pytest.mark.parametrize("who", ["stranger", "expert", ""])
def test_without_the_right_nothing_of_the_desk_is_drawn(house: House, who: str) -> None:
    hall = house.session_of(2, 3)
    at = visit("desk", device=hall.experts[0].device if who == "expert" else who, hall=hall)
    assert labels(at) == ["Create the think tank"]
    assert at.header[0].value == "Create a think tank"
    assert not [key for key in keys(at) if key.startswith(("row-", "step-", "show-", "hide-", "next"))]
    assert "Finding number" not in sent(at)


def test_a_facilitator_of_another_think_tank_stays_outside(house: House) -> None:
    here, there = house.think_tank(), house.think_tank()
    assert "card-now" not in keys(visit("desk", device=there.desk.device, hall=here))
    assert "card-now" in keys(desk(here))


def test_removed_means_out_at_the_next_look(house: House) -> None:
    hall = house.think_tank()
    made = hosting.invite_facilitator(by=hall.desk, name="Jan")
    entering.enter_as_facilitator(device="jan", token=made.token)
    at = visit("desk", device="jan", hall=hall)
    assert "card-now" in keys(at)
    assert made.facilitator.id is not None
    hosting.remove_facilitator(by=hall.desk, facilitator_id=made.facilitator.id)
    assert "card-now" not in keys(at.run())


def test_a_click_after_removal_changes_nothing(house: House) -> None:
    hall = house.think_tank()
    made = hosting.invite_facilitator(by=hall.desk, name="Jan")
    entering.enter_as_facilitator(device="jan", token=made.token)
    at = visit("desk", device="jan", hall=hall)
    assert made.facilitator.id is not None
    hosting.remove_facilitator(by=hall.desk, facilitator_id=made.facilitator.id)
    press(at, "next")
    assert state(hall, collect) is StepState.hidden


# What is going on


def test_a_button_leads_from_step_to_step_and_names_the_next(house: House) -> None:
    hall = house.think_tank()
    hall.heap(1)
    at = desk(hall)
    told = []
    for _ in range(3):
        told.append((at.title[0].value, at.button(key="next").label))
        press(at, "next")
    assert told == [("Welcome", "Next: Collecting"), ("Collecting", "Next: Voting"), ("Voting", "Next: Review")]
    assert at.title[0].value == "Review"
    assert "next" not in keys(at)
    assert [step.state for step in room.look(by=hall.desk).steps] == [*[StepState.view_only] * 3, StepState.open]


def test_two_desks_do_not_move_on_twice(house: House) -> None:
    hall = house.think_tank()
    first, second = desk(hall), desk(hall)
    press(first, "next")
    press(second, "next")
    assert state(hall, vote) is StepState.hidden
    assert len(second.error) == 1
    assert second.title[0].value == "Collecting"


def test_the_desk_says_what_phones_show(house: House) -> None:
    hall = house.think_tank(open=(collect,))
    assert "**On phones now**  \nThe form for findings." in markdown(desk(hall))
    hall.close(collect)
    assert "**On phones now**  \nEverybody's own findings. Nothing can be sent." in markdown(desk(hall))


def test_phones_stay_at_the_step_or_roam(house: House) -> None:
    hall = house.think_tank()
    at = desk(hall)
    at.toggle(key="roam-True").set_value(False).run()
    assert room.look(by=hall.desk).think_tank.roam is False
    at.toggle(key="roam-False").set_value(True).run()
    assert room.look(by=hall.desk).think_tank.roam is True


def test_everybody_is_brought_to_a_step_that_can_be_seen(house: House) -> None:
    hall = house.think_tank(open=(collect,))
    at = desk(hall)
    welcome, review = hall_steps(hall, StepKind.welcome, StepKind.review)
    assert at.button(key=f"bring-{review}").disabled
    press(at, f"bring-{welcome}")
    now = room.look(by=hall.desk).think_tank
    assert (now.current_step_id, now.called) == (welcome, 1)
    press(at, "bring")
    assert room.look(by=hall.desk).think_tank.called == 2


# Steps


def test_each_step_is_opened_shown_and_hidden_by_its_own_choice(house: House) -> None:
    hall = house.think_tank()
    (step,) = hall_steps(hall, collect)
    at = desk(hall)
    seen = []
    for wanted in (StepState.open, StepState.view_only, StepState.open):
        press(at, f"step-{step}-{wanted}")
        seen.append(state(hall, collect))
    assert seen == [StepState.open, StepState.view_only, StepState.open]


def test_what_the_agenda_does_not_allow_is_refused_with_a_sentence(house: House) -> None:
    hall = house.think_tank(open=(collect,))
    (step,) = hall_steps(hall, collect)
    at = desk(hall)
    press(at, f"step-{step}-hidden")
    assert [one.value for one in at.error] == [
        "Everybody is at this step. Bring them to another one, then hide it.",
    ]
    assert state(hall, collect) is StepState.open


# Counts


def test_counts_are_those_of_the_regions(house: House) -> None:
    hall = house.think_tank()
    hall.heap(2)
    hall.open(vote)
    kent, other = hall.expert("kent"), hall.expert("zeeland")
    for finding_id in hall.findings:
        hall.vote(kent, finding_id)
    hall.vote(other, hall.findings[0], "passed")
    (step,) = hall_steps(hall, vote)
    finishing.finish(by=kent, step_id=step)
    counted = table(desk(hall))
    assert [counted[0][name] for name in ("Joined", "Done", "Voted")] == ["1", "1", "1"]
    assert [counted[4][name] for name in ("Joined", "Done", "Voted")] == ["1", "0", "1"]
    assert [counted[5][name] for name in ("Joined", "Done", "Voted")] == ["2", "1", "2"]


def test_while_collecting_findings_are_counted(house: House) -> None:
    hall = house.think_tank()
    hall.finding(by=hall.expert("essex"))
    assert [row["Findings"] for row in table(desk(hall))] == ["0", "1", "0", "0", "0", "1"]


# What is waiting


def test_the_queue_is_counted(house: House) -> None:
    hall = house.think_tank()
    running.set_collecting(by=hall.desk, approve_first=True)
    hall.finding("A joint ticket for museums and ferries in the quiet months")
    (line,) = [one for one in markdown(desk(hall)) if "to approve" in one]
    assert line.split("  \n")[0] == "**1 finding to approve**"
    assert line.split("  \n")[3] == "0 translations to approve"


def test_queries_do_not_grow_with_findings(house: House) -> None:
    counts = []
    for number in (3, 300):
        at = desk(house.session_of(5, number))
        with statements() as asked:
            at.run()
        counts.append(len(asked))
    assert counts[0] == counts[1]


# Facilitators and think tanks


def test_an_invitation_shows_its_link_once(house: House) -> None:
    hall = house.think_tank()
    at = desk(hall)
    at.text_input(key="invite-name").input("Jan")
    submit(at, "Make a link")
    (link,) = [one.value for one in at.code]
    press(at, "invited-done")
    assert not list(at.code)
    entering.enter_as_facilitator(device="jan", token=link.rpartition("/enter/")[2])
    assert Role.facilitator in entering.who(by=hall.person("jan")).roles


def test_an_invitation_may_be_for_one_region_alone(house: House) -> None:
    hall = house.think_tank()
    at = desk(hall)
    at.text_input(key="invite-name").input("Els")
    at.selectbox(key="invite-region").select("zeeland")
    submit(at, "Make a link")
    assert [(one.name, one.region) for one in hosting.facilitators(by=hall.desk)][1:] == [("Els", "zeeland")]
    assert "Only the network of Zeeland" in " ".join(one.value for one in at.markdown)
    assert len([key for key in keys(at) if key.startswith("remove-ask-")]) == 1


def test_an_invitation_without_a_name_is_refused_under_the_field(house: House) -> None:
    at = desk(house.think_tank())
    submit(at, "Make a link")
    assert [one.value for one in at.error] == ["Please write something here."]
    assert not list(at.code)


def test_the_last_facilitator_has_no_button_to_leave(house: House) -> None:
    hall = house.think_tank()
    assert not [key for key in keys(desk(hall)) if key.startswith("remove-")]
    made = hosting.invite_facilitator(by=hall.desk, name="Jan")
    at = press(desk(hall), f"remove-{made.facilitator.id}")
    assert [one.name for one in hosting.facilitators(by=hall.desk)] == [""]
    assert not [key for key in keys(at) if key.startswith("remove-")]


@pytest.mark.parametrize(("language", "region"), [("fr", "Côte belge"), ("nl", "Belgische Kust")])
def test_the_desk_speaks_the_language_of_the_address(house: House, language: str, region: str) -> None:
    at = visit("desk", device=house.session_of(5, 12).desk.device, hall=house.halls[0], lang=language)
    assert any(region in one for one in markdown(at))


# The end


def test_the_end_asks_once_and_can_be_taken_back(house: House) -> None:
    hall = house.think_tank(open=(collect,))
    at = press(desk(hall), "end")
    assert room.look(by=hall.desk).think_tank.state is ThinkTankState.closed
    assert state(hall, collect) is StepState.view_only
    assert not {"next", "bring", "clock-begin"} & keys(at)
    press(at, "reopen")
    assert room.look(by=hall.desk).think_tank.state is ThinkTankState.open


def test_on_a_phone_one_part_of_the_desk_is_chosen_and_all_of_them_are_there(house: House) -> None:
    """The style sheet hides the others: keys and push reach them all the same."""
    hall = house.think_tank()
    at = visit("desk", device=hall.desk.device, hall=hall)
    switch = at.segmented_control(key="desk-part")
    assert (switch.value, len(switch.options)) == ("room", 4)
    assert {"desk-room", "desk-wall", "desk-agenda", "desk-rarely"} <= keys(at)
