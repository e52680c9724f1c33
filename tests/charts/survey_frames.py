"""Frames of a survey's results, for the rules that every chart must hold to."""

from collections.abc import Sequence
from types import ModuleType
from typing import Any

import pandas as pd

from profit_tt.charts import survey_bars, survey_matrix
from tests.charts.drawing import EVIL
from tests.charts.pictures import REGIONS

LONG = "An option that goes on " * 6
NAN = float("nan")


def bars(*lines: tuple[str, float, Sequence[float]], by: str = "region", interval: bool = True) -> pd.DataFrame:
    """A row for each (label, share, share of each group)."""
    names = list(REGIONS.values()) if by == "region" else ["Enterprise", "Public body", "Research"]
    made: list[dict[str, Any]] = []
    for line, (label, share, of) in enumerate(lines, start=1):
        head = {"line": line, "label": label, "figure": f"{share:.0%}", "note": "3 of 9", "start": 0.0, "end": share}
        head |= {"tick": share, "low": share * 0.8 if interval else NAN, "high": share if interval else NAN}
        head |= {"by": by, "low_word": "0%", "high_word": "100%", "people": 9}
        head |= {"stated": f"{lines[0][0]} comes first in all of them.", "short": f"{lines[0][0]} comes first."}
        groups = [(names[place], place + 1, value, f"{value:.0%}") for place, value in enumerate(of)]
        for group, position, value, told in groups or [("", 0, NAN, "")]:
            made.append(head | {"group": group, "position": position, "value": value, "told": told})
    return pd.DataFrame(made)


def matrix(*rows: tuple[str, Sequence[int]]) -> pd.DataFrame:
    """A row for each (label, people of each column)."""
    made = [
        {"line": line, "label": label, "place": place, "name": f"Column {place}", "n": n, "people": sum(of)}
        | {
            "share": n / sum(of),
            "middle": 2.0,
            "columns": len(of),
            "stated": f"{label} is said most.",
            "short": "Most.",
        }
        for line, (label, of) in enumerate(rows, start=1)
        for place, n in enumerate(of, start=1)
    ]
    return pd.DataFrame(made)


STATES: dict[ModuleType, dict[str, pd.DataFrame]] = {
    survey_bars: {
        "usual": bars(("Time", 0.6, [0.5, 0.7, 0.6, 0.6, 0.1]), ("Money", 0.2, [0.2, 0.2, 0.0, 0.0, 1.0])),
        "other": bars(("Staff", 0.9, [1.0] * 5), ("Network", 0.0, [0.0] * 5)),
        "words": bars(("coach", 0.5, []), ("patience", 0.2, []), interval=False),
        "kinds": bars(("Time", 0.5, [0.5, 0.4, 0.9]), by="stakeholder"),
        "many": bars(*[(LONG, 0.4, [0.4] * 5)] * 20),
        "evil": bars((EVIL, 1.0, [1.0])),
    },
    survey_matrix: {
        "usual": matrix(("Coaching", [1, 2, 6]), ("Plan", [3, 3, 3])),
        "other": matrix(("Trip", [9, 0, 0]), ("Data", [0, 0, 5])),
        "many": matrix(*[(LONG, [5] * 7)] * 12),
        "evil": matrix((EVIL, [1, 1])),
    },
}
