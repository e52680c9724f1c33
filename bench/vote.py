"""`make bench-vote`: 1, 50, 200 and 500 experts voting through real Streamlit sessions, beside a bare script.

For each number of experts: paced (a vote in eight seconds each, on average) and as a storm (everybody votes again as
soon as the page has answered); the same for a bare Streamlit script with one button and one SQLite upsert. Then, with
the whole room connected: lag from a vote to the wall, newcomers joining at once, and a dropped Wi-Fi.
"""

import argparse
import os
import random
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import uvloop

from bench import results, situations
from bench.measuring import Row, level
from bench.rooms import loaded
from bench.servers import TUNED, Server, serving
from bench.visitor import Visitor

ROOT = Path(__file__).resolve().parents[1]


@contextmanager
def both(folder: str) -> Iterator[tuple[Server, Server]]:
    """The bare script and ours, served side by side: a noisy machine is then as noisy for both."""
    ours = {key: value for key, value in os.environ.items() if key.startswith("PROFIT_TT_")}
    bare = {"BARE_DATABASE": f"{folder}/bare.sqlite3"}
    with (
        serving(ROOT / "bench" / "bare.py", environment=bare, ready="/_stcore/health", more=TUNED) as reference,
        serving(ROOT / "app.py", environment=ours, ready="/readyz") as server,
    ):
        yield reference, server


async def measure(args: argparse.Namespace, folder: str) -> tuple[list[Row], Row]:
    most = max(args.experts)
    room = loaded(sum(args.experts) + most, most)
    fresh = iter(room.cookies)  # each level has experts of its own, who have not voted yet
    seconds = {"paced": args.paced, "storm": args.storm}
    rows: list[Row] = []
    with both(folder) as (reference, server):

        def phones(cookies: list[str], page: str) -> list[Visitor]:
            return [Visitor(server.host, page, f"tt={room.code}", cookie) for cookie in cookies]

        for experts in args.experts:
            people = [Visitor(reference.host, query=f"person={number}") for number in range(experts)]
            rows += await level("bare", reference, people, lambda: "vote", seconds)
            rows += await level("ours", server, phones(list(islice(fresh, experts)), "vote"), _thumb, seconds)
        extras = {
            "lag": await situations.lag(room, server, phones(room.cookies[-most:], "vote"), args.paced),
            "joins": await situations.joins(phones(room.newcomers, "")),
            "drop": await situations.dropped(phones(room.cookies[-most:], "contribute")),
        }
    return rows, extras


def _thumb() -> str:
    return random.choice(("agree", "disagree", "pass"))


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
        rows, extras = await measure(args, folder)
    section = results.written(rows, extras, args)
    print("\n" + section)
    if not args.no_file:
        results.put(section)
    wrong = sum(row["errors"] for row in rows) + sum(
        extras[name][key] for name, key in (("lag", "errors"), ("joins", "failures"), ("drop", "errors"))
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(uvloop.run(main()))
