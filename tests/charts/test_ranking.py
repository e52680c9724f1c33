import pytest

from profit_tt.charts import ranking
from profit_tt.charts.spec import split
from profit_tt.services import frames
from profit_tt.text import speaker
from tests.charts.looking import EACH_PLACE, SIZES, holds, words
from tests.charts.pictures import everywhere, picture

say = speaker("en")
EVIL = '<img src=x onerror=alert(1)> ![x](http://evil.example/p.png) datum.x [a].b \\ "quoted" {{7*7}} =1+1'

STATES = {
    "no findings": picture(),
    "one finding, no votes": picture({}),
    "one finding": picture(everywhere((4, 1, 0))),
    "too few votes": picture({"kent": (2, 0, 0)}, {"kent": (3, 0, 0), "essex": (1, 0, 0)}),
    "one region": picture({"kent": (4, 0, 0)}, joined={"kent": 4}),
    "crowded": picture(*[everywhere((place % 7, 3, 1)) for place in range(300)], texts=["long " * 60] * 150),
    "evil words": picture(everywhere((4, 1, 0)), texts=[EVIL]),
}
EACH_STATE = pytest.mark.parametrize("state", list(STATES))


@EACH_STATE
@EACH_PLACE
def test_every_state_is_a_valid_chart(state: str, size: str, scheme: str) -> None:
    frame = frames.ranking(STATES[state], say)
    spec = holds(ranking.chart(frame, say, size=size, scheme=scheme, limit=6 if size in ("wall", "half") else None))
    assert spec.get("width", 0) > 0


@EACH_STATE
@pytest.mark.parametrize("language", ["en", "fr", "nl"])
def test_every_state_has_a_title_words_and_a_table(state: str, language: str) -> None:
    frame = frames.ranking(STATES[state], speaker(language))
    assert ranking.title(frame, speaker(language))
    assert ranking.alt_text(frame, speaker(language)).startswith(ranking.title(frame, speaker(language)))
    assert len(ranking.table(frame, speaker(language))) == len(STATES[state].room.findings)


def test_a_mark_for_every_covered_region_and_one_band_a_finding() -> None:
    frame = frames.ranking(picture(everywhere((4, 1, 0), zeeland=(2, 0, 0)), everywhere((3, 0, 0))), say)
    drawn = ranking.drawn(frame, say)
    assert drawn["first"].sum() == 2
    assert drawn["mark"].notna().sum() == 9
    assert drawn.loc[drawn["mark"].isna(), "region"].tolist() == ["Zeeland"]
    assert drawn.loc[drawn["first"], "label"].tolist() == ["#2", "#1"]


def test_marks_carry_the_region_s_own_share_and_the_band_the_share_of_all() -> None:
    frame = frames.ranking(picture(everywhere((6, 2, 0), kent=(0, 8, 1))), say)
    drawn = ranking.drawn(frame, say).set_index("region")
    assert drawn["mark"].to_dict() == {
        "Kent": 0.0,
        "Essex": 0.75,
        "Pas-de-Calais": 0.75,
        "Belgian Coast": 0.75,
        "Zeeland": 0.75,
    }
    first = drawn[drawn["first"]].iloc[0]
    assert first["share"] == 24 / 40
    assert 0.44 < first["low"] < 0.46 < 0.73 < first["high"] < 0.75
    assert (first["figure"], first["votes"], first["note"]) == ("60%", "41 votes", "Least agreement in Kent")
    assert drawn.loc["Essex", "tip_share"] == "75% (95% interval 41% to 93%)"


@pytest.mark.parametrize("size", SIZES)
def test_equal_shares_form_a_pile_that_stays_inside_its_row(size: str) -> None:
    frame = frames.ranking(picture(everywhere((5, 0, 0))), say)
    drawn = ranking.drawn(frame, say, size=size)
    steps = drawn["mark_y"].sort_values().diff().dropna()
    assert steps.nunique() == 1
    assert steps.iloc[0] >= 11
    assert drawn["mark_y"].mean() == pytest.approx(drawn["y"].iloc[0])
    assert drawn["mark_y"].between(0, ranking.PLANS[size].row).all()


def test_marks_apart_lie_on_the_line() -> None:
    frame = frames.ranking(picture({"kent": (4, 0, 0), "essex": (2, 2, 0), "zeeland": (0, 4, 0)}), say)
    drawn = ranking.drawn(frame, say).dropna(subset="mark")
    assert (drawn["mark_y"] == drawn["y"]).all()


def test_a_share_of_few_votes_is_written_quietly() -> None:
    made = picture(everywhere((4, 0, 0)), {"kent": (3, 0, 0)})
    drawn = ranking.drawn(frames.ranking(made, say), say)
    rows = drawn[drawn["first"]].set_index("label")
    assert rows["provisional"].to_dict() == {"#1": False, "#2": True}
    assert rows["backed"].to_dict() == {"#1": True, "#2": False}


def test_the_limit_keeps_the_best_ranks() -> None:
    frame = frames.ranking(picture(*[everywhere((place, 8 - place, 0)) for place in range(9)]), say)
    drawn = ranking.drawn(frame, say, limit=3)
    assert drawn.loc[drawn["first"], "label"].tolist() == ["#9", "#8", "#7"]
    assert ranking.table(frame, say, limit=3)["No."].tolist() == [9, 8, 7]


def test_three_hundred_findings_all_have_a_readable_row_on_a_page() -> None:
    frame = frames.ranking(STATES["crowded"], say)
    spec = ranking.chart(frame, say).to_dict()
    assert spec["height"] == 300 * ranking.PLANS["page"].row
    drawn = ranking.drawn(frame, say)
    rows = drawn[drawn["first"]]
    assert (rows["note_y"] - rows["top"]).max() < ranking.PLANS["page"].row
    assert rows["line_2"].str.endswith("…").sum() == 150


def test_people_s_words_stay_data() -> None:
    frame = frames.ranking(STATES["evil words"], say)
    spec = ranking.chart(frame, say, titled=False).to_dict()
    assert "onerror" in words(spec)
    assert "onerror" not in repr({name: value for name, value in spec.items() if name != "datasets"})


@EACH_STATE
def test_the_specification_depends_on_the_outline_alone(state: str) -> None:
    one = frames.ranking(STATES[state], say)
    if one.empty:
        assert ranking.outline(one) is None
        return
    other = one.assign(share=0.5, all_share=0.1, status="mixed", text="else", number=7, covered=True)
    assert ranking.outline(one) == ranking.outline(other)
    specs = [split(ranking.chart(frame, say, titled=False))[0] for frame in (one, other)]
    assert specs[0] == specs[1]


def test_another_number_of_findings_or_regions_is_another_outline() -> None:
    whole = frames.ranking(picture(everywhere((4, 0, 0)), everywhere((3, 0, 0))), say)
    outlines = [
        ranking.outline(whole),
        ranking.outline(whole, limit=1),
        ranking.outline(whole[whole["region"] != "Kent"]),
        ranking.outline(frames.ranking(picture(everywhere((4, 0, 0)), everywhere((3, 0, 0))), speaker("fr"))),
    ]
    assert len(set(outlines)) == 4


def test_numbers_are_written_as_the_reader_s_language_does() -> None:
    french = speaker("fr")
    frame = frames.ranking(picture(everywhere((3, 1, 0))), french)
    assert ranking.drawn(frame, french)["figure"].iloc[0] == "75\xa0%"
    assert r"50\\u00a0%" in str(ranking.chart(frame, french).to_dict()["layer"])
