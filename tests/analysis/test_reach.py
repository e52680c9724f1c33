"""Whom a network reached: the counting rules as properties, and a small network by hand."""

from datetime import date

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from profit_tt.analysis.funnel import ALL, funnel
from profit_tt.analysis.reach import SEVERAL, Reach, reach, reached_pairs
from profit_tt.analysis.reach_growth import reach_growth
from tests.analysis.networks import KINDS, REGIONS, TYPES, Frames, frames, networks

STEPS = KINDS[:3]
_QUIETLY = settings(deadline=None, max_examples=60)


def measured(network: Frames) -> tuple[pd.DataFrame, Reach]:
    pairs = reached_pairs(*network)
    return pairs, reach(pairs, network[1], regions=REGIONS, types=TYPES)


@_QUIETLY
@given(networks())
def test_unique_organisations_are_never_more_than_participations(network: Frames) -> None:
    pairs, told = measured(network)
    assert told.across <= told.organisations <= min(told.participations, len(network[0]))
    for frame in (told.by_region, told.by_type, told.by_both, told.by_activity, told.crossings):
        assert (frame["organisations"] <= frame["participations"]).all()
    assert told.participations == len(pairs[["organisation", "activity"]].drop_duplicates())


@_QUIETLY
@given(networks())
def test_sums_by_region_and_by_type_are_the_whole(network: Frames) -> None:
    _, told = measured(network)
    for frame in (told.by_region, told.by_type, told.by_both):
        assert frame["organisations"].sum() == told.organisations
        assert frame["participations"].sum() == told.participations
    assert told.by_activity["participations"].sum() == told.participations
    assert told.repeats["organisations"].sum() == told.organisations
    assert (told.repeats["times"] * told.repeats["organisations"]).sum() == told.participations


@_QUIETLY
@given(networks())
def test_activities_by_region_sum_to_all_with_those_across_borders_once(network: Frames) -> None:
    _, told = measured(network)
    activities = network[1]
    assert told.held["activities"].sum() == len(activities)
    several = told.held.loc[told.held["region"] == SEVERAL, "activities"].sum()
    assert several == sum(len(of) > 1 for of in activities["regions"])


@_QUIETLY
@given(networks(), st.randoms(use_true_random=False))
def test_the_order_of_rows_says_nothing(network: Frames, chance: object) -> None:
    shuffled = tuple(frame.sample(frac=1, random_state=chance.randrange(2**31)) for frame in network)  # type: ignore[attr-defined]
    (pairs, told), (again_pairs, again) = measured(network), measured(shuffled)  # type: ignore[arg-type]
    assert (told.organisations, told.participations, told.across) == (
        again.organisations,
        again.participations,
        again.across,
    )
    for name in ("by_region", "by_type", "by_both", "by_activity", "held", "repeats", "crossings"):
        assert_frame_equal(getattr(told, name), getattr(again, name))
    assert_frame_equal(funnel(pairs, steps=STEPS, regions=REGIONS), funnel(again_pairs, steps=STEPS, regions=REGIONS))
    assert_frame_equal(reach_growth(pairs, network[1]).months, reach_growth(again_pairs, shuffled[1]).months)


@_QUIETLY
@given(networks())
def test_a_funnel_only_narrows_and_its_regions_sum_to_all(network: Frames) -> None:
    made = funnel(reached_pairs(*network), steps=STEPS, regions=REGIONS)
    wide = made.pivot(index="region", columns="step", values="organisations")[list(STEPS)]
    assert (wide.diff(axis=1).iloc[:, 1:] <= 0).all(axis=None)
    assert (wide.loc[list(REGIONS)].sum() == wide.loc[ALL]).all()
    assert (made["organisations"] <= made["also"]).all()
    assert made["share"].dropna().between(0, 1).all()


@_QUIETLY
@given(networks())
def test_growth_only_grows_and_ends_with_all_that_has_a_day(network: Frames) -> None:
    pairs, told = measured(network)
    grown = reach_growth(pairs, network[1])
    numbers = grown.months[["organisations", "participations", "activities"]]
    assert (numbers.diff().iloc[1:] >= 0).all(axis=None)
    assert (grown.months["organisations"] <= grown.months["participations"]).all()
    last = numbers.iloc[-1].tolist() if len(numbers) else [0, 0, 0]
    dated = [day is not None for day in pairs["begins"]]
    assert last == [told.organisations - grown.late, sum(dated), len(network[1]) - grown.undated]


def test_a_small_network_by_hand() -> None:
    day = date(2019, 1, 10)
    network = frames(
        [("kent", "enterprise"), ("kent", "public"), ("zeeland", "enterprise")],
        [
            ("masterclass", ("kent",), "kent", day),
            ("masterclass", ("kent",), "kent", date(2019, 3, 1)),
            ("coaching_session", ("kent", "zeeland"), "", None),
        ],
        [
            (0, 0, "participant"),
            (0, 1, "participant"),
            (0, 2, "participant"),
            (1, 1, "speaker"),
            (2, 1, "participant"),
            (2, 1, "partner"),
            (2, 2, "participant"),
        ],
    )
    pairs, told = measured(network)
    assert (told.organisations, told.participations, told.across) == (2, 5, 1)
    assert told.by_region.to_dict("split")["data"] == [["kent", 1, 3], ["essex", 0, 0], ["zeeland", 1, 2]]
    assert told.by_activity.to_dict("split")["data"] == [["coaching_session", 1, 2, 2], ["masterclass", 2, 2, 3]]
    assert told.crossings.to_dict("split")["data"] == [["zeeland", "kent", 1, 1]]
    assert told.repeats.to_dict("split")["data"] == [[2, 1], [3, 1]]
    steps = funnel(pairs, steps=STEPS, regions=REGIONS)
    whole = steps[steps["region"] == ALL]
    assert whole["organisations"].tolist() == [2, 2, 0]
    assert whole["share"].tolist()[1:] == [1.0, 0.0]
    grown = reach_growth(pairs, network[1])
    assert grown.months.to_dict("split")["data"] == [
        [date(2019, 1, 1), 1, 1, 1],
        [date(2019, 2, 1), 1, 1, 1],
        [date(2019, 3, 1), 2, 3, 2],
    ]
    assert (grown.undated, grown.late) == (1, 0)


def test_whoever_was_coached_without_a_masterclass_did_not_come_through() -> None:
    network = frames([("kent", "enterprise")], [("coaching_session", ("kent",), "kent", None)], [(0, 0, "participant")])
    made = funnel(reached_pairs(*network), steps=STEPS, regions=REGIONS)
    coached = made[(made["region"] == "kent") & (made["step"] == "coaching_session")]
    assert (coached["organisations"].item(), coached["also"].item()) == (0, 1)
