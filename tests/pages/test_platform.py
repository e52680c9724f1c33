"""The page of platform figures: counted and stated apart, nothing of small groups."""

from collections.abc import Iterator
from datetime import date

import pytest

from profit_tt.models import Person, StatedDraft
from profit_tt.services import frames_platform, platform, stated, visiting
from profit_tt.text import speaker
from tests.building import Hall, House
from tests.pages.reading import open_room, told

BROWSER = "Mozilla/5.0 (iPhone)"


@pytest.fixture
def hall(house: House) -> Iterator[Hall]:
    visiting.forget()
    yield house.think_tank()
    visiting.forget()


def figure(hall: Hall, key: str, value: int, month: int | None = None, **more: object) -> None:
    dates = {"begins": date(2019, month, 1), "ends": date(2019, month, 28)} if month else {}
    fields = {"source": "The project", "unit": key if key != "reached" else "businesses", "provenance": "project"}
    stated.add(by=hall.desk, draft=StatedDraft.of(key=key, value=value, **(fields | dates | more)))  # type: ignore[arg-type]


def see(hall: Hall, number: int, *, page: str = "vote") -> None:
    for place in range(number):
        visiting.note(page=page, language="nl", code=hall.code, visitor=(f"192.0.2.{place}", BROWSER))
    visiting.write_down(by=Person.house())


def test_empty(hall: Hall) -> None:
    words = told(open_room(hall, "platform", hall.person("stranger")))
    assert "Nothing has been counted yet." in words
    assert "Nothing was stated here." in words
    assert "No cookie is set for counting" in words


def test_counted_figures(hall: Hall) -> None:
    hall.expert("kent")
    hall.expert("kent")
    see(hall, 5)
    see(hall, 3, page="picture")
    page = open_room(hall, "platform", hall.experts[0])
    words = told(page)
    for tile in ("**5** unique visits", "**8** pageviews", "**1.6** pages a visit", "**2.5** visits per person"):
        assert tile in words
    parts = [frame.value.to_numpy().tolist() for frame in page.dataframe]
    assert parts == [[["Vote", 5], ["Picture", 3]], [["Not known", 5]], [["Dutch", 5]]]


def test_stated_figures_stand_apart_with_their_source(hall: Hall) -> None:
    figure(hall, "visits", 3500)
    figure(hall, "pageviews", 26000)
    figure(hall, "reached", 1000, at_least=True)
    see(hall, 4)
    words = told(open_room(hall, "platform", hall.desk))
    for tile in (
        "**3,500** unique visits",
        "**26,000** pageviews",
        "**over 1,000** businesses",
        "**7.4** pages a visit",
    ):
        assert tile in words
    assert "**at most 3.5** visits per business reached" in words
    assert "**4** unique visits" in words
    assert "3,504" not in words
    assert "Stated: The project (Stated by the project)" in words


def test_months_are_not_added_to_the_whole_and_samples_are_marked(hall: Hall) -> None:
    figure(hall, "visits", 3500)
    for month, value in ((3, 1500), (6, 2000)):
        figure(hall, "visits", value, month, provenance="illustrative")
    found = platform.stated_figures(by=hall.desk)
    assert (found.visits and found.visits.value, found.has_samples) == (3500, True)
    frame = frames_platform.stated(found, speaker("en"))
    assert frame[frame["panel"] == "visits"]["value"].tolist() == [1500, 0, 0, 2000]
    assert frame["label"].iloc[0] == "Mar 2019"
    words = told(open_room(hall, "platform", hall.desk))
    assert "Sample: the months here were invented" in words


def test_many_days_are_drawn_as_months(hall: Hall, clock: object) -> None:
    for _ in range(3):
        see(hall, 1)
        clock.move(days=31)  # type: ignore[attr-defined]
    frame = frames_platform.counted(platform.counted(by=hall.desk), speaker("fr"))
    assert frame["label"].unique().tolist() == ["juin 2019", "juil. 2019", "août 2019"]


def test_going_to_another_page_inside_the_app_is_a_pageview(hall: Hall) -> None:
    open_room(hall, "picture", hall.person("stranger"))
    assert visiting.write_down(by=Person.house()) == 1
    assert platform.counted(by=hall.desk).pages.to_numpy().tolist() == [["picture", 1]]
    open_room(hall, "wall", hall.person("stranger"))
    assert visiting.write_down(by=Person.house()) == 0
