"""Videos come in and go out: what is taken, what is refused without a trace, who may see what, ranges for seeking."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from profit_tt.config import settings
from profit_tt.models import Person, ReactionDraft
from profit_tt.server import uploads
from profit_tt.server.identity import COOKIE, signed
from profit_tt.services import reaction_moderating, reaction_videos, reactions
from tests import films
from tests.building import Hall, House
from tests.conftest import Clock

FILM = films.mp4()
ORIGIN = {"origin": "http://testserver"}
DRAFT = ReactionDraft.of(text="", language="en", consent=True, bare=True)


@pytest.fixture
def hall(house: House) -> Hall:
    hall = house.think_tank()
    hall.expert("kent")
    return hall


def become(door: TestClient, person: Person | None) -> None:
    door.cookies.clear()
    if person is not None:
        door.cookies.set(COOKIE, signed(person.device))


def send(
    door: TestClient, hall: Hall, content: bytes | Iterator[bytes] = FILM, **lines: str
) -> tuple[int, dict[str, str]]:
    answer = door.post(f"/videos?tt={hall.code}&lang=en", content=content, headers=ORIGIN | lines)
    return answer.status_code, answer.json()


def kept() -> list[Path]:
    return sorted(reaction_videos.folder().iterdir())


@pytest.fixture
def sent(door: TestClient, hall: Hall) -> str:
    """The name of a video that everybody may see."""
    become(door, hall.experts[0])
    status, told = send(door, hall)
    assert status == 201
    reactions.send_video(by=hall.experts[0], reaction_id=int(told["id"]), draft=DRAFT)
    return told["file"]


def test_what_was_sent_is_what_comes_back(door: TestClient, hall: Hall, sent: str) -> None:
    become(door, None)
    answer = door.get(f"/videos/{sent}")
    assert (answer.status_code, answer.content) == (200, FILM)
    assert answer.headers["content-type"] == "video/mp4"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["accept-ranges"] == "bytes"
    assert answer.headers["cache-control"] == "private, no-store"
    assert "set-cookie" not in answer.headers
    assert [path.name for path in kept()] == [f"{sent}.mp4"]
    head = door.head(f"/videos/{sent}")
    assert (head.status_code, head.content, head.headers["content-length"]) == (200, b"", str(len(FILM)))


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("0-0", 0, 0),
        ("100-199", 100, 199),
        ("100-", 100, len(FILM) - 1),
        ("-50", len(FILM) - 50, len(FILM) - 1),
        (f"-{len(FILM) * 2}", 0, len(FILM) - 1),
        (f"10-{len(FILM) * 2}", 10, len(FILM) - 1),
    ],
)
def test_a_player_asks_for_ranges(door: TestClient, sent: str, asked: str, first: int, last: int) -> None:
    answer = door.get(f"/videos/{sent}", headers={"range": f"bytes={asked}"})
    assert (answer.status_code, answer.content) == (206, FILM[first : last + 1])
    assert answer.headers["content-range"] == f"bytes {first}-{last}/{len(FILM)}"
    assert answer.headers["content-type"] == "video/mp4"


@pytest.mark.parametrize("asked", [f"{len(FILM)}-", "-0"])
def test_a_range_beyond_the_end_is_told(door: TestClient, sent: str, asked: str) -> None:
    answer = door.get(f"/videos/{sent}", headers={"range": f"bytes={asked}"})
    assert (answer.status_code, answer.headers["content-range"]) == (416, f"bytes */{len(FILM)}")


def test_a_range_of_another_version_is_the_whole(door: TestClient, sent: str) -> None:
    etag = door.get(f"/videos/{sent}").headers["etag"]
    line = {"range": "bytes=0-9"}
    assert door.get(f"/videos/{sent}", headers=line | {"if-range": etag}).status_code == 206
    assert door.get(f"/videos/{sent}", headers=line | {"if-range": '"another"'}).content == FILM


@pytest.mark.parametrize("name", films.NO_VIDEOS)
def test_what_is_no_video_leaves_nothing(door: TestClient, hall: Hall, name: str) -> None:
    become(door, hall.experts[0])
    status, told = send(door, hall, films.NO_VIDEOS[name])
    assert (status, kept()) == (422, [])
    assert told["sentence"].startswith(("This is not a video", "The video is not whole"))


def test_too_large_is_refused_before_it_is_read(door: TestClient, hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings(), "video_mb", 0)
    become(door, hall.experts[0])

    def unread() -> Iterator[bytes]:
        raise AssertionError
        yield b""

    assert send(door, hall)[0] == 413
    answer = door.post(f"/videos?tt={hall.code}", headers=ORIGIN | {"content-length": "9999999"}, content=FILM)
    assert (answer.status_code, kept()) == (413, [])


def test_more_than_was_declared_leaves_nothing(door: TestClient, hall: Hall) -> None:
    become(door, hall.experts[0])
    assert send(door, hall, FILM, **{"content-length": "1000"})[0] == 413
    assert kept() == []


def test_less_than_was_declared_leaves_nothing(door: TestClient, hall: Hall) -> None:
    become(door, hall.experts[0])
    status, told = send(door, hall, FILM, **{"content-length": str(len(FILM) + 5)})
    assert (status, told["sentence"][:26], kept()) == (422, "The video is not whole: it", [])


def test_a_size_must_be_declared(door: TestClient, hall: Hall) -> None:
    become(door, hall.experts[0])
    answer = door.post(f"/videos?tt={hall.code}", headers=ORIGIN, content=iter([FILM]))
    assert (answer.status_code, kept()) == (411, [])


@pytest.mark.parametrize("origin", ["", "null", "https://evil.example", "http://testserver.evil.example"])
def test_only_our_own_pages_make_a_visitor_upload(door: TestClient, hall: Hall, origin: str) -> None:
    become(door, hall.experts[0])
    answer = door.post(f"/videos?tt={hall.code}", content=FILM, headers={"origin": origin} if origin else {})
    assert (answer.status_code, kept()) == (403, [])


def test_without_a_cookie_or_a_place_nothing_is_taken(door: TestClient, house: House, hall: Hall) -> None:
    other = house.think_tank()
    for person, there, status in (
        (None, hall, 403),
        (hall.person("passer-by"), hall, 403),
        (hall.desk, hall, 403),
        (hall.experts[0], other, 403),
    ):
        become(door, person)
        assert (send(door, there)[0], kept()) == (status, [])
    become(door, hall.experts[0])
    assert door.post("/videos?tt=NOPE22", content=FILM, headers=ORIGIN).status_code == 404


def test_each_person_has_room_for_a_few(door: TestClient, hall: Hall) -> None:
    become(door, hall.experts[0])
    assert [send(door, hall)[0] for _ in range(4)] == [201, 201, 201, 422]
    assert len(kept()) == 3
    first = reactions.look(by=hall.experts[0]).mine[-1].reaction.id or 0
    reactions.remove(by=hall.experts[0], reaction_id=first)
    assert len(kept()) == 2
    assert send(door, hall)[0] == 201


def test_closed_takes_nothing(door: TestClient, hall: Hall) -> None:
    reaction_moderating.set_open(by=hall.desk, is_open=False)
    become(door, hall.experts[0])
    assert send(door, hall)[0] == 422
    assert kept() == []


def test_a_full_room_waits(door: TestClient, hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "AT_ONCE", 0)
    become(door, hall.experts[0])
    assert send(door, hall)[0] == 429


def test_a_full_disk_is_told(door: TestClient, hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reaction_videos, "LEFT_FREE", 10**18)
    become(door, hall.experts[0])
    status, told = send(door, hall)
    assert (status, kept()) == (507, [])
    assert "disk is full" in told["sentence"]


def test_who_may_see_a_video(door: TestClient, house: House, hall: Hall) -> None:
    author, other, stranger = hall.experts[0], hall.expert("zeeland"), house.think_tank()
    become(door, author)
    told = send(door, hall)[1]
    of = {"reaction_id": int(told["id"])}

    def seen() -> list[int]:
        found = []
        for one in (author, other, hall.desk, stranger.desk, None):
            become(door, one)
            found.append(door.get(f"/videos/{told['file']}").status_code)
        return found

    assert seen() == [200, 404, 404, 404, 404]  # not sent yet
    reactions.send_video(by=author, draft=DRAFT, **of)
    assert seen() == [200] * 5
    reactions.set_consent(by=author, consent=False, **of)
    assert seen() == [200, 404, 200, 404, 404]
    reactions.set_consent(by=author, consent=True, **of)
    reaction_moderating.reject(by=hall.desk, reason="Names a guest", seen=None, **of)
    assert seen() == [200, 404, 200, 404, 404]
    reactions.remove(by=author, **of)
    assert seen() == [404] * 5
    assert kept() == []


def test_posters_are_pictures_of_ones_own_videos(door: TestClient, hall: Hall, sent: str) -> None:
    other = hall.expert("zeeland")
    to = f"/videos/{sent}/poster?tt={hall.code}"
    assert door.get(f"/videos/{sent}/poster").status_code == 404
    for content, status in (
        (films.HTML, 422),
        (films.JPEG + b"x" * 200_000, 422),
        (films.JPEG, 201),
        (films.WEBP, 201),
    ):
        assert door.post(to, content=content, headers=ORIGIN).status_code == status
    answer = door.get(f"/videos/{sent}/poster")
    assert (answer.content, answer.headers["content-type"]) == (films.WEBP, "image/webp")
    assert door.post(to, content=films.JPEG).status_code == 403
    become(door, other)
    assert door.post(to, content=films.JPEG, headers=ORIGIN).status_code == 403
    assert door.get(f"/videos/{sent}/poster").content == films.WEBP


def test_captions_go_where_the_video_goes(door: TestClient, hall: Hall, sent: str) -> None:
    author = hall.experts[0]
    mine = reactions.look(by=author).mine[0].reaction.id or 0
    reactions.put_captions(by=author, reaction_id=mine, language="nl", content=films.VTT)
    become(door, None)
    answer = door.get(f"/videos/{sent}/captions/nl")
    assert answer.headers["content-type"] == "text/vtt; charset=utf-8"
    assert answer.text.startswith("WEBVTT\n\n00:00:00.000")
    assert door.get(f"/videos/{sent}/captions/fr").status_code == 404
    assert door.get(f"/videos/{sent}/captions/xx").status_code == 404
    reactions.set_consent(by=author, reaction_id=mine, consent=False)
    assert door.get(f"/videos/{sent}/captions/nl").status_code == 404


@pytest.mark.parametrize(
    "name", ["x", "../secret", "..%2Fsecret", "%2e%2e%2fsecret", "secret", "a" * 3000, "%F0%9F%92%A5"]
)
def test_other_names_lead_nowhere(door: TestClient, hall: Hall, name: str) -> None:
    become(door, hall.desk)
    for path in (f"/videos/{name}", f"/videos/{name}/poster", f"/videos/{name}/captions/en"):
        assert settings().signing_key not in door.get(path).text


def test_what_nobody_sent_is_thrown_away_after_a_day(door: TestClient, hall: Hall, clock: Clock) -> None:
    become(door, hall.experts[0])
    send(door, hall)
    (reaction_videos.folder() / "left.part").write_bytes(b"half a film")
    clock.move(hours=23)
    send(door, hall)
    assert len([path for path in kept() if path.suffix == ".mp4"]) == 2
    clock.move(days=30_000)  # later than the files, which have the time of the machine
    send(door, hall)
    assert len(kept()) == 1
    assert len(reactions.look(by=hall.experts[0]).mine) == 1
