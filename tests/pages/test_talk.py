"""Comments on a finding's page and at the desk; what becomes of a finding, as facilitators say."""

import pytest

from profit_tt.models import CommentDraft, StepKind
from profit_tt.services import following_up, talk_moderating, talking
from tests.building import Hall, House
from tests.pages.reading import keys, named, open_room, statements, texts, told


@pytest.fixture
def hall(house: House) -> Hall:
    hall = house.think_tank(open=(StepKind.collect,))
    hall.expert()
    hall.expert("zeeland")
    hall.finding()
    return hall


def _say(hall: Hall, text: str = "It *costs* little", **more: int | None) -> int:
    draft = CommentDraft.of(text=text, language="en", stance="favour")
    return talking.comment(by=hall.experts[0], finding_id=hall.findings[0], draft=draft, **more).id or 0


def test_nothing_stands_there_until_comments_are_taken(hall: Hall) -> None:
    page = open_room(hall, "finding", hall.experts[0], finding="1")
    assert "Comments" not in told(page)
    desk = open_room(hall, "desk", hall.desk)
    desk.button(key="talk-door-open").click().run()
    assert "Comments are taken until" in told(desk)
    page = open_room(hall, "finding", hall.experts[0], finding="1")
    assert "Comments are open until" in told(page)


def test_an_expert_comments_and_another_one_answers(hall: Hall) -> None:
    talk_moderating.set_open(by=hall.desk, is_open=True)
    (finding,), (first, second) = hall.findings, hall.experts
    page = open_room(hall, "finding", first, finding="1")
    page.button(key=f"talk-send-{finding}-0-0").click().run()
    assert [str(one.value) for one in page.error] == ["Please write something here."]
    page.text_area(key=f"talk-text-{finding}-0-0").input("It *costs* little").run()
    page.button(key=f"talk-send-{finding}-0-0").click().run()
    assert "It *costs* little" in texts(page)
    other = open_room(hall, "finding", second, finding="1")
    (thread,) = talking.talk(by=second, finding_id=finding).threads
    other.button(key=f"talk-open-{thread.id}").click().run()
    other.text_area(key=f"talk-text-{finding}-{thread.id}-0").input("How much?").run()
    other.button(key=f"talk-send-{finding}-{thread.id}-0").click().run()
    assert [one for one in texts(other) if one != "A joint ticket for the quiet months"] == [
        "It *costs* little",
        "How much?",
    ]
    stranger = open_room(hall, "finding", hall.person("guest"), finding="1")
    assert "How much?" in texts(stranger)
    assert [key for key in keys(stranger, "button") if str(key).startswith("talk-")] == []
    assert "Join the think tank to say something." in told(stranger)


def test_closed_comments_are_read_and_taken_back_by_their_author(hall: Hall) -> None:
    talk_moderating.set_open(by=hall.desk, is_open=True)
    comment = _say(hall)
    talk_moderating.set_open(by=hall.desk, is_open=False)
    page = open_room(hall, "finding", hall.experts[0], finding="1")
    assert "Comments are closed: everything that was said can still be read." in told(page)
    assert list(page.text_area) == []
    page.button(key=f"talk-back-{comment}").click().run()
    page.button(key=f"talk-back-yes-{comment}").click().run()
    assert "It *costs* little" not in texts(page)


def test_a_facilitator_hides_a_comment_with_a_reason(hall: Hall) -> None:
    talk_moderating.set_open(by=hall.desk, is_open=True)
    comment = _say(hall)
    page = open_room(hall, "finding", hall.desk, finding="1")
    page.button(key=f"talk-hide-{comment}").click().run()
    page.button(key=f"talk-hide-yes-{comment}").click().run()
    assert len(page.error) == 1
    page.text_input(key=f"talk-reason-{comment}").input("Be kind").run()
    page.button(key=f"talk-hide-yes-{comment}").click().run()
    assert "Be kind" in told(page)
    assert "It *costs* little" not in texts(open_room(hall, "finding", hall.experts[1], finding="1"))
    assert "Be kind" in told(open_room(hall, "finding", hall.experts[0], finding="1"))


def test_a_facilitator_says_what_becomes_of_a_finding(hall: Hall) -> None:
    (finding,) = hall.findings
    assert "What becomes of it" not in told(open_room(hall, "finding", hall.experts[0], finding="1"))
    page = open_room(hall, "finding", hall.desk, finding="1")
    name = f"{finding}-0"
    named(page.pills, f"follow-status-{name}").set_value("in_report").run()
    page.text_input(key=f"follow-reason-{name}").input("Chapter *two*").run()
    page.button(key=f"follow-save-{name}").click().run()
    assert following_up.of_findings(by=hall.desk)[finding].reason == "Chapter *two*"
    words = told(open_room(hall, "finding", hall.experts[0], finding="1"))
    assert "In the report" in words
    assert r"Chapter \*two\*" in words


def test_looking_costs_the_same_however_much_was_said(hall: Hall) -> None:
    talk_moderating.set_open(by=hall.desk, is_open=True)
    comment = _say(hall)
    open_room(hall, "finding", hall.experts[1], finding="1")
    with statements() as few:
        open_room(hall, "finding", hall.experts[1], finding="1")
    for _ in range(4):
        _say(hall, answer_to=comment)
    open_room(hall, "finding", hall.experts[1], finding="1")
    with statements() as many:
        open_room(hall, "finding", hall.experts[1], finding="1")
    assert len(many) == len(few)
