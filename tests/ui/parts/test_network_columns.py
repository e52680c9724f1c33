"""What the edits of the table of many rows mean."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from profit_tt.ui.parts import network_columns
from profit_tt.ui.parts.network_columns import Filled

ROW = {"name": "Inn", "region": "kent", "stakeholder": "enterprise", "sector": "", "size": None, "website": ""} | {
    "consent": True
}
TABLE = Filled(pd.DataFrame([ROW, ROW]), ids=(7, 9), versions=(1, 4), values=(ROW, ROW | {"name": "Farm"}))


def changes(**edits: Any) -> list[Any]:
    made = network_columns.changes("organisation", TABLE, edits)
    return [(one.row, one.id, one.seen, one.remove, dict(one.values)) for one in made]


def test_nothing_typed_is_nothing() -> None:
    assert changes() == []
    assert changes(edited_rows={0: {"name": "Inn"}}, added_rows=[{}, {"name": None, "consent": False}]) == []


def test_a_cell_comes_with_its_whole_row_and_version() -> None:
    assert changes(edited_rows={"1": {"sector": "food"}}) == [
        (1, 9, 4, False, ROW | {"name": "Farm", "sector": "food"})
    ]


def test_a_cell_that_was_emptied_is_no_word() -> None:
    assert changes(edited_rows={0: {"name": None}}) == [(0, 7, 1, False, ROW | {"name": ""})]


def test_a_new_row_is_numbered_after_the_others() -> None:
    ((row, row_id, seen, remove, values),) = changes(added_rows=[{}, {"name": "Shop", "region": "essex"}])
    assert (row, row_id, seen, remove) == (3, None, None, False)
    assert values == {"name": "Shop", "region": "essex", "stakeholder": None, "sector": "", "size": None} | {
        "website": "",
        "consent": False,
    }


def test_a_row_that_goes_is_not_changed_too() -> None:
    assert changes(edited_rows={0: {"name": "Other"}}, deleted_rows=[0]) == [(0, 7, 1, True, {})]


@pytest.mark.parametrize(
    ("cell", "day"), [("2018-03-01", date(2018, 3, 1)), ("2018-03-01T00:00:00.000", date(2018, 3, 1)), (None, None)]
)
def test_days_come_as_words(cell: str | None, day: date | None) -> None:
    before = {"title": "Prices", "begins": date(2017, 1, 1)}
    table = Filled(pd.DataFrame([before]), ids=(1,), versions=(1,), values=(before,))
    (made,) = network_columns.changes("activity", table, {"edited_rows": {0: {"begins": cell}}})
    assert made.values["begins"] == day
