"""What the wall is about at this moment while it follows the agenda."""

from enum import StrEnum

from profit_tt.models import StepKind, StepState
from profit_tt.services.results import Picture


class Stage(StrEnum):
    """waiting: nothing was opened yet. sorting: collecting is over, voting not begun. counted: voting is over,
    results are hidden. picture: results are shown, whatever is open. pausing, discussing: the room talks; phones rest
    or read. told: the words of the current step (free text, a questionnaire, reading afterwards).
    """

    waiting = "waiting"
    collecting = "collecting"
    sorting = "sorting"
    voting = "voting"
    counted = "counted"
    picture = "picture"
    pausing = "pausing"
    discussing = "discussing"
    told = "told"


#: Steps whose words come first when they are the current one and open.
_TOLD = (StepKind.text, StepKind.survey)
_TALK = {StepKind.pause: Stage.pausing, StepKind.discuss: Stage.discussing, StepKind.review: Stage.told}


def stage(seen: Picture) -> Stage:
    """The stage of a picture made for the wall. What the facilitator put on the wall comes first."""
    here, voting = seen.room, seen.voting
    current = here.current_step
    kind = current.kind if current is not None and current.state is StepState.open else None
    if kind in _TOLD:
        return Stage.told
    vote = next((step for step in here.steps if voting is not None and step.id == voting.step_id), None)
    reached = vote is not None and vote.state is not StepState.hidden
    if reached and seen.shown:
        return Stage.picture
    if kind in _TALK:
        return _TALK[kind]
    votes = here.is_open(StepKind.vote)
    if here.is_open(StepKind.collect) and not (votes and kind is StepKind.vote):
        return Stage.collecting
    if votes:
        return Stage.voting
    if reached:
        return Stage.counted
    collect = here.step(StepKind.collect)
    over = collect is not None and collect.state is StepState.view_only
    return Stage.sorting if over or kind is StepKind.sort else Stage.waiting
