"""Seats: people without a phone, for whom a facilitator types what stands on their paper (behaviours, J5)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from sqlmodel import Session

from profit_tt import store
from profit_tt.clock import now
from profit_tt.errors import (
    N_,
    BadChoice,
    BadLines,
    CollectingClosed,
    NoDotsLeft,
    NotFound,
    Refused,
    VotingClosed,
)
from profit_tt.models import (
    BallotKind,
    Expert,
    ExpertDraft,
    Finding,
    FindingDraft,
    Person,
    Provenance,
    Round,
    Scope,
    Step,
    StepKind,
    StepState,
)
from profit_tt.services import gathering, moderating, rights
from profit_tt.services.admission import has_time, step_of
from profit_tt.services.rights import Operation
from profit_tt.services.seat_answers import read_answer, read_number
from profit_tt.services.writing import Deed, deed, identity

SEATS_AT_MOST = 100

#: A line of a paper ballot as typed: (number of the finding, answer).
Line = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody without a phone, and how far their paper has been entered: `voted` of `asked` findings of a round.

    findings: that were sent; surveys: in which something was answered.
    """

    expert_id: int
    code: str
    name: str | None
    region: str
    stakeholder: str
    language: str
    voted: int
    asked: int
    findings: int
    surveys: int = 0


def add_seats(
    *,
    by: Person,
    region: str,
    stakeholder: str,
    language: str,
    number: int = 0,
    names: Sequence[str] = (),
) -> list[str]:
    """So many seats of a region, or one for each name; gives their codes, such as KEN-03.

    Raises BadChoice, BadText, NotAllowed.
    """
    wanted = list(names) or [""] * _so_many(number)
    _so_many(len(wanted))
    drafts = [ExpertDraft.of(region=region, stakeholder=stakeholder, language=language, name=name) for name in wanted]
    with deed(by=by, operation=Operation.add_seats, scope=Scope.number) as done:
        if region not in {one.slug for one in store.places.regions(done.session)}:
            raise BadChoice(field="region")
        return [_added(done, draft, code) for draft, code in zip(drafts, _free_codes(done, region), strict=False)]


def remove_seat(*, by: Person, seat: str) -> None:
    """Take away a seat for which nothing was entered. Raises Refused, NotFound."""
    with deed(by=by, operation=Operation.add_seats, scope=Scope.number) as done:
        expert = seat_of(done, seat)
        if store.seats.is_used(done.session, expert_id=identity(expert.id)):
            raise Refused(N_("Something was entered for {seat} already: it stays."), seat=expert.seat)
        done.log("remove", "seat", expert.id, before={"seat": expert.seat})
        done.session.delete(expert)


def seats(*, by: Person, round_id: int | None = None) -> list[Seat]:
    """All seats by code, and how far they are in a round. Raises NotAllowed, NotFound."""
    with store.snapshot() as session:
        rights.require(session, by=by, operation=Operation.read_seats)
        think_tank_id = by.think_tank_id or 0
        if round_id is not None and store.rounds.by_id(session, think_tank_id=think_tank_id, round_id=round_id) is None:
            raise NotFound
        asked = len(store.rounds.numbers(session, round_id=round_id or 0))
        voted = store.seats.votes(session, round_id=round_id or 0)
        sent = store.seats.findings(session, think_tank_id=think_tank_id)
        said = store.seats.surveys(session, think_tank_id=think_tank_id)
        every = store.seats.every(session, think_tank_id=think_tank_id)
        return [_shown(one, voted, asked, sent, said) for one in every]


def enter_votes(*, by: Person, seat: str, round_id: int, lines: Sequence[Line], before_close: bool = False) -> int:
    """Enter a paper ballot for a seat, all of it or nothing; gives how many lines were entered.

    A line whose answer is blank is left open. While the round is open, or when the facilitator states that the ballot
    was filled in `before_close`. Logged: who entered how many lines for which seat, never the answers.
    Raises BadLines (a sentence for each bad line), NoDotsLeft, VotingClosed, NotFound, NotAllowed.
    """
    with deed(by=by, operation=Operation.enter_for_seat, scope=Scope.number) as done:
        expert = seat_of(done, seat)
        voting = store.rounds.by_id(done.session, think_tank_id=done.think_tank_id, round_id=round_id)
        if voting is None:
            raise NotFound
        late = _is_late([step_of(done.session, voting=voting)], before_close)
        if late is None:
            raise VotingClosed(_VOTING_CLOSED)
        numbers = store.rounds.numbers(done.session, round_id=round_id)
        answers = _read(lines, voting=voting, numbers=numbers)
        _put(done, voting, identity(expert.id), answers)
        after = {"seat": expert.seat, "round": round_id, "lines": len(answers), "after_close": late}
        done.log("enter", "ballot", expert.id, after=after)
        return len(answers)


def enter_finding(*, by: Person, seat: str, draft: FindingDraft, before_close: bool = False) -> Finding:
    """Enter a finding sheet for a seat: on the list at once, credited to the seat's region.

    While collecting is open, or when it was written `before_close`. Raises CollectingClosed, BadChoice, NotFound.
    """
    with deed(by=by, operation=Operation.enter_for_seat, scope=Scope.content) as done:
        expert = seat_of(done, seat)
        steps = store.think_tanks.steps(done.session, think_tank_id=done.think_tank_id)
        late = _is_late([step for step in steps if step.kind is StepKind.collect], before_close)
        if late is None:
            raise CollectingClosed(_COLLECTING_CLOSED)
        moderating.require_themes(done, draft.themes)
        finding = Finding(
            think_tank_id=done.think_tank_id,
            number=store.findings.next_number(done.session, think_tank_id=done.think_tank_id),
            expert_id=expert.id,
            region=expert.region,
            submitted_at=now(),
            revision=done.revision,
            provenance=Provenance.facilitator,
            **draft.model_dump(include={"kind", "text", "language", "evidence", "link", "businesses"}),
        )
        done.session.add(finding)
        done.session.flush()
        moderating.tie(done, finding, draft)
        gathering.gather_open(done.session, think_tank_id=done.think_tank_id)
        after = {"seat": expert.seat, "text": finding.text, "after_close": late}
        done.log("enter", "finding", finding.id, after=after)
        return finding


def read_seat(typed: str) -> str:
    """The code that was meant: "ken 3", "KEN03" and "KEN-03" are one."""
    found = re.fullmatch(r"([A-Z0-9]{1,3}?)[\s-]*([0-9]{1,6})", typed.strip().upper())
    return f"{found[1]}-{int(found[2]):02}" if found else typed.strip()[:20]


_VOTING_CLOSED = N_(
    "Voting is closed. A ballot that was filled in before the close can still be entered: say that it was."
)
_COLLECTING_CLOSED = N_(
    "Collecting is closed. A sheet that was written before the close can still be entered: say that it was."
)


def _so_many(number: int) -> int:
    if isinstance(number, bool) or not 1 <= number <= SEATS_AT_MOST:
        raise BadChoice(N_("From 1 to {most} seats at once."), field="number", most=SEATS_AT_MOST)
    return number


def _added(done: Deed, draft: ExpertDraft, code: str) -> str:
    expert = Expert(
        think_tank_id=done.think_tank_id,
        seat=code,
        joined_at=now(),
        provenance=Provenance.facilitator,
        **draft.model_dump(),
    )
    done.session.add(expert)
    done.session.flush()
    done.log("add", "seat", expert.id, after={"seat": code, "region": draft.region, "stakeholder": draft.stakeholder})
    return code


def _free_codes(done: Deed, region: str) -> Iterator[str]:
    """KEN-01, KEN-02, ... after the highest there is. Regions that begin alike share one row of numbers."""
    prefix = "".join(sign for sign in region if sign.isalnum())[:3].upper()
    taken = [one.seat or "" for one in store.seats.every(done.session, think_tank_id=done.think_tank_id)]
    numbers = [int(code.removeprefix(f"{prefix}-")) for code in taken if code.startswith(f"{prefix}-")]
    return (f"{prefix}-{number:02}" for number in count(max(numbers, default=0) + 1))


def seat_of(done: Deed, typed: str) -> Expert:
    """The person on a seat, inside a deed. Raises NotFound."""
    return person_on(done.session, think_tank_id=done.think_tank_id, typed=typed)


def person_on(session: Session, *, think_tank_id: int, typed: str) -> Expert:
    """The person on the seat that was meant. Raises NotFound."""
    code = read_seat(typed)
    found = store.seats.by_code(session, think_tank_id=think_tank_id, seat=code)
    if found is None:
        raise NotFound(N_("There is no seat {seat}."), seat=code)
    return found


def _shown(one: Expert, voted: dict[int, int], asked: int, sent: dict[int, int], said: dict[int, int]) -> Seat:
    expert_id = identity(one.id)
    return Seat(
        expert_id=expert_id,
        code=one.seat or "",
        name=one.name,
        region=one.region,
        stakeholder=str(one.stakeholder),
        language=str(one.language),
        voted=voted.get(expert_id, 0),
        asked=asked,
        findings=sent.get(expert_id, 0),
        surveys=said.get(expert_id, 0),
    )


def _is_late(steps: Sequence[Step], before_close: bool) -> bool | None:
    """Whether paper comes after the close, though it was filled in before; None when it cannot be taken at all."""
    if any(step.state is StepState.open and has_time(step) for step in steps):
        return False
    been_open = any(step.state is not StepState.hidden for step in steps)
    return True if before_close and been_open else None


def _read(lines: Sequence[Line], *, voting: Round, numbers: Mapping[int, int]) -> dict[int, dict[int, int]]:
    """finding id -> axis -> value, {} to take an answer back. Raises BadLines."""
    answers: dict[int, dict[int, int]] = {}
    refusals: dict[int, Refused] = {}
    for row, (number, answer) in enumerate(lines):
        if not answer.strip():
            continue
        try:
            finding_id = _finding(number, numbers, answers)
            answers[finding_id] = read_answer(answer, ballot=voting.ballot, each=voting.each)
        except Refused as refused:
            refusals[row] = refused
    if refusals:
        raise BadLines(refusals)
    return answers


def _finding(typed: str, numbers: Mapping[int, int], before: Mapping[int, object]) -> int:
    number = read_number(typed)
    if number is None or number not in numbers:
        raise BadChoice(N_("This round has no finding {number}."), field="number", number=typed.strip()[:20])
    if numbers[number] in before:
        raise BadChoice(N_("Finding {number} is here twice."), field="number", number=number)
    return numbers[number]


def _put(done: Deed, voting: Round, expert_id: int, answers: dict[int, dict[int, int]]) -> None:
    round_id = identity(voting.id)
    for finding_id, values in answers.items():
        at = {"round_id": round_id, "expert_id": expert_id, "finding_id": finding_id}
        if not values:
            store.votes.remove(done.session, **at)
            store.reasons.forget(done.session, **at)
        for axis, value in values.items():
            store.votes.put(
                done.session,
                **at,
                axis=axis,
                value=value,
                ballot=voting.ballot,
                revision=done.revision,
                provenance=Provenance.facilitator,
            )
    if voting.ballot is BallotKind.dots:
        try:
            store.purses.count(done.session, round_id=round_id, expert_id=expert_id)
        except NoDotsLeft:
            raise NoDotsLeft(
                N_("More dots than the budget of {budget}. Nothing was entered."), budget=voting.budget
            ) from None
