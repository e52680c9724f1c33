"""The parameter sheet: every threshold of the picture in one place, validated, with where it may lie."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError, model_validator
from pydantic.dataclasses import dataclass

from profit_tt.errors import N_, BadChoice

Share: TypeAlias = Annotated[float, Field(gt=0, lt=1)]
Number: TypeAlias = Annotated[int, Field(ge=1, le=100)]
Draws: TypeAlias = Annotated[int, Field(ge=200, le=20_000)]


@dataclass(frozen=True, slots=True, config=ConfigDict(extra="forbid", strict=False))
class Parameters:
    """The thresholds of the picture (docs: measures), fixed with the think tank when its first voting round opens.

    covered_from: votes that cover a region. weakest_from: least agree share of the weakest region on common ground.
    small_cell: fewest people of a region and a stakeholder type whose votes are shown apart. discovery, strong_to:
    highest q of a moderate and of a strong difference; draws of its permutation test; bootstrap_draws of the interval
    of common ground; seed of both. uncertain_above, uncertain_votes: pass share and votes of an uncertain finding.
    rank_moves: places a finding may move between one person one vote and one region one vote before it is marked.
    slate_size: findings on the slate. backed_from: points of five from which a finding is backed there. far_points,
    far_votes: how far from a median the ballot asks for a reason, and from how many votes on. still_share,
    still_points: movement that is no arrow, on shares and on five points; stable_below: share of changed answers.
    leading_dots: findings whose share of all dots is the concentration. growth_frames, growth_findings: moments and
    leading findings of the time-lapse. groups_*: opinion groups are shown when they beat so many shuffles of the votes
    at this p; people with fewer than so many votes are left out, unless fewer than so many people remain; at most so
    many groups from so many base clusters. representative_z: of statements that stand for a group. (These last five
    are Polis's own and cannot be changed: pictures would not compare with Polis any more.)
    """

    covered_from: Number = 3
    weakest_from: Annotated[float, Field(ge=0.5, le=1)] = 0.6
    small_cell: Annotated[int, Field(ge=3, le=50)] = 3
    interval: Literal["Wilson 95 %"] = "Wilson 95 %"
    discovery: Share = 0.10
    strong_to: Share = 0.01
    draws: Draws = 2000
    bootstrap_draws: Draws = 1000
    seed: Annotated[int, Field(ge=0, le=2**31 - 1)] = 0
    uncertain_above: Share = 0.3
    uncertain_votes: Number = 5
    rank_moves: Number = 3
    slate_size: Annotated[int, Field(ge=1, le=12)] = 5
    backed_from: Annotated[int, Field(ge=3, le=5)] = 4
    far_points: Annotated[float, Field(ge=0.5, le=4)] = 2.0
    far_votes: Number = 5
    still_share: Share = 0.05
    still_points: Annotated[float, Field(gt=0, lt=4)] = 0.2
    stable_below: Share = 0.15
    leading_dots: Number = 3
    growth_frames: Annotated[int, Field(ge=10, le=200)] = 60
    growth_findings: Annotated[int, Field(ge=1, le=12)] = 5
    groups_replicas: Annotated[int, Field(ge=50, le=2000)] = 200
    groups_p: Share = 0.05
    groups_votes: Literal[7] = 7
    groups_people: Literal[15] = 15
    groups_base: Literal[100] = 100
    groups_most: Literal[5] = 5
    representative_z: Annotated[float, Field(ge=1.2816, le=1.2816)] = 1.2816

    @model_validator(mode="after")
    def _in_order(self) -> "Parameters":
        if self.strong_to > self.discovery:
            raise ValueError("a strong difference is at least as sure as a moderate one")
        return self


_adapter = TypeAdapter(Parameters)
NAMES = tuple(one.name for one in fields(Parameters))


def stored(sheet: Mapping[str, Any] | None) -> Parameters:
    """The sheet as a think tank has kept it; what it does not name, or names no more, is as it is by default."""
    return _adapter.validate_python({name: value for name, value in (sheet or {}).items() if name in NAMES})


def changed(sheet: Parameters, changes: Mapping[str, Any]) -> Parameters:
    """The sheet with some thresholds anew. Raises BadChoice naming the first that may not be what it should be."""
    try:
        return _adapter.validate_python({name: getattr(sheet, name) for name in NAMES} | dict(changes))
    except ValidationError as refused:
        place = refused.errors()[0]["loc"]
        field = str(place[0]) if place else "strong_to"
        raise BadChoice(N_("A threshold cannot have this value."), field=field) from None
