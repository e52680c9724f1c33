import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_tt.analysis import bridging as module
from profit_tt.analysis.bridging import bridging

pairs = st.lists(st.tuples(st.integers(1, 9), st.integers(1, 6)), max_size=30)


def took_part(*pairs: tuple[int, int]) -> pd.DataFrame:
    return pd.DataFrame(pairs, columns=["organisation", "activity"])


def test_the_one_between_two_activities_bridges_all_ways_between_them() -> None:
    # 1 and 2 meet in activity 1, 2 and 3 in activity 2: four of the six pairs of others meet through 2 alone.
    made = bridging(took_part((1, 1), (2, 1), (2, 2), (3, 2)))
    assert made["organisation"].tolist() == [2, 1, 3]
    assert made["betweenness"].tolist() == [pytest.approx(4 / 6), 0, 0]
    assert made["partners"].tolist() == [2, 1, 1]
    assert made["activities"].tolist() == [2, 1, 1]


def test_two_equal_ways_are_shared() -> None:
    # Activities 1 and 2 are joined by organisations 1 and 2 alike: a square.
    made = bridging(took_part((1, 1), (1, 2), (2, 1), (2, 2)))
    assert made["betweenness"].tolist() == [pytest.approx(1 / 6)] * 2


def test_nothing_and_one_row() -> None:
    assert bridging(took_part()).empty
    one = bridging(took_part((4, 1)))
    assert one[["organisation", "betweenness", "partners"]].to_numpy().tolist() == [[4, 0, 0]]


@given(pairs)
def test_it_is_freeman_s_betweenness(rows: list[tuple[int, int]]) -> None:
    made = bridging(took_part(*rows)).set_index("organisation")["betweenness"]
    graph = nx.Graph([(("o", one), ("a", other)) for one, other in rows])
    wanted = nx.betweenness_centrality(graph, normalized=True)
    assert dict(made.items()) == {one: pytest.approx(wanted["o", one], abs=1e-8) for one in {one for one, _ in rows}}


@given(pairs, st.randoms())
def test_neither_order_nor_repetition_changes_anything(rows: list[tuple[int, int]], chance: object) -> None:
    mixed = [*rows, *rows]
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    pd.testing.assert_frame_equal(bridging(took_part(*rows)), bridging(took_part(*mixed)))


def test_blocks_change_no_result(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = took_part(*((one, (one * 7 + step * step) % 23) for one in range(80) for step in range(one % 4)))
    whole = bridging(rows)
    monkeypatch.setattr(module, "AT_ONCE", 7)
    assert np.array_equal(bridging(rows)["betweenness"], whole["betweenness"])
