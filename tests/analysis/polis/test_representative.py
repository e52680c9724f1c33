import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from profit_tt.analysis.polis.representative import best_agree, representative
from profit_tt.analysis.polis.statistics import Z90, Counted, group_statistics
from profit_tt.analysis.shares import Floats
from tests.analysis.polis.panels import few

#: Counts of one group and of the rest on several findings: agree, disagree, passed each.
answers = st.tuples(*[st.integers(0, 9)] * 6)
tables = st.lists(answers, min_size=1, max_size=25)


def counts(table: list[tuple[int, ...]]) -> Counted:
    cells = np.array(table).reshape(len(table), 2, 3).transpose(1, 2, 0)
    return Counted(cells[:, 0], cells[:, 1], cells.sum(axis=1))


def scanned(agree: Floats, disagree: Floats, told: dict[str, Floats]) -> int | None:
    """The rule finding by finding, as it is written down."""
    best = None
    for at in range(len(agree)):
        if agree[at] == 0 and disagree[at] == 0:
            continue
        plain = told["p_a"] * told["p_a_test"]
        if best is None:
            better = told["p_a_test"][at] > Z90 or (told["r_a"][at] > 1 and told["p_a"][at] > 0.5)
        elif told["r_a"][best] > 1:
            strong = told["r_a"] * told["r_a_test"] * plain
            better = strong[at] > strong[best]
        else:
            better = plain[at] > plain[best]
        best = at if better else best
    return best


@given(tables)
def test_the_best_agree_is_that_of_the_scan(table: list[tuple[int, ...]]) -> None:
    of_groups = counts(table)
    told = group_statistics(of_groups)
    for group in (0, 1):
        of = {name: getattr(told, name)[group] for name in told.__slots__}
        cast = {name: getattr(of_groups, name)[group] for name in of_groups.__slots__}
        assert best_agree(cast, of) == scanned(cast["agree"], cast["disagree"], of)


@few
@given(tables, st.data())
def test_five_at_most_agrees_first_and_never_a_rejected_one(table: list[tuple[int, ...]], data: st.DataObject) -> None:
    of_groups, ids = counts(table), np.arange(100, 100 + len(table))
    rejected = np.array(data.draw(st.lists(st.booleans(), min_size=len(table), max_size=len(table))))
    made = representative(of_groups, group_statistics(of_groups), ids, rejected)
    for _, rows in made.groupby("group"):
        assert len(rows) <= 5
        assert rows["place"].tolist() == list(range(1, len(rows) + 1))
        assert rows["direction"].tolist() == sorted(rows["direction"])
        assert rows["finding_id"].is_unique
        assert not set(rows["finding_id"]) & set(ids[rejected].tolist())
        assert rows["best_agree"].sum() <= 1
    assert sorted(set(made["group"].tolist())) == ([] if rejected.all() else [0, 1])


def test_what_sets_a_group_apart_comes_by_how_much_it_does() -> None:
    apart = (9, 0, 0, 0, 9, 0)  # the group agrees, the rest disagrees
    a_little = (9, 0, 0, 4, 4, 0)
    against = (0, 9, 0, 9, 0, 0)
    nothing = (4, 4, 0, 4, 4, 0)
    of_groups = counts([nothing, a_little, against, apart])
    made = representative(of_groups, group_statistics(of_groups), np.array([1, 2, 3, 4]), np.zeros(4, dtype=bool))
    first = made[made["group"] == 0]
    assert first["finding_id"].tolist() == [4, 2, 3]
    assert first["direction"].tolist() == ["agree", "agree", "disagree"]
    assert first["best_agree"].tolist() == [True, False, False]
    assert first[["n_success", "n_trials"]].to_numpy().tolist() == [[9, 9]] * 3


def test_a_group_without_anything_of_its_own_gets_the_most_telling_one() -> None:
    of_groups = counts([(1, 2, 3, 2, 3, 4), (1, 2, 2, 4, 3, 2)])
    made = representative(of_groups, group_statistics(of_groups), np.array([1, 2]), np.zeros(2, dtype=bool))
    told = group_statistics(of_groups)
    loudest = int(np.maximum(told.r_a_test[0], told.r_d_test[0]).argmax()) + 1
    first = made[made["group"] == 0]
    assert first[["finding_id", "direction", "best_agree"]].to_numpy().tolist() == [[loudest, "disagree", False]]
