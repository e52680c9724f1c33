"""The four ballots on a phone, and what comes after a vote: results, a reason, the vote again, finished."""

import pytest
from streamlit.testing.v1 import AppTest

from profit_tt.errors import NoDotsLeft
from profit_tt.models import Audience, BallotKind, Person, StepKind
from profit_tt.services import finishing, reasons, running, voting
from tests.building import Hall, House
from tests.pages.reading import html, told
from tests.pages.visiting import keys, sent, visit


def hall_of(house: House, kind: BallotKind, *, people: int = 1, findings: int = 3, **more: object) -> Hall:
    """A think tank in which this ballot is open."""
    hall = house.think_tank()
    for number in range(people):
        hall.expert(("kent", "zeeland", "essex")[number % 3])
    hall.heap(findings)
    hall.ballot(kind, **more)
    return hall.open(StepKind.vote)


def page(hall: Hall, by: Person | None = None) -> AppTest:
    return visit("vote", device=(by or hall.experts[0]).device, hall=hall)


def press(at: AppTest, key: str) -> AppTest:
    return at.button(key=key).click().run()


def mine(hall: Hall, by: Person | None = None) -> dict[int, dict[int, int]]:
    return voting.my_ballot(by=by or hall.experts[0], round_id=hall.round_id).votes


def widgets(at: AppTest, start: str) -> list[str]:
    return [str(one.key) for one in at.button_group if str(one.key).startswith(start)]


def test_five_points_and_a_pass(house: House) -> None:
    hall = hall_of(house, BallotKind.scale)
    at = page(hall)
    for key in ("point-1", "point-5", "pass"):
        press(at, key)
    assert sorted(axes[0] for axes in mine(hall).values()) == [0, 1, 5]
    assert "You have voted on all 3 findings." in told(at)


def test_points_are_called_as_the_round_says_and_as_usual(house: House) -> None:
    names = ["Never", "Seldom", "*Now* and then", "Often", "Always"]
    hall = hall_of(house, BallotKind.scale, labels={"en": names})
    labels = [page(hall).button(key=f"point-{point}").label for point in range(1, 6)]
    assert labels == ["Never", "Seldom", r"\*Now\* and then", "Often", "Always"]
    usual = hall_of(house, BallotKind.scale)
    assert page(usual).button(key="point-5").label == "Strongly agree"


def test_undo_on_a_scale(house: House) -> None:
    hall = hall_of(house, BallotKind.scale)
    at = page(hall)
    before = told(at)
    press(at, "point-2")
    press(at, "undo")
    assert mine(hall) == {}
    assert told(at) == before


def test_impact_and_feasibility_are_two_answers(house: House) -> None:
    hall = hall_of(house, BallotKind.impact_feasibility)
    at = page(hall)
    impact, feasibility = widgets(at, "axis-")
    finding = int(impact.rpartition("-")[2])
    at.button_group(key=impact).set_value(4).run()
    assert mine(hall) == {finding: {0: 4}}
    assert "0 of 3" in told(at)
    at.button_group(key=feasibility).set_value(2).run()
    assert mine(hall) == {finding: {0: 4, 1: 2}}
    assert "1 of 3" in told(at)
    assert impact not in widgets(at, "axis-")
    press(at, "pass")
    assert {0: 0, 1: 0} in mine(hall).values()


def test_dots_are_given_and_taken_back_within_the_budget(house: House) -> None:
    hall = hall_of(house, BallotKind.dots, budget=3, each=2)
    one, two, _ = hall.findings
    at = page(hall)
    assert "3 of 3 dots left" in told(at)
    assert at.button(key=f"less-{one}").disabled
    press(press(at, f"more-{one}"), f"more-{one}")
    assert mine(hall) == {one: {0: 2}}
    assert "1 of 3 dots left" in told(at)
    press(at, f"more-{one}")
    assert [error.value for error in at.error] == ["At most 2 dots on one finding."]
    press(at, f"more-{two}")
    assert "All dots are given." in told(at)
    press(at, f"more-{two}")
    assert [error.value for error in at.error] == [NoDotsLeft.sentence]
    press(at, f"less-{one}")
    assert mine(hall) == {one: {0: 1}, two: {0: 1}}
    press(press(at, f"less-{two}"), f"less-{one}")
    assert mine(hall) == {}
    assert "3 of 3 dots left" in told(at)


def test_dots_after_closing_cannot_be_moved(house: House) -> None:
    hall = hall_of(house, BallotKind.dots, budget=3, each=2)
    hall.close(StepKind.vote)
    assert not [key for key in keys(page(hall)) if key.startswith(("more-", "less-"))]


@pytest.mark.parametrize(("way", "choice"), [("one", ["one", "list"]), ("both", ["one", "list"]), ("list", None)])
def test_the_way_is_as_the_round_says(house: House, way: str, choice: list[str] | None) -> None:
    hall = hall_of(house, BallotKind.scale, way=way)
    at = page(hall)
    if choice is None:
        assert "how" not in keys(at)
        assert len(widgets(at, "vote-")) == 3
        return
    first = hall.findings[0]
    voting.rate(by=hall.experts[0], round_id=hall.round_id, finding_id=first, value=4)
    at.button_group(key="how").set_value("list").run()
    shown = [f"vote-{first}"] if way == "one" else [f"vote-{one}" for one in hall.findings]
    assert widgets(at, "vote-") == shown


def test_in_the_list_every_ballot_is_changed_and_taken_back(house: House) -> None:
    hall = hall_of(house, BallotKind.impact_feasibility, way="list")
    first = hall.findings[0]
    at = page(hall)
    at.button_group(key=f"vote-{first}").set_value(5).run()
    at.button_group(key=f"vote-{first}-1").set_value(1).run()
    assert mine(hall) == {first: {0: 5, 1: 1}}
    at.button_group(key=f"vote-{first}").set_value(None).run()
    assert mine(hall) == {}


def test_findings_come_by_number_where_the_round_says_so(house: House) -> None:
    hall = hall_of(house, BallotKind.agreement, findings=8, ordering="number")
    at = page(hall)
    for finding in hall.findings:
        press(at, "agree")
        assert set(mine(hall)) == {one for one in hall.findings if one <= finding}


def test_until_they_are_shown_nothing_of_the_others_reaches_the_phone(house: House) -> None:
    hall = hall_of(house, BallotKind.agreement, people=3)
    before = sent(page(hall))
    for person in hall.experts[1:]:
        for finding in hall.findings:
            hall.vote(person, finding, "disagree")
    assert sent(page(hall)) == before
    at = press(page(hall), "agree")
    assert "next" not in keys(at)
    assert html(at) == []


@pytest.mark.parametrize("kind", [BallotKind.agreement, BallotKind.scale])
def test_after_the_own_vote_the_room_is_shown_and_then_the_next_finding(house: House, kind: BallotKind) -> None:
    hall = hall_of(house, kind, people=3, results="after_own_vote", asks_reason=False)
    at = page(hall)
    assert html(at) == []
    press(at, "agree" if kind is BallotKind.agreement else "point-4")
    (table,) = html(at)
    assert "Kent" in table
    assert "You said: Agree" in told(at)
    press(at, "next")
    assert html(at) == []
    assert "1 of 3" in told(at)


def far(house: House) -> tuple[Hall, AppTest]:
    """Six people agree strongly; I do not at all."""
    hall = hall_of(house, BallotKind.scale, people=7, findings=1)
    for person in hall.experts[1:]:
        voting.rate(by=person, round_id=hall.round_id, finding_id=hall.findings[0], value=5)
    return hall, press(page(hall), "point-1")


def given(hall: Hall) -> list[str]:
    found = reasons.reasons(by=hall.desk, round_id=hall.round_id, finding_id=hall.findings[0], audience=Audience.desk)
    return [one.text for one in found]


def test_far_from_the_others_a_reason_may_be_given(house: House) -> None:
    hall, at = far(house)
    key = f"reason-{hall.findings[0]}"
    at.text_input(key=key).set_value("It rains on both coasts").run()
    press(at, f"send-{key}")
    assert given(hall) == ["It rains on both coasts"]
    assert key not in keys(at)
    press(at, "next")
    assert "You have voted on the one finding." in told(at)


def test_impact_and_feasibility_ask_for_a_reason_too(house: House) -> None:
    hall = hall_of(house, BallotKind.impact_feasibility, people=7, findings=1)
    for person in hall.experts[1:]:
        voting.place(by=person, round_id=hall.round_id, finding_id=hall.findings[0], impact=5, feasibility=5)
    at = page(hall)
    for axis, point in enumerate((5, 1)):
        (field,) = (one for one in at.segmented_control if str(one.key).startswith(f"axis-{axis}-"))
        field.set_value(point).run()
    assert f"reason-{hall.findings[0]}" in keys(at)


def test_a_reason_is_nobodys_duty(house: House) -> None:
    hall, at = far(house)
    press(at, f"skip-reason-{hall.findings[0]}")
    press(at, "next")
    assert given(hall) == []
    assert "You have voted on the one finding." in told(at)


def test_near_the_others_nobody_is_asked(house: House) -> None:
    hall = hall_of(house, BallotKind.scale, people=7, findings=1)
    for person in hall.experts[1:]:
        voting.rate(by=person, round_id=hall.round_id, finding_id=hall.findings[0], value=5)
    assert "next" not in keys(press(page(hall), "point-4"))


@pytest.mark.parametrize("shown", [False, True])
def test_voting_again_shows_what_i_said_and_the_room_only_if_shown(house: House, shown: bool) -> None:
    hall = hall_of(house, BallotKind.agreement, people=2, findings=1)
    first, (finding,) = hall.round_id, hall.findings
    hall.vote(hall.experts[0], finding, "disagree")
    hall.vote(hall.experts[1], finding, "agree")
    if shown:
        running.show_results(by=hall.desk, round_id=first, on=Audience.phones, shown=True)
    hall.another(again_of=first)
    at = page(hall)
    assert "Last time you said: Disagree" in told(at)
    assert ("Last time in the room: 50% agreed" in told(at)) is shown
    press(at, "agree")
    assert mine(hall) == {finding: {0: 1}}
    assert voting.my_votes(by=hall.experts[0], round_id=first) == {finding: -1}


def test_reasons_of_last_time_can_be_liked(house: House) -> None:
    hall = hall_of(house, BallotKind.agreement, people=2, findings=1)
    first, (finding,) = hall.round_id, hall.findings
    hall.vote(hall.experts[1], finding, "disagree")
    reasons.give_reason(by=hall.experts[1], round_id=first, finding_id=finding, text="No *boats*")
    running.show_results(by=hall.desk, round_id=first, on=Audience.phones, shown=True)
    hall.another(again_of=first)
    at = page(hall)
    assert r"No \*boats\*" in told(at)
    (like,) = [one.key for one in at.button if str(one.key).startswith("like-")]
    press(at, str(like))
    (reason,) = reasons.reasons(by=hall.experts[0], round_id=first, finding_id=finding)
    assert (reason.likes, reason.liked) == (1, True)


def test_finished_is_said_and_taken_back(house: House) -> None:
    hall = hall_of(house, BallotKind.agreement)
    at = page(hall)
    press(at, "finished")
    assert list(finishing.finished(by=hall.desk, step_id=_step(hall)).values()) == [1]
    press(at, "go-on")
    assert finishing.finished(by=hall.desk, step_id=_step(hall)) == {}


def _step(hall: Hall) -> int:
    return hall._step_of(hall.round_id)
