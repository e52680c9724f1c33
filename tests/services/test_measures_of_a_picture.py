"""What a picture makes when it is asked: interval, weights, agreement of regions, slate; nothing while hidden."""

import pytest

from profit_tt.models import Audience, BallotKind, FindingDraft, StepKind
from profit_tt.services import frames_regions, merging, results, room, thresholds, voting
from profit_tt.services.results import Picture
from profit_tt.text import speaker
from tests.building import Hall, House

SAY = speaker("en")


@pytest.fixture
def hall(house: House) -> Hall:
    """Twenty experts, four a region. All back 1; 2 is Kent's and Essex's; 3 all others'; nobody wants 4."""
    hall = house.session_of(20, 4)
    for place, expert in enumerate(hall.experts):
        answers = [
            "agree",
            "agree" if place % 5 < 2 else "disagree",
            "disagree" if place % 5 < 2 else "agree",
            "disagree",
        ]
        for finding_id, choice in zip(hall.findings, answers, strict=True):
            hall.vote(expert, finding_id, choice)
    return hall


def desk(hall: Hall) -> Picture:
    return results.picture(by=hall.desk, audience=Audience.desk)


def test_the_interval_holds_common_ground_and_nothing_where_nothing_is_covered(hall: Hall) -> None:
    picture = desk(hall)
    made, told = picture.ground_interval(), picture.tallies
    assert made is not None
    assert told is not None
    assert made["finding_id"].tolist() == hall.findings
    assert (made["low"].to_numpy() <= told.overall["common_ground"].to_numpy() + 1e-9).all()
    assert picture.ground_interval() is made
    thresholds.change(by=hall.desk, changes={"covered_from": 5})
    uncovered = desk(hall).ground_interval()
    assert uncovered is not None
    assert uncovered[["low", "high"]].isna().all().all()


def test_regions_that_rank_alike(hall: Hall) -> None:
    made = frames_regions.alike(desk(hall), SAY).set_index(["region", "other"])
    assert made.loc[("Kent", "Essex"), "tau"] == 1
    assert made.loc[("Kent", "Zeeland"), "tau"] == 0
    assert made["judges"].eq(5).all()
    assert made["all_findings"].eq(4).all()
    whole = frames_regions.concordance(desk(hall))
    assert whole is not None
    assert whole.w == made["w"].iloc[0]


def test_the_slate_speaks_for_everybody(hall: Hall) -> None:
    made = frames_regions.slate(desk(hall), SAY)
    assert made.drop_duplicates("rank")["finding_id"].tolist() == [hall.findings[0], hall.findings[2], hall.findings[1]]
    assert made.drop_duplicates("rank")["gain"].tolist() == [5.0, 1.5, 1.0]
    assert made[["represented", "voters"]].drop_duplicates().to_numpy().tolist() == [[20, 20]]
    assert made[made["rank"] == 2]["share"].tolist() == [0, 0, 1, 1, 1]


def test_the_slate_of_some_regions_and_of_no_one_s_type(hall: Hall) -> None:
    kent = results.filtered(desk(hall), regions=["kent"])
    assert frames_regions.slate(kent, SAY).drop_duplicates("rank")["finding_id"].tolist() == hall.findings[:2]
    assert frames_regions.slate(results.filtered(desk(hall), stakeholders=["public"]), SAY).empty


def test_both_weights_agree_where_regions_have_one_size(hall: Hall) -> None:
    made = frames_regions.weights(desk(hall), SAY)
    assert made["moved"].tolist() == [0, 0, 0, 0]
    assert made["people_share"].tolist() == pytest.approx(made["region_share"].tolist())


def test_hidden_results_tell_nothing_by_any_of_them(hall: Hall) -> None:
    hidden = results.picture(by=hall.experts[0], audience=Audience.phones)
    assert (hidden.ground_interval(), hidden.weights(), hidden.alike(), hidden.slate(), hidden.backing) == (None,) * 5
    for frame in (frames_regions.alike, frames_regions.weights, frames_regions.slate):
        assert frame(hidden, SAY).empty
    assert frames_regions.concordance(hidden) is None


def test_a_scale_is_backed_from_four_points_and_regions_rank_by_their_means(house: House) -> None:
    hall = house.session_of(10, 2).ballot(BallotKind.scale)
    thresholds.change(by=hall.desk, changes={"covered_from": 2})
    for place, expert in enumerate(hall.experts):
        for finding_id, value in zip(hall.findings, (4, 3), strict=True):
            voting.rate(by=expert, round_id=hall.round_id, finding_id=finding_id, value=value - (place % 5 == 4))
    picture = desk(hall)
    assert (picture.ground_interval(), picture.weights()) == (None, None)
    slate = frames_regions.slate(picture, SAY).drop_duplicates("rank")
    assert (slate["finding_id"].tolist(), slate["people"].tolist()) == (hall.findings[:1], [8])
    whole = frames_regions.concordance(picture)
    assert whole is not None
    assert whole.w == pytest.approx(1)
    assert whole.judges == 5


def test_dots_have_a_slate_and_no_order_of_regions(house: House) -> None:
    hall = house.session_of(5, 2).ballot(BallotKind.dots, budget=3, each=3)
    for expert in hall.experts:
        voting.give_dots(by=expert, round_id=hall.round_id, finding_id=hall.findings[1], dots=2)
    picture = desk(hall)
    assert frames_regions.slate(picture, SAY).drop_duplicates("rank")["people"].tolist() == [5]
    assert picture.alike() is None


def test_themes_that_stand_together(house: House) -> None:
    hall = house.think_tank()
    here = results.picture(by=hall.desk, audience=Audience.desk)
    assert frames_regions.together(here, SAY)["either"].sum() == 0
    full = house.session_of(1, 10)
    made = frames_regions.together(desk(full), SAY)
    themes = len(room.look(by=full.desk).themes)
    assert len(made) == themes * (themes - 1)
    assert made["both"].le(made["either"]).all()
    assert made["both"].le(made["findings"]).all()
    assert made.drop_duplicates("theme")["findings"].sum() >= 10


def test_people_by_region_and_type_keep_small_cells_back(house: House) -> None:
    hall = house.think_tank()
    for region, stakeholder, number in (("kent", "public", 3), ("kent", "enterprise", 4), ("kent", "research", 1)):
        for _ in range(number):
            hall.expert(region=region, stakeholder=stakeholder)
    made = frames_regions.crossed(desk(hall), SAY)
    kent = made[made["region"] == "Kent"].set_index("stakeholder")
    assert kent["joined"].to_dict() == {"enterprise": 4, "public": 0, "research": 0}  # public goes with research
    assert kent["organisation"].tolist() == ["Enterprise", "Public body", "Research and education"]
    assert kent["hidden"].to_dict() == {"enterprise": False, "public": True, "research": True}
    assert not made[made["region"] == "Essex"]["hidden"].any()


def test_a_theme_tells_who_wrote_of_it_and_how_well_it_is_backed(house: House) -> None:
    hall = house.think_tank()
    ann, ben, cor = hall.expert("kent"), hall.expert("kent"), hall.expert("zeeland")
    for author, themes in ((ann, ["data"]), (ann, ["data"]), (ben, ["data"]), (cor, ["data", "service-design"])):
        hall.finding(f"Finding {len(hall.findings)}", by=author, themes=themes)
    both, draft = hall.findings[2:], FindingDraft.of(text="Both", kind="practice", language="en", themes=["data"])
    merging.merge(by=hall.desk, finding_ids=both, draft=draft, seen=dict.fromkeys(both, 1))
    told = desk(hall).themes().set_index(["theme", "region"])
    heads = told[["findings", "contributors", "theme_contributors"]].apply(tuple, axis=1)
    assert (heads["data", "kent"], heads["data", "zeeland"]) == ((3, 2, 3), (1, 1, 3))
    assert told["common_ground"].isna().all()
    thresholds.change(by=hall.desk, changes={"covered_from": 1})
    hall.open(StepKind.vote)
    for person in (ann, cor):
        hall.vote(person, hall.findings[0])
    measured = desk(hall).themes().drop_duplicates("theme").set_index("theme")
    assert measured["measured"].to_dict()["data"] == 1
    assert measured.loc["data", "common_ground"] == pytest.approx(0.75 * 0.75)
    hidden = results.picture(by=ann, audience=Audience.phones).themes()
    assert hidden["common_ground"].isna().all()
    assert hidden["contributors"].sum() == 3


def test_gaps_and_themes_together_are_made_once(hall: Hall) -> None:
    picture = desk(hall)
    assert picture.gaps() is picture.gaps()
    assert picture.together() is picture.together()
    assert len(picture.gaps().cells) == len(picture.room.themes) * len(picture.room.regions)
