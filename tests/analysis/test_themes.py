import random

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_tt.analysis.themes import NO_REGION, contributors, counted, ground
from tests.analysis.votes import few

THEMES = ["data", "experience", "partnership"]
REGIONS = ["kent", "zeeland"]

rooms = st.lists(
    st.tuples(
        st.lists(st.sampled_from(REGIONS), max_size=2, unique=True),
        st.lists(st.sampled_from(THEMES), min_size=1, max_size=3, unique=True),
    ),
    max_size=40,
)


def made(rows: list[tuple[list[str], list[str]]]) -> pd.DataFrame:
    frame = pd.DataFrame(
        {"regions": [tuple(row[0]) for row in rows], "themes": [tuple(row[1]) for row in rows]}, dtype=object
    )
    return counted(frame, themes=THEMES, regions=REGIONS)


def cell(frame: pd.DataFrame, theme: str, region: str) -> list[object]:
    row = frame[(frame["theme"] == theme) & (frame["region"] == region)]
    return row[["findings", "attention", "attention_share"]].iloc[0].tolist()


def test_findings_and_fractional_attention() -> None:
    frame = made([(["kent"], ["data"]), (["kent"], ["data", "experience"]), (["zeeland"], ["partnership"])])
    assert cell(frame, "data", "kent") == [2, 1.5, 0.75]
    assert cell(frame, "experience", "kent") == [1, 0.5, 0.25]
    assert cell(frame, "partnership", "zeeland") == [1, 1.0, 1.0]
    assert cell(frame, "data", "zeeland") == [0, 0.0, 0.0]
    assert len(frame) == len(THEMES) * len(REGIONS)


def test_findings_without_a_region_get_a_column_of_their_own() -> None:
    frame = made([(["kent"], ["data"]), ([], ["data"])])
    assert cell(frame, "data", NO_REGION) == [1, 1.0, 1.0]
    assert list(frame["region"].unique()) == [*REGIONS, NO_REGION]


def test_a_merged_finding_counts_in_each_region_it_credits_and_once_in_all() -> None:
    frame = made([(["kent", "zeeland"], ["data"]), (["kent"], ["data", "experience"])])
    assert cell(frame, "data", "kent") == [2, 1.5, 0.75]
    assert cell(frame, "data", "zeeland") == [1, 1.0, 1.0]
    assert dict(zip(frame["theme"], frame["theme_findings"], strict=True)) == {
        "data": 2,
        "experience": 1,
        "partnership": 0,
    }


def test_no_findings_still_gives_the_whole_grid() -> None:
    frame = made([])
    assert (len(frame), frame["findings"].sum(), frame["attention_share"].sum()) == (6, 0, 0.0)


def test_unknown_themes_and_regions_count_in_nothing() -> None:
    frame = made([(["kent"], ["data", "gone"]), (["mars"], ["data"])])
    assert (frame["findings"].sum(), frame["attention"].sum()) == (1, 1.0)


@few
@given(rooms)
def test_every_finding_is_one_finding_of_attention_in_each_of_its_regions(
    rows: list[tuple[list[str], list[str]]],
) -> None:
    frame = made(rows)
    assert abs(frame["attention"].sum() - sum(len(regions) or 1 for regions, _ in rows)) < 1e-9
    assert frame["findings"].sum() == sum(len(themes) * (len(regions) or 1) for regions, themes in rows)
    assert frame.groupby("theme")["theme_findings"].first().sum() == sum(len(themes) for _, themes in rows)


@few
@given(rooms, st.randoms(use_true_random=False))
def test_the_order_of_the_findings_changes_nothing(rows: list[tuple[list[str], list[str]]], chance: object) -> None:
    shuffled = list(rows)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    pd.testing.assert_frame_equal(made(rows), made(shuffled))


def of_people(rows: list[tuple[list[tuple[int, str]], list[str]]]) -> dict[str, list[int]]:
    """Contributors of each theme from Kent, from Zeeland and from both; rows are (authors, themes)."""
    frame = pd.DataFrame({"authors": [tuple(one) for one, _ in rows], "themes": [tuple(of) for _, of in rows]})
    told = contributors(frame.astype(object), themes=THEMES, regions=REGIONS)
    return {
        str(theme): [*rows["contributors"].tolist(), int(rows["theme_contributors"].iloc[0])]
        for theme, rows in told.groupby("theme", sort=False)
    }


def test_whoever_writes_twice_of_a_theme_is_one_contributor() -> None:
    ann, bob, cor, ben = (1, "kent"), (2, "kent"), (3, "zeeland"), (4, "flanders")
    assert of_people(
        [
            ([ann], ["data"]),
            ([ann], ["data", "experience"]),
            ([bob, cor], ["data"]),  # merged: two wrote it
            ([ben], ["partnership"]),  # of no region that is asked about
            ([], ["partnership"]),
        ]
    ) == {"data": [2, 1, 3], "experience": [1, 0, 1], "partnership": [0, 0, 0]}


def test_a_theme_is_backed_as_well_as_its_findings_are_on_average() -> None:
    findings = pd.DataFrame(
        {"finding_id": [1, 2, 3, 4], "themes": [("data",), ("data", "experience"), ("data",), ("experience",)]}
    )
    overall = pd.DataFrame(
        {
            "finding_id": [1, 2, 3, 4],
            "status": ["common_ground", "mixed", "provisional", "no_votes"],
            "common_ground": [0.8, 0.4, 0.9, float("nan")],
        }
    )
    told = ground(findings, overall, themes=THEMES)
    assert told["theme"].tolist() == THEMES
    assert told["measured"].tolist() == [2, 1, 0]
    assert told["common_ground"].tolist() == pytest.approx([0.6, 0.4, float("nan")], nan_ok=True)


@few
@given(st.lists(st.tuples(st.sampled_from(THEMES), st.integers(0, 10)), max_size=20), st.randoms())
def test_the_order_of_the_findings_changes_neither_heads_nor_ground(
    rows: list[tuple[str, int]], chance: random.Random
) -> None:
    findings = pd.DataFrame(
        {
            "finding_id": range(len(rows)),
            "themes": [(theme,) for theme, _ in rows],
            "authors": [((score, REGIONS[score % 2]),) for _, score in rows],
        }
    )
    overall = pd.DataFrame(
        {"finding_id": range(len(rows)), "status": "mixed", "common_ground": [score / 10 for _, score in rows]}
    )
    order = list(range(len(rows)))
    chance.shuffle(order)
    mixed = findings.iloc[order]
    pd.testing.assert_frame_equal(
        ground(findings, overall, themes=THEMES), ground(mixed, overall.iloc[order], themes=THEMES)
    )
    pd.testing.assert_frame_equal(
        contributors(findings, themes=THEMES, regions=REGIONS), contributors(mixed, themes=THEMES, regions=REGIONS)
    )
