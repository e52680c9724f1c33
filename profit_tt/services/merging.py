"""Merging and splitting findings: the votes go along, everybody is credited, and all of it can be undone at any time.

What is merged or split is never changed: it leaves the list with its votes as they are, and the new finding gets
copies of them (`carrying`). So an undo is exact: the old ones come back to the list, the new one leaves it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from profit_tt import store
from profit_tt.clock import now
from profit_tt.errors import N_, BadChoice, ChangedMeanwhile, NotFound, Refused
from profit_tt.models import (
    Finding,
    FindingDraft,
    FindingState,
    Lineage,
    LineageDeed,
    LineageKind,
    Person,
    Provenance,
    Reason,
    Scope,
)
from profit_tt.services import carrying, moderating, rights
from profit_tt.services.finding_rules import FindingDeed
from profit_tt.services.rights import Operation
from profit_tt.services.writing import Deed, deed, identity

PARTS_AT_MOST = 10
_GONE = (FindingState.merged, FindingState.split)


@dataclass(frozen=True, slots=True)
class SplitPart:
    """One of the findings that another is split into; `carries`: the votes stay with it."""

    draft: FindingDraft
    carries: bool


@dataclass(frozen=True, slots=True)
class Forebear:
    """A finding that another came from."""

    id: int
    number: int
    region: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Descent:
    """Where a finding comes from: "joined from Kent #12 and Essex #31; 9 votes carried, 2 people voted on both".

    carried: people whose vote went along, in each round, added up; both: people who had voted on several of the
    forebears in one round and count once. undo_first: number of a finding of this deed that was merged or split again.
    """

    deed_id: int
    kind: LineageKind
    forebears: tuple[Forebear, ...]
    siblings: tuple[int, ...]
    carried: int
    both: int
    undo_first: int | None


def merge(*, by: Person, finding_ids: Sequence[int], draft: FindingDraft, seen: Mapping[int, int]) -> Finding:
    """Make two or more findings one, in the words of `draft`; `seen`: version of each of them.

    Votes of every round go along, once a person: the latest answer, dots added up. Findings that still wait for
    approval may be among them; their votes do not count, before or after. Raises BadChoice, ChangedMeanwhile, Refused.
    """
    ids = list(dict.fromkeys(finding_ids))
    if len(ids) < 2:
        raise BadChoice(N_("Choose two or more findings to merge."), field="findings")
    with deed(by=by, operation=Operation.moderate_finding, scope=Scope.content) as done:
        moderating.require_themes(done, draft.themes)
        forebears = [_seen(done, finding_id, seen, FindingDeed.merge) for finding_id in ids]
        child = _born(done, draft, forebears)
        counting = [one for one in forebears if one.state is FindingState.listed]
        made = _deed(done, LineageKind.merge)
        _line(done, made, forebears, child, carrying={identity(one.id) for one in counting})
        _carry(done, counting, child)
        for one in forebears:
            moderating.put_state(done, one, FindingState.merged)
        moderating.came_or_went(done, [*ids, identity(child.id)])
        numbers = [one.number for one in forebears]
        after = {"text": child.text, "deed": made.id}
        done.log("merge", "finding", child.id, before={"numbers": numbers}, after=after)
        return child


def split(*, by: Person, finding_id: int, parts: Sequence[SplitPart], seen: int | None) -> list[Finding]:
    """Make several findings of one. Votes stay with the parts that say so, dots with the first of these.

    About all other parts everybody is asked again. Raises BadChoice, ChangedMeanwhile, Refused.
    """
    if not 2 <= len(parts) <= PARTS_AT_MOST:
        raise BadChoice(N_("Write two to ten findings to split it into."), field="parts")
    with deed(by=by, operation=Operation.moderate_finding, scope=Scope.content) as done:
        whole = moderating.looked_at(done, finding_id, seen=seen, deed=FindingDeed.split)
        made = _deed(done, LineageKind.split)
        children = [_part(done, made, whole, part, with_dots=part is _first(parts)) for part in parts]
        moderating.put_state(done, whole, FindingState.split)
        moderating.came_or_went(done, [finding_id, *(identity(one.id) for one in children)])
        after = {"numbers": [one.number for one in children], "deed": made.id}
        done.log("split", "finding", finding_id, before={"text": whole.text}, after=after)
        return children


def undo(*, by: Person, deed_id: int) -> list[Finding]:
    """Take a merge or split back: what it was made of is on the list again with exactly its votes.

    Dots that were free and spent meanwhile are taken back, the newest first. Raises Refused when a finding of it was
    merged or split again (undo that first), ChangedMeanwhile when it is undone already, NotFound.
    """
    with deed(by=by, operation=Operation.moderate_finding, scope=Scope.content) as done:
        made = store.lineage.deed(done.session, think_tank_id=done.think_tank_id, deed_id=deed_id)
        if made is None:
            raise NotFound
        if made.undone_revision is not None:
            raise ChangedMeanwhile(N_("This was undone already."))
        lines = store.lineage.lines(done.session, deed_id=deed_id)
        children = _several(done, {line.child_id for line in lines})
        _require_free(children)
        forebears = _several(done, {line.parent_id for line in lines})
        counted = {line.parent_id for line in lines if line.carries or made.kind is LineageKind.split}
        _swap(done, children, forebears, counted)
        made.undone_revision = done.revision
        done.session.add(made)
        before = {"numbers": [one.number for one in children]}
        after = {"numbers": [one.number for one in forebears], "deed": deed_id}
        done.log(f"undo {made.kind}", "finding", forebears[0].id, before=before, after=after)
        return forebears


def lineage(*, by: Person, finding_id: int) -> Descent | None:
    """The merge or split that made this finding; None for one that an expert wrote. Raises NotAllowed, NotFound."""
    return _descent(by, finding_id, "child_id")


def outcome(*, by: Person, finding_id: int) -> Descent | None:
    """The merge or split that this finding went into; None for one that did not. Raises NotAllowed, NotFound."""
    return _descent(by, finding_id, "parent_id")


def _descent(by: Person, finding_id: int, side: str) -> Descent | None:
    with store.snapshot() as session:
        rights.require(session, by=by, operation=Operation.moderate_finding)
        think_tank_id = by.think_tank_id or 0
        standing = store.lineage.standing(session, think_tank_id=think_tank_id)
        deed_id = next((line.deed_id for line in standing if getattr(line, side) == finding_id), None)
        if deed_id is None:
            return None
        lines = [line for line in standing if line.deed_id == deed_id]
        of = {"think_tank_id": think_tank_id}
        forebears = store.findings.several(session, **of, finding_ids={line.parent_id for line in lines})
        children = store.findings.several(session, **of, finding_ids={line.child_id for line in lines})
        mine = {line.parent_id for line in lines if line.carries and getattr(line, side) == finding_id}
        carried, both = carrying.counted(store.lineage.votes(session, finding_ids=mine))
    return Descent(
        deed_id=deed_id,
        kind=LineageKind(lines[0].kind),
        forebears=tuple(Forebear(identity(one.id), one.number, one.region, one.text) for one in forebears),
        siblings=tuple(one.number for one in children if one.id != finding_id),
        carried=carried,
        both=both,
        undo_first=next((one.number for one in children if one.state in _GONE), None),
    )


def _seen(done: Deed, finding_id: int, seen: Mapping[int, int], what: FindingDeed) -> Finding:
    if finding_id not in seen:
        raise ChangedMeanwhile
    return moderating.looked_at(done, finding_id, seen=seen[finding_id], deed=what)


def _several(done: Deed, finding_ids: Iterable[int]) -> list[Finding]:
    return store.findings.several(done.session, think_tank_id=done.think_tank_id, finding_ids=finding_ids)


def _born(done: Deed, draft: FindingDraft, forebears: Sequence[Finding], *, author: int | None = None) -> Finding:
    """The new finding, on the list. Its region is that of its forebears where all come from the same one."""
    child = Finding(
        think_tank_id=done.think_tank_id,
        number=store.findings.next_number(done.session, think_tank_id=done.think_tank_id),
        expert_id=author,
        region=_common(one.region for one in forebears),
        submitted_at=now(),
        revision=done.revision,
        starred=any(one.starred for one in forebears),
        discussed=all(one.discussed for one in forebears),
        provenance=_common(one.provenance for one in forebears) or Provenance.live,
        source=_common(one.source for one in forebears) or "",
        **draft.model_dump(include={"kind", "text", "language", "evidence", "link", "businesses"}),
    )
    done.session.add(child)
    done.session.flush()
    moderating.tie(done, child, draft)
    _support(done, child, forebears)
    return child


def _common(values: Iterable[Any]) -> Any:
    found = set(values)
    return found.pop() if len(found) == 1 else None


def _support(done: Deed, child: Finding, forebears: Sequence[Finding]) -> None:
    """Who backed one of them backs the new one, but for their authors: nobody backs their own."""
    ids = [identity(one.id) for one in forebears]
    backed = store.findings.supporters_of(done.session, finding_ids=ids) - {one.expert_id for one in forebears}
    for expert_id in sorted(backed):
        store.findings.add_support(done.session, finding_id=identity(child.id), expert_id=expert_id)


def _deed(done: Deed, kind: LineageKind) -> LineageDeed:
    made = LineageDeed(think_tank_id=done.think_tank_id, kind=kind, revision=done.revision)
    done.session.add(made)
    done.session.flush()
    return made


def _line(done: Deed, made: LineageDeed, forebears: Sequence[Finding], child: Finding, *, carrying: set[int]) -> None:
    done.session.add_all(
        Lineage(
            deed_id=identity(made.id),
            parent_id=identity(one.id),
            child_id=identity(child.id),
            carries=one.id in carrying,
        )
        for one in forebears
    )
    ids = [identity(one.id) for one in forebears]
    done.session.flush()
    store.lineage.take_in(done.session, into_rounds_of=ids, finding_ids=[identity(child.id)])


def _first(parts: Sequence[SplitPart]) -> SplitPart | None:
    return next((part for part in parts if part.carries), None)


def _part(done: Deed, made: LineageDeed, whole: Finding, part: SplitPart, *, with_dots: bool) -> Finding:
    moderating.require_themes(done, part.draft.themes)
    child = _born(done, part.draft, [whole], author=whole.expert_id)
    _line(done, made, [whole], child, carrying={identity(whole.id)} if part.carries else set())
    if part.carries:
        _carry(done, [whole], child, with_dots=with_dots)
    return child


def _carry(done: Deed, forebears: Sequence[Finding], child: Finding, *, with_dots: bool = True) -> None:
    """Copies of the votes, and of the reasons given with them; the originals stay as they are."""
    ids = [identity(one.id) for one in forebears]
    votes = [one for one in store.lineage.votes(done.session, finding_ids=ids) if with_dots or one.ballot != "dots"]
    store.lineage.put_votes(done.session, carrying.carried(votes, child=identity(child.id)))
    origins = carrying.origins(votes)
    for reason in store.lineage.reasons(done.session, finding_ids=ids):
        if origins.get((reason.round_id, reason.expert_id)) == reason.finding_id:
            _carry_reason(done, reason, identity(child.id))


def _carry_reason(done: Deed, reason: Reason, child_id: int) -> None:
    made = store.reasons.add(
        done.session,
        round_id=reason.round_id,
        expert_id=reason.expert_id,
        finding_id=child_id,
        text=reason.text,
        revision=reason.revision,
    )
    made.hidden = reason.hidden
    done.session.add(made)
    store.lineage.like_as(done.session, reason_id=identity(made.id), like=identity(reason.id))


def _require_free(children: Iterable[Finding]) -> None:
    for child in children:
        if child.state in _GONE:
            raise Refused(N_("#{number} was merged or split again since: undo that first."), number=child.number)


def _swap(done: Deed, children: Sequence[Finding], forebears: Sequence[Finding], counted: set[int]) -> None:
    """The new findings leave the list, the old ones come back: to where they were, on the list or waiting."""
    for child in children:
        moderating.put_state(done, child, FindingState.undone)
    for one in forebears:
        moderating.put_state(done, one, FindingState.listed if one.id in counted else FindingState.waiting)
    ids = [identity(one.id) for one in forebears]
    born = [identity(one.id) for one in children]
    store.lineage.take_in(done.session, into_rounds_of=born, finding_ids=ids)
    moderating.came_or_went(done, [*ids, *born], spare=tuple(ids))
