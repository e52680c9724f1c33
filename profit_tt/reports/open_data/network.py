"""The network's figures for the world: what was counted beside what somebody stated, each with where it comes from."""

from typing import Any

from profit_tt.analysis.small_cells import hidden_types
from profit_tt.models import Basis, FigureKey
from profit_tt.services.network_counted import Figure
from profit_tt.services.network_figures import Network
from profit_tt.services.network_names import FIGURES
from profit_tt.text import Speaker


def figures(there: Network, say: Speaker, *, from_size: int) -> list[dict[str, Any]]:
    """A row for each figure. Without organisations counted by region and kind where they are so few that somebody who
    knows the region would know their names."""
    hidden = _few(there, from_size)
    return [
        _told(one, say)
        for one in there.figures
        if one.basis is Basis.stated or one.stakeholder is None or (one.key, one.region, one.stakeholder) not in hidden
    ]


def _few(there: Network, from_size: int) -> set[tuple[FigureKey, str | None, str]]:
    """Figure, region and kind of what stays hidden, with the next smallest: the region's total is always told."""
    sizes: dict[tuple[FigureKey, str | None], dict[str, int]] = {}
    for one in there.figures:
        if one.basis is Basis.counted and one.stakeholder is not None:
            sizes.setdefault((one.key, one.region), {})[one.stakeholder] = one.value
    return {(*where, kind) for where, of in sizes.items() for kind in hidden_types(of, from_people=from_size)}


def _told(one: Figure, say: Speaker) -> dict[str, Any]:
    return {
        "key": str(one.key),
        "name": say(FIGURES[one.key]),
        "basis": str(one.basis),
        "value": one.value,
        "unit": str(one.unit),
        "at_least": one.at_least,
        "region": one.region,
        "stakeholder": one.stakeholder,
        "begins": one.begins.isoformat() if one.begins else None,
        "ends": one.ends.isoformat() if one.ends else None,
        "source": one.source or None,
        "is_sample": one.is_sample,
    }
