"""What the network costs the database: the same number of statements however big it is, two when nothing changed."""

import pytest

from profit_tt.services import network, network_figures, network_links, stated
from tests.building import House
from tests.services.networks import firm, held, joined
from tests.services.test_costs import _cost


@pytest.mark.parametrize("size", [1, 30])
def test_reading_and_writing_cost_a_fixed_number_of_statements(house: House, size: int) -> None:
    hall = house.think_tank()
    finding = hall.finding().id or 0
    firms = [firm(hall, f"Firm {place}") for place in range(size)]
    trips = [held(hall, f"Trip {place}") for place in range(size)]
    for one, trip in zip(firms, trips, strict=True):
        joined(hall, one, trip)
        network_links.link(by=hall.desk, finding_id=finding, organisation_id=one)
    new = firm(hall, "Newcomer")
    costs = {
        "network": _cost(lambda: network_figures.network(by=hall.desk)),
        "again": _cost(lambda: network_figures.network(by=hall.desk)),
        "a finding's links": _cost(lambda: network_links.of_finding(by=hall.desk, finding_id=finding)),
        "stated": _cost(lambda: stated.figures(by=hall.desk)),
        "take part": _cost(lambda: network.take_part(by=hall.desk, organisation_id=new, activity_id=trips[0])),
    }
    assert costs == COSTS


COSTS = {
    "network": 11,
    "again": 2,  # who may read which names, and whether anything was changed
    "a finding's links": 7,
    "stated": 3,
    "take part": 12,  # all is read once, however many rows are written
}
