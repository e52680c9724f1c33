"""How the day was rated."""

import pandas as pd
import pytest

from profit_tt.charts import day
from profit_tt.charts.spec import split
from profit_tt.models import Language, Region
from profit_tt.services import frames_reactions
from profit_tt.services.reactions import DayRatings
from profit_tt.text import speaker
from tests.charts.looking import EACH_PLACE, holds, words

say = speaker("en")
REGIONS = [
    Region(
        slug=slug,
        name_en=name,
        name_fr=name,
        name_nl=name,
        position=place,
        country="",
        town="",
        language=Language.en,
        lon=0,
        lat=0,
    )
    for place, (slug, name) in enumerate((("kent", "Kent"), ("essex", "Essex"), ("zeeland", "Zeeland")), start=1)
]


def frame(**people: tuple[int, ...]) -> pd.DataFrame:
    everybody = tuple(sum(of) for of in zip(*people.values(), strict=True)) or None
    told = DayRatings(regions=people, hidden=(), everybody=everybody, small_cell=3)
    return frames_reactions.day(told, say, regions=REGIONS)


USUAL = frame(kent=(0, 0, 1, 2, 3), zeeland=(1, 1, 1, 1, 0))


@EACH_PLACE
@pytest.mark.parametrize("made", [USUAL, frame(kent=(0, 0, 0, 0, 300)), frame()], ids=["usual", "one", "nothing"])
def test_every_state_is_a_valid_chart(made: pd.DataFrame, size: str, scheme: str) -> None:
    spec = holds(day.chart(made, say, size=size, scheme=scheme))
    assert words(spec)


def test_the_title_states_the_mean_of_all() -> None:
    assert day.title(USUAL, say) == "10 people gave the day 3.6 of 5."
    assert day.title(USUAL, say, short=True) == "The day: 3.6 of 5."
    assert day.title(frame(), say) == "Too few people have rated the day to show it."


def test_bars_are_whole_and_in_the_order_of_the_ratings() -> None:
    drawn = day.drawn(USUAL, say)
    for _, rows in drawn.groupby("region"):
        assert rows["begins"].iloc[0] == 0
        assert rows["ends"].iloc[-1] == pytest.approx(1)
        assert rows["begins"].tolist()[1:] == rows["ends"].tolist()[:-1]


def test_words_and_table_have_the_same_numbers() -> None:
    assert (
        day.alt_text(USUAL, say)
        == "10 people gave the day 3.6 of 5. Kent: 4.3 of 5, 6 people. Zeeland: 2.5 of 5, 4 people."
    )
    assert day.table(USUAL, say).to_numpy().tolist() == [["Kent", 0, 0, 1, 2, 3, 4.3], ["Zeeland", 1, 1, 1, 1, 0, 2.5]]


def test_the_specification_depends_on_the_outline_alone() -> None:
    other = frame(kent=(9, 9, 9, 9, 9), zeeland=(1, 0, 0, 0, 8))
    assert day.outline(USUAL) == day.outline(other) != day.outline(frame(kent=(1, 1, 1, 1, 1)))
    one, two = (split(day.chart(made, say, titled=False))[0] for made in (USUAL, other))
    assert one == two
