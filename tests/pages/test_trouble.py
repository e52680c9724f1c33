"""The database in trouble, as people see it: a sentence, nothing lost, and all is well afterwards."""

import resource
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from profit_tt import store
from profit_tt.config import settings
from profit_tt.models import StepKind
from profit_tt.services import voting
from tests.building import House
from tests.pages.visiting import sent, visit

BUSY = "The room is very busy"
FULL = "the disk is full"


@contextmanager
def _locked(house: House) -> Iterator[None]:
    holder = sqlite3.connect(house.url.removeprefix("sqlite:///"), isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        holder.execute("ROLLBACK")
        holder.close()


@pytest.fixture
def hasty(house: House, monkeypatch: pytest.MonkeyPatch) -> House:
    """The house with little patience for a locked database."""
    monkeypatch.setenv("PROFIT_TT_SQLITE_BUSY_SECONDS", "0.2")
    store.engine().dispose()
    settings.cache_clear()
    store.forget_engine()
    return house


def test_a_vote_on_a_locked_database_is_refused_in_a_sentence_and_goes_through_later(hasty: House) -> None:
    hall = hasty.session_of(1, 3)
    voter = hall.experts[0]
    page = visit("vote", device=voter.device, hall=hall)
    with _locked(hasty):
        page.button(key="agree").click().run()
        assert BUSY in sent(page)
        assert not page.exception
    assert voting.my_votes(by=voter, round_id=hall.round_id) == {}
    page.button(key="agree").click().run()
    assert list(voting.my_votes(by=voter, round_id=hall.round_id).values()) == [1]
    assert BUSY not in sent(page)


def test_a_finding_on_a_full_disk_is_refused_in_a_sentence_and_nothing_typed_is_lost(house: House) -> None:
    hall = house.think_tank(open=(StepKind.collect,))
    author = hall.expert()
    page = visit("contribute", device=author.device, hall=hall)
    page.text_area(key="finding-text").set_value("Boat trips timed on tides sell out").run()
    page.button_group(key="finding-kind").set_value("practice").run()
    page.button_group(key="finding-themes").set_value(["data"]).run()
    with _full(house):
        page.button(key="send").click().run()
        assert FULL in sent(page)
        assert not page.exception
    assert page.text_area(key="finding-text").value == "Boat trips timed on tides sell out"
    page.button(key="send").click().run()
    assert "Boat trips" in sent(page)
    assert page.text_area(key="finding-text").value == ""


@contextmanager
def _full(house: House) -> Iterator[None]:
    """No file of this process may grow beyond what the write-ahead log has now, as on a full disk."""
    log = Path(house.url.removeprefix("sqlite:///") + "-wal")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (log.stat().st_size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
