"""Welcome: the ways in, joining, the re-entry code, where I stand."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from profit_tt.errors import TooOften, UnknownCode, UnknownLink, UnknownReentryCode
from profit_tt.models import Audience, Person, Stakeholder, StepKind
from profit_tt.services import entering, room, running
from tests.bad_input import REFUSED
from tests.building import Hall, House
from tests.pages.reading import told
from tests.pages.visiting import keys, visit


def joining(hall: Hall, device: str = "guest", region: str | None = "zeeland") -> AppTest:
    """The form filled in, the button not pressed yet."""
    at = visit("welcome", device=device, hall=hall)
    if region:
        at.button_group(key="join-region").set_value(region)
    at.button_group(key="join-stakeholder").set_value(Stakeholder.public)
    return at


def expert_of(hall: Hall, device: str) -> object:
    return entering.who(by=hall.person(device)).expert


def test_without_a_think_tank_there_are_three_ways_in(house: House) -> None:
    at = visit("welcome")
    assert "PROFIT Think Tank" in told(at)
    assert {"code", "reentry-words"} <= keys(at)
    assert [link.label for link in at.get("page_link")] == ["Create a think tank"]


@pytest.mark.parametrize("typed", ["{}", " #{}", "{} {}"])
def test_a_code_leads_in_however_it_is_typed(house: House, typed: str) -> None:
    hall = house.think_tank()
    at = visit("welcome")
    code = hall.code
    at.text_input(key="code").set_value(
        typed.format(code[:3].lower(), code[3:]) if " {}" in typed else typed.format(code)
    )
    if typed == " #{}":
        at.text_input(key="code").set_value(f" #{code.lower()}")
    at.button[0].click().run()
    assert at.query_params["tt"] == code
    assert "join-region" in keys(at)


def test_a_wrong_code_stays_in_its_field(house: House) -> None:
    at = visit("welcome")
    at.text_input(key="code").set_value("zzz999")
    at.button[0].click().run()
    assert at.text_input(key="code").value == "zzz999"
    assert [one.value for one in at.error] == [UnknownCode.sentence.format(code="ZZZ999")]


def test_guessing_is_slowed_down(house: House, clock: object) -> None:
    at = visit("welcome")
    for _ in range(6):
        at.text_input(key="code").set_value("zzz999")
        at.button[0].click().run()
    assert [one.value for one in at.error] == [TooOften.sentence.format(seconds=5)]


@pytest.mark.parametrize("typed", [*REFUSED.values(), "", "*" * 40, "../..", "' OR 1=1 --"])
def test_no_code_breaks_the_page(house: House, typed: str) -> None:
    at = visit("welcome")
    at.text_input(key="code").set_value(typed.encode("utf-8", "ignore").decode())
    at.button[0].click().run()
    assert not at.exception
    assert len(at.error) == 1


def test_an_address_that_leads_nowhere_says_so(house: House) -> None:
    at = visit("welcome", tt="NEVER1", refused="link")
    assert [one.value for one in at.error] == [UnknownLink.sentence, UnknownCode.sentence.format(code="NEVER1")]
    assert "code" in keys(at)


def test_the_question_and_who_is_here(house: House) -> None:
    hall = house.think_tank(place="Canterbury", title="*Bold* ![x](https://example.org/x.png)")
    hall.crowd(7)
    at = visit("welcome", hall=hall)
    assert "What helps small tourism firms innovate?" in told(at)
    assert "7 people here" in told(at)
    assert "![x](https" not in told(at)


def test_joining_takes_three_answers(house: House) -> None:
    hall = house.think_tank()
    at = joining(hall)
    at.text_input(key="join-name").set_value("Ann")
    at.button(key="join").click().run()
    expert = entering.who(by=hall.person("guest")).expert
    assert expert is not None
    assert (expert.region, expert.stakeholder, expert.language, expert.name) == ("zeeland", "public", "en", "Ann")


def test_the_language_of_the_switch_is_the_experts(house: House) -> None:
    hall = house.think_tank()
    at = visit("welcome", hall=hall, lang="nl")
    at.button_group(key="join-region").set_value("kent")
    at.button_group(key="join-stakeholder").set_value(Stakeholder.research)
    at.button(key="join").click().run()
    expert = entering.who(by=hall.person("guest")).expert
    assert expert is not None
    assert expert.language == "nl"


def test_the_reentry_code_is_shown_until_it_is_written_down(house: House) -> None:
    hall = house.think_tank()
    at = joining(hall)
    at.button(key="join").click().run()
    words = at.code[0].value
    assert re.fullmatch(r"([a-z]{5} ){7}[a-z]{5}", words)
    at.run()
    assert at.code[0].value == words
    at.button(key="reentry-done").click().run()
    assert len(at.code) == 0
    assert len(visit("welcome", device="guest", hall=hall).code) == 0


def test_the_code_makes_another_device_the_same_person(house: House) -> None:
    hall = house.think_tank()
    at = joining(hall)
    at.button(key="join").click().run()
    words = at.code[0].value
    other = visit("welcome", device="other")
    other.text_area(key="reentry-words").set_value(words.upper().replace(" ", ", "))
    other.button[1].click().run()
    assert other.query_params["tt"] == hall.code
    assert expert_of(hall, "other") == expert_of(hall, "guest")


def test_wrong_words_stay_and_are_told(house: House) -> None:
    at = visit("welcome")
    at.text_area(key="reentry-words").set_value("babab babab")
    at.button[1].click().run()
    assert at.text_area(key="reentry-words").value == "babab babab"
    assert [one.value for one in at.error] == [UnknownReentryCode.sentence]


def test_a_missing_answer_is_told_and_the_others_stay(house: House) -> None:
    hall = house.think_tank()
    at = joining(hall, region=None)
    at.text_input(key="join-name").set_value("Ann")
    at.button(key="join").click().run()
    assert [one.value for one in at.error] == ["Please choose your region."]
    assert at.text_input(key="join-name").value == "Ann"
    assert at.button_group(key="join-stakeholder").value == Stakeholder.public
    assert expert_of(hall, "guest") is None


@pytest.mark.parametrize("name", ["x" * 81, "sea\x07side"])
def test_a_bad_name_stays_in_its_field(house: House, name: str) -> None:
    hall = house.think_tank()
    at = joining(hall)
    at.text_input(key="join-name").set_value(name)
    at.button(key="join").click().run()
    assert at.text_input(key="join-name").value == name
    assert len(at.error) == 1
    assert expert_of(hall, "guest") is None


def test_pressing_join_twice_makes_one_person(house: House) -> None:
    hall = house.think_tank()
    first, second = joining(hall), joining(hall, region="kent")
    first.button(key="join").click().run()
    second.button(key="join").click().run()
    assert not second.exception
    expert = entering.who(by=hall.person("guest")).expert
    assert expert is not None
    assert expert.region == "zeeland"


def test_before_the_first_step_people_wait(house: House) -> None:
    hall = house.think_tank()
    at = visit("welcome", device=hall.expert().device, hall=hall)
    assert "We begin in a moment" in told(at)
    assert "card-wait" in keys(at)


def test_open_steps_are_offered_the_vote_first(house: House) -> None:
    hall = house.think_tank(open=(StepKind.collect, StepKind.vote))
    author, reader = hall.expert(), hall.expert("essex")
    first, _second = (hall.finding(by=author, text=f"Finding {n} of two") for n in (1, 2))
    assert first.id is not None
    hall.vote(reader, first.id)
    at = visit("welcome", device=reader.device, hall=hall)
    assert "You have voted on 1 of 2." in told(at)
    labels = [link.label for link in at.main.get("page_link")]
    assert labels[labels.index("Go on voting") :][:2] == ["Go on voting", "Add a finding"]
    assert "You have sent 2 findings." in told(visit("welcome", device=author.device, hall=hall))


def test_when_all_is_voted_the_votes_can_be_looked_at(house: House) -> None:
    hall = house.think_tank(open=(StepKind.collect, StepKind.vote))
    person = hall.expert()
    finding = hall.finding()
    assert finding.id is not None
    hall.vote(person, finding.id)
    at = visit("welcome", device=person.device, hall=hall)
    assert "You have voted on the one finding." in told(at)


def test_closed_steps_say_what_i_gave(house: House) -> None:
    hall = house.think_tank(open=(StepKind.collect, StepKind.vote))
    person = hall.expert()
    finding = hall.finding(by=person)
    assert finding.id is not None
    hall.vote(person, finding.id)
    hall.close(StepKind.collect, StepKind.vote)
    at = visit("welcome", device=person.device, hall=hall)
    assert "You have given 1 finding and 1 vote. Thank you." in told(at)


def test_shown_results_are_offered(house: House) -> None:
    hall = house.think_tank(open=(StepKind.vote,))
    person = hall.expert()
    hall.finding()
    assert "card-picture" not in keys(visit("welcome", device=person.device, hall=hall))
    running.show_results(by=hall.desk, round_id=hall.round_id, on=Audience.phones, shown=True)
    assert "card-picture" in keys(visit("welcome", device=person.device, hall=hall))


def test_a_facilitator_is_led_to_the_desk(house: House) -> None:
    hall = house.think_tank()
    at = visit("welcome", device=hall.desk.device, hall=hall)
    assert "way-desk" in keys(at)
    assert "way-desk" not in keys(visit("welcome", device="guest", hall=hall))


def test_a_crowded_house_costs_no_more_than_an_empty_one(house: House) -> None:
    hall = house.session_of(40, 300)
    at = visit("welcome", device=hall.experts[0].device, hall=hall)
    assert "You have voted on 0 of 300." in told(at)
    assert len(room.look(by=Person("x", hall.id)).findings) == 300
