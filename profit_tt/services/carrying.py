"""Which votes go along when findings become another one: pure, so that a test can recount it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from profit_tt.models import BallotKind


def carried(votes: Iterable[Any], *, child: int) -> list[dict[str, Any]]:
    """Votes for `child`, made of the votes on the findings it comes from: one person's count once in each round.

    `votes`: rows of round_id, expert_id, finding_id, axis, ballot, value, revision, provenance, each. Dots are added
    up, at most `each`; on all other ballots the latest answer wins, with all its axes, so impact and feasibility
    always come from the same finding. A copy keeps its revision: it was cast when it was cast.
    """
    made: list[dict[str, Any]] = []
    for (round_id, expert_id), own in _by_person(votes):
        chosen = [_added_up(own)] if own[0].ballot == BallotKind.dots else _latest(own)
        common = {"round_id": round_id, "expert_id": expert_id, "finding_id": child, "ballot": own[0].ballot}
        made += [common | one for one in chosen]
    return made


def origins(votes: Iterable[Any]) -> dict[tuple[int, int], int]:
    """(round, expert) -> the finding whose answer is carried; dots come from all of them and are left out."""
    return {key: _newest(own) for key, own in _by_person(votes) if own[0].ballot != BallotKind.dots}


def counted(votes: Iterable[Any]) -> tuple[int, int]:
    """(votes carried: people in each round, added up; people who had voted on several of them in one round)."""
    people, several = 0, set()
    for (_, expert_id), own in _by_person(votes):
        people += 1
        if len({vote.finding_id for vote in own}) > 1:
            several.add(expert_id)
    return people, len(several)


def _by_person(votes: Iterable[Any]) -> Iterator[tuple[tuple[int, int], list[Any]]]:
    def key(vote: Any) -> tuple[int, int]:
        return vote.round_id, vote.expert_id

    for one, own in groupby(sorted(votes, key=key), key):
        yield one, list(own)


def _newest(own: Sequence[Any]) -> int:
    """The finding of the latest answer; the lower id where two are copies of one and the same."""
    finding_id: int = max(own, key=lambda vote: (vote.revision, -vote.finding_id)).finding_id
    return finding_id


def _latest(own: Sequence[Any]) -> list[dict[str, Any]]:
    origin = _newest(own)
    return [_answer(vote) | {"axis": vote.axis} for vote in own if vote.finding_id == origin]


def _added_up(own: Sequence[Any]) -> dict[str, Any]:
    newest = max(own, key=lambda vote: vote.revision)
    return _answer(newest) | {"axis": 0, "value": min(sum(vote.value for vote in own), newest.each)}


def _answer(vote: Any) -> dict[str, Any]:
    return {"value": vote.value, "revision": vote.revision, "provenance": vote.provenance}
