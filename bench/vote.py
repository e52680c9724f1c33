"""`make bench-vote`: 1, 50, 200 and 500 experts voting through real Streamlit sessions, beside a bare script.

For each number of experts: paced (a vote in eight seconds each, on average) and as a storm (everybody votes again as
soon as the page has answered); the same for a bare Streamlit script with one button and one SQLite upsert. Then, with
the whole room connected: lag from a vote to the wall, newcomers joining at once, and a dropped Wi-Fi.
"""

import argparse
import asyncio
import json
import os
import platform
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

import psutil
import uvloop

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "bench" / "RESULTS.md"
PACE = 8.0


def quantile(values: list[float], q: float) -> float:
    """The q-quantile in milliseconds; NaN of nothing."""
    if not values:
        return float("nan")
    ordered = sorted(values)
    return 1000 * ordered[min(len(ordered) - 1, int(q * len(ordered)))]


async def arrive(visitors: list, seconds: float) -> list[str]:
    """Open all visitors within so many seconds, each with its first run; the troubles there were."""
    troubles: list[str] = []

    async def one(number: int, visitor) -> None:  # type: ignore[no-untyped-def]
        await asyncio.sleep(seconds * number / max(1, len(visitors)))
        try:
            await visitor.open()
            await visitor.run()
        except Exception as trouble:
            troubles.append(f"{type(trouble).__name__}: {str(trouble)[:80]}")

    await asyncio.gather(*(one(number, visitor) for number, visitor in enumerate(visitors)))
    return troubles


async def measured(
    visitors: list, server, *, button: Callable[[], str], pace: float, seconds: float
) -> dict[str, object]:  # type: ignore[no-untyped-def]
    """Everybody presses for so many seconds; the figures of one line of the table."""
    spent: list[float] = []
    troubles: list[str] = []
    until = time.perf_counter() + seconds

    async def work(visitor) -> None:  # type: ignore[no-untyped-def]
        planned = time.perf_counter() + (random.uniform(0, pace) if pace else 0)
        while True:
            wait = planned - time.perf_counter()
            if planned >= until or time.perf_counter() >= until:
                return
            if wait > 0:
                await asyncio.sleep(wait)
            try:
                spent.append(await _cast(visitor, button()))
            except Exception as trouble:
                troubles.append(f"{type(trouble).__name__}: {str(trouble)[:80]}")
                if isinstance(trouble, ConnectionError):
                    return
                await asyncio.sleep(0.5)
            planned = planned + random.expovariate(1 / pace) if pace else time.perf_counter()

    ticks = sum(len(visitor.ticks) for visitor in visitors)
    cpu, wall = server.cpu(), time.perf_counter()
    await asyncio.gather(*(work(visitor) for visitor in visitors))
    cpu, wall = server.cpu() - cpu, time.perf_counter() - wall
    ticks = sum(len(visitor.ticks) for visitor in visitors) - ticks
    troubles += [error for visitor in visitors for error in visitor.errors]
    return {
        "votes": len(spent),
        "per_s": len(spent) / wall,
        "p50": quantile(spent, 0.5),
        "p95": quantile(spent, 0.95),
        "cpu": 1000 * cpu / max(1, len(spent)),
        "ticks": ticks,
        "errors": len(troubles),
        "troubles": sorted(set(troubles))[:3],
    }


async def _cast(visitor, button: str) -> float:  # type: ignore[no-untyped-def]
    """One vote; who has voted on everything takes the last one back, which is a write as well."""
    try:
        return await visitor.press(button)
    except LookupError:
        return await visitor.press("undo")


async def levels(name: str, server, visitors_of: Callable[[int], list], button, args) -> list[dict[str, object]]:  # type: ignore[no-untyped-def]
    """A line for each number of experts, paced and as a storm."""
    rows: list[dict[str, object]] = []
    for experts in args.experts:
        before = server.memory()
        visitors = visitors_of(experts)
        troubles = await arrive(visitors, max(1.0, experts / 50))
        await asyncio.sleep(1)
        room = (server.memory() - before) / experts
        for shape, pace, seconds in (("paced", PACE, args.paced), ("storm", 0.0, args.storm)):
            row = await measured(visitors, server, button=button, pace=pace, seconds=seconds)
            row |= {"what": name, "experts": experts, "shape": shape, "mib": room}
            row["errors"] = int(str(row["errors"])) + len(troubles)
            rows.append(row)
            print(json.dumps(row), flush=True)
        await asyncio.gather(*(visitor.close() for visitor in visitors))
        await asyncio.sleep(1)
    return rows


async def bare(args) -> list[dict[str, object]]:  # type: ignore[no-untyped-def]
    from bench.servers import TUNED, serving
    from bench.visitor import Visitor

    with tempfile.TemporaryDirectory() as folder:
        environment = {"BARE_DATABASE": f"{folder}/bare.sqlite3"}
        with serving(ROOT / "bench" / "bare.py", environment=environment, ready="/_stcore/health", more=TUNED) as server:
            return await levels(
                "bare",
                server,
                lambda n: [Visitor(server.host, query=f"person={number}") for number in range(n)],
                lambda: "vote",
                args,
            )


async def ours(args, folder: str) -> tuple[list[dict[str, object]], dict[str, object]]:  # type: ignore[no-untyped-def]
    from bench.rooms import loaded
    from bench.servers import serving
    from bench.visitor import Visitor

    most = max(args.experts)
    room = loaded(most, most)
    print(f"think tank {room.code} with {most} experts", flush=True)
    environment = {key: value for key, value in os.environ.items() if key.startswith("PROFIT_TT_")}
    with serving(ROOT / "app.py", environment=environment, ready="/readyz") as server:

        def phones(cookies: list[str], page: str = "vote") -> list[Visitor]:
            return [Visitor(server.host, page, f"tt={room.code}", cookie) for cookie in cookies]

        rows = await levels(
            "ours",
            server,
            lambda n: phones(room.cookies[:n]),
            lambda: random.choice(("agree", "disagree", "pass")),
            args,
        )
        extras = {
            "lag": await lag(room, server, phones(room.cookies), args),
            "joins": await joins(phones(room.newcomers, "welcome")),
            "drop": await dropped(phones(room.cookies, "contribute")),
        }
    return rows, extras


async def lag(room, server, visitors: list, args) -> dict[str, object]:  # type: ignore[no-untyped-def]
    """Milliseconds from the press of a vote until a wall has redrawn with it, the whole room voting meanwhile."""
    import httpx

    from bench.visitor import Visitor
    from profit_tt import store
    from profit_tt.models import Vote

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
                seen.append((_latest(room.round_id, store, Vote), pressed))
            await asyncio.sleep(random.uniform(0.5, 1.5))
        return seen

    listening = asyncio.create_task(listen())
    until = time.perf_counter() + args.paced
    others = asyncio.create_task(
        measured(visitors[1:], server, button=lambda: "disagree", pace=PACE, seconds=args.paced)
    )
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
        "errors": int(str(row["errors"])) + len(troubles) + len(wall.errors),
    }


def _latest(round_id: int, store, vote) -> int:  # type: ignore[no-untyped-def]
    """The revision of the newest vote: at or after the one just acknowledged."""
    import sqlalchemy as sa

    with store.reading() as session:
        return int(session.execute(sa.select(sa.func.max(vote.revision)).where(vote.round_id == round_id)).scalar_one())


async def joins(visitors: list) -> dict[str, object]:
    """Everybody joins within five seconds: page, region, kind of organisation, button."""
    spent: list[float] = []
    troubles: list[str] = []

    async def one(number: int, visitor) -> None:  # type: ignore[no-untyped-def]
        await asyncio.sleep(5 * number / max(1, len(visitors)))
        started = time.perf_counter()
        try:
            await visitor.open()
            await visitor.run()
            await visitor.set("join-region", ["kent"])
            await visitor.set("join-stakeholder", ["public"])
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


async def dropped(visitors: list) -> dict[str, object]:
    """The Wi-Fi drops for two seconds under everybody's half-written finding; all come back within a second."""
    troubles = await arrive(visitors, len(visitors) / 100)
    for number, visitor in enumerate(visitors):
        await visitor.set("finding-text", f"Half-written finding of expert {number}")
    before = [visitor.session_id for visitor in visitors]
    for visitor in visitors:
        visitor.drop()
    await asyncio.sleep(2)
    spent: list[float] = []
    kept = drafts = 0

    async def back(number: int, visitor) -> None:  # type: ignore[no-untyped-def]
        nonlocal kept, drafts
        await asyncio.sleep(random.uniform(0, 1))
        started = time.perf_counter()
        try:
            await visitor.open(resume=True)
            await visitor.run()
            spent.append(time.perf_counter() - started)
            kept += visitor.session_id == before[number]
            drafts += f"expert {number}" in str(visitor.find("finding-text").proto)
        except Exception as trouble:
            troubles.append(f"{type(trouble).__name__}: {str(trouble)[:80]}")

    await asyncio.gather(*(back(number, visitor) for number, visitor in enumerate(visitors)))
    await asyncio.gather(*(visitor.close() for visitor in visitors))
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


def written(reference: list[dict], rows: list[dict], extras: dict, args) -> str:  # type: ignore[type-arg]
    """The section of bench/RESULTS.md."""
    import streamlit

    cores = psutil.cpu_count()
    lines = [
        "## make bench-vote",
        "",
        f"{time.strftime('%Y-%m-%d')}, {cores} cores shared with the load client, Python {platform.python_version()}, "
        f"Streamlit {streamlit.__version__}, SQLite in WAL with synchronous=FULL, settings of .streamlit/config.toml "
        f"(the bare script gets the same three that matter); {args.paced:g} s paced at a vote in {PACE:g} s each, "
        f"{args.storm:g} s storm.",
        "",
        "| what | experts | shape | votes | votes/s | p50 ms | p95 ms | CPU ms a vote | ratio to bare | MiB a session | errors |",
        "|---|--:|---|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    base = {(row["experts"], row["shape"]): row for row in reference}
    for row in [*reference, *rows]:
        ratio = float(row["cpu"]) / float(base[row["experts"], row["shape"]]["cpu"])
        lines.append(
            f"| {row['what']} | {row['experts']} | {row['shape']} | {row['votes']} | {row['per_s']:.1f} | {row['p50']:.0f} "
            f"| {row['p95']:.0f} | {row['cpu']:.2f} | {ratio:.2f} | {row['mib']:.2f} | {row['errors']} |"
        )
    storm = [
        float(row["cpu"]) / float(base[row["experts"], row["shape"]]["cpu"]) for row in rows if row["shape"] == "storm"
    ]
    lag, joins, drop = extras["lag"], extras["joins"], extras["drop"]
    lines += [
        "",
        f"CPU a vote against the bare script, median of the storms: {statistics.median(storm):.2f} "
        "(paced rows hold the heartbeats of all open pages too, which the bare script has not).",
        f"Vote to wall, {lag['experts']} experts voting: {lag['samples']} samples, p50 {lag['p50']:.0f} ms, "
        f"p95 {lag['p95']:.0f} ms, longest {lag['max']:.0f} ms, {lag['errors']} errors.",
        f"{joins['newcomers']} newcomers arriving within 5 s: {joins['joined']} joined, {joins['failures']} failures, "
        f"all done after {joins['took_s']:.1f} s, p50 {joins['p50']:.0f} ms, p95 {joins['p95']:.0f} ms from opening the page "
        "to the re-entry code.",
        f"Wi-Fi dropped for 2 s under {drop['phones']} half-written findings: {drop['back']} back, {drop['same_session']} in "
        f"the same session, {drop['with_draft']} with their draft, p50 {drop['p50']:.0f} ms, p95 {drop['p95']:.0f} ms, "
        f"longest {drop['max']:.0f} ms, {drop['errors']} errors.",
        "",
    ]
    return "\n".join(lines)


def put(section: str) -> None:
    """Replace this command's section in bench/RESULTS.md."""
    title = section.splitlines()[0]
    old = RESULTS.read_text("utf-8") if RESULTS.exists() else "# Results\n\nWhat the commands of bench/ printed.\n"
    parts = [part for part in old.split("\n## ") if not f"## {part}".startswith(title)]
    RESULTS.write_text("\n## ".join(parts).rstrip() + "\n\n" + section, "utf-8")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--experts", type=lambda text: [int(one) for one in text.split(",")], default=[1, 50, 200, 500])
    parser.add_argument("--paced", type=float, default=30, help="seconds of each paced level")
    parser.add_argument("--storm", type=float, default=12, help="seconds of each storm")
    parser.add_argument("--no-file", action="store_true", help="print only, leave bench/RESULTS.md as it is")
    return parser.parse_args()


async def main() -> int:
    args = arguments()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"PROFIT_TT_VAR": folder, "PROFIT_TT_DATABASE_URL": "", "PROFIT_TT_SECRET": "bench"}
        reference = await bare(args)
        rows, extras = await ours(args, folder)
    section = written(reference, rows, extras, args)
    print("\n" + section)
    if not args.no_file:
        put(section)
    wrong = sum(int(str(row["errors"])) for row in rows) + sum(
        int(str(extras[name][key])) for name, key in (("lag", "errors"), ("joins", "failures"), ("drop", "errors"))
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    run: Callable[[Awaitable[int]], int] = uvloop.run  # type: ignore[assignment]
    sys.exit(run(main()))
