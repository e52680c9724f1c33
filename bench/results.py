"""The sections of bench/RESULTS.md: each holds only what its command printed."""

import argparse
import platform
import statistics
import time
from pathlib import Path

import psutil
import streamlit

from bench.measuring import PACE, Row

RESULTS = Path(__file__).resolve().parent / "RESULTS.md"


HEAD = ("what", "experts", "shape", "votes", "votes/s", "p50 ms", "p95 ms", "CPU ms a vote", "ratio to bare")
MORE = ("MiB a session", "errors")


def written(rows: list[Row], extras: Row, args: argparse.Namespace) -> str:
    """The section of `make bench-vote`."""
    base = {(row["experts"], row["shape"]): row["cpu"] for row in rows if row["what"] == "bare"}
    ours = [row for row in rows if row["what"] == "ours"]
    lines = ["## make bench-vote", "", _settings(args), "", _line((*HEAD, *MORE)), _line(("---",) * 11)]
    lines += [_line(_cells(row, row["cpu"] / base[row["experts"], row["shape"]])) for row in rows]
    storms = [row["cpu"] / base[row["experts"], row["shape"]] for row in ours if row["shape"] == "storm"]
    return "\n".join([*lines, "", *_told(extras, statistics.median(storms)), ""])


def _settings(args: argparse.Namespace) -> str:
    return (
        f"{time.strftime('%Y-%m-%d')}, {psutil.cpu_count()} cores shared with the load client, "
        f"Python {platform.python_version()}, Streamlit {streamlit.__version__}, SQLite in WAL with synchronous=FULL, "
        "settings of .streamlit/config.toml (the bare script gets those that matter for speed); "
        f"{args.paced:g} s paced at a vote in {PACE:g} s each, {args.storm:g} s storm."
    )


def _cells(row: Row, ratio: float) -> tuple[str, ...]:
    figures = (f"{row['per_s']:.1f}", f"{row['p50']:.0f}", f"{row['p95']:.0f}", f"{row['cpu']:.2f}", f"{ratio:.2f}")
    counts = (row["what"], str(row["experts"]), row["shape"], str(row["votes"]))
    return (*counts, *figures, f"{row['mib']:.2f}", str(row["errors"]))


def _line(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def _told(extras: Row, ratio: float) -> list[str]:
    lag, joins, drop = extras["lag"], extras["joins"], extras["drop"]
    return [
        f"- CPU a vote against the bare script, median of the storms: {ratio:.2f} (paced rows hold the heartbeats of "
        "all open pages too, which the bare script has not).",
        f"- Vote to wall, {lag['experts']} experts voting: {lag['samples']} samples, p50 {lag['p50']:.0f} ms, "
        f"p95 {lag['p95']:.0f} ms, longest {lag['max']:.0f} ms, {lag['errors']} errors.",
        f"- {joins['newcomers']} newcomers within 5 s: {joins['joined']} joined, {joins['failures']} failures, "
        f"all done after {joins['took_s']:.1f} s; from the empty page to the re-entry code p50 {joins['p50']:.0f} ms, "
        f"p95 {joins['p95']:.0f} ms.",
        f"- Wi-Fi dropped for 2 s under {drop['phones']} half-written findings: {drop['back']} back, "
        f"{drop['same_session']} in the same session, {drop['with_draft']} with their draft; p50 {drop['p50']:.0f} ms, "
        f"p95 {drop['p95']:.0f} ms, longest {drop['max']:.0f} ms, {drop['errors']} errors.",
    ]


def put(section: str) -> None:
    """Replace this command's section in bench/RESULTS.md."""
    title = section.splitlines()[0]
    old = RESULTS.read_text("utf-8") if RESULTS.exists() else "# Results\n\nWhat the commands of bench/ printed.\n"
    parts = [part for part in old.split("\n## ") if not f"## {part}".startswith(title)]
    RESULTS.write_text("\n## ".join(parts).rstrip() + "\n\n" + section, "utf-8")
