from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from profit_tt.models import Audience, StepKind
from profit_tt.services import results
from profit_tt.text import speaker
from profit_tt.ui import cache
from tests.building import Hall, House


def page(call: str, think_tank_id: int, audience: str, language: str = "en") -> AppTest:
    """A page that draws one picture."""
    script = f"""
from profit_tt.models import Audience, Person
from profit_tt.services import results
from profit_tt.ui.parts import pictures
seen = results.picture(by=Person.house({think_tank_id}), audience=Audience.{audience})
pictures.{call}
"""
    at = AppTest.from_string(script, default_timeout=30)
    at.session_state["_visit"] = SimpleNamespace(say=speaker(language), scheme="light")
    return at.run()


def voted(house: House) -> Hall:
    hall = house.session_of(15, 8, open=(StepKind.vote,))
    for person in hall.experts:
        hall.vote(person, hall.findings[0])
    return hall


def charts(at: AppTest) -> list[str]:
    assert not at.exception
    return [one.proto.alt for one in at.get("vega_lite_chart")]


@pytest.mark.parametrize(
    ("call", "drawn"),
    [
        ("ranking(seen)", 2),
        ("ranking(seen, size='half', limit=3)", 1),
        ("ranking(seen, size='wall')", 2),
        ("themes(seen)", 2),
        ("participation(seen, size='phone')", 1),
        ("participation(seen, by_type=True)", 2),
    ],
)
def test_a_picture_is_a_title_a_chart_and_its_words(house: House, call: str, drawn: int) -> None:
    at = page(call, voted(house).id, "desk")
    assert len(charts(at)) == drawn
    assert len(at.markdown) == 2


def test_what_is_sent_has_no_words_of_people_in_its_specification(house: House) -> None:
    hall = voted(house)
    author = hall.expert()
    hall.vote(author, int(hall.finding("![x](http://evil.example/x.png)", by=author).id or 0))
    at = page("ranking(seen)", hall.id, "desk")
    specs = [one.proto.spec for one in at.get("vega_lite_chart")]
    assert all("evil" not in spec and "Finding number" not in spec for spec in specs)
    assert "evil" not in " ".join(charts(at))


def test_hidden_results_are_one_calm_sentence(house: House) -> None:
    at = page("ranking(seen)", voted(house).id, "wall")
    assert charts(at) == []
    assert [one.value for one in at.markdown] == ["Results stay hidden until the facilitator shows them\\."]


def test_the_table_stands_in_for_the_chart(house: House) -> None:
    at = page("ranking(seen, limit=5, table=True)", voted(house).id, "desk")
    at.toggle[0].set_value(True).run()
    assert charts(at) == []
    table = at.dataframe[0].value
    assert len(table) == 5
    assert table["No."].tolist()[0] == 1
    assert table["Agree, Kent (%)"].tolist()[0] == 100


def test_nothing_to_draw_is_a_sentence_alone(house: House) -> None:
    at = page("ranking(seen, table=True)", house.think_tank().id, "desk")
    assert (charts(at), len(at.toggle)) == ([], 0)
    assert [one.value for one in at.markdown] == ["No findings yet\\."]


def test_a_new_revision_sends_the_same_specification_and_words(house: House) -> None:
    """The browser keeps its drawing, and only its rows change: no flicker."""
    hall = voted(house)
    sent = []
    for choice in ("agree", "disagree"):
        hall.vote(hall.experts[0], hall.findings[1], choice)
        at = page("ranking(seen, size='half', limit=4)", hall.id, "desk")
        [chart] = at.get("vega_lite_chart")
        sent.append((chart.proto.spec, chart.proto.alt, chart.proto.data.data))
    assert sent[0][:2] == sent[1][:2]
    assert sent[0][2] != sent[1][2]


def test_one_drawing_serves_all_viewers_of_a_revision(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    hall = voted(house)
    page("ranking(seen, size='half')", hall.id, "desk")
    picture = results.picture(by=hall.desk, audience=Audience.desk)
    monkeypatch.setattr(cache, "Drawn", None)  # whoever draws again fails
    monkeypatch.setattr("profit_tt.ui.parts.pictures_draw.Drawn", None)
    assert len(charts(page("ranking(seen, size='half')", hall.id, "desk"))) == 1
    assert results.picture(by=hall.desk, audience=Audience.desk) is picture
