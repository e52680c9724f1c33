"""What a full run of each page costs, one visitor at a time: `python -m bench.runs`. Say how busy the machine was."""

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path

import uvloop

from bench.measuring import Row
from bench.rooms import loaded
from bench.servers import Server, serving
from bench.visitor import Visitor

ROOT = Path(__file__).resolve().parents[1]


async def runs(server: Server, visitors: list[Visitor], times: int) -> Row:
    """Milliseconds of CPU: of a page that opens, and of each further full run of it."""
    opened = again = 0.0
    for visitor in visitors:
        before = server.cpu()
        await visitor.open()
        await visitor.run()
        opened += server.cpu() - before
        before = server.cpu()
        for _ in range(times):
            await visitor.run()
        again += server.cpu() - before
        await visitor.close()
    number = len(visitors)
    errors = sum(len(visitor.errors) for visitor in visitors)
    return {"opens": 1000 * opened / number, "again": 1000 * again / (number * times), "errors": errors}


async def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--visitors", type=int, default=20)
    parser.add_argument("--times", type=int, default=20)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"PROFIT_TT_VAR": folder, "PROFIT_TT_DATABASE_URL": "", "PROFIT_TT_SECRET": "bench"}
        room = loaded(args.visitors, args.visitors)
        ours = {key: value for key, value in os.environ.items() if key.startswith("PROFIT_TT_")}
        with serving(ROOT / "app.py", environment=ours, ready="/readyz") as server:
            for name, cookies, page in (
                ("welcome, a newcomer", room.newcomers, ""),
                *((page or "welcome", room.cookies, page) for page in ("", "contribute", "vote", "picture")),
            ):
                phones = [Visitor(server.host, page, f"tt={room.code}", cookie) for cookie in cookies]
                await runs(server, phones[:3], 3)  # what a process does once
                print(name, json.dumps(await runs(server, phones, args.times)), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(uvloop.run(main()))
