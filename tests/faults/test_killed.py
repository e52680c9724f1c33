"""kill -9 in a storm of 200 voters: no acknowledged vote is lost or stale, and the file is whole."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
import sqlalchemy as sa

from profit_tt import store
from profit_tt.models import DeviceExpert, Vote
from tests.building import Hall, House

ROUNDS = {"sqlite": 10, "postgresql": 3}
STORM = Path(__file__).with_name("storm.py")


@pytest.mark.slow
def test_no_acknowledged_vote_is_lost_when_the_process_is_killed(house: House, tmp_path: Path) -> None:
    hall = house.session_of(200, 20)
    acks = tmp_path / "acks"
    for _ in range(ROUNDS[house.kind]):
        _storm_until_killed(house, hall, acks)
        store.engine().dispose()
        told = _told(acks)
        kept = _kept(hall)
        assert {vote for vote, (revision, _) in told.items() if kept.get(vote, (0, 0))[0] < revision} == set(), "lost"
        assert {vote for vote in told if kept[vote][0] == told[vote][0] and kept[vote] != told[vote]} == set(), "stale"
        _assert_whole(house)
    assert _lines(acks) >= 50 * ROUNDS[house.kind]


def _storm_until_killed(house: House, hall: Hall, acks: Path) -> None:
    environment = {
        **os.environ,
        "PROFIT_TT_VAR": str(house.var),
        "PROFIT_TT_DATABASE_URL": house.url,
        "PYTHONPATH": str(Path.cwd()),
    }
    arguments = [str(one) for one in (hall.id, hall.round_id, len(hall.experts), len(hall.findings), acks)]
    started = subprocess.Popen([sys.executable, str(STORM), *arguments], env=environment, stderr=subprocess.PIPE)
    enough = _lines(acks) + random.randint(50, 400)
    with started:
        while _lines(acks) < enough:
            assert started.poll() is None, started.stderr and started.stderr.read()
            time.sleep(0.005)
        started.kill()


def _lines(path: Path) -> int:
    return path.read_bytes().count(b"\n") if path.exists() else 0


def _told(acks: Path) -> dict[tuple[str, int], tuple[int, int]]:
    """(device, finding) -> the last (revision, value) that somebody was told is saved."""
    told: dict[tuple[str, int], tuple[int, int]] = {}
    for line in acks.read_text().splitlines():
        device, finding, value, revision = line.split()
        vote = device, int(finding)
        told[vote] = max(told.get(vote, (0, 0)), (int(revision), int(value)))
    return told


def _kept(hall: Hall) -> dict[tuple[str, int], tuple[int, int]]:
    columns = (DeviceExpert.device, Vote.finding_id, Vote.revision, Vote.value)
    with store.reading() as session:
        rows = session.execute(
            sa.select(*columns)  # type: ignore[call-overload]
            .join(DeviceExpert, DeviceExpert.expert_id == Vote.expert_id)
            .where(Vote.round_id == hall.round_id)
        ).all()
    assert len({row[:2] for row in rows}) == len(rows)
    return {(device, finding): (revision, value) for device, finding, revision, value in rows}


def _assert_whole(house: House) -> None:
    if house.kind == "sqlite":
        with store.engine().connect() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalars().all() == ["ok"]
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
