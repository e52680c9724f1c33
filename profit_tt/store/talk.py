"""Comments on findings, whether any are taken, and what became of findings."""

from sqlmodel import Session, col, select

from profit_tt.models import Comment, CommentState, FollowUp, TalkDoor
from profit_tt.models.base import table
from profit_tt.store import upsert


def by_id(session: Session, *, think_tank_id: int, comment_id: int) -> Comment | None:
    """The comment, if it belongs to this think tank."""
    asked = select(Comment).where(Comment.id == comment_id, Comment.think_tank_id == think_tank_id)
    return session.exec(asked).one_or_none()


def of_finding(session: Session, *, think_tank_id: int, finding_id: int) -> list[Comment]:
    """Comments and answers on a finding in every state, first written first."""
    asked = select(Comment).where(Comment.finding_id == finding_id, Comment.think_tank_id == think_tank_id)
    return list(session.exec(asked.order_by(col(Comment.id))))


def of_expert(session: Session, *, expert_id: int) -> list[Comment]:
    """What an expert has written, newest first, in every state."""
    return list(session.exec(select(Comment).where(Comment.expert_id == expert_id).order_by(col(Comment.id).desc())))


def waiting(session: Session, *, think_tank_id: int) -> list[Comment]:
    """Those that a facilitator has to read first, first written first."""
    asked = select(Comment).where(Comment.think_tank_id == think_tank_id, Comment.state == CommentState.waiting)
    return list(session.exec(asked.order_by(col(Comment.id))))


def given_since(session: Session, *, expert_id: int, since: object) -> int:
    """How many comments the expert has given since a moment."""
    asked = select(Comment.id).where(Comment.expert_id == expert_id, col(Comment.given_at) >= since)
    return len(session.exec(asked).all())


def has_answers(session: Session, *, comment_id: int) -> bool:
    return session.exec(select(Comment.id).where(Comment.answer_to == comment_id).limit(1)).first() is not None


def door(session: Session, *, think_tank_id: int) -> TalkDoor:
    """Whether the think tank takes comments; a closed door where nobody has opened it yet."""
    return session.get(TalkDoor, think_tank_id) or TalkDoor(think_tank_id=think_tank_id)


def put_door(session: Session, door: TalkDoor) -> None:
    upsert.put(session, table(TalkDoor), [door.model_dump()])


def follow_up(session: Session, *, finding_id: int) -> FollowUp | None:
    return session.get(FollowUp, finding_id)


def follow_ups(session: Session, *, think_tank_id: int) -> list[FollowUp]:
    """What became of the findings of a think tank, those that have a status."""
    return list(session.exec(select(FollowUp).where(FollowUp.think_tank_id == think_tank_id)))
