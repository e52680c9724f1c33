"""The parameter sheet: the house's own until a voting round opens, kept from then on, changed only for all to see."""

import json
from dataclasses import asdict

import pytest
from alembic import command

from profit_tt import store
from profit_tt.errors import BadChoice, ChangedMeanwhile, NotAllowed
from profit_tt.models import Audience, LogEntry, Parameters, Scope, StepKind, parameters
from profit_tt.services import results, room, thresholds
from tests.building import Hall, House


def kept(hall: Hall) -> dict[str, object] | None:
    return room.look(by=hall.desk).think_tank.parameters


def log(hall: Hall) -> list[LogEntry]:
    with store.reading() as session:
        return store.think_tanks.log(session, think_tank_id=hall.id)


def test_it_is_fixed_when_the_first_voting_round_opens(house: House) -> None:
    hall = house.think_tank(open=(StepKind.collect,))
    hall.finding(by=hall.expert())
    assert (kept(hall), thresholds.of(room.look(by=hall.desk).think_tank)) == (None, Parameters())
    hall.open(StepKind.vote)
    assert kept(hall) == asdict(Parameters())
    assert not room.look(by=hall.desk).think_tank.parameters_changed


def test_what_was_fixed_stays_though_the_house_has_other_thresholds_later(house: House) -> None:
    hall = house.session_of(5, 2)
    sheet = {"covered_from": 4, "gone_since": 1}
    with store.writing() as session:
        think_tank = store.think_tanks.by_id(session, think_tank_id=hall.id)
        assert think_tank is not None
        think_tank.parameters = sheet
        session.add(think_tank)
        store.revisions.advance(session, think_tank_id=hall.id, scope=Scope.content)
    hall.close(StepKind.vote).open(StepKind.vote)
    assert kept(hall) == sheet
    picture = results.picture(by=hall.desk, audience=Audience.desk)
    assert (picture.parameters.covered_from, picture.parameters.draws) == (4, Parameters().draws)


def test_a_change_before_voting_is_no_mark(house: House) -> None:
    hall = house.think_tank(open=(StepKind.collect,))
    hall.finding(by=hall.expert())
    thresholds.change(by=hall.desk, changes={"covered_from": 4})
    hall.open(StepKind.vote)
    here = room.look(by=hall.desk).think_tank
    assert thresholds.of(here) == Parameters(covered_from=4)
    assert not here.parameters_changed


def test_a_later_change_counts_at_once_is_logged_and_marks_the_picture(house: House) -> None:
    hall = house.session_of(15, 1)
    for expert in hall.experts:
        hall.vote(expert, hall.findings[0])
    assert covered(hall)
    thresholds.change(by=hall.desk, changes={"covered_from": 4, "draws": 2000})
    assert not covered(hall)
    assert results.picture(by=hall.experts[0], audience=Audience.phones).parameters_changed
    entry = log(hall)[-1]
    assert (entry.deed, entry.noun, entry.role) == ("set", "think_tank", "facilitator")
    assert (entry.before, entry.after) == ({"covered_from": 3}, {"covered_from": 4})


def covered(hall: Hall) -> bool:
    picture = results.picture(by=hall.desk, audience=Audience.desk)
    assert picture.tallies is not None
    return bool(picture.tallies.by_region["covered"].all())


def test_nothing_changed_is_nothing_done(house: House) -> None:
    hall = house.session_of(5, 1)
    before = len(log(hall))
    thresholds.change(by=hall.desk, changes={"covered_from": 3})
    assert len(log(hall)) == before
    assert not room.look(by=hall.desk).think_tank.parameters_changed


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"covered_from": 0}, "covered_from"),
        ({"covered_from": "three"}, "covered_from"),
        ({"weakest_from": float("nan")}, "weakest_from"),
        ({"small_cell": 2}, "small_cell"),  # fewer would tell how single people voted
        ({"strong_to": 0.2}, "strong_to"),
        ({"draws": 10**9}, "draws"),
        ({"groups_votes": 3}, "groups_votes"),
        ({"nonsense": 1}, "nonsense"),
    ],
)
def test_what_it_may_not_be_is_refused_by_name(house: House, changes: dict[str, object], field: str) -> None:
    hall = house.session_of(5, 1)
    before = kept(hall)
    with pytest.raises(BadChoice) as refused:
        thresholds.change(by=hall.desk, changes=changes)
    assert refused.value.field == field
    assert kept(hall) == before


def test_two_facilitators_do_not_overwrite_each_other_and_experts_change_nothing(house: House) -> None:
    hall = house.session_of(5, 1)
    seen = room.look(by=hall.desk).think_tank.version
    thresholds.change(by=hall.desk, changes={"covered_from": 4}, seen=seen)
    with pytest.raises(ChangedMeanwhile):
        thresholds.change(by=hall.desk, changes={"covered_from": 5}, seen=seen)
    with pytest.raises(NotAllowed):
        thresholds.change(by=hall.experts[0], changes={"covered_from": 5})
    assert thresholds.of(room.look(by=hall.desk).think_tank).covered_from == 4


def test_the_sheet_is_plain_json(house: House) -> None:
    hall = house.session_of(5, 1)
    assert json.loads(json.dumps(kept(hall))) == asdict(Parameters())


def test_who_voted_before_there_was_a_sheet_is_given_the_one_it_was_counted_with(house: House) -> None:
    voted, fresh = house.session_of(5, 1), house.think_tank()
    with store.engine().begin() as connection:
        for column in ("parameters", "parameters_changed"):
            connection.exec_driver_sql(f"ALTER TABLE think_tank DROP COLUMN {column}")
        newest = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0002'")
        config = store.schema._config()
        config.attributes["connection"] = connection
        command.upgrade(config, "0003")
        connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{newest}'")
    with store.reading() as session:
        sheets = {one.id: one.parameters for one in store.think_tanks.every(session)}
    assert sheets[fresh.id] is None
    assert sheets[voted.id] is not None
    assert sheets[voted.id]["covered_from"] == 3
    assert parameters.stored(sheets[voted.id]) == Parameters()
