"""A round that closes while two hundred vote: each vote is counted before the close, or refused with a sentence."""

import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import sqlalchemy as sa

from bench.measuring import Row
from bench.rooms import Loaded
from profit_tt import store
from profit_tt.errors import VotingClosed
from profit_tt.models import DeviceExpert, ExpertDraft, Language, Person, Stakeholder, StepKind, Vote
from profit_tt.models.base import table
from profit_tt.services import entering, room, running, voting

VOTERS = 200
THREADS = 8
#: Seconds after the first vote within which the round closes, at a moment that chance chooses.
WITHIN = 0.2

_vote, _device = table(Vote), table(DeviceExpert)


def tries(here: Loaded, number: int) -> Row:
    """So many rounds of open, vote and close; what became of every vote."""
    desk = Person("bench-desk", here.think_tank_id)
    voters = [Person(f"closing-{place}", here.think_tank_id) for place in range(VOTERS)]
    for voter in voters:
        draft = ExpertDraft.of(region="kent", stakeholder=Stakeholder.public, language=Language.en)
        entering.join(by=voter, draft=draft)
    findings = [one.id for one in room.look(by=desk).findings]
    told: Row = {"tries": number, "counted": 0, "refused": 0, "lost": 0, "late": 0, "other": 0, "cut": 0}
    with ThreadPoolExecutor(THREADS) as threads:
        for place in range(number):
            running.open_step(by=desk, kind=StepKind.vote)
            answers, rows = _once(here, desk, voters, findings[place % len(findings)], threads)
            _add(told, answers, rows)
    return told


def _once(
    here: Loaded, desk: Person, voters: list[Person], finding_id: int, threads: ThreadPoolExecutor
) -> tuple[dict[str, str], set[str]]:
    """(what each voter was told, who has a vote of this try in the database)"""
    opened = room.pulse(by=desk).number

    def cast(voter: Person) -> tuple[str, str]:
        try:
            choice = random.choice(("agree", "disagree", "passed"))
            voting.cast(by=voter, round_id=here.round_id, finding_id=finding_id, choice=choice)
        except VotingClosed:
            return voter.device, "refused"
        except Exception:
            return voter.device, "other"
        return voter.device, "counted"

    def close() -> None:
        time.sleep(random.uniform(0, WITHIN))
        running.close_step(by=desk, kind=StepKind.vote)

    closing = threading.Thread(target=close)
    closing.start()
    answers = dict(threads.map(cast, voters))
    closing.join()
    return answers, _voted(here.round_id, finding_id, since=opened)


def _voted(round_id: int, finding_id: int, *, since: int) -> set[str]:
    """Devices whose expert's vote on a finding was made after a revision."""
    asked = (
        sa.select(_device.c.device)
        .join(_vote, _vote.c.expert_id == _device.c.expert_id)
        .where(_vote.c.round_id == round_id, _vote.c.finding_id == finding_id, _vote.c.revision > since)
    )
    with store.reading() as session:
        return set(session.scalars(asked))


def _add(told: Row, answers: dict[str, str], voted: set[str]) -> None:
    by_answer = {answer: {who for who, got in answers.items() if got == answer} for answer in set(answers.values())}
    counted = by_answer.get("counted", set())
    for answer in ("counted", "refused", "other"):
        told[answer] += len(by_answer.get(answer, ()))
    told["lost"] += len(counted - voted)
    told["late"] += len(voted - counted)
    told["cut"] += 0 < len(counted) < len(answers)


def written(row: Row) -> str:
    """The figures as a line."""
    return (
        f"A round closed while {VOTERS} voted, {row['tries']:,} tries in {THREADS} threads ({row['cut']:,} of them cut "
        f"the votes in two): {row['counted']:,} votes counted, {row['refused']:,} refused with a sentence, "
        f"{row['lost']} acknowledged and lost, {row['late']} counted without acknowledgement, {row['other']} others."
    )
