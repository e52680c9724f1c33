"""Moderating: what goes on the list, what comes off it, what it is sorted under. Rules: `finding_rules`.

Every deed says which version of the finding it has `seen`, so that two facilitators never overwrite each other.
"""

from dataclasses import dataclass
from typing import Any

from profit_tt import store
from profit_tt.errors import BadChoice, ChangedMeanwhile, NotFound
from profit_tt.models import Finding, FindingDraft, FindingState, Person, Scope
from profit_tt.models.words import clean
from profit_tt.services import finding_rules, gathering, likeness, rights, room
from profit_tt.services.finding_rules import FindingDeed
from profit_tt.services.latest import Latest
from profit_tt.services.likeness import Pair
from profit_tt.services.rights import Operation
from profit_tt.services.room import RoomFinding
from profit_tt.services.writing import Deed, deed, identity

REASON_LIMIT = 280


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A finding as its moderators see it. `alike`: findings that may say the same, most alike first."""

    finding: RoomFinding
    state: FindingState
    reason: str
    alike: tuple[Pair, ...] = ()
    #: Translations that wait for approval: language -> text.
    drafts: tuple[tuple[str, str], ...] = ()

    def takes(self, deed: FindingDeed) -> bool:
        """Whether the deed is possible now."""
        return finding_rules.possible(deed, self.state)


_queues: Latest[int, tuple[QueueRow, ...]] = Latest()


def queue(*, by: Person) -> tuple[QueueRow, ...]:
    """Every finding of the think tank in every state, by number; made once a content revision.

    Raises NotAllowed, NotFound.
    """
    with store.reading() as session:
        rights.require(session, by=by, operation=Operation.moderate_finding)
    think_tank_id = by.think_tank_id or 0
    return _queues.at(think_tank_id, room.pulse(by=by).content, lambda: _queued(think_tank_id))


def approve(*, by: Person, finding_id: int, seen: int | None) -> Finding:
    """Put a finding that waits (or is to be reworded, but is good as it is) on the list."""
    return _moved(by, finding_id, seen, FindingDeed.approve)


def ask_to_reword(*, by: Person, finding_id: int, reason: str, seen: int | None) -> Finding:
    """Give a finding back to its author, who sees the reason and edits it. Votes on it are kept but not counted."""
    return _moved(by, finding_id, seen, FindingDeed.ask_to_reword, reason=_reason(reason))


def reject(*, by: Person, finding_id: int, reason: str, seen: int | None) -> Finding:
    """Take a finding off the list; its author sees the reason. Votes on it are kept but not counted."""
    return _moved(by, finding_id, seen, FindingDeed.reject, reason=_reason(reason))


def archive(*, by: Person, finding_id: int, seen: int | None) -> Finding:
    """Put a finding away: it was of its time, nothing is wrong with it."""
    return _moved(by, finding_id, seen, FindingDeed.archive)


def restore(*, by: Person, finding_id: int, seen: int | None) -> Finding:
    """Put a rejected or archived finding back on the list, with its votes."""
    return _moved(by, finding_id, seen, FindingDeed.restore)


def star(*, by: Person, finding_id: int, starred: bool, seen: int | None) -> Finding:
    """Star a finding, or take the star away. Rounds may be about starred ones."""
    with deed(by=by, operation=Operation.moderate_finding, scope=Scope.content) as done:
        finding = looked_at(done, finding_id, seen=seen, deed=FindingDeed.star)
        return _flagged(done, finding, "star" if starred else "unstar", starred=starred)


def mark_discussed(*, by: Person, finding_id: int, discussed: bool, seen: int | None) -> Finding:
    """Note that the room has talked about it, or that it has not."""
    with deed(by=by, operation=Operation.moderate_finding, scope=Scope.content) as done:
        finding = looked_at(done, finding_id, seen=seen, deed=FindingDeed.discuss)
        return _flagged(done, finding, "discuss" if discussed else "discuss later", discussed=discussed)


def sort(
    *,
    by: Person,
    finding_id: int,
    seen: int | None,
    kind: str | None = None,
    themes: tuple[str, ...] | None = None,
    tags: tuple[str, ...] | None = None,
) -> Finding:
    """Give a finding another kind, other themes, other tags; None leaves them. Its words stay its author's."""
    with deed(by=by, operation=Operation.moderate_finding, scope=Scope.content) as done:
        finding = looked_at(done, finding_id, seen=seen, deed=FindingDeed.sort)
        before = _sorting(done, finding)
        given = {"kind": kind, "themes": themes, "tags": tags}
        wanted = before | {name: value for name, value in given.items() if value is not None}
        draft = FindingDraft.of(text=finding.text, language=finding.language, **wanted)
        require_themes(done, draft.themes)
        finding.kind = draft.kind
        tie(done, finding, draft)
        changed(done, finding)
        came_or_went(done, [finding_id])
        done.log("sort", "finding", finding_id, before=before, after=_sorting(done, finding))
        return finding


def looked_at(done: Deed, finding_id: int, *, seen: int | None, deed: FindingDeed) -> Finding:
    """The finding, as it was seen and open to this deed. Raises NotFound, ChangedMeanwhile, Refused.

    `seen` is None only where nobody was shown a version: the house's own deeds.
    """
    finding = store.findings.by_id(done.session, think_tank_id=done.think_tank_id, finding_id=finding_id)
    if finding is None:
        raise NotFound
    if seen not in (None, finding.version):
        raise ChangedMeanwhile
    finding_rules.require(deed, finding.state, number=finding.number)
    return finding


def changed(done: Deed, finding: Finding) -> None:
    """It is another version now."""
    finding.version += 1
    done.session.add(finding)
    done.session.flush()


def put_state(done: Deed, finding: Finding, state: FindingState, *, reason: str = "") -> None:
    """Bring a finding into a state; rounds and purses follow with `came_or_went`."""
    finding.state = state
    finding.reason = reason
    finding.revision = done.revision
    changed(done, finding)


def came_or_went(done: Deed, finding_ids: list[int], *, spare: tuple[int, ...] = ()) -> None:
    """After findings came to the list, left it or were sorted anew: open rounds take in what they are about now.

    Dots on what left are free again; for what came back, dots spent meanwhile are taken back, never those of `spare`.
    """
    gathering.gather_open(done.session, think_tank_id=done.think_tank_id)
    if store.lineage.any_dots(done.session, finding_ids=finding_ids):
        store.purses.settle(done.session, think_tank_id=done.think_tank_id, spare=spare or tuple(finding_ids))


def tie(done: Deed, finding: Finding, draft: FindingDraft) -> None:
    """Give a finding the themes and tags of a draft."""
    finding_id = identity(finding.id)
    store.findings.set_themes(done.session, finding_id=finding_id, themes=draft.themes)
    store.findings.set_tags(done.session, think_tank_id=done.think_tank_id, finding_id=finding_id, tags=draft.tags)


def require_themes(done: Deed, themes: tuple[str, ...]) -> None:
    """Raises BadChoice for a theme that nobody knows."""
    if not set(themes) <= {theme.slug for theme in store.places.themes(done.session)}:
        raise BadChoice(field="themes")


def _moved(by: Person, finding_id: int, seen: int | None, what: FindingDeed, *, reason: str = "") -> Finding:
    with deed(by=by, operation=Operation.moderate_finding, scope=Scope.content) as done:
        finding = looked_at(done, finding_id, seen=seen, deed=what)
        before = {"state": finding.state, "reason": finding.reason}
        put_state(done, finding, finding_rules.LEADS_TO[what], reason=reason)
        came_or_went(done, [finding_id])
        done.log(str(what), "finding", finding_id, before=before, after={"state": finding.state, "reason": reason})
        return finding


def _flagged(done: Deed, finding: Finding, verb: str, **flag: bool) -> Finding:
    before = {name: getattr(finding, name) for name in flag}
    for name, value in flag.items():
        setattr(finding, name, value)
    changed(done, finding)
    gathering.gather_open(done.session, think_tank_id=done.think_tank_id)
    done.log(verb, "finding", finding.id, before=before, after=dict(flag))
    return finding


def _sorting(done: Deed, finding: Finding) -> dict[str, Any]:
    ids = [identity(finding.id)]
    themes = store.findings.themes_of(done.session, finding_ids=ids)
    return {
        "kind": str(finding.kind),
        "themes": themes,
        "tags": store.findings.tags_of(done.session, finding_ids=ids),
    }


def _reason(text: str) -> str:
    return clean(text, field="reason", limit=REASON_LIMIT, required=True, one_line=True)


def _queued(think_tank_id: int) -> tuple[int, tuple[QueueRow, ...]]:
    with store.snapshot() as session:
        content = store.revisions.pulse(session, think_tank_id=think_tank_id).content
        written = room.all_findings(session, think_tank_id=think_tank_id)
        translations = store.findings.translations(session, think_tank_id=think_tank_id)
    pairs = likeness.among(think_tank_id, written, translations)
    return content, tuple(
        QueueRow(
            finding=one.finding,
            state=one.state,
            reason=one.reason,
            alike=pairs.get(one.finding.id, ()),
            drafts=tuple(
                (language, found.text)
                for language, found in sorted(translations.get(one.finding.id, {}).items())
                if language not in one.finding.translations
            ),
        )
        for one in written
    )
