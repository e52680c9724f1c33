"""Phones that lose the Wi-Fi or their server, and come back: where they were, countdown right, drafts kept."""

import asyncio
import random
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress

from bench.listener import Listener
from bench.measuring import Row, arrive, quantile
from bench.proxy import Proxy
from bench.rooms import Loaded
from bench.servers import Server
from bench.visitor import Visitor
from profit_tt.models import Person, StepKind
from profit_tt.services import countdown, room, running

#: Seconds on the clock when the connection goes.
COUNTDOWN = 3600
#: Milliseconds by which a countdown may be off after the return.
OFF = 1000


async def wifi(here: Loaded, proxy: Proxy, seconds: float) -> Row:
    """Everybody has typed half a finding; all connections are cut for so many seconds."""
    phones, streams, ends = await _typing(here, proxy.host)
    proxy.cut()
    await asyncio.sleep(seconds)
    proxy.mend()
    return await _back(here, phones, streams, ends) | {"down": seconds}


async def restart(here: Loaded, start: Callable[[], AbstractContextManager[Server]]) -> Row:
    """The same with a server that is stopped and another one started."""
    with start() as server:
        proxy = Proxy(server.host)
        async with proxy.listening():
            phones, streams, ends = await _typing(here, proxy.host)
            server.process.kill()
            gone = time.perf_counter()
            proxy.cut()
            manager = start()
            again = await asyncio.to_thread(manager.__enter__)
            try:
                proxy.target = again.host
                proxy.mend()
                down = time.perf_counter() - gone
                return await _back(here, phones, streams, ends) | {"down": down}
            finally:
                await asyncio.to_thread(manager.__exit__, None, None, None)


async def _typing(here: Loaded, host: str) -> tuple[list[Visitor], list[Listener], float]:
    """Everybody at half a finding, a countdown running; and the moment it ends."""
    desk = Person("bench-desk", here.think_tank_id)
    running.move_on(by=desk, kind=StepKind.collect)
    step = room.look(by=desk).step(StepKind.collect)
    if step is None or step.id is None:
        raise LookupError("no step to collect in")
    countdown.start(by=desk, step_id=step.id, seconds=COUNTDOWN, seen=step.version)
    ends = time.monotonic() + COUNTDOWN
    phones = [Visitor(host, "contribute", f"tt={here.code}", cookie) for cookie in here.cookies]
    streams = [Listener(host, here.code, cookie=cookie) for cookie in here.cookies]
    await arrive(phones, len(phones) / 50)
    for stream in streams:
        stream.start()
    for number, phone in enumerate(phones):
        await phone.set("finding-text", f"Half-written finding of expert {number}")
    return phones, streams, ends


async def _back(here: Loaded, phones: list[Visitor], streams: list[Listener], ends: float) -> Row:
    started = time.perf_counter()
    row: Row = {"phones": len(phones), "back": [], "in_step": 0, "with_draft": 0, "clock": 0, "errors": 0}

    async def one(number: int, phone: Visitor, stream: Listener) -> None:
        if not await _returned(phone):
            row["errors"] += 1
            return
        row["back"].append(time.perf_counter() - started)
        with suppress(LookupError):
            row["in_step"] += bool(phone.find("finding-text"))  # collecting is still what its page shows
        while (not stream.heard or stream.heard[-1][0] < started) and time.perf_counter() < started + 60:
            await asyncio.sleep(0.05)
        at, event = stream.heard[-1]
        left = (event.get("now") or {}).get("left_ms")
        expected = 1000 * (ends - time.monotonic() + (time.perf_counter() - at))
        row["clock"] += left is not None and abs(left - expected) < OFF

    await asyncio.gather(*(one(*each) for each in zip(range(len(phones)), phones, streams, strict=True)))
    await asyncio.gather(*(stream.stop() for stream in streams))
    await asyncio.gather(*(phone.close() for phone in phones))
    row["with_draft"] = await _drafts(phones)
    return row


async def _returned(phone: Visitor) -> bool:
    """Whether a phone came back, trying like a browser: at moments of its own, again after 1, 2 and 4 seconds."""
    for wait in (0, 1, 2, 4):
        await asyncio.sleep(wait + random.uniform(0, 1))
        with suppress(Exception):
            await phone.open(resume=True)
            await phone.run()
            return True
    return False


async def _drafts(phones: list[Visitor]) -> int:
    """How many find their half-written finding again, each in a tab that was never open before."""
    anew = [Visitor(one.host, one.page, one.query, one.cookie) for one in phones]
    await arrive(anew, len(anew) / 50)
    found = 0
    for number, visitor in enumerate(anew):
        with suppress(LookupError):
            found += visitor.find("finding-text").proto.value.endswith(f"of expert {number}")
        await visitor.close()
    return found


def written(row: Row, what: str) -> str:
    """The figures as a line."""
    return (
        f"{what}: of {row['phones']} phones {len(row['back'])} back, {row['in_step']} where they were, "
        f"{row['with_draft']} with their draft, {row['clock']} with the right countdown (within {OFF} ms); back after "
        f"p50 {quantile(row['back'], 0.5):.0f} ms, p95 {quantile(row['back'], 0.95):.0f} ms; "
        f"{row['errors']} not back after four tries."
    )
