import pandas as pd
import pytest

from profit_tt.charts import standing
from profit_tt.services import frames
from profit_tt.services.results import Picture
from profit_tt.text import speaker
from tests.charts.pictures import REGIONS, everywhere, picture

say = speaker("en")


def titled(made: Picture, *, short: bool = False) -> str:
    return standing.title(frames.ranking(made, say), say, short=short)


@pytest.mark.parametrize(
    ("made", "title"),
    [
        (picture(), "No findings yet."),
        (picture({}), "Nobody has voted yet."),
        (picture({"kent": (1, 0, 0)}), "Too few votes yet to compare the regions."),
        (picture(everywhere((4, 0, 0))), "All 5 regions back #1 “Finding 1”."),
        (
            picture(everywhere((4, 1, 0)), everywhere((5, 0, 0))),
            "All 5 regions back 2 findings, first of all #2 “Finding 2”.",
        ),
        (picture({"kent": (4, 0, 0)}, joined={"kent": 4}), "Kent backs #1 “Finding 1”."),
        (
            picture({"kent": (4, 0, 0), "essex": (3, 0, 0)}, joined={"kent": 4, "essex": 3}),
            "Kent and Essex back #1 “Finding 1”.",
        ),
        (picture({"kent": (0, 4, 0)}, joined={"kent": 4}), "Kent does not clearly back any finding yet."),
        (
            picture(everywhere((4, 0, 0), zeeland=(0, 4, 0))),
            "No finding has all regions behind it yet. #1 “Finding 1” comes closest; Zeeland agrees least.",
        ),
        (picture(everywhere((0, 4, 0))), "No finding has all regions behind it yet."),
    ],
)
def test_the_title_states_the_finding(made: Picture, title: str) -> None:
    told = titled(made)
    assert told == title or told.startswith(f"{title} ")


def test_regions_that_have_not_voted_are_named() -> None:
    one = picture({region: (4, 0, 0) for region in REGIONS if region != "zeeland"})
    assert titled(one) == "Too few votes yet to compare the regions. Zeeland has not voted yet."
    two = picture(dict.fromkeys(("kent", "essex", "pas-de-calais"), (4, 0, 0)))
    assert titled(two).endswith("Belgian Coast and Zeeland have not voted yet.")
    assert titled(two, short=True) == "Too few votes yet to compare the regions."


def test_regions_nobody_came_from_are_not_called_silent() -> None:
    assert "Zeeland" not in titled(picture({"kent": (4, 0, 0)}, joined={"kent": 4}))


def test_a_long_finding_is_named_by_its_first_words() -> None:
    made = picture(everywhere((4, 0, 0)), texts=["A joint ticket for the quiet months helps " * 4])
    assert titled(made) == "All 5 regions back #1 “A joint ticket for the quiet months helps A joint ticket for the…”."
    assert titled(made, short=True) == "All 5 regions back #1."


def noted(made: Picture) -> str:
    return standing.note(frames.ranking(made, say).to_dict("records")[:5], say)


@pytest.mark.parametrize(
    ("answers", "note"),
    [
        (everywhere((4, 0, 0)), "Common ground"),
        (everywhere((0, 4, 0)), "Shared rejection"),
        (everywhere((4, 0, 0), essex=(1, 4, 0)), "Least agreement in Essex"),
        (everywhere((4, 0, 0), essex=(1, 0, 0)), "Needs 2 votes from Essex"),
        (everywhere((4, 0, 0), essex=(1, 0, 0), zeeland=(2, 0, 0)), "Needs 2 votes from Essex and 1 vote from Zeeland"),
        ({"kent": (4, 0, 0)}, "Needs votes from 4 more regions"),
        ({}, "No votes yet"),
    ],
)
def test_the_note_says_how_it_stands_or_what_is_missing(answers: dict[str, tuple[int, int, int]], note: str) -> None:
    assert noted(picture(answers)) == note


def test_words_for_those_who_do_not_see_the_chart_have_its_numbers() -> None:
    frame = frames.ranking(picture(everywhere((4, 0, 0), kent=(3, 1, 0)), {}), say)
    told = standing.alt_text(frame, say)
    assert "#1: Kent 75%, Essex 100%, Pas-de-Calais 100%, Belgian Coast 100% and Zeeland 100%." in told
    assert "#2" not in told


def test_the_table_has_a_row_a_finding_and_a_column_a_region() -> None:
    frame = frames.ranking(picture(everywhere((4, 0, 0), kent=(1, 1, 0)), everywhere((3, 1, 0))), say)
    table = standing.table(frame, say)
    assert table["No."].tolist() == [2, 1]
    assert table["Standing"].tolist() == ["Common ground", "Too few votes"]
    assert table["Agree, Essex (%)"].tolist() == [75, 100]
    assert table["Agree, Kent (%)"].isna().tolist() == [False, True]
    assert table["Votes"].tolist() == [20, 18]
    assert isinstance(table.index, pd.RangeIndex)
