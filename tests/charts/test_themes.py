import pytest

from profit_tt.charts import style, themes
from profit_tt.charts.spec import split
from profit_tt.services import frames
from profit_tt.services.results import Picture
from profit_tt.text import speaker
from tests.charts.looking import EACH_PLACE, SCHEMES, holds
from tests.charts.pictures import picture

say = speaker("en")


def room(*rows: tuple[str | None, tuple[str, ...]]) -> Picture:
    """A picture of findings from these regions about these themes."""
    return picture(*[{}] * len(rows), places=[row[0] for row in rows], themes=[row[1] for row in rows])


STATES = {
    "no findings": room(),
    "one finding": room(("kent", ("data",))),
    "findings without a region": room(("kent", ("data",)), (None, ("experience", "data"))),
    "crowded": room(*[(["kent", "zeeland", "essex"][place % 3], ("data", "experience")) for place in range(300)]),
}
EACH_STATE = pytest.mark.parametrize("state", list(STATES))


@EACH_STATE
@EACH_PLACE
def test_every_state_is_a_valid_chart(state: str, size: str, scheme: str) -> None:
    holds(themes.chart(frames.themes(STATES[state], say), say, size=size, scheme=scheme))


@pytest.mark.parametrize(
    ("made", "title"),
    [
        (room(), "No findings yet."),
        (
            room(("kent", ("data",))),
            "Data leads with 1 finding. Nobody has written about Experience, Partnership and Social tourism yet.",
        ),
        (
            room(("kent", ("data", "experience")), ("essex", ("partnership", "social-tourism", "data"))),
            "Data leads with 2 findings. No finding from Pas-de-Calais, Belgian Coast and Zeeland yet.",
        ),
        (
            room(("kent", ("data", "experience"))),
            "Data and Experience lead with 1 finding each. "
            "Nobody has written about Partnership and Social tourism yet.",
        ),
    ],
)
def test_the_title_states_the_finding(made: Picture, title: str) -> None:
    assert themes.title(frames.themes(made, say), say) == title


def test_a_cell_for_every_theme_and_region_with_its_number() -> None:
    frame = frames.themes(room(("kent", ("data",)), ("kent", ("data",)), ("essex", ("experience",))), say)
    drawn = themes.drawn(frame, say)
    assert len(drawn) == 4 * 5
    cells = drawn.set_index(["theme", "region"])["figure"]
    assert (cells[("Data", "Kent")], cells[("Experience", "Essex")], cells[("Data", "Zeeland")]) == ("2", "1", "0")
    assert drawn.loc[drawn["first"], "theme"].tolist() == ["Data", "Experience", "Partnership", "Social tourism"]
    assert drawn.loc[drawn["first"], "total"].tolist() == ["2", "1", "0", "0"]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_numbers_in_cells_are_legible(scheme: str) -> None:
    frame = frames.themes(room(*[("kent", ("data",))] * 7, *[("essex", ("data",))] * 3), say)
    for row in themes.drawn(frame, say, scheme=scheme).to_dict("records"):
        assert style.contrast(row["ink"], row["fill"]) >= 4.5


def test_findings_without_a_region_stand_last() -> None:
    frame = frames.themes(STATES["findings without a region"], say)
    assert themes.table(frame, say).columns.tolist() == [
        "Theme",
        "Kent",
        "Essex",
        "Pas-de-Calais",
        "Belgian Coast",
        "Zeeland",
        "No region",
        "All",
    ]
    assert themes.table(frame, say)["All"].tolist() == [2, 1, 0, 0]
    assert themes.drawn(frame, say)["region"].tolist()[:6][-1] == "No region"


def test_words_for_those_who_do_not_see_the_chart_have_its_numbers() -> None:
    told = themes.alt_text(frames.themes(STATES["findings without a region"], say), say)
    assert "Data: Kent 1 and No region 1. Experience: No region 1." in told


def test_the_specification_depends_on_the_outline_alone() -> None:
    one, other = (frames.themes(made, say) for made in (room(("kent", ("data",))), room(("essex", ("experience",)))))
    assert themes.outline(one) == themes.outline(other)
    assert split(themes.chart(one, say, titled=False))[0] == split(themes.chart(other, say, titled=False))[0]
    assert themes.outline(frames.themes(STATES["findings without a region"], say)) != themes.outline(one)
    assert themes.outline(frames.themes(room(), say)) is None
