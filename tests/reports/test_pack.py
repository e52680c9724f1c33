"""Packs: figures come out the same from the votes alone, touched packs are found out, nobody can be found in them."""

import csv
import hashlib
import json
import zipfile
from io import StringIO
from pathlib import Path

import pytest

from profit_tt.errors import BadData, NotAllowed
from profit_tt.models import BallotKind, FindingDraft, Person
from profit_tt.reports import pack
from profit_tt.reports.pack.plan import COLUMNS, SUMS, VOTES
from profit_tt.reports.pack.reading import unpacked
from profit_tt.services import merging, packing, room, sample
from profit_tt.text import speaker
from tests.building import Hall, House
from tests.services.ballots import a_round

say = speaker("en")


def written(hall: Hall, path: Path) -> Path:
    path.write_bytes(pack.as_zip(packing.packed(by=Person.house(hall.id)), say))
    return path


def changed(path: Path, name: str, before: str, after: str, *, sums: bool = False) -> Path:
    """The pack with the first `before` in one of its files turned into `after`; with check sums that fit, if `sums`."""
    with zipfile.ZipFile(path) as archive:
        files = {one: archive.read(one) for one in archive.namelist()}
    assert before.encode() in files[name]
    files[name] = files[name].replace(before.encode(), after.encode(), 1)
    if sums:
        lines = (f"{hashlib.sha256(files[one]).hexdigest()}  {one}\n" for one in files if one != SUMS)
        files[SUMS] = "".join(lines).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for one, data in files.items():
            archive.writestr(one, data)
    return path


def values(kind: BallotKind, turn: int) -> tuple[int, ...]:
    """An answer on each axis of a ballot."""
    if kind is BallotKind.agreement:
        return (turn % 3 - 1,)
    if kind is BallotKind.impact_feasibility:
        return 1 + turn % 5, turn % 6
    return (1 + turn % (2 if kind is BallotKind.dots else 5),)


def table(path: Path, name: str) -> list[dict[str, str]]:
    with zipfile.ZipFile(path) as archive:
        return list(csv.DictReader(StringIO(archive.read(name).decode(), newline="")))


@pytest.mark.parametrize("kind", list(BallotKind))
def test_every_figure_of_two_rounds_comes_out_of_the_votes(house: House, tmp_path: Path, kind: BallotKind) -> None:
    hall = house.session_of(15, 4, open=())
    first = a_round(hall, kind)
    second = a_round(hall, kind, again_of=first.id)
    for place, person in enumerate(hall.experts):
        for number in range(3):
            first.vote(person, number, *values(kind, place + number))
            if place % 2:
                second.vote(person, number, *values(kind, place * number))
    done = pack.recomputed(written(hall, tmp_path / "pack.zip"))
    assert (done.differ, done.changed, done.same) == ((), (), True)
    assert done.figures > 200


def test_a_merged_finding_and_a_withdrawn_voter_are_counted_alike(house: House, tmp_path: Path) -> None:
    hall = house.session_of(15, 4)
    for place, person in enumerate(hall.experts):
        for finding in hall.findings:
            hall.vote(person, finding, "agree" if (place + finding) % 3 else "disagree")
    draft = FindingDraft.of(text="Both together.", kind="practice", language="en", themes=["data"])
    versions = {one.id: one.version for one in room.look(by=hall.desk).findings}
    merging.merge(by=hall.desk, finding_ids=hall.findings[:2], draft=draft, seen=versions)
    assert pack.recomputed(written(hall, tmp_path / "pack.zip")).same


def test_the_sample_and_its_texts(house: House, tmp_path: Path) -> None:
    tank = sample.load_canterbury(by=Person.house()).think_tank
    path = tmp_path / "pack.zip"
    path.write_bytes(pack.as_zip(packing.packed(by=Person.house(tank.id)), speaker("fr")))
    done = pack.recomputed(path)
    assert done.same
    assert done.figures > 5000
    book = table(path, "code_book.csv")
    assert [(row["file"], row["column"]) for row in book] == [(f, c) for f, columns in COLUMNS.items() for c in columns]
    assert book[0]["meaning"] == speaker("fr")(COLUMNS["people.csv"]["person"])


def test_one_vote_changed_is_found_out(house: House, tmp_path: Path) -> None:
    hall = house.session_of(15, 3)
    for place, person in enumerate(hall.experts):
        for finding in hall.findings:
            hall.vote(person, finding, "agree" if (place + finding) % 3 else "disagree")
    path = written(hall, tmp_path / "pack.zip")
    row = next(one for one in table(path, VOTES) if one["value"] == "1")
    line = ",".join(row.values())
    turned = ",".join([*list(row.values())[:-1], "-1"])
    touched = pack.recomputed(changed(path, VOTES, f"{line}\r\n", f"{turned}\r\n"))
    assert touched.changed == (VOTES,)
    assert "pictures/1: findings" in touched.differ[0]
    sly = pack.recomputed(changed(path, VOTES, f"{turned}\r\n", f"{turned}\r\n", sums=True))
    assert (sly.changed, sly.same) == ((), False)
    assert sly.differ == touched.differ


def test_numbers_of_people_mean_nothing_outside_and_small_cells_keep_no_type(house: House, tmp_path: Path) -> None:
    hall = house.session_of(15, 3)
    for person in hall.experts:
        hall.vote(person, hall.findings[0])
    path = written(hall, tmp_path / "pack.zip")
    people = table(path, "people.csv")
    assert sorted(int(one["person"]) for one in people) == list(range(1, 16))
    # three of a region, of two or three types each: every type would be a small cell
    assert {one["stakeholder"] for one in people} == {""}
    with zipfile.ZipFile(path) as archive:
        whole = b"".join(archive.read(name) for name in archive.namelist()).decode()
    assert [one.device for one in hall.experts if one.device in whole] == []
    assert json.loads(zipfile.ZipFile(path).read("think_tank.json"))["form"] == pack.FORM


def test_a_formula_stays_text(house: House, tmp_path: Path) -> None:
    hall = house.session_of(3, 1)
    hall.finding('=HYPERLINK("https://example.org")', tags=["-5 %", "=x"])
    texts = [row["text"] for row in table(written(hall, tmp_path / "pack.zip"), "findings.csv")]
    assert texts[-1] == '\'=HYPERLINK("https://example.org")'
    read = unpacked(tmp_path / "pack.zip").rows.room.findings[-1]
    assert (read.text, read.tags) == ('=HYPERLINK("https://example.org")', ("-5 %", "=x"))


@pytest.mark.parametrize(
    ("name", "before", "after", "place"),
    [
        ("think_tank.json", "profit-think-tank/pack/1.0", "profit-think-tank/pack/2.0", "think_tank.json"),
        ("think_tank.json", "{", "", "think_tank.json"),
        (VOTES, "axis", "axes", VOTES),
        ("rounds.csv", "agreement", "applause", "rounds.csv, 2"),
    ],
)
def test_what_is_no_pack_is_refused_with_its_place(
    house: House, tmp_path: Path, name: str, before: str, after: str, place: str
) -> None:
    hall = house.session_of(3, 1)
    path = changed(written(hall, tmp_path / "pack.zip"), name, before, after)
    with pytest.raises(BadData) as refused:
        pack.recomputed(path)
    assert refused.value.values["place"] == place


def test_a_file_that_is_no_zip_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "pack.zip"
    path.write_bytes(b"PK\x03\x04 and then nothing")
    with pytest.raises(BadData):
        pack.recomputed(path)


def test_only_facilitators_pack(house: House) -> None:
    hall = house.session_of(3, 1)
    with pytest.raises(NotAllowed):
        packing.packed(by=hall.experts[0])
