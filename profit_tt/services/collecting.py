"""Collecting findings: send, edit, withdraw, support, hide; what was typed but not sent; what is alike."""

import math
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from typing import Any

from rapidfuzz import fuzz, process

from profit_tt import store
from profit_tt.clock import now
from profit_tt.errors import N_, BadChoice, CollectingClosed, NotAllowed, NotFound, Refused, TooOften
from profit_tt.models import (
    Finding,
    FindingDraft,
    FindingState,
    Person,
    Scope,
    StepKind,
    StepState,
    UnsentFinding,
)
from profit_tt.models.words import clean, folded
from profit_tt.services import gathering, rights, room
from profit_tt.services.rights import Operation
from profit_tt.services.writing import Deed, deed, identity

FINDINGS_A_MINUTE = 10
UNSENT_SIGNS = 20_000
UNSENT_PARTS = 50
UNSENT_DEPTH = 4
ALIKE_FROM = 62.0  # rapidfuzz token-set ratio, 0 to 100, on folded text; chosen on the sample findings
ALIKE_AT_MOST = 3


@dataclass(frozen=True, slots=True)
class Alike:
    """A finding that is already there and reads like what is being typed."""

    finding_id: int
    number: int
    text: str
    region: str | None
    likeness: float


def submit(*, by: Person, draft: FindingDraft) -> Finding:
    """Send a finding: it is on the list at once. Raises CollectingClosed, BadChoice, TooOften, NotJoined."""
    with deed(by=by, operation=Operation.submit_finding, scope=Scope.content) as done:
        _require_collecting(done)
        _require_themes(done, draft.themes)
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
            submitted_at=now(),
            revision=done.revision,
            **_columns(draft),
        )
        done.session.add(finding)
        done.session.flush()
        _tie(done, finding, draft)
        gathering.gather_open(done.session, think_tank_id=done.think_tank_id)
        store.findings.forget_unsent(done.session, expert_id=done.expert_id)
        done.log("submit", "finding", finding.id, after={"text": finding.text})
        return finding


def edit(*, by: Person, finding_id: int, draft: FindingDraft) -> Finding:
    """Change one's own finding while collecting is open."""
    with deed(by=by, operation=Operation.edit_own_finding, scope=Scope.content) as done:
        finding = _own(done, finding_id)
        _require_collecting(done)
        _require_themes(done, draft.themes)
        before = finding.text
        for column, value in _columns(draft).items():
            setattr(finding, column, value)
        finding.revision = done.revision
        done.session.add(finding)
        _tie(done, finding, draft)
        done.log("edit", "finding", finding.id, before={"text": before}, after={"text": finding.text})
        return finding


def withdraw(*, by: Person, finding_id: int) -> None:
    """Take back one's own finding while collecting is open."""
    with deed(by=by, operation=Operation.edit_own_finding, scope=Scope.content) as done:
        finding = _own(done, finding_id)
        _require_collecting(done)
        _set_state(done, finding, FindingState.withdrawn, "withdraw", "")


def support(*, by: Person, finding_id: int) -> None:
    """Back a finding that somebody else has sent, instead of writing the same again."""
    with deed(by=by, operation=Operation.support_finding, scope=Scope.content) as done:
        _require_collecting(done)
        finding = _present(done, finding_id)
        if finding.expert_id == done.expert_id:
            raise Refused(N_("This is your own finding."))
        store.findings.add_support(done.session, finding_id=finding_id, expert_id=done.expert_id)
        done.log("support", "finding", finding_id)


def hide(*, by: Person, finding_id: int, reason: str) -> None:
    """Take a finding off the list; its author sees the reason. Votes on it are kept but not counted."""
    reason = clean(reason, field="reason", limit=280, required=True, one_line=True)
    with deed(by=by, operation=Operation.moderate_finding, scope=Scope.content) as done:
        finding = _present(done, finding_id)
        _set_state(done, finding, FindingState.rejected, "hide", reason)


def restore(*, by: Person, finding_id: int) -> None:
    """Put a hidden finding back on the list, with its votes."""
    with deed(by=by, operation=Operation.moderate_finding, scope=Scope.content) as done:
        finding = store.findings.by_id(done.session, think_tank_id=done.think_tank_id, finding_id=finding_id)
        if finding is None or finding.state is not FindingState.rejected:
            raise NotFound
        _set_state(done, finding, FindingState.listed, "restore", "")
        done.session.flush()
        gathering.gather_open(done.session, think_tank_id=done.think_tank_id)


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
    """This person's own findings in the order they were sent: listed, hidden (with the reason) and withdrawn ones."""
    with store.reading() as session:
        stands = rights.require(session, by=by, operation=Operation.keep_unsent)
        return store.findings.of_expert(session, expert_id=identity(stands.expert.id if stands.expert else None))


def alike(*, by: Person, text: str, apart_from: int | None = None) -> list[Alike]:
    """Findings of this think tank that read like `text`, most alike first, at most three."""
    wanted = folded(text[:1000])
    if len(wanted) < 8:
        return []
    listed = room.look(by=by).findings
    folded_texts = {finding.id: finding.folded for finding in listed if finding.id != apart_from}
    found = process.extract(
        wanted, folded_texts, scorer=fuzz.token_set_ratio, score_cutoff=ALIKE_FROM, limit=ALIKE_AT_MOST
    )
    by_id = {finding.id: finding for finding in listed}
    return [
        Alike(finding_id, by_id[finding_id].number, by_id[finding_id].text, by_id[finding_id].region, likeness)
        for _, likeness, finding_id in found
    ]


def _columns(draft: FindingDraft) -> dict[str, Any]:
    return draft.model_dump(include={"kind", "text", "language", "evidence", "link", "businesses"})


def _tie(done: Deed, finding: Finding, draft: FindingDraft) -> None:
    finding_id = identity(finding.id)
    store.findings.set_themes(done.session, finding_id=finding_id, themes=draft.themes)
    store.findings.set_tags(done.session, think_tank_id=done.think_tank_id, finding_id=finding_id, tags=draft.tags)


def _require_collecting(done: Deed) -> None:
    steps = store.think_tanks.steps(done.session, think_tank_id=done.think_tank_id)
    if not any(step.kind is StepKind.collect and step.state is StepState.open for step in steps):
        raise CollectingClosed


def _require_themes(done: Deed, themes: tuple[str, ...]) -> None:
    known = {theme.slug for theme in store.places.themes(done.session)}
    if not set(themes) <= known:
        raise BadChoice(field="themes")


def _own(done: Deed, finding_id: int) -> Finding:
    finding = _present(done, finding_id)
    if finding.expert_id != done.expert_id:
        raise NotAllowed
    return finding


def _present(done: Deed, finding_id: int) -> Finding:
    finding = store.findings.by_id(done.session, think_tank_id=done.think_tank_id, finding_id=finding_id)
    if finding is None or finding.state is not FindingState.listed:
        raise NotFound
    return finding


def _set_state(done: Deed, finding: Finding, state: FindingState, verb: str, reason: str) -> None:
    before = finding.state
    finding.state = state
    finding.reason = reason
    finding.revision = done.revision
    done.session.add(finding)
    done.log(verb, "finding", finding.id, before={"state": before}, after={"state": state, "reason": reason})


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
