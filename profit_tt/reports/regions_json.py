"""What the picture says beyond single findings, as JSON: regions, themes, slate, movement (docs/picture-schema.md)."""

from typing import Any

import pandas as pd

from profit_tt.analysis.agreement_of_regions import Alike
from profit_tt.analysis.movement import Movement
from profit_tt.analysis.small_cells import hidden_types
from profit_tt.analysis.themes import NO_REGION
from profit_tt.models import ORGANISATIONS
from profit_tt.reports.cells import number, records
from profit_tt.reports.thinned import answered, authors
from profit_tt.services.results import Moves, Picture


def beyond_findings(picture: Picture, moves: Moves | None = None) -> dict[str, Any]:
    """Keys of the whole picture; null where results are hidden or its ballot has no such thing."""
    return {
        "participation": _participation(picture),
        "slate": _slate(picture),
        "agreement_of_regions": _agreement(picture),
        "by_theme": _by_theme(picture),
        "exchanges": _exchanges(picture),
        "co_occurrence": _co_occurrence(picture),
        "dots": _dots(picture),
        "movement": None if moves is None else _movement(moves),
    }


def _participation(picture: Picture) -> list[dict[str, Any]]:
    """Small cells, and those from which they could be reckoned, are null."""
    made = []
    for one in picture.room.regions:
        sizes = {str(kind): picture.joined.get((one.slug, str(kind)), 0) for kind in ORGANISATIONS}
        hidden = hidden_types(sizes, from_people=picture.parameters.small_cell)
        for kind, joined in sizes.items():
            people = {"joined": joined, "voted": picture.voted.get((one.slug, kind), 0)}
            told = dict.fromkeys(people) if kind in hidden else people
            made.append({"region": one.slug, "stakeholder": kind} | told)
    return made


def _slate(picture: Picture) -> dict[str, Any] | None:
    told = picture.slate()
    if told is None:
        return None
    counts = ("place", "people", "newly")
    return {
        "findings": [
            _named(picture, row) | {name: int(row[name]) for name in counts} | {"gain": number(row["gain"])}
            for row in records(told.chosen)
        ],
        "regions": {
            row["region"]: {"people": int(row["people"]), "backed": int(row["backed"])}
            | {name: number(row[name]) for name in ("share", "mean")}
            for row in records(told.regions)
        },
    }


def _agreement(picture: Picture) -> list[dict[str, Any]] | None:
    """One for each axis of the ballot."""
    axes = max(1, len(picture.axes))
    told = [one for axis in range(axes) if (one := picture.alike(axis)) is not None]
    return [_alike(one) for one in told] or None


def _alike(told: Alike) -> dict[str, Any]:
    whole, seen = told.whole, set[frozenset[str]]()
    pairs = []
    for row in records(told.pairs):
        both = frozenset((row["region"], row["other"]))
        if both not in seen:
            seen.add(both)
            names = {"region": row["region"], "other": row["other"]}
            pairs.append(names | {"tau": number(row["tau"]), "findings": int(row["findings"])})
    figures = {name: number(getattr(whole, name)) for name in ("w", "chi2", "p")}
    return figures | {"df": whole.df, "judges": whole.judges, "findings": whole.findings, "pairs": pairs}


def _by_theme(picture: Picture) -> list[dict[str, Any]]:
    told, cells = picture.themes(), records(picture.gaps().cells)
    gaps = {(row["theme"], row["region"]): row for row in cells}
    return [_theme(picture, str(slug), rows, gaps) for slug, rows in told.groupby("theme", sort=False)]


def _theme(picture: Picture, slug: str, rows: pd.DataFrame, gaps: dict[Any, dict[str, Any]]) -> dict[str, Any]:
    first = rows.iloc[0]
    regions, no_region = dict[str, dict[str, Any]](), 0
    wrote = {row["region"]: int(row["contributors"]) for row in records(rows) if row["region"] != NO_REGION}
    heads, all_heads = authors(picture, wrote, int(first["theme_contributors"]))
    for row in records(rows):
        if row["region"] == NO_REGION:
            no_region = int(row["findings"])
            continue
        counts = {"findings": int(row["findings"]), "contributors": heads[row["region"]]}
        shares = {name: number(row[name]) for name in ("attention", "attention_share")}
        asked = gaps[slug, row["region"]]
        regions[row["region"]] = counts | shares | {name: int(asked[name]) for name in ("practices", "needs")}
    return {
        "theme": slug,
        "findings": int(first["theme_findings"]),
        "contributors": all_heads,
        "measured": int(first["measured"]),
        "common_ground": number(first["common_ground"]),
        "regions": regions,
        "without_region": no_region,
    }


def _exchanges(picture: Picture) -> list[dict[str, Any]]:
    return [
        {name: row[name] for name in ("theme", "giver", "taker")}
        | {"practices": list(row["practice_ids"]), "needs": list(row["need_ids"])}
        for row in records(picture.gaps().exchanges)
    ]


def _co_occurrence(picture: Picture) -> list[dict[str, Any]]:
    """Every two themes once, in their order."""
    place = {one.slug: number for number, one in enumerate(picture.room.themes)}
    told = picture.together()
    once = told[told["theme"].map(place) < told["other"].map(place)]
    return [
        {"theme": row["theme"], "other": row["other"], "both": int(row["both"]), "either": int(row["either"])}
        | {"jaccard": number(row["jaccard"])}
        for row in records(once)
    ]


def _dots(picture: Picture) -> dict[str, Any] | None:
    if picture.dots is None:
        return None
    return {"given": picture.dots.given, "concentration": number(picture.dots.concentration)}


def _movement(moves: Moves) -> dict[str, Any]:
    voting = moves.before.voting
    return {
        "from_round": None if voting is None else {"id": voting.id, "number": voting.number},
        "axes": [_moved(moves.after, one) for one in moves.axes],
    }


def _moved(picture: Picture, told: Movement) -> dict[str, Any]:
    regions: dict[int, dict[str, Any]] = {}
    for row in records(answered(picture, told.by_region)):
        regions.setdefault(row["finding_id"], {})[row["region"]] = _step(row) | {"covered": bool(row["covered"])}
    known = {one.id for one in picture.findings}
    return {
        "both": told.both,
        "changed": told.changed,
        "changed_share": number(told.changed_share),
        "kappa": number(told.kappa),
        "stable": told.stable,
        "findings": [
            _named(picture, row)
            | _step(row)
            | {
                "kappa": number(row["kappa"]),
                "stable": bool(row["stable"]),
                "regions": regions.get(row["finding_id"], {}),
            }
            for row in records(answered(picture, told.overall))
            if row["finding_id"] in known
        ],
    }


def _step(row: dict[str, Any]) -> dict[str, Any]:
    figures = {name: number(row[name]) for name in ("before", "after", "change", "changed_share")}
    return figures | {"arrow": row["arrow"] or None, "both": int(row["both"]), "changed": int(row["changed"])}


def _named(picture: Picture, row: dict[str, Any]) -> dict[str, Any]:
    one = picture.room.finding(int(row["finding_id"]))
    return {"id": int(row["finding_id"]), "external_id": one.external_id if one else None}
