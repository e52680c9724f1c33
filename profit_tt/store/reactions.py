"""Reactions, their captions, ratings of the day."""

from collections.abc import Iterable

import sqlalchemy as sa
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from profit_tt.models import (
    Captions,
    DayRating,
    Expert,
    Language,
    Provenance,
    Reaction,
    ReactionDoor,
    ReactionState,
    ThinkTank,
)
from profit_tt.models.base import table
from profit_tt.store import upsert

_captions, _reaction = table(Captions), table(Reaction)
_rating, _expert, _think_tank = table(DayRating), table(Expert), table(ThinkTank)


def by_id(session: Session, *, think_tank_id: int, reaction_id: int) -> Reaction | None:
    """The reaction, if it belongs to this think tank."""
    return session.exec(
        select(Reaction).where(Reaction.id == reaction_id, Reaction.think_tank_id == think_tank_id)
    ).one_or_none()


def by_file(session: Session, *, file: str) -> Reaction | None:
    """The reaction whose video has this name."""
    return session.exec(select(Reaction).where(Reaction.file == file)).one_or_none()


def of_expert(session: Session, *, expert_id: int) -> list[Reaction]:
    """What an expert has given, newest first, in every state."""
    return list(session.exec(select(Reaction).where(Reaction.expert_id == expert_id).order_by(col(Reaction.id).desc())))


def videos_of(session: Session, *, expert_id: int) -> int:
    """How many videos an expert has here, unsent ones too."""
    asked = select(sa.func.count()).where(Reaction.expert_id == expert_id, col(Reaction.file).is_not(None))
    return session.exec(asked).one()


def published(session: Session, *, think_tank_id: int) -> list[Reaction]:
    """Those that everybody may see, newest first; none of the sample while samples are hidden."""
    asked = select(Reaction).where(Reaction.state == ReactionState.listed, col(Reaction.consent).is_(True))
    return _newest(session, asked, think_tank_id)


def sent(session: Session, *, think_tank_id: int) -> list[Reaction]:
    """All that were sent, in every state, newest first; none of the sample while samples are hidden."""
    return _newest(session, select(Reaction).where(Reaction.state != ReactionState.unsent), think_tank_id)


def _newest(session: Session, asked: SelectOfScalar[Reaction], think_tank_id: int) -> list[Reaction]:
    hidden = sa.select(_think_tank.c.sample_hidden).where(_think_tank.c.id == think_tank_id).scalar_subquery()
    shown = sa.or_(col(Reaction.provenance) != Provenance.illustrative, sa.not_(hidden))
    here = asked.where(Reaction.think_tank_id == think_tank_id, shown)
    return list(session.exec(here.order_by(col(Reaction.id).desc())))


def given_since(session: Session, *, expert_id: int, since: object) -> int:
    """How many reactions the expert has given since a moment."""
    asked = select(sa.func.count()).where(Reaction.expert_id == expert_id, col(Reaction.given_at) >= since)
    return session.exec(asked).one()


def left_unsent(session: Session, *, before: object) -> list[Reaction]:
    """Videos that were uploaded before a moment and never sent, of all think tanks."""
    asked = select(Reaction).where(Reaction.state == ReactionState.unsent, col(Reaction.given_at) < before)
    return list(session.exec(asked))


def files(session: Session) -> set[str]:
    """The names of all videos, of all think tanks."""
    return {name for name in session.exec(select(Reaction.file).where(col(Reaction.file).is_not(None))) if name}


def remove(session: Session, reaction: Reaction) -> None:
    """The reaction and its captions, for good."""
    session.execute(sa.delete(Captions).where(col(Captions.reaction_id) == reaction.id))
    session.delete(reaction)
    session.flush()


def put_captions(session: Session, captions: Captions) -> None:
    """One a language: newer ones take the place of older ones."""
    upsert.put(session, _captions, [captions.model_dump()])


def remove_captions(session: Session, *, reaction_id: int, language: Language) -> None:
    session.execute(
        sa.delete(Captions).where(col(Captions.reaction_id) == reaction_id, col(Captions.language) == language)
    )


def captions(session: Session, *, reaction_id: int, language: Language) -> Captions | None:
    return session.get(Captions, (reaction_id, language))


def caption_languages(session: Session, *, reaction_ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """Reaction id -> the languages it has captions in; the ids may be many."""
    asked = sa.select(_captions.c.reaction_id, _captions.c.language).where(
        _captions.c.reaction_id.in_(list(reaction_ids))
    )
    found: dict[int, tuple[str, ...]] = {}
    for reaction_id, language in session.execute(asked.order_by(_captions.c.reaction_id, _captions.c.language)):
        found[reaction_id] = (*found.get(reaction_id, ()), str(language))
    return found


def put_rating(session: Session, rating: DayRating) -> None:
    upsert.put(session, _rating, [rating.model_dump()])


def rating_of(session: Session, *, expert_id: int) -> int | None:
    row = session.get(DayRating, expert_id)
    return row.rating if row else None


def ratings(session: Session, *, think_tank_id: int) -> dict[tuple[str, int], int]:
    """(region, rating) -> how many experts gave it."""
    asked = (
        sa.select(_expert.c.region, _rating.c.rating, sa.func.count())
        .join(_expert, _expert.c.id == _rating.c.expert_id)
        .where(_rating.c.think_tank_id == think_tank_id)
        .group_by(_expert.c.region, _rating.c.rating)
    )
    return {(region, rating): number for region, rating, number in session.execute(asked)}


def is_open(session: Session, *, think_tank_id: int) -> bool:
    """Whether the think tank takes reactions."""
    door = session.get(ReactionDoor, think_tank_id)
    return door is None or door.is_open


def set_open(session: Session, *, think_tank_id: int, is_open: bool) -> None:
    upsert.put(session, table(ReactionDoor), [{"think_tank_id": think_tank_id, "is_open": is_open}])
