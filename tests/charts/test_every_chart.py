"""What every picture of the running room must hold to: no, one, many and harmful rows, at each place."""

from types import ModuleType
from typing import Any

import pandas as pd
import pytest
import vl_convert

from profit_tt.charts import (
    alike,
    co_occurrence,
    crossed,
    differences,
    dots,
    gaps,
    growth,
    movement,
    people_map,
    plane,
    ratings,
    uncertain,
)
from profit_tt.charts import map as map_chart
from profit_tt.charts.spec import split
from profit_tt.text import speaker
from tests.charts import network_frames, survey_frames
from tests.charts.drawing import (
    EVIL,
    crossing,
    difference,
    dotted,
    framed,
    gap,
    grown,
    mapped,
    moved,
    passed,
    placed,
    ranked_alike,
    rated,
    shared,
    stood,
)
from tests.charts.looking import EACH_PLACE, holds, words

say = speaker("en")
NAN = float("nan")
LONG = "A finding that goes on " * 12
MANY = range(1, 121)

#: module -> state -> frame. "other" has the outline of "usual" and no number in common with it.
STATES: dict[ModuleType, dict[str, pd.DataFrame]] = {
    differences: {
        "usual": framed(difference(1, [0.9, 0.8, 0.9, 0.85, 0.1], furthest="Zeeland")),
        "other": framed(difference(7, [0.2, 0.3, 0.2, 0.7, 0.4], furthest="Belgian Coast", signal="weak")),
        "many": framed(*[difference(place, [0.5] * 5, signal="moderate", text=LONG) for place in MANY]),
        "evil": framed(difference(1, [0.1, 0.5], furthest="Kent", text=EVIL)),
    },
    uncertain: {
        "usual": framed(passed(1, 9, 20)),
        "other": framed(passed(8, 1, 20, text="Else")),
        "many": framed(*[passed(place, place, 120, text=LONG) for place in MANY]),
        "evil": framed(passed(1, 0, 0, text=EVIL)),
    },
    movement: {
        "usual": framed(moved(1, [0.2, 0.5, 0.5, 0.9, 1.0], [0.6, 0.5, 0.4, 0.8, 1.0])),
        "other": framed(moved(9, [0.1] * 5, [0.3] * 5, stable=True)),
        "many": framed(*[moved(place, [0.0] * 5, [1.0] * 5, text=LONG) for place in MANY]),
        "evil": framed(moved(1, [0.4], [NAN], text=EVIL, changed=NAN)),
    },
    dots: {
        "usual": framed(dotted(1, [4, 0, 2, 9, 1])),
        "other": framed(dotted(6, [0, 0, 0, 0, 0])),
        "many": framed(*[dotted(place, [300, 200, 1, 0, 80], text=LONG) for place in MANY]),
        "evil": framed(dotted(1, [1], text=EVIL)),
    },
    ratings: {
        "usual": framed(rated(1, [4, 4, 4.5, 2, 5])),
        "other": framed(rated(4, [1, 2, 1.5, 3, 2])),
        "many": framed(*[rated(place, [3] * 5, text=LONG, low_word="not at all " * 9) for place in MANY]),
        "evil": framed(rated(1, [NAN], text=EVIL, all_median=NAN)),
    },
    plane: {
        "usual": framed(placed(1, 4, 5), placed(2, 2, 2)),
        "other": framed(placed(3, 1, 1)),
        "many": framed(*[placed(place, 4, 4, text=LONG) for place in MANY]),
        "evil": framed(placed(1, 5, 5, text=EVIL)),
    },
    gaps: {
        "usual": framed(gap("data", [1, 2, 0, 0, 0], [0, 0, 3, 0, 1])),
        "other": framed(gap("partnership", [0, 0, 0, 0, 5], [1, 0, 0, 0, 0])),
        "many": framed(*[gap(theme, [3] * 5, [12] * 5) for theme in ("data", "experience", "partnership")]),
    },
    map_chart: {
        "usual": mapped("findings", {"kent": 3, "zeeland": 8}),
        "other": mapped("agree", {"kent": 0.2}),
        "many": mapped("people", dict.fromkeys(("kent", "essex", "pas-de-calais", "belgian-coast", "zeeland"), 12000)),
    },
    alike: {
        "usual": ranked_alike({(1, 2): 0.9, (4, 5): -0.2}),
        "other": ranked_alike({(1, 2): -1.0, (3, 4): NAN}, w=0.1),
        "many": ranked_alike({}, w=0.9),
    },
    people_map: {
        "usual": stood(*[(place / 9, place % 3 / 3, place % 5 + 1, place % 2) for place in range(10)]),
        "other": stood(*[(-place / 20, place / 20, place % 5 + 1, -1) for place in range(20)], reliable=False),
        "one": stood((0.0, 0.0, 3, 0)),
        "many": stood(*[(place % 50 / 50, place % 61 / 61, place % 6, place % 5) for place in range(2000)]),
        "not judged yet": stood((0.1, 0.2, 1, -1), (0.1, 0.2, 1, -1), (0.5, 0.2, 0, -1), judged=False, reliable=False),
    },
    co_occurrence: {
        "usual": shared({"Data": 4, "Experience": 3, "Partnership": 1, "Data too": 2}, {("Data", "Experience"): 2}),
        "other": shared({"Data": 1, "Experience": 9}, {("Data", "Experience"): 1}),
        "many": shared(
            {f"A theme of many words {place}": 300 for place in range(14)},
            {
                (f"A theme of many words {one}", f"A theme of many words {two}"): 100 + one + two
                for one in range(14)
                for two in range(one)
            },
        ),
    },
    crossed: {
        "usual": crossing([[3, 0, 4], [5, 3, 3], [-1, -1, 4], [0, 0, 0], [6, 4, 3]]),
        "other": crossing([[9, 9, 9]] * 5, voting=False),
        "one": crossing([[0, 0, 1], [0, 0, 0], [0, 0, 0], [0, 0, 0], [0, 0, 0]]),
        "many": crossing([[12_345, 9_876, 4_321]] * 5),
    },
    growth: {
        "usual": grown(([0, 0, 1, 0, 0], [0] * 5), ([2, 0, 1, 0, 3], [4, 0, 2, 0, 1])),
        "other": grown(([1] * 5, [9] * 5)),
        "many": grown(*[([place] * 5, [place * 30] * 5) for place in range(60)]),
    },
}
STATES |= network_frames.STATES | survey_frames.STATES
EACH = pytest.mark.parametrize(
    ("chart", "state"),
    [pytest.param(chart, state, id=f"{chart.__name__}-{state}") for chart, of in STATES.items() for state in of],
)
CHARTS = pytest.mark.parametrize("chart", list(STATES), ids=lambda chart: chart.__name__)


@EACH
@EACH_PLACE
def test_every_state_is_a_valid_chart(chart: ModuleType, state: str, size: str, scheme: str) -> None:
    spec = holds(chart.chart(STATES[chart][state], say, size=size, scheme=scheme))
    assert spec["width"] == chart.PLANS[size].width
    assert spec["title"]["text"]


@CHARTS
@EACH_PLACE
def test_nothing_is_a_sentence(chart: ModuleType, size: str, scheme: str) -> None:
    nothing = STATES[chart]["usual"].iloc[:0]
    spec = holds(chart.chart(nothing, say, size=size, scheme=scheme))
    assert chart.title(nothing, say) in words(spec)
    assert chart.outline(nothing) is None
    assert chart.drawn(nothing, say, size=size).empty
    assert chart.table(nothing, say).empty
    assert chart.alt_text(nothing, say)


@EACH
@pytest.mark.parametrize("language", ["en", "fr", "nl"])
def test_every_state_has_a_title_words_and_a_table(chart: ModuleType, state: str, language: str) -> None:
    frame, told = STATES[chart][state], speaker(language)
    assert chart.title(frame, told)
    assert chart.alt_text(frame, told).startswith(chart.title(frame, told))
    assert len(chart.title(frame, told, short=True)) <= len(chart.title(frame, told))
    assert len(chart.table(frame, told)) > 0


@CHARTS
def test_the_specification_depends_on_the_outline_alone(chart: ModuleType) -> None:
    usual, other = STATES[chart]["usual"], STATES[chart]["other"]
    assert chart.outline(usual) == chart.outline(other)
    specs = [split(chart.chart(frame, say, size="half", titled=False))[0] for frame in (usual, other)]
    assert specs[0] == specs[1]
    assert not any("data" in layer for layer in specs[0]["layer"])


@CHARTS
def test_what_is_exchanged_is_what_is_drawn(chart: ModuleType) -> None:
    frame = STATES[chart]["usual"]
    sent = split(chart.chart(frame, say, size="half", scheme="dark", titled=False))[1]
    pd.testing.assert_frame_equal(sent, chart.drawn(frame, say, size="half", scheme="dark"))


@CHARTS
def test_people_s_words_stay_data(chart: ModuleType) -> None:
    frame = STATES[chart].get("evil")
    if frame is None:
        return
    spec = chart.chart(frame, say, titled=False).to_dict()
    assert "onerror" in words(spec)
    assert "onerror" not in repr({name: value for name, value in spec.items() if name != "datasets"})


@EACH
@pytest.mark.parametrize("size", ["phone", "wall"])
def test_nothing_is_drawn_outside(chart: ModuleType, state: str, size: str) -> None:
    frame: Any = STATES[chart][state]
    spec = chart.chart(frame, say, size=size, titled=False).to_dict()
    drawn = chart.drawn(frame, say, size=size)
    down = [column for column in drawn if column == "y" or column.endswith("_y")]
    assert down
    for column in down:
        written = drawn[drawn[column[:-2]] != ""] if column[:-2] in drawn else drawn
        assert written[column].dropna().between(0, spec["height"]).all(), column


@CHARTS
def test_a_chart_can_be_drawn_apart_from_a_page(chart: ModuleType) -> None:
    spec = chart.chart(STATES[chart]["usual"], say).to_dict()
    svg = vl_convert.vegalite_to_svg(spec)
    assert len(svg) > 4000
    assert "http" not in svg.replace("http://www.w3.org/", "")
