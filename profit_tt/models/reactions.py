"""Reactions after the think tank: words, a video or a link to one, captions; the rating of the day."""

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from pydantic import BaseModel, ConfigDict
from sqlmodel import Field

from profit_tt.errors import N_, BadChoice, BadLink, Empty
from profit_tt.models.base import Moment, Row, choice
from profit_tt.models.choices import Language, Provenance
from profit_tt.models.drafts import chosen
from profit_tt.models.video_links import VideoLink
from profit_tt.models.words import clean

WORDS_LIMIT = 600
LINK_LIMIT = 500
RATINGS = (1, 2, 3, 4, 5)


class ReactionKind(StrEnum):
    text = "text"
    video = "video"
    link = "link"


class ReactionState(StrEnum):
    """unsent: a video that was uploaded, its author has not said yet what goes with it. The others as for findings."""

    unsent = "unsent"
    waiting = "waiting"
    listed = "listed"
    rejected = "rejected"


class Reaction(Row, table=True):
    """What an expert says about the day. Others see it while it is listed and its author consents.

    file: the random name of a video in the media folder; link: an address on a host of models.video_links.
    poster: media type of the picture that stands for the video, "" without one.
    """

    __tablename__ = "reaction"
    __table_args__ = (
        sa.CheckConstraint("kind <> 'video' OR (file IS NOT NULL AND size > 0)", name="reaction_has_its_video"),
        sa.CheckConstraint("kind <> 'link' OR link <> ''", name="reaction_has_its_link"),
    )

    id: int | None = Field(default=None, primary_key=True)
    think_tank_id: int = Field(foreign_key="think_tank.id", index=True)
    expert_id: int | None = Field(default=None, foreign_key="expert.id", index=True)
    region: str | None = Field(default=None, foreign_key="region.slug")
    kind: ReactionKind = Field(sa_type=choice(ReactionKind))
    text: str = ""
    language: Language = Field(sa_type=choice(Language))
    link: str = ""
    file: str | None = Field(default=None, unique=True)
    media_type: str = ""
    size: int = 0
    poster: str = ""
    consent: bool = False
    consent_at: datetime | None = Field(default=None, sa_type=Moment)
    state: ReactionState = Field(default=ReactionState.waiting, sa_type=choice(ReactionState))
    reason: str = ""
    given_at: datetime = Field(sa_type=Moment)
    version: int = 1
    provenance: Provenance = Field(default=Provenance.live, sa_type=choice(Provenance))
    source: str = ""


class Captions(Row, table=True):
    """What is said in a video, as WebVTT, one a language: checked and written anew, so it holds nothing but cues."""

    __tablename__ = "captions"

    reaction_id: int = Field(foreign_key="reaction.id", primary_key=True)
    language: Language = Field(sa_type=choice(Language), primary_key=True)
    text: str


class DayRating(Row, table=True):
    """How an expert rates the day. Like a vote it has no time, is not logged, and a new one replaces the old one."""

    __tablename__ = "day_rating"
    __table_args__ = (sa.CheckConstraint("rating BETWEEN 1 AND 5", name="day_rating_range"),)

    expert_id: int = Field(foreign_key="expert.id", primary_key=True)
    think_tank_id: int = Field(foreign_key="think_tank.id", index=True)
    rating: int


class ReactionDoor(Row, table=True):
    """Whether a think tank takes reactions; without a row it does."""

    __tablename__ = "reaction_door"

    think_tank_id: int = Field(foreign_key="think_tank.id", primary_key=True)
    is_open: bool = True


class ReactionDraft(BaseModel):
    """Words of a reaction and, where its video lies elsewhere, the link; make one with `ReactionDraft.of`."""

    model_config = ConfigDict(frozen=True)

    text: str
    language: Language
    link: VideoLink | None
    consent: bool

    @classmethod
    def of(
        cls, *, text: str, language: str, link: str = "", consent: bool = False, bare: bool = False
    ) -> "ReactionDraft":
        """Raises BadText or BadChoice. `bare`: the words may be missing, for a video is there already."""
        words = clean(text, field="text", limit=WORDS_LIMIT)
        address = clean(link, field="link", limit=LINK_LIMIT, one_line=True)
        if not (words or address or bare):
            raise Empty(field="text")
        found = VideoLink.read(address) if address else None
        if address and found is None:
            raise BadLink(N_("Paste the address of a video on YouTube or Vimeo."), field="link")
        return cls(text=words, language=chosen(Language, language, field="language"), link=found, consent=consent)


def rating_of(value: object) -> int:
    """A rating of the day. Raises BadChoice."""
    if isinstance(value, bool) or value not in RATINGS:
        raise BadChoice(field="rating")
    return int(str(value))
