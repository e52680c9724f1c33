"""Frames of a survey's results, for charts/survey_bars.py and charts/survey_matrix.py."""

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

import pandas as pd

from profit_tt.models import ORGANISATIONS, QuestionKind
from profit_tt.models.survey import IN_WORDS
from profit_tt.services import survey_statements
from profit_tt.services.network_names import TYPES
from profit_tt.services.survey_results import Part, Result
from profit_tt.services.survey_statements import By
from profit_tt.text import Speaker

Row: TypeAlias = dict[str, Any]
#: Groups of a view in their order: slug, name, position (from 1).
Groups: TypeAlias = list[tuple[str, str, int]]


def by_region(result: Result, say: Speaker) -> pd.DataFrame:
    """A row a line x region (or one without): line (from 1), label, figure, note, start, end (the bar, parts of the
    track), tick, low, high (of its interval, or NaN); group (name), position (0: no group), value (0..1), told; and in
    all rows by, low_word, high_word (of the track's ends), people, stated, short. Empty where nothing may be shown.
    """
    return _bars(result, say, "region")


def by_kind(result: Result, say: Speaker) -> pd.DataFrame:
    """The same with kinds of organisation instead of regions."""
    return _bars(result, say, "stakeholder")


def matrix(result: Result, say: Speaker) -> pd.DataFrame:
    """A row a line x column of a matrix: line, label, place (of the column, from 1), name, n, people, share, middle
    (the answer in the middle, as a place); and in all rows columns, stated, short.
    """
    parts = [part for part in result.parts if part.choices is not None]
    if not parts:
        return _nothing(result, say)
    made: list[Row] = []
    for line, part in enumerate(parts, start=1):
        rows = _of(part.choices, "all")
        label, middle = survey_statements.row_named(result, part.row_id, say), _of(part.centre, "all")[0]["median"]
        for place, row in enumerate(rows, start=1):
            made.append(
                {"line": line, "label": label, "place": place, "n": int(row["n"]), "people": int(row["people"])}
                | {"name": survey_statements.named(result, int(row["choice"]), say), "share": float(row["share"])}
                | {"middle": float(middle), "columns": len(rows)}
            )
    return _stated(pd.DataFrame(made), result, say, "region")


def _bars(result: Result, say: Speaker, by: By) -> pd.DataFrame:
    if result.asked.kind in IN_WORDS:
        lines = _words(result, say)
    elif not result.parts or result.parts[0].hidden["all"]:
        lines = []
    else:
        lines = _LINES[result.asked.kind](result, result.parts[0], _groups(result, by, say), by, say)
    if not lines:
        return _nothing(result, say)
    return _stated(pd.DataFrame(lines), result, say, by)


def _stated(frame: pd.DataFrame, result: Result, say: Speaker, by: By) -> pd.DataFrame:
    told = {"by": by, "people": result.people, "stated": survey_statements.stated(result, say, by=by)}
    return frame.assign(**told, short=survey_statements.stated(result, say, by=by, short=True))


def _nothing(result: Result, say: Speaker) -> pd.DataFrame:
    """No rows; why, the attribute says: an empty frame has no cell to hold it."""
    made = pd.DataFrame(columns=["line", "label", "group", "position", "stated"])
    made.attrs["stated"] = survey_statements.stated(result, say)
    return made


def _groups(result: Result, by: By, say: Speaker) -> Groups:
    if by == "region":
        return [(one.slug, one.name(say.language), one.position) for one in result.regions]
    return [(str(one), say(TYPES[one]), place) for place, one in enumerate(ORGANISATIONS, start=1)]


def _choices(result: Result, part: Part, groups: Groups, by: By, say: Speaker) -> list[Row]:
    whole = _of(part.choices, "all")
    if result.asked.kind is not QuestionKind.scale:  # points stay in their order
        whole = sorted(whole, key=lambda row: -int(row["n"]))
    told = (say.percent(0), say.percent(1))
    each = _by_choice(part.choices, by, lambda row: (float(row["share"]), say.percent(float(row["share"]))))
    made: list[Row] = []
    for line, row in enumerate(whole, start=1):
        head = _line(line, survey_statements.named(result, int(row["choice"]), say), say.percent(float(row["share"])))
        head |= {"note": say("{n} of {all}", n=say.number(int(row["n"])), all=say.number(int(row["people"])))}
        head |= {"end": float(row["share"]), "tick": float(row["share"])}
        head |= {"low": float(row["low"]), "high": float(row["high"]), "low_word": told[0], "high_word": told[1]}
        made += _with_groups(head, groups, each.get(int(row["choice"]), {}))
    return made


def _ranking(result: Result, part: Part, groups: Groups, by: By, say: Speaker) -> list[Row]:
    number = max(len(result.asked.options) - 1, 1)
    words = (say("Last"), say("First place"))

    def value(row: Row) -> tuple[float, str]:
        return 1 - (float(row["mean_rank"]) - 1) / number, say.number(round(float(row["mean_rank"]), 1))

    each = _by_choice(part.ranking, by, value)
    made: list[Row] = []
    for line, row in enumerate(sorted(_of(part.ranking, "all"), key=lambda row: float(row["mean_rank"])), start=1):
        end, figure = value(row)
        head = _line(line, survey_statements.named(result, int(row["choice"]), say), figure)
        head |= {"note": say.many("first for {n}", "first for {n}", int(row["first"])), "end": end, "tick": end}
        head |= {"low_word": words[0], "high_word": words[1]}
        made += _with_groups(head, groups, each.get(int(row["choice"]), {}))
    return made


def _numbers(result: Result, part: Part, groups: Groups, by: By, say: Speaker) -> list[Row]:
    """A line for all, and one for each group that is shown: the middle half, and the median."""
    rows = {str(row["group"]): row for row in _of(part.centre, by)}
    whole = _of(part.centre, "all")[0]
    least = min(0.0, *(float(row["low"]) for row in (whole, *rows.values())))
    most = max(float(row["high"]) for row in (whole, *rows.values()))
    reach = most - least or 1.0
    ends = (say.number(round(least, 1)), say.number(round(most, 1)))
    named: Iterable[tuple[Row, str, int]] = [
        (whole, say("All"), 0),
        *((rows[slug], name, place) for slug, name, place in groups if slug in rows),
    ]
    made: list[Row] = []
    for line, (row, name, position) in enumerate(named, start=1):
        head = _line(line, name, say.number(round(float(row["median"]), 1)))
        head |= {"note": say.many("{n} answer", "{n} answers", int(row["people"]))}
        head |= {key: (float(row[of]) - least) / reach for key, of in _ENDS}
        head |= {"low_word": ends[0], "high_word": ends[1], "group": name, "position": position}
        mark = {"value": head["tick"], "told": head["figure"]} if position else {}
        made.append(head | mark)
    return made


_ENDS = (("start", "low"), ("end", "high"), ("tick", "median"))


def _words(result: Result, say: Speaker) -> list[Row]:
    most = result.people or 1
    return [
        _line(line, word, say.number(people))
        | {"note": say("{n} of {all}", n=say.number(people), all=say.number(most)), "end": people / most}
        | {"tick": people / most, "low_word": "", "high_word": ""}
        for line, (word, people) in enumerate(result.words, start=1)
    ]


def _line(line: int, label: str, figure: str) -> Row:
    nan = float("nan")
    return {"line": line, "label": label, "figure": figure, "note": "", "start": 0.0, "end": nan, "tick": nan} | {
        "low": nan,
        "high": nan,
        "group": "",
        "position": 0,
        "value": nan,
        "told": "",
    }


def _with_groups(head: Row, groups: Groups, values: dict[str, tuple[float, str]]) -> list[Row]:
    """The line once for each group that is shown; once alone where none is."""
    made = [
        head | {"group": name, "position": position, "value": values[slug][0], "told": values[slug][1]}
        for slug, name, position in groups
        if slug in values
    ]
    return made or [head]


def _by_choice(
    frame: pd.DataFrame | None, by: By, value: Callable[[Row], tuple[float, str]]
) -> dict[int, dict[str, tuple[float, str]]]:
    made: dict[int, dict[str, tuple[float, str]]] = {}
    for row in _of(frame, by):
        made.setdefault(int(row["choice"]), {})[str(row["group"])] = value(row)
    return made


def _of(frame: pd.DataFrame | None, by: str) -> list[Row]:
    if frame is None:
        return []
    return [{str(name): value for name, value in row.items()} for row in frame[frame["by"] == by].to_dict("records")]


_LINES: dict[QuestionKind, Callable[[Result, Part, Groups, By, Speaker], list[Row]]] = {
    QuestionKind.single: _choices,
    QuestionKind.multiple: _choices,
    QuestionKind.scale: _choices,
    QuestionKind.ranking: _ranking,
    QuestionKind.number: _numbers,
}
