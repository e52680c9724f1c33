"""Moderating talk: the period in which comments are taken, comments that wait, comments that are hidden."""

from dataclasses import dataclass
from datetime import datetime

from profit_tt import store
from profit_tt.clock import now
from profit_tt.errors import N_, BadChoice
from profit_tt.models import Comment, Person, Scope, TalkDoor
from profit_tt.models.words import clean
from profit_tt.services import rights, talk_rules
from profit_tt.services.moderating import REASON_LIMIT
from profit_tt.services.rights import Operation
from profit_tt.services.talk_rules import CommentDeed
from profit_tt.services.writing import deed


@dataclass(frozen=True, slots=True)
class Door:
    """Whether comments are taken now, until when, and those that wait: (comment, number of its finding)."""

    is_open: bool
    until: datetime | None
    waiting: tuple[tuple[Comment, int], ...]


def door(*, by: Person) -> Door:
    """Raises NotAllowed, NotFound."""
    with store.snapshot() as session:
        rights.require(session, by=by, operation=Operation.moderate_comment)
        think_tank_id = by.think_tank_id or 0
        held = store.talk.door(session, think_tank_id=think_tank_id)
        rows = store.talk.waiting(session, think_tank_id=think_tank_id)
        numbers = store.findings.numbers(session, think_tank_id=think_tank_id) if rows else {}
    waiting = tuple((one, numbers.get(one.finding_id, 0)) for one in rows)
    return Door(talk_rules.takes(held), held.until, waiting)


def set_open(*, by: Person, is_open: bool, until: datetime | None = None) -> None:
    """Take comments, until a moment or until somebody closes it; or take no more. Raises BadChoice, NotAllowed."""
    if is_open and until is not None and until <= now():
        raise BadChoice(N_("Choose a day that is still to come."), field="until")
    with deed(by=by, operation=Operation.moderate_comment, scope=Scope.content) as done:
        before = _told(store.talk.door(done.session, think_tank_id=done.think_tank_id))
        made = TalkDoor(think_tank_id=done.think_tank_id, is_open=is_open, until=until if is_open else None)
        store.talk.put_door(done.session, made)
        done.log("set", "comments", None, before=before, after=_told(made))


def approve(*, by: Person, comment_id: int, seen: int | None) -> Comment:
    """Put a comment that waits where everybody reads it."""
    return _moved(by, comment_id, seen, CommentDeed.approve)


def hide(*, by: Person, comment_id: int, reason: str, seen: int | None) -> Comment:
    """Take a comment away from everybody's eyes; its author sees the reason."""
    told = clean(reason, field="reason", limit=REASON_LIMIT, required=True, one_line=True)
    return _moved(by, comment_id, seen, CommentDeed.hide, reason=told)


def restore(*, by: Person, comment_id: int, seen: int | None) -> Comment:
    """Show a hidden comment again."""
    return _moved(by, comment_id, seen, CommentDeed.restore)


def _moved(by: Person, comment_id: int, seen: int | None, what: CommentDeed, *, reason: str = "") -> Comment:
    with deed(by=by, operation=Operation.moderate_comment, scope=Scope.content) as done:
        found = talk_rules.looked_at(done, comment_id, deed=what, seen=seen)
        before = {"state": found.state, "reason": found.reason}
        found.state, found.reason = talk_rules.LEADS_TO[what], reason
        found.version += 1
        done.session.add(found)
        done.session.flush()
        done.log(str(what), "comment", comment_id, before=before, after={"state": found.state, "reason": reason})
        return found


def _told(door: TalkDoor) -> dict[str, object]:
    return {"open": door.is_open, "until": door.until.isoformat() if door.until else ""}
