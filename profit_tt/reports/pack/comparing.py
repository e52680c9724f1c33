"""A pack's figures against those that its own votes give."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from profit_tt.reports.pack.reading import unpacked
from profit_tt.reports.pack.writing import published
from profit_tt.services.rebuilding import rebuilt

#: Another machine adds up in another order; what differs by more than this is another figure.
RELATIVE, ABSOLUTE = 1e-9, 1e-12

#: Parts of a picture that are made of votes and findings; all others are only carried along.
_MADE = (
    *("people", "findings", "participation", "slate", "agreement_of_regions", "by_theme", "exchanges"),
    *("co_occurrence", "dots", "movement", "polis"),
)
#: Of a finding: its words.
_CARRIED = {
    *("id", "external_id", "number", "text", "kind", "language", "themes", "tags", "region", "credits"),
    *("provenance", "source", "supporters"),
}


@dataclass(frozen=True, slots=True)
class Compared:
    """figures: how many were compared. differ: where they are not the same, as "pictures/1: findings.3.votes.agree".

    changed: files that are not what their check sum says.
    """

    figures: int
    differ: tuple[str, ...]
    changed: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether the pack holds what its votes give, and nobody has touched it."""
        return not self.differ and not self.changed


def recomputed(path: Path) -> Compared:
    """Make all figures of a pack again from its votes. Raises BadData for what is no pack."""
    pack = unpacked(path)
    again = rebuilt(pack.rows)
    figures, differ = 0, []
    if len(again) != len(pack.published):
        differ.append("pictures")
    for number, (said, one) in enumerate(zip(pack.published, again, strict=False), start=1):
        here, there = (dict(_figures(keys)) for keys in (_without_hidden(said), _without_hidden(published(one), said)))
        figures += len(here)
        wrong = [place for place in {**here, **there} if not _same(here.get(place), there.get(place))]
        differ += [f"pictures/{number}: {place}" for place in wrong]
    return Compared(figures, tuple(differ), pack.changed)


def _without_hidden(keys: dict[str, Any], said: dict[str, Any] | None = None) -> dict[str, Any]:
    """The made parts. Kinds of organisations that the pack keeps back cannot be counted again."""
    made = {name: keys.get(name) for name in _MADE}
    told = (said or keys).get("participation") or []
    hidden = {(one["region"], one["stakeholder"]) for one in told if one["joined"] is None}
    rows = made["participation"] or []
    made["participation"] = [one for one in rows if (one["region"], one["stakeholder"]) not in hidden]
    made["findings"] = [
        {name: value for name, value in one.items() if name not in _CARRIED} for one in made["findings"] or []
    ]
    return made


def _figures(told: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    """Every leaf with its place."""
    if isinstance(told, dict):
        for name, value in told.items():
            yield from _figures(value, f"{place}.{name}" if place else name)
    elif isinstance(told, list):
        for number, value in enumerate(told):
            yield from _figures(value, f"{place}.{number}")
    else:
        yield place, told


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, float) and isinstance(other, float | int):
        return math.isclose(one, other, rel_tol=RELATIVE, abs_tol=ABSOLUTE)
    return bool(one == other)
