"""The event stream of a phone or a wall, as its browser holds it: reconnects by itself, keeps when it heard what."""

import asyncio
import json
import random
import time
from contextlib import suppress
from typing import Any


class Listener:
    """Follows /events of one think tank. `latest` is the newest event, `heard` all of them as (moment, event)."""

    def __init__(self, host: str, code: str, scope: str = "agenda", cookie: str = "") -> None:
        self.host, self.code, self.scope, self.cookie = host, code, scope, cookie
        self.heard: list[tuple[float, dict[str, Any]]] = []
        self.latest: dict[str, Any] = {}
        self._news = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Open the stream, and keep it open."""
        self._task = asyncio.create_task(self._follow())

    async def stop(self) -> None:
        """Close it."""
        if self._task:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    async def until(self, key: str, value: int) -> float:
        """Wait until an event said at least `value` for `key`; the moment the first one did."""
        while True:
            told = next((at for at, event in self.heard if event.get(key, 0) >= value), None)
            if told is not None:
                return told
            self._news.clear()
            await self._news.wait()

    async def _follow(self) -> None:
        while True:
            with suppress(OSError, asyncio.IncompleteReadError):
                await self._read()
            await asyncio.sleep(random.uniform(0.8, 2.5))  # as the server asks browsers to

    async def _read(self) -> None:
        host, port = self.host.split(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        try:
            asked = f"GET /events?tt={self.code}&scope={self.scope} HTTP/1.1\r\nHost: {self.host}\r\n"
            writer.write(f"{asked}Cookie: {self.cookie}\r\nAccept: text/event-stream\r\n\r\n".encode())
            while line := await reader.readline():
                if line.startswith(b"data:"):
                    self.latest = json.loads(line[5:])
                    self.heard.append((time.perf_counter(), self.latest))
                    self._news.set()
        finally:
            writer.close()
