"""Public reading: what anybody sees of a published think tank, and that nobody sees anything of another one."""

import csv
import json
from collections.abc import Callable
from io import BytesIO, StringIO
from typing import Any

import openpyxl
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from profit_tt.errors import NotFound
from profit_tt.models import Audience, BallotKind, Person, StepKind
from profit_tt.services import (
    entering,
    hosting,
    latest,
    publishing,
    reporting,
    room,
    running,
    sample,
    voting,
)
from tests.building import Hall, House
from tests.pages.reading import filter_list, html, keys, show, statements, texts, told
from tests.pages.visiting import keys as all_keys
from tests.pages.visiting import nodes, sent, visit

SHUT = "Nothing is published at this address, or not any more."
NOT_YET = "Results of votes can be read here once they are over"
HIDDEN = ["## Who is here?", "## What did we find?", "## Who can learn from whom?"]
SHOWN = ["## Who is here?", "## What did we find?", "## What do we agree on?", "## Where do we differ?"]
SHOWN += ["## Do the regions rank alike?", "## What do we not know yet?", "## Who can learn from whom?"]


def read(hall: Hall, *, device: str = "", **query: str | list[str]) -> AppTest:
    """The page as somebody without a cookie sees it."""
    return visit("open", device=device, hall=hall, **query)  # type: ignore[arg-type]


def chapters(at: AppTest) -> list[str]:
    return [str(one.value) for one in at.markdown if str(one.value).startswith("## ")]


@pytest.fixture
def hall(house: House) -> Hall:
    """Published; a vote that is over and shown: all fifteen on the first finding, two of Kent on the second."""
    hall = house.session_of(15, 6)
    for place, expert in enumerate(hall.experts):
        hall.vote(expert, hall.findings[0], "disagree" if place % 5 == 0 else "agree")
    for expert in hall.experts[:10:5]:
        hall.vote(expert, hall.findings[1])
    hall.close(StepKind.vote)
    show(hall)
    publishing.publish(by=hall.desk)
    return hall


def test_nothing_tells_a_code_that_is_not_published_from_one_that_nobody_has(house: House) -> None:
    hall = house.session_of(2, 2)
    there = read(hall)
    nowhere = visit("open", device="", tt="NOPE22")
    bare = visit("open", device="")
    assert told(there).count(SHUT) == 1
    assert chapters(there) == []
    assert hall.think_tank.title not in sent(there)
    assert sent(there).replace(hall.code, "") == sent(nowhere).replace("NOPE22", "") == sent(bare)


@pytest.mark.parametrize("role", ["nobody", "observer", "expert", "facilitator"])
def test_everybody_reads_the_same(hall: Hall, role: str) -> None:
    devices = {"nobody": "", "observer": "guest", "expert": hall.experts[0].device, "facilitator": hall.desk.device}
    page = read(hall, device=devices[role])
    assert chapters(page) == SHOWN
    assert told(page) == told(read(hall))


def test_empty(house: House) -> None:
    hall = house.think_tank()
    publishing.publish(by=hall.desk)
    page = read(hall)
    assert "# Canterbury" in told(page)
    assert "No finding here yet" in told(page)
    assert "No findings yet." in told(read(hall, part="findings"))


def test_a_vote_that_runs_is_not_told(house: House) -> None:
    hall = house.session_of(15, 3)
    publishing.publish(by=hall.desk)
    for expert in hall.experts:
        hall.vote(expert, hall.findings[0])
    show(hall)
    page = read(hall)
    assert NOT_YET in told(page)
    assert chapters(page) == HIDDEN
    assert "15 people have joined" in told(page)
    assert html(read(hall, part="findings")) == []
    hall.close(StepKind.vote)
    assert chapters(read(hall)) == SHOWN


def test_closed_to_the_world_it_says_so_at_the_next_look(hall: Hall) -> None:
    page = read(hall)
    publishing.unpublish(by=hall.desk)
    page.run()
    assert not page.exception
    assert told(page).count(SHUT) == 1
    assert chapters(page) == []


def test_small_cells_are_left_out(hall: Hall) -> None:
    tables = html(read(hall, part="findings"))
    assert tables[0].count("none, or too few to show") == 0
    assert tables[1].count("none, or too few to show") == 5
    one = read(hall, finding="2")
    assert html(one)[0].count("none, or too few to show") == 5
    assert "fewer than 3 of its people" in told(one)


def test_dots_that_are_kept_back_are_not_told_to_be_none(house: House) -> None:
    hall = house.session_of(15, 2, open=())
    hall.ballot(BallotKind.dots, budget=3, each=3).open(StepKind.vote)
    for expert in hall.experts:
        voting.give_dots(by=expert, round_id=hall.round_id, finding_id=hall.findings[0], dots=1)
    voting.give_dots(by=hall.experts[0], round_id=hall.round_id, finding_id=hall.findings[1], dots=1)
    hall.close(StepKind.vote)
    show(hall)
    publishing.publish(by=hall.desk)
    assert html(read(hall, finding="1"))[0].count("3 dots") == 5
    assert html(read(hall, finding="2"))[0].count("none, or too few to show") == 5


def test_where_nothing_is_left_it_says_why(house: House) -> None:
    hall = house.session_of(15, 2)
    hall.vote(hall.experts[0], hall.findings[0])
    hall.close(StepKind.vote)
    show(hall)
    publishing.publish(by=hall.desk)
    page = read(hall)
    assert "fewer than 3 of its people" in told(page)
    assert chapters(page) == HIDDEN


def test_no_way_leads_into_the_rooms(hall: Hall) -> None:
    for query in ({}, {"part": "findings"}, {"part": "files"}, {"finding": "1"}):
        page = read(hall, **query)
        ways = {one.proto.page for one in page.get("page_link")}
        assert ways <= {"open", ""}
        assert "bar" not in all_keys(page)
    assert "Take part in this think tank" in {one.proto.label for one in read(hall).get("page_link")}
    running.end(by=hall.desk)
    assert "Take part in this think tank" not in {one.proto.label for one in read(hall).get("page_link")}


def test_a_finding_stands_by_itself(hall: Hall) -> None:
    page = read(hall, finding="1")
    assert "# Finding 1" in told(page)
    assert html(page)[0].count("<tr>") == 6
    assert "This finding is not here" in told(read(hall, finding="99"))


def test_search_and_filters_stand_in_the_address(hall: Hall) -> None:
    page = read(hall, part="findings", q="number 3")
    assert [one[:16] for one in texts(page)] == ["Finding number 3"]
    page.text_input(key="review-search").set_value("").run()
    filter_list(page, "from").set_value(["kent"]).run()
    assert page.query_params["from"] == "kent"
    assert len(texts(page)) == 1
    page.segmented_control(key="open-part").set_value("picture").run()
    assert "part" not in page.query_params
    theme = room.look(by=hall.desk).findings[0].themes[0]
    filter_list(page, "theme").set_value([theme]).run()
    assert page.query_params["theme"] == theme
    assert "1 of 6 findings" in told(page)


def test_crowded_is_paged_and_printed(house: House) -> None:
    hall = house.session_of(10, 300)
    publishing.publish(by=hall.desk)
    assert len(texts(read(hall, part="findings", page="2"))) == 20
    assert len(texts(read(hall, part="findings", print="1"))) == 300


@pytest.mark.parametrize("part", ["picture", "findings", "files"])
def test_queries_do_not_grow_with_findings(house: House, part: str) -> None:
    asked = []
    for number in (3, 300):
        hall = house.session_of(10, number)
        hall.vote(hall.experts[0], hall.findings[0])
        hall.close(StepKind.vote)
        show(hall)
        publishing.publish(by=hall.desk)
        latest.forget_all()
        page = read(hall, part=part)
        with statements() as first:
            page.run()
        with statements() as second:
            page.run()
        assert len(first) == len(second)
        asked.append(len(second))
    assert asked[0] == asked[1] < 20


def test_the_page_listens_to_nothing(hall: Hall) -> None:
    protos = [getattr(one, "proto", None) for one in nodes(read(hall))]
    (part,) = (one for one in protos if getattr(one, "component_name", "") == "profit_live")
    assert hall.code not in str(part)


def test_three_languages(hall: Hall) -> None:
    for language, people in (("fr", "15 personnes ont participé"), ("nl", "15 mensen namen deel")):
        page = read(hall, lang=language)
        assert people in told(page)
        assert len(chapters(page)) == len(SHOWN)
        assert page.segmented_control(key="lang").value == language


def test_canterbury(house: House) -> None:
    loaded = sample.load_canterbury(by=Person.house()).think_tank
    token = hosting.renew_link(by=Person.house(loaded.id), name="Ann").token
    entering.enter_as_facilitator(device="desk", token=token)
    hall = Hall(loaded, Person("desk", loaded.id), token)
    publishing.publish(by=hall.desk)
    assert NOT_YET in told(read(hall))
    hall.close(StepKind.vote)
    page = read(hall)
    assert chapters(page) == SHOWN
    assert "Sample: some findings" in told(page)
    assert len(texts(read(hall, part="findings"))) >= 20


def makers(hall: Hall, monkeypatch: pytest.MonkeyPatch, **query: str) -> dict[str, Callable[[], bytes | str]]:
    """What each download button would call when it is pressed: AppTest presses none."""
    made: dict[str, Callable[[], bytes | str]] = {}
    drawn = st.download_button

    def draw(label: str, data: Any, **more: Any) -> bool:
        made[more["key"]] = data
        return drawn(label, data, **more)

    monkeypatch.setattr(st, "download_button", draw)
    read(hall, **query)
    return made


def test_files_hold_no_small_cell(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    made = makers(hall, monkeypatch, part="files")
    rows = list(csv.DictReader(StringIO(bytes(made["download-csv"]()).decode("utf-8-sig"))))  # type: ignore[arg-type]
    assert rows[0]["Votes"] == "15"
    assert rows[1]["Votes"] in ("", "0")
    first, second, *_ = json.loads(made["download-json"]())["findings"]
    assert first["regions"]["kent"]["disagree"] == 3
    assert not ((second["regions"] or {}).get("kent") or {}).get("agree")
    book = openpyxl.load_workbook(BytesIO(made["download-xlsx"]()))  # type: ignore[arg-type]
    assert "fewer than 3 of its people" in str(list(book["Read me"].iter_rows(values_only=True)))


def test_a_file_asked_for_after_the_end_is_refused(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    made = makers(hall, monkeypatch, part="findings")
    publishing.unpublish(by=hall.desk)
    for key in ("download-csv", "download-xlsx", "download-json"):
        with pytest.raises(NotFound):
            made[key]()


def test_nothing_is_said_of_votes_that_are_left_out(hall: Hall) -> None:
    """Two of Kent have voted on the second finding: nobody reads that nobody has."""
    page = read(hall)
    assert "not voted yet" not in sent(page)
    assert "Nobody has voted" not in told(read(hall, finding="2"))


def test_the_report_is_written_once_for_everybody(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    gathered: list[Audience] = []
    gather = reporting.gathered

    def note(**more: Any) -> reporting.Gathered:
        gathered.append(more["audience"])
        return gather(**more)

    monkeypatch.setattr(reporting, "gathered", note)
    for _ in range(2):
        page = read(hall, part="files")
        page.button(key="report-html").click().run()
        assert "report-save-html" in keys(page, "download_button")
    assert gathered == [Audience.world]
