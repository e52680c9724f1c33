"""Talk about findings after the votes: comments with answers, and what becomes of a finding."""

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from pydantic import BaseModel, ConfigDict
from sqlmodel import Field

from profit_tt.models.base import Moment, Row, choice
from profit_tt.models.choices import Language, Provenance
from profit_tt.models.drafts import chosen
from profit_tt.models.words import clean

COMMENT_LIMIT = 600
FOLLOW_REASON_LIMIT = 280


class Stance(StrEnum):
    """How a comment stands to its finding."""

    neutral = "neutral"
    favour = "favour"
    against = "against"


class CommentState(StrEnum):
    """removed: its author took it back, and only its place is left, because somebody has answered to it."""

    waiting = "waiting"
    listed = "listed"
    hidden = "hidden"
    removed = "removed"


class FollowUpStatus(StrEnum):
    """What facilitators do with a finding after the think tank, in the order in which it usually comes."""

    noted = "noted"
    in_report = "in_report"
    being_tried = "being_tried"
    adopted = "adopted"
    not_pursued = "not_pursued"


class Comment(Row, table=True):
    """A comment on a finding, or an answer to one: answers have none of their own. Names are never shown with it.

    region: its author's at that moment. reason: why a facilitator hid it.
    """

    __tablename__ = "comment"
    __table_args__ = (
        # target of the foreign key of answers, which stay with their comment's finding
        sa.UniqueConstraint("id", "finding_id", name="comment_on_finding"),
        sa.ForeignKeyConstraint(["answer_to", "finding_id"], ["comment.id", "comment.finding_id"]),
        sa.CheckConstraint("answer_to IS NULL OR answer_to <> id", name="comment_answers_another"),
        sa.CheckConstraint("(state = 'removed') = (text = '')", name="comment_says_something"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    think_tank_id: int = Field(foreign_key="think_tank.id", index=True)
    finding_id: int = Field(foreign_key="finding.id", index=True)
    answer_to: int | None = None
    expert_id: int | None = Field(default=None, foreign_key="expert.id", index=True)
    region: str | None = Field(default=None, foreign_key="region.slug")
    stance: Stance = Field(default=Stance.neutral, sa_type=choice(Stance))
    text: str
    language: Language = Field(sa_type=choice(Language))
    state: CommentState = Field(default=CommentState.listed, sa_type=choice(CommentState))
    reason: str = ""
    given_at: datetime = Field(sa_type=Moment)
    version: int = 1
    provenance: Provenance = Field(default=Provenance.live, sa_type=choice(Provenance))
    source: str = ""


class FollowUp(Row, table=True):
    """The status that a facilitator gave a finding, and why."""

    __tablename__ = "follow_up"

    finding_id: int = Field(foreign_key="finding.id", primary_key=True)
    think_tank_id: int = Field(foreign_key="think_tank.id", index=True)
    status: FollowUpStatus = Field(sa_type=choice(FollowUpStatus))
    reason: str = ""
    at: datetime = Field(sa_type=Moment)
    version: int = 1


class TalkDoor(Row, table=True):
    """Whether a think tank takes comments, and until which moment; without a row it takes none."""

    __tablename__ = "talk_door"

    think_tank_id: int = Field(foreign_key="think_tank.id", primary_key=True)
    is_open: bool = False
    until: datetime | None = Field(default=None, sa_type=Moment)


class CommentDraft(BaseModel):
    """What somebody wants to say of a finding; make one with `CommentDraft.of`."""

    model_config = ConfigDict(frozen=True)

    text: str
    stance: Stance
    language: Language

    @classmethod
    def of(cls, *, text: str, language: str, stance: str = "neutral") -> "CommentDraft":
        """Raises BadText or BadChoice."""
        return cls(
            text=clean(text, field="text", limit=COMMENT_LIMIT, required=True),
            stance=chosen(Stance, stance, field="stance"),
            language=chosen(Language, language, field="language"),
        )
