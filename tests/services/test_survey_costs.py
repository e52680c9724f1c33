"""What answering costs the database: few statements, the same however many questions, answers and people there are."""

import pytest

from profit_tt.services import room, survey_answers, survey_results, surveys
from tests.building import House
from tests.services import survey_halls
from tests.services.survey_halls import KINDS
from tests.services.test_costs import _cost

#: Statements without BEGIN and COMMIT.
COSTS = {
    "first answer": 8,
    "answer": 6,
    "answer of three rows": 6,
    "mine": 4,
    "forms again": 2,
    "by link": 2,
    "people": 3,
    "frame": 4,
    "finish": 6,
    "results": 8,
    "results again": 3,
}


@pytest.mark.parametrize(("people", "questions"), [(2, 1), (30, 12)])
def test_each_deed_costs_a_fixed_number_of_statements(house: House, people: int, questions: int) -> None:
    hall = house.session_of(people, 0, open=())
    made = survey_halls.with_questions(hall, *[KINDS["ranking"], KINDS["scale"]] * questions, by_link=True)
    ranking, scale = made.questions[:2]
    for one in hall.experts[1:]:
        survey_answers.answer(by=one, survey_id=made.id, question_id=scale.id, value=3)
    me = hall.experts[0]
    at = {"by": me, "survey_id": made.id}
    order = list(ranking.option_ids)
    room.look(by=hall.desk)  # every page has it already
    costs = {
        "first answer": _cost(lambda: survey_answers.answer(**at, question_id=scale.id, value=3)),
        "answer": _cost(lambda: survey_answers.answer(**at, question_id=scale.id, value=4)),
        "answer of three rows": _cost(lambda: survey_answers.answer(**at, question_id=ranking.id, value=order)),
        "mine": _cost(lambda: survey_answers.mine(**at)),
        "forms again": _cost(lambda: surveys.forms(by=me)),
        "by link": _cost(lambda: surveys.by_link(link=made.survey.link)),
        "people": _cost(lambda: survey_answers.people(by=hall.desk)),
        "frame": _cost(lambda: survey_answers.frame(by=hall.desk, survey_id=made.id)),
        "finish": _cost(lambda: survey_answers.finish(**at)),
        "results": _cost(lambda: survey_results.results(by=hall.desk, survey_id=made.id)),
        "results again": _cost(lambda: survey_results.results(by=hall.desk, survey_id=made.id)),
    }
    assert costs == COSTS
