"""Two regions beside each other: shares, distance, order; nothing of results that are hidden."""

from profit_tt.models import Audience, StepKind
from profit_tt.services import comparing, results
from profit_tt.services.comparing import Pair
from tests.building import Hall, House


def _hall(house: House) -> Hall:
    """Three of Kent and three of Zeeland: they agree on the second finding, differ on the third, on the first one
    region alone has enough votes."""
    hall = house.think_tank()
    people = [hall.expert(region) for region in ("kent", "zeeland") * 3]
    for place in range(3):
        hall.finding(f"Finding {place}", by=people[0])
    hall.open(StepKind.vote)
    for place, expert in enumerate(people):
        in_kent = place % 2 == 0
        hall.vote(expert, hall.findings[2], "agree" if in_kent else "disagree")
        hall.vote(expert, hall.findings[1], "agree")
        if in_kent:
            hall.vote(expert, hall.findings[0], "agree")
    return hall


def test_the_furthest_apart_come_first(house: House) -> None:
    hall = _hall(house)
    seen = results.picture(by=hall.desk, audience=Audience.desk)
    first, second, third = hall.findings
    compared = comparing.two_regions(seen, "kent", "zeeland")
    assert list(compared.pairs.items()) == [
        (third, Pair(1.0, 0.0)),
        (second, Pair(1.0, 1.0)),
        (first, Pair(1.0, None)),
    ]
    assert [pair.distance for pair in compared.pairs.values()] == [1.0, 0.0, None]
    turned = comparing.two_regions(seen, "zeeland", "kent")
    assert (turned.regions, turned.pairs[third]) == (("zeeland", "kent"), Pair(0.0, 1.0))


def test_regions_without_votes_are_not_compared(house: House) -> None:
    hall = _hall(house)
    seen = results.picture(by=hall.desk, audience=Audience.desk)
    compared = comparing.two_regions(seen, "kent", "atlantis")
    assert list(compared.pairs) == hall.findings
    assert {pair.distance for pair in compared.pairs.values()} == {None}


def test_nothing_is_told_of_hidden_results(house: House) -> None:
    hall = _hall(house)
    seen = results.picture(by=hall.desk, audience=Audience.phones)
    assert comparing.two_regions(seen, "kent", "zeeland").pairs == {}
