import pytest

from profit_tt.charts import crossed
from profit_tt.text import speaker
from tests.charts.drawing import crossing

say = speaker("en")
ALL = [[4, 3, 5]] * 5
SOME = [[4, 0, 5], [3, 3, 3], [-1, -1, 4], [3, 3, 3], [3, 3, 3]]


@pytest.mark.parametrize(
    ("joined", "title"),
    [
        ([[0, 0, 0]] * 5, "Nobody has joined yet."),
        (ALL, "Every region sent every kind of organisation."),
        (SOME, "Still missing: Public body (Kent)."),
        ([[0, 0, 9], [0, 0, 9], *ALL[2:]], "Still missing in 4 places: a kind of organisation in a region."),
        ([[-1, -1, 0], *ALL[1:]], "Still missing: Research and education (Kent)."),
        ([[-1, -1, 3], *ALL[1:]], "Every region sent every kind of organisation."),
    ],
)
def test_the_title_states_the_finding(joined: list[list[int]], title: str) -> None:
    assert crossed.title(crossing(joined), say) == title


def test_small_cells_are_kept_back_everywhere() -> None:
    frame = crossing(SOME)
    drawn = crossed.drawn(frame, say)
    of = drawn[drawn["region"] == "Pas-de-Calais"]
    assert of["figure"].tolist() == ["–", "–", "3 of 4"]
    assert len(set(of["fill"].tolist()[:2])) == 1
    assert crossed.table(frame, say).iloc[2].tolist() == ["Pas-de-Calais", "–", "–", "3 of 4"]
    assert "Pas-de-Calais: Research and education 3 of 4." in crossed.alt_text(frame, say)


def test_before_voting_people_are_counted() -> None:
    drawn = crossed.drawn(crossing(ALL, voting=False), say)
    assert drawn["figure"].tolist()[:3] == ["4", "3", "5"]


@pytest.mark.parametrize("language", ["en", "fr", "nl"])
@pytest.mark.parametrize("size", list(crossed.PLANS))
def test_headings_have_room(size: str, language: str) -> None:
    names = ("Entreprise", "Organisme public", "Recherche et enseignement")
    frame = crossing(ALL)
    if language == "fr":
        frame = frame.assign(organisation=list(names) * 5)
    drawn = crossed.drawn(frame, speaker(language), size=size)
    for column in ("heading", "heading_2", "heading_3"):
        assert not drawn[column].str.contains("…").any()
