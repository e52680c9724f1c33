"""Reading a Polis export: which votes count, and one sentence for whatever is wrong with it."""

from pathlib import Path

import pytest

from profit_tt.errors import BadData
from profit_tt.services import polis_files
from profit_tt.services.polis_files import PolisFiles, read
from tests import polis


def votes(files: PolisFiles) -> dict[tuple[int, int], int]:
    """(person, comment) -> value, by their ids in the files."""
    people, comments = [one for one, _ in files.people], [one.id for one in files.comments]
    cells = zip(files.voter.tolist(), files.comment.tolist(), files.value.tolist(), strict=True)
    return {(people[voter], comments[comment]): value for voter, comment, value in cells}


COUNTED = {(1, 7): 1, (4, 7): 1, (4, 3): -1, (2, 5): -1, (12, 11): 1}


@pytest.mark.parametrize("without", ["votes.csv", "participants-votes.csv", ""])
def test_the_last_vote_counts_and_both_files_say_the_same(tmp_path: Path, without: str) -> None:
    files = read(polis.written(tmp_path / "export", without=(without,)))
    assert votes(files) == COUNTED
    assert [one for one, _ in files.people] == [1, 2, 4, 12, *([] if without == "participants-votes.csv" else [15])]


def test_comments_are_read_in_the_order_of_their_ids() -> None:
    comments = read(polis.small()).comments
    assert [(one.id, one.rejected, one.author, one.tags) for one in comments] == [
        (3, False, 2, ("meta",)),
        (5, True, 9, ()),
        (7, False, 1, ("seed",)),
        (11, False, None, ()),
    ]
    assert [one.text for one in comments][2:] == ["A pass for ferries, buses and museums", ""]


@pytest.mark.parametrize("without", ["votes.csv", "participants-votes.csv"])
def test_the_region_column_may_stand_in_either_file(tmp_path: Path, without: str) -> None:
    files = read(polis.written(tmp_path / "export", without=(without,)), region_column="county")
    assert dict(files.people) == {1: "Kent", 2: "Narnia", 4: "zeeland", 12: ""} | (
        {15: "Essex"} if without == "votes.csv" else {}
    )


def test_the_fingerprint_is_that_of_what_is_read(tmp_path: Path) -> None:
    one, two = polis.written(tmp_path / "one"), polis.written(tmp_path / "two")
    (two / "summary.csv").write_text("topic,nothing\n")
    assert read(one).fingerprint == read(two).fingerprint
    assert read(one).fingerprint != read(one, region_column="county").fingerprint
    (two / "votes.csv").write_text(polis.VOTES + "1500000000500,then,7,15,1,\n")
    assert read(one).fingerprint != read(two).fingerprint


def test_progress_goes_up_to_the_end(tmp_path: Path) -> None:
    folder, told = polis.written(tmp_path / "export"), list[tuple[int, int]]()
    read(folder, tell=lambda done, of: told.append((done, of)))
    size = sum(path.stat().st_size for path in folder.iterdir())
    assert told == sorted(told)
    assert told[-1] == (size, size)


@pytest.mark.parametrize(
    ("file", "old", "new", "wrong"),
    [
        ("votes.csv", "7,4,1,", "7,4,2,", "line 4, vote: is not a vote: 1, 0 or -1"),
        ("votes.csv", "7,4,1,", "7,4,,", "line 4, vote: is not a vote: 1, 0 or -1"),
        ("votes.csv", "7,4,1,", "7,four,1,", "line 4, voter-id: is not a whole number"),
        ("votes.csv", "7,4,1,", "7,-4,1,", "line 4, voter-id: is not a whole number"),
        ("votes.csv", "7,4,1,", "7,4444444444444444,1,", "line 4, voter-id: is not a whole number"),
        ("votes.csv", "1500000000300", "Monday", "line 2, timestamp: is not a whole number"),
        ("votes.csv", "then,5,2", "then,6,2", "line 7, comment-id: names a comment that comments.csv does not have"),
        ("votes.csv", "7,4,1,", "7,4,1,a,", "line 4: has too few or too many columns"),
        ("votes.csv", "7,4,1,", "7,4,1,,", "line 4: has too few or too many columns"),
        ("votes.csv", "voter-id", "voter", "line 1, voter-id: is missing"),
        ("votes.csv", "datetime", "vote", "line 1: every column needs a name of its own"),
        ("votes.csv", "-1,Narnia", '-1,"Narnia', "line 7: unexpected end of data"),
        ("votes.csv", polis.VOTES, "", "line 1: every column needs a name of its own"),
        ("votes.csv", "Narnia", "Narni\udce4", "line 7: is not UTF-8 text"),
        ("comments.csv", "then,3,2", "then,7,2", "line 3, comment-id: is there twice"),
        ("comments.csv", "0,2,-1", "0,2,-2", "line 4, moderated: is neither 1, 0 nor -1"),
        ("comments.csv", "comment-body", "body", "line 1, comment-body: is missing"),
        (
            "comments.csv",
            "Nobody",
            "N" * 2001,
            "line 4, comment-body: Too long: 2012 characters, 2000 are allowed. Shorten it a little.",
        ),
        ("participants-votes.csv", "15,,", "12,,", "line 6, participant: is there twice"),
        ("participants-votes.csv", "Kent,,,1,", "Kent,,,yes,", "line 2, 7: is not a vote: 1, 0 or -1"),
        ("participants-votes.csv", "7,11", "7,12", "line 1, 12: names a comment that comments.csv does not have"),
        ("participants-votes.csv", "participant,", "person,", "line 1, participant: is missing"),
    ],
)
def test_a_broken_file_is_one_sentence(tmp_path: Path, file: str, old: str, new: str, wrong: str) -> None:
    folder = polis.written(tmp_path / "export")
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_bytes(text.replace(old, new, 1).encode("utf-8", "surrogateescape"))
    with pytest.raises(BadData) as refused:
        read(folder)
    assert str(refused.value) == f"{file}: {wrong}"


def test_a_line_is_where_a_text_editor_has_it(tmp_path: Path) -> None:
    folder = polis.written(tmp_path / "export")
    spoilt = polis.COMMENTS.replace("A pass for ferries,", "A pass for\nferries,").replace("0,2,-1", "0,2,?")
    (folder / "comments.csv").write_text(spoilt)
    with pytest.raises(BadData, match=r"^comments.csv: line 5, moderated: "):
        read(folder)


@pytest.mark.parametrize(
    ("without", "wrong"),
    [
        (("comments.csv",), "comments.csv: -: the file is not there"),
        (
            ("votes.csv", "participants-votes.csv"),
            "votes.csv: -: the file is not there, and participants-votes.csv neither",
        ),
    ],
)
def test_a_missing_file_is_one_sentence(tmp_path: Path, without: tuple[str, ...], wrong: str) -> None:
    with pytest.raises(BadData) as refused:
        read(polis.written(tmp_path / "export", without=without))
    assert str(refused.value) == wrong


def test_a_region_column_that_is_not_there_is_one_sentence() -> None:
    with pytest.raises(BadData) as refused:
        read(polis.small(), region_column="shire")
    assert str(refused.value) == "participants-votes.csv: line 1: has no column of the name given for the region"


@pytest.mark.parametrize("limit", ["VOTES_LIMIT", "PEOPLE_LIMIT", "COMMENTS_LIMIT"])
def test_files_of_a_size_beyond_reason_are_refused(monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    monkeypatch.setattr(polis_files, limit, 3)
    with pytest.raises(BadData, match="has more rows than this app takes"):
        read(polis.small())
