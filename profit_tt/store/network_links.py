"""What findings rest on, who tries them, and figures that were stated."""

from collections.abc import Collection

from sqlmodel import Session, col, select

from profit_tt.models import Commitment, Evidence, Finding, StatedFigure


def findings(session: Session, *, think_tank_id: int, finding_ids: Collection[int]) -> dict[int, Finding]:
    """Those of these findings that belong to this think tank, by id."""
    asked = select(Finding).where(Finding.think_tank_id == think_tank_id, col(Finding.id).in_(list(finding_ids)))
    return {one.id or 0: one for one in session.exec(asked)}


def evidence(session: Session, *, think_tank_id: int, finding_id: int | None = None) -> list[Evidence]:
    """What a finding rests on, or all findings, first linked first."""
    asked = select(Evidence).where(Evidence.think_tank_id == think_tank_id).order_by(col(Evidence.id))
    return list(session.exec(asked if finding_id is None else asked.where(Evidence.finding_id == finding_id)))


def commitments(session: Session, *, think_tank_id: int, finding_id: int | None = None) -> list[Commitment]:
    """Who tries a finding, or any finding, first committed first."""
    asked = select(Commitment).where(Commitment.think_tank_id == think_tank_id).order_by(col(Commitment.id))
    return list(session.exec(asked if finding_id is None else asked.where(Commitment.finding_id == finding_id)))


def commitment(session: Session, *, think_tank_id: int, commitment_id: int) -> Commitment | None:
    """The commitment, if it belongs to this think tank."""
    asked = select(Commitment).where(Commitment.id == commitment_id, Commitment.think_tank_id == think_tank_id)
    return session.exec(asked).one_or_none()


def figures(session: Session, *, think_tank_id: int) -> list[StatedFigure]:
    """All stated figures, by key and time, then in the order they came."""
    asked = select(StatedFigure).where(StatedFigure.think_tank_id == think_tank_id)
    found = list(session.exec(asked.order_by(col(StatedFigure.id))))
    return sorted(found, key=lambda one: (one.key, one.begins.isoformat() if one.begins else ""))


def figure(session: Session, *, think_tank_id: int, figure_id: int) -> StatedFigure | None:
    """The figure, if it belongs to this think tank."""
    asked = select(StatedFigure).where(StatedFigure.id == figure_id, StatedFigure.think_tank_id == think_tank_id)
    return session.exec(asked).one_or_none()


def figure_marked(session: Session, *, think_tank_id: int, mark: str) -> StatedFigure | None:
    """The figure that is about exactly this."""
    asked = select(StatedFigure).where(StatedFigure.think_tank_id == think_tank_id, StatedFigure.mark == mark)
    return session.exec(asked).one_or_none()
