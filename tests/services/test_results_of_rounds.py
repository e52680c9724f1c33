"""Pictures of any round, by its ballot, and who may see them."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest

from profit_tt.analysis import differences
from profit_tt.errors import NotAllowed, NotFound, NotJoined
from profit_tt.models import Audience, BallotKind, ResultsRule
from profit_tt.services import counting, results
from tests.building import Hall, House
from tests.services.ballots import Ballot, a_round, recount


def seen(hall: Hall, of: Ballot, audience: Audience = Audience.desk) -> results.Picture:
    return results.picture(by=hall.desk, audience=audience, round_id=of.id)


def test_a_scale_has_ratings_and_no_tallies(house: House) -> None:
    hall = house.session_of(5, 2, open=())
    scale = a_round(hall, BallotKind.scale)
    for person, value in zip(hall.experts, (5, 4, 4, 1, 0), strict=True):
        scale.vote(person, 0, value)
    picture = seen(hall, scale)
    assert (picture.ballot, picture.tallies, picture.dots, picture.shown) == (BallotKind.scale, None, None, True)
    (ratings,) = picture.axes
    first = ratings.overall.set_index("finding_id").loc[hall.findings[0]]
    assert first[["n", "passed", "median", "n5", "n4", "n1"]].tolist() == [4, 1, 4.0, 1, 2, 1]
    assert sum(ratings.overall["seen"]) == len(recount(scale.id))


def test_impact_and_feasibility_are_two_axes(house: House) -> None:
    hall = house.session_of(3, 1, open=())
    both = a_round(hall, BallotKind.impact_feasibility)
    for person, values in zip(hall.experts, ((5, 1), (4, 2), (5, 0)), strict=True):
        both.vote(person, 0, *values)
    picture = seen(hall, both)
    impact, feasibility = (axis.overall.iloc[0] for axis in picture.axes)
    assert impact[["n", "passed", "median"]].tolist() == [3, 0, 5.0]
    assert feasibility[["n", "passed", "median"]].tolist() == [2, 1, 1.5]
    assert sum(picture.voted.values()) == 3


def test_dots_are_counted_one_by_one(house: House) -> None:
    hall = house.session_of(3, 3, open=())
    dots = a_round(hall, BallotKind.dots)
    dots.vote(hall.experts[0], 0, 3)
    dots.vote(hall.experts[1], 0, 2)
    dots.vote(hall.experts[1], 2, 1)
    laid = seen(hall, dots).dots
    assert laid is not None
    assert laid.overall[["dots", "people", "regions", "rank"]].to_numpy().tolist() == [
        [5, 2, 2, 1],
        [0, 0, 0, 3],
        [1, 1, 1, 2],
    ]
    assert laid.given == sum(value for _, _, value in recount(dots.id))


def test_each_round_has_its_own_picture_and_its_own_key(house: House) -> None:
    hall = house.session_of(5, 2, open=())
    first, scale = a_round(hall, BallotKind.agreement), a_round(hall, BallotKind.scale)
    first.vote(hall.experts[0], 0, 1)
    scale.vote(hall.experts[0], 0, 2)
    one, other = seen(hall, first), seen(hall, scale)
    assert (one.round_id, other.round_id) == (first.id, scale.id)
    assert one.tallies is not None
    assert one.tallies.overall["seen"].tolist() == [1, 0]
    assert seen(hall, scale) is other
    assert results.picture(by=hall.desk, audience=Audience.desk) is other  # the latest round that is open


def test_a_round_is_about_its_findings(house: House) -> None:
    hall = house.session_of(1, 3, open=())
    scale = a_round(hall, BallotKind.scale, findings=2)
    assert [one.id for one in seen(hall, scale).findings] == hall.findings[:2]
    assert len(seen(hall, scale).room.findings) == 3


@pytest.mark.parametrize("kind", [BallotKind.scale, BallotKind.dots, BallotKind.impact_feasibility])
def test_hidden_results_hold_no_count_of_any_ballot(house: House, kind: BallotKind) -> None:
    hall = house.session_of(1, 1, open=())
    ballot = a_round(hall, kind)
    ballot.vote(hall.experts[0], 0, *([3, 3] if kind is BallotKind.impact_feasibility else [3]))
    for audience in (Audience.wall, Audience.phones):
        hidden = seen(hall, ballot, audience)
        told = (hidden.shown, hidden.counted, hidden.tallies, hidden.axes, hidden.dots, hidden.differences())
        assert told == (False, None, None, (), None, None)
        assert hidden.uncertain() is None
        assert sum(hidden.voted.values()) == 1


def test_each_round_is_shown_or_hidden_by_itself(house: House) -> None:
    hall = house.session_of(1, 1, open=())
    first, second = a_round(hall, BallotKind.scale), a_round(hall, BallotKind.scale)
    first.set(shown_on_wall=True)
    second.set(shown_on_phones=True)
    shown = {
        (ballot.id, audience): seen(hall, ballot, audience).shown
        for ballot in (first, second)
        for audience in (Audience.wall, Audience.phones)
    }
    assert [one for one, is_shown in shown.items() if is_shown] == [
        (first.id, Audience.wall),
        (second.id, Audience.phones),
    ]


def test_always_is_for_phones_alone(house: House) -> None:
    hall = house.session_of(1, 1, open=())
    scale = a_round(hall, BallotKind.scale, results=ResultsRule.always)
    assert seen(hall, scale, Audience.phones).shown
    assert not seen(hall, scale, Audience.wall).shown


def test_rounds_of_others_and_rounds_that_were_reset_are_not_found(house: House) -> None:
    hall, other = house.session_of(1, 1, open=()), house.session_of(1, 1, open=())
    scale = a_round(hall, BallotKind.scale)
    for audience in (Audience.desk, Audience.wall, Audience.phones):
        with pytest.raises(NotFound):
            results.picture(by=other.desk, audience=audience, round_id=scale.id)
    assert seen(hall, scale).shown
    scale.set(wiped_at=datetime(2026, 3, 1, tzinfo=UTC))
    for ask in (results.picture, results.movement, results.growth):
        with pytest.raises(NotFound):
            ask(by=hall.desk, audience=Audience.desk, round_id=scale.id)
    with pytest.raises(NotAllowed):
        results.movement(by=hall.experts[0], audience=Audience.desk)


def test_differences_are_made_when_asked_for_and_once(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    hall = house.session_of(40, 2, open=())
    scale = a_round(hall, BallotKind.scale)
    for place, person in enumerate(hall.experts):
        scale.vote(person, 0, 1 if place % 5 == 0 else 5)  # Kent against the others
    made: list[int] = []
    judged = differences.permutation_p

    def counted(*args: object, **kwargs: object) -> float:
        made.append(threading.get_ident())
        return judged(*args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(differences, "permutation_p", counted)
    picture = seen(hall, scale)
    assert made == []
    together = threading.Barrier(20)

    def ask(_: int) -> int:
        together.wait(timeout=30)
        return id(picture.differences())

    with ThreadPoolExecutor(20) as threads:
        assert len(set(threads.map(ask, range(20)))) == 1
    assert len(made) == 1  # the second finding has no votes, so nothing to judge
    told = picture.differences()
    assert told is not None
    assert told[["furthest", "signal", "spread"]].iloc[0].tolist() == ["kent", "strong", 4.0]


def test_filters_narrow_every_ballot(house: House) -> None:
    hall = house.session_of(15, 2, open=())
    scale, dots = a_round(hall, BallotKind.scale), a_round(hall, BallotKind.dots)
    for person in hall.experts:
        scale.vote(person, 0, 4)
        dots.vote(person, 1, 2)
    kent = results.filtered(seen(hall, scale), regions=["kent"])
    assert kent.axes[0].overall["n"].tolist() == [3, 0]
    assert kent.differences()["signal"].tolist() == ["too_few", "too_few"]  # type: ignore[index]
    of_dots = results.filtered(seen(hall, dots), regions=["kent", "essex"])
    assert of_dots.dots is not None
    assert of_dots.dots.given == 12
    small = results.filtered(seen(hall, scale), stakeholders=["public"])
    assert small.axes[0].overall["n"].tolist() == [0, 0]  # one public body in each region: a small cell


def test_small_cells_of_two_axes_are_counted_in_people(house: House) -> None:
    """Two people on two axes are two people, not four answers."""
    hall = house.session_of(0, 1, open=())
    both = a_round(hall, BallotKind.impact_feasibility)
    for stakeholder, people in (("enterprise", 5), ("public", 2), ("research", 4)):
        for _ in range(people):
            both.vote(hall.expert("kent", stakeholder), 0, 4, 2)
    whole = seen(hall, both)
    assert [axis.overall["n"].tolist() for axis in whole.axes] == [[11], [11]]
    public = results.filtered(whole, stakeholders=["public"])
    assert [axis.overall["n"].tolist() for axis in public.axes] == [[0], [0]]
    enterprise = results.filtered(whole, stakeholders=["enterprise"])
    assert [axis.overall["n"].tolist() for axis in enterprise.axes] == [[5], [5]]


def test_after_the_own_vote_the_finding_is_shown_with_it(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "PHONES_SECONDS", 3600.0)
    hall = house.session_of(2, 2, open=())
    scale = a_round(hall, BallotKind.scale, results=ResultsRule.after_own_vote)
    first, second = hall.experts
    scale.vote(first, 0, 5)

    def told(finding: int = 0) -> results.Picture | None:
        return results.after_own_vote(by=second, round_id=scale.id, finding_id=hall.findings[finding])

    assert told() is None
    scale.vote(second, 0, 3)
    one = told()
    assert one is not None
    assert one.axes[0].overall[["n", "median"]].to_numpy().tolist() == [[2, 4.0]]
    assert [finding.id for finding in one.room.findings] == hall.findings[:1]
    assert told(1) is None
    assert not results.picture(by=second, audience=Audience.phones, round_id=scale.id).shown


def test_many_who_have_voted_share_one_picture(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    hall = house.session_of(6, 2, open=())
    ballot = a_round(hall, BallotKind.agreement, results=ResultsRule.after_own_vote)
    for person in hall.experts:
        ballot.vote(person, 0, 1)
    made: list[int] = []
    counted = counting.picture
    monkeypatch.setattr(counting, "picture", lambda *key: made.append(1) or counted(*key))
    told = [
        results.after_own_vote(by=person, round_id=ballot.id, finding_id=hall.findings[0]) for person in hall.experts
    ]
    assert {len(made), len({id(one) for one in told})} == {1}
    assert told[0] is not None
    assert told[0].tallies is not None
    assert told[0].tallies.overall[["finding_id", "agree"]].to_numpy().tolist() == [[hall.findings[0], 6]]


@pytest.mark.parametrize(
    ("rule", "on_phones", "shown"),
    [
        (ResultsRule.until_shown, False, False),
        (ResultsRule.until_shown, True, True),
        (ResultsRule.after_own_vote, False, True),
        (ResultsRule.always, False, True),
    ],
)
def test_after_the_own_vote_only_where_the_round_says_so(
    house: House, rule: ResultsRule, on_phones: bool, shown: bool
) -> None:
    hall = house.session_of(1, 1, open=())
    ballot = a_round(hall, BallotKind.agreement, results=rule, shown_on_phones=on_phones)
    ballot.vote(hall.experts[0], 0, 1)
    told = results.after_own_vote(by=hall.experts[0], round_id=ballot.id, finding_id=hall.findings[0])
    assert (told is not None) is shown


def test_after_the_own_vote_is_for_experts(house: House) -> None:
    hall = house.session_of(1, 1, open=())
    ballot = a_round(hall, BallotKind.agreement, results=ResultsRule.always)
    with pytest.raises(NotJoined):
        results.after_own_vote(by=hall.person("stranger"), round_id=ballot.id, finding_id=hall.findings[0])
    with pytest.raises(NotFound):
        results.after_own_vote(by=hall.experts[0], round_id=ballot.id + 99, finding_id=hall.findings[0])
