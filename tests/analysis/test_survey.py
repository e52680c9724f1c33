"""Answers summed up: by hand where a hand can, and as properties."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_tt.analysis import survey
from profit_tt.analysis.shares import wilson

REGIONS, KINDS = ("kent", "essex", "zeeland"), ("enterprise", "public", "research")
COLUMNS = ["respondent", "region", "stakeholder", "option_id", "rank", "number"]


def frame(*rows: tuple[int, str, str, int | None, int | None, float | None]) -> pd.DataFrame:
    made = pd.DataFrame(rows, columns=COLUMNS)
    return made.astype({"option_id": "Int64", "rank": "Int64", "number": "float64"})


def chosen(*options: tuple[str, str, int]) -> pd.DataFrame:
    return frame(*[(who, region, kind, one, None, None) for who, (region, kind, one) in enumerate(options, start=1)])


PEOPLE = st.lists(st.tuples(st.sampled_from(REGIONS), st.sampled_from(KINDS), st.integers(1, 4)), max_size=40)
FROM = st.integers(3, 6)


@given(PEOPLE, FROM)
def test_each_group_sums_to_its_people_and_no_group_is_small(people: list[tuple[str, str, int]], least: int) -> None:
    made = survey.choices(chosen(*people), [1, 2, 3, 4], column="option_id", from_people=least)
    assert (made["people"] >= least).all()
    for (by, group), rows in made.groupby(["by", "group"]):
        place = {"all": None, "region": 0, "stakeholder": 1}[by]
        mine = [one for one in people if place is None or one[place] == group]
        assert dict(zip(rows["choice"], rows["n"], strict=True)) == {
            option: sum(one[2] == option for one in mine) for option in (1, 2, 3, 4)
        }
        assert set(rows["people"]) == {len(mine)}


@given(PEOPLE, FROM)
def test_what_is_hidden_cannot_be_had_by_subtraction(people: list[tuple[str, str, int]], least: int) -> None:
    answers = chosen(*people)
    out = survey.hidden(answers, from_people=least)
    if len(people) < least:
        assert survey.spread(answers, from_people=least).empty
        return
    for by in survey.GROUPINGS:
        sizes = survey.sizes(answers, by)
        gone = [sizes[group] for group in out[by]]
        assert not gone or (sum(gone) >= least and (len(gone) > 1 or len(sizes) == 1))


@given(PEOPLE)
def test_shares_have_the_intervals_of_wilson(people: list[tuple[str, str, int]]) -> None:
    made = survey.choices(chosen(*people), [1, 2, 3, 4], column="option_id", from_people=3)
    share, low, high = wilson(made["n"], made["people"])
    assert made["share"].tolist() == share.tolist()
    assert made["low"].tolist() == low.tolist()
    assert made["high"].tolist() == high.tolist()


def test_several_options_of_one_person_are_one_person() -> None:
    one = [(1, "kent", "public", option, None, None) for option in (1, 2)]
    rest = [(who, "kent", "public", 1, None, None) for who in (2, 3, 4)]
    made = survey.choices(frame(*one, *rest), [1, 2], column="option_id", from_people=3)
    whole = made[made["by"] == "all"]
    assert whole[["choice", "n", "people", "share"]].to_numpy().tolist() == [[1, 4, 4, 1.0], [2, 1, 4, 0.25]]


def test_quartiles_by_hand() -> None:
    answers = frame(*[(who, "kent", "public", None, None, float(who)) for who in (1, 2, 3, 4, 5)])
    made = survey.centre(answers, column="number", from_people=3)
    assert made.loc[made["by"] == "all", ["people", "low", "median", "high"]].to_numpy().tolist() == [[5, 2, 3, 4]]


def test_mean_ranks_by_hand() -> None:
    rows = [(1, 10, 1), (1, 20, 2), (1, 30, 3), (2, 10, 1), (3, 20, 1), (3, 10, 2)]
    answers = frame(*[(who, "kent", "public", option, rank, None) for who, option, rank in rows])
    made = survey.ranking(answers, [10, 20, 30], from_people=3)
    whole = made[made["by"] == "all"].set_index("choice")
    assert whole["mean_rank"].to_dict() == pytest.approx({10: 4 / 3, 20: (2 + 2.5 + 1) / 3, 30: (3 + 2.5 + 3) / 3})
    assert whole["first"].to_dict() == {10: 2, 20: 1, 30: 0}
    assert whole["ranked"].to_dict() == {10: 3, 20: 2, 30: 1}
    assert survey.leading(made, figure="mean_rank", lowest=True)["all", ""] == (10,)


@given(st.lists(st.tuples(st.sampled_from(REGIONS), st.permutations([1, 2, 3, 4]), st.integers(1, 4)), max_size=15))
def test_mean_ranks_sum_to_the_same_in_every_group(people: list[tuple[str, list[int], int]]) -> None:
    answers = frame(
        *[
            (who, region, "public", option, place, None)
            for who, (region, order, ranked) in enumerate(people)
            for place, option in enumerate(order[:ranked], start=1)
        ]
    )
    made = survey.ranking(answers, [1, 2, 3, 4], from_people=3)
    for _, rows in made.groupby(["by", "group"]):
        assert rows["mean_rank"].sum() == pytest.approx(1 + 2 + 3 + 4)
        assert rows["first"].sum() == rows["people"].iloc[0]


def test_a_tie_has_several_leaders_and_nothing_has_none() -> None:
    answers = chosen(*[("kent", "public", one) for one in (1, 1, 2, 2, 3)])
    made = survey.choices(answers, [1, 2, 3], column="option_id", from_people=3)
    assert survey.leading(made, figure="n")["all", ""] == (1, 2)
    nobody = survey.choices(answers, [7, 8], column="option_id", from_people=3)
    assert survey.leading(nobody, figure="n")["all", ""] == ()


@given(PEOPLE, FROM)
def test_withheld_kinds_cannot_be_had_along_a_region_or_a_kind(people: list[tuple[str, str, int]], least: int) -> None:
    told = pd.DataFrame(
        [(region, kind, 10 + smallest) for region, kind, smallest in people],
        columns=["region", "stakeholder", "smallest"],
    )
    out = survey.hidden_cells(told, from_people=least)
    sizes = told.groupby(["region", "stakeholder"]).size().to_dict()
    assert all(cell in out for cell, size in sizes.items() if size < least)
    for axis in (0, 1):
        for line in {cell[axis] for cell in sizes}:
            cells = [cell for cell in sizes if cell[axis] == line]
            gone = [sizes[cell] for cell in cells if cell in out]
            assert not gone or len(gone) == len(cells) or (len(gone) > 1 and sum(gone) >= least)


def test_a_cell_in_which_few_answered_one_question_is_withheld_too() -> None:
    told = pd.DataFrame(
        [("kent", "public", 2)] * 5 + [("kent", "research", 9)] * 9 + [("essex", "public", 9)] * 9,
        columns=["region", "stakeholder", "smallest"],
    )
    assert ("kent", "public") in survey.hidden_cells(told, from_people=3)
