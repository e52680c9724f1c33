"""The map of people: nobody is named, nobody is alone in a region, groups only where they beat chance."""

import pandas as pd

from profit_tt.models import Audience, Person
from profit_tt.services import behind, frames, frames_people, opinion, results
from profit_tt.services.polis_import import import_polis
from profit_tt.text import speaker
from tests import polis
from tests.building import Hall, House

say = speaker("en")


def mapped(hall: Hall) -> pd.DataFrame:
    seen = results.picture(by=hall.desk, audience=Audience.desk)
    told = opinion.of(seen)
    assert told is not None
    told.verdict_so_far()
    behind.idle()
    return frames_people.people_map(told, seen.room, say)


def _two_camps(house: House, regions: dict[str, int]) -> Hall:
    """Every second person says yes to the first half of the findings and no to the other; the others the opposite."""
    hall = house.session_of(0, 12)
    for region, number in regions.items():
        for _ in range(number):
            hall.expert(region)
    for place, expert in enumerate(hall.experts):
        for number, finding in enumerate(hall.findings):
            wavers = (place * 5 + number * 3) % 11 == 0
            hall.vote(expert, finding, "agree" if ((place % 2 == 0) == (number < 6)) != wavers else "disagree")
    return hall


def test_nobody_is_on_the_map_before_three_have_voted(house: House) -> None:
    hall = house.session_of(2, 3)
    for expert in hall.experts:
        hall.vote(expert, hall.findings[0])
    assert mapped(hall).empty


def test_camps_are_outlined_and_everybody_has_the_region(house: House) -> None:
    made = mapped(_two_camps(house, {"kent": 8, "essex": 8, "zeeland": 8}))
    assert made["judged"].all()
    assert made["reliable"].all()
    assert sorted(made["group"].value_counts().tolist()) == [12, 12]
    assert made["region"].value_counts().to_dict() == {"Kent": 8, "Essex": 8, "Zeeland": 8}
    assert made[["x", "y"]].abs().to_numpy().max() <= 1
    assert made[["x", "y"]].round(2).equals(made[["x", "y"]])


def test_the_order_of_rows_says_nothing_of_who_joined_first(house: House) -> None:
    made = mapped(_two_camps(house, {"kent": 8, "essex": 8}))
    assert made["x"].is_monotonic_increasing
    assert not {"person", "expert", "name", "votes"} & set(made.columns)


def test_somebody_alone_in_a_region_is_not_told_by_it(house: House) -> None:
    """One of Zeeland and four of Essex stand together: Zeeland alone could be had by subtraction."""
    made = mapped(_two_camps(house, {"kent": 8, "essex": 4, "zeeland": 1}))
    assert made["region"].value_counts().to_dict() == {"Kent": 8, "Region not shown": 5}
    assert set(made.loc[made["region"] == "Region not shown", "position"]) == {0}


def test_people_of_an_import_have_no_region(house: House) -> None:
    done = import_polis(by=Person.house(), folder=polis.small())
    seen = results.picture(by=Person.house(done.think_tank.id), audience=Audience.desk)
    told = opinion.of(seen)
    assert told is not None
    made = frames_people.people_map(told, seen.room, say)
    assert set(made["region"]) == {"Region unknown"}
    people = frames.participation(seen, say)
    assert people.iloc[-1][["region", "position"]].tolist() == ["Region unknown", 0]
    assert len(people) == 6
    assert frames.participation(seen, speaker("nl"))["joined"].tolist()[:5] == [0] * 5
