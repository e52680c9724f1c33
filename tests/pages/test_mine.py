"""My page: what I gave and what became of it, what waits for me, my data to take away and to erase."""

import pytest

from profit_tt.models import (
    CommentDraft,
    CommitmentDraft,
    ExpertDraft,
    FindingDraft,
    Person,
    ReactionDraft,
    StepKind,
)
from profit_tt.services import (
    entering,
    following_up,
    merging,
    moderating,
    network_links,
    reactions,
    room,
    survey_answers,
    surveys,
    talk_moderating,
    talking,
)
from tests.building import Hall, House
from tests.pages.reading import open_room, show, statements, texts, told
from tests.services import survey_halls
from tests.services.survey_halls import KINDS


@pytest.fixture
def hall(house: House) -> Hall:
    hall = house.think_tank(open=(StepKind.collect, StepKind.vote))
    hall.expert()
    hall.expert("zeeland")
    hall.finding("Ferry tickets")
    hall.finding("Harbour *bells*", by=hall.experts[1])
    return hall


def test_a_stranger_has_no_page(hall: Hall) -> None:
    assert "Please join the think tank first." in [str(one.value) for one in open_room(hall, "mine", hall.desk).info]


def test_somebody_who_has_just_come(hall: Hall) -> None:
    words = told(open_room(hall, "mine", hall.expert("essex")))
    assert "You have not sent a finding." in words
    assert "You have not voted yet." in words
    assert "2 findings wait for your vote." in words


def test_states_with_reasons_and_what_facilitators_do(hall: Hall) -> None:
    me, (mine, _) = hall.experts[0], hall.findings
    following_up.set_status(by=hall.desk, finding_id=mine, status="being_tried", reason="In *Kent*", seen=0)
    words = told(open_room(hall, "mine", me))
    assert "Being tried" in words
    assert r"In \*Kent\*" in words
    moderating.reject(by=hall.desk, finding_id=mine, reason="Said before", seen=None)
    assert "Said before" in told(open_room(hall, "mine", me))


def test_what_a_finding_was_merged_into_is_linked_and_its_votes_are_told_once_they_are_shown(hall: Hall) -> None:
    me, other = hall.experts
    for by in (me, other):
        hall.vote(by, hall.findings[1])
    merging.merge(
        by=hall.desk,
        finding_ids=hall.findings,
        draft=FindingDraft.of(text="Bells on ferries", kind="idea", language="en", themes=["data"]),
        seen={one.id: one.version for one in room.look(by=me).findings},
    )
    page = open_room(hall, "mine", me)
    assert texts(page) == ["Ferry tickets", "Bells on ferries"]
    assert [one.label for one in page.expander if "Votes by region" in one.label] == []
    show(hall)
    page = open_room(hall, "mine", me)
    assert [one.label for one in page.expander if "Votes by region" in one.label] == ["Votes by region on finding 3"]


def test_parts_of_the_picture_are_told_only_while_results_are_shown(hall: Hall) -> None:
    everybody = [*hall.experts, *(hall.expert(region) for region in ("kent", "zeeland") * 5)]
    for by in everybody:
        hall.vote(by, hall.findings[0])
    assert "In the picture" not in told(open_room(hall, "mine", hall.experts[0]))
    show(hall)
    words = told(open_room(hall, "mine", hall.experts[0]))
    assert "In the picture" in words
    assert "Common ground" in words


def test_my_votes_are_changeable_while_the_round_is_open(hall: Hall) -> None:
    me = hall.experts[0]
    hall.vote(me, hall.findings[1], "disagree")
    words = told(open_room(hall, "mine", me))
    assert r"**2** Harbour \*bells\*" in words
    assert "1 finding waits for your vote." in words
    assert "This round is closed" not in words
    hall.close(StepKind.vote)
    words = told(open_room(hall, "mine", me))
    assert "This round is closed: votes stay as they are." in words
    assert r"**2** Harbour \*bells\*: **Disagree**" in words
    assert "waits for your vote" not in words


def test_answers_reactions_comments_and_commitments_of_my_region(hall: Hall) -> None:
    me = hall.experts[0]
    survey_halls.with_questions(hall, KINDS["scale"], by_link=True)
    assert len(surveys.forms(by=me)) == 1
    reactions.rate(by=me, rating=4)
    reactions.give(by=me, draft=ReactionDraft.of(text="Fine", language="en"))
    talk_moderating.set_open(by=hall.desk, is_open=True)
    draft = CommentDraft.of(text="Why *not*", language="en", stance="against")
    talking.comment(by=me, finding_id=hall.findings[1], draft=draft)
    for region in ("kent", "essex"):
        commitment = CommitmentDraft.of(region=region, state="trying")
        network_links.commit(by=hall.desk, finding_id=hall.findings[1], draft=commitment)
    words = told(open_room(hall, "mine", me))
    for expected in (
        "0 of 1 questions answered",
        "A reaction to the day",
        "Fine",
        "You gave the day 4 of 5.",
        r"Why \*not\*",
        "Against",
    ):
        assert expected in words
    assert words.count("The region as a whole") == 1


def test_my_survey_answers_are_read_in_words(hall: Hall) -> None:
    me, form = hall.experts[0], survey_halls.with_questions(hall, *KINDS.values())

    def answer(kind: str, value: object) -> None:
        asked = survey_halls.of_kind(form, kind)
        survey_answers.answer(by=me, survey_id=form.id, question_id=asked.id, value=value)

    def options(kind: str) -> tuple[int, ...]:
        return survey_halls.of_kind(form, kind).option_ids

    sea, land, town = options("ranking")
    low, high = options("matrix")
    rows = survey_halls.of_kind(form, "matrix").row_ids
    answer("single", options("single")[1])
    answer("multiple", list(options("multiple")[:2]))
    answer("scale", 5)
    answer("ranking", [town, sea, land])
    answer("number", 12)
    answer("short_text", "*Ferries*")
    answer("matrix", dict(zip(rows, (low, high), strict=True)))
    words = told(open_room(hall, "mine", me))
    for expected in (
        "7 of 8 questions answered",
        "**Money**",
        "**Plan and Trip**",
        "**5 Very**",
        r"**1\. Town · 2\. Sea · 3\. Land**",
        "**12**",
        r"**\*Ferries\***",
        "**Coaching: Low · Plan: High**",
    ):
        assert expected in words, expected
    assert "Tell us" not in words


def test_erasing_is_asked_twice_and_the_page_says_good_bye(hall: Hall) -> None:
    me = hall.experts[0]
    page = open_room(hall, "mine", me)
    page.radio(key="erase-findings").set_value("erase").run()
    page.button(key="erase").click().run()
    page.button(key="erase-no").click().run()
    assert entering.who(by=me).expert is not None
    page.button(key="erase").click().run()
    page.button(key="erase-yes").click().run()
    assert "Everything of yours is erased" in told(page)
    assert entering.who(by=me).expert is None
    assert [one.text for one in room.look(by=me).findings] == ["Harbour *bells*"]
    page.run()
    assert [str(one.value) for one in page.info] == ["Please join the think tank first."]


def test_the_reentry_code_brings_the_page_back_on_another_device(hall: Hall) -> None:
    me = hall.person("first-phone")
    welcome = entering.join(by=me, draft=ExpertDraft.of(region="kent", stakeholder="public", language="en"))
    hall.finding("A third one", by=me)
    entering.continue_as(device="second-phone", reentry_code=welcome.reentry_code)
    assert texts(open_room(hall, "mine", Person("second-phone", hall.id))) == ["A third one"]


def test_the_page_costs_the_same_however_many_findings_there_are(hall: Hall) -> None:
    me = hall.experts[0]
    open_room(hall, "mine", me)
    with statements() as few:
        open_room(hall, "mine", me)
    for place in range(5):
        finding = hall.finding(f"Lamp number {place}", by=me).id or 0
        hall.vote(me, finding)
    open_room(hall, "mine", me)
    with statements() as many:
        open_room(hall, "mine", me)
    assert len(many) == len(few)
