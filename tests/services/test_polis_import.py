"""Polis conversations as think tanks: every count, people without a region, twice the same, nothing half-imported."""

import csv
from collections import Counter
from pathlib import Path

import pytest
import sqlalchemy as sa

from profit_tt import store
from profit_tt.errors import BadData, NotAllowed
from profit_tt.models import Audience, Expert, Finding, FindingState, Person, Region, ThinkTank, Vote
from profit_tt.models.base import table
from profit_tt.services import log, results, room, setting_up
from profit_tt.services.polis_import import Imported, import_polis
from profit_tt.services.results import Picture
from tests import polis
from tests.building import REGIONS, House


def taken(folder: Path, **more: str) -> Imported:
    return import_polis(by=Person.house(), folder=folder, **more)


def seen(done: Imported) -> Picture:
    return results.picture(by=Person.house(done.think_tank.id), audience=Audience.desk)


def rows(noun: type) -> int:
    with store.reading() as session:
        return int(session.scalar(sa.select(sa.func.count()).select_from(table(noun))))


def written_votes(folder: Path) -> dict[str, Counter[str]]:
    """comment -> answers, of the file that has one row a participant."""
    with (folder / "participants-votes.csv").open(encoding="utf-8-sig", newline="") as file:
        people = list(csv.DictReader(file))
    return {
        name: Counter(row[name] for row in people if row[name])
        for name in people[0]
        if name.isascii() and name.isdigit()
    }


@pytest.mark.parametrize("name", polis.CONVERSATIONS)
def test_a_real_conversation_is_there_to_the_last_vote(house: House, name: str) -> None:
    folder = polis.real(name)
    done = taken(folder)
    assert (done.new, (done.people, done.findings, done.votes)) == (True, polis.CONVERSATIONS[name])
    assert (rows(Expert), rows(Finding), rows(Vote)) == polis.CONVERSATIONS[name]
    with store.reading() as session:
        counted = session.execute(
            sa.select(table(Finding).c.external_id, table(Vote).c.value, sa.func.count())
            .join(table(Vote), table(Vote).c.finding_id == table(Finding).c.id)
            .group_by(table(Finding).c.external_id, table(Vote).c.value)
        ).all()
    found: dict[str, Counter[str]] = {comment: Counter() for comment in written_votes(folder)}
    for comment, value, people in counted:
        found[comment][str(value)] = people
    assert found == written_votes(folder)


def test_the_picture_counts_everybody_and_no_region_that_is_none(house: House) -> None:
    picture = seen(taken(polis.small()))
    assert picture.tallies is not None
    assert picture.joined == {("unknown", "unknown"): 5}
    assert picture.taking_part == []
    assert [region.slug for region in picture.room.regions] == list(REGIONS)
    told = picture.tallies.overall.set_index("finding_id")
    of = {one.external_id: told.loc[one.id] for one in picture.room.findings}
    assert {name: (row["agree"], row["disagree"], row["passed"]) for name, row in of.items()} == {
        "3": (0, 1, 0),
        "7": (2, 0, 0),
        "11": (1, 0, 0),
    }
    assert set(told["status"]) == {"provisional"}
    assert told["common_ground"].isna().all()
    assert picture.tallies.beside is not None
    assert set(picture.tallies.beside["region"]) == {"unknown"}
    assert picture.tallies.by_region["seen"].sum() == 0


def test_regions_are_known_by_any_of_their_names(house: House) -> None:
    done = taken(polis.small(), region_column="county")
    assert done.strangers == {"Narnia": 1}
    picture = seen(done)
    assert picture.joined == {
        ("kent", "unknown"): 1,
        ("essex", "unknown"): 1,
        ("zeeland", "unknown"): 1,
        ("unknown", "unknown"): 2,
    }
    assert picture.taking_part == ["kent", "essex", "zeeland"]
    assert picture.tallies is not None
    assert picture.tallies.by_region["seen"].sum() == 3
    assert picture.tallies.overall["seen"].sum() == 4
    only = results.filtered(picture, regions=["kent"])
    assert only.tallies is not None
    assert (only.tallies.overall["seen"].sum(), only.tallies.beside) == (1, None)


def test_what_the_moderators_rejected_keeps_its_votes_off_the_list(house: House) -> None:
    picture = seen(taken(polis.small()))
    assert [one.external_id for one in picture.room.findings] == ["3", "7", "11"]
    with store.reading() as session:
        rejected = session.execute(
            sa.select(table(Finding).c.state, sa.func.count(table(Vote).c.value))
            .join(table(Vote), table(Vote).c.finding_id == table(Finding).c.id)
            .where(table(Finding).c.external_id == "5")
            .group_by(table(Finding).c.state)
        ).one()
    assert tuple(rejected) == (FindingState.rejected, 1)


def test_texts_tags_and_the_people_behind_them(house: House) -> None:
    done = taken(polis.small(), region_column="county", language="fr", title="Rejoindre")
    findings = {one.external_id: one for one in seen(done).room.findings}
    assert done.think_tank.title == "Rejoindre"
    assert {one.tags for one in findings.values()} == {("meta",), ("seed",), ()}
    assert findings["7"].text == "A pass for ferries, buses and museums"
    assert (findings["7"].language, findings["7"].region, findings["7"].provenance) == ("fr", "kent", "documented")
    assert "11" in findings["11"].text  # a blank body is told, not shown as an empty card


def test_the_same_again_adds_nothing(house: House) -> None:
    first = taken(polis.small())
    before = [rows(noun) for noun in (ThinkTank, Expert, Finding, Vote)]
    again = taken(polis.small(), title="Under another name")
    assert (again.new, again.think_tank.id) == (False, first.think_tank.id)
    assert [rows(noun) for noun in (ThinkTank, Expert, Finding, Vote)] == before
    other = taken(polis.small(), region_column="county")
    assert (other.new, rows(ThinkTank)) == (True, 2)


def test_nothing_is_half_imported(house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = polis.written(tmp_path / "export")
    (folder / "votes.csv").write_text(polis.VOTES + "1500000000500,then,7,15,5,\n")
    with pytest.raises(BadData):
        taken(folder)

    def pulled(what: str, done: int, of: int) -> None:
        if what == "writing":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_polis(by=Person.house(), folder=polis.small(), tell=pulled)
    assert [rows(noun) for noun in (ThinkTank, Expert, Finding, Vote)] == [0, 0, 0, 0]


def test_only_the_house_imports(house: House) -> None:
    with pytest.raises(NotAllowed):
        import_polis(by=Person("a-device"), folder=polis.small())


def test_the_unknown_region_stays_unknown_at_the_next_start(house: House) -> None:
    done = taken(polis.small())
    setting_up.set_up()
    with store.reading() as session:
        unknown = session.get(Region, "unknown")
    assert unknown is not None
    assert (unknown.shown, unknown.name("en"), unknown.name("nl")) == (False, "Region unknown", "Regio onbekend")
    assert [region.slug for region in room.look(by=Person.house(done.think_tank.id)).regions] == list(REGIONS)


def test_the_log_says_what_came(house: House) -> None:
    done = taken(polis.small())
    (first,) = log.entries(by=Person.house(done.think_tank.id)).rows
    assert (first.deed, first.after) == ("import", {"experts": 5, "findings": 4, "votes": 5})
