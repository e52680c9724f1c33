import numpy as np
import pandas as pd
import pytest

from profit_tt.analysis.network_layout import laid_out
from tests.charts.drawing import PLACES

NODES = [f"n{number:03}" for number in range(90)]


def nodes(number: int = 90) -> pd.DataFrame:
    slugs = list(PLACES)
    return pd.DataFrame(
        {"node": NODES[:number], "region": [slugs[place % 5] for place in range(number)], "room": [0.02] * number}
    )


def links(number: int = 90) -> pd.DataFrame:
    rows = [
        (NODES[place], NODES[(place + step) % number]) for place in range(number) for step in (5, 1 + place % 2 * 9)
    ]
    return pd.DataFrame(rows, columns=["one", "other"])


def test_the_same_network_stands_the_same_way_whatever_the_order_of_its_rows() -> None:
    once = laid_out(nodes(), links(), places=PLACES, wide=1.5)
    again = laid_out(nodes().iloc[::-1], links().iloc[::-1], places=dict(reversed(PLACES.items())), wide=1.5)
    pd.testing.assert_frame_equal(once, again)


@pytest.mark.parametrize("wide", [0.6, 1.55])
def test_all_of_every_mark_is_inside_and_none_lies_on_another(wide: float) -> None:
    made = laid_out(nodes(), links(), places=PLACES, wide=wide)
    at = made[["x", "y"]].to_numpy() * [wide, 1.0]
    assert (at >= 0.01 - 1e-9).all()
    assert (at <= np.array([wide, 1.0]) - 0.01 + 1e-9).all()
    far = np.sqrt(((at[:, None] - at[None]) ** 2).sum(axis=2)) + np.eye(len(at))
    assert far.min() > 0.02 * 0.9


def test_regions_stand_as_they_lie_on_the_map() -> None:
    made = laid_out(nodes(), links(), places=PLACES, wide=1.5).groupby("region")[["x", "y"]].mean()
    assert made.loc["kent", "x"] < made.loc["zeeland", "x"]
    assert made.loc["essex", "y"] < made.loc["pas-de-calais", "y"]


def test_nothing_one_and_nobody_s_region() -> None:
    assert laid_out(nodes(0), pd.DataFrame(columns=["one", "other"]), places={}, wide=1).empty
    one = laid_out(nodes(1), pd.DataFrame(columns=["one", "other"]), places={"kent": (1, 51)}, wide=2)
    assert one[["x", "y"]].to_numpy().tolist() == [[0.5, 0.5]]
    lost = laid_out(nodes(3).assign(region=""), links(3), places={}, wide=2)
    assert lost[["x", "y"]].notna().all(axis=None)
