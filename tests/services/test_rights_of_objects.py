"""Objects that do not belong together, ids that are none, and what only an author may do."""

import pytest

from profit_tt.errors import NotAllowed, NotFound
from profit_tt.models import ExpertDraft, FindingDraft, Person
from profit_tt.services import collecting, entering, room, voting
from tests.building import House, everything
from tests.services.test_rights import Stage

_FINDING = FindingDraft.of(text="Open the harbour in winter", kind="idea", language="en", themes=["data"])
_EXPERT = ExpertDraft.of(region="kent", stakeholder="public", language="en")


@pytest.mark.parametrize("mine", ["round_id", "finding_id"])
def test_a_vote_needs_round_and_finding_of_the_same_think_tank(house: House, mine: str) -> None:
    here, there = Stage.set(house), Stage.set(house)
    ids = {"round_id": there.round_id, "finding_id": there.other}
    ids[mine] = {"round_id": here.round_id, "finding_id": here.other}[mine]
    before = everything()
    with pytest.raises(NotFound):
        voting.cast(by=here.expert, choice="agree", **ids)
    with pytest.raises(NotFound):
        voting.withdraw(by=here.expert, **ids)
    assert everything() == before


@pytest.mark.parametrize("number", [0, -1, 2**31, 2**63, 10**30])
def test_a_number_that_is_no_id_is_just_not_found(house: House, number: int) -> None:
    stage = Stage.set(house)
    with pytest.raises(NotFound):
        voting.cast(by=stage.expert, round_id=stage.round_id, finding_id=number, choice="agree")
    with pytest.raises(NotFound):
        voting.cast(by=stage.expert, round_id=number, finding_id=stage.other, choice="agree")
    with pytest.raises(NotFound):
        collecting.hide(by=stage.hall.desk, finding_id=number, reason="none")
    with pytest.raises(NotFound):
        room.look(by=Person("passer-by", number))
    with pytest.raises(NotFound):
        entering.join(by=Person("passer-by", number), draft=_EXPERT)


def test_only_the_author_may_edit_or_withdraw(house: House) -> None:
    stage = Stage.set(house)
    with pytest.raises(NotAllowed):
        collecting.edit(by=stage.expert, finding_id=stage.other, draft=_FINDING)
    with pytest.raises(NotAllowed):
        collecting.withdraw(by=stage.expert, finding_id=stage.other)
