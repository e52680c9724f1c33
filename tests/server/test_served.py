"""The whole server in its own process: what only Streamlit and uvicorn together can show."""

import asyncio
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from profit_tt.config import settings
from profit_tt.services import setting_up
from tests.building import Hall, House
from tests.conftest import settled
from tests.serving import Served

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One server for this file; it logs as much as an operator may ask for."""
    folder = tmp_path_factory.mktemp("served")
    with settled(folder / "var"):
        setting_up.set_up()
        with Served(folder, level="info") as running:
            yield running


@pytest.fixture(scope="module")
def hall(served: Served) -> Hall:
    return House("sqlite", settings().var, settings().url).think_tank()


def status(url: str, *, method: str = "GET", **headers: str) -> int:
    request = urllib.request.Request(url, method=method, headers=headers, data=b"x" if method == "PUT" else None)
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        return refused.code


async def knock(served: Served, origin: str) -> int:
    try:
        async with connect(f"ws://127.0.0.1:{served.port}/_stcore/stream", origin=origin):  # type: ignore[arg-type]
            return 101
    except InvalidStatus as refused:
        return refused.response.status_code


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", 200),
        ("/wall?tt=ABC234", 200),
        ("/favicon.png", 200),
        ("/_stcore/health", 200),
        ("/_stcore/host-config", 200),
        ("/_stcore/metrics", 404),
        ("/_stcore/agent/openapi.json", 404),
        ("/_stcore/agent/mcp", 404),
        ("/media/none.png", 404),
        ("/component/none/index.html", 404),
        ("/readyz", 200),
        ("/%00", 400),
        ("/data/v1/openapi.json", 200),
        ("/data/v1/think-tanks/NONE22", 404),
        ("/data/none", 404),
        ("/embed/charts.js", 200),
        ("/embed/NONE22/map", 404),
        ("/embed/index.html", 404),
        ("/embed/vote/_stcore/health", 404),
    ],
)
def test_addresses(served: Served, path: str, expected: int) -> None:
    assert status(served.url + path) == expected


def test_pages_of_other_hosts_may_not_connect(served: Served) -> None:
    assert asyncio.run(knock(served, served.url)) == 101
    for origin in ("https://evil.example", "http://localhost.evil.example", "null"):
        assert asyncio.run(knock(served, origin)) == 403


def test_nobody_can_leave_a_file_without_a_session(served: Served) -> None:
    assert status(f"{served.url}/_stcore/upload_file/nobody/nothing", method="PUT") == 403


def test_no_secret_is_written_down(served: Served, hall: Hall) -> None:
    assert status(f"{served.url}/enter/{hall.token}") == 200
    assert status(f"{served.url}/enter/{hall.token}wrong") == 200
    log = served.log.read_text()
    assert hall.token not in log
    assert settings().signing_key not in log


def test_a_server_with_open_streams_stops_when_it_is_told_to(tmp_path: Path) -> None:
    with settled(tmp_path / "var"):
        setting_up.set_up()
        own = House("sqlite", settings().var, settings().url).think_tank()
        with Served(tmp_path) as server:
            streams = [urllib.request.urlopen(f"{server.url}/events?tt={own.code}", timeout=30) for _ in range(3)]
            for stream in streams:
                assert stream.readline().startswith(b"retry: ")
            assert server.stop(seconds=15) is not None, "it waits for its streams for ever"
            for stream in streams:
                stream.close()
