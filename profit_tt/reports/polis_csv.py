"""A conversation in the files of a Polis export, for the tools that read these; our own import does."""

import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from io import StringIO

from profit_tt.models import UNKNOWN
from profit_tt.reports.safe import guarded
from profit_tt.services.conversation import MARKS, Conversation
from profit_tt.services.polis_files import COMMENTS, PEOPLE, VOTES

#: Nobody: what somebody wrote is public in the room, and would tell what they voted.
_AUTHOR = 0


def as_files(told: Conversation) -> dict[str, bytes]:
    """File name -> bytes: comments.csv, votes.csv and participants-votes.csv, the same for the same votes.

    A moment is only ever a day. participants-votes.csv has a column `region`, empty where it is not known; whoever
    joined without voting has a row too.
    """
    return {COMMENTS: _comments(told), VOTES: _votes(told), PEOPLE: _people(told)}


def _comments(told: Conversation) -> bytes:
    counted = Counter(zip(told.votes["statement"].tolist(), told.votes["value"].tolist(), strict=True))
    head = ("timestamp", "datetime", "comment-id", "author-id", "agrees", "disagrees", "moderated")
    rows = (
        (
            *_moment(one.on),
            one.id,
            _AUTHOR,
            counted[one.id, 1],
            counted[one.id, -1],
            -1 if one.rejected else 1,
            *("true" if mark in one.marks else "false" for mark in MARKS),
            guarded(one.text),
        )
        for one in told.statements
    )
    return _csv((*head, *(f"is-{mark}" for mark in MARKS), "comment-body"), rows)


def _votes(told: Conversation) -> bytes:
    moment = _moment(told.on)
    rows = ((*moment, statement, person, value) for person, statement, value in told.votes.itertuples(index=False))
    return _csv(("timestamp", "datetime", "comment-id", "voter-id", "vote"), rows)


def _people(told: Conversation) -> bytes:
    ids = [one.id for one in told.statements]
    cast: dict[int, dict[int, int]] = {}
    for person, statement, value in told.votes.itertuples(index=False):
        cast.setdefault(int(person), {})[int(statement)] = int(value)
    head = ("participant", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree", "region", *map(str, ids))
    return _csv(
        head,
        (
            _person(int(one), str(region), cast.get(int(one), {}), ids)
            for one, region in zip(told.people["person"], told.people["region"], strict=True)
        ),
    )


def _person(person: int, region: str, own: dict[int, int], ids: Sequence[int]) -> Sequence[object]:
    counts = (len(own), *(sum(value == sign for value in own.values()) for sign in (1, -1)))
    return (person, "", 0, *counts, "" if region == UNKNOWN else region, *(own.get(one, "") for one in ids))


def _moment(on: date) -> tuple[int, str]:
    """Milliseconds since 1970 and words, of the beginning of the day in UTC."""
    begins = datetime(on.year, on.month, on.day, tzinfo=UTC)
    return int(begins.timestamp() * 1000), begins.strftime("%a %b %d %Y")


def _csv(head: Sequence[object], rows: Iterable[Sequence[object]]) -> bytes:
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows(rows)
    return out.getvalue().encode()
