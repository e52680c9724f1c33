"""The whole picture as JSON, with a documented schema: docs/picture-schema.md."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

import pandas as pd

from profit_tt.analysis.ratings import RATED
from profit_tt.models import UNKNOWN
from profit_tt.reports.cells import by_finding, number, word
from profit_tt.reports.polis_json import polis_keys
from profit_tt.reports.regions_json import beyond_findings
from profit_tt.reports.thinned import answered, findings_told
from profit_tt.services.opinion import Opinion
from profit_tt.services.results import Moves, Picture
from profit_tt.services.room import RoomFinding

#: Raised in its first part when a key changes its meaning or goes away, in its second when one is added.
SCHEMA = "profit-think-tank/picture/1.4"


def as_json(picture: Picture, opinion: Opinion | None = None, moves: Moves | None = None) -> str:
    """The picture as a JSON text, the same for the same picture. What is not known is null, never not-a-number.

    While results are hidden from the picture's audience, `shown` is false and every tally is null. `polis` is null
    without an opinion, `movement` without `moves`. In a picture for the world (`thinned`) small cells are left out.
    """
    return json.dumps(as_keys(picture, opinion, moves), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def as_keys(picture: Picture, opinion: Opinion | None = None, moves: Moves | None = None) -> dict[str, Any]:
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
        "round": _round(picture),
        "parameters": asdict(picture.parameters),
        "parameters_changed": picture.parameters_changed,
        "regions": [region.slug for region in picture.room.regions],
        "themes": [theme.slug for theme in picture.room.themes],
        "people": {
            "joined": _by_region(picture, picture.joined),
            "voted": _by_region(picture, picture.voted),
        },
        "findings": _findings(picture),
        **beyond_findings(picture, moves),
        "polis": None if opinion is None else polis_keys(opinion),
    }


def _by_region(picture: Picture, people: dict[tuple[str, str], int]) -> dict[str, int]:
    slugs = [region.slug for region in picture.room.regions]
    if picture.people(people, UNKNOWN):
        slugs.append(UNKNOWN)
    return {slug: picture.people(people, slug) for slug in slugs}


def _round(picture: Picture) -> dict[str, Any] | None:
    voting = picture.voting
    return None if voting is None else {"id": voting.id, "number": voting.number, "ballot": str(voting.ballot)}


def _findings(picture: Picture) -> list[dict[str, Any]]:
    parts = (_voted, _rated, _dotted, _compared, _weighed)
    told: list[dict[int, dict[str, Any]]] = [part(picture) for part in parts]
    blank = {**_untold(), **dict.fromkeys(("ratings", "dots", "difference", "uncertain", "pass_share", "weights"))}
    findings, known = [], findings_told(picture)
    for one in picture.room.findings:
        keys = _words(one) | blank
        for part in told if one.id in known else ():
            keys |= part.get(one.id, {})
        findings.append(keys)
    return findings


def _voted(picture: Picture) -> dict[int, dict[str, Any]]:
    """Votes of an agreement ballot."""
    if picture.tallies is None:
        return {}
    regions = _by_finding(answered(picture, picture.tallies.by_region), _region)
    if picture.tallies.beside is not None:
        for one, beside in _by_finding(answered(picture, picture.tallies.beside), _region).items():
            regions.setdefault(one, {}).update(beside)
    sure = picture.ground_interval()
    ends = {} if sure is None else by_finding(sure)
    return {
        one: _told(row, regions.get(one, {}), ends.get(one, {}))
        for one, row in by_finding(picture.tallies.overall).items()
    }


def _rated(picture: Picture) -> dict[int, dict[str, Any]]:
    """Ratings on each axis of the ballot."""
    made: dict[int, dict[str, Any]] = {}
    for place, axis in enumerate(picture.axes):
        regions, compared = _by_finding(answered(picture, axis.by_region), _rating), _compared(picture, place)
        for one, row in by_finding(axis.overall).items():
            told = _rating(row) | {"regions": regions.get(one, {})} | compared[one]
            made.setdefault(one, {"ratings": []})["ratings"].append(told)
    return made


def _dotted(picture: Picture) -> dict[int, dict[str, Any]]:
    if picture.dots is None:
        return {}
    regions = _by_finding(answered(picture, picture.dots.by_region), _dots)
    overall = by_finding(picture.dots.overall)
    return {one: {"dots": _dots(row) | {"regions": regions.get(one, {})}} for one, row in overall.items()}


def _compared(picture: Picture, axis: int = 0) -> dict[int, dict[str, Any]]:
    """How far regions differ, and how many people pass, on an axis of the ballot."""
    apart, unsure = picture.differences(axis), picture.uncertain(axis)
    if apart is None or unsure is None:
        return {}
    undecided = by_finding(unsure)
    return {one: {"difference": _difference(row)} | _passed(undecided[one]) for one, row in by_finding(apart).items()}


def _weighed(picture: Picture) -> dict[int, dict[str, Any]]:
    """One person one vote beside one region one vote."""
    told = picture.weights()
    return {} if told is None else {one: {"weights": _weights(row)} for one, row in by_finding(told).items()}


def _by_finding(rows: pd.DataFrame, told: Callable[[Mapping[Any, Any]], dict[str, Any]]) -> dict[int, dict[str, Any]]:
    """What is told of each region, by finding."""
    made: dict[int, dict[str, Any]] = {}
    for row in rows.to_dict("records"):
        made.setdefault(row["finding_id"], {})[row["region"]] = told(row)
    return made


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
        "credits": list(one.regions),
        "provenance": one.provenance,
        "source": one.source or None,
        "supporters": one.supporters,
    }


def _told(row: Mapping[Any, Any], regions: dict[str, Any], ends: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "votes": _votes(row),
        "regions": regions,
        "common_ground": number(row["common_ground"]),
        "common_ground_low": number(ends.get("low")),
        "common_ground_high": number(ends.get("high")),
        "weakest_region": word(row["weakest_region"]),
        "status": str(row["status"]),
        "rank": int(row["rank"]),
    }


def _untold() -> dict[str, Any]:
    keys = ("votes", "regions", "common_ground", "common_ground_low", "common_ground_high", "weakest_region", "status")
    return dict.fromkeys((*keys, "rank"))


def _rating(row: Mapping[Any, Any]) -> dict[str, Any]:
    middle = {name: number(row[name]) for name in ("mean", "median", "q1", "q3", "near", "consensus")}
    return {"points": [int(row[name]) for name in RATED], "pass": int(row["passed"])} | middle


def _dots(row: Mapping[Any, Any]) -> dict[str, Any]:
    return {"dots": int(row["dots"]), "people": int(row["people"])}


def _difference(row: Mapping[Any, Any]) -> dict[str, Any]:
    levels = ("lowest_level", "highest_level", "furthest_level", "rest_level")
    regions = {name: word(row[name]) for name in ("furthest", "lowest", "highest")}
    told = {"signal": str(row["signal"]), "compared": int(row["compared"]), "rank": int(row["rank"])}
    return {name: number(row[name]) for name in ("spread", "p", "q", *levels)} | regions | told


def _passed(row: Mapping[Any, Any]) -> dict[str, Any]:
    return {"uncertain": bool(row["uncertain"]), "pass_share": number(row["pass_share"])}


def _weights(row: Mapping[Any, Any]) -> dict[str, Any]:
    names = ("people_share", "region_share", "people_rank", "region_rank", "moved")
    return {name: number(row[name]) for name in names} | {"marked": bool(row["marked"])}


def _region(row: Mapping[Any, Any]) -> dict[str, Any]:
    return _votes(row) | _shares(row)


def _votes(row: Mapping[Any, Any]) -> dict[str, int]:
    return {"agree": int(row["agree"]), "disagree": int(row["disagree"]), "pass": int(row["passed"])}


def _shares(row: Mapping[Any, Any]) -> dict[str, float | None]:
    return {name: number(row[name]) for name in ("share", "low", "high")}
