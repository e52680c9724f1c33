"""Findings with their themes, tags and supporters."""

from collections.abc import Iterable

import pandas as pd
import sqlalchemy as sa
from sqlmodel import Session, col, select

from profit_tt.models import (
    Expert,
    Finding,
    FindingTag,
    FindingTheme,
    Language,
    Support,
    Tag,
    Translation,
    UnsentFinding,
)
from profit_tt.models.base import row_id, table
from profit_tt.models.words import folded
from profit_tt.store import upsert

_finding = table(Finding)
_expert = table(Expert)
_frame = (
    sa.select(
        _finding.c.id.label("finding_id"),
        *(
            _finding.c[name]
            for name in ("number", "kind", "text", "language", "evidence", "link", "businesses", "state", "reason")
        ),
        _finding.c.expert_id,
        _finding.c.region,
        _expert.c.stakeholder,
        *(_finding.c[name] for name in ("submitted_at", "provenance", "source", "external_id")),
        *(_finding.c[name] for name in ("starred", "discussed", "version")),
    )
    .outerjoin(_expert, _expert.c.id == _finding.c.expert_id)
    .where(_finding.c.think_tank_id == sa.bindparam("think_tank"))
    .order_by(_finding.c.number)
)


def by_id(session: Session, *, think_tank_id: int, finding_id: int) -> Finding | None:
    """The finding, if it belongs to this think tank."""
    return session.exec(
        select(Finding).where(Finding.id == finding_id, Finding.think_tank_id == think_tank_id)
    ).one_or_none()


def several(session: Session, *, think_tank_id: int, finding_ids: Iterable[int]) -> list[Finding]:
    """Those of these findings that belong to this think tank, by number."""
    asked = select(Finding).where(col(Finding.id).in_(list(finding_ids)), Finding.think_tank_id == think_tank_id)
    return list(session.exec(asked.order_by(col(Finding.number))))


def of_expert(session: Session, *, expert_id: int) -> list[Finding]:
    """The findings an expert has sent, by number, in every state."""
    return list(session.exec(select(Finding).where(Finding.expert_id == expert_id).order_by(col(Finding.number))))


def next_number(session: Session, *, think_tank_id: int) -> int:
    """The number of the next finding; safe once the revision was advanced in this transaction."""
    highest = session.exec(select(sa.func.max(Finding.number)).where(Finding.think_tank_id == think_tank_id)).one()
    return (highest or 0) + 1


def numbers(session: Session, *, think_tank_id: int) -> dict[int, int]:
    """Finding id -> its number."""
    rows = session.execute(sa.select(_finding.c.id, _finding.c.number).where(_finding.c.think_tank_id == think_tank_id))
    return {row.id: row.number for row in rows}


def set_themes(session: Session, *, finding_id: int, themes: tuple[str, ...]) -> None:
    session.execute(sa.delete(FindingTheme).where(col(FindingTheme.finding_id) == finding_id))
    session.add_all(FindingTheme(finding_id=finding_id, theme=slug) for slug in themes)
    session.flush()


def set_tags(session: Session, *, think_tank_id: int, finding_id: int, tags: tuple[str, ...]) -> None:
    """Tie the finding to these tags, made where the think tank does not have them yet."""
    session.execute(sa.delete(FindingTag).where(col(FindingTag.finding_id) == finding_id))
    for text in tags:
        key = folded(text) or text
        tag = session.exec(select(Tag).where(Tag.think_tank_id == think_tank_id, Tag.folded == key)).one_or_none()
        if tag is None:
            tag = Tag(think_tank_id=think_tank_id, text=text, folded=key)
            session.add(tag)
            session.flush()
        session.add(FindingTag(finding_id=finding_id, tag_id=row_id(tag.id)))
    session.flush()


def submitted_since(session: Session, *, expert_id: int, since: object) -> int:
    """How many findings the expert has sent since a moment."""
    return session.exec(
        select(sa.func.count()).where(Finding.expert_id == expert_id, col(Finding.submitted_at) >= since)
    ).one()


def tags(session: Session, *, think_tank_id: int) -> list[str]:
    """The tags of the think tank, by the alphabet."""
    return list(session.exec(select(Tag.text).where(Tag.think_tank_id == think_tank_id).order_by(Tag.folded)))


def add_support(session: Session, *, finding_id: int, expert_id: int) -> None:
    """Once is enough: a second support by the same expert changes nothing."""
    upsert.put(session, table(Support), [{"finding_id": finding_id, "expert_id": expert_id}])


def themes_of(session: Session, *, finding_ids: Iterable[int]) -> list[str]:
    """Themes that any of these findings has, by the alphabet."""
    asked = select(FindingTheme.theme).where(col(FindingTheme.finding_id).in_(list(finding_ids)))
    return list(session.exec(asked.distinct().order_by(FindingTheme.theme)))


def tags_of(session: Session, *, finding_ids: Iterable[int]) -> list[str]:
    """Tags that any of these findings has, by the alphabet."""
    asked = select(Tag).join(FindingTag, col(FindingTag.tag_id) == col(Tag.id))
    asked = asked.where(col(FindingTag.finding_id).in_(list(finding_ids))).distinct().order_by(col(Tag.folded))
    return [tag.text for tag in session.exec(asked)]


def supporters_of(session: Session, *, finding_ids: Iterable[int]) -> set[int]:
    """Experts who back any of these findings."""
    return set(session.exec(select(Support.expert_id).where(col(Support.finding_id).in_(list(finding_ids)))))


def put_translation(session: Session, translation: Translation) -> None:
    """One a language: a newer text takes the place of the older one."""
    upsert.put(session, table(Translation), [translation.model_dump()])


def translation(session: Session, *, finding_id: int, language: Language) -> Translation | None:
    return session.get(Translation, (finding_id, language))


def remove_translation(session: Session, *, finding_id: int, language: Language) -> None:
    session.execute(
        sa.delete(Translation).where(col(Translation.finding_id) == finding_id, col(Translation.language) == language)
    )


def translations(session: Session, *, think_tank_id: int) -> dict[int, dict[str, Translation]]:
    """All translations of a think tank's findings: finding id -> language -> translation, drafts too."""
    asked = select(Translation).join(Finding, col(Finding.id) == col(Translation.finding_id))
    found: dict[int, dict[str, Translation]] = {}
    for one in session.exec(asked.where(Finding.think_tank_id == think_tank_id)):
        found.setdefault(one.finding_id, {})[str(one.language)] = one
    return found


def unsent(session: Session, *, expert_id: int) -> UnsentFinding | None:
    return session.get(UnsentFinding, expert_id)


def put_unsent(session: Session, draft: UnsentFinding) -> None:
    upsert.put(session, table(UnsentFinding), [draft.model_dump()])


def forget_unsent(session: Session, *, expert_id: int) -> None:
    session.execute(sa.delete(UnsentFinding).where(col(UnsentFinding.expert_id) == expert_id))


def frame(session: Session, *, think_tank_id: int) -> pd.DataFrame:
    """All findings of a think tank, a row each, in a fixed number of queries.

    Columns: finding_id, number, kind, text, language, evidence, link, businesses, state, reason, expert_id, region,
    stakeholder (of the author, or None), themes (tuple of slugs), tags (tuple of texts), supporters (int),
    submitted_at, provenance, source, external_id, starred, discussed, version.
    """
    rows = session.execute(_frame, {"think_tank": think_tank_id})
    # object: nothing is guessed, so a missing region stays None and does not become a NaN
    made = pd.DataFrame([tuple(row) for row in rows], columns=list(rows.keys()), dtype=object)
    of = made["finding_id"]
    made["themes"] = _gathered(of, session.execute(_themes(think_tank_id)))
    made["tags"] = _gathered(of, session.execute(_tags(think_tank_id)))
    supporters = dict(session.execute(_supporters(think_tank_id)).all())
    made["supporters"] = [supporters.get(finding_id, 0) for finding_id in of]
    return made


def _themes(think_tank_id: int) -> sa.Select[int, str]:
    return (
        sa.select(col(FindingTheme.finding_id), col(FindingTheme.theme))
        .join(Finding, col(Finding.id) == col(FindingTheme.finding_id))
        .where(col(Finding.think_tank_id) == think_tank_id)
        .order_by(col(FindingTheme.theme))
    )


def _tags(think_tank_id: int) -> sa.Select[int, str]:
    return (
        sa.select(col(FindingTag.finding_id), col(Tag.text))
        .join(Tag, col(Tag.id) == col(FindingTag.tag_id))
        .where(col(Tag.think_tank_id) == think_tank_id)
        .order_by(col(Tag.folded))
    )


def _supporters(think_tank_id: int) -> sa.Select[int, int]:
    return (
        sa.select(col(Support.finding_id), sa.func.count())
        .join(Finding, col(Finding.id) == col(Support.finding_id))
        .where(col(Finding.think_tank_id) == think_tank_id)
        .group_by(col(Support.finding_id))
    )


def _gathered(finding_ids: pd.Series, rows: sa.Result[int, str]) -> list[tuple[str, ...]]:
    kept: dict[int, list[str]] = {}
    for finding_id, word in rows:
        kept.setdefault(finding_id, []).append(word)
    return [tuple(kept.get(finding_id, ())) for finding_id in finding_ids]
