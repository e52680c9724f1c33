"""What happens to a full room: votes that must reach the wall, newcomers at once, a Wi-Fi that drops."""

import asyncio
import json
import random
import time
from contextlib import suppress

import httpx
import sqlalchemy as sa

from bench.measuring import PACE, Row, arrive, measured, quantile
from bench.rooms import Loaded
from bench.servers import Server
from bench.visitor import Visitor
from profit_tt import store
from profit_tt.models import Vote


async def lag(room: Loaded, server: Server, visitors: list[Visitor], seconds: float) -> Row:
    """Milliseconds from the press of a vote until a wall has redrawn with it, the whole room voting meanwhile."""
    troubles = await arrive(visitors, len(visitors) / 100)
    wall = Visitor(server.host, "wall", f"tt={room.code}", visitors[0].cookie)
    await wall.open()
    await wall.run()
    drawn: list[tuple[int, float]] = []  # (revision, when the wall had it)
    watch = wall.find("live-number")

    async def listen() -> None:
        url = f"http://{server.host}/events?tt={room.code}&scope=number"
        async with httpx.AsyncClient(timeout=None) as client, client.stream("GET", url) as stream:
            async for line in stream.aiter_lines():
                if line.startswith("data:"):
                    revision = json.loads(line[5:])["number"]
                    await wall.run(watch.fragment)
                    drawn.append((revision, time.perf_counter()))

    async def sampled(visitor: Visitor) -> list[tuple[int, float]]:
        """Votes of one expert: the revision each made, and when it was pressed."""
        seen: list[tuple[int, float]] = []
        while time.perf_counter() < until:
            pressed = time.perf_counter()
            with suppress(LookupError):
                await visitor.press("agree")
                seen.append((_latest(room.round_id), pressed))
            await asyncio.sleep(random.uniform(0.5, 1.5))
        return seen

    listening = asyncio.create_task(listen())
    until = time.perf_counter() + seconds
    others = asyncio.create_task(measured(visitors[1:], server, button=lambda: "disagree", pace=PACE, seconds=seconds))
    votes = await sampled(visitors[0])
    row = await others
    await asyncio.sleep(2)
    listening.cancel()
    lags = [min((at for number, at in drawn if number >= made), default=float("inf")) - at0 for made, at0 in votes]
    for one in [*visitors, wall]:
        await one.close()
    return {
        "experts": len(visitors),
        "samples": len(lags),
        "p50": quantile(lags, 0.5),
        "p95": quantile(lags, 0.95),
        "max": quantile(lags, 1.0),
        "errors": row["errors"] + len(troubles) + len(wall.errors),
    }


def _latest(round_id: int) -> int:
    """The revision of the newest vote: at or after the one just acknowledged."""
    newest = sa.select(sa.func.max(Vote.revision)).where(Vote.round_id == round_id)  # type: ignore[arg-type]
    with store.reading() as session:
        return int(session.execute(newest).scalar_one())


async def joins(visitors: list[Visitor]) -> Row:
    """Everybody joins within five seconds: page, region, kind of organisation, button."""
    spent: list[float] = []
    troubles: list[str] = []

    async def one(number: int, visitor: Visitor) -> None:
        await asyncio.sleep(5 * number / max(1, len(visitors)))
        started = time.perf_counter()
        try:
            await visitor.open()
            await visitor.run()
            visitor.choose("join-region", number % 5)
            visitor.choose("join-stakeholder", number % 3)
            await visitor.press("join")
            visitor.find("reentry-done")
            spent.append(time.perf_counter() - started)
        except Exception as trouble:
            troubles.append(f"{type(trouble).__name__}: {str(trouble)[:120]}")

    began = time.perf_counter()
    await asyncio.gather(*(one(number, visitor) for number, visitor in enumerate(visitors)))
    took = time.perf_counter() - began
    await asyncio.gather(*(visitor.close() for visitor in visitors))
    return {
        "newcomers": len(visitors),
        "joined": len(spent),
        "failures": len(troubles),
        "took_s": took,
        "p50": quantile(spent, 0.5),
        "p95": quantile(spent, 0.95),
        "troubles": sorted(set(troubles))[:3],
    }


async def dropped(visitors: list[Visitor]) -> Row:
    """The Wi-Fi drops for two seconds under everybody's half-written finding; all come back within a second."""
    troubles = await arrive(visitors, len(visitors) / 100)
    for number, visitor in enumerate(visitors):
        await visitor.set("finding-text", f"Half-written finding of expert {number}")
    before = [visitor.session_id for visitor in visitors]
    for visitor in visitors:
        visitor.drop()
    await asyncio.sleep(2)
    spent: list[float] = []
    kept = 0

    async def back(number: int, visitor: Visitor) -> None:
        nonlocal kept
        await asyncio.sleep(random.uniform(0, 1))
        started = time.perf_counter()
        try:
            await visitor.open(resume=True)
            await visitor.run()
            spent.append(time.perf_counter() - started)
            kept += visitor.session_id == before[number]
        except Exception as trouble:
            troubles.append(f"{type(trouble).__name__}: {str(trouble)[:80]}")

    await asyncio.gather(*(back(number, visitor) for number, visitor in enumerate(visitors)))
    await asyncio.gather(*(visitor.close() for visitor in visitors))
    drafts = await _drafts(visitors)
    return {
        "phones": len(visitors),
        "back": len(spent),
        "same_session": kept,
        "with_draft": drafts,
        "p50": quantile(spent, 0.5),
        "p95": quantile(spent, 0.95),
        "max": quantile(spent, 1.0),
        "errors": len(troubles),
        "troubles": sorted(set(troubles))[:3],
    }


async def _drafts(visitors: list[Visitor]) -> int:
    """How many of these people find their half-written finding again, each in a tab that was never open before."""
    anew = [Visitor(one.host, one.page, one.query, one.cookie) for one in visitors]
    await arrive(anew, len(anew) / 50)
    found = 0
    for number, visitor in enumerate(anew):
        with suppress(LookupError):
            found += visitor.find("finding-text").proto.value.endswith(f"of expert {number}")
        await visitor.close()
    return found
