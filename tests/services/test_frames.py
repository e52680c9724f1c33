from profit_tt.models import Audience
from profit_tt.services import frames, results
from profit_tt.text import speaker
from tests.building import House

say = speaker("en")


def test_the_ranking_has_a_row_for_every_finding_and_region_best_first(house: House) -> None:
    hall = house.session_of(15, 3)
    for person in hall.experts:
        hall.vote(person, hall.findings[2])
    frame = frames.ranking(results.picture(by=hall.desk, audience=Audience.desk), speaker("fr"))
    assert frame["number"].tolist() == [3] * 5 + [1] * 5 + [2] * 5
    assert frame["region"].tolist()[:5] == ["Kent", "Essex", "Pas-de-Calais", "Côte belge", "Zélande"]
    assert frame["agree"].tolist() == [3] * 5 + [0] * 10
    assert frame["all_agree"].tolist() == [15] * 5 + [0] * 10
    assert frame["takes_part"].all()


def test_only_a_whole_picture_says_which_regions_lack_votes(house: House) -> None:
    hall = house.session_of(15, 1)
    hall.vote(hall.experts[0], hall.findings[0])
    whole = results.picture(by=hall.desk, audience=Audience.desk)
    assert frames.ranking(whole, say)["lacks"].all()
    narrowed = results.filtered(whole, stakeholders=["public"])
    assert not frames.ranking(narrowed, say)["lacks"].any()


def test_hidden_results_give_an_empty_ranking_and_still_themes_and_participation(house: House) -> None:
    hall = house.session_of(15, 3)
    hall.vote(hall.experts[0], hall.findings[0])
    seen = results.picture(by=hall.experts[0], audience=Audience.wall)
    assert frames.ranking(seen, say).empty
    assert frames.themes(seen, say)["findings"].sum() == 3
    assert frames.participation(seen, say)[["joined", "voted"]].sum().tolist() == [15, 1]
    assert frames.participation_by_type(seen, say)[["joined", "voted"]].sum().tolist() == [15, 1]
