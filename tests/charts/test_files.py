"""Charts as files: valid SVG and PNG with title and words inside; what people wrote stays words."""

import struct
from xml.etree import ElementTree

from profit_tt.charts import files, people_map, ranking
from profit_tt.services import frames
from profit_tt.text import speaker
from tests.charts.drawing import EVIL, stood
from tests.charts.pictures import everywhere, picture

say = speaker("en")
SVG = "{http://www.w3.org/2000/svg}"
MAP = people_map.chart(stood((0.0, 0.0, 1, -1), (0.4, 0.1, 2, -1), (0.9, 0.5, 3, -1), reliable=False), say)


def _ranked(text: str, scheme: str = "light") -> bytes:
    frame = frames.ranking(picture(everywhere((5, 1, 0)), texts=[text]), say)
    return files.as_svg(ranking.chart(frame, say, scheme=scheme), scheme=scheme, told=ranking.alt_text(frame, say))


def test_an_svg_tells_what_it_states() -> None:
    root = ElementTree.fromstring(files.as_svg(MAP, told="Kent: 1 person.", notes=["Canterbury", "Sample"]))
    assert root.attrib["role"] == "img"
    assert [one.tag for one in root[:2]] == [f"{SVG}title", f"{SVG}desc"]
    assert [one.text for one in root[:2]] == [
        "No reliable opinion groups: the room does not fall into camps.",
        "Kent: 1 person.",
    ]
    words = {one.text for one in root.iter()}  # several lines of a text are parts of it
    assert {"Canterbury", "Sample"} <= words


def test_what_people_wrote_is_never_markup() -> None:
    root = ElementTree.fromstring(_ranked(EVIL))
    assert not [
        one.tag for one in root.iter() if one.tag.removeprefix(SVG) in ("script", "image", "a", "foreignObject")
    ]
    assert "<img src=x" in "".join(root.itertext())


def test_a_file_has_a_ground_of_its_own() -> None:
    for scheme, ground in (("light", "#ffffff"), ("dark", "#12262f")):
        root = ElementTree.fromstring(_ranked("Words", scheme))
        first = next(root.iter(f"{SVG}rect"))
        assert first.attrib["fill"] == ground


def test_a_png_is_as_large_as_asked_for() -> None:
    def size(scale: float) -> tuple[int, ...]:
        made = files.as_png(MAP, scale=scale)
        assert made.startswith(b"\x89PNG")
        return struct.unpack(">II", made[16:24])

    assert [2 * one for one in size(1.0)] == list(size(2.0))


def test_letters_of_the_house_are_there() -> None:
    assert sorted(one.suffix for one in files._LETTERS.iterdir()) == [".ttf", ".ttf", ".txt"]
    assert b"Atkinson Hyperlegible Next" in files.as_svg(MAP)


def test_words_of_a_png_keep_our_letters_beside_a_sign_that_these_lack() -> None:
    """Otherwise all of "44 %" would be set in whatever letters the machine has."""
    narrow, wide = (files.as_png(MAP, notes=[f"44{blank}%"]) for blank in ("\u202f", "\u00a0"))
    arrow, ours = (files.as_png(MAP, notes=[f"80% {sign} 50%"]) for sign in ("\u2192", "\u203a"))
    assert (narrow, arrow) == (wide, ours)
