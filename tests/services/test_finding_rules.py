"""The table of a finding's states, told a second time by hand: what is not here is refused with a sentence."""

import pytest

from profit_tt.errors import Refused
from profit_tt.models import FindingState
from profit_tt.services import finding_rules
from profit_tt.services.finding_rules import ALLOWED, LEADS_TO, WHY_NOT, FindingDeed

#: state -> deeds, as a facilitator would say it.
MAY = {
    "waiting": "edit withdraw approve ask_to_reword reject archive star sort translate merge",
    "listed": "edit withdraw ask_to_reword reject archive star discuss sort translate merge split",
    "reword": "edit withdraw approve reject archive sort translate",
    "rejected": "archive restore",
    "archived": "restore",
    "withdrawn": "",
    "merged": "",
    "split": "",
    "undone": "",
}


@pytest.mark.parametrize("state", FindingState, ids=str)
@pytest.mark.parametrize("deed", FindingDeed, ids=str)
def test_the_table(deed: FindingDeed, state: FindingState) -> None:
    assert finding_rules.possible(deed, state) == (deed in MAY[state].split())


def test_every_deed_and_every_state_is_in_the_table() -> None:
    assert set(ALLOWED) == set(FindingDeed)
    assert set(WHY_NOT) == set(MAY) == set(FindingState)
    assert set(LEADS_TO) == set(FindingDeed) - {
        FindingDeed.edit,
        FindingDeed.star,
        FindingDeed.discuss,
        FindingDeed.sort,
        FindingDeed.translate,
    }


@pytest.mark.parametrize("state", FindingState, ids=str)
def test_a_refusal_names_the_finding_and_says_why(state: FindingState) -> None:
    for deed in FindingDeed:
        if not finding_rules.possible(deed, state):
            with pytest.raises(Refused, match=r"^#7 .+\.$"):
                finding_rules.require(deed, state, number=7)


def test_only_restore_undo_and_their_authors_bring_findings_back() -> None:
    """Nothing leads out of merged, split, undone and withdrawn but an undo, which is no deed of one finding."""
    final = {FindingState.withdrawn, FindingState.merged, FindingState.split, FindingState.undone}
    assert not any(ALLOWED[deed] & final for deed in FindingDeed)
