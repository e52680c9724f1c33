"""Vote: one at a time and as a list; every vote is one row; closed is closed."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from profit_tt.errors import NotFound, NotJoined
from profit_tt.models import Audience, Choice, Person, StepKind
from profit_tt.services import collecting, running, voting
from tests.bad_input import AS_TYPED
from tests.building import Hall, House
from tests.pages.reading import statements, told
from tests.pages.visiting import keys, visit


@pytest.fixture
def hall(house: House) -> Hall:
    """Five findings, voting open, two people."""
    hall = house.session_of(0, 5)
    hall.expert("kent")
    hall.expert("zeeland")
    return hall


def me(hall: Hall) -> Person:
    return hall.experts[0]


def page(hall: Hall, by: Person | None = None) -> AppTest:
    return visit("vote", device=(by or me(hall)).device, hall=hall)


def votes(hall: Hall, by: Person | None = None) -> dict[int, int]:
    return voting.my_votes(by=by or me(hall), round_id=hall.round_id)


def press(at: AppTest, key: str) -> AppTest:
    return at.button(key=key).click().run()


def as_list(at: AppTest) -> AppTest:
    return at.button_group(key="how").set_value("list").run()


def test_only_for_those_who_have_joined(hall: Hall) -> None:
    at = visit("vote", device="guest", hall=hall)
    assert not {"agree", "disagree", "pass"} & keys(at)
    assert [one.value for one in at.info] == [NotJoined.sentence]


def test_three_answers_to_each_finding(hall: Hall) -> None:
    at = page(hall)
    for key in ("agree", "disagree", "pass"):
        press(at, key)
    assert sorted(votes(hall).values()) == [-1, 0, 1]
    assert "3 of 5" in told(at)


def test_the_whole_ballot_then_it_says_so(hall: Hall) -> None:
    at = page(hall)
    for _ in range(5):
        press(at, "agree")
    assert set(votes(hall)) == set(hall.findings)
    assert "agree" not in keys(at)
    assert "You have voted on all 5 findings." in told(at)
    assert "way-picture" in keys(at)


def test_undo_takes_the_last_vote_back_and_shows_its_finding(hall: Hall) -> None:
    at = page(hall)
    before = told(at)
    press(at, "undo")  # nothing yet: the style sheet hides it
    press(at, "agree")
    press(at, "undo")
    assert votes(hall) == {}
    assert told(at) == before
    press(at, "disagree")
    assert list(votes(hall).values()) == [-1]


def test_the_finding_stays_until_it_has_a_vote(hall: Hall) -> None:
    at = page(hall)
    seen = told(at)
    at.run()
    assert told(at) == seen


def test_votes_of_another_device_count_too(hall: Hall) -> None:
    at = page(hall)
    first = page(hall)
    press(first, "agree")
    at.run()
    assert "1 of 5" in told(at)


def test_two_pages_of_one_person_make_one_row(hall: Hall) -> None:
    one, two = page(hall), page(hall)
    press(one, "agree")
    press(two, "disagree")
    assert list(votes(hall).values()) == [-1]


def test_a_vote_after_closing_is_refused_and_told(hall: Hall) -> None:
    at = page(hall)
    hall.close(StepKind.vote)
    press(at, "agree")
    assert votes(hall) == {}
    assert "Voting is closed." in told(at)
    assert "agree" not in keys(at)


def test_a_finding_hidden_meanwhile_is_refused_and_the_next_one_comes(house: House) -> None:
    hall = house.session_of(1, 1)
    at = page(hall)
    collecting.hide(by=hall.desk, finding_id=hall.findings[0], reason="Twice")
    press(at, "agree")
    assert [one.value for one in at.error] == [NotFound.sentence]
    assert "There are no findings to vote on yet." in told(at)
    assert votes(hall) == {}


@pytest.mark.parametrize("is_past", [False, True])
def test_when_it_is_not_open_there_is_nothing_to_press(house: House, is_past: bool) -> None:
    hall = house.session_of(0, 2, open=())
    person = hall.expert()
    if is_past:
        hall.open(StepKind.vote)
        hall.vote(person, hall.findings[0])
        hall.close(StepKind.vote)
    at = page(hall)
    assert not {"agree", "disagree", "pass", "undo"} & keys(at)
    controls = [one for one in at.button_group if str(one.key).startswith("vote-")]
    assert [one.value for one in controls] == (["agree", None] if is_past else [])
    assert all(one.disabled for one in controls)


def test_without_findings_it_says_so(house: House) -> None:
    hall = house.session_of(1, 0)
    assert "There are no findings to vote on yet." in told(page(hall))


def test_in_the_list_votes_are_cast_changed_and_withdrawn(hall: Hall) -> None:
    first = hall.findings[0]
    at = as_list(page(hall))
    at.button_group(key=f"vote-{first}").set_value(Choice.agree).run()
    assert votes(hall) == {first: 1}
    at.button_group(key=f"vote-{first}").set_value(Choice.passed).run()
    assert votes(hall) == {first: 0}
    at.button_group(key=f"vote-{first}").set_value(None).run()
    assert votes(hall) == {}


def test_the_list_shows_votes_cast_one_at_a_time(hall: Hall) -> None:
    at = press(page(hall), "disagree")
    (voted,) = votes(hall)
    as_list(at)
    assert at.button_group(key=f"vote-{voted}").value == "disagree"


def test_the_list_after_closing_keeps_the_vote_that_counts(hall: Hall) -> None:
    first = hall.findings[0]
    at = as_list(page(hall))
    at.button_group(key=f"vote-{first}").set_value(Choice.agree).run()
    hall.close(StepKind.vote)
    at.button_group(key=f"vote-{first}").set_value(Choice.disagree).run()
    assert votes(hall) == {first: 1}
    assert at.button_group(key=f"vote-{first}").value == "agree"


def test_the_search_does_not_mind_accents_and_case(house: House) -> None:
    hall = house.think_tank(open=(StepKind.collect, StepKind.vote))
    wanted = hall.finding("Le VÉLO à la mer")
    hall.finding("Boats carry bikes")
    at = as_list(page(hall))
    at.text_input(key="search").set_value("mer velo").run()
    assert [one.key for one in at.button_group if str(one.key).startswith("vote-")] == [f"vote-{wanted.id}"]
    at.text_input(key="search").set_value("nothing like it").run()
    assert "Nothing found." in told(at)


def test_only_those_without_my_vote(hall: Hall) -> None:
    at = as_list(press(page(hall), "agree"))
    at.toggle(key="only-waiting").set_value(True).run()
    assert len([one for one in at.button_group if str(one.key).startswith("vote-")]) == 4


def test_three_hundred_findings_come_in_pages_of_twenty(house: House) -> None:
    hall = house.session_of(1, 300)
    at = as_list(page(hall))
    controls = [one for one in at.button_group if str(one.key).startswith("vote-")]
    assert len(controls) == 20
    assert [str(one.key) for one in controls] == [f"vote-{one}" for one in hall.findings[:20]]


@pytest.mark.parametrize("text", list(AS_TYPED.values())[:40])
def test_findings_are_only_words(house: House, text: str) -> None:
    if len(text) > 280 or not text.strip():
        pytest.skip("cannot be a finding")
    hall = house.think_tank(open=(StepKind.collect, StepKind.vote))
    hall.finding(text)
    at = page(hall)
    assert not re.search(r"(?<!\\)(<img|!\[x)", told(at))
    assert not as_list(at).exception


def test_a_press_costs_as_few_statements_with_many_findings(house: House) -> None:
    counted = {}
    for number in (5, 300):
        hall = house.session_of(1, number)
        at = page(hall)
        with statements() as sent:
            voting.cast(by=me(hall), round_id=hall.round_id, finding_id=hall.findings[0], choice="agree")
        alone = len(sent)
        with statements() as sent:
            press(at, "agree")
        counted[number] = len(sent) - alone
    assert counted[5] == counted[300]


def test_results_shown_or_not_the_ballot_does_not_tell_them(hall: Hall) -> None:
    hall.vote(hall.experts[1], hall.findings[0])
    before = told(page(hall))
    running.show_results(by=hall.desk, round_id=hall.round_id, on=Audience.phones, shown=True)
    assert told(page(hall)) == before
