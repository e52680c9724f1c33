"""Moderation: the queue and its keys, forms that lose nothing, merging with undo, splitting, translating."""

import pytest
from streamlit.testing.v1 import AppTest

from profit_tt.models import BallotKind, Language, StepKind
from profit_tt.services import entering, hosting, moderating, reasons, room, running, translating, voting
from tests.bad_input import MARKUP
from tests.building import Hall, House
from tests.pages.reading import named, statements
from tests.pages.visiting import keys, sent, visit
from tests.services.ballots import a_round


@pytest.fixture
def hall(house: House) -> Hall:
    made = house.think_tank(open=(StepKind.collect,))
    made.expert("kent")
    made.expert("essex")
    made.finding("A joint ticket for the quiet months", by=made.experts[0])
    made.finding("One joint ticket in quiet months", by=made.experts[1])
    made.finding("Free wifi on all beaches", by=made.experts[1])
    return made


def page(hall: Hall) -> AppTest:
    return visit("moderate", device=hall.desk.device, hall=hall)


def press(at: AppTest, key: str) -> AppTest:
    at.button(key=key).click().run()
    assert not at.exception
    return at


def front(at: AppTest) -> str:
    """The words of the finding in front."""
    return str(at.text[0].value)


def states(hall: Hall) -> dict[int, str]:
    return {row.finding.number: str(row.state) for row in moderating.queue(by=hall.desk)}


def alerts(at: AppTest) -> list[str]:
    return [str(one.value) for one in (*at.success, *at.error)]


@pytest.mark.parametrize("who", ["guest", "device-1-1", ""])
@pytest.mark.parametrize("name", ["moderate", "log"])
def test_nobody_else_sees_it(hall: Hall, who: str, name: str) -> None:
    at = visit(name, device=who, hall=hall)
    assert "shut" in keys(at)
    assert "A joint ticket" not in sent(at)


def test_the_list_comes_first_where_nothing_waits(hall: Hall) -> None:
    at = page(hall)
    assert at.session_state["mod-state"] == "listed"
    assert front(at) == "Free wifi on all beaches"
    assert {"mod-at-3", "mod-row-2", "mod-row-1"} <= keys(at)


def test_nothing_waits_and_nothing_was_sent(house: House) -> None:
    empty = house.think_tank()
    assert "Nothing has been sent yet." in sent(page(empty))
    full = house.think_tank(open=(StepKind.collect,))
    full.finding()
    at = page(full)
    at.pills(key="mod-state").set_value("waiting").run()
    assert "Nothing waits." in sent(at)


def test_approving_goes_through_the_queue(hall: Hall) -> None:
    running.set_collecting(by=hall.desk, approve_first=True)
    for text in ("First of those", "Second of these"):
        hall.finding(text)
    at = page(hall)
    assert (at.session_state["mod-state"], front(at)) == ("waiting", "First of those")
    press(at, "mod-approve")
    assert (front(at), alerts(at)) == ("Second of these", ["#4 is on the list."])
    press(at, "mod-approve")
    assert "Nothing waits." in sent(at)
    assert set(states(hall).values()) == {"listed"}


def test_next_and_before_stop_at_the_ends(hall: Hall) -> None:
    at = page(hall)
    seen = [front(at)]
    seen += [front(press(at, key)) for key in ("mod-previous", "mod-next", "mod-next", "mod-next", "mod-previous")]
    first, second, third = (
        "Free wifi on all beaches",
        "One joint ticket in quiet months",
        "A joint ticket for the quiet months",
    )
    assert seen == [first, first, second, third, third, second]


@pytest.mark.parametrize(("deed", "state"), [("reword", "reword"), ("reject", "rejected")])
def test_a_reason_is_asked_for_and_nothing_typed_is_lost(hall: Hall, deed: str, state: str) -> None:
    at = press(page(hall), f"mod-{deed}")
    field = f"mod-why-{deed}-3"
    press(at, "mod-form-do")
    assert (alerts(at), states(hall)[3]) == (["Please write something here."], "listed")
    long = "too long " * 40
    at.text_input(key=field).set_value(long)
    press(at, "mod-form-do")
    assert "Too long" in alerts(at)[0]
    assert at.text_input(key=field).value == long
    at.text_input(key=field).set_value("Say how many")
    press(at, "mod-form-do")
    assert states(hall)[3] == state
    assert front(at) == "One joint ticket in quiet months"


def test_another_facilitator_was_faster(hall: Hall) -> None:
    at = page(hall)
    moderating.star(by=hall.desk, finding_id=hall.findings[2], starred=True, seen=1)
    press(at, "mod-archive")
    assert "Somebody else has just changed this." in alerts(at)[0]
    assert states(hall)[3] == "listed"
    press(at, "mod-archive")
    assert states(hall)[3] == "archived"


def test_flags_archive_and_restore(hall: Hall) -> None:
    at = page(hall)
    press(at, "mod-star")
    press(at, "mod-discuss")
    finding = room.look(by=hall.desk).finding(hall.findings[2])
    assert finding is not None
    assert (finding.starred, finding.discussed) == (True, True)
    press(at, "mod-archive")
    at.pills(key="mod-state").set_value("off").run()
    press(at, "mod-restore")
    assert states(hall)[3] == "listed"


def test_kind_themes_and_tags(hall: Hall) -> None:
    at = press(page(hall), "mod-sort")
    named(at.pills, f"mod-sort-{hall.findings[2]}-themes").set_value([]).run()
    press(at, "mod-form-do")
    assert alerts(at) == ["Choose one to three themes."]
    named(at.pills, f"mod-sort-{hall.findings[2]}-themes").set_value(["experience"]).run()
    named(at.pills, f"mod-sort-{hall.findings[2]}-kind").set_value("barrier").run()
    press(at, "mod-form-do")
    finding = room.look(by=hall.desk).finding(hall.findings[2])
    assert finding is not None
    assert (finding.kind, finding.themes) == ("barrier", ("experience",))


def test_two_duplicates_are_merged_and_undone(hall: Hall) -> None:
    votes = a_round(hall, BallotKind.agreement)
    for person in hall.experts:
        for finding_id in hall.findings[:2]:
            voting.cast(by=person, round_id=votes.id, finding_id=finding_id, choice="agree")
    at = page(hall)
    at.pills(key="mod-state").set_value("alike").run()
    assert front(at) == "One joint ticket in quiet months"
    press(at, f"mod-two-{hall.findings[0]}")
    assert named(at.text_area, "mod-merge-text").value == "A joint ticket for the quiet months"
    press(at, f"mod-take-{hall.findings[1]}")
    assert named(at.text_area, "mod-merge-text").value == "One joint ticket in quiet months"
    named(at.text_area, "mod-merge-text").set_value("").run()
    press(at, "mod-form-do")
    assert (alerts(at), states(hall)[1]) == (["Please write something here."], "listed")
    named(at.text_area, "mod-merge-text").set_value("A ticket for winter").run()
    press(at, "mod-form-do")
    assert (alerts(at), front(at)) == (["Merged: #4 stands for all of them."], "A ticket for winter")
    whole = sent(at)
    assert "2 votes carried." in whole
    assert "2 people had voted on several of them and count once." in whole
    (undo,) = [one.key for one in at.button if str(one.key).startswith("mod-undo-")]
    press(at, str(undo))
    assert alerts(at) == ["Undone: #1 and #2 are back with their votes."]
    assert states(hall) == {1: "listed", 2: "listed", 3: "listed", 4: "undone"}


def test_marked_findings_are_merged_whatever_the_list_shows(hall: Hall) -> None:
    at = page(hall)
    press(at, f"mod-unmarked-{hall.findings[0]}")
    at.text_input(key="mod-search").set_value("wifi").run()
    press(at, "mod-merge")
    assert {f"mod-parent-{hall.findings[0]}", f"mod-parent-{hall.findings[2]}"} <= keys(at)
    press(at, "mod-form-do")
    assert states(hall) == {1: "merged", 2: "listed", 3: "merged", 4: "listed"}


def test_a_merge_needs_two(hall: Hall) -> None:
    at = press(page(hall), "mod-merge")
    assert "Mark the findings that say the same in the list" in sent(at)


def test_one_is_split_and_the_votes_stay_where_they_are_told_to(hall: Hall) -> None:
    at = press(page(hall), "mod-split")
    press(at, "mod-form-do")
    assert alerts(at) == ["Please write something here."]
    press(at, "mod-more")
    for part, text in enumerate(("Free wifi", "Wifi on beaches", "All beaches")):
        named(at.text_area, f"mod-part-{part}").set_value(text).run()
    press(at, "mod-form-do")
    assert alerts(at) == ["Split into #4, #5 and #6."]
    assert states(hall)[3] == "split"
    at.pills(key="mod-state").set_value("joined").run()
    assert "Split into" in sent(at)


def test_a_translation_is_written_shown_and_taken_away(hall: Hall) -> None:
    at = press(page(hall), "mod-translate")
    named(at.text_area, f"mod-translation-{hall.findings[2]}-fr").set_value("Du wifi gratuit").run()
    press(at, "mod-later-fr")
    assert room.look(by=hall.desk).findings[2].translations == {}
    press(at, "mod-show-fr")
    assert room.look(by=hall.desk).findings[2].translations == {"fr": "Du wifi gratuit"}
    press(at, "mod-away-fr")
    assert room.look(by=hall.desk).findings[2].translations == {}
    assert named(at.text_area, f"mod-translation-{hall.findings[2]}-fr").value == ""
    press(at, "mod-show-nl")
    assert alerts(at) == ["Please write something here."]


def test_a_draft_of_somebody_else_is_seen_in_the_list(hall: Hall) -> None:
    translating.put(by=hall.desk, finding_id=hall.findings[2], language=Language.nl, text="Gratis wifi")
    assert "Translation to approve" in sent(page(hall))


def test_a_reason_is_hidden_and_shown_again(hall: Hall) -> None:
    votes = a_round(hall, BallotKind.scale)
    voter = hall.experts[0]
    voting.rate(by=voter, round_id=votes.id, finding_id=hall.findings[2], value=1)
    reasons.give_reason(by=voter, round_id=votes.id, finding_id=hall.findings[2], text="No mast there")
    at = page(hall)
    (hide,) = [str(one.key) for one in at.button if str(one.key).startswith("mod-hide-")]
    press(at, hide)
    running.show_results(by=hall.desk, round_id=votes.id, on="phones", shown=True)
    asked = {"by": voter, "round_id": votes.id, "finding_id": hall.findings[2]}
    assert reasons.reasons(**asked) == ()
    press(at, hide)
    assert [one.text for one in reasons.reasons(**asked)] == ["No mast there"]


def test_the_mode_is_told_and_changed(hall: Hall) -> None:
    at = page(hall)
    assert "New findings are listed at once." in sent(at)
    press(at, "mod-approve-first")
    assert "New findings wait here until you approve them." in sent(at)
    assert room.look(by=hall.desk).think_tank.approve_first


def test_a_crowded_queue_has_pages_and_costs_no_more(house: House) -> None:
    costs = []
    for number in (30, 300):
        hall = house.think_tank(open=(StepKind.collect,))
        hall.heap(number)
        page(hall)
        with statements() as asked:
            at = page(hall)
        costs.append(len(asked))
        assert len([one for one in at.button if str(one.key).startswith("mod-look-")]) == 20
    assert costs[0] == costs[1]


def test_a_facilitator_who_was_removed_meanwhile_is_shown_the_gate(hall: Hall) -> None:
    invited = hosting.invite_facilitator(by=hall.desk, name="Second")
    entering.enter_as_facilitator(device="second", token=invited.token)
    at = visit("moderate", device="second", hall=hall)
    hosting.remove_facilitator(by=hall.desk, facilitator_id=invited.facilitator.id or 0)
    press(at, "mod-archive")
    assert states(hall)[3] == "listed"
    assert "shut" in keys(at.run())


def test_peoples_words_are_words(house: House) -> None:
    hall = house.think_tank(open=(StepKind.collect,))
    for text in list(MARKUP.values())[:6]:
        hall.finding(text)
    at = page(hall)
    for _ in range(6):
        assert not any(one.allow_html for one in at.markdown)
        press(at, "mod-next")


def test_the_log_reads_and_narrows(hall: Hall) -> None:
    moderating.reject(by=hall.desk, finding_id=hall.findings[2], reason="Off *topic*", seen=1)
    at = visit("log", device=hall.desk.device, hall=hall)
    whole = sent(at)
    assert "rejected · finding" in whole
    assert r"reason: Off \\*topic\\*" in whole or r"reason: Off \*topic\*" in whole
    at.selectbox(key="log-noun").set_value("step").run()
    assert "rejected" not in "".join(str(one.value) for one in at.markdown)
