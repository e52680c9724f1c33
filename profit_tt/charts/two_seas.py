"""The shapes of the regions and the land around them, as paths: data/two_seas/*.geojson."""

import json
from dataclasses import dataclass
from functools import cache
from math import log, pi, radians, tan
from pathlib import Path
from typing import Any

from profit_tt.config import HOUSE, settings

#: The part of the world that is drawn: degrees west, south, east, north.
BOUNDS = (-0.9, 49.75, 5.0, 52.4)

LAND = "land"


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape on a map one unit wide: its middle, half of the square around it, and its path in that square (-1..1)."""

    x: float
    y: float
    half: float
    path: str


def shapes() -> dict[str, Shape]:
    """The shape of every region by slug, and all land under LAND. Nothing where the folder of data has no maps."""
    folder = settings().data / "two_seas"
    return _read(folder if folder.is_dir() else HOUSE / "data" / "two_seas")


def point(lon: float, lat: float) -> tuple[float, float]:
    """Where a place lies on a map one unit wide, from its upper left corner (Mercator)."""
    west, _, east, north = BOUNDS
    return (lon - west) / (east - west), (_up(north) - _up(lat)) / radians(east - west)


def height() -> float:
    """Height of the map in parts of its width."""
    return point(BOUNDS[0], BOUNDS[1])[1]


def _up(lat: float) -> float:
    return log(tan(pi / 4 + radians(lat) / 2))


@cache
def _read(folder: Path) -> dict[str, Shape]:
    regions, land = (_rings(folder / f"two_seas_{name}.geojson") for name in ("regions", "land"))
    made = {slug: _shape(rings) for slug, rings in regions.items()}
    if land:
        made[LAND] = _shape([ring for rings in land.values() for ring in rings])
    return made


def _rings(path: Path) -> dict[str, list[list[tuple[float, float]]]]:
    """The rings of every feature by its id, projected; holes are rings too."""
    if not path.exists():
        return {}
    features: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))["features"]
    return {str(one["id"]): [[point(*at[:2]) for at in ring] for ring in _all(one["geometry"])] for one in features}


def _all(geometry: dict[str, Any]) -> list[list[list[float]]]:
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [ring for polygon in polygons for ring in polygon]


def _shape(rings: list[list[tuple[float, float]]]) -> Shape:
    across, down = zip(*(at for ring in rings for at in ring), strict=True)
    x, y = (min(across) + max(across)) / 2, (min(down) + max(down)) / 2
    half = max(max(across) - x, max(down) - y)
    parts = [" ".join(f"{(one - x) / half:.3f},{(other - y) / half:.3f}" for one, other in ring) for ring in rings]
    return Shape(x, y, half, "".join(f"M{part}Z" for part in parts))
