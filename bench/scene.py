"""A new scene for a full room: how long until every phone is told, has drawn its page, and walls and desks show it."""

import asyncio
import itertools
import random
import time
from contextlib import suppress

from websockets.exceptions import WebSocketException

from bench.listener import Listener
from bench.measuring import Row, arrive, quantile
from bench.rooms import Loaded
from bench.visitor import Visitor
from profit_tt.models import Person, Scene, StepKind
from profit_tt.services import room, running, showing
from profit_tt.ui.live import ROOM_SPREAD

WALLS, DESKS = 3, 2
#: Seconds: the longest pause before live.js asks once more, and after which a phone counts as lost here.
LONGEST, PATIENCE = 30.0, 180.0


async def changes(here: Loaded, host: str, number: int) -> Row:
    """So many steps opened one after the other, with everybody there; milliseconds from the press on the desk."""
    phones = [Visitor(host, "", f"tt={here.code}", cookie) for cookie in here.cookies]
    walls = [Visitor(host, "wall", f"tt={here.code}", here.cookies[place]) for place in range(WALLS)]
    desks = [Visitor(host, "desk", f"tt={here.code}", here.desk) for _ in range(DESKS)]
    troubles = await arrive([*walls, *desks, *phones], len(phones) / 50)
    streams = [Listener(host, here.code, cookie=cookie) for cookie in here.cookies]
    wall_streams = [Listener(host, here.code, scope="number") for _ in walls]
    for stream in [*streams, *wall_streams]:
        stream.start()
    await asyncio.gather(*(stream.until("agenda", 1) for stream in streams))
    row: Row = {"phones": len(phones), "changes": number, "told": [], "drawn": [], "wall": [], "again": 0, "errors": 0}
    for place in range(number):
        await asyncio.sleep(2)
        await _step(here, place, phones, streams, row)
        await asyncio.sleep(1)
        await _scene(here, place, walls, wall_streams, row)
    row["errors"] += len(troubles) + sum(len(one.errors) for one in [*phones, *walls, *desks])
    await asyncio.gather(*(stream.stop() for stream in [*streams, *wall_streams]))
    await asyncio.gather(*(one.close() for one in [*phones, *walls, *desks]))
    return row


async def _step(here: Loaded, place: int, phones: list[Visitor], streams: list[Listener], row: Row) -> None:
    """Open a step; every phone is told by its stream, then draws its page within the spread of live.js."""
    desk = Person("bench-desk", here.think_tank_id)
    kind = StepKind.collect if place % 2 else StepKind.review
    pressed = time.perf_counter()
    await asyncio.to_thread(running.move_on, by=desk, kind=kind)
    agenda = (await asyncio.to_thread(room.pulse, by=desk)).agenda

    async def follow(phone: Visitor, stream: Listener) -> None:
        row["told"].append(await stream.until("agenda", agenda) - pressed)
        await asyncio.sleep(random.uniform(0, min(ROOM_SPREAD, 15 * len(phones))) / 1000)
        try:
            row["again"] += await asyncio.wait_for(_drawn(phone, len(phones)), PATIENCE)
            row["drawn"].append(time.perf_counter() - pressed)
        except (ConnectionError, TimeoutError, WebSocketException):
            row["errors"] += 1

    await asyncio.gather(*(follow(*one) for one in zip(phones, streams, strict=True)))


async def _drawn(phone: Visitor, people: int) -> int:
    """Ask for the page until it has come, as live.js does; how often it had to be asked for once more."""
    for tries in itertools.count(1):
        pause = min(LONGEST, 2**tries + people / 50) * random.uniform(0.75, 1.25)
        with suppress(TimeoutError):
            await asyncio.wait_for(phone.run(), pause)
            return tries - 1
    raise AssertionError


async def _scene(here: Loaded, place: int, walls: list[Visitor], streams: list[Listener], row: Row) -> None:
    """Put another scene; every wall is told and has drawn it."""
    desk = Person("bench-desk", here.think_tank_id)
    pressed = time.perf_counter()
    await asyncio.to_thread(showing.put, by=desk, scene=Scene.newest if place % 2 else Scene.agenda)
    number = (await asyncio.to_thread(room.pulse, by=desk)).number

    async def follow(wall: Visitor, stream: Listener) -> None:
        await stream.until("number", number)
        try:
            await wall.run(wall.find("live-number").fragment)
            row["wall"].append(time.perf_counter() - pressed)
        except (LookupError, ConnectionError, TimeoutError, WebSocketException):
            row["errors"] += 1

    await asyncio.gather(*(follow(*one) for one in zip(walls, streams, strict=True)))


def written(row: Row) -> str:
    """The figures as a line."""

    def spread(values: list[float]) -> str:
        p50, p95, longest = (quantile(values, q) for q in (0.5, 0.95, 1.0))
        return f"p50 {p50:.0f} ms, p95 {p95:.0f} ms, longest {longest:.0f} ms"

    return (
        f"A new step for {row['phones']} phones, {WALLS} walls and {DESKS} desks, {row['changes']} times: phones told "
        f"(name of the step and countdown) {spread(row['told'])}; their page drawn anew {spread(row['drawn'])}; "
        f"{row['again']} had to ask once more; "
        f"a new scene drawn on the walls {spread(row['wall'])}; {row['errors']} errors."
    )
