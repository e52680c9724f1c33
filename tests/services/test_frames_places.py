"""Frames of regions and themes: who can learn from whom, and the map."""

import numpy as np
import pytest

from profit_tt.models import Audience, BallotKind, FindingDraft
from profit_tt.services import frames, frames_places, merging, results, reviewing, room
from profit_tt.services.reviewing import Asked
from profit_tt.text import speaker
from tests.building import Hall, House
from tests.services.ballots import a_round

say = speaker("en")


def room_of_three(house: House) -> Hall:
    hall = house.think_tank()
    for region in ("kent", "zeeland", "essex"):
        hall.expert(region)
    hall.finding("We count visitors", by=hall.experts[0], kind="practice", themes=["data"])
    hall.finding("We cannot count", by=hall.experts[1], kind="barrier", themes=["data"])
    hall.finding("We want to count", by=hall.experts[1], kind="need", themes=["data"])
    return hall


def seen(hall: Hall, audience: Audience = Audience.desk) -> results.Picture:
    return results.picture(by=hall.desk, audience=audience)


def test_the_gap_map_has_every_theme_and_region(house: House) -> None:
    picture = seen(room_of_three(house))
    frame = frames_places.gaps(picture, speaker("nl"))
    assert len(frame) == len(picture.room.themes) * 5
    told = frame[(frame["practices"] > 0) | (frame["needs"] > 0)]
    assert told[["region", "position", "practices", "needs"]].to_numpy().tolist() == [
        ["Kent", 1, 1, 0],
        ["Zeeland", 5, 0, 2],
    ]
    assert told["theme"].nunique() == 1


def test_an_exchange_names_both_regions_and_their_findings(house: House) -> None:
    frame = frames_places.exchanges(seen(room_of_three(house)), say)
    assert frame[["giver", "taker", "practices", "needs"]].to_numpy().tolist() == [["Kent", "Zeeland", 1, 2]]
    assert frame[["practice_numbers", "need_numbers"]].iloc[0].tolist() == [(1,), (2, 3)]
    assert frames_places.exchanges(seen(house.think_tank()), say).empty


def test_a_merged_finding_stands_in_each_of_its_regions_and_once_in_all(house: House) -> None:
    hall = room_of_three(house)
    hall.finding("We count them too", by=hall.experts[2], kind="practice", themes=["data"])
    words = FindingDraft.of(text="We all count", kind="practice", language="en", themes=["data"])
    both = {one.id: one.version for one in room.look(by=hall.desk).findings if one.kind == "practice"}
    merging.merge(by=hall.desk, finding_ids=list(both), draft=words, seen=both)
    picture = seen(hall)
    assert frames_places.on_map(picture, say)["value"].tolist() == [1, 1, 0, 0, 2]
    assert frames_places.exchanges(picture, say)[["giver", "taker"]].to_numpy().tolist() == [
        ["Kent", "Zeeland"],
        ["Essex", "Zeeland"],
    ]
    themes = frames.themes(picture, say)
    data = themes[themes["theme_findings"] > 0]
    assert data["findings"].tolist() == [1, 1, 0, 0, 2]
    assert set(data["theme_findings"]) == {3}
    (merged,) = (one for one in picture.room.findings if one.text == "We all count")
    assert reviewing.search(by=hall.desk, asked=Asked(regions=["essex"])) == [merged.id]
    assert reviewing.search(by=hall.desk, asked=Asked(text="essex")) == [merged.id]


def test_the_map_counts_findings_and_people(house: House) -> None:
    picture = seen(room_of_three(house))
    assert frames_places.on_map(picture, say)["value"].tolist() == [1, 0, 0, 0, 2]
    people = frames_places.on_map(picture, say, "people")
    assert people["value"].tolist() == [1, 1, 0, 0, 1]
    assert people["slug"].tolist() == [one.slug for one in picture.room.regions]
    assert people["lon"].between(-2, 6).all()


def test_the_map_says_shares_only_where_it_may(house: House) -> None:
    hall = house.session_of(14, 2, open=())
    ballot = a_round(hall, BallotKind.agreement)
    for person in hall.experts[:-1]:
        ballot.vote(person, 0, 1)
    for person in hall.experts[:3]:
        ballot.vote(person, 1, -1)
    picture = seen(hall)
    voted = frames_places.on_map(picture, say, "voted")["value"].tolist()
    assert voted == pytest.approx([1.0, 1.0, 1.0, 2 / 3, 1.0])
    agree = frames_places.on_map(picture, say, "agree")["value"].tolist()
    assert agree == pytest.approx([1.0, 1.0, 1.0, np.nan, np.nan], nan_ok=True)  # two votes of a region are too few
    one = frames_places.on_map(picture, say, "agree", finding_id=hall.findings[1])["value"]
    assert one.isna().all()
    assert frames_places.on_map(seen(hall, Audience.wall), say, "agree")["value"].isna().all()
    assert frames_places.on_map(seen(house.think_tank()), say, "voted")["value"].isna().all()
