"""The log, for facilitators alone: who did what, when, before and after. Votes are not in it: they are anonymous."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from profit_tt import store
from profit_tt.models import Person, Role
from profit_tt.services import rights
from profit_tt.services.rights import Operation

PAGE = 50


@dataclass(frozen=True, slots=True)
class LogRow:
    """One deed. name: of a facilitator, or of an expert who gave one, else ""; region: slug of an expert's.

    number: of the finding it was done to, as people know it; None for anything else.
    """

    id: int
    at: datetime
    revision: int
    role: str
    person_id: int | None
    name: str
    region: str | None
    deed: str
    noun: str
    noun_id: int | None
    number: int | None
    before: dict[str, Any]
    after: dict[str, Any]


@dataclass(frozen=True, slots=True)
class LogPage:
    """rows: newest first; total: rows of all pages; deeds: (noun, deed) of all there is; facilitators: (id, name)."""

    rows: tuple[LogRow, ...]
    total: int
    deeds: tuple[tuple[str, str], ...]
    facilitators: tuple[tuple[int, str], ...]

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE))


def entries(*, by: Person, deed: str = "", noun: str = "", facilitator_id: int | None = None, page: int = 1) -> LogPage:
    """A page of the log, newest first; "" and None mean all. Raises NotAllowed, NotFound."""
    with store.snapshot() as session:
        rights.require(session, by=by, operation=Operation.read_log)
        think_tank_id = by.think_tank_id or 0
        chosen = _chosen(think_tank_id, deed, noun, facilitator_id)
        total = store.log_entries.count(session, **chosen)
        last = max(1, -(-total // PAGE))
        first = (min(max(page, 1), last) - 1) * PAGE
        rows = store.log_entries.page(session, **chosen, first=first, at_most=PAGE)
        numbers = store.findings.numbers(session, think_tank_id=think_tank_id)
        return LogPage(
            rows=_read(rows, numbers),
            total=total,
            deeds=tuple(store.log_entries.deeds(session, think_tank_id=think_tank_id)),
            facilitators=tuple(store.log_entries.facilitators(session, think_tank_id=think_tank_id)),
        )


def of_finding(*, by: Person, finding_id: int) -> tuple[LogRow, ...]:
    """What was done to one finding, newest first, at most a page of it. Raises NotAllowed, NotFound."""
    with store.snapshot() as session:
        rights.require(session, by=by, operation=Operation.read_log)
        think_tank_id = by.think_tank_id or 0
        rows = store.log_entries.page(
            session, think_tank_id=think_tank_id, noun="finding", noun_id=finding_id, at_most=PAGE
        )
        return _read(rows, store.findings.numbers(session, think_tank_id=think_tank_id))


def everything(*, by: Person, deed: str = "", noun: str = "", facilitator_id: int | None = None) -> tuple[LogRow, ...]:
    """The whole log, oldest first, to take away. Raises NotAllowed, NotFound."""
    with store.snapshot() as session:
        rights.require(session, by=by, operation=Operation.read_log)
        think_tank_id = by.think_tank_id or 0
        rows = store.log_entries.page(session, **_chosen(think_tank_id, deed, noun, facilitator_id))
        return _read(rows, store.findings.numbers(session, think_tank_id=think_tank_id))[::-1]


def _chosen(think_tank_id: int, deed: str, noun: str, facilitator_id: int | None) -> dict[str, Any]:
    who = None if facilitator_id is None else (str(Role.facilitator), facilitator_id)
    return {"think_tank_id": think_tank_id, "deed": deed, "noun": noun, "who": who}


def _read(rows: Sequence[Any], numbers: dict[int, int]) -> tuple[LogRow, ...]:
    return tuple(
        LogRow(
            id=row.id,
            at=row.at,
            revision=row.revision,
            role=row.role,
            person_id=row.facilitator_id or row.expert_id,
            name=row.facilitator or row.expert or "",
            region=row.region,
            deed=row.deed,
            noun=row.noun,
            noun_id=row.noun_id,
            number=numbers.get(row.noun_id) if row.noun == "finding" else None,
            before=row.before,
            after=row.after,
        )
        for row in rows
    )
