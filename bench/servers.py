"""Start a Streamlit server of our own on loopback, measure it, stop it."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

HERE = Path(__file__).resolve().parent
#: The settings both servers run with; ours come from .streamlit/config.toml, the bare script gets the same.
TUNED = ["--server.fileWatcherType=none", "--runner.postScriptGC=false", "--runner.magicEnabled=false"]


@dataclass(frozen=True)
class Server:
    """A running server."""

    host: str
    process: psutil.Process

    def cpu(self) -> float:
        """Seconds of CPU used so far, children included."""
        return sum(sum(one.cpu_times()[:2]) for one in [self.process, *self.process.children(recursive=True)])

    def memory(self) -> float:
        """Resident MiB."""
        return sum(one.memory_info().rss for one in [self.process, *self.process.children(recursive=True)]) / 2**20


@contextmanager
def serving(
    script: Path, *, environment: dict[str, str], ready: str, more: list[str] | None = None
) -> Iterator[Server]:
    """`streamlit run script` on a free port, until the block ends."""
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        str(script),
        "--server.headless=true",
        "--server.address=127.0.0.1",
        f"--server.port={port}",
        "--browser.gatherUsageStats=false",
        *(more or []),
    ]
    with subprocess.Popen(
        command, env=os.environ | environment, cwd=script.parent, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as started:
        try:
            _wait_for(f"http://127.0.0.1:{port}{ready}", started)
            yield Server(f"127.0.0.1:{port}", psutil.Process(started.pid))
        finally:
            started.terminate()
            try:
                started.wait(10)
            except subprocess.TimeoutExpired:
                started.kill()


def free_port() -> int:
    """A port of loopback that nobody uses now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait_for(url: str, started: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if started.poll() is not None:
            raise RuntimeError(f"the server ended with {started.returncode}")
        try:
            with urllib.request.urlopen(url, timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(url)
