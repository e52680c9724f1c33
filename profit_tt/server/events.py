"""Push: an event stream that tells walls and phones that their think tank has a new revision.

One task reads all revisions four times a second, however many are listening, and only while somebody is. So a write
reaches every viewer within a quarter of a second, also when another process made it.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from profit_tt.errors import StoreTrouble
from profit_tt.models import Pulse, Scope
from profit_tt.services import entering, room

EVERY = 0.25
#: A sign of life for proxies, which close streams that are silent for a minute.
SILENCE = 20.0
#: A wall redraws at most this often, however fast votes come in.
GAP = 0.7


class Watch:
    """The revisions of all think tanks, read while somebody is listening."""

    def __init__(self) -> None:
        self._pulses: dict[int, Pulse] = {}
        self._listeners = 0
        self._task: asyncio.Task[None] | None = None
        self._changed = asyncio.Event()

    async def listen(self, think_tank_id: int, scope: Scope) -> AsyncIterator[int]:
        """The revision now, then every later one; None is never sent, silence is 0."""
        self._listeners += 1
        if self._task is None:
            self._task = asyncio.create_task(self._watch())
        try:
            last = -1
            while True:
                pulse = self._pulses.get(think_tank_id)
                number = int(getattr(pulse, scope)) if pulse else last
                if number != last:
                    last = number
                    yield number
                    await asyncio.sleep(GAP)
                    continue
                try:
                    await asyncio.wait_for(self._changed.wait(), SILENCE)
                except TimeoutError:
                    yield 0
        finally:
            self._listeners -= 1
            if not self._listeners and self._task:
                self._task.cancel()
                self._task = None

    async def _watch(self) -> None:
        while True:
            with contextlib.suppress(StoreTrouble):  # the next look may find it again
                pulses = await run_in_threadpool(room.pulses)
                if pulses != self._pulses:
                    self._pulses = pulses
                    changed, self._changed = self._changed, asyncio.Event()
                    changed.set()
            await asyncio.sleep(EVERY)


_watch: Watch | None = None


async def events(request: Request) -> Response:
    """GET /events?tt=CODE&scope=number|content|agenda: server-sent events, each the revision."""
    global _watch
    asked = request.query_params.get("scope", "number")
    code = request.query_params.get("tt", "")
    think_tank = await run_in_threadpool(lambda: entering.think_tank_by_code(code=code))
    if think_tank is None or think_tank.id is None or asked not in set(Scope):
        return PlainTextResponse("not found", 404)
    if _watch is None:
        _watch = Watch()
    stream = _stream(_watch.listen(think_tank.id, Scope(asked)))
    headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
    return StreamingResponse(stream, media_type="text/event-stream", headers=headers)


async def _stream(revisions: AsyncIterator[int]) -> AsyncIterator[str]:
    async for revision in revisions:
        yield f"data: {revision}\n\n" if revision else ": \n\n"
