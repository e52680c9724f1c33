"""Results: who may see them, what they count, what stays hidden, and that a revision is counted once."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from profit_tt.errors import NotAllowed, NotFound
from profit_tt.models import Person
from profit_tt.services import frames_survey, survey_results, survey_statements, surveys
from profit_tt.services.survey_results import Results
from profit_tt.text import speaker
from tests.building import Hall, House
from tests.services import survey_answered, survey_halls
from tests.services.survey_answered import people, say
from tests.services.survey_halls import KINDS

english = speaker("en")


@pytest.fixture
def hall(house: House) -> Hall:
    return house.think_tank()


def _results(hall: Hall, by: Person | None = None) -> Results:
    return survey_results.results(by=by or hall.desk, survey_id=surveys.forms(by=hall.desk)[0].id)


def test_facilitators_see_them_always_everybody_when_shown_or_closed(hall: Hall) -> None:
    made, me = survey_halls.with_questions(hall, KINDS["single"]), hall.expert()
    passer_by = hall.person("passer-by")
    assert _results(hall).people == 0
    for person in (me, passer_by, Person("", hall.id)):
        with pytest.raises(NotAllowed):
            _results(hall, person)
    surveys.show_results(by=hall.desk, survey_id=made.id, shown=True)
    assert _results(hall, passer_by).people == 0
    surveys.show_results(by=hall.desk, survey_id=made.id, shown=False)
    with pytest.raises(NotAllowed):
        _results(hall, me)
    surveys.close_survey(by=hall.desk, survey_id=made.id)
    assert _results(hall, me).people == 0


def test_nobody_sees_a_draft_or_another_think_tank_s(hall: Hall, house: House) -> None:
    made = survey_halls.with_questions(hall, KINDS["single"], opened=False)
    surveys.show_results(by=hall.desk, survey_id=made.id, shown=True)
    with pytest.raises(NotFound):
        _results(hall, hall.expert())
    other = house.think_tank()
    with pytest.raises(NotFound):
        survey_results.results(by=other.desk, survey_id=made.id)


def test_small_regions_are_hidden_with_the_next_smallest_and_so_are_kinds(hall: Hall) -> None:
    made = survey_halls.with_questions(hall, KINDS["single"])
    for place, one in enumerate(people(hall)):
        say(made, one, 0, place % 2)
    (result,) = _results(hall).questions
    (part,) = result.parts
    assert part.hidden == {
        "all": frozenset(),
        "region": frozenset({"essex", "zeeland"}),
        "stakeholder": frozenset({"research", "enterprise"}),
    }
    assert part.choices is not None
    shown = part.choices[["by", "group"]].drop_duplicates().to_numpy().tolist()
    assert shown == [["all", ""], ["region", "kent"], ["stakeholder", "public"]]
    assert result.hides_groups


def test_too_few_answers_are_not_shown_at_all(hall: Hall) -> None:
    made = survey_halls.with_questions(hall, KINDS["single"], KINDS["long_text"])
    for one in people(hall)[:2]:
        say(made, one, 0, 0)
        say(made, one, 1, "patience patience")
    for result in _results(hall).questions:
        assert result.is_small
        assert not result.words
        assert all(part.choices is None for part in result.parts)
        assert frames_survey.by_region(result, english).empty
        assert survey_statements.stated(result, english) == "Results are shown from 3 answers on."


def test_only_who_was_asked_counts(hall: Hall) -> None:
    made = survey_halls.conditional(hall)
    everybody = people(hall)
    for place, one in enumerate(everybody):
        say(made, one, 0, 1 if place < 5 else 0)
    for one in everybody[:4]:
        say(made, one, 1, 10)
    barrier, money, word = _results(hall).questions
    assert (barrier.asked_of, barrier.people) == (9, 9)
    assert (money.asked_of, money.people) == (5, 4)
    assert (word.asked_of, word.people) == (4, 0)
    say(made, everybody[0], 0, 0)  # is not asked how much any more
    money = _results(hall).questions[1]
    assert (money.asked_of, money.people) == (4, 3)


def test_every_kind_has_its_summary_and_its_sentence(hall: Hall) -> None:
    made = survey_halls.with_questions(hall, *KINDS.values())
    values = [0, [0, 3], 4, [1, 0], 12.5, "Patience", "More patience, always", [1, 0]]
    for one in people(hall):
        for question, value in enumerate(values):
            say(made, one, question, value)
    told = [survey_statements.stated(one, english) for one in _results(hall).questions]
    assert told == [
        "“Time” comes first.",
        "“Plan” and “Coach” come first together.",
        "The answer in the middle is 4 of 5.",
        "“Land” comes first.",
        "Half of the people say 12.5 or less; the middle half lies between 12.5 and 12.5.",
        "“patience” is the word that most people use: 9 of 9.",
        "“patience” is the word that most people use: 9 of 9.",
        "Coaching: 100% say “High”, the clearest answer.",
    ]
    assert [len(one.parts) for one in _results(hall).questions] == [1, 1, 1, 1, 1, 0, 0, 2]


def test_time_is_the_main_barrier_in_most_regions(hall: Hall) -> None:
    made = survey_halls.with_questions(hall, KINDS["single"])
    places = [(region, "public") for region in ("kent", "essex", "zeeland") for _ in range(3)]
    for place, one in enumerate(people(hall, places)):
        say(made, one, 0, 0 if place < 6 else 1)
    (result,) = _results(hall).questions
    assert survey_statements.stated(result, english) == "“Time” comes first in 2 of 3 regions."
    assert survey_statements.proposed(result, english) == "Biggest barrier? “Time” comes first in 2 of 3 regions."
    assert survey_statements.stated(result, english, short=True) == "“Time” comes first."


def test_a_revision_is_counted_once_and_a_new_answer_is_seen(hall: Hall) -> None:
    made = survey_halls.with_questions(hall, KINDS["scale"])
    first = _results(hall)
    assert _results(hall) is first
    say(made, hall.expert(), 0, 3)
    assert _results(hall).people == 1
    surveys.close_survey(by=hall.desk, survey_id=made.id)
    surveys.clear_answers(by=hall.desk, survey_id=made.id)
    assert _results(hall, hall.experts[0]).people == 0


@settings(max_examples=15)
@given(st.lists(st.tuples(st.sampled_from(("kent", "essex", "zeeland")), st.integers(0, 2)), min_size=3, max_size=12))
def test_regions_sum_to_the_whole_where_none_is_hidden(said: list[tuple[str, int]]) -> None:
    form, answers = survey_answered.made_up(said)
    told = survey_results.of_answers(form, answers, regions=(), small_cell=3)
    (part,) = told.questions[0].parts
    assert part.choices is not None
    sums = part.choices.groupby(["by", "choice"])["n"].sum()
    if not part.hidden["region"]:
        assert sums["region"].to_dict() == sums["all"].to_dict()
    assert sums["all"].sum() == len(said)
