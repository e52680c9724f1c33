import threading
from concurrent.futures import ThreadPoolExecutor

import pandas as pd
import pytest

from profit_tt.errors import NotAllowed, NotFound
from profit_tt.models import Audience, Person, StepKind
from profit_tt.services import collecting, measuring, results, running, voting
from profit_tt.services.results import Picture
from tests.building import Hall, House

VOTE = (StepKind.collect, StepKind.vote)


def voted(house: House, people: int = 15, findings: int = 3) -> Hall:
    """People of all regions and types; everybody agrees with the first finding."""
    hall = house.session_of(people, findings, open=VOTE)
    for person in hall.experts:
        hall.vote(person, hall.findings[0])
    return hall


def seen(hall: Hall, audience: Audience = Audience.desk) -> Picture:
    return results.picture(by=hall.desk, audience=audience)


def by_region(picture: Picture, finding_id: int) -> dict[str, list[int]]:
    assert picture.tallies is not None
    rows = picture.tallies.by_region
    rows = rows[rows["finding_id"] == finding_id]
    return {str(row.region): [row.agree, row.disagree, row.passed] for row in rows.itertuples()}  # type: ignore[list-item]


def test_the_picture_counts_what_was_voted(house: House) -> None:
    hall = voted(house)
    hall.vote(hall.experts[0], hall.findings[1], "disagree")
    hall.vote(hall.experts[1], hall.findings[1], "passed")
    picture = seen(hall)
    assert by_region(picture, hall.findings[0]) == {region.slug: [3, 0, 0] for region in picture.room.regions}
    assert by_region(picture, hall.findings[1]) == {
        "kent": [0, 1, 0],
        "essex": [0, 0, 1],
        "pas-de-calais": [0, 0, 0],
        "belgian-coast": [0, 0, 0],
        "zeeland": [0, 0, 0],
    }
    assert picture.tallies is not None
    overall = picture.tallies.overall.set_index("finding_id")
    assert overall["status"].tolist() == ["common_ground", "provisional", "no_votes"]
    assert (sum(picture.joined.values()), sum(picture.voted.values())) == (15, 15)
    assert (picture.people(picture.joined, "kent"), picture.people(picture.voted, "zeeland")) == (3, 3)
    assert picture.taking_part == ["kent", "essex", "pas-de-calais", "belgian-coast", "zeeland"]


def test_a_changed_vote_counts_once_and_a_withdrawn_one_not_at_all(house: House) -> None:
    hall = house.session_of(1, 1)
    hall.vote(hall.experts[0], hall.findings[0], "agree")
    hall.vote(hall.experts[0], hall.findings[0], "disagree")
    assert by_region(seen(hall), hall.findings[0])["kent"] == [0, 1, 0]
    voting.withdraw(by=hall.experts[0], round_id=hall.round_id, finding_id=hall.findings[0])
    assert by_region(seen(hall), hall.findings[0])["kent"] == [0, 0, 0]


def test_an_empty_think_tank_has_an_empty_picture(house: House) -> None:
    picture = seen(house.think_tank())
    assert picture.tallies is not None
    assert (len(picture.tallies.overall), picture.joined, picture.voted, picture.taking_part) == (0, {}, {}, [])


def test_same_revision_same_object_for_every_viewer(house: House) -> None:
    hall = voted(house)
    first = seen(hall)
    assert seen(hall) is first
    hidden = results.picture(by=hall.experts[0], audience=Audience.wall)
    assert results.picture(by=hall.experts[1], audience=Audience.phones) is hidden
    hall.vote(hall.experts[0], hall.findings[1])
    assert seen(hall) is not first


def test_one_computation_of_a_revision_however_many_threads_ask(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    hall = voted(house)
    made, counting = [], threading.Lock()
    tallied = measuring.tallied

    def counted(*args: object, **kwargs: object) -> object:
        with counting:
            made.append(threading.get_ident())
        return tallied(*args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(measuring, "tallied", counted)
    for _ in range(3):
        hall.vote(hall.experts[0], hall.findings[1])
        made.clear()
        start = threading.Barrier(50)

        def ask(_: int, start: threading.Barrier = start) -> Picture:
            start.wait()
            return seen(hall)

        with ThreadPoolExecutor(50) as pool:
            pictures = set(map(id, pool.map(ask, range(50))))
        assert (len(made), len(pictures)) == (1, 1)


def test_a_picture_is_of_one_moment_while_votes_and_findings_come_in(house: House) -> None:
    """Each finding gets a vote right after it is sent, so a picture never knows a finding and misses earlier votes."""
    hall = house.think_tank(open=VOTE)
    author, done = hall.expert("kent"), threading.Event()

    def write() -> None:
        try:
            for place in range(8):
                hall.vote(author, int(hall.finding(f"Finding {place} of a storm", by=author).id or 0))
        finally:
            done.set()

    writer = threading.Thread(target=write)
    writer.start()
    gaps = []
    while not done.is_set():
        picture = seen(hall)
        assert picture.tallies is not None
        findings, votes = len(picture.room.findings), int(picture.tallies.overall["seen"].sum())
        gaps.append(findings - votes)
    writer.join()
    assert set(gaps) <= {0, 1}
    assert int(seen(hall).tallies.overall["seen"].sum()) == 8  # type: ignore[union-attr]


@pytest.mark.parametrize("audience", [Audience.wall, Audience.phones])
def test_results_are_hidden_until_shown_and_can_be_hidden_again(house: House, audience: Audience) -> None:
    hall = voted(house)
    expert = hall.experts[0]
    assert not results.picture(by=expert, audience=audience).shown
    assert results.picture(by=expert, audience=audience).counted is None
    running.show_results(by=hall.desk, round_id=hall.round_id, on=audience, shown=True)
    assert results.picture(by=expert, audience=audience).shown
    other = Audience.phones if audience is Audience.wall else Audience.wall
    assert not results.picture(by=expert, audience=other).shown
    running.show_results(by=hall.desk, round_id=hall.round_id, on=audience, shown=False)
    assert not results.picture(by=expert, audience=audience).shown


def test_progress_is_shown_while_results_are_not(house: House) -> None:
    hall = voted(house)
    hidden = results.picture(by=hall.experts[0], audience=Audience.wall)
    assert (sum(hidden.joined.values()), sum(hidden.voted.values()), len(hidden.room.findings)) == (15, 15, 3)


def test_phones_see_a_finding_hidden_by_the_desk_no_more(house: House) -> None:
    """Phones' pictures may be a second old, but not across a change of the room."""
    hall = voted(house)
    phone = hall.experts[0]
    assert len(results.picture(by=phone, audience=Audience.phones).room.findings) == 3
    collecting.hide(by=hall.desk, finding_id=hall.findings[0], reason="twice")
    picture = results.picture(by=phone, audience=Audience.phones)
    assert [one.id for one in picture.room.findings] == hall.findings[1:]


def test_phones_get_a_picture_that_is_a_second_old_at_most(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    hall = voted(house)
    phone = hall.experts[0]
    monkeypatch.setattr(results, "PHONES_SECONDS", 3600.0)
    first = results.picture(by=phone, audience=Audience.phones)
    hall.vote(phone, hall.findings[1])
    assert results.picture(by=phone, audience=Audience.phones) is first
    monkeypatch.setattr(results, "PHONES_SECONDS", 0.0)
    assert results.picture(by=phone, audience=Audience.phones) is not first


def test_the_desk_is_for_facilitators(house: House) -> None:
    hall = voted(house)
    with pytest.raises(NotAllowed):
        results.picture(by=hall.experts[0], audience=Audience.desk)
    with pytest.raises(NotFound):
        results.picture(by=Person("device", None), audience=Audience.wall)
    with pytest.raises(NotFound):
        results.picture(by=Person("device", 999), audience=Audience.wall)


def test_filters_narrow_findings_and_voters(house: House) -> None:
    hall = voted(house)
    whole = seen(hall)
    assert results.filtered(whole).tallies is not None
    pd.testing.assert_frame_equal(results.filtered(whole).tallies.overall, whole.tallies.overall)  # type: ignore[union-attr]
    theme = whole.room.findings[0].themes[0]
    one = results.filtered(whole, themes=[theme])
    assert [row.id for row in one.room.findings] == [hall.findings[0]]
    kent = results.filtered(whole, regions=["kent"])
    assert by_region(kent, hall.findings[0]) == {"kent": [3, 0, 0]}
    assert kent.tallies is not None
    assert kent.tallies.overall["status"].iloc[0] == "common_ground"
    assert results.filtered(whole, kinds=["nothing"]).room.findings == ()


def test_filters_on_a_hidden_picture_show_nothing_more(house: House) -> None:
    hall = voted(house)
    hidden = results.picture(by=hall.experts[0], audience=Audience.wall)
    narrowed = results.filtered(hidden, themes=["data"], regions=["kent"], stakeholders=["public"])
    assert (narrowed.shown, narrowed.counted) == (False, None)


def test_small_cells_stay_hidden_and_cannot_be_subtracted(house: House) -> None:
    """Kent: four firms, three public bodies, two researchers voted. The two stay hidden, and the three with them."""
    hall = house.session_of(0, 1)
    for stakeholder, people in (("enterprise", 4), ("public", 3), ("research", 2)):
        for _ in range(people):
            hall.vote(hall.expert("kent", stakeholder), hall.findings[0])
    whole = seen(hall)

    def agree(*stakeholders: str) -> int:
        return by_region(results.filtered(whole, stakeholders=stakeholders), hall.findings[0])["kent"][0]

    assert agree() == 9
    assert agree("enterprise", "public", "research") == 9
    assert (agree("enterprise"), agree("public"), agree("research")) == (4, 0, 0)
    assert (agree("enterprise", "public"), agree("public", "research")) == (4, 0)
