"""Looking into charts: what every one of them must hold to."""

import re
from collections.abc import Iterator
from typing import Any

import altair as alt
import pytest

SIZES = ["phone", "page", "wall", "half"]
SCHEMES = ["light", "dark"]

#: Each size and each scheme at least once: making a chart takes a while.
EACH_PLACE = pytest.mark.parametrize(("size", "scheme"), list(zip(SIZES, SCHEMES * 2, strict=True)))

_CHANNELS = {"x", "x2", "y", "y2", "color", "fill", "stroke", "shape", "size", "text", "tooltip", "opacity"} | {
    "detail",
    "order",
}


def channels(spec: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every channel with a field, tooltips one by one."""
    for layer in spec.get("layer", [spec]):
        for name, one in layer.get("encoding", {}).items():
            for channel in one if isinstance(one, list) else [one]:
                if "field" in channel:
                    yield name, channel


def holds(chart: alt.LayerChart) -> dict[str, Any]:
    """The valid specification of a chart that keeps the rules of the house; otherwise an assertion tells which."""
    spec: dict[str, Any] = chart.to_dict()
    for name, channel in channels(spec):
        assert name in _CHANNELS, f"{name} could make an address or an expression of people's words"
        assert re.fullmatch(r"[a-z_0-9]+", channel["field"]), channel["field"]
        assert channel["field"] not in {"image", "url", "href"}, "tooltips load images by that name"
        assert "type" in channel or name in {"x2", "y2"}, f"{name} of {channel['field']} has no type"
    assert spec["config"]["aria"] is False, "thousands of marks would be read out; words stand beside the chart"
    return spec


def words(spec: dict[str, Any]) -> str:
    """The data inside a specification as one string."""
    return repr(spec["datasets"])
