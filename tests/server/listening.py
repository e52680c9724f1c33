"""Listening to an event stream without a server in between."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

from profit_tt.models import Scope
from profit_tt.server.events import EventStream, Listener, Watch
from tests.building import Hall

LONG = 20.0


class Ear:
    """A browser at the other end of a stream."""

    def __init__(self, watch: Watch, hall: Hall, scope: Scope = Scope.number, device: str = "") -> None:
        self.stream = EventStream(watch, Listener(hall.id, scope, device))
        self.heard: asyncio.Queue[str] = asyncio.Queue()
        self.said: list[dict[str, Any]] = []
        self.left = asyncio.Event()
        self.task = asyncio.create_task(self.stream({"type": "http"}, self._receive, self._send))

    async def _receive(self) -> dict[str, Any]:
        await self.left.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: Any) -> None:
        self.said.append(message)
        for line in message.get("body", b"").decode().splitlines():
            if line.startswith("data: "):
                self.heard.put_nowait(line.removeprefix("data: "))

    async def next(self) -> dict[str, int]:
        told: dict[str, int] = json.loads(await asyncio.wait_for(self.heard.get(), LONG))
        self.now: dict[str, Any] = told.pop("now")  # type: ignore[assignment]
        self.wall = told.pop("wall", None)
        return told

    async def ends(self) -> None:
        await asyncio.wait_for(self.task, LONG)


def listen(act: Callable[[Watch], Awaitable[None]]) -> None:
    """Run a test's conversation; nothing may be left behind."""

    async def conversation() -> None:
        watch = Watch()
        await act(watch)
        assert watch.listeners == set()
        assert watch._task is None
        await asyncio.sleep(0)
        assert asyncio.all_tasks() == {asyncio.current_task()}

    asyncio.run(conversation())
