"""Push: an event stream that tells walls and phones that their think tank has a new revision, and what is going on.

One task reads all revisions five times a second, however many are listening, and only while somebody is. So a write
reaches every viewer within a fifth of a second, also when another process made it. A stream says where the think
tank is as soon as it opens; what a page missed while it was away is told by that first event. What is going on (the
current step, its countdown) is made once a revision; only the milliseconds that are left are counted for each.
"""

import asyncio
import contextlib
import json
import logging
import random
import signal
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from types import FrameType
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Send
from starlette.types import Scope as Asked

from profit_tt.errors import HouseError, NotFound, StoreTrouble, TooOften
from profit_tt.models import Pulse, Scope, ThinkTank
from profit_tt.server.identity import HEADER
from profit_tt.services import entering, going_on, presence, room
from profit_tt.services.going_on import GoingOn
from profit_tt.services.writing import identity

EVERY = 0.2
#: The database has trouble: look less often until it is back.
EVERY_IN_TROUBLE = 2.0
#: A sign of life for proxies, which close streams that are silent for a minute.
SILENCE = 20.0
#: A page is told at most this often, however fast votes come in.
GAP = 0.35
#: Seconds after the first listener came in which it is written down who is here; then every presence.EVERY.
SETTLED = 2.0
#: Milliseconds after which a browser tries again when the server is gone: not all at once.
RETRY = (800, 2500)

_log = logging.getLogger(__name__)


@dataclass(eq=False, slots=True)
class Listener:
    """One open stream: whose revision it follows, how far reaching changes it wants, whose it is, and its bell."""

    think_tank_id: int
    scope: Scope
    device: str = ""
    bell: asyncio.Event = field(default_factory=asyncio.Event)
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """Where a think tank is, and what is going on there (None when that could not be found out)."""

    pulse: Pulse
    now: GoingOn | None

    def sign(self, scope: Scope) -> tuple[object, ...]:
        """Another one each time somebody who follows this scope has to be told."""
        return int(getattr(self.pulse, scope)), self.now.sign if self.now else None


class Watch:
    """The revisions of all think tanks, read while somebody is listening."""

    def __init__(self) -> None:
        self.listeners: set[Listener] = set()
        self.closing = False
        self._moments: dict[int, Moment] = {}
        self._people: Counter[int] = Counter()
        self._task: asyncio.Task[None] | None = None

    @contextlib.contextmanager
    def listening(self, listener: Listener) -> Iterator[None]:
        """Count somebody in; the first one starts the looking, with the last one it ends."""
        self.listeners.add(listener)
        self._people[listener.think_tank_id] += 1
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._attend())
        try:
            yield
        finally:
            self.listeners.discard(listener)
            self._people[listener.think_tank_id] -= 1
            if not self.listeners and self._task:
                self._task.cancel()
                self._task = None
                self._moments = {}

    def moment(self, listener: Listener) -> Moment | None:
        """Where the listener's think tank is; None before the first look."""
        return self._moments.get(listener.think_tank_id)

    def people(self, listener: Listener) -> int:
        """How many streams follow the same think tank: a full room spreads its coming over a longer time."""
        return self._people[listener.think_tank_id]

    def close(self) -> None:
        """End all streams: a server that stops would wait for them for ever."""
        self.closing = True
        for listener in self.listeners:
            listener.bell.set()

    async def _attend(self) -> None:
        await asyncio.gather(self._look(), self._note_who_is_here())

    async def _look(self) -> None:
        troubled = False
        while True:
            try:
                followed = {listener.think_tank_id for listener in self.listeners}
                self._tell(await run_in_threadpool(_moments, followed, self._moments))
                troubled = False
            except Exception as trouble:
                # Whatever it was, the next look may find the database again; pages keep what they show.
                if not troubled and not isinstance(trouble, StoreTrouble):
                    _log.exception("the revisions could not be read")
                troubled = True
            await asyncio.sleep(EVERY_IN_TROUBLE if troubled else EVERY)

    def _tell(self, moments: dict[int, Moment]) -> None:
        """Ring for those who follow what has changed: a vote wakes the walls, not five hundred phones."""
        before, self._moments = self._moments, moments
        moved = {
            (key, scope)
            for key, moment in moments.items()
            for scope in Scope
            if key not in before or before[key].sign(scope) != moment.sign(scope)
        }
        for listener in self.listeners:
            if (listener.think_tank_id, listener.scope) in moved:
                listener.bell.set()

    async def _note_who_is_here(self) -> None:
        wait = SETTLED
        while True:
            await asyncio.sleep(wait)
            wait = presence.EVERY
            present = {(one.device, one.think_tank_id) for one in self.listeners if one.device}
            try:
                await run_in_threadpool(presence.note, present=present)
            except HouseError:  # the desk counts a little less for a while
                continue
            except Exception:
                _log.exception("who is here could not be written down")


def _moments(followed: Collection[int], before: Mapping[int, Moment]) -> dict[int, Moment]:
    """The moments of the think tanks that somebody follows, those that have not moved as they were."""
    pulses = room.pulses()
    return {
        key: before[key] if key in before and before[key].pulse == pulses[key] else _moment(key, pulses[key])
        for key in followed
        if key in pulses
    }


def _moment(think_tank_id: int, pulse: Pulse) -> Moment:
    try:
        return Moment(pulse, going_on.at(pulse, think_tank_id=think_tank_id))
    except StoreTrouble:
        raise
    except Exception as trouble:
        if not isinstance(trouble, NotFound):  # it went this very moment
            _log.exception("what is going on could not be found out")
        return Moment(pulse, None)  # the revisions are worth more: pages wake


class EventStream(Response):
    """The answer that never ends: until the browser or the server goes."""

    media_type = "text/event-stream"

    def __init__(self, watch: Watch, listener: Listener) -> None:
        super().__init__(headers={"cache-control": "no-store", "x-accel-buffering": "no"})
        del self.headers["content-length"]
        self.watch = watch
        self.listener = listener

    async def __call__(self, scope: Asked, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
        leaving = asyncio.create_task(_notice_leaving(receive, self.listener))
        try:
            with self.watch.listening(self.listener):
                await _write(send, f"retry: {random.randint(*RETRY)}\n\n")  # noqa: S311 - not a secret
                await self._follow(send)
            await send({"type": "http.response.body", "body": b""})
        finally:
            leaving.cancel()

    async def _follow(self, send: Send) -> None:
        """Write each new moment of the scope, at most every GAP seconds, and a sign of life in between."""
        told: object = None
        while not (self.listener.gone or self.watch.closing):
            self.listener.bell.clear()
            moment = self.watch.moment(self.listener)
            if moment is not None and (sign := moment.sign(self.listener.scope)) != told:
                told = sign
                await _write(send, f"data: {_said(moment, self.listener.scope, self.watch.people(self.listener))}\n\n")
                await asyncio.sleep(GAP)
            elif not await self._rings():
                await _write(send, ": still here\n\n")

    async def _rings(self) -> bool:
        """Wait for the bell; False when it was silent for too long."""
        try:
            return await asyncio.wait_for(self.listener.bell.wait(), SILENCE)
        except TimeoutError:
            return False


async def _notice_leaving(receive: Receive, listener: Listener) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    listener.gone = True
    listener.bell.set()


async def _write(send: Send, text: str) -> None:
    await send({"type": "http.response.body", "body": text.encode(), "more_body": True})


def _said(moment: Moment, scope: Scope, people: int) -> str:
    pulse, now = moment.pulse, moment.now
    said: dict[str, Any] = {"number": pulse.number, "content": pulse.content, "agenda": pulse.agenda, "people": people}
    if now is not None:
        said["now"] = now.told()
        if scope is Scope.number:
            said["wall"] = now.wall
    return json.dumps(said, separators=(",", ":"))


watch = Watch()


async def events(request: Request) -> Response:
    """GET /events?tt=CODE&scope=number|content|agenda: server-sent events, each with the three revisions and what is
    going on: {"step", "kind", "names", "state", "left_ms", "paused", "minutes", "called", "roam"}; for walls (number)
    also the version of what they show.

    One comes at once, then one whenever the revision of this scope has moved or something else is going on.
    """
    asked = request.query_params.get("scope", Scope.number)
    if asked not in set(Scope):
        return PlainTextResponse("not found", 404)
    if watch.closing:
        return PlainTextResponse("closing", 503)
    try:
        think_tank = await run_in_threadpool(_asked_for, request)
    except NotFound:
        return PlainTextResponse("not found", 404)
    except TooOften:
        return PlainTextResponse("too often", 429)
    except HouseError:
        return PlainTextResponse("later", 503)
    device = request.headers.get(HEADER.decode(), "")
    return EventStream(watch, Listener(identity(think_tank.id), Scope(asked), device))


def _asked_for(request: Request) -> ThinkTank:
    """Codes guessed at this address count as those typed on the welcome page do."""
    return entering.find_think_tank(
        code=request.query_params.get("tt", ""),
        device=request.headers.get(HEADER.decode(), ""),
        address=request.client.host if request.client else "",
    )


@contextlib.contextmanager
def streams_close_at_the_end() -> Iterator[None]:
    """While the server runs: when it is told to stop, end the event streams, or it would wait for them for ever."""
    watch.closing = False
    loop = asyncio.get_running_loop()
    heard: dict[int, Any] = {}

    def hear(number: int, frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(watch.close)
        if callable(heard[number]):
            heard[number](number, frame)

    for told in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(ValueError):  # not the main thread: a test, or somebody else's server
            heard[told] = signal.getsignal(told)
            signal.signal(told, hear)
    try:
        yield
    finally:
        watch.close()
        for number, before in heard.items():
            with contextlib.suppress(ValueError):
                signal.signal(number, before)
