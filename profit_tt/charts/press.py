"""Marks that can be pressed: what has a tooltip tells, when it is pressed, which finding, theme or region it is."""

from collections.abc import Sequence
from typing import Any

#: The name of the selection, as pages ask for it.
NAME = "press"


def pressable(spec: dict[str, Any], fields: Sequence[str]) -> dict[str, Any]:
    """The specification (charts.spec.split) with marks that tell these columns of their row when they are pressed.

    Vega-Lite lets a pointer through to marks of one layer only, and to those with a tooltip: so these are the ones.
    """
    layers, told = [], False
    for layer in spec.get("layer", []):
        if "tooltip" not in layer.get("encoding", {}):
            layers.append(layer)
            continue
        mark = layer["mark"] if isinstance(layer["mark"], dict) else {"type": layer["mark"]}
        made = layer | {"mark": mark | {"cursor": "pointer"}}
        layers.append(made if told else made | {"params": [_selection(fields)]})
        told = True
    return spec | {"layer": layers} if told else spec


def _selection(fields: Sequence[str]) -> dict[str, Any]:
    return {"name": NAME, "select": {"type": "point", "fields": list(fields), "toggle": False, "clear": False}}
