"""A conversation written as Polis has it: read by our own import, written again, and the same."""

import csv
from io import StringIO
from pathlib import Path

import pytest

from profit_tt.errors import NotAllowed, Refused
from profit_tt.models import BallotKind, Person, StepKind
from profit_tt.reports import polis_csv
from profit_tt.services import moderating, polis_import, sample
from profit_tt.services.conversation import conversation
from profit_tt.services.polis_files import COMMENTS, PEOPLE, VOTES
from tests import polis
from tests.building import House

#: Words that a spreadsheet, a reader of CSV or a page might take for something else.
WORDS = ("=1+1", '-we- say "no", twice', "@office; a, b", "'quoted' words", "<b>bold</b> & more", "| pipe")


def exported(by: Person) -> dict[str, bytes]:
    return polis_csv.as_files(conversation(by=by))


def imported(files: dict[str, bytes], folder: Path) -> Person:
    """The files as a new think tank."""
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    made = polis_import.import_polis(by=Person.house(), folder=folder, region_column="region")
    return Person.house(made.think_tank.id)


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(data.decode())))


def test_the_sample_comes_back_the_same(house: House, tmp_path: Path) -> None:
    tank = sample.load_canterbury(by=Person.house()).think_tank
    files = exported(Person.house(tank.id))
    assert set(files) == {COMMENTS, VOTES, PEOPLE}
    assert (len(rows(files[COMMENTS])), len(rows(files[PEOPLE]))) == (35, 40)
    assert exported(imported(files, tmp_path / "again")) == files


def test_dangerous_words_rejected_findings_and_the_silent_come_back_the_same(house: House, tmp_path: Path) -> None:
    hall = house.think_tank()
    people = [hall.expert("kent"), hall.expert("zeeland"), hall.expert("kent")]
    for text in WORDS:
        hall.finding(text, by=people[0])
    hall.open(StepKind.vote)
    hall.vote(people[0], hall.findings[0])
    hall.vote(people[1], hall.findings[0], "disagree")
    hall.vote(people[1], hall.findings[1], "passed")
    moderating.reject(by=hall.desk, finding_id=hall.findings[-1], reason="Said already", seen=None)
    files = exported(hall.desk)
    bodies = [row["comment-body"] for row in rows(files[COMMENTS])]
    assert bodies[0] == "'=1+1"
    assert [row["moderated"] for row in rows(files[COMMENTS])] == ["1"] * 5 + ["-1"]
    assert sorted((row["region"], row["n-votes"]) for row in rows(files[PEOPLE])) == [
        ("kent", "0"),
        ("kent", "1"),
        ("zeeland", "2"),
    ]
    assert exported(imported(files, tmp_path / "again")) == files


def test_a_polis_conversation_keeps_its_numbers(house: House, tmp_path: Path) -> None:
    made = polis_import.import_polis(by=Person.house(), folder=polis.small(), region_column="county")
    files = exported(Person.house(made.think_tank.id))
    assert [row["comment-id"] for row in rows(files[COMMENTS])] == ["3", "5", "7", "11"]
    assert [row["is-meta"] for row in rows(files[COMMENTS])] == ["true", "false", "false", "false"]
    votes = sorted((row["comment-id"], row["vote"]) for row in rows(files[VOTES]))
    assert votes == [("11", "1"), ("3", "-1"), ("5", "-1"), ("7", "1"), ("7", "1")]


def test_nobody_is_named_by_number_or_moment(house: House) -> None:
    """Numbers follow the votes, moments are days, and nobody is said to have written anything."""
    hall = house.session_of(6, 3)
    for place, person in enumerate(hall.experts):
        hall.vote(person, hall.findings[place % 3], ("agree", "disagree", "passed")[place % 3])
    files = exported(hall.desk)
    assert {row["author-id"] for row in rows(files[COMMENTS])} == {"0"}
    assert {int(row["timestamp"]) % 86_400_000 for name in (COMMENTS, VOTES) for row in rows(files[name])} == {0}
    assert [row["participant"] for row in rows(files[PEOPLE])] == [str(one) for one in range(1, 7)]


def test_only_who_may_read_all_results_and_only_where_there_is_such_a_round(house: House) -> None:
    hall = house.session_of(3, 1)
    with pytest.raises(NotAllowed):
        exported(hall.experts[0])
    other = house.think_tank().ballot(BallotKind.dots)
    with pytest.raises(Refused):
        exported(other.desk)
