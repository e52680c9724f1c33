"""Without make: the wheel in a new environment, started from an empty folder, lets somebody in over HTTP."""

import asyncio
import os
import re
import subprocess
import sys
import sysconfig
import time
import venv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from bench.visitor import Visitor
from profit_tt.config import HOUSE
from tests.serving import _free_port

pytestmark = pytest.mark.slow
BIN = "Scripts" if sys.platform == "win32" else "bin"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of commands of an environment that has the wheel, and beside it what the wheel needs."""
    folder = tmp_path_factory.mktemp("wheel")
    _run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), cwd=HOUSE)
    venv.create(folder / "env", with_pip=True)
    commands = folder / "env" / BIN
    wheel = next(folder.glob("*.whl"))
    _run(str(commands / "python"), "-m", "pip", "install", "-q", "--no-deps", "--no-index", str(wheel), cwd=folder)
    packages = _run(
        str(commands / "python"), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder
    )
    # A line of a path alone: what is editable over there stays over there.
    (Path(packages.strip()) / "needed.pth").write_text(sysconfig.get_path("purelib"))
    return commands


def _run(*command: str, cwd: Path) -> str:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PROFIT_TT"))}
    return subprocess.run(command, cwd=cwd, env=clean, check=True, capture_output=True, text=True).stdout


@dataclass
class Started:
    """`profit-tt demo`, and what it said."""

    host: str
    said: str

    @property
    def token(self) -> str:
        found = re.search(r"/enter/(\S+)", self.said)
        assert found
        return found.group(1)


@pytest.fixture(scope="module")
def started(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Started]:
    folder = tmp_path_factory.mktemp("anywhere")
    host = f"127.0.0.1:{_free_port()}"
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PROFIT_TT"))}
    log = folder / "log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [str(installed / "profit-tt"), "demo", "--port", host.rpartition(":")[2]],
            cwd=folder,
            env=clean | {"STREAMLIT_SERVER_FILE_WATCHER_TYPE": "poll"},  # a habit of the machine must not win
            stdout=out,
            stderr=out,
        )
    try:
        _wait(f"http://{host}/readyz", process, log)
        yield Started(host, log.read_text())
    finally:
        process.terminate()
        process.wait(20)
    assert sorted(path.name for path in folder.iterdir()) == ["log", "var"]


def _wait(url: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end and process.poll() is None:
        try:
            if httpx.get(url).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.2)
    raise RuntimeError(log.read_text())


def test_the_wheel_serves_its_own_files(installed: Path, tmp_path: Path) -> None:
    where = _run(str(installed / "python"), "-c", "from profit_tt.config import HOUSE; print(HOUSE)", cwd=tmp_path)
    house = Path(where.strip())
    assert house.is_relative_to(installed.parent)
    for part in ("app.py", "pages", "data", "docs/picture.schema.json", ".streamlit"):
        ours = [HOUSE / part] if (HOUSE / part).is_file() else sorted((HOUSE / part).rglob("*"))
        files = [path for path in ours if path.is_file() and path.suffix != ".pyc"]
        assert files
        for path in files:
            assert (house / path.relative_to(HOUSE)).read_bytes() == path.read_bytes()


def test_the_doctor_is_content(installed: Path, tmp_path: Path) -> None:
    assert "!!" not in _run(str(installed / "profit-tt"), "doctor", cwd=tmp_path)


def test_somebody_joins_over_http(started: Started) -> None:
    with httpx.Client(base_url=f"http://{started.host}") as phone:
        door = phone.get("/join/cant26")
        assert door.status_code == 303
        page = phone.get(door.headers["location"])
        assert page.status_code == 200
        assert "<title>PROFIT Think Tank</title>" in page.text
        cookie = phone.cookies["profit_tt_device"]
        assert door.headers["location"].endswith("tt=CANT26") or door.headers["location"].endswith("tt=cant26")
    texts = asyncio.run(_welcome(started.host, f"profit_tt_device={cookie}"))
    assert any("When does innovation happen in tourism?" in text.replace("\\", "") for text in texts)


async def _welcome(host: str, cookie: str) -> list[str]:
    tab = Visitor(host, query="tt=CANT26", cookie=cookie)
    await tab.open()
    try:
        await tab.run()
        assert tab.errors == []
        return list(tab.texts)
    finally:
        await tab.close()


def test_the_printed_link_opens_the_desk(started: Started) -> None:
    with httpx.Client(base_url=f"http://{started.host}") as laptop:
        laptop.get("/")
        door = laptop.get(f"/enter/{started.token}")
        assert door.status_code == 303
        assert door.headers["location"] == "/desk?tt=CANT26"
        assert laptop.get(f"/enter/{started.token}x").headers["location"] == "/?refused=link"


def test_the_addresses_were_printed(started: Started) -> None:
    port = started.host.rpartition(":")[2]
    assert f"  phone  http://localhost:{port}/join/CANT26\n" in started.said
    assert f"  wall   http://localhost:{port}/wall?tt=CANT26\n" in started.said
