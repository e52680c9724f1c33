"""Talk: who says what when, one level of answers, moderation; what becomes of a finding."""

from datetime import date, timedelta

import pytest

from profit_tt.errors import (
    BadChoice,
    ChangedMeanwhile,
    Closed,
    Empty,
    NotAllowed,
    NotFound,
    Refused,
    TooLong,
    TooOften,
)
from profit_tt.models import CommentDraft, CommentState, CommitmentDraft, FollowUpStatus, Person, StepKind
from profit_tt.models.talk import COMMENT_LIMIT
from profit_tt.services import (
    collecting,
    following_up,
    log,
    network_links,
    running,
    talk_moderating,
    talking,
)
from tests.building import Hall, House
from tests.conftest import Clock


@pytest.fixture
def hall(house: House) -> Hall:
    hall = house.think_tank(open=(StepKind.collect,))
    hall.expert()
    hall.expert("zeeland")
    hall.finding()
    talk_moderating.set_open(by=hall.desk, is_open=True)
    return hall


def _said(text: str = "We tried that", stance: str = "favour") -> CommentDraft:
    return CommentDraft.of(text=text, language="en", stance=stance)


def _threads(hall: Hall, by: Person) -> list[tuple[str, str | None, list[str]]]:
    seen = talking.talk(by=by, finding_id=hall.findings[0]).threads
    return [(one.text, one.region, [each.text for each in one.answers]) for one in seen]


def test_comments_have_answers_and_answers_have_none(hall: Hall) -> None:
    (finding,), (first, second) = hall.findings, hall.experts
    asked = talking.comment(by=first, finding_id=finding, draft=_said("For whom?", "neutral"))
    answer = talking.comment(by=second, finding_id=finding, draft=_said("For cyclists"), answer_to=asked.id)
    with pytest.raises(Refused):
        talking.comment(by=first, finding_id=finding, draft=_said("Why?"), answer_to=answer.id)
    assert _threads(hall, hall.person("guest")) == [("For whom?", "kent", ["For cyclists"])]
    assert talking.talk(by=first, finding_id=finding).comments == 2


@pytest.mark.parametrize(("text", "refused"), [("", Empty), (" \u2800", Empty), ("x" * (COMMENT_LIMIT + 1), TooLong)])
def test_words_go_through_the_one_door(text: str, refused: type[Exception]) -> None:
    with pytest.raises(refused):
        _said(text)
    with pytest.raises(BadChoice):
        _said(stance="angry")


def test_a_closed_door_refuses_and_a_period_ends_by_itself(hall: Hall, clock: Clock) -> None:
    (finding,), expert = hall.findings, hall.experts[0]
    talk_moderating.set_open(by=hall.desk, is_open=True, until=clock.at + timedelta(days=1))
    talking.comment(by=expert, finding_id=finding, draft=_said())
    clock.move(days=1)
    with pytest.raises(Closed):
        talking.comment(by=expert, finding_id=finding, draft=_said())
    assert talking.talk(by=expert, finding_id=finding).is_open is False
    with pytest.raises(BadChoice):
        talk_moderating.set_open(by=hall.desk, is_open=True, until=clock.at)
    assert len(_threads(hall, expert)) == 1


def test_nobody_may_flood(hall: Hall) -> None:
    for _ in range(6):
        talking.comment(by=hall.experts[0], finding_id=hall.findings[0], draft=_said())
    with pytest.raises(TooOften):
        talking.comment(by=hall.experts[0], finding_id=hall.findings[0], draft=_said())


def test_only_findings_on_the_list_are_talked_about(hall: Hall) -> None:
    collecting.hide(by=hall.desk, finding_id=hall.findings[0], reason="twice")
    with pytest.raises(NotFound):
        talking.comment(by=hall.experts[0], finding_id=hall.findings[0], draft=_said())


def test_approve_first_holds_comments_back(hall: Hall) -> None:
    (finding,), (author, other) = hall.findings, hall.experts
    running.set_collecting(by=hall.desk, approve_first=True)
    made = talking.comment(by=author, finding_id=finding, draft=_said())
    assert made.state is CommentState.waiting
    assert (len(_threads(hall, author)), len(_threads(hall, other)), len(_threads(hall, hall.desk))) == (1, 0, 1)
    ((waiting, number),) = talk_moderating.door(by=hall.desk).waiting
    assert (waiting.id, number) == (made.id, 1)
    talk_moderating.approve(by=hall.desk, comment_id=made.id or 0, seen=made.version)
    assert len(_threads(hall, other)) == 1


def test_hiding_needs_a_reason_is_told_to_the_author_and_logged(hall: Hall) -> None:
    (finding,), (author, other) = hall.findings, hall.experts
    made = talking.comment(by=author, finding_id=finding, draft=_said("Rude words"))
    talking.comment(by=other, finding_id=finding, draft=_said("Calm down"), answer_to=made.id)
    comment = made.id or 0
    with pytest.raises(Empty):
        talk_moderating.hide(by=hall.desk, comment_id=comment, reason=" ", seen=1)
    talk_moderating.hide(by=hall.desk, comment_id=comment, reason="Be kind", seen=1)
    with pytest.raises(ChangedMeanwhile):
        talk_moderating.restore(by=hall.desk, comment_id=comment, seen=1)
    assert _threads(hall, other) == [("", None, ["Calm down"])]
    (own,) = talking.talk(by=author, finding_id=finding).threads
    assert (own.text, own.reason, own.mine) == ("Rude words", "Be kind", True)
    assert ("hide", "comment") in {(one.deed, one.noun) for one in log.everything(by=hall.desk)}
    talk_moderating.restore(by=hall.desk, comment_id=comment, seen=2)
    assert _threads(hall, other) == [("Rude words", "kent", ["Calm down"])]


def test_one_takes_back_only_ones_own_and_answers_of_others_stay(hall: Hall) -> None:
    (finding,), (author, other) = hall.findings, hall.experts
    made = talking.comment(by=author, finding_id=finding, draft=_said("Never mind"))
    answer = talking.comment(by=other, finding_id=finding, draft=_said("I do mind"), answer_to=made.id)
    with pytest.raises(NotAllowed):
        talking.take_back(by=other, comment_id=made.id or 0)
    talking.take_back(by=author, comment_id=made.id or 0)
    assert _threads(hall, other) == [("", None, ["I do mind"])]
    talking.take_back(by=other, comment_id=answer.id or 0)
    assert _threads(hall, other) == []


def test_a_status_says_what_becomes_of_a_finding_and_is_taken_back(hall: Hall) -> None:
    (finding,) = hall.findings
    following_up.set_status(by=hall.desk, finding_id=finding, status="in_report", reason="Chapter two", seen=0)
    told = following_up.of_findings(by=hall.person("guest"))[finding]
    assert (told.status, told.reason, told.version) == (FollowUpStatus.in_report, "Chapter two", 1)
    with pytest.raises(NotAllowed):
        following_up.of_findings(by=Person("", hall.id, is_reader=True))
    with pytest.raises(ChangedMeanwhile):
        following_up.set_status(by=hall.desk, finding_id=finding, status="adopted", seen=0)
    following_up.set_status(by=hall.desk, finding_id=finding, status="adopted", seen=1)
    following_up.set_status(by=hall.desk, finding_id=finding, status=None, seen=2)
    assert following_up.of_findings(by=hall.desk) == {}
    before_after = [(one.before, one.after) for one in log.everything(by=hall.desk) if one.deed == "follow up"]
    assert [after.get("status") for _, after in before_after] == ["in_report", "adopted", None]
    assert [before.get("status") for before, _ in before_after] == [None, "in_report", "adopted"]


def test_the_way_to_practice_is_in_the_order_of_days(hall: Hall) -> None:
    (finding,) = hall.findings
    for region, day in (("kent", None), ("essex", date(2020, 3, 1)), ("zeeland", date(2019, 12, 1))):
        draft = CommitmentDraft.of(region=region, by_when=day, state="planned")
        network_links.commit(by=hall.desk, finding_id=finding, draft=draft)
    rows = following_up.practice(by=hall.person("guest"))
    assert [(one.number, one.tries.region) for one in rows] == [(1, "zeeland"), (1, "essex"), (1, "kent")]
