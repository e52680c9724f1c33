"""Collecting findings: send, edit, withdraw, support; what was typed but not sent; what is alike."""

import math
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from typing import Any

from rapidfuzz import fuzz, process

from profit_tt import store
from profit_tt.clock import now
from profit_tt.errors import N_, CollectingClosed, NotAllowed, NotFound, Refused, TooOften
from profit_tt.models import (
    Finding,
    FindingDraft,
    FindingState,
    Person,
    Scope,
    StepKind,
    StepState,
    ThinkTankState,
    UnsentFinding,
)
from profit_tt.models.words import folded
from profit_tt.services import countdown, finding_rules, moderating, rights, room
from profit_tt.services.finding_rules import FindingDeed
from profit_tt.services.likeness import ALIKE_AT_MOST, ALIKE_FROM, SHORT
from profit_tt.services.rights import Operation
from profit_tt.services.writing import Deed, deed, identity

FINDINGS_A_MINUTE = 10
UNSENT_SIGNS = 20_000
UNSENT_PARTS = 50
UNSENT_DEPTH = 4


@dataclass(frozen=True, slots=True)
class Alike:
    """A finding that is already there and reads like what is being typed."""

    finding_id: int
    number: int
    text: str
    region: str | None
    likeness: float


def submit(*, by: Person, draft: FindingDraft) -> Finding:
    """Send a finding: it is on the list at once, or waits for approval where the think tank wants that.

    Raises CollectingClosed, BadChoice, TooOften, NotJoined.
    """
    with deed(by=by, operation=Operation.submit_finding, scope=Scope.content) as done:
        _require_collecting(done)
        moderating.require_themes(done, draft.themes)
        recently = store.findings.submitted_since(
            done.session, expert_id=done.expert_id, since=now() - timedelta(minutes=1)
        )
        if recently >= FINDINGS_A_MINUTE:
            raise TooOften(N_("Ten findings in a minute are enough. Please wait {seconds} seconds."), seconds=60)
        finding = Finding(
            think_tank_id=done.think_tank_id,
            number=store.findings.next_number(done.session, think_tank_id=done.think_tank_id),
            expert_id=done.expert_id,
            region=done.expert.region,
            state=_arriving(done),
            submitted_at=now(),
            revision=done.revision,
            **_columns(draft),
        )
        done.session.add(finding)
        done.session.flush()
        moderating.tie(done, finding, draft)
        moderating.came_or_went(done, [identity(finding.id)])
        store.findings.forget_unsent(done.session, expert_id=done.expert_id)
        done.log("submit", "finding", finding.id, after={"text": finding.text})
        return finding


def edit(*, by: Person, finding_id: int, draft: FindingDraft) -> Finding:
    """Change one's own finding while collecting is open; one that is to be reworded also afterwards.

    It is on the list again, or waits for approval where the think tank wants that: what was approved were other words.
    """
    with deed(by=by, operation=Operation.edit_own_finding, scope=Scope.content) as done:
        finding = _own(done, finding_id, FindingDeed.edit)
        if finding.state is not FindingState.reword:
            _require_collecting(done)
        moderating.require_themes(done, draft.themes)
        before = {"text": finding.text, "state": finding.state}
        for column, value in _columns(draft).items():
            setattr(finding, column, value)
        moderating.put_state(done, finding, _arriving(done))
        moderating.tie(done, finding, draft)
        moderating.came_or_went(done, [finding_id])
        done.log("edit", "finding", finding_id, before=before, after={"text": finding.text, "state": finding.state})
        return finding


def withdraw(*, by: Person, finding_id: int) -> None:
    """Take back one's own finding while collecting is open."""
    with deed(by=by, operation=Operation.edit_own_finding, scope=Scope.content) as done:
        finding = _own(done, finding_id, FindingDeed.withdraw)
        _require_collecting(done)
        before = {"state": finding.state}
        moderating.put_state(done, finding, FindingState.withdrawn)
        moderating.came_or_went(done, [finding_id])
        done.log("withdraw", "finding", finding_id, before=before, after={"state": finding.state})


def support(*, by: Person, finding_id: int) -> None:
    """Back a finding that somebody else has sent, instead of writing the same again."""
    with deed(by=by, operation=Operation.support_finding, scope=Scope.content) as done:
        _require_collecting(done)
        _require_listed(done, finding_id)
        if done.expert_id in store.lineage.authors(done.session, finding_id=finding_id):
            raise Refused(N_("This is your own finding."))
        store.findings.add_support(done.session, finding_id=finding_id, expert_id=done.expert_id)
        done.log("support", "finding", finding_id)


def hide(*, by: Person, finding_id: int, reason: str) -> None:
    """The desk's name for `moderating.reject`, of whatever version."""
    moderating.reject(by=by, finding_id=finding_id, reason=reason, seen=None)


def restore(*, by: Person, finding_id: int) -> None:
    """The desk's name for `moderating.restore`, of whatever version."""
    moderating.restore(by=by, finding_id=finding_id, seen=None)


def keep_unsent(*, by: Person, fields: dict[str, Any]) -> None:
    """Keep what was typed but not sent. It is no finding yet: no revision, no log."""
    with store.writing() as session:
        stands = rights.require(session, by=by, operation=Operation.keep_unsent)
        expert_id = identity(stands.expert.id if stands.expert else None)
        store.findings.put_unsent(session, UnsentFinding(expert_id=expert_id, fields=_storable(fields), at=now()))


def unsent(*, by: Person) -> dict[str, Any]:
    """What this person typed and did not send yet."""
    with store.reading() as session:
        stands = rights.require(session, by=by, operation=Operation.keep_unsent)
        row = store.findings.unsent(session, expert_id=identity(stands.expert.id if stands.expert else None))
        return dict(row.fields) if row else {}


def mine(*, by: Person) -> list[Finding]:
    """This person's own findings in the order they were sent, in every state, with the facilitators' reasons."""
    with store.reading() as session:
        stands = rights.require(session, by=by, operation=Operation.keep_unsent)
        return store.findings.of_expert(session, expert_id=identity(stands.expert.id if stands.expert else None))


def ties(*, by: Person, finding_id: int) -> tuple[list[str], list[str]]:
    """Themes and tags of one's own finding, also of one that is not on the list. Raises NotFound, NotJoined."""
    with store.reading() as session:
        stands = rights.require(session, by=by, operation=Operation.keep_unsent)
        finding = store.findings.by_id(session, think_tank_id=by.think_tank_id or 0, finding_id=finding_id)
        if finding is None or stands.expert is None or finding.expert_id != stands.expert.id:
            raise NotFound
        ids = [finding_id]
        return store.findings.themes_of(session, finding_ids=ids), store.findings.tags_of(session, finding_ids=ids)


def alike(*, by: Person, text: str, apart_from: int | None = None) -> list[Alike]:
    """Findings of this think tank that read like `text`, themselves or in a translation; at most three, best first."""
    wanted = folded(text[:1000])
    if len(wanted) < SHORT:
        return []
    by_id = {one.id: one for one in room.look(by=by).findings if one.id != apart_from}
    texts = {
        (finding_id, place): text
        for finding_id, one in by_id.items()
        for place, text in enumerate((one.folded, *one.folded_translations))
    }
    found = process.extract(wanted, texts, scorer=fuzz.token_set_ratio, score_cutoff=ALIKE_FROM, limit=None)
    best: dict[int, float] = {}
    for _, likeness, (finding_id, _place) in found:
        best.setdefault(finding_id, likeness)  # best first
    return [
        Alike(finding_id, by_id[finding_id].number, by_id[finding_id].text, by_id[finding_id].region, likeness)
        for finding_id, likeness in islice(best.items(), ALIKE_AT_MOST)
    ]


def _columns(draft: FindingDraft) -> dict[str, Any]:
    return draft.model_dump(include={"kind", "text", "language", "evidence", "link", "businesses"})


def _require_collecting(done: Deed) -> None:
    steps = store.think_tanks.steps(done.session, think_tank_id=done.think_tank_id)
    collecting = [step for step in steps if step.kind is StepKind.collect and step.state is StepState.open]
    if all(countdown.is_over(step) for step in collecting):  # none is open, or nobody has closed it yet
        raise CollectingClosed


def _arriving(done: Deed) -> FindingState:
    """Where a finding from its author goes. Raises CollectingClosed when the think tank has ended."""
    think_tank = store.think_tanks.by_id(done.session, think_tank_id=done.think_tank_id)
    if think_tank is None or think_tank.state is ThinkTankState.closed:
        raise CollectingClosed
    return FindingState.waiting if think_tank.approve_first else FindingState.listed


def _own(done: Deed, finding_id: int, what: FindingDeed) -> Finding:
    finding = store.findings.by_id(done.session, think_tank_id=done.think_tank_id, finding_id=finding_id)
    if finding is None:
        raise NotFound
    if finding.expert_id != done.expert_id:
        # whether others have withdrawn theirs is nobody's business
        raise NotAllowed if finding.state is FindingState.listed else NotFound
    finding_rules.require(what, finding.state, number=finding.number)
    return finding


def _require_listed(done: Deed, finding_id: int) -> None:
    finding = store.findings.by_id(done.session, think_tank_id=done.think_tank_id, finding_id=finding_id)
    if finding is None or finding.state is not FindingState.listed:
        raise NotFound


def _storable(value: Any, depth: int = 0) -> Any:
    """What was typed as JSON takes it: words as they are, but for signs that no database takes."""
    if depth > UNSENT_DEPTH:
        return None
    match value:
        case None | bool():
            return value
        case int() if abs(value) < 2**53:
            return value
        case float() if math.isfinite(value):
            return value
        case dict():
            return {
                _storable(str(key)): _storable(part, depth + 1) for key, part in islice(value.items(), UNSENT_PARTS)
            }
        case list() | tuple() | set() | frozenset():
            return [_storable(part, depth + 1) for part in islice(value, UNSENT_PARTS)]
        case _:
            return str(value)[:UNSENT_SIGNS].replace("\x00", "").encode("utf-8", "ignore").decode()
