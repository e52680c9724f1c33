"""Following up: what becomes of a finding after the think tank, as facilitators say; and the way to practice."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from profit_tt import store
from profit_tt.clock import now
from profit_tt.errors import N_, BadChoice, ChangedMeanwhile, NotAllowed, NotFound
from profit_tt.models import FindingState, FollowUp, FollowUpStatus, Person, Pulse, Scope
from profit_tt.models.drafts import chosen
from profit_tt.models.talk import FOLLOW_REASON_LIMIT
from profit_tt.models.words import clean
from profit_tt.services import network_links, room
from profit_tt.services.latest import Latest
from profit_tt.services.network_links import Tries
from profit_tt.services.rights import Operation
from profit_tt.services.writing import deed

STATUS = {
    FollowUpStatus.noted: N_("Noted"),
    FollowUpStatus.in_report: N_("In the report"),
    FollowUpStatus.being_tried: N_("Being tried"),
    FollowUpStatus.adopted: N_("Adopted"),
    FollowUpStatus.not_pursued: N_("Not pursued"),
}
#: In place of a status, where a list is narrowed: of the findings of which nothing has been said yet.
OPEN = "open"


@dataclass(frozen=True, slots=True)
class Became:
    """What became of a finding, why, and when that was said."""

    status: FollowUpStatus
    reason: str
    at: datetime
    version: int


@dataclass(frozen=True, slots=True)
class Practice:
    """Somebody who tries a listed finding. number, finding_id: of the finding; by_when: None where no day was said."""

    finding_id: int
    number: int
    tries: Tries

    @property
    def by_when(self) -> date | None:
        return self.tries.by_when


#: By think tank: what became of its findings, at a content revision.
_became: Latest[int, Mapping[int, Became]] = Latest()


def of_findings(*, by: Person, at: Pulse | None = None) -> Mapping[int, Became]:
    """Finding id -> what became of it, where a facilitator has said so. Everybody in the room may read it.

    One copy a content revision and process. `at`: a pulse read a moment ago, which saves asking. Raises NotFound, and
    NotAllowed for the world: reasons are for the room.
    """
    if by.think_tank_id is None:
        raise NotFound
    if by.is_reader:
        raise NotAllowed
    think_tank_id = by.think_tank_id
    return _became.at(think_tank_id, (at or room.pulse(by=by)).content, lambda: _made(think_tank_id))


def _made(think_tank_id: int) -> tuple[int, Mapping[int, Became]]:
    with store.snapshot() as session:
        content = store.revisions.pulse(session, think_tank_id=think_tank_id).content
        held = store.talk.follow_ups(session, think_tank_id=think_tank_id)
    return content, {one.finding_id: Became(one.status, one.reason, one.at, one.version) for one in held}


def set_status(*, by: Person, finding_id: int, status: str | None, reason: str = "", seen: int | None) -> None:
    """Say what becomes of a finding, and why; None takes it back. seen: version that was looked at, 0 for none yet.

    Raises BadChoice, BadText, ChangedMeanwhile, NotAllowed, NotFound.
    """
    told = clean(reason, field="reason", limit=FOLLOW_REASON_LIMIT, one_line=True)
    wanted = chosen(FollowUpStatus, status, field="status") if status is not None else None
    with deed(by=by, operation=Operation.follow_up, scope=Scope.content) as done:
        finding = store.findings.by_id(done.session, think_tank_id=done.think_tank_id, finding_id=finding_id)
        if finding is None or finding.state is not FindingState.listed:
            raise NotFound
        held = store.talk.follow_up(done.session, finding_id=finding_id)
        if seen not in (None, held.version if held else 0):
            raise ChangedMeanwhile
        if wanted is None and held is None:
            raise BadChoice(field="status")
        before = {"status": held.status, "reason": held.reason} if held else {}
        if wanted is not None:
            made = held or FollowUp(
                finding_id=finding_id, think_tank_id=done.think_tank_id, status=wanted, at=now(), version=0
            )
            made.status, made.reason, made.at, made.version = wanted, told, now(), made.version + 1
            done.session.add(made)
        elif held is not None:
            done.session.delete(held)
        after = {"status": wanted, "reason": told} if wanted else {}
        done.log("follow up", "finding", finding_id, before=before, after=after)


def practice(*, by: Person, at: Pulse | None = None) -> tuple[Practice, ...]:
    """Who tries which listed finding: those with a day first, the next day first. Raises NotFound.

    `at`: a pulse read a moment ago, which saves asking.
    """
    numbers = {one.id: one.number for one in room.look(by=by, at=at).findings}
    linked = network_links.of_findings(by=by)
    rows = [
        Practice(finding_id, numbers[finding_id], tries)
        for finding_id, links in linked.items()
        if finding_id in numbers
        for tries in links.tries
    ]
    return tuple(sorted(rows, key=lambda one: (one.by_when is None, one.by_when or date.min, one.number)))
