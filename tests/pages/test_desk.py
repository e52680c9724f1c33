"""The facilitator's desk: who comes in, the next thing to do, findings, facilitators."""

import pytest
from streamlit.testing.v1 import AppTest

from profit_tt.models import Audience, Role, StepKind, StepState
from profit_tt.services import collecting, entering, hosting, results, room, running
from tests.building import Hall, House
from tests.pages.reading import statements
from tests.pages.visiting import keys, nodes, sent, visit

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


def is_shown(hall: Hall) -> tuple[bool, bool]:
    wall, phones = (
        results.picture(by=hall.person("x"), audience=one).shown for one in (Audience.wall, Audience.phones)
    )
    return wall, phones


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


# Steps and results


def test_the_main_button_leads_through_the_whole_session(house: House) -> None:
    hall = house.think_tank()
    at = desk(hall)
    told = []
    for _ in range(5):
        told.append((at.title[0].value, at.button(key="next").label))
        press(at, "next")
    assert told == [
        ("People are coming in.", "Open collecting"),
        ("Collecting is open.", "Close collecting and open voting"),
        ("Voting is open.", "Close voting"),
        ("Voting is closed. The wall does not show the results yet.", "Show the results on the wall"),
        ("The wall shows the results.", "Show the results on phones too"),
    ]
    assert at.title[0].value == "Everything is shown."
    assert "next" not in keys(at)
    assert is_shown(hall) == (True, True)


def test_collecting_left_open_beside_the_vote_does_not_lead_back(house: House) -> None:
    hall = house.think_tank(open=(collect, vote))
    at = press(desk(hall), "next")
    assert (state(hall, collect), state(hall, vote)) == (StepState.open, StepState.view_only)
    assert at.button(key="next").label == "Show the results on the wall"
    running.open_step(by=hall.desk, kind=collect)
    assert at.run().button(key="next").label == "Close collecting and open voting"


def test_each_step_opens_and_closes_by_its_own_button(house: House) -> None:
    hall = house.think_tank()
    at = desk(hall)
    seen = []
    for key in ("step-vote", "step-collect", "step-vote", "step-collect", "step-collect"):
        press(at, key)
        seen.append((state(hall, collect), state(hall, vote)))
    hidden, opened, closed = StepState.hidden, StepState.open, StepState.view_only
    assert seen == [(hidden, opened), (opened, opened), (opened, closed), (closed, closed), (opened, closed)]


def test_wall_and_phones_are_shown_and_hidden_apart(house: House) -> None:
    hall = house.session_of(3, 2)
    at = desk(hall)
    seen = []
    for key in ("show-wall", "show-phones", "show-wall", "show-phones"):
        press(at, key)
        seen.append(is_shown(hall))
    assert seen == [(True, False), (True, True), (False, True), (False, False)]


def test_the_desk_sees_results_that_nobody_else_does(house: House) -> None:
    hall = house.session_of(6, 2)
    for by in hall.experts:
        hall.vote(by, hall.findings[0])
    assert is_shown(hall) == (False, False)
    assert [node for node in nodes(desk(hall)) if "vega_lite" in getattr(node, "type", "")]


def test_counts_are_those_of_the_regions(house: House) -> None:
    hall = house.think_tank(open=(vote,))
    hall.heap(2)
    kent, other = hall.expert("kent"), hall.expert("zeeland")
    for finding_id in hall.findings:
        hall.vote(kent, finding_id)
    hall.vote(other, hall.findings[0], "passed")
    (table,) = [one.value for one in desk(hall).markdown if one.value.startswith("| Region")]
    rows = [[cell.strip() for cell in line.strip("| ").split("|")][1:] for line in table.splitlines()[2:]]
    assert rows[0] == ["1", "1", "0", "2"]
    assert rows[4] == ["1", "1", "0", "1"]
    assert rows[5] == ["2", "2", "2", "3"]


# Findings


def test_a_finding_is_hidden_with_a_reason_and_restored(house: House) -> None:
    hall = house.think_tank()
    sent_in = hall.finding("An idea to hide")
    at = press(desk(hall), f"hide-{sent_in.id}")
    at.text_input(key=f"hide-reason-{sent_in.id}").input("It names a firm")
    submit(at, "Hide this finding")
    assert [one.reason for one in running.hidden_findings(by=hall.desk)] == ["It names a firm"]
    assert at.expander[0].label == "1 hidden finding"
    assert "Hidden because: It names a firm" in [one.value for one in at.caption]
    press(at, f"restore-{sent_in.id}")
    assert [one.id for one in room.look(by=hall.desk).findings] == [sent_in.id]


@pytest.mark.parametrize("reason", ["", "   ", "\u200b", "x" * 281, "a\x00b"])
def test_without_a_reason_nothing_is_hidden_and_nothing_typed_is_lost(house: House, reason: str) -> None:
    hall = house.think_tank()
    sent_in = hall.finding("An idea that stays")
    at = press(desk(hall), f"hide-{sent_in.id}")
    at.text_input(key=f"hide-reason-{sent_in.id}").input(reason)
    submit(at, "Hide this finding")
    assert running.hidden_findings(by=hall.desk) == ()
    assert len(at.error) == 1
    assert at.text_input(key=f"hide-reason-{sent_in.id}").value == reason


def test_one_can_think_better_of_it(house: House) -> None:
    hall = house.think_tank()
    sent_in = hall.finding("An idea that stays")
    at = press(desk(hall), f"hide-{sent_in.id}")
    submit(at, "Leave it on the list")
    assert f"hide-reason-{sent_in.id}" not in keys(at)
    assert room.look(by=hall.desk).findings[0].id == sent_in.id


def test_what_somebody_else_has_hidden_is_told_kindly(house: House) -> None:
    hall = house.think_tank()
    sent_in = hall.finding("Two facilitators, one idea")
    assert sent_in.id is not None
    at = press(desk(hall), f"hide-{sent_in.id}")
    collecting.hide(by=hall.desk, finding_id=sent_in.id, reason="first")
    at.text_input(key=f"hide-reason-{sent_in.id}").input("second")
    submit(at, "Hide this finding")
    assert [one.reason for one in running.hidden_findings(by=hall.desk)] == ["first"]


def test_search_finds_a_finding_among_three_hundred(house: House) -> None:
    hall = house.session_of(5, 300)
    at = desk(hall)
    assert len([key for key in keys(at) if key.startswith("row-finding-")]) == 8
    at.text_input(key="desk-search").input("#217").run()
    assert [one.value for one in at.text if one.value.startswith("Finding number")] == [
        "Finding number 217: small firms share a way to fill the quiet months"
    ]
    at.text_input(key="desk-search").input("no such word anywhere").run()
    assert not [key for key in keys(at) if key.startswith("row-finding-")]
    assert not at.exception


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
    hall = house.session_of(5, 12)
    collecting.hide(by=hall.desk, finding_id=hall.findings[0], reason="one")
    at = visit("desk", device=hall.desk.device, hall=hall, lang=language)
    assert f"restore-{hall.findings[0]}" in keys(at)
    assert any(region in one.value for one in at.markdown)
