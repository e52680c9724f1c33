"""Everything that the tables hold of one person, found by their foreign keys: a new table is looked through unasked."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from profit_tt.models import (
    Answer,
    Attempt,
    Captions,
    Comment,
    DeviceExpert,
    Expert,
    Finding,
    FindingTag,
    FindingTheme,
    Lineage,
    LineageDeed,
    LogEntry,
    Presence,
    Reaction,
    Reason,
    ReasonLike,
    Respondent,
    SortedTheme,
    Tag,
    Translation,
)
from profit_tt.models.base import Row, table

_expert = table(Expert)
_log = table(LogEntry)
#: What hangs on a row of the person's and goes with it: table, its column, the person's table.
_HANGING = (
    (table(Answer), "respondent_id", table(Respondent)),
    (table(Captions), "reaction_id", table(Reaction)),
    (table(FindingTheme), "finding_id", table(Finding)),
    (table(FindingTag), "finding_id", table(Finding)),
    (table(Translation), "finding_id", table(Finding)),
)


def devices(session: Session, *, expert_id: int) -> list[str]:
    """The devices that speak for an expert."""
    speaks = table(DeviceExpert)
    return list(session.scalars(sa.select(speaks.c.device).where(speaks.c.expert_id == expert_id)))


def rows(session: Session, *, expert_id: int) -> dict[str, list[dict[str, Any]]]:
    """Table name -> rows that belong to the expert or hang on theirs, as mappings; tables without any are left out."""
    found: dict[str, list[dict[str, Any]]] = {}
    asked = [(one, condition) for one, condition in _of_expert(expert_id)]
    for noun, column, behind in _HANGING:
        ids = sa.select(behind.c.id).where(behind.c.expert_id == expert_id)
        asked.append((noun, noun.c[column].in_(ids)))
    asked.append((_log, _log.c.expert_id == expert_id))
    for noun, condition in asked:
        held = session.execute(sa.select(noun).where(condition).order_by(*noun.primary_key.columns)).mappings()
        if told := [dict(row) for row in held]:
            found[noun.name] = told
    return found


def reactions(session: Session, *, expert_id: int) -> list[Reaction]:
    """The reactions of an expert, whose files must go too."""
    return list(session.scalars(sa.select(Reaction).where(table(Reaction).c.expert_id == expert_id)))


def without_author(session: Session, *, expert_id: int) -> None:
    """The expert's findings stay, and nobody wrote them."""
    session.execute(sa.update(Finding).where(table(Finding).c.expert_id == expert_id).values(expert_id=None))


def blank(session: Session, *, finding_ids: Collection[int], **values: object) -> None:
    """Findings lose all their words, and what they were merged or split into loses its line to them."""
    ids = list(finding_ids)
    for noun in (FindingTheme, FindingTag, Translation, SortedTheme):
        held = table(noun)
        session.execute(sa.delete(held).where(held.c.finding_id.in_(ids)))
    lines, deeds = table(Lineage), table(LineageDeed)
    touched = sa.or_(lines.c.parent_id.in_(ids), lines.c.child_id.in_(ids))
    tag, worn = table(Tag), table(FindingTag)
    session.execute(sa.delete(tag).where(tag.c.id.not_in(sa.select(worn.c.tag_id))))  # words that nobody else used
    made = list(session.scalars(sa.select(lines.c.deed_id).where(touched).distinct()))
    session.execute(sa.delete(lines).where(touched))
    left = sa.select(lines.c.deed_id)
    session.execute(sa.delete(deeds).where(deeds.c.id.in_(made), deeds.c.id.not_in(left)))
    held = table(Finding)
    empty = {"text": "", "evidence": "", "link": "", "businesses": None, "reason": "", "external_id": None}
    session.execute(sa.update(held).where(held.c.id.in_(ids)).values(**empty, expert_id=None, region=None, **values))


def forget_in_log(session: Session, *, expert_id: int, nouns: Mapping[str, Collection[int]]) -> None:
    """The log keeps that something was done, and neither by whom nor the words. nouns: noun -> ids that are gone."""
    session.execute(
        sa.update(_log)
        .where(_log.c.noun == "expert", _log.c.noun_id == expert_id)
        .values(noun_id=None, before={}, after={})
    )
    for noun, ids in nouns.items():
        here = sa.and_(_log.c.noun == noun, _log.c.noun_id.in_(list(ids)))
        session.execute(sa.update(_log).where(here).values(before={}, after={}))
    session.execute(sa.update(_log).where(_log.c.expert_id == expert_id).values(expert_id=None))


def erase(
    session: Session, *, expert_id: int, think_tank_id: int, devices: Collection[str], attempts: Collection[str]
) -> None:
    """All rows of the expert but their findings, then the expert. Comments that were answered keep their place."""
    for noun, column, behind in _HANGING[:2]:
        ids = sa.select(behind.c.id).where(behind.c.expert_id == expert_id)
        session.execute(sa.delete(noun).where(noun.c[column].in_(ids)))
    _reasons(session, expert_id)
    _comments(session, expert_id)
    for noun, condition in _of_expert(expert_id):
        if noun.name not in ("finding", "expert"):
            session.execute(sa.delete(noun).where(condition))
    _devices(session, think_tank_id, devices, attempts)
    session.execute(sa.delete(_expert).where(_expert.c.id == expert_id))


def _of_expert(expert_id: int) -> Iterator[tuple[sa.Table, sa.ColumnElement[bool]]]:
    """Every table with a foreign key to experts, those first that others do not point to; and the expert's own row."""
    for noun in reversed(Row.metadata.sorted_tables):
        own = [one.parent for one in noun.foreign_keys if one.column.table is _expert]
        for column in own:
            yield noun, column == expert_id
    yield _expert, _expert.c.id == expert_id


def _reasons(session: Session, expert_id: int) -> None:
    """Likes of others on the expert's reasons hang on these."""
    reason, like = table(Reason), table(ReasonLike)
    ids = sa.select(reason.c.id).where(reason.c.expert_id == expert_id)
    session.execute(sa.delete(like).where(like.c.reason_id.in_(ids)))


def _comments(session: Session, expert_id: int) -> None:
    """Answers of others stay: the place of the comment they answer to is kept without a word or an author."""
    held = table(Comment)
    own = held.c.expert_id == expert_id
    answers = held.alias("answers")
    others = sa.select(answers.c.answer_to).where(
        answers.c.answer_to.is_not(None), sa.or_(answers.c.expert_id != expert_id, answers.c.expert_id.is_(None))
    )
    kept = sa.select(others.subquery().c.answer_to)
    empty = {"text": "", "state": "removed", "reason": "", "expert_id": None, "region": None}
    session.execute(sa.update(held).where(own, held.c.id.in_(kept)).values(**empty))
    session.execute(sa.delete(held).where(own, held.c.answer_to.is_not(None)))


def _devices(session: Session, think_tank_id: int, devices: Collection[str], attempts: Collection[str]) -> None:
    """What is known of the devices in this think tank: that they were here, and what they answered by a link."""
    respondent, answer, presence, attempt = table(Respondent), table(Answer), table(Presence), table(Attempt)
    came = sa.and_(respondent.c.device.in_(list(devices)), respondent.c.think_tank_id == think_tank_id)
    session.execute(sa.delete(answer).where(answer.c.respondent_id.in_(sa.select(respondent.c.id).where(came))))
    session.execute(sa.delete(respondent).where(came))
    here = sa.and_(presence.c.device.in_(list(devices)), presence.c.think_tank_id == think_tank_id)
    session.execute(sa.delete(presence).where(here))
    session.execute(sa.delete(attempt).where(attempt.c.key.in_(list(attempts))))
