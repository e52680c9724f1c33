import pytest

from profit_tt.charts import differences
from profit_tt.text import speaker
from tests.charts.drawing import difference, framed
from tests.charts.looking import SIZES

say = speaker("en")
CLEAR = difference(1, [0.9, 0.8, 0.9, 0.8, 0.1], furthest="Zeeland")
ALSO = difference(2, [0.1, 0.5, 0.6, 0.5, 0.5], furthest="Kent", signal="moderate")
FAINT = difference(3, [0.4, 0.5, 0.6, 0.5, 0.5], furthest="Kent", signal="weak")
FEW = difference(4, [0.4, 0.5], signal="too_few")


@pytest.mark.parametrize(
    ("found", "title"),
    [
        ([CLEAR], "The regions differ on 1 finding: Zeeland stands apart on #1 “Finding 1”."),
        (
            [CLEAR, ALSO, FAINT],
            "The regions differ on 2 findings, most of all on #1 “Finding 1”: Zeeland stands apart.",
        ),
        ([FAINT, FEW], "The regions do not clearly differ on any finding."),
        ([FEW], "Too few votes yet to compare the regions."),
    ],
)
def test_the_title_states_the_finding(found: list[list[dict[str, object]]], title: str) -> None:
    assert differences.title(framed(*found), say) == title


def test_a_word_says_how_sure_a_difference_is() -> None:
    drawn = differences.drawn(framed(CLEAR, ALSO, FAINT, FEW), say)
    assert drawn.loc[drawn["first"], "figure"].tolist() == ["strong", "moderate", "weak", ""]
    assert drawn.loc[drawn["first"], "votes"].tolist()[0] == "80 points apart"
    assert drawn.loc[drawn["first"], "note"].tolist()[::3] == ["From 10% to 90% agree", "Too few votes"]


@pytest.mark.parametrize("size", SIZES)
def test_the_furthest_region_is_named_above_its_mark(size: str) -> None:
    drawn = differences.drawn(framed(CLEAR, FEW), say, size=size)
    named = drawn[drawn["name"] != ""]
    assert named["name"].tolist() == ["Zeeland"]
    assert (named["name_y"] < named["mark_y"] - 10).all()
    assert (named["name_y"] > named["top"]).all()


def test_a_region_that_is_not_covered_has_no_mark() -> None:
    rows = [row | {"covered": row["region"] != "Essex"} for row in CLEAR]
    drawn = differences.drawn(framed(rows), say).set_index("region")
    assert drawn["mark"].isna().to_dict()["Essex"]
    assert drawn["mark"].notna().sum() == 4
    assert differences.table(framed(rows), say)["Agree, Essex (%)"].isna().all()


def test_words_have_the_numbers() -> None:
    told = differences.alt_text(framed(CLEAR), say)
    assert "#1 (strong): Kent 90%, Essex 80%, Pas-de-Calais 90%, Belgian Coast 80% and Zeeland 10%." in told
