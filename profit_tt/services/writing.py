"""How every deed writes: one transaction, the revision first, then the right, then the deed, then the log."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from profit_tt import store
from profit_tt.clock import now
from profit_tt.errors import NotFound
from profit_tt.models import Expert, LogEntry, Person, Role, Scope, Standing
from profit_tt.services.rights import Operation, require


@dataclass(frozen=True, slots=True)
class Deed:
    """A write in progress: its session, who does it, and the revision it makes."""

    session: Session
    by: Person
    think_tank_id: int
    revision: int
    standing: Standing

    @property
    def expert(self) -> Expert:
        """The expert who acts; only deeds that need one ask for it."""
        if self.standing.expert is None:
            raise NotFound
        return self.standing.expert

    @property
    def expert_id(self) -> int:
        return identity(self.expert.id)

    def log(
        self,
        deed: str,
        noun: str,
        noun_id: int | None,
        *,
        before: dict[str, Any] | None = None,
        after: dict[str, Any] | None = None,
    ) -> None:
        """Write down who did what, when, before and after."""
        expert, facilitator = self.standing.expert, self.standing.facilitator
        leading = Role.coordinator if facilitator and facilitator.region else Role.facilitator
        role = leading if facilitator else Role.expert if expert else next(iter(self.standing.roles))
        self.session.add(
            LogEntry(
                think_tank_id=self.think_tank_id,
                at=now(),
                revision=self.revision,
                role=str(role),
                facilitator_id=facilitator.id if facilitator else None,
                expert_id=expert.id if expert and not facilitator else None,
                deed=deed,
                noun=noun,
                noun_id=noun_id,
                before=before or {},
                after=after or {},
            )
        )


@contextmanager
def deed(*, by: Person, operation: Operation, scope: Scope) -> Iterator[Deed]:
    """One write to a think tank. Raises NotAllowed, NotFound or StoreTrouble; nothing is kept then."""
    if by.think_tank_id is None:
        raise NotFound
    with store.writing() as session:
        revision = store.revisions.advance(session, think_tank_id=by.think_tank_id, scope=scope)
        stands = require(session, by=by, operation=operation)
        yield Deed(session=session, by=by, think_tank_id=by.think_tank_id, revision=revision, standing=stands)


def identity(value: int | None) -> int:
    """The id of a row that has been flushed."""
    if value is None:
        raise NotFound
    return value
