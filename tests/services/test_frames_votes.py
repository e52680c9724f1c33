"""Frames of what a round came to: names in one language, regions in their order, the round's findings alone."""

import pytest

from profit_tt.models import Audience, BallotKind
from profit_tt.services import frames, frames_votes, results
from profit_tt.text import speaker
from tests.building import Hall, House
from tests.services.ballots import Ballot, a_round

say = speaker("en")


def seen(hall: Hall, of: Ballot, audience: Audience = Audience.desk) -> results.Picture:
    return results.picture(by=hall.desk, audience=audience, round_id=of.id)


def test_the_region_that_stands_apart_is_named(house: House) -> None:
    hall = house.session_of(40, 2, open=())
    ballot = a_round(hall, BallotKind.agreement)
    for place, person in enumerate(hall.experts):
        ballot.vote(person, 0, 1 if place % 2 else -1)
        ballot.vote(person, 1, -1 if place % 5 == 4 else 1)
    frame = frames_votes.differences(seen(hall, ballot), speaker("fr"))
    assert frame["number"].tolist() == [2] * 5 + [1] * 5
    assert frame["rank"].tolist() == [1] * 5 + [2] * 5
    assert frame["region"].tolist()[:5] == ["Kent", "Essex", "Pas-de-Calais", "Côte belge", "Zélande"]
    assert frame["share"].tolist()[:5] == [1.0, 1.0, 1.0, 1.0, 0.0]
    first = frame.iloc[0]
    assert first[["furthest", "furthest_share", "rest_share", "spread", "signal"]].tolist() == [
        "Zélande",
        0.0,
        1.0,
        1.0,
        "strong",
    ]
    assert frame["signal"].tolist()[5] == "weak"


def test_what_many_pass_on_comes_first(house: House) -> None:
    hall = house.session_of(10, 3, open=())
    ballot = a_round(hall, BallotKind.agreement)
    for place, person in enumerate(hall.experts):
        ballot.vote(person, 0, 1)
        ballot.vote(person, 2, 0 if place < 4 else 1)
    frame = frames_votes.uncertain(seen(hall, ballot), say)
    assert frame[["number", "rank", "passed", "seen", "uncertain"]].to_numpy().tolist() == [
        [3, 1, 4, 10, True],
        [1, 2, 0, 10, False],
        [2, 3, 0, 0, False],
    ]
    assert frame["share"].tolist()[:2] == [0.4, 0.0]


def test_ratings_by_region_with_the_words_of_the_round(house: House) -> None:
    hall = house.session_of(15, 2, open=())
    words = {"en": ["never", "", "", "", "at once"], "fr": ["jamais", "", "", "", "aussitôt"]}
    scale = a_round(hall, BallotKind.scale, labels=words)
    for place, person in enumerate(hall.experts):
        scale.vote(person, 0, 3)
        scale.vote(person, 1, 0 if place == 0 else 5 if place % 5 == 0 else 4)
    frame = frames_votes.ratings(seen(hall, scale), speaker("fr"))
    assert frame["number"].tolist() == [2] * 5 + [1] * 5
    kent = frame.iloc[0]
    assert kent[["region", "median", "n", "passed", "covered"]].tolist() == ["Kent", 5.0, 2, 1, True]
    assert kent[["all_median", "all_low", "all_high", "all_seen", "all_passed"]].tolist() == [4.0, 4.0, 4.0, 14, 1]
    assert kent[["low_word", "high_word", "furthest", "near"]].tolist() == ["jamais", "aussitôt", "Kent", 1.0]
    assert frames_votes.ratings(seen(hall, scale), speaker("nl"))["low_word"].unique().tolist() == [""]
    assert frames_votes.ratings(seen(hall, scale), say, axis=1).empty


def test_dots_by_region(house: House) -> None:
    hall = house.session_of(5, 2, open=())
    ballot = a_round(hall, BallotKind.dots)
    ballot.vote(hall.experts[0], 1, 3)
    ballot.vote(hall.experts[4], 1, 1)
    frame = frames_votes.dots(seen(hall, ballot), say)
    assert frame["dots"].tolist() == [3, 0, 0, 0, 1, 0, 0, 0, 0, 0]
    first = frame.iloc[0]
    assert first[["number", "rank", "all_dots", "all_people", "regions_giving", "share"]].tolist() == [2, 1, 4, 2, 2, 1]
    assert set(frame["concentration"]) == {1.0}


def test_the_plane_has_the_most_promising_first(house: House) -> None:
    hall = house.session_of(3, 3, open=())
    ballot = a_round(hall, BallotKind.impact_feasibility)
    for person in hall.experts:
        ballot.vote(person, 0, 5, 1)
        ballot.vote(person, 1, 4, 4)
    frame = frames_votes.plane(seen(hall, ballot), say)
    assert frame[["number", "rank", "impact", "feasibility", "seen"]].to_numpy()[:2].tolist() == [
        [2, 1, 4.0, 4.0, 3],
        [1, 2, 5.0, 1.0, 3],
    ]
    assert frame.loc[2, ["impact", "feasibility"]].isna().all()


@pytest.mark.parametrize("kind", list(BallotKind))
def test_frames_of_hidden_results_and_of_other_ballots_are_empty(house: House, kind: BallotKind) -> None:
    hall = house.session_of(5, 1, open=())
    ballot = a_round(hall, kind)
    values = {BallotKind.agreement: [1], BallotKind.impact_feasibility: [2, 2]}.get(kind, [2])
    for person in hall.experts:
        ballot.vote(person, 0, *values)
    made = {
        "agreement": frames_votes.differences,
        "scale": frames_votes.ratings,
        "dots": frames_votes.dots,
        "impact_feasibility": frames_votes.plane,
    }
    told = {name: len(frame(seen(hall, ballot), say)) > 0 for name, frame in made.items()}
    expected = {name: name == kind.value for name in made}
    if kind is BallotKind.impact_feasibility:
        expected["scale"] = True  # an axis is a scale
    assert told == expected
    assert frames.ranking(seen(hall, ballot), say).empty is (kind is not BallotKind.agreement)
    hidden = seen(hall, ballot, Audience.wall)
    assert all(frame(hidden, say).empty for frame in (*made.values(), frames_votes.uncertain, frames.ranking))


def test_frames_are_about_the_findings_of_the_round_and_rank_without_gaps(house: House) -> None:
    hall = house.session_of(15, 4, open=())
    ballot = a_round(hall, BallotKind.agreement, findings=2)
    for person in hall.experts:
        ballot.vote(person, 1, 1)
    for frame in (frames.ranking, frames_votes.differences, frames_votes.uncertain):
        made = frame(seen(hall, ballot), say)
        assert sorted(made["number"].unique()) == [1, 2]
        assert sorted(made["rank"].unique()) == [1, 2]
