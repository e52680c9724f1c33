"""Opinion groups and the statistics of Polis as JSON: the key `polis` of the picture (docs/picture-schema.md)."""

from typing import Any

from profit_tt.reports.cells import number, records
from profit_tt.services.opinion import Opinion

#: Keys of a group's answers to a statement, and the columns that hold them.
_OF_GROUP = {
    "pa": "p_a",
    "pd": "p_d",
    "pat": "p_a_test",
    "pdt": "p_d_test",
    "ra": "r_a",
    "rd": "r_d",
    "rat": "r_a_test",
    "rdt": "r_d_test",
}
_COUNTS = ("agree", "disagree", "seen")


def polis_keys(told: Opinion) -> dict[str, Any]:
    """Who stands where, what groups there are and what they stand for; every statement; consensus; the gate's word."""
    verdict = told.verdict()
    return {
        "people": [_person(told, row) for row in records(told.polis.people)],
        "groups": _groups(told),
        "statements": _statements(told),
        "consensus": {way: _consensus(told, way) for way in ("agree", "disagree")},
        "reliable": None if verdict is None else verdict.reliable,
        "p": None if verdict is None else number(verdict.p),
        "silhouette": number(told.polis.silhouette),
    }


def _person(told: Opinion, row: dict[str, Any]) -> dict[str, Any]:
    group = int(row["group"])
    return {
        "external_id": told.people.get(int(row["person"])),
        "x": number(row["x"]),
        "y": number(row["y"]),
        "group": None if group < 0 else group,
    }


def _groups(told: Opinion) -> list[dict[str, Any]]:
    stands_for: dict[int, list[dict[str, Any]]] = {}
    for row in records(told.polis.representative):
        figures = {name: number(row[name]) for name in ("repness", "repness_test", "p_success", "p_test")}
        chosen = _named(told, row) | {"direction": str(row["direction"])} | figures
        stands_for.setdefault(int(row["group"]), []).append(chosen)
    return [
        {"id": int(row["group"]), "size": int(row["people"]), "representative": stands_for.get(int(row["group"]), [])}
        for row in records(told.polis.groups)
    ]


def _statements(told: Opinion) -> list[dict[str, Any]]:
    by_group: dict[int, dict[str, dict[str, Any]]] = {}
    for row in records(told.polis.by_group):
        counts = {name: int(row[name]) for name in _COUNTS}
        figures = {key: number(row[column]) for key, column in _OF_GROUP.items()}
        by_group.setdefault(int(row["finding_id"]), {})[str(int(row["group"]))] = counts | figures
    return [_statement(told, row, by_group.get(int(row["finding_id"]), {})) for row in records(told.polis.findings)]


def _statement(told: Opinion, row: dict[str, Any], groups: dict[str, Any]) -> dict[str, Any]:
    figures = ("mean", "group_informed_consensus", "group_informed_rejection", "extremity", "priority")
    return (
        _named(told, row)
        | {"rejected": bool(row["rejected"])}
        | {name: int(row[name]) for name in _COUNTS}
        | {name: number(row[name]) for name in figures}
        | {"groups": groups}
    )


def _consensus(told: Opinion, way: str) -> list[dict[str, Any]]:
    rows = told.polis.consensus
    return [
        _named(told, row) | {name: number(row[name]) for name in ("p_success", "p_test")}
        for row in records(rows[rows["direction"] == way])
    ]


def _named(told: Opinion, row: dict[str, Any]) -> dict[str, Any]:
    one = told.statements[int(row["finding_id"])]
    return {"id": one.id, "external_id": one.external_id}
