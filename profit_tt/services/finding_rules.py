"""The state machine of a finding: which deed is possible from which state, where it leads, and how it is refused."""

from enum import StrEnum

from profit_tt.errors import N_, Refused
from profit_tt.models import FindingState


class FindingDeed(StrEnum):
    """What can be done with a finding. `merge` and `split` are for the ones they start from."""

    edit = "edit"
    withdraw = "withdraw"
    approve = "approve"
    ask_to_reword = "ask_to_reword"
    reject = "reject"
    archive = "archive"
    restore = "restore"
    star = "star"
    discuss = "discuss"
    sort = "sort"
    translate = "translate"  # type: ignore[assignment]  # likewise
    merge = "merge"
    split = "split"  # type: ignore[assignment]  # the word of the field; nobody splits a member as text


D, S = FindingDeed, FindingState

#: Deed -> the states it may begin in. What is missing here is refused.
ALLOWED: dict[FindingDeed, frozenset[FindingState]] = {
    D.edit: frozenset({S.waiting, S.listed, S.reword}),
    D.withdraw: frozenset({S.waiting, S.listed, S.reword}),
    D.approve: frozenset({S.waiting, S.reword}),
    D.ask_to_reword: frozenset({S.waiting, S.listed}),
    D.reject: frozenset({S.waiting, S.listed, S.reword}),
    D.archive: frozenset({S.waiting, S.listed, S.reword, S.rejected}),
    D.restore: frozenset({S.rejected, S.archived}),
    D.star: frozenset({S.waiting, S.listed}),
    D.discuss: frozenset({S.listed}),
    D.sort: frozenset({S.waiting, S.listed, S.reword}),
    D.translate: frozenset({S.waiting, S.listed, S.reword}),
    D.merge: frozenset({S.waiting, S.listed}),
    D.split: frozenset({S.listed}),
}

#: Where a deed leads; deeds that are not here leave the state as it is (an edit: see `collecting.edit`).
LEADS_TO: dict[FindingDeed, FindingState] = {
    D.withdraw: S.withdrawn,
    D.approve: S.listed,
    D.ask_to_reword: S.reword,
    D.reject: S.rejected,
    D.archive: S.archived,
    D.restore: S.listed,
    D.merge: S.merged,
    D.split: S.split,
}

#: Why a finding in this state does not take a deed, and what to do first.
WHY_NOT: dict[FindingState, str] = {
    S.waiting: N_("#{number} waits for approval: approve it first."),
    S.listed: N_("#{number} is on the list already."),
    S.reword: N_("#{number} is with its author, to be reworded."),
    S.rejected: N_("#{number} was rejected: restore it first."),
    S.archived: N_("#{number} is in the archive: restore it first."),
    S.withdrawn: N_("#{number} was withdrawn by its author."),
    S.merged: N_("#{number} was merged into another finding: undo the merge first."),
    S.split: N_("#{number} was split into several: undo the split first."),
    S.undone: N_("#{number} came from a merge or a split that was undone."),
}


def possible(deed: FindingDeed, state: FindingState) -> bool:
    """Whether the deed may begin in this state."""
    return state in ALLOWED[deed]


def require(deed: FindingDeed, state: FindingState, *, number: int) -> None:
    """Raises Refused with the sentence of the state when the deed is not possible in it."""
    if not possible(deed, state):
        raise Refused(WHY_NOT[state], number=number)
