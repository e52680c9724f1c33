"""The report and its slides from the review: a press writes, a second one saves, and a change takes it back."""

from streamlit.testing.v1 import AppTest

from profit_tt.models import Audience
from profit_tt.services import running
from tests.building import House
from tests.pages.visiting import keys, visit


def press(at: AppTest, key: str) -> AppTest:
    at.button(key=key).click().run()
    assert not at.exception
    return at


def test_it_is_written_when_it_is_asked_for_and_not_before(house: House) -> None:
    hall = house.session_of(6, 2)
    at = visit("review", device=hall.experts[0].device, hall=hall)
    forms = ("pdf", "html", "pptx")
    assert {f"report-{form}" for form in forms} <= keys(at)
    assert not {f"report-save-{form}" for form in forms} & keys(at)
    for form in forms:
        assert f"report-save-{form}" in keys(press(at, f"report-{form}"))


def test_a_file_is_of_its_moment(house: House) -> None:
    hall = house.session_of(6, 2)
    at = press(visit("review", device=hall.experts[0].device, hall=hall), "report-pdf")
    running.show_results(by=hall.desk, round_id=hall.round_id, on=Audience.phones, shown=True)
    assert "report-save-pdf" not in keys(at.run())
    assert "report-save-pdf" in keys(press(at, "report-pdf"))
