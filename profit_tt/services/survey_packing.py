"""Answers of a survey to take away: one by one, without identities, and without whoever would be one of few."""

import random
from dataclasses import dataclass

import pandas as pd

from profit_tt import store
from profit_tt.analysis.small_cells import hidden_types
from profit_tt.analysis.survey import hidden_cells
from profit_tt.models import Person
from profit_tt.models.survey import IN_WORDS
from profit_tt.services import rights, survey_results
from profit_tt.services.rights import Operation
from profit_tt.services.survey_results import Results

#: A question, and the row of a matrix (0 for other kinds).
_ASKED = ["question_id", "part"]


@dataclass(frozen=True, slots=True)
class Packed:
    """The results, and the rows behind them: respondent (a number of this file), region, stakeholder ("": withheld),
    place (of the question), question_id, kind, row_id, option_id, rank, number, text.

    Words have neither respondent (0) nor place of origin. left_out: answers that are not in the rows, for they are of
    groups too small at that question.
    """

    results: Results
    rows: pd.DataFrame
    left_out: int


def packed(*, by: Person, survey_id: int) -> Packed:
    """All of a survey's answers, for facilitators. Raises NotAllowed, NotFound."""
    with store.reading() as session:
        rights.require(session, by=by, operation=Operation.read_survey_answers)
    return of_results(survey_results.results(by=by, survey_id=survey_id))


def of_results(told: Results) -> Packed:
    """The same of results: numbers are drawn anew each time, so two files cannot be laid beside each other."""
    answers, least = told.answers, told.small_cell
    rows = answers.assign(part=answers["row_id"].fillna(0).astype("int64"))
    rows = rows.assign(region=_pooled(rows, least))
    many = rows[_is_large(rows, least)]
    is_text = many["kind"].isin([str(kind) for kind in IN_WORDS])
    closed = many[~is_text]
    closed = closed.assign(stakeholder=_withheld(closed, least), respondent=_shuffled(closed["respondent"]))
    words = (
        many[is_text]
        .assign(respondent=0, region="", stakeholder="")
        .sample(frac=1, random_state=random.SystemRandom().randrange(2**32))
    )
    kept = pd.concat([closed.sort_values(["respondent", "place", "part"]), words.sort_values("place", kind="stable")])
    columns = ["respondent", "region", "stakeholder", "place", "question_id", "kind", "row_id", "option_id"]
    left_out = len(rows.groupby(["respondent", *_ASKED])) - len(many.groupby(["respondent", *_ASKED]))
    return Packed(told, kept[[*columns, "rank", "number", "text"]].reset_index(drop=True), left_out)


def _pooled(rows: pd.DataFrame, least: int) -> "pd.Series[str]":
    """The regions; "" for those of which too few have answered anything."""
    people = rows.drop_duplicates("respondent")
    small = hidden_types({str(one): int(n) for one, n in people["region"].value_counts().items()}, from_people=least)
    return rows["region"].mask(rows["region"].isin(list(small)), "")


def _is_large(rows: pd.DataFrame, least: int) -> "pd.Series[bool]":
    """Which rows are of regions in which enough have answered that question, and none can be had by subtraction."""
    small: set[tuple[int, int, str]] = set()
    for _, of in rows.groupby(_ASKED):
        people = of.drop_duplicates("respondent")
        sizes = {str(region): int(number) for region, number in people["region"].value_counts().items()}
        # Words stand without a region, so that only their number counts.
        words = of["kind"].iloc[0] in [str(kind) for kind in IN_WORDS]
        gone = set() if words else hidden_types(sizes, from_people=least)
        gone = set(sizes) if len(people) < least else gone
        small |= {(int(of["question_id"].iloc[0]), int(of["part"].iloc[0]), region) for region in gone}
    cells = zip(rows["question_id"], rows["part"], rows["region"], strict=True)
    return pd.Series([cell not in small for cell in cells], index=rows.index, dtype="bool")


def _withheld(rows: pd.DataFrame, least: int) -> "pd.Series[str]":
    """The kinds of organisation; "" where a region and a kind together would make somebody one of few."""
    cell = ["region", "stakeholder"]
    counts = rows.groupby([*cell, *_ASKED])["respondent"].nunique().groupby(cell).min()
    people = rows.drop_duplicates("respondent")[cell].merge(
        counts.rename("smallest").reset_index(), how="left", on=cell
    )
    hidden = hidden_cells(people, from_people=least) if len(people) else frozenset()
    cells = zip(rows["region"], rows["stakeholder"], strict=True)
    kept = [kind if (region, kind) not in hidden else "" for region, kind in cells]
    return pd.Series(kept, index=rows.index, dtype="object")


def _shuffled(numbers: "pd.Series[int]") -> "pd.Series[int]":
    every = list(dict.fromkeys(numbers.tolist()))
    random.SystemRandom().shuffle(every)
    return numbers.map({one: place for place, one in enumerate(every, start=1)}).astype("int64")
