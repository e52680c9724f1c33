"""`make bench-room`: what a full room has to bear, through real Streamlit sessions and event streams.

A new scene for 500 phones, three walls and two desks; a round that closes while 200 vote, a thousand times; a server
that is stopped and started under everybody; a Wi-Fi that is away for 2 s, 30 s and 10 minutes.
"""

import argparse
import os
import platform
import sys
import tempfile
import time
from contextlib import AbstractContextManager
from pathlib import Path

import psutil
import streamlit
import uvloop

from bench import away, closing, results, scene
from bench.measuring import Row
from bench.proxy import Proxy
from bench.rooms import loaded
from bench.servers import Server, serving

ROOT = Path(__file__).resolve().parents[1]


async def measure(args: argparse.Namespace) -> list[str]:
    room = loaded(args.phones, 0)
    ours = {key: value for key, value in os.environ.items() if key.startswith("PROFIT_TT_")}
    told: list[str] = []

    def serve() -> AbstractContextManager[Server]:
        return serving(ROOT / "app.py", environment=ours, ready="/readyz")

    def say(line: str) -> None:
        told.append(f"- {line}")
        print(told[-1], flush=True)

    say(closing.written(closing.tries(room, args.tries)))
    row: Row = await away.restart(room, serve)
    say(away.written(row, f"Server stopped and started again, {row['down']:.1f} s without one"))
    with serve() as server:
        async with Proxy(server.host).listening() as proxy:
            say(scene.written(await scene.changes(room, server.host, args.changes)))
            for seconds in args.away:  # the longest last: most of it is waiting
                say(away.written(await away.wifi(room, proxy, seconds), f"Wi-Fi away for {seconds:g} s"))
    return told


def settings(args: argparse.Namespace) -> str:
    return (
        f"{time.strftime('%Y-%m-%d')}, {psutil.cpu_count()} cores shared with the load client, "
        f"Python {platform.python_version()}, Streamlit {streamlit.__version__}, SQLite in WAL with synchronous=FULL, "
        f"settings of .streamlit/config.toml; {args.phones} phones (a websocket session and an event stream each)."
    )


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--phones", type=int, default=500)
    parser.add_argument("--changes", type=int, default=6, help="scene changes to measure")
    parser.add_argument("--tries", type=int, default=1000, help="rounds that close under 200 voters")
    parser.add_argument("--away", type=lambda text: [float(one) for one in text.split(",")], default=[2, 30, 600])
    parser.add_argument("--no-file", action="store_true", help="print only, leave bench/RESULTS.md as it is")
    return parser.parse_args()


async def main() -> int:
    args = arguments()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"PROFIT_TT_VAR": folder, "PROFIT_TT_DATABASE_URL": "", "PROFIT_TT_SECRET": "bench"}
        told = await measure(args)
    if not args.no_file:
        results.put("\n".join(["## make bench-room", "", settings(args), "", *told, ""]))
    return 0


if __name__ == "__main__":
    sys.exit(uvloop.run(main()))
