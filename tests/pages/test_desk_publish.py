"""Publishing at the desk: it asks once more, says what anybody would see, and takes nothing over unseen."""

from streamlit.testing.v1 import AppTest

from profit_tt.models import StepKind
from profit_tt.services import log, publishing, room
from tests.building import Hall, House
from tests.pages.reading import show, told
from tests.pages.visiting import keys, visit


def desk(hall: Hall) -> AppTest:
    return visit("desk", device=hall.desk.device, hall=hall)


def press(at: AppTest, key: str) -> AppTest:
    at.button(key=key).click().run()
    assert not at.exception
    return at


def is_published(hall: Hall) -> bool:
    return room.look(by=hall.desk).think_tank.published_at is not None


def test_it_is_published_and_closed_again(house: House) -> None:
    hall = house.session_of(2, 2, open=())
    at = desk(hall)
    assert "Never: votes that run" in told(at)
    assert "publish-address" not in keys(at)
    press(at, "publish")
    assert is_published(hall)
    assert "publish-address" in keys(at)
    assert [one.value for one in at.code if one.value.endswith(f"/open/{hall.code}")]
    press(at, "unpublish")
    assert not is_published(hall)
    assert "publish-address" not in keys(at)
    deeds = [row.deed for row in log.everything(by=hall.desk)]
    assert sorted(one for one in deeds if "publish" in one) == ["publish", "unpublish"]


def test_it_says_which_votes_anybody_would_see(house: House) -> None:
    hall = house.session_of(3, 2)
    assert "No results yet: first close a vote" in told(desk(hall))
    hall.vote(hall.experts[0], hall.findings[0])
    hall.close(StepKind.vote)
    show(hall)
    assert "would show the results of:\n\n- 1 · Voting" in told(desk(hall))
    publishing.publish(by=hall.desk)
    assert "It shows the results of:\n\n- 1 · Voting" in told(desk(hall))


def test_two_facilitators_do_not_undo_each_other_unseen(house: House) -> None:
    hall = house.session_of(0, 0, open=())
    first, second = desk(hall), desk(hall)
    press(first, "publish")
    press(first, "unpublish")
    press(second, "publish")
    assert not is_published(hall)
    assert "Somebody else has just changed this" in told(second)
    press(second, "publish")
    assert is_published(hall)
