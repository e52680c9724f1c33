"""Talking about a finding after the votes: comments for, against or neither, each with its answers."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from profit_tt import store
from profit_tt.clock import now
from profit_tt.models import Comment, CommentDraft, CommentState, Person, Scope, Standing
from profit_tt.services import rights, talk_rules
from profit_tt.services.rights import Operation
from profit_tt.services.writing import deed


@dataclass(frozen=True, slots=True)
class Said:
    """A comment or an answer as one person may see it. mine: it is theirs; answers: first written first."""

    id: int
    stance: str
    text: str
    language: str
    region: str | None
    state: CommentState
    reason: str
    given_at: datetime
    version: int
    mine: bool
    answers: tuple["Said", ...] = ()


@dataclass(frozen=True, slots=True)
class Talk:
    """What is said of one finding. is_open: comments are taken now, until then (None: until somebody closes it)."""

    is_open: bool
    until: datetime | None
    threads: tuple[Said, ...]

    @property
    def comments(self) -> int:
        """Comments and answers that everybody sees."""
        whole = (one for thread in self.threads for one in (thread, *thread.answers))
        return sum(one.state is CommentState.listed for one in whole)


def talk(*, by: Person, finding_id: int) -> Talk:
    """Threads on a finding: what is listed, one's own in every state, all of it for facilitators. Raises NotFound."""
    with store.snapshot() as session:
        stands = rights.require(session, by=by, operation=Operation.read_room)
        think_tank_id = by.think_tank_id or 0
        door = store.talk.door(session, think_tank_id=think_tank_id)
        rows = store.talk.of_finding(session, think_tank_id=think_tank_id, finding_id=finding_id)
    return Talk(is_open=talk_rules.takes(door), until=door.until, threads=_threads(rows, stands))


def comment(*, by: Person, finding_id: int, draft: CommentDraft, answer_to: int | None = None) -> Comment:
    """Say something of a finding, or answer somebody who did. Raises Closed, TooOften, NotFound, NotJoined."""
    with deed(by=by, operation=Operation.give_comment, scope=Scope.content) as done:
        talk_rules.require_open(done)
        talk_rules.require_patience(done)
        talk_rules.require_listed(done, finding_id)
        if answer_to is not None:
            talk_rules.require_answerable(done, answer_to, finding_id)
        made = Comment(
            think_tank_id=done.think_tank_id,
            finding_id=finding_id,
            answer_to=answer_to,
            expert_id=done.expert_id,
            region=done.expert.region,
            state=talk_rules.arriving(done),
            given_at=now(),
            **draft.model_dump(),
        )
        done.session.add(made)
        done.session.flush()
        done.log("comment", "comment", made.id, after={"finding": finding_id, "stance": made.stance})
        return made


def take_back(*, by: Person, comment_id: int) -> None:
    """Take one's own comment back, open or closed; answers of others to it stay. Raises NotFound, NotAllowed."""
    with deed(by=by, operation=Operation.give_comment, scope=Scope.content) as done:
        found = talk_rules.own(done, comment_id)
        if store.talk.has_answers(done.session, comment_id=comment_id):
            found.text, found.state, found.reason = "", CommentState.removed, ""
            found.expert_id = found.region = None
            found.version += 1
            done.session.add(found)
        else:
            done.session.delete(found)
        done.log("take back", "comment", comment_id, before={"finding": found.finding_id})


def _threads(rows: Sequence[Comment], stands: Standing) -> tuple[Said, ...]:
    """Comments with their answers. A place that was left stays while somebody's answer to it is seen."""
    me = stands.expert.id if stands.expert else None
    moderates = rights.may(stands.roles, Operation.moderate_comment)
    answers: dict[int, list[Said]] = defaultdict(list)
    for row in rows:
        if row.answer_to is not None and _sees(row, me, moderates):
            answers[row.answer_to].append(_said(row, me))
    heads = [row for row in rows if row.answer_to is None]
    made = []
    for row in heads:
        under = tuple(answers[row.id or 0])
        if _sees(row, me, moderates):
            made.append(_said(row, me, under))
        elif under:
            made.append(replace(_said(row, me, under), text="", region=None, reason=""))
    return tuple(made)


def _sees(row: Comment, me: int | None, moderates: bool) -> bool:
    mine = me is not None and row.expert_id == me
    return row.state is CommentState.listed or (row.state is not CommentState.removed and (mine or moderates))


def _said(row: Comment, me: int | None, answers: tuple[Said, ...] = ()) -> Said:
    return Said(
        id=row.id or 0,
        stance=str(row.stance),
        text=row.text,
        language=str(row.language),
        region=row.region,
        state=row.state,
        reason=row.reason,
        given_at=row.given_at,
        version=row.version,
        mine=me is not None and row.expert_id == me,
        answers=answers,
    )
