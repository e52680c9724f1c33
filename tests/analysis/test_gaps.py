import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from profit_tt.analysis.gaps import GapMap, gap_map
from tests.analysis.votes import REGIONS, few

THEMES = ["data", "experience"]
KINDS = ["practice", "need", "barrier", "idea", "conclusion"]
Row = tuple[str, tuple[str, ...], tuple[str, ...]]

rooms = st.lists(
    st.tuples(
        st.sampled_from(KINDS),
        st.lists(st.sampled_from(THEMES), min_size=1, max_size=2, unique=True).map(tuple),
        st.lists(st.sampled_from(REGIONS), max_size=3, unique=True).map(tuple),
    ),
    max_size=30,
)


def made(rows: list[Row]) -> GapMap:
    frame = pd.DataFrame(
        [(number, *row) for number, row in enumerate(rows, start=1)],
        columns=["finding_id", "kind", "themes", "regions"],
    )
    return gap_map(frame, themes=THEMES, regions=REGIONS)


def exchanges(of: GapMap) -> list[tuple[object, ...]]:
    return list(of.exchanges[["theme", "giver", "taker", "practices", "needs"]].itertuples(index=False, name=None))


def test_a_practice_of_one_region_meets_needs_and_barriers_of_others() -> None:
    found = made(
        [
            ("practice", ("data",), ("kent",)),
            ("need", ("data",), ("zeeland",)),
            ("barrier", ("data", "experience"), ("zeeland",)),
            ("need", ("data",), ("kent",)),
            ("idea", ("data",), ("essex",)),
        ]
    )
    assert exchanges(found) == [("data", "kent", "zeeland", 1, 2)]
    assert found.exchanges[["practice_ids", "need_ids"]].iloc[0].tolist() == [(1,), (2, 3)]
    cells = found.cells.set_index(["theme", "region"])
    assert cells.loc[("data", "zeeland")].tolist() == [0, 2]
    assert cells.loc[("data", "kent")].tolist() == [1, 1]
    assert cells.loc[("data", "essex")].tolist() == [0, 0]
    assert len(cells) == len(THEMES) * len(REGIONS)


def test_a_merged_practice_stands_for_all_its_regions_and_teaches_none_of_them() -> None:
    found = made([("practice", ("data",), ("kent", "essex")), ("need", ("data",), ("kent",))])
    assert exchanges(found) == []
    assert found.cells.loc[found.cells["practices"] > 0, "region"].tolist() == ["kent", "essex"]


def test_the_best_exchange_comes_first() -> None:
    found = made(
        [
            ("practice", ("data",), ("kent",)),
            ("need", ("data",), ("essex",)),
            ("practice", ("experience",), ("zeeland",)),
            ("practice", ("experience",), ("zeeland",)),
            ("need", ("experience",), ("kent",)),
            ("need", ("experience",), ("kent",)),
        ]
    )
    assert exchanges(found)[0] == ("experience", "zeeland", "kent", 2, 2)


def test_no_findings() -> None:
    found = made([])
    assert (len(found.cells), len(found.exchanges)) == (10, 0)


@few
@given(rooms, st.randoms(use_true_random=False))
def test_every_exchange_has_both_sides_and_two_regions(rows: list[Row], chance: object) -> None:
    found = made(rows)
    for pair in found.exchanges.itertuples():
        assert pair.giver != pair.taker
        assert min(len(pair.practice_ids), len(pair.need_ids)) >= 1  # type: ignore[arg-type]
        assert all(rows[one - 1][0] == "practice" for one in pair.practice_ids)  # type: ignore[union-attr]
    shuffled = list(rows)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert exchanges(made(shuffled)) == exchanges(found)
