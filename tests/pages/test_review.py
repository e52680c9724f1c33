"""Review: all findings, in every state and role; what stands in the address; what may leave."""

import csv
from collections.abc import Callable
from io import BytesIO, StringIO
from typing import Any

import openpyxl
import pytest
import streamlit as st

from profit_tt.models import StepKind
from profit_tt.services import collecting, latest
from profit_tt.ui.parts import downloads
from profit_tt.ui.parts.words import escaped
from tests.bad_input import LANGUAGES
from tests.building import Hall, House
from tests.pages.reading import filter_list, html, keys, open_room, show, statements, texts, told
from tests.pages.visiting import nodes


@pytest.fixture
def hall(house: House) -> Hall:
    """Four findings from three regions; Kent, with four people, has voted on the first."""
    hall = house.think_tank()
    authors = [hall.expert(region) for region in ("kent", "zeeland", "essex", "kent")]
    hall.finding("A joint ticket", by=authors[0], kind="practice", themes=["partnership"], tags=["*low* season"])
    hall.finding("Un vélo", by=authors[1], kind="idea", themes=["data"], evidence="![x](https://example.org/x.png)")
    hall.finding("Too little time", by=authors[2], kind="barrier", themes=["data"], link="https://example.org/a_b")
    hall.finding("Visit the baker", by=authors[3], kind="practice", themes=["experience"], businesses=3)
    hall.open(StepKind.vote)
    hall.expert("kent")
    hall.expert("kent", "public")
    for expert, choice in zip(
        [*authors[::3], *hall.experts[4:]], ("agree", "agree", "disagree", "passed"), strict=True
    ):
        hall.vote(expert, hall.findings[0], choice)
    return hall


def test_empty(house: House) -> None:
    hall = house.think_tank()
    page = open_room(hall, "review", hall.expert())
    assert "No findings yet." in told(page)
    assert texts(page) == []


@pytest.mark.parametrize("role", ["observer", "expert", "facilitator"])
def test_everybody_reads_the_same_findings(hall: Hall, role: str) -> None:
    person = {"observer": hall.person("stranger"), "expert": hall.experts[0], "facilitator": hall.desk}[role]
    page = open_room(hall, "review", person)
    wanted = ["A joint ticket", "Un vélo", "![x](https://example.org/x.png)", "Too little time", "Visit the baker"]
    assert texts(page) == wanted
    assert "4 findings" in told(page)


def test_hidden_results_also_hide_from_the_facilitator_here(hall: Hall) -> None:
    page = open_room(hall, "review", hall.desk)
    assert "The votes stay hidden" in told(page)
    assert html(page) == []
    assert "common_ground" not in str(page.segmented_control(key="review-order").options)


def test_votes_by_region_with_share_and_interval(hall: Hall) -> None:
    show(hall)
    table = html(open_room(hall, "review", hall.experts[0]))[0]
    assert "<b>67%</b> (21 to 94)" in table
    assert [table.count(f'<td class="{answer}">1</td>') for answer in ("passed", "disagree")] == [1, 1]
    assert table.count("no votes yet") == 4


def test_votes_by_type_leave_small_cells_out(hall: Hall) -> None:
    show(hall)
    page = open_room(hall, "review", hall.experts[0], type="public")
    assert "fewer than 3 of its people" in told(page)
    assert html(page)[0].count("none, or too few to show") == 5


def test_words_of_participants_are_never_markup(hall: Hall) -> None:
    page = open_room(hall, "review", hall.experts[0])
    assert r"\#\*low\* season" in told(page)
    assert "example.org/x.png" not in told(page)
    link = page.get("link_button")[0].proto
    assert (link.url, link.label) == ("https://example.org/a_b", escaped("https://example.org/a_b"))


@pytest.mark.parametrize("name", sorted(LANGUAGES))
def test_every_script_is_shown_as_it_was_written(house: House, name: str) -> None:
    hall = house.think_tank()
    sent = hall.finding(LANGUAGES[name])
    assert texts(open_room(hall, "review", hall.desk)) == [sent.text]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ({"kind": "practice"}, ["A joint ticket", "Visit the baker"]),
        ({"kind": ["idea", "barrier"], "theme": "data", "from": "essex"}, ["Too little time"]),
        ({"kind": ["practice", "<script>", "", "practice"]}, ["A joint ticket", "Visit the baker"]),
        ({"kind": "nonsense", "from": "atlantis"}, None),
        ({"q": "tikcet"}, ["A joint ticket"]),
        ({"order": "newest", "from": "kent"}, ["Visit the baker", "A joint ticket"]),
        ({"order": "nonsense", "page": "nonsense", "print": "nonsense"}, None),
        ({"page": "999"}, None),
        ({"page": "-1"}, None),
        ({"q": "zebra"}, []),
    ],
)
def test_the_address_holds_the_view(hall: Hall, query: dict[str, str | list[str]], wanted: list[str] | None) -> None:
    shown = [text for text in texts(open_room(hall, "review", hall.desk, **query)) if "example.org" not in text]
    assert shown == (["A joint ticket", "Un vélo", "Too little time", "Visit the baker"] if wanted is None else wanted)


def test_choosing_writes_the_address_and_clear_empties_it(hall: Hall) -> None:
    page = open_room(hall, "review", hall.desk, page="1")
    filter_list(page, "kind").set_value(["idea", "barrier"]).run()
    assert page.query_params["kind"] == ["idea", "barrier"]
    assert "page" not in page.query_params
    assert "2 of 4 findings" in told(page)
    assert r"Kind of finding\: Idea and Barrier" in told(page)
    before = filter_list(page, "kind").key
    page.button(key="filter-clear").click().run()
    # A popover that is shut keeps the old choice in the browser: it must not come back with the next press.
    assert filter_list(page, "kind").key != before
    assert dict(page.query_params) == {"tt": hall.code}
    assert "4 findings" in told(page)
    assert filter_list(page, "kind").value == []


def test_search_and_order_write_the_address(hall: Hall) -> None:
    page = open_room(hall, "review", hall.desk)
    page.text_input(key="review-search").set_value("velo").run()
    assert (page.query_params["q"], texts(page)[0]) == ("velo", "Un vélo")
    page.text_input(key="review-search").set_value("").run()
    page.segmented_control(key="review-order").set_value("newest").run()
    assert (page.query_params["order"], texts(page)[0]) == ("newest", "Visit the baker")
    assert "q" not in page.query_params


def test_no_hit_says_so(hall: Hall) -> None:
    assert "No finding fits." in told(open_room(hall, "review", hall.desk, q="zebra"))


def test_a_finding_of_another_think_tank_is_not_there(house: House, hall: Hall) -> None:
    other = house.think_tank(title="Ostend")
    other.finding("A ticket elsewhere")
    assert texts(open_room(other, "review", hall.experts[0])) == ["A ticket elsewhere"]
    assert "A ticket elsewhere" not in texts(open_room(hall, "review", hall.experts[0]))


def test_crowded_is_paged(house: House) -> None:
    hall = house.session_of(10, 300)
    page = open_room(hall, "review", hall.desk)
    assert len(texts(page)) == 20
    assert "Page 1 of 15" in told(page)
    page.button(key="page-on").click().run()
    assert page.query_params["page"] == "2"
    assert texts(page)[0].startswith("Finding number 21:")
    page.button(key="page-back").click().run()
    assert "page" not in page.query_params
    assert len(texts(open_room(hall, "review", hall.desk, page="15"))) == 20


def test_all_on_one_page_for_printing(house: House) -> None:
    hall = house.session_of(10, 45)
    page = open_room(hall, "review", hall.desk)
    page.toggle(key="review-print").set_value(True).run()
    assert page.query_params["print"] == "1"
    assert len(texts(page)) == 45
    assert "page-on" not in [button.key for button in page.button]


@pytest.mark.parametrize("room", ["review", "picture"])
def test_queries_do_not_grow_with_findings(house: House, room: str) -> None:
    sent = []
    for number in (3, 300):
        hall = house.session_of(10, number)
        show(hall)
        open_room(hall, "welcome", hall.desk)
        latest.forget_all()
        with statements() as asked:
            open_room(hall, room, hall.desk)
        sent.append(len(asked))
    assert sent[0] == sent[1]


def test_the_download_is_what_the_page_shows(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    made = _made(hall, monkeypatch, kind="practice")
    rows = list(csv.reader(StringIO(made["download-csv"].decode("utf-8-sig"))))
    assert [row[1] for row in rows[1:]] == ["A joint ticket", "Visit the baker"]
    book = openpyxl.load_workbook(BytesIO(made["download-xlsx"]))
    assert [row[1] for row in book["Findings"].iter_rows(min_row=2, values_only=True)] == [row[1] for row in rows[1:]]
    assert "Kind of finding: Practice" in str(list(book["Read me"].iter_rows(values_only=True)))


def test_the_download_asks_anew_what_may_leave(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    show(hall)
    makers = _makers(hall, monkeypatch)
    show(hall, shown=False)
    collecting.hide(by=hall.desk, finding_id=hall.findings[0], reason="twice")
    rows = list(csv.reader(StringIO(makers["download-csv"]().decode("utf-8-sig"))))
    assert "Votes" not in rows[0]
    assert [row[1] for row in rows[1:]] == ["Un vélo", "Too little time", "Visit the baker"]


def _makers(hall: Hall, monkeypatch: pytest.MonkeyPatch, **query: str | list[str]) -> dict[str, Callable[[], bytes]]:
    """What each download button would call when it is pressed: AppTest presses none."""
    makers: dict[str, Callable[[], bytes]] = {}
    drawn = st.download_button

    def draw(label: str, data: Callable[[], bytes], **more: Any) -> bool:
        makers[more["key"]] = data
        return drawn(label, data, **more)

    monkeypatch.setattr(st, "download_button", draw)
    open_room(hall, "review", hall.desk, **query)
    return makers


def _made(hall: Hall, monkeypatch: pytest.MonkeyPatch, **query: str | list[str]) -> dict[str, bytes]:
    return {key: make() for key, make in _makers(hall, monkeypatch, **query).items()}


def test_a_run_of_the_page_makes_no_file(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    monkeypatch.setattr(downloads, "as_xlsx", lambda *_a, **_k: made.append("xlsx"))
    monkeypatch.setattr(downloads, "as_csv", lambda *_a, **_k: made.append("csv"))
    page = open_room(hall, "review", hall.desk)
    assert keys(page, "download_button") == ["download-xlsx", "download-csv"]
    assert made == []


def test_a_file_is_named_by_code_and_day(clock: object) -> None:
    assert downloads.name("CANT26", "csv") == "CANT26-2019-06-13.csv"


def test_a_card_is_few_elements(house: House) -> None:
    """Each element of a card costs a room of five hundred phones; seven it takes, two of them boxes."""
    drawn = []
    for number in (10, 20):
        hall = house.session_of(10, number)
        show(hall)
        drawn.append(len(list(nodes(open_room(hall, "review", hall.desk)))))
    assert (drawn[1] - drawn[0]) / 10 == 7
