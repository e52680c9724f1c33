"""Answers to one question summed up: for all, for each region, for each kind of organisation.

`answers`: a row for each option, point or number of somebody, with respondent, region, stakeholder and, by kind,
option_id, rank, number; only of people who were asked. Every summary is long: by ("all", "region", "stakeholder"),
group (its slug, "" for all), people (who answered, of this group), and the figures. Groups of fewer people than
`from_people` are not in it, nor those that would give them away by subtraction (small_cells.hidden_types).
"""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from profit_tt.analysis.shares import wilson
from profit_tt.analysis.small_cells import hidden_types

ALL, GROUPINGS = "all", ("region", "stakeholder")
KEYS = ["by", "group"]


def sizes(answers: pd.DataFrame, by: str) -> dict[str, int]:
    """Group -> people who answered."""
    people = answers.drop_duplicates("respondent")
    return {str(group): int(number) for group, number in people[by].value_counts().items()}


def hidden(answers: pd.DataFrame, *, from_people: int) -> Mapping[str, frozenset[str]]:
    """by -> groups that stay hidden; of "all" it is {""} where too few people have answered at all."""
    few = answers["respondent"].nunique() < from_people
    made = {ALL: frozenset({""} if few else ())}
    for by in GROUPINGS:
        of = sizes(answers, by)
        made[by] = frozenset(of) if few else frozenset(hidden_types(of, from_people=from_people))
    return made


def spread(answers: pd.DataFrame, *, from_people: int) -> pd.DataFrame:
    """The answers once for each group that is shown and that somebody belongs to, with by, group and people."""
    kept_back = hidden(answers, from_people=from_people)
    parts = [] if kept_back[ALL] else [answers.assign(by=ALL, group="")]
    for by in GROUPINGS:
        shown = answers[~answers[by].isin(list(kept_back[by]))]
        parts.append(shown.assign(by=by, group=shown[by]))
    whole = pd.concat(parts, ignore_index=True)
    people = whole.groupby(KEYS)["respondent"].transform("nunique") if len(whole) else pd.Series(dtype="int64")
    return whole.assign(people=people.astype("int64"))


def choices(answers: pd.DataFrame, order: Sequence[int], *, column: str, from_people: int) -> pd.DataFrame:
    """How many chose each of `order` (options, points, columns of a matrix), with their share and Wilson interval.

    Columns: by, group, people, choice, n, share, low, high; a row for each choice, also for those of nobody.
    """
    whole = spread(answers, from_people=from_people)
    groups = whole[[*KEYS, "people"]].drop_duplicates()
    grid = groups.merge(pd.DataFrame({"choice": [float(one) for one in order]}), how="cross")
    counted = whole.assign(choice=whole[column].astype("float64")).groupby([*KEYS, "choice"])["respondent"].nunique()
    made = grid.merge(counted.rename("n").reset_index(), how="left", on=[*KEYS, "choice"])
    made["n"] = made["n"].fillna(0).astype("int64")
    made["choice"] = made["choice"].astype("int64")
    made["share"], made["low"], made["high"] = wilson(made["n"], made["people"])
    return made


def centre(answers: pd.DataFrame, *, column: str, from_people: int) -> pd.DataFrame:
    """Quartiles of points or numbers: by, group, people, low, median, high.

    Neither the least nor the most of all: these are what a single person said.
    """
    whole = spread(answers, from_people=from_people)
    values = whole[column].astype("float64").groupby([whole["by"], whole["group"], whole["people"]], sort=False)
    made = values.quantile(np.array([0.25, 0.5, 0.75])).unstack()
    made.columns = pd.Index(["low", "median", "high"])
    return made.reset_index()


def ranking(answers: pd.DataFrame, order: Sequence[int], *, from_people: int) -> pd.DataFrame:
    """Borda's mean rank of each option, 1 is first; and how many put it first, and how many ranked it at all.

    Who ranked only some is taken to put all others at the mean of the places that are left: the ranks of one person
    always sum to the same. Columns: by, group, people, choice, mean_rank, first, ranked.
    """
    whole = spread(answers, from_people=from_people)
    number = len(order)
    given = whole.assign(rank=whole["rank"].astype("float64"), choice=whole["option_id"].astype("float64"))
    given["left"] = (given.groupby([*KEYS, "respondent"])["rank"].transform("count") + 1 + number) / 2
    each = given[[*KEYS, "people", "respondent", "left"]].drop_duplicates()
    grid = each.merge(pd.DataFrame({"choice": [float(one) for one in order]}), how="cross")
    told = grid.merge(given[[*KEYS, "respondent", "choice", "rank"]], how="left", on=[*KEYS, "respondent", "choice"])
    told = told.assign(place=told["rank"].fillna(told["left"]), is_first=told["rank"].eq(1), is_in=told["rank"].notna())
    summed = told.groupby([*KEYS, "people", "choice"], sort=False)
    made = summed.agg(mean_rank=("place", "mean"), first=("is_first", "sum"), ranked=("is_in", "sum")).reset_index()
    return made.astype({"choice": "int64", "first": "int64", "ranked": "int64"})


def leading(summary: pd.DataFrame, *, figure: str, lowest: bool = False) -> dict[tuple[str, str], tuple[int, ...]]:
    """(by, group) -> the choices that lead by a figure: several where they tie, none where nobody chose anything."""
    made: dict[tuple[str, str], tuple[int, ...]] = {}
    for (by, group), rows in summary.groupby(KEYS, sort=False):
        best = rows[figure].min() if lowest else rows[figure].max()
        ahead = rows.loc[np.isclose(rows[figure], best), "choice"]
        made[str(by), str(group)] = tuple(int(one) for one in ahead) if lowest or best > 0 else ()
    return made


def hidden_cells(people: pd.DataFrame, *, from_people: int) -> frozenset[tuple[str, str]]:
    """The cells region x kind of organisation whose kind is withheld where answers stand one by one.

    `people` has region, stakeholder and smallest: the fewest people of that cell with an answer to one question. What
    stays hidden cannot be had by subtraction along a region nor along a kind: there it is always two cells or more
    and `from_people` people or more, or all that there is.
    """
    counted = people.groupby(["region", "stakeholder"])["smallest"].agg(["size", "min"])
    cells = counted.reset_index()[["region", "stakeholder", "size", "min"]].to_numpy().tolist()
    sizes_of = {(str(region), str(kind)): int(size) for region, kind, size, _ in cells}
    least = {(str(region), str(kind)): int(few) for region, kind, _, few in cells}
    out = {cell for cell in sizes_of if min(sizes_of[cell], least[cell]) < from_people}
    while True:
        before = set(out)
        for axis in (0, 1):
            for line in {cell[axis] for cell in sizes_of}:
                out |= _closed({cell: of for cell, of in sizes_of.items() if cell[axis] == line}, out, from_people)
        if out == before:
            return frozenset(out)


def _closed(line: Mapping[tuple[str, str], int], out: set[tuple[str, str]], from_people: int) -> set[tuple[str, str]]:
    """The hidden cells of one line, with as many of the next smallest as it takes."""
    gone = [cell for cell in line if cell in out]
    for _, cell in sorted((size, cell) for cell, size in line.items() if cell not in out):
        if not gone or (len(gone) > 1 and sum(line[one] for one in gone) >= from_people):
            break
        gone.append(cell)
    return set(gone)
