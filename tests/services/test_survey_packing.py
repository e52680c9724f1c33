"""Answers to take away: without identities, and no group in them smaller than a small cell."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from profit_tt.errors import NotAllowed
from profit_tt.services import survey_packing, survey_results, surveys
from tests.building import Hall, House
from tests.services import survey_answered, survey_halls
from tests.services.survey_answered import people, say
from tests.services.survey_halls import KINDS

LEAST = 3


@pytest.fixture
def hall(house: House) -> Hall:
    hall = house.think_tank()
    made = survey_halls.with_questions(hall, KINDS["single"], KINDS["long_text"], KINDS["ranking"])
    for place, one in enumerate(people(hall)):
        say(made, one, 0, place % 3)
        say(made, one, 1, f"Words of {place}")
        if place < 5:
            say(made, one, 2, [0, 1])
    return hall


def _packed(hall: Hall) -> survey_packing.Packed:
    return survey_packing.packed(by=hall.desk, survey_id=surveys.forms(by=hall.desk)[0].id)


def test_only_facilitators_take_answers_away(hall: Hall) -> None:
    survey = surveys.forms(by=hall.desk)[0].id
    for person in (hall.experts[0], hall.person("passer-by")):
        with pytest.raises(NotAllowed):
            survey_packing.packed(by=person, survey_id=survey)


def test_words_stand_apart_and_small_groups_are_pooled_or_left_out(hall: Hall) -> None:
    packed = _packed(hall)
    rows = packed.rows
    words = rows[rows["kind"] == "long_text"]
    assert set(words["respondent"]) == {0}
    assert set(words["region"]) | set(words["stakeholder"]) == {""}
    assert sorted(words["text"]) == sorted(f"Words of {place}" for place in range(9))
    single = rows[rows["kind"] == "single"]
    # two of Essex alone would be few: Zeeland goes with them
    assert single["region"].value_counts().to_dict() == {"kent": 4, "": 5}
    ranked = rows[rows["kind"] == "ranking"].drop_duplicates("respondent")
    # one of Zeeland has ranked: that answer is few, and Kent's are left out with it
    assert (len(ranked), packed.left_out) == (0, 5)


def test_numbers_are_drawn_anew(hall: Hall) -> None:
    def first(packed: survey_packing.Packed) -> list[int]:
        rows = packed.rows[packed.rows["kind"] == "single"].sort_values(["respondent"])
        return [int(one) for one in rows["option_id"]]

    assert len({tuple(first(_packed(hall))) for _ in range(12)}) > 1
    assert sorted(_packed(hall).rows["respondent"].unique()) == list(range(10))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(("kent", "essex", "zeeland")), st.integers(0, 2)), max_size=14), st.data())
def test_no_group_of_the_rows_is_small(said: list[tuple[str, int]], data: st.DataObject) -> None:
    form, answers = survey_answered.made_up(said)
    kinds = data.draw(st.lists(st.sampled_from(("enterprise", "public")), min_size=len(said), max_size=len(said)))
    told = survey_results.of_answers(
        form, answers.assign(stakeholder=pd.Series(kinds, dtype="str")), regions=(), small_cell=LEAST
    )
    packed = survey_packing.of_results(told)
    assert len(packed.rows) + packed.left_out == len(said)
    assert all(size >= LEAST for size in packed.rows.groupby("region")["respondent"].nunique())
    shown = packed.rows[packed.rows["stakeholder"] != ""]
    assert all(size >= LEAST for size in shown.groupby(["region", "stakeholder"])["respondent"].nunique())
