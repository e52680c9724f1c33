"""What talk allows when: whether comments are taken, how fast they may come, who may change one."""

from datetime import timedelta
from enum import StrEnum

from profit_tt import store
from profit_tt.clock import now
from profit_tt.errors import N_, ChangedMeanwhile, Closed, NotAllowed, NotFound, Refused, TooOften
from profit_tt.models import Comment, CommentState, FindingState, TalkDoor
from profit_tt.services.writing import Deed

COMMENTS_A_MINUTE = 6
CLOSED = N_("Comments are closed: everything that was said can still be read.")


class CommentDeed(StrEnum):
    """What a facilitator can do with a comment."""

    approve = "approve"
    hide = "hide"
    restore = "restore"


D, S = CommentDeed, CommentState
ALLOWED = {D.approve: {S.waiting}, D.hide: {S.waiting, S.listed}, D.restore: {S.hidden}}
LEADS_TO = {D.approve: S.listed, D.hide: S.hidden, D.restore: S.listed}


def takes(door: TalkDoor) -> bool:
    """Whether comments are taken at this moment."""
    return door.is_open and (door.until is None or now() < door.until)


def require_open(done: Deed) -> None:
    """Raises Closed."""
    if not takes(store.talk.door(done.session, think_tank_id=done.think_tank_id)):
        raise Closed(CLOSED)


def require_patience(done: Deed) -> None:
    """Raises TooOften."""
    recently = store.talk.given_since(done.session, expert_id=done.expert_id, since=now() - timedelta(minutes=1))
    if recently >= COMMENTS_A_MINUTE:
        raise TooOften(N_("That was fast. Please wait {seconds} seconds."), seconds=60)


def require_listed(done: Deed, finding_id: int) -> None:
    """Only findings on the list are talked about. Raises NotFound."""
    found = store.findings.by_id(done.session, think_tank_id=done.think_tank_id, finding_id=finding_id)
    if found is None or found.state is not FindingState.listed:
        raise NotFound


def require_answerable(done: Deed, answer_to: int, finding_id: int) -> None:
    """A comment on the same finding that others see and that is no answer itself. Raises NotFound, Refused."""
    asked = store.talk.by_id(done.session, think_tank_id=done.think_tank_id, comment_id=answer_to)
    if asked is None or asked.finding_id != finding_id or asked.state is not CommentState.listed:
        raise NotFound
    if asked.answer_to is not None:
        raise Refused(N_("Answer the comment above, not the answer."))


def arriving(done: Deed) -> CommentState:
    """On the list, or before a facilitator's eyes first."""
    think_tank = store.think_tanks.by_id(done.session, think_tank_id=done.think_tank_id)
    return CommentState.waiting if think_tank is not None and think_tank.approve_first else CommentState.listed


def own(done: Deed, comment_id: int) -> Comment:
    """The comment, if it is the person's own. Raises NotFound, NotAllowed."""
    found = store.talk.by_id(done.session, think_tank_id=done.think_tank_id, comment_id=comment_id)
    if found is None or found.state is CommentState.removed:
        raise NotFound
    if found.expert_id != done.expert_id:
        raise NotAllowed
    return found


def looked_at(done: Deed, comment_id: int, *, deed: CommentDeed, seen: int | None) -> Comment:
    """The comment as a facilitator saw it and open to this deed. Raises NotFound, ChangedMeanwhile, Refused."""
    found = store.talk.by_id(done.session, think_tank_id=done.think_tank_id, comment_id=comment_id)
    if found is None:
        raise NotFound
    if seen not in (None, found.version):
        raise ChangedMeanwhile
    if found.state not in ALLOWED[deed]:
        raise Refused(N_("This comment has been dealt with already."))
    return found
