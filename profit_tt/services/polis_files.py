"""The files of a Polis export, read row by row: votes as a log or one row a participant, and the comments.

votes.csv: timestamp (ms), comment-id, voter-id, vote; a person's last vote on a comment counts. participants-votes.csv:
participant, then a column for each comment. comments.csv: comment-id, comment-body, moderated (-1 rejected). Votes are
1 agree, 0 pass, -1 disagree. Other columns are passed over; where both files have votes, those of the log count.
"""

import hashlib
import re
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from profit_tt.errors import N_, InField
from profit_tt.models.words import clean
from profit_tt.services.csv_lines import CsvLines, bad_line, csv_lines
from profit_tt.text.safe import undone

VOTES, PEOPLE, COMMENTS = "votes.csv", "participants-votes.csv", "comments.csv"
#: Far above any conversation there was; below what a laptop's memory holds.
VOTES_LIMIT, PEOPLE_LIMIT, COMMENTS_LIMIT = 10_000_000, 200_000, 20_000
BODY_LIMIT = 2000
_VALUES = {"1": 1, "0": 0, "-1": -1}
_MODERATED = {"": 0, "0": 0, "1": 1, "-1": -1}
_TRUE = {"true", "1", "t"}
#: Machines wrote these files: control signs become blanks, nobody could type the text again without them.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")

#: Called with how many bytes are read, of how many in all.
Tell = Callable[[int, int], None]

_TOO_MANY = N_("has more rows than this app takes")
_TWICE = N_("is there twice")
_NO_COMMENT = N_("names a comment that comments.csv does not have")
_NO_VOTE = N_("is not a vote: 1, 0 or -1")


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment; text is "" where the body is blank. at: milliseconds since 1970, 0 when unknown."""

    id: int
    text: str
    rejected: bool
    author: int | None
    at: int
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class PolisFiles:
    """One conversation. people: their ids in order, with what stands in the region column ("" without one).

    voter, comment, value: the votes that count, as places in `people` and `comments`, and 1, 0, -1; in order of both.
    began: milliseconds since 1970 of the first vote, 0 when unknown. fingerprint: the same for the same files.
    """

    people: list[tuple[int, str]]
    comments: list[Comment]
    voter: "np.ndarray[tuple[int], np.dtype[np.int64]]" = field(repr=False)
    comment: "np.ndarray[tuple[int], np.dtype[np.int64]]" = field(repr=False)
    value: "np.ndarray[tuple[int], np.dtype[np.int8]]" = field(repr=False)
    began: int
    fingerprint: str


@dataclass(slots=True)
class _Log:
    """Votes as they are read: 8 + 8 + 8 + 1 bytes each."""

    voter: "array[int]" = field(default_factory=lambda: array("q"))
    comment: "array[int]" = field(default_factory=lambda: array("q"))
    at: "array[int]" = field(default_factory=lambda: array("q"))
    value: "array[int]" = field(default_factory=lambda: array("b"))

    def add(self, voter: int, comment: int, at: int, value: int) -> None:
        self.voter.append(voter)
        self.comment.append(comment)
        self.at.append(at)
        self.value.append(value)


def read(folder: Path, *, region_column: str = "", tell: Tell = lambda done, of: None) -> PolisFiles:
    """The conversation in a folder. Raises BadData naming file, line (of a text editor) and reason."""
    there = [path for path in (folder / COMMENTS, folder / PEOPLE, folder / VOTES) if path.is_file()]
    if folder / COMMENTS not in there:
        raise bad_line(COMMENTS, "-", N_("the file is not there"))
    if len(there) == 1:
        raise bad_line(VOTES, "-", N_("the file is not there, and participants-votes.csv neither"))
    files = _Files(region_column, tell, sum(path.stat().st_size for path in there))
    comments = sorted(files.comments(folder / COMMENTS), key=lambda one: one.id)
    known = {one.id for one in comments}
    people: dict[int, str] = {}
    log, by_person = _Log(), _Log()
    if folder / PEOPLE in there:
        files.participants(folder / PEOPLE, known, people, by_person)
    if folder / VOTES in there:
        files.votes(folder / VOTES, known, people, log)
    files.require_region_column(there[1:])
    counted = log if folder / VOTES in there else by_person
    ordered = sorted(people.items())
    voter, comment, value = _last(counted, [one for one, _ in ordered], [one.id for one in comments])
    first = min((at for at in counted.at if at > 0), default=0)
    return PolisFiles(ordered, comments, voter, comment, value, first, _fingerprint(there, region_column))


@dataclass(slots=True)
class _Files:
    """Reads one file after another and tells how far it is."""

    region_column: str
    tell: Tell
    size: int
    done: int = 0
    has_region: bool = False

    def comments(self, path: Path) -> Iterator[Comment]:
        seen: set[int] = set()
        with self._table(path, ("comment-id", "comment-body")) as rows:
            author, at = rows.place("author-id"), rows.place("timestamp")
            moderated = rows.place("moderated")
            flags = [(name, rows.place(f"is-{name}")) for name in ("meta", "seed")]
            for cells in rows:
                one = rows.number(cells, rows.at["comment-id"])
                if one in seen:
                    raise rows.wrong("comment-id", _TWICE)
                seen.add(one)
                if len(seen) > COMMENTS_LIMIT:
                    raise rows.wrong("", _TOO_MANY)
                if moderated >= 0 and cells[moderated].strip() not in _MODERATED:
                    raise rows.wrong("moderated", N_("is neither 1, 0 nor -1"))
                yield Comment(
                    id=one,
                    text=_text(rows, cells),
                    rejected=moderated >= 0 and cells[moderated].strip() == "-1",
                    author=rows.number(cells, author) if author >= 0 and cells[author].strip() else None,
                    at=rows.number(cells, at) if at >= 0 and cells[at].strip() else 0,
                    tags=tuple(name for name, where in flags if where >= 0 and cells[where].lower() in _TRUE),
                )

    def votes(self, path: Path, known: set[int], people: dict[int, str], log: _Log) -> None:
        with self._table(path, ("timestamp", "comment-id", "voter-id", "vote")) as rows:
            at, comment, voter, vote = (rows.at[name] for name in ("timestamp", "comment-id", "voter-id", "vote"))
            region = self._region(rows)
            for cells in rows:
                value = _VALUES.get(cells[vote].strip())
                if value is None:
                    raise rows.wrong("vote", _NO_VOTE)
                which, who = rows.number(cells, comment), rows.number(cells, voter)
                if which not in known:
                    raise rows.wrong("comment-id", _NO_COMMENT)
                said = cells[region].strip() if region >= 0 else ""
                if said or who not in people:
                    people[who] = said or people.get(who, "")
                log.add(who, which, rows.number(cells, at), value)
                if len(log.value) > VOTES_LIMIT or len(people) > PEOPLE_LIMIT:
                    raise rows.wrong("", _TOO_MANY)

    def participants(self, path: Path, known: set[int], people: dict[int, str], log: _Log) -> None:
        with self._table(path, ("participant",)) as rows:
            columns = [(where, int(name)) for name, where in rows.at.items() if name.isascii() and name.isdigit()]
            for where, one in columns:
                if one not in known:
                    raise bad_line(path.name, f"line 1, {rows.names[where]}", _NO_COMMENT)
            participant, region = rows.at["participant"], self._region(rows)
            for cells in rows:
                who = rows.number(cells, participant)
                if who in people:
                    raise rows.wrong("participant", _TWICE)
                people[who] = cells[region].strip() if region >= 0 else ""
                for where, one in columns:
                    if cell := cells[where].strip():
                        if cell not in _VALUES:
                            raise rows.wrong(rows.names[where], _NO_VOTE)
                        log.add(who, one, 0, _VALUES[cell])
                if len(log.value) > VOTES_LIMIT or len(people) > PEOPLE_LIMIT:
                    raise rows.wrong("", _TOO_MANY)

    def require_region_column(self, read: list[Path]) -> None:
        """The column was asked for, so one of the files of people must have it."""
        if self.region_column and not self.has_region:
            raise bad_line(read[0].name, "line 1", N_("has no column of the name given for the region"))

    def _region(self, rows: CsvLines) -> int:
        where = rows.place(self.region_column) if self.region_column else -1
        self.has_region |= where >= 0
        return where

    @contextmanager
    def _table(self, path: Path, needed: tuple[str, ...]) -> Iterator[CsvLines]:
        with csv_lines(path, needed, tell=lambda at: self.tell(self.done + at, self.size)) as rows:
            yield rows
        self.done += path.stat().st_size
        self.tell(self.done, self.size)


def _text(rows: CsvLines, cells: list[str]) -> str:
    body = undone(_CONTROLS.sub(" ", cells[rows.at["comment-body"]]))  # as our own export keeps it from spreadsheets
    try:
        return clean(body, field="text", limit=BODY_LIMIT, one_line=True)
    except InField as refused:
        raise rows.wrong("comment-body", refused) from None


def _last(log: _Log, people: list[int], comments: list[int]) -> "tuple[np.ndarray, np.ndarray, np.ndarray]":
    """Each person's last vote on each comment: the latest by its time, of those at the same moment the lower row."""
    voter = np.searchsorted(np.array(people, dtype=np.int64), np.array(log.voter, dtype=np.int64))
    comment = np.searchsorted(np.array(comments, dtype=np.int64), np.array(log.comment, dtype=np.int64))
    order = np.lexsort((np.array(log.at, dtype=np.int64), comment, voter))  # stable: rows of one moment stay in order
    voter, comment, value = voter[order], comment[order], np.array(log.value, dtype=np.int8)[order]
    last = np.ones(len(order), dtype=bool)
    last[:-1] = (voter[1:] != voter[:-1]) | (comment[1:] != comment[:-1])
    return voter[last], comment[last], value[last]


def _fingerprint(paths: list[Path], region_column: str) -> str:
    told = hashlib.sha256(region_column.encode())
    for path in paths:
        with path.open("rb") as file:
            told.update(b"\0" + path.name.encode() + hashlib.file_digest(file, "sha256").digest())
    return told.hexdigest()
