"""Marks that can be pressed: those with a tooltip, once a chart, and nothing else."""

from types import ModuleType
from typing import Any

import pytest

from profit_tt.charts import alike, crossed, differences, dots, gaps, movement, plane, ratings, uncertain
from profit_tt.charts.press import NAME, pressable
from profit_tt.charts.spec import split
from profit_tt.text import speaker
from tests.charts.test_every_chart import STATES

say = speaker("en")
FINDINGS = [differences, dots, movement, plane, ratings, uncertain]


def _spec(chart: ModuleType) -> tuple[dict[str, Any], Any]:
    return split(chart.chart(STATES[chart]["usual"], say, titled=False))


@pytest.mark.parametrize(
    ("chart", "fields"),
    [
        *[(one, ("label",)) for one in FINDINGS],
        (gaps, ("theme",)),
        (crossed, ("region",)),
        (alike, ("region", "other")),
    ],
)
def test_what_has_a_tooltip_can_be_pressed(chart: ModuleType, fields: tuple[str, ...]) -> None:
    spec, rows = _spec(chart)
    made = pressable(spec, fields)
    asked = [layer for layer in made["layer"] if "params" in layer]
    assert [one["name"] for layer in asked for one in layer["params"]] == [NAME]
    assert asked[0]["params"][0]["select"]["fields"] == list(fields)
    for layer in made["layer"]:
        pointed = layer["mark"].get("cursor") == "pointer"
        assert pointed == ("tooltip" in layer["encoding"])
    assert set(fields) <= set(rows.columns)


@pytest.mark.parametrize("chart", FINDINGS)
def test_the_label_of_every_row_is_the_number_of_its_finding(chart: ModuleType) -> None:
    _, rows = _spec(chart)
    assert rows["label"].str.lstrip("#").str.isdecimal().all()


def test_a_sentence_in_place_of_a_chart_is_left_alone() -> None:
    assert pressable({"layer": [{"mark": "text", "encoding": {}}]}, ("label",)) == {
        "layer": [{"mark": "text", "encoding": {}}]
    }


def test_the_kept_specification_is_not_changed() -> None:
    spec, _ = _spec(alike)
    before = repr(spec)
    pressable(spec, ("region",))
    assert repr(spec) == before
