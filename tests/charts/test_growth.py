import pytest

from profit_tt.charts import growth
from profit_tt.charts.spec import split
from profit_tt.text import speaker
from tests.charts.drawing import grown
from tests.charts.looking import SIZES

say = speaker("en")
FRAME = grown(([1, 0, 0, 0, 0], [0] * 5), ([1, 2, 0, 0, 0], [0] * 5), ([1, 2, 0, 0, 4], [5, 0, 1, 0, 0]))


@pytest.mark.parametrize(
    ("upto", "title"), [(1, "1 finding so far."), (2, "3 findings so far."), (None, "7 findings and 6 votes.")]
)
def test_the_title_says_how_much_there_is_by_then(upto: int | None, title: str) -> None:
    assert growth.title(FRAME, say, upto=upto) == title


def test_lines_end_at_the_frame_that_is_shown_on_the_scales_of_the_whole() -> None:
    whole, part = growth.drawn(FRAME, say), growth.drawn(FRAME, say, upto=2)
    assert (len(whole), len(part)) == (2 * 3 * 5, 2 * 2 * 5)
    assert part["x"].max() == 0.5
    same = whole[whole["frame"] <= 2].reset_index(drop=True)
    assert part[["x", "y"]].equals(same[["x", "y"]])
    assert part.loc[part["last"] & (part["panel"] == "findings"), "label"].tolist() == [
        "Kent 1",
        "Essex 2",
        "Pas-de-Calais 0",
        "Belgian Coast 0",
        "Zeeland 0",
    ]
    assert whole.loc[whole["head"] != "", "head"].tolist() == ["7 findings", "6 votes"]


def test_more_is_higher() -> None:
    drawn = growth.drawn(FRAME, say)
    ends = drawn[drawn["last"] & (drawn["panel"] == "findings")].set_index("region")
    assert ends["y"].idxmin() == "Zeeland"
    assert ends.loc["Pas-de-Calais", "y"] == ends.loc["Pas-de-Calais", "base"]


@pytest.mark.parametrize("size", SIZES)
def test_names_at_the_ends_do_not_lie_on_each_other(size: str) -> None:
    drawn = growth.drawn(grown(([3] * 5, [0] * 5)), say, size=size)
    for _, of in drawn[drawn["last"]].groupby("panel"):
        assert of["label_y"].sort_values().diff().dropna().min() >= 15
        assert of["label_y"].max() <= of["base"].iloc[0]


def test_scrubbing_changes_no_specification() -> None:
    specs = [split(growth.chart(FRAME, say, upto=upto, titled=False))[0] for upto in (1, 3)]
    assert specs[0] == specs[1]
    assert growth.outline(FRAME, upto=1) == growth.outline(FRAME)


def test_one_moment_stands_at_the_start() -> None:
    drawn = growth.drawn(grown(([1] * 5, [0] * 5)), say)
    assert drawn["x"].unique().tolist() == [0.0]
