"""Talk, follow-up and one's own data in the table of rights: a caller for each operation, and deeds on objects."""

from collections.abc import Callable
from typing import Any

from profit_tt import store
from profit_tt.models import CommentDraft, Person
from profit_tt.services import elsewhere, following_up, my_data, talk_moderating, talking
from profit_tt.services.rights import Operation
from tests.building import Hall

_SAID = CommentDraft.of(text="We tried that in March", language="en", stance="favour")


def set_stage(hall: Hall, finding_id: int | None) -> None:
    """Comments are taken, and the author of `finding_id` has written one on it."""
    talk_moderating.set_open(by=hall.desk, is_open=True)
    talking.comment(by=hall.experts[0], finding_id=finding_id or 0, draft=_SAID)


def _comment(on: Any) -> int:
    with store.reading() as session:
        return store.talk.of_finding(session, think_tank_id=on.hall.id, finding_id=on.own)[0].id or 0


CALLERS: dict[Operation, Callable[[Person, Any], object]] = {
    Operation.give_comment: lambda by, on: talking.comment(by=by, finding_id=on.other, draft=_SAID),
    Operation.moderate_comment: lambda by, on: talk_moderating.hide(
        by=by, comment_id=_comment(on), reason="twice", seen=None
    ),
    Operation.follow_up: lambda by, on: following_up.set_status(
        by=by, finding_id=on.other, status="adopted", seen=None
    ),
    Operation.read_own_data: lambda by, _: my_data.copy(by=by),
    Operation.erase_own_data: lambda by, _: my_data.erase(by=by, keep_findings=False),
    Operation.read_beside: lambda by, on: elsewhere.there(by=by, think_tank_id=on.hall.id),
}
ON_OBJECTS: dict[str, Callable[[Person, Any], object]] = {
    "comment": CALLERS[Operation.give_comment],
    "answer a comment": lambda by, on: talking.comment(by=by, finding_id=on.own, draft=_SAID, answer_to=_comment(on)),
    "take a comment back": lambda by, on: talking.take_back(by=by, comment_id=_comment(on)),
    "hide a comment": CALLERS[Operation.moderate_comment],
    "approve a comment": lambda by, on: talk_moderating.approve(by=by, comment_id=_comment(on), seen=None),
    "restore a comment": lambda by, on: talk_moderating.restore(by=by, comment_id=_comment(on), seen=None),
    "follow a finding up": CALLERS[Operation.follow_up],
}
