"""Reactions: who sees what when, consent, moderation, the rating of the day without small cells."""

import pytest

from profit_tt.errors import (
    BadChoice,
    BadLink,
    BadText,
    ChangedMeanwhile,
    Closed,
    Empty,
    NotAllowed,
    NotFound,
    Refused,
    TooOften,
)
from profit_tt.models import Person, ReactionDraft, ReactionKind, ReactionState
from profit_tt.models.video_links import VideoLink
from profit_tt.models.words import clean
from profit_tt.services import log, reaction_moderating, reactions, running
from tests import bad_input, films
from tests.building import Hall, House, everything
from tests.conftest import Clock


def draft(text: str = "A day well spent", *, consent: bool = True, **more: object) -> ReactionDraft:
    return ReactionDraft.of(text=text, language="en", consent=consent, **more)  # type: ignore[arg-type]


def texts(by: Person) -> list[str]:
    return [one.reaction.text for one in reactions.look(by=by).gallery]


@pytest.fixture
def hall(house: House) -> Hall:
    hall = house.think_tank()
    for region in ("kent", "zeeland"):
        hall.expert(region)
    return hall


def test_a_reaction_is_seen_by_all_who_look(hall: Hall) -> None:
    given = reactions.give(by=hall.experts[0], draft=draft())
    assert (given.state, given.region, given.kind) == (ReactionState.listed, "kent", ReactionKind.text)
    assert texts(Person("", hall.id)) == texts(hall.experts[1]) == ["A day well spent"]
    assert [one.reaction.id for one in reactions.look(by=hall.experts[0]).mine] == [given.id]
    assert reactions.look(by=hall.experts[1]).mine == ()


def test_consent_is_not_assumed_and_is_withdrawn_at_once(hall: Hall) -> None:
    author = hall.experts[0]
    given = reactions.give(by=author, draft=draft(consent=False))
    assert (texts(author), given.consent_at) == ([], None)
    reactions.set_consent(by=author, reaction_id=given.id or 0, consent=True)
    assert texts(hall.experts[1]) == ["A day well spent"]
    running.end(by=hall.desk)
    reaction_moderating.set_open(by=hall.desk, is_open=False)
    reactions.set_consent(by=author, reaction_id=given.id or 0, consent=False)
    assert texts(hall.experts[1]) == texts(hall.desk) == []


def test_approve_first_is_honoured_also_for_changed_words(hall: Hall) -> None:
    running.set_collecting(by=hall.desk, approve_first=True)
    author = hall.experts[0]
    given = reactions.give(by=author, draft=draft())
    assert texts(author) == []
    (waiting,) = reaction_moderating.queue(by=hall.desk)
    reaction_moderating.approve(by=hall.desk, reaction_id=given.id or 0, seen=waiting.reaction.version)
    assert texts(author) == ["A day well spent"]
    reactions.edit(by=author, reaction_id=given.id or 0, draft=draft("Other words"))
    assert texts(author) == []
    with pytest.raises(ChangedMeanwhile):
        reaction_moderating.approve(by=hall.desk, reaction_id=given.id or 0, seen=waiting.reaction.version)


def test_a_rejection_has_a_reason_and_can_be_taken_back(hall: Hall) -> None:
    given = reactions.give(by=hall.experts[0], draft=draft())
    of = {"reaction_id": given.id or 0}
    with pytest.raises(Empty):
        reaction_moderating.reject(by=hall.desk, reason=" ", seen=None, **of)
    reaction_moderating.reject(by=hall.desk, reason="Names a guest", seen=given.version, **of)
    assert texts(hall.desk) == []
    mine = reactions.look(by=hall.experts[0]).mine[0].reaction
    assert (mine.state, mine.reason) == (ReactionState.rejected, "Names a guest")
    with pytest.raises(Refused):
        reaction_moderating.approve(by=hall.desk, seen=None, **of)
    reaction_moderating.restore(by=hall.desk, seen=mine.version, **of)
    assert texts(hall.desk) == ["A day well spent"]
    assert [row.deed for row in log.entries(by=hall.desk, noun="reaction").rows] == ["restore", "reject", "give"]


def test_what_was_said_stands_nowhere_after_it_was_removed(hall: Hall) -> None:
    given = reactions.give(by=hall.experts[0], draft=draft("zanzibar"))
    reactions.edit(by=hall.experts[0], reaction_id=given.id or 0, draft=draft("zanzibar again"))
    reactions.remove(by=hall.experts[0], reaction_id=given.id or 0)
    assert "zanzibar" not in repr(everything())


def test_only_its_author_changes_it(hall: Hall) -> None:
    given = reactions.give(by=hall.experts[0], draft=draft()).id or 0
    before = everything()
    for deed in (
        lambda by: reactions.edit(by=by, reaction_id=given, draft=draft()),
        lambda by: reactions.set_consent(by=by, reaction_id=given, consent=False),
        lambda by: reactions.remove(by=by, reaction_id=given),
        lambda by: reactions.put_captions(by=by, reaction_id=given, language="en", content=films.VTT),
        lambda by: reactions.remove_captions(by=by, reaction_id=given, language="en"),
        lambda by: reactions.send_video(by=by, reaction_id=given, draft=draft()),
    ):
        for other in (hall.experts[1], hall.desk, hall.person("passer-by")):
            with pytest.raises(NotAllowed):
                deed(other)
    assert everything() == before


def test_closed_is_closed(hall: Hall) -> None:
    given = reactions.give(by=hall.experts[0], draft=draft())
    reaction_moderating.set_open(by=hall.desk, is_open=False)
    with pytest.raises(Closed):
        reactions.give(by=hall.experts[0], draft=draft())
    with pytest.raises(Closed):
        reactions.rate(by=hall.experts[0], rating=5)
    with pytest.raises(Closed):
        reactions.edit(by=hall.experts[0], reaction_id=given.id or 0, draft=draft())
    assert not reactions.look(by=hall.experts[0]).is_open
    reaction_moderating.set_open(by=hall.desk, is_open=True)
    reactions.rate(by=hall.experts[0], rating=5)


def test_a_flood_is_slowed_down(hall: Hall, clock: object) -> None:
    for place in range(6):
        reactions.give(by=hall.experts[0], draft=draft(f"number {place}"))
    with pytest.raises(TooOften):
        reactions.give(by=hall.experts[0], draft=draft())
    reactions.give(by=hall.experts[1], draft=draft())


@pytest.mark.parametrize("rating", [0, 6, -1, True, None, "x", 2.5])
def test_ratings_are_one_to_five(hall: Hall, rating: int) -> None:
    with pytest.raises(BadChoice):
        reactions.rate(by=hall.experts[0], rating=rating)


def test_small_cells_of_the_rating_stay_hidden(house: House) -> None:
    hall = house.think_tank()
    hall.crowd(15)  # three a region
    of = {}
    for place, expert in enumerate(hall.experts):
        reactions.rate(by=expert, rating=1 + place % 3)
        of[place] = reactions.look(by=hall.desk).ratings
    assert (of[1].everybody, of[1].regions) == (None, {})
    assert of[14].hidden == ()
    assert of[14].everybody == (5, 5, 5, 0, 0)
    assert {sum(people) for people in of[14].regions.values()} == {3}
    # With one person missing, Zeeland alone could be had by subtraction: a second region is hidden with it.
    assert of[13].everybody == (5, 5, 4, 0, 0)
    assert len(of[13].hidden) == 2


def test_a_rating_is_replaced_and_not_logged(hall: Hall) -> None:
    reactions.rate(by=hall.experts[0], rating=2)
    reactions.rate(by=hall.experts[0], rating=4)
    assert reactions.look(by=hall.experts[0]).my_rating == 4
    assert log.entries(by=hall.desk, noun="reaction").total == 0


def test_other_think_tanks_are_out_of_sight(house: House, hall: Hall) -> None:
    other = house.think_tank()
    stranger = other.expert()
    given = reactions.give(by=hall.experts[0], draft=draft()).id or 0
    assert texts(stranger) == []
    with pytest.raises(NotFound):
        reactions.set_consent(by=stranger, reaction_id=given, consent=False)
    with pytest.raises(NotFound):
        reaction_moderating.reject(by=other.desk, reaction_id=given, reason="mine now", seen=None)
    assert reaction_moderating.queue(by=other.desk) == ()


@pytest.mark.parametrize(
    ("address", "plays"),
    [
        (
            "https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=42s&si=who",
            "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
        ),
        ("https://youtu.be/dQw4w9WgXcQ?si=who", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"),
        ("https://m.youtube.com/shorts/dQw4w9WgXcQ", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"),
        ("https://vimeo.com/123456789", "https://player.vimeo.com/video/123456789?dnt=1"),
        ("https://vimeo.com/123456789/abcdef0123", "https://player.vimeo.com/video/123456789?dnt=1"),
        ("https://player.vimeo.com/video/123456789?h=abcdef0123", "https://player.vimeo.com/video/123456789?dnt=1"),
    ],
)
def test_links_to_videos_are_read(address: str, plays: str) -> None:
    link = VideoLink.read(address)
    assert link is not None
    assert link.frame.startswith(plays)
    assert "who" not in link.frame + link.address
    assert VideoLink.read(link.address) == link


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/watch?v=dQw4w9WgXcQ",
        "https://www.youtube.com.evil.example/watch?v=dQw4w9WgXcQ",
        "https://youtube.com@evil.example/watch?v=dQw4w9WgXcQ",
        "https://a:b@youtube.com/watch?v=dQw4w9WgXcQ",
        'https://youtu.be/dQw4w9"onload',
        "https://www.youtube.com/watch?v=short",
        "https://www.youtube.com/redirect?q=https://evil.example",
        "https://vimeo.com/123/../../x",
        "javascript:alert(1)//youtube.com",
        "//youtu.be/dQw4w9WgXcQ",
        "ftp://youtu.be/dQw4w9WgXcQ",
        "https://[youtu.be/dQw4w9WgXcQ",
        "dQw4w9WgXcQ",
    ],
)
def test_other_links_are_refused(address: str) -> None:
    with pytest.raises(BadLink):
        draft(link=address)


def test_a_reaction_needs_words_or_a_link() -> None:
    with pytest.raises(Empty):
        draft(" \u200b")
    assert draft("", link="https://youtu.be/dQw4w9WgXcQ").text == ""


_BAD = {**bad_input.REFUSED, **bad_input.UNSEEN} | {n: t for n, t in bad_input.LONG.items() if len(t) > 600}


@pytest.mark.parametrize("name", sorted(_BAD))
def test_words_that_cannot_be_stored_are_refused(name: str) -> None:
    with pytest.raises(BadText):
        draft(_BAD[name])
    if name not in bad_input.UNSEEN:
        with pytest.raises(BadText):
            draft("good", link=_BAD[name])


def test_reasons_that_cannot_be_stored_are_refused(hall: Hall) -> None:
    given = reactions.give(by=hall.experts[0], draft=draft()).id or 0
    before = everything()
    for text in _BAD.values():
        with pytest.raises(BadText):
            reaction_moderating.reject(by=hall.desk, reaction_id=given, reason=text, seen=None)
    assert everything() == before


def test_words_of_every_kind_come_back_as_they_were_typed(hall: Hall, clock: Clock) -> None:
    typed = {**bad_input.AS_TYPED, **bad_input.LANGUAGES}
    for text in typed.values():
        reactions.give(by=hall.experts[0], draft=draft(text))
        clock.move(minutes=2)
    assert texts(hall.experts[1])[::-1] == [clean(text, field="text", limit=600) for text in typed.values()]
