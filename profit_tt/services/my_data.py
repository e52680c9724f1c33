"""My data: a copy of everything that is stored about one expert, and the way to have all of it erased."""

from typing import Any

from profit_tt import store
from profit_tt.clock import now
from profit_tt.models import FindingState, LogEntry, Person, Role, Scope
from profit_tt.services import codes, moderating, reaction_videos, rights
from profit_tt.services.rights import Operation
from profit_tt.services.writing import Deed, deed, identity

#: Columns that would let somebody else in; the copy says that they are there.
SECRET = ("device", "reentry_hash")
NOT_SHOWN = "stored, not shown"


def copy(*, by: Person) -> dict[str, list[dict[str, Any]]]:
    """Table -> rows stored about this expert: themselves, findings, votes, answers, comments, log and all else.

    Secrets (the device's name, the hash of the re-entry code) are named and not told. Raises NotJoined, NotFound.
    """
    with store.snapshot() as session:
        stands = rights.require(session, by=by, operation=Operation.read_own_data)
        rows = store.own.rows(session, expert_id=identity(stands.expert.id if stands.expert else None))
    return {name: [_without_secrets(row) for row in held] for name, held in sorted(rows.items())}


def erase(*, by: Person, keep_findings: bool) -> None:
    """Erase for good what this expert gave, on all their devices: votes, answers, reactions, comments, and themselves.

    Their findings stay without an author, or lose every word too: then a merge that one of them is part of can only be
    undone for the others. What facilitators did stays in the log, without whom it was done to. A device that is a
    facilitator's, too, stays one. Raises NotJoined, NotFound.
    """
    with deed(by=by, operation=Operation.erase_own_data, scope=Scope.content) as done:
        expert_id, session = done.expert_id, done.session
        findings = [identity(one.id) for one in store.findings.of_expert(session, expert_id=expert_id)]
        given = store.own.reactions(session, expert_id=expert_id)
        devices = {*store.own.devices(session, expert_id=expert_id), by.device}
        gone = {
            "reaction": [identity(one.id) for one in given],
            "comment": [identity(one.id) for one in store.talk.of_expert(session, expert_id=expert_id)],
            "finding": [] if keep_findings else findings,
        }
        if keep_findings:
            store.own.without_author(session, expert_id=expert_id)
        elif findings:
            store.own.blank(session, finding_ids=findings, state=FindingState.withdrawn, revision=done.revision)
            moderating.came_or_went(done, findings)
        store.own.forget_in_log(session, expert_id=expert_id, nouns=gone)
        store.own.erase(
            session,
            expert_id=expert_id,
            think_tank_id=done.think_tank_id,
            devices=devices,
            attempts=[f"device:{codes.hashed(device)}" for device in devices],
        )
        session.add(_noted(done, keep_findings))
    for reaction in given:
        reaction_videos.throw_away(reaction)
    store.scrubbing.scrub()


def _noted(done: Deed, keep_findings: bool) -> LogEntry:
    """That somebody has gone, and not who."""
    return LogEntry(
        think_tank_id=done.think_tank_id,
        at=now(),
        revision=done.revision,
        role=str(Role.expert),
        deed="erase",
        noun="expert",
        after={"kept": keep_findings},
    )


def _without_secrets(row: dict[str, Any]) -> dict[str, Any]:
    return {name: NOT_SHOWN if name in SECRET and value is not None else value for name, value in row.items()}
