"""The projector's screen: what stands on it at each stage, and that nothing stands on it which is hidden."""

import re
from collections.abc import Callable

import pytest

from profit_tt.errors import StoreGone
from profit_tt.models import Audience, StepKind
from profit_tt.models.agenda_drafts import StepDraft
from profit_tt.services import collecting, composing, results, running
from tests.building import Hall, House
from tests.pages.visiting import keys, nodes, sent, visit

collect, vote = StepKind.collect, StepKind.vote
NAMES = ("waiting", "collecting", "sorting", "voting", "counted", "picture", "pausing", "discussing", "told")
STAGES = {f"wall-{name}" for name in NAMES}


def show(hall: Hall, shown: bool = True) -> None:
    running.show_results(by=hall.desk, round_id=hall.round_id, on=Audience.wall, shown=shown)


def stage(hall: Hall) -> str:
    """What the wall is about; exactly one thing."""
    (found,) = keys(visit("wall", hall=hall)) & STAGES
    return found.removeprefix("wall-")


def voted(house: House) -> Hall:
    """Six experts from five regions, three findings, all voted on."""
    hall = house.session_of(6, 3)
    for place, by in enumerate(hall.experts):
        for finding_id in hall.findings:
            hall.vote(by, finding_id, "agree" if (place + finding_id) % 3 else "disagree")
    return hall


JOURNEY: list[tuple[str, Callable[[Hall], object]]] = [
    ("waiting", lambda hall: None),
    ("collecting", lambda hall: running.open_step(by=hall.desk, kind=collect)),
    ("sorting", lambda hall: running.close_step(by=hall.desk, kind=collect)),
    ("voting", lambda hall: running.open_step(by=hall.desk, kind=vote)),
    ("picture", lambda hall: show(hall)),
    ("voting", lambda hall: show(hall, False)),
    ("collecting", lambda hall: running.open_step(by=hall.desk, kind=collect)),
    ("voting", lambda hall: running.close_step(by=hall.desk, kind=collect)),
    ("counted", lambda hall: running.close_step(by=hall.desk, kind=vote)),
    ("picture", lambda hall: show(hall)),
]


def test_the_wall_follows_the_desk_from_stage_to_stage(house: House) -> None:
    hall = house.think_tank()
    hall.heap(2)
    seen = []
    for _, deed in JOURNEY:
        deed(hall)
        seen.append(stage(hall))
    assert seen == [name for name, _ in JOURNEY]


#: A step of the agenda that is open and current, and what the wall is about then.
TALK = [
    (StepKind.pause, "pausing"),
    (StepKind.discuss, "discussing"),
    (StepKind.text, "told"),
    (StepKind.survey, "told"),
    (StepKind.sort, "sorting"),
]


@pytest.mark.parametrize(("kind", "name"), TALK)
def test_steps_that_take_nothing_have_a_calm_stage(house: House, kind: StepKind, name: str) -> None:
    hall = house.think_tank()
    step = composing.add_step(by=hall.desk, draft=StepDraft.of(kind=kind, names={"en": "A walk by the sea"}))
    running.move_on(by=hall.desk, step_id=step.id)
    page = visit("wall", hall=hall)
    assert keys(page) & STAGES == {f"wall-{name}"}
    assert name == "sorting" or "A walk by the sea" in sent(page)


def test_the_words_of_a_step_come_before_results_and_a_talk_does_not(house: House) -> None:
    hall = voted(house)
    show(hall)
    for kind, name in ((StepKind.text, "told"), (StepKind.pause, "picture")):
        step = composing.add_step(by=hall.desk, draft=StepDraft.of(kind=kind))
        running.move_on(by=hall.desk, step_id=step.id)
        assert stage(hall) == name


@pytest.mark.parametrize("shown", [False, True])
def test_how_to_join_stands_on_every_view(house: House, shown: bool) -> None:
    hall = voted(house)
    show(hall, shown)
    page = sent(visit("wall", hall=hall))
    assert f"{hall.code[:3]} {hall.code[3:]}" in page
    assert "<wbr>/join" in page
    assert page.count("join-qr") == 1


def test_while_hidden_the_page_is_the_same_whatever_was_voted(house: House) -> None:
    hall = voted(house)
    hidden = sent(visit("wall", hall=hall))
    for by in hall.experts:
        for finding_id in hall.findings:
            hall.vote(by, finding_id, "disagree")
    assert sent(visit("wall", hall=hall)) == hidden


def test_shown_results_do_change_the_page(house: House) -> None:
    """The test above can fail: the same votes make a difference once they are shown."""
    hall = voted(house)
    show(hall)
    first = sent(visit("wall", hall=hall))
    for by in hall.experts:
        hall.vote(by, hall.findings[0], "disagree")
    assert sent(visit("wall", hall=hall)) != first


def test_shown_and_hidden_again_leaves_nothing_behind(house: House) -> None:
    hall = voted(house)
    before = sent(visit("wall", hall=hall))
    wall = visit("wall", hall=hall)
    charts = []
    for shown in (True, False):
        show(hall, shown)
        wall.run()
        charts.append(len([node for node in nodes(wall) if "vega_lite" in getattr(node, "type", "")]))
    assert charts[0] > charts[1] == 0
    assert sent(wall) == before


def test_the_phones_do_not_decide_for_the_wall(house: House) -> None:
    hall = voted(house)
    running.show_results(by=hall.desk, round_id=hall.round_id, on=Audience.phones, shown=True)
    assert stage(hall) == "voting"


def test_progress_is_told_without_names(house: House) -> None:
    hall = house.think_tank(open=(vote,))
    hall.heap(1)
    ann, bob = hall.expert("kent", name="Ann Secret"), hall.expert("zeeland", name="Bob Secret")
    hall.vote(ann, hall.findings[0])
    page = sent(visit("wall", hall=hall))
    assert "1 of 2 has voted" in page
    assert re.findall(r"people-number[^>]*>([^<]+)<", page) == ["1/1", "0/0", "0/0", "0/0", "0/1"]
    assert "Secret" not in page
    assert bob.device not in page


def test_while_waiting_a_bar_for_each_region_fills(house: House) -> None:
    hall = house.think_tank()
    empty = sent(visit("wall", hall=hall))
    for _ in range(4):
        hall.expert("essex")
    filled = sent(visit("wall", hall=hall))
    assert re.findall(r"width:([\d.]+)%", empty) == ["0.0"] * 5
    assert re.findall(r"width:([\d.]+)%", filled) == ["0.0", "50.0", "0.0", "0.0", "0.0"]
    assert "4 have joined" in filled


def test_newest_findings_stand_first_and_hidden_ones_never(house: House) -> None:
    hall = house.think_tank()
    sent_in = [hall.finding(f"Thing number {place}") for place in range(1, 6)]
    assert sent_in[4].id is not None
    collecting.hide(by=hall.desk, finding_id=sent_in[4].id, reason="not for the wall")
    page = visit("wall", hall=hall)
    assert [one.value for one in page.text if one.value.startswith("Thing")] == [
        "Thing number 4",
        "Thing number 3",
        "Thing number 2",
    ]
    assert "number 5" not in sent(page)


@pytest.mark.parametrize(
    ("language", "region"), [("en", "Belgian Coast"), ("fr", "Côte belge"), ("nl", "Belgische Kust")]
)
def test_the_language_is_that_of_the_address(house: House, language: str, region: str) -> None:
    hall = house.think_tank()
    people = "".join(str(getattr(node, "proto", "")) for node in nodes(visit("wall", hall=hall, lang=language)))
    assert region in people.encode().decode("unicode_escape").encode("latin-1").decode()


def test_a_crowded_wall_draws_no_more_than_it_can_show(house: House) -> None:
    hall = house.session_of(60, 300, open=(collect,))
    few = house.session_of(60, 8, open=(collect,))
    assert len(list(nodes(visit("wall", hall=hall)))) == len(list(nodes(visit("wall", hall=few))))


def test_the_wall_is_open_to_strangers_and_only_to_those_with_a_code(house: House) -> None:
    hall = house.think_tank()
    for device in ("stranger", "", hall.desk.device, hall.expert().device):
        assert keys(visit("wall", device=device, hall=hall)) & STAGES
    assert not keys(visit("wall", device="stranger")) & STAGES


def test_words_of_the_facilitator_stay_words(house: House) -> None:
    hall = house.think_tank(title="![x](https://evil.example/p.png)", question="<img src=https://evil.example/q.png>")
    page = visit("wall", hall=hall)
    assert "\\!\\[x\\]\\(https\\:" in page.markdown[0].value
    assert "\\<img src\\=" in page.title[0].value
    assert "evil" not in "".join(one.proto.body for one in nodes(page) if getattr(one, "type", "") == "html")


def test_in_trouble_the_last_state_stays(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    hall = voted(house)
    wall = visit("wall", hall=hall)
    before = sent(wall)

    def gone(**_: object) -> None:
        raise StoreGone

    monkeypatch.setattr(results, "picture", gone)
    assert sent(wall.run()) == before
