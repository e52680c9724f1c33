"""Measuring a server under visitors: arrive, press, and the figures of one line of a table."""

import asyncio
import json
import random
import time
from collections.abc import Callable
from typing import Any

from bench.servers import Server
from bench.visitor import Visitor

Row = dict[str, Any]

#: Mean seconds between the votes of one expert.
PACE = 8.0


def quantile(values: list[float], q: float) -> float:
    """The q-quantile in milliseconds; NaN of nothing."""
    if not values:
        return float("nan")
    ordered = sorted(values)
    return 1000 * ordered[min(len(ordered) - 1, int(q * len(ordered)))]


async def arrive(visitors: list[Visitor], seconds: float) -> list[str]:
    """Open all visitors within so many seconds, each with its first run; the troubles there were."""
    troubles: list[str] = []

    async def one(number: int, visitor: Visitor) -> None:
        await asyncio.sleep(seconds * number / max(1, len(visitors)))
        try:
            await visitor.open()
            await visitor.run()
        except Exception as trouble:
            troubles.append(f"{type(trouble).__name__}: {str(trouble)[:80]}")

    await asyncio.gather(*(one(number, visitor) for number, visitor in enumerate(visitors)))
    return troubles


async def measured(
    visitors: list[Visitor], server: Server, *, button: Callable[[], str], pace: float, seconds: float
) -> Row:
    """Everybody presses for so many seconds; the figures of one line of the table."""
    spent: list[float] = []
    troubles: list[str] = []
    until = time.perf_counter() + seconds

    async def work(visitor: Visitor) -> None:
        planned = time.perf_counter() + (random.uniform(0, pace) if pace else 0)
        while True:
            wait = planned - time.perf_counter()
            if planned >= until or time.perf_counter() >= until:
                return
            if wait > 0:
                await asyncio.sleep(wait)
            try:
                spent.append(await visitor.press(button()))
            except LookupError:
                return  # has voted on everything
            except Exception as trouble:
                troubles.append(f"{type(trouble).__name__}: {str(trouble)[:80]}")
                if isinstance(trouble, ConnectionError):
                    return
                await asyncio.sleep(0.5)
            planned = planned + random.expovariate(1 / pace) if pace else time.perf_counter()

    def state() -> tuple[float, float, int, int]:
        ticks = sum(len(visitor.ticks) for visitor in visitors)
        return server.cpu(), time.perf_counter(), len(spent), ticks

    async def at_the_end() -> tuple[float, float, int, int]:
        await asyncio.sleep(until - time.perf_counter())
        return state()

    cpu0, wall0, _, ticks0 = state()
    end = asyncio.create_task(at_the_end())  # who waits longer for an answer does not blur the figures
    await asyncio.gather(*(work(visitor) for visitor in visitors))
    end.cancel()
    cpu1, wall1, votes, ticks1 = end.result() if end.done() and not end.cancelled() else state()
    troubles += [error for visitor in visitors for error in visitor.errors]
    return {
        "votes": len(spent),
        "per_s": votes / (wall1 - wall0),
        "p50": quantile(spent, 0.5),
        "p95": quantile(spent, 0.95),
        "cpu": 1000 * (cpu1 - cpu0) / max(1, votes),
        "ticks": ticks1 - ticks0,
        "errors": len(troubles),
        "troubles": sorted(set(troubles))[:3],
    }


async def level(
    name: str, server: Server, visitors: list[Visitor], button: Callable[[], str], seconds: dict[str, float]
) -> list[Row]:
    """Two lines of the table, one for each shape in `seconds`: "paced" and "storm", with the seconds each takes."""
    before = server.memory()
    troubles = await arrive(visitors, max(1.0, len(visitors) / 50))
    await asyncio.sleep(1)
    room = (server.memory() - before) / len(visitors)
    rows: list[Row] = []
    for shape, lasting in seconds.items():
        pace = PACE if shape == "paced" else 0.0
        row = await measured(visitors, server, button=button, pace=pace, seconds=lasting)
        row |= {"what": name, "experts": len(visitors), "shape": shape, "mib": room}
        row["errors"] += len(troubles)
        rows.append(row)
        print(json.dumps(row), flush=True)
    await asyncio.gather(*(visitor.close() for visitor in visitors))
    await asyncio.sleep(1)
    return rows
