"""The whole picture as JSON, with a documented schema: docs/picture-schema.md."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from profit_tt.reports.tables import by_finding, number, word
from profit_tt.services.results import Picture
from profit_tt.services.room import RoomFinding

#: Raised in its first part when a key changes its meaning or goes away, in its second when one is added.
SCHEMA = "profit-think-tank/picture/1.0"


def as_json(picture: Picture) -> str:
    """The picture as a JSON text, the same for the same picture. What is not known is null, never not-a-number.

    While results are hidden from the picture's audience, `shown` is false and every tally is null.
    """
    return json.dumps(as_keys(picture), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def as_keys(picture: Picture) -> dict[str, Any]:
    """The keys and values of the JSON text."""
    tank = picture.room.think_tank
    return {
        "schema": SCHEMA,
        "version": picture.version,
        "revision": picture.revision,
        "shown": picture.shown,
        "think_tank": {
            "code": tank.code,
            "title": tank.title,
            "question": tank.question,
            "place": tank.place,
            "held_on": tank.held_on.isoformat() if tank.held_on else None,
        },
        "parameters": asdict(picture.parameters),
        "regions": [region.slug for region in picture.room.regions],
        "themes": [theme.slug for theme in picture.room.themes],
        "people": {
            "joined": _by_region(picture, picture.joined),
            "voted": _by_region(picture, picture.voted),
        },
        "findings": _findings(picture),
    }


def _by_region(picture: Picture, people: dict[tuple[str, str], int]) -> dict[str, int]:
    return {region.slug: picture.people(people, region.slug) for region in picture.room.regions}


def _findings(picture: Picture) -> list[dict[str, Any]]:
    if picture.tallies is None:
        return [_words(one) | _untold() for one in picture.room.findings]
    overall = by_finding(picture.tallies.overall)
    regions: dict[int, dict[str, Any]] = {}
    for row in picture.tallies.by_region.to_dict("records"):
        regions.setdefault(row["finding_id"], {})[row["region"]] = _votes(row) | _shares(row)
    return [_words(one) | _told(overall[one.id], regions.get(one.id, {})) for one in picture.room.findings]


def _words(one: RoomFinding) -> dict[str, Any]:
    return {
        "id": one.id,
        "external_id": one.external_id,
        "number": one.number,
        "text": one.text,
        "kind": one.kind,
        "language": one.language,
        "themes": list(one.themes),
        "tags": list(one.tags),
        "region": one.region,
        "provenance": one.provenance,
        "source": one.source or None,
        "supporters": one.supporters,
    }


def _told(row: Mapping[Any, Any], regions: dict[str, Any]) -> dict[str, Any]:
    return {
        "votes": _votes(row),
        "regions": regions,
        "common_ground": number(row["common_ground"]),
        "weakest_region": word(row["weakest_region"]),
        "status": str(row["status"]),
        "rank": int(row["rank"]),
    }


def _untold() -> dict[str, Any]:
    return dict.fromkeys(("votes", "regions", "common_ground", "weakest_region", "status", "rank"))


def _votes(row: Mapping[Any, Any]) -> dict[str, int]:
    return {"agree": int(row["agree"]), "disagree": int(row["disagree"]), "pass": int(row["passed"])}


def _shares(row: Mapping[Any, Any]) -> dict[str, float | None]:
    return {name: number(row[name]) for name in ("share", "low", "high")}
