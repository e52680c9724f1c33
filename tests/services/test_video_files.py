"""What a video is by its content."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_tt.errors import Refused
from profit_tt.services import video_files
from tests import films


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        (films.mp4(), "video/mp4"),
        (films.mp4(brand=b"qt  "), "video/mp4"),
        (films.webm(), "video/webm"),
        (films.webm(endless=False), "video/webm"),
    ],
)
def test_videos_are_known_by_their_content(tmp_path: Path, content: bytes, wanted: str) -> None:
    path = tmp_path / "anything.txt"
    path.write_bytes(content)
    assert video_files.media_type(path) == wanted


@pytest.mark.parametrize("name", films.NO_VIDEOS)
def test_what_is_none_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "film.mp4"
    path.write_bytes(films.NO_VIDEOS[name])
    with pytest.raises((video_files.NoVideo, video_files.CutOff)):
        video_files.media_type(path)


@given(st.binary(max_size=400), st.sampled_from([b"", films.mp4()[:60], films.webm()[:60], films.webm()[:30]]))
def test_noise_is_refused_and_nothing_worse(
    tmp_path_factory: pytest.TempPathFactory, noise: bytes, head: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "noise.mp4"
    path.write_bytes(head + noise)
    with contextlib.suppress(video_files.NoVideo, video_files.CutOff):
        assert video_files.media_type(path) in ("video/mp4", "video/webm")


def test_pictures_are_known_by_their_content() -> None:
    assert video_files.picture_type(films.JPEG) == "image/jpeg"
    assert video_files.picture_type(films.WEBP) == "image/webp"


@pytest.mark.parametrize(
    "picture", [b"", films.JPEG[:-2], films.WEBP + b"x", b"<svg onload=x>", films.HTML, b"\x89PNG"]
)
def test_other_pictures_are_refused(picture: bytes) -> None:
    with pytest.raises(Refused):
        video_files.picture_type(picture)
