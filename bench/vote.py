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
from itertools import islice
from pathlib import Path

import uvloop

from bench import results, situations
from bench.measuring import Row, levels
from bench.rooms import loaded
from bench.servers import TUNED, serving
from bench.visitor import Visitor

ROOT = Path(__file__).resolve().parents[1]


async def bare(args: argparse.Namespace) -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        environment = {"BARE_DATABASE": f"{folder}/bare.sqlite3"}
        with serving(
            ROOT / "bench" / "bare.py", environment=environment, ready="/_stcore/health", more=TUNED
        ) as server:
            return await levels(
                "bare",
                server,
                lambda n: [Visitor(server.host, query=f"person={number}") for number in range(n)],
                lambda: "vote",
                args,
            )


async def ours(args: argparse.Namespace) -> tuple[list[Row], Row]:
    most = max(args.experts)
    room = loaded(sum(args.experts) + most, most)
    fresh = iter(room.cookies)  # each level has experts of its own, who have not voted yet
    print(f"think tank {room.code} with {len(room.cookies)} experts", flush=True)
    environment = {key: value for key, value in os.environ.items() if key.startswith("PROFIT_TT_")}
    with serving(ROOT / "app.py", environment=environment, ready="/readyz") as server:

        def phones(cookies: list[str], page: str = "vote") -> list[Visitor]:
            return [Visitor(server.host, page, f"tt={room.code}", cookie) for cookie in cookies]

        rows = await levels(
            "ours",
            server,
            lambda n: phones(list(islice(fresh, n))),
            lambda: random.choice(("agree", "disagree", "pass")),
            args,
        )
        extras = {
            "lag": await situations.lag(room, server, phones(room.cookies[-most:]), args.paced),
            "joins": await situations.joins(phones(room.newcomers, "")),
            "drop": await situations.dropped(phones(room.cookies[-most:], "contribute")),
        }
    return rows, extras


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
        rows, extras = await ours(args)
    section = results.written(reference, rows, extras, args)
    print("\n" + section)
    if not args.no_file:
        results.put(section)
    wrong = sum(row["errors"] for row in rows) + sum(
        extras[name][key] for name, key in (("lag", "errors"), ("joins", "failures"), ("drop", "errors"))
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(uvloop.run(main()))
