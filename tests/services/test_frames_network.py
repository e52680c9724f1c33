"""Frames of the network: what its charts are drawn from."""

from datetime import date

import pytest

from profit_tt.models import StatedDraft
from profit_tt.services import frames_network, frames_web, network_figures, network_rows, stated
from profit_tt.services.network_figures import Network
from profit_tt.services.network_narrowed import narrowed
from profit_tt.text import speaker
from tests.building import Hall, House
from tests.services.networks import firm, held, joined

say = speaker("en")


@pytest.fixture
def hall(house: House) -> Hall:
    """Three of Kent, one of Zeeland; the one of Kent that was in both regions bridges."""
    hall = house.think_tank()
    inn, farm, shop = (firm(hall, name, consent=name == "Inn") for name in ("Inn", "Farm", "Shop"))
    boats = firm(hall, "Boats", "zeeland", stakeholder="public")
    prices = held(hall, "Prices", begins=date(2018, 1, 5))
    advice = held(hall, "Advice", kind="coaching_session", region="kent", begins=date(2018, 3, 1), themes=["data"])
    trip = held(hall, "Oysters", kind="inspiration_trip", region="zeeland")
    joined(hall, inn, prices, advice, trip)
    joined(hall, farm, prices)
    joined(hall, boats, trip)
    joined(hall, shop, trip, role="speaker")
    return hall


def seen(hall: Hall) -> Network:
    return network_figures.network(by=hall.desk)


def test_on_the_sea_stand_regions_then_ways_across(hall: Hall) -> None:
    made = frames_network.on_sea(seen(hall), say)
    own = made[made["part"] == "region"].set_index("slug")
    assert own.loc["kent", ["organisations", "activities"]].tolist() == [3, 2]
    assert own.loc["essex", ["organisations", "activities"]].tolist() == [0, 0]
    across = made[made["part"] == "across"]
    # Whoever spoke there was not reached there.
    assert across[["slug", "other", "organisations"]].to_numpy().tolist() == [["kent", "zeeland", 1]]


def test_reached_once_each_beside_participations(hall: Hall) -> None:
    by_region = frames_network.reached(seen(hall), say, "region").set_index("name")
    assert by_region.loc["Kent", ["unique", "participations"]].tolist() == [2, 4]
    assert by_region["all_unique"].unique().tolist() == [3]
    by_type = frames_network.reached(seen(hall), say, "type").set_index("name")
    assert by_type["unique"].to_dict() == {"Enterprise": 2, "Public body": 1, "Research entity": 0}
    by_activity = frames_network.reached(seen(hall), say, "activity").set_index("name")
    assert by_activity["unique"].to_dict() == {"Masterclass": 2, "Coaching session": 1, "Inspiration trip": 2}


def test_the_funnel_counts_and_keeps_what_was_stated_apart(hall: Hall) -> None:
    draft = StatedDraft.of(
        key="masterclass_businesses", value=70, unit="businesses", source="A newsletter", region="kent", at_least=True
    )
    stated.add(by=hall.desk, draft=draft)
    kent = frames_network.through(seen(hall), say).query("region == 'Kent'").set_index("step")
    assert kent["counted"].to_dict() == {"masterclass": 2, "coaching_session": 1, "innovation_plan": 0}
    assert kent.loc["coaching_session", "share"] == 0.5
    assert kent.loc["masterclass", ["stated", "at_least"]].tolist() == [70, True]
    assert kent["stated"].isna().tolist() == [False, True, True]


def test_growth_has_every_month_and_every_region(hall: Hall) -> None:
    made = frames_network.grown(seen(hall), say)
    kent = made[made["region"] == "Kent"]
    assert kent["month"].tolist() == [date(2018, 1, 1), date(2018, 2, 1), date(2018, 3, 1)]
    assert kent["organisations"].tolist() == [2, 2, 2]
    assert kent["activities"].tolist() == [1, 1, 2]
    assert len(made) == 3 * made["region"].nunique()


def test_the_web_has_nodes_and_links_and_says_what_crossed(hall: Hall) -> None:
    made = frames_web.web(seen(hall), say)
    nodes = made[made["part"] != "link"].set_index("name")
    assert sorted(nodes.index) == ["Advice", "Boats", "Farm", "Inn", "Oysters", "Prices", "Shop"]
    assert nodes.loc["Inn", ["links", "across", "rank"]].tolist() == [3, True, 1]
    assert nodes.loc["Shop", "across"] == False  # noqa: E712 - she spoke there, and took no part
    links = made[made["part"] == "link"]
    assert len(links) == 6
    assert int(links["across"].sum()) == 1


def test_who_bridges_is_told_with_a_share(hall: Hall) -> None:
    (first, *others) = frames_web.told_bridges(seen(hall), say, limit=5)
    assert (first.name, first.region, first.activities, first.partners) == ("Inn", "Kent", 3, 3)
    assert 0 < first.share <= 1
    assert all(one.share > 0 for one in others)


def test_names_without_consent_are_not_in_the_web_of_others(hall: Hall) -> None:
    made = frames_web.web(network_figures.network(by=hall.person("stranger")), say)
    assert set(made.loc[made["part"] == "organisation", "name"]) == {"", "Inn"}


@pytest.mark.parametrize(
    ("asked", "organisations", "activities", "pairs"),
    [
        ({}, 4, 3, 6),
        ({"regions": ["zeeland"]}, 1, 1, 1),
        ({"types": ["public"]}, 1, 1, 1),
        ({"kinds": ["masterclass"]}, 2, 1, 2),
        ({"themes": ["data"]}, 1, 1, 1),
        ({"regions": ["essex"]}, 0, 0, 0),
    ],
)
def test_narrowed(hall: Hall, asked: dict[str, list[str]], organisations: int, activities: int, pairs: int) -> None:
    whole = seen(hall)
    made = narrowed(whole, **asked)
    assert [len(made.organisations), len(made.activities), len(made.participations)] == [
        organisations,
        activities,
        pairs,
    ]
    assert narrowed(whole, **asked) is made
    assert (made is whole) == (not asked)
    assert frames_web.web(made, say).empty == (pairs == 0)


def test_an_empty_network_makes_empty_frames(house: House) -> None:
    whole = seen(house.think_tank())
    assert frames_web.web(whole, say).empty
    assert frames_web.told_bridges(whole, say, limit=3) == []
    assert frames_network.grown(whole, say).empty
    assert frames_network.through(whole, say)["counted"].sum() == 0


def test_rows_of_a_form_follow_merges_and_rights(hall: Hall) -> None:
    rows = network_rows.rows(by=hall.desk)
    assert [one.name for one in rows.organisations] == ["Boats", "Farm", "Inn", "Shop"]
    assert [one.title for one in rows.activities] == ["Advice", "Prices", "Oysters"]
    assert all(rows.may_change(one) for one in [*rows.organisations, *rows.activities])
    assert not network_rows.may_edit(by=hall.person("stranger"))
