"""Becoming the server: Streamlit on app.py, with the house's settings in force from any folder."""

import os
import socket
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NoReturn

from profit_tt.cli.addresses import EVERYWHERE
from profit_tt.config import HOUSE, hand_on
from profit_tt.errors import Refused

CONFIG = HOUSE / ".streamlit" / "config.toml"


def require_free(host: str, port: int) -> None:
    """Raises Refused when nothing can listen there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as trying:
        if os.name != "nt":
            trying.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server will
        try:
            trying.bind((host, port))
        except OSError as taken:
            reason = taken.strerror or str(taken)
            raise Refused(
                "{host}:{port}: {reason}. Choose another --port.", host=host, port=port, reason=reason
            ) from None


def become_server(host: str, port: int, base: str) -> NoReturn:
    """Turn this process into the server, so that signals reach it directly."""
    # QR codes on a desk that was opened as localhost must still hold an address that phones can reach.
    environment = hand_on(public_url=base) if host in EVERYWHERE else hand_on()
    command = [sys.executable, "-m", "streamlit", "run", str(HOUSE / "app.py"), *flags(host, port)]
    if os.name == "nt":  # exec there leaves the terminal at once
        raise SystemExit(subprocess.call(command, env=environment))  # noqa: S603 - our own command
    os.execve(sys.executable, command, environment)  # noqa: S606


def flags(host: str, port: int) -> list[str]:
    """Streamlit's command line. Flags win over STREAMLIT_* and over config files in other folders."""
    wanted = options(CONFIG) | {"server.address": host, "server.port": port, "logger.hideWelcomeMessage": True}
    return [f"--{name}={_written(value)}" for name, value in wanted.items() if not name.startswith("theme.")]


def options(config: Path) -> dict[str, Any]:
    """The options in a Streamlit config file, by their dotted names."""
    return dict(_dotted("", tomllib.loads(config.read_text("utf-8"))))


def _dotted(before: str, table: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _dotted(f"{before}{name}.", value)
        else:
            yield f"{before}{name}", value


def _written(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
