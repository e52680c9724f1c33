import pandas as pd
import pytest
import vl_convert

from profit_tt.charts import participation, ranking, themes
from profit_tt.charts.spec import percents, split
from profit_tt.services import frames
from profit_tt.text import speaker
from tests.charts.pictures import everywhere, picture

say = speaker("en")
MADE = picture(everywhere((4, 1, 0)), everywhere((1, 4, 0)), joined={"kent": 3}, voted={"kent": 2})
CHARTS = {
    "ranking": ranking.chart(frames.ranking(MADE, say), say, titled=False),
    "themes": themes.chart(frames.themes(MADE, say), say, titled=False),
    "participation": participation.chart(frames.participation(MADE, say), say, titled=False),
}
EACH = pytest.mark.parametrize("name", list(CHARTS))


@EACH
def test_a_specification_has_no_data_and_fills_its_place(name: str) -> None:
    spec, frame = split(CHARTS[name])
    assert not {"data", "datasets"} & set(spec)
    assert not any("data" in layer for layer in spec["layer"])
    assert (spec["width"], spec["autosize"]) == ("container", {"type": "fit-x", "contains": "padding"})
    assert spec["usermeta"]["embedOptions"]["renderer"] == "svg"
    pd.testing.assert_frame_equal(frame, CHARTS[name].data)
    assert CHARTS[name].to_dict()["width"] != "container", "the chart itself stays as it was"


@EACH
def test_no_mark_is_read_out_by_itself(name: str) -> None:
    """Words stand beside each chart; groups of marks without a name are what a screen reader would stop at."""
    config = split(CHARTS[name])[0]["config"]
    assert (config["aria"], config["mark"]["aria"]) == (False, False)


@EACH
def test_a_chart_can_be_drawn_apart_from_a_page(name: str) -> None:
    svg = vl_convert.vegalite_to_svg(CHARTS[name].to_dict())
    assert "Kent" in svg
    assert "http" not in svg.replace("http://www.w3.org/", "")


def test_nothing_is_no_per_cent() -> None:
    written = percents(say)
    assert [written(share) for share in (0.0, 0.5, 1.0, float("nan"))] == ["0%", "50%", "100%", ""]
