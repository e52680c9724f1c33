"""A video in a real browser: chosen, on its way with a bar, sent, seen by others, sought in; and what is refused."""

import base64
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from profit_tt.config import settings
from profit_tt.models import ReactionDraft
from profit_tt.services import reaction_videos, reactions
from tests import films
from tests.building import Hall, House
from tests.journeys.conftest import SCREEN, Devices

pytestmark = [pytest.mark.browser, pytest.mark.slow]

#: Four seconds of a moving square, recorded by the browser itself.
RECORD = """async () => {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [160, 90];
  const draw = canvas.getContext('2d'), began = performance.now();
  const paint = () => {
    const at = (performance.now() - began) / 1000;
    draw.fillStyle = `hsl(${at * 60} 80% 50%)`;
    draw.fillRect(0, 0, 160, 90);
    draw.fillStyle = 'white';
    draw.fillRect(at * 30, 30, 30, 30);
  };
  const ticking = setInterval(paint, 40);
  const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: 'video/webm;codecs=vp8' });
  const pieces = [];
  recorder.ondataavailable = (event) => pieces.push(event.data);
  const done = new Promise((resolve) => (recorder.onstop = resolve));
  recorder.start();
  await new Promise((resolve) => setTimeout(resolve, 4000));
  recorder.stop();
  await done;
  clearInterval(ticking);
  const bytes = new Uint8Array(await new Blob(pieces).arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}"""
SEEK = """async (film) => {
  film.muted = true;
  await film.play();
  const end = film.duration;
  film.currentTime = 2;
  await new Promise((resolve) => film.addEventListener('seeked', resolve, { once: true }));
  return [film.currentTime, film.videoWidth, film.error && film.error.code, end > 0];
}"""


def choose_video(phone: Page, path: Path, word: str = "Video") -> None:
    phone.locator(".st-key-reaction-way").get_by_text(word, exact=True).click()
    phone.locator("input[type=file][accept*=webm]").set_input_files(path)


@pytest.fixture
def hall(house: House) -> Hall:
    hall = house.think_tank()
    hall.expert("kent", device="a-phone")
    return hall


def test_a_video_from_the_phone_to_the_gallery(house: House, hall: Hall, devices: Devices, tmp_path: Path) -> None:
    phone = devices.open(f"/reactions?tt={hall.code}", device="a-phone")
    expect(phone.locator(".st-key-reaction-way")).to_be_visible()
    film = tmp_path / "film.webm"
    film.write_bytes(base64.b64decode(phone.evaluate(RECORD)))
    phone.evaluate("addEventListener('progress', () => (window.heard = true), true)")
    choose_video(phone, film)
    expect(phone.get_by_role("button", name="Send the video")).to_be_visible()
    mine = reactions.look(by=hall.experts[0]).mine[0].reaction
    assert (mine.size, mine.media_type, mine.poster) == (film.stat().st_size, "video/webm", "image/jpeg")
    phone.get_by_label("Words beside it, if you like").fill("What I take home")
    phone.get_by_text("Others may see this").last.click()
    phone.get_by_role("button", name="Send the video").click()
    expect(phone.locator("[class*=st-key-shown-text-]")).to_contain_text("What I take home")

    wide = devices.open(f"/reactions?tt={hall.code}", size=SCREEN)
    player = wide.locator("[class*=st-key-gallery-kent] video")
    expect(player).to_have_attribute("poster", f"/videos/{mine.file}/poster")
    at, width, error, _ = player.evaluate(SEEK)
    assert (round(at), width, error) == (2, 160, None)

    reactions.set_consent(by=hall.experts[0], reaction_id=mine.id or 0, consent=False)
    assert wide.evaluate("(file) => fetch(`/videos/${file}`).then((answer) => answer.status)", mine.file) == 404
    wide.reload()
    expect(wide.get_by_text("No reaction to show yet.")).to_be_visible()
    assert devices.foreign == []


def test_what_is_refused_says_why_and_leaves_nothing(hall: Hall, devices: Devices, tmp_path: Path) -> None:
    phone = devices.open(f"/reactions?tt={hall.code}", device="a-phone")
    expect(phone.locator(".st-key-reaction-way")).to_be_visible()
    html = tmp_path / "film.mp4"
    html.write_bytes(films.HTML)
    choose_video(phone, html)
    expect(phone.get_by_text("This is not a video that we can show")).to_be_visible()
    html.write_bytes(films.mp4()[:-100])
    choose_video(phone, html)
    expect(phone.get_by_text("The video is not whole")).to_be_visible()
    large = tmp_path / "large.webm"
    with large.open("wb") as file:
        file.truncate(settings().video_mb * 1_000_000 + 1)
    phone.evaluate("document.title = 'still here'")
    phone.locator("input[type=file][accept*=webm]").set_input_files(large)
    expect(phone.get_by_text("This video is too large")).to_be_visible()
    assert list(reaction_videos.folder().iterdir()) == []
    assert reactions.look(by=hall.experts[0]).mine == ()


def test_nothing_is_asked_of_another_host_before_play(hall: Hall, devices: Devices) -> None:
    draft = ReactionDraft.of(text="", language="en", consent=True, link="https://youtu.be/dQw4w9WgXcQ")
    reactions.give(by=hall.experts[0], draft=draft)
    wide = devices.open(f"/reactions?tt={hall.code}", size=SCREEN)
    play = wide.get_by_role("button", name="Play from YouTube")
    expect(play).to_be_visible()
    wide.wait_for_timeout(1500)
    assert devices.foreign == []
    play.click()
    frame = wide.locator("iframe[src^='https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ']")
    expect(frame).to_have_attribute("referrerpolicy", "strict-origin-when-cross-origin")
    wide.wait_for_timeout(500)
    assert devices.foreign[0].startswith("https://www.youtube-nocookie.com/embed/")
    assert not [one for one in devices.complaints if "Content Security Policy" in one]
