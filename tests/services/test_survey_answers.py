"""Answering: saved as people go, changed until closed, by experts and by link; conditions; the frame of all answers."""

from collections.abc import Callable
from typing import Any

import pytest

from profit_tt.errors import BadChoice, BadText, Closed, NotFound, NotJoined
from profit_tt.models import ExpertDraft, Person
from profit_tt.services import entering, survey_answers, surveys
from profit_tt.services.survey_answers import FRAME
from profit_tt.services.survey_form import AskedQuestion, Form
from tests.building import Hall, House, everything
from tests.services import survey_halls
from tests.services.survey_halls import KINDS, of_kind

_HERE = ExpertDraft.of(region="zeeland", stakeholder="research", language="nl")


def _value(made: Form, kind: str) -> Any:
    asked = of_kind(made, kind)
    options, rows = asked.option_ids, asked.row_ids
    said: dict[str, Callable[[], Any]] = {
        "single": lambda: options[1],
        "multiple": lambda: [options[0], options[3]],
        "scale": lambda: 4,
        "ranking": lambda: [options[2], options[0], options[1]],
        "number": lambda: 12.5,
        "short_text": lambda: "Patience",
        "long_text": lambda: "First\nthen second",
        "matrix": lambda: {rows[0]: options[1], rows[1]: options[0]},
    }
    return said[kind]()


@pytest.fixture
def hall(house: House) -> Hall:
    hall = house.think_tank()
    hall.expert()
    return hall


def _say(by: Person, made: Form, question: AskedQuestion, value: Any) -> None:
    survey_answers.answer(by=by, survey_id=made.id, question_id=question.id, value=value)


def test_every_kind_is_stored_as_it_was_said_changed_and_taken_back(hall: Hall) -> None:
    made, me = survey_halls.with_questions(hall, *KINDS.values()), hall.experts[0]
    for kind in KINDS:
        _say(me, made, of_kind(made, kind), _value(made, kind))
    wanted = {one.id: _value(made, str(one.kind)) for one in made.questions}
    assert survey_answers.mine(by=me, survey_id=made.id).values == wanted
    before = everything()["answer"]
    for kind in KINDS:  # once more, as a resent message would
        _say(me, made, of_kind(made, kind), _value(made, kind))
    assert [row[:8] for row in everything()["answer"]] == [row[:8] for row in before]
    _say(me, made, of_kind(made, "ranking"), list(of_kind(made, "ranking").option_ids))
    _say(me, made, of_kind(made, "scale"), None)
    mine = survey_answers.mine(by=me, survey_id=made.id)
    assert mine.values[of_kind(made, "ranking").id] == list(of_kind(made, "ranking").option_ids)
    assert of_kind(made, "scale").id not in mine.values


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("single", 0),
        ("single", True),
        ("single", "1"),
        ("multiple", [0]),
        ("multiple", "ab"),
        ("multiple", 3),
        ("scale", 0),
        ("scale", 6),
        ("scale", 2.5),
        ("scale", float("nan")),
        ("ranking", [0]),
        ("number", float("nan")),
        ("number", float("inf")),
        ("number", -1),
        ("number", 501),
        ("number", "12"),
        ("short_text", 3),
        ("matrix", {0: 0}),
        ("matrix", [1]),
    ],
)
def test_what_is_no_answer_is_refused_beside_its_question(hall: Hall, kind: str, value: object) -> None:
    made = survey_halls.with_questions(hall, *KINDS.values())
    before = everything()
    with pytest.raises(BadChoice) as refused:
        _say(hall.experts[0], made, of_kind(made, kind), value)
    assert refused.value.field == f"question-{of_kind(made, kind).id}"
    assert everything() == before


@pytest.mark.parametrize("value", ["a\x00b", "\ud800", "x" * 201])
def test_words_that_cannot_be_stored_are_refused(hall: Hall, value: str) -> None:
    made = survey_halls.with_questions(hall, KINDS["short_text"])
    with pytest.raises(BadText):
        _say(hall.experts[0], made, made.questions[0], value)


def test_options_of_another_question_twice_or_too_many_are_refused(hall: Hall) -> None:
    made = survey_halls.with_questions(hall, *KINDS.values())
    single, multiple, ranking = (of_kind(made, kind) for kind in ("single", "multiple", "ranking"))
    for asked, value in (
        (single, multiple.option_ids[0]),
        (multiple, list(multiple.option_ids)),
        (ranking, [ranking.option_ids[0]] * 2),
    ):
        with pytest.raises(BadChoice):
            _say(hall.experts[0], made, asked, value)


def test_only_blanks_take_an_answer_back(hall: Hall) -> None:
    made, me = survey_halls.with_questions(hall, KINDS["short_text"]), hall.experts[0]
    _say(me, made, made.questions[0], "Time")
    _say(me, made, made.questions[0], " \u00a0 ")
    assert survey_answers.mine(by=me, survey_id=made.id).values == {}


def test_nothing_is_taken_before_it_opens_or_after_it_closes(hall: Hall) -> None:
    made, me = survey_halls.with_questions(hall, KINDS["scale"], opened=False), hall.experts[0]
    with pytest.raises(Closed, match="not open yet"):
        _say(me, made, made.questions[0], 3)
    surveys.open_survey(by=hall.desk, survey_id=made.id)
    _say(me, made, made.questions[0], 3)
    surveys.close_survey(by=hall.desk, survey_id=made.id)
    before = everything()
    for deed in (
        lambda: _say(me, made, made.questions[0], 4),
        lambda: survey_answers.finish(by=me, survey_id=made.id),
        lambda: survey_answers.begin(by=me, survey_id=made.id, draft=_HERE),
    ):
        with pytest.raises(Closed, match="closed"):
            deed()
    assert everything() == before
    assert survey_answers.mine(by=me, survey_id=made.id).values == {made.questions[0].id: 3}
    surveys.open_survey(by=hall.desk, survey_id=made.id)
    _say(me, made, made.questions[0], 4)


def test_without_the_link_it_is_for_experts(hall: Hall) -> None:
    made = survey_halls.with_questions(hall, KINDS["scale"])
    passer_by = hall.person("passer-by")
    with pytest.raises(NotJoined, match="for the experts"):
        survey_answers.begin(by=passer_by, survey_id=made.id, draft=_HERE)
    with pytest.raises(NotJoined, match="for the experts"):
        _say(passer_by, made, made.questions[0], 3)
    with pytest.raises(NotFound):
        surveys.by_link(link=made.survey.link)


def test_by_link_a_device_answers_without_joining(hall: Hall) -> None:
    made = survey_halls.with_questions(hall, KINDS["scale"], by_link=True)
    assert surveys.by_link(link=f" {made.survey.link.lower()} ").id == made.id
    passer_by = hall.person("passer-by")
    with pytest.raises(NotJoined, match="which region"):
        _say(passer_by, made, made.questions[0], 3)
    with pytest.raises(BadChoice):
        survey_answers.begin(by=passer_by, survey_id=made.id, draft=_HERE.model_copy(update={"region": "atlantis"}))
    survey_answers.begin(by=passer_by, survey_id=made.id, draft=_HERE)
    _say(passer_by, made, made.questions[0], 3)
    again = ExpertDraft.of(region="essex", stakeholder="public", language="en")
    survey_answers.begin(by=passer_by, survey_id=made.id, draft=again)
    mine = survey_answers.mine(by=passer_by, survey_id=made.id)
    assert mine.values == {made.questions[0].id: 3}
    assert mine.respondent is not None
    assert (mine.respondent.region, mine.respondent.stakeholder) == ("essex", "public")
    assert survey_answers.people(by=hall.desk) == {made.id: {("essex", "public"): (1, 0)}}
    other = hall.person("another")
    assert survey_answers.mine(by=other, survey_id=made.id).values == {}


def test_who_joins_after_answering_by_link_is_one_respondent(hall: Hall) -> None:
    made = survey_halls.with_questions(hall, KINDS["scale"], KINDS["number"], by_link=True)
    me = hall.person("early")
    survey_answers.begin(by=me, survey_id=made.id, draft=_HERE)
    _say(me, made, made.questions[0], 3)
    entering.join(by=me, draft=ExpertDraft.of(region="kent", stakeholder="public", language="en"))
    _say(me, made, made.questions[1], 7)
    assert survey_answers.mine(by=me, survey_id=made.id).values == {made.questions[0].id: 3, made.questions[1].id: 7}
    assert survey_answers.people(by=hall.desk) == {made.id: {("kent", "public"): (1, 0)}}


def test_what_is_asked_depends_on_what_was_answered(hall: Hall) -> None:
    made, me = survey_halls.conditional(hall), hall.experts[0]
    barrier, money, word = made.questions
    time, costs, _ = barrier.option_ids

    def asked() -> list[int]:
        return [one.id for one in survey_answers.mine(by=me, survey_id=made.id).asked]

    assert asked() == [barrier.id]
    _say(me, made, barrier, costs)
    assert asked() == [barrier.id, money.id]
    _say(me, made, money, 30)
    _say(me, made, barrier, time)
    assert asked() == [barrier.id, word.id]
    assert set(survey_answers.frame(by=hall.desk, survey_id=made.id)["question_id"]) == {barrier.id}
    _say(me, made, barrier, costs)  # what was answered before is there again
    assert set(survey_answers.frame(by=hall.desk, survey_id=made.id)["question_id"]) == {barrier.id, money.id}


def test_finishing_asks_for_what_is_missing_and_is_undone_by_taking_it_back(hall: Hall) -> None:
    made, me = survey_halls.conditional(hall), hall.experts[0]
    barrier, money, _ = made.questions
    time, costs, _ = barrier.option_ids
    _say(me, made, barrier, costs)
    with pytest.raises(BadChoice, match="Question 2 still needs an answer") as refused:
        survey_answers.finish(by=me, survey_id=made.id)
    assert refused.value.field == f"question-{money.id}"
    _say(me, made, money, 30)
    survey_answers.finish(by=me, survey_id=made.id)
    assert survey_answers.mine(by=me, survey_id=made.id).is_finished
    _say(me, made, money, None)
    assert not survey_answers.mine(by=me, survey_id=made.id).is_finished
    _say(me, made, barrier, time)  # it is not asked any more
    survey_answers.finish(by=me, survey_id=made.id)
    assert survey_answers.people(by=hall.desk) == {made.id: {("kent", "enterprise"): (1, 1)}}


def test_half_an_answer_is_kept_and_still_missing(hall: Hall) -> None:
    made, me = survey_halls.with_questions(hall, KINDS["multiple"]), hall.experts[0]
    asked = made.questions[0]
    survey_answers.answer(by=me, survey_id=made.id, question_id=asked.id, value=[asked.option_ids[2]])
    mine = survey_answers.mine(by=me, survey_id=made.id)
    assert mine.values == {asked.id: [asked.option_ids[2]]}
    assert [one.id for one in mine.missing] == [asked.id]
    _say(me, made, asked, None)
    assert survey_answers.mine(by=me, survey_id=made.id).missing == ()


def test_the_frame_is_what_its_contract_says(hall: Hall) -> None:
    made = survey_halls.with_questions(hall, *KINDS.values())
    empty = survey_answers.frame(by=hall.desk, survey_id=made.id)
    assert (list(empty.columns), len(empty)) == (FRAME, 0)
    second = hall.expert(region="essex", stakeholder="public")
    for kind in KINDS:
        _say(second, made, of_kind(made, kind), _value(made, kind))
    _say(hall.experts[0], made, of_kind(made, "scale"), 2)
    survey_answers.finish(by=hall.experts[0], survey_id=made.id)
    found = survey_answers.frame(by=hall.desk, survey_id=made.id)
    assert list(found.columns) == FRAME
    assert dict(found.dtypes.astype("str")) == dict(empty.dtypes.astype("str"))
    assert found.groupby(["respondent", "region", "stakeholder", "finished"]).size().to_dict() == {
        (1, "essex", "public", False): 12,
        (2, "kent", "enterprise", True): 1,
    }
    ranking = found[found["kind"] == "ranking"]
    assert ranking["option_id"].tolist() == _value(made, "ranking")
    assert ranking["rank"].tolist() == [1, 2, 3]
    assert found.loc[found["kind"] == "short_text", "text"].tolist() == ["Patience"]
    assert found.loc[found["kind"] == "scale", "number"].tolist() == [4.0, 2.0]
    assert found["place"].max() == 8


def test_a_survey_or_question_of_another_think_tank_is_not_there(hall: Hall, house: House) -> None:
    made = survey_halls.with_questions(hall, KINDS["scale"], by_link=True)
    there = house.think_tank()
    foreign, theirs = there.expert(), survey_halls.with_questions(there, KINDS["scale"])
    before = everything()
    for survey, question in ((made.id, made.questions[0].id), (theirs.id, made.questions[0].id), (10**30, 1)):
        with pytest.raises(NotFound):
            survey_answers.answer(by=foreign, survey_id=survey, question_id=question, value=3)
    with pytest.raises(NotFound):
        survey_answers.frame(by=there.desk, survey_id=made.id)
    assert everything() == before
