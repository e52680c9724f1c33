"""A real server in its own process, on a free port of the loopback, with the database of the test that asks for it."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from profit_tt.config import HOUSE

PATIENCE = 60.0


class Served:
    """`streamlit run app.py` as a stranger would start it. Use as a context manager."""

    def __init__(self, folder: Path, *, app: Path = HOUSE / "app.py", level: str = "warning") -> None:
        self.app = app
        self.level = level
        self.log = folder / "server.log"
        self.port = _free_port()
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "Served":
        self.start()
        return self

    def __exit__(self, *_trouble: object) -> None:
        self.kill()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start, and wait until it says that it is ready."""
        options = [f"--server.port={self.port}", "--server.address=127.0.0.1", f"--logger.level={self.level}"]
        command = [sys.executable, "-m", "streamlit", "run", str(self.app), *options]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                command, cwd=HOUSE, stdout=log, stderr=log, env=os.environ | {"PYTHONPATH": str(HOUSE)}
            )
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self._process.poll() is None:
            try:
                with urllib.request.urlopen(f"{self.url}/readyz", timeout=5):
                    return
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                time.sleep(0.1)
        raise RuntimeError(self.log.read_text())

    def stop(self, *, seconds: float) -> int | None:
        """Ask it to stop, as a service manager does; its exit code, or None when it is still there after `seconds`."""
        assert self._process is not None
        self._process.send_signal(signal.SIGTERM)
        try:
            return self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None

    def kill(self) -> None:
        """As if somebody pulled the plug."""
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
            self._process.wait(10)

    def restart(self) -> None:
        """Pull the plug, and start again on the same port."""
        self.kill()
        self.start()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
