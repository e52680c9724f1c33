import pytest

from profit_tt.charts import participation
from profit_tt.charts.spec import split
from profit_tt.services import frames
from profit_tt.services.results import Picture
from profit_tt.text import speaker
from tests.charts.looking import EACH_PLACE, holds
from tests.charts.pictures import REGIONS, picture

say = speaker("en")
ALL = dict.fromkeys(REGIONS, 4)

STATES = {
    "nobody": picture(joined={}),
    "before voting": picture(joined={"kent": 3, "essex": 1}, voting=False),
    "some have voted": picture(joined=ALL, voted={"kent": 4, "essex": 1}),
    "everybody": picture(joined=ALL, voted=ALL),
}


@pytest.mark.parametrize("state", list(STATES))
@EACH_PLACE
def test_every_state_is_a_valid_chart(state: str, size: str, scheme: str) -> None:
    holds(participation.chart(frames.participation(STATES[state], say), say, size=size, scheme=scheme))


@pytest.mark.parametrize(
    ("made", "title"),
    [
        (STATES["nobody"], "Nobody has joined yet."),
        (STATES["before voting"], "4 people have joined. Nobody from Pas-de-Calais, Belgian Coast and Zeeland yet."),
        (picture(joined=ALL | {"kent": 1}, voting=False), "17 people have joined."),
        (
            STATES["some have voted"],
            "5 of 20 people have voted. Pas-de-Calais, Belgian Coast and Zeeland have not voted yet.",
        ),
        (picture(joined=ALL, voted=ALL | {"zeeland": 0}), "16 of 20 people have voted. Zeeland has not voted yet."),
        (picture(joined=ALL, voted={}), "0 of 20 people have voted."),
        (STATES["everybody"], "Everybody has voted."),
    ],
)
def test_the_title_states_the_finding(made: Picture, title: str) -> None:
    assert participation.title(frames.participation(made, say), say) == title


def test_bars_fill_up_in_proportion() -> None:
    frame = frames.participation(picture(joined=ALL | {"kent": 8}, voted={"kent": 2, "essex": 4}), say)
    drawn = participation.drawn(frame, say).set_index("region")
    assert drawn["joined"].tolist() == [1, 0.5, 0.5, 0.5, 0.5]
    assert drawn["full"].tolist() == [0.25, 0.5, 0, 0, 0]
    assert drawn["figure"].tolist() == ["2 of 8", "4 of 4", "0 of 4", "0 of 4", "0 of 4"]


def test_before_voting_the_full_bar_is_who_has_joined() -> None:
    drawn = participation.drawn(frames.participation(STATES["before voting"], say), say)
    assert drawn["full"].tolist() == drawn["joined"].tolist()
    assert drawn["figure"].tolist() == ["3", "1", "0", "0", "0"]


def test_words_and_table_have_the_same_numbers() -> None:
    frame = frames.participation(STATES["some have voted"], say)
    assert "Kent: 4 of 4. Essex: 1 of 4." in participation.alt_text(frame, say)
    table = participation.table(frame, say)
    assert table["Voted (%)"].tolist() == [100, 25, 0, 0, 0]
    assert table.columns.tolist() == ["Region", "Joined", "Voted", "Voted (%)"]


def test_by_type_of_stakeholder() -> None:
    frame = frames.participation_by_type(STATES["some have voted"], say)
    assert frame["joined"].tolist() == [20, 0, 0]
    assert frame["voted"].tolist() == [5, 0, 0]


def test_the_specification_depends_on_the_outline_alone() -> None:
    one, other = (frames.participation(STATES[state], say) for state in ("nobody", "everybody"))
    assert participation.outline(one) == participation.outline(other)
    specs = [split(participation.chart(frame, say, titled=False))[0] for frame in (one, other)]
    assert specs[0] == specs[1]
