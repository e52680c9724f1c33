"""What the wall is about at this moment."""

from enum import StrEnum

from profit_tt.models import StepKind, StepState
from profit_tt.services.results import Picture


class Stage(StrEnum):
    """waiting: nothing was opened yet. sorting: collecting is over, voting not begun. counted: voting is over,
    results are hidden. picture: results are shown, whatever is open.
    """

    waiting = "waiting"
    collecting = "collecting"
    sorting = "sorting"
    voting = "voting"
    counted = "counted"
    picture = "picture"


def stage(seen: Picture) -> Stage:
    """The stage of a picture made for the wall. What the facilitator put on the wall comes first."""
    here = seen.room
    vote = here.step(StepKind.vote)
    reached = vote is not None and vote.state is not StepState.hidden
    if reached and seen.shown:
        return Stage.picture
    if here.is_open(StepKind.collect) and not (here.is_open(StepKind.vote) and here.current_step == vote):
        return Stage.collecting
    if here.is_open(StepKind.vote):
        return Stage.voting
    if reached:
        return Stage.counted
    collect = here.step(StepKind.collect)
    return Stage.sorting if collect and collect.state is StepState.view_only else Stage.waiting
