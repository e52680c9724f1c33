"""Every text field of every deed takes the whole list: stored and read back as meant, or refused in one sentence."""

import re
from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa

from profit_tt import store
from profit_tt.errors import BadText, InField, NotFound
from profit_tt.models import (
    Expert,
    Facilitator,
    Finding,
    FindingDraft,
    FindingState,
    FindingTag,
    StepKind,
    Tag,
    ThinkTank,
)
from profit_tt.models.words import clean, clean_link, folded
from profit_tt.services import (
    collecting,
    entering,
    hosting,
    merging,
    moderating,
    reasons,
    room,
    seats,
    translating,
    voting,
)
from tests import bad_input
from tests.building import Hall, House, everything


@pytest.fixture(autouse=True)
def _no_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """One author sends the whole list here."""
    monkeypatch.setattr(collecting, "FINDINGS_A_MINUTE", 10_000)


def _finding(hall: Hall, **fields: object) -> Finding:
    draft = {"text": "A finding", "kind": "need", "language": "fr", "themes": ["data"]} | fields
    sent = collecting.submit(by=hall.experts[0], draft=FindingDraft.of(**draft))  # type: ignore[arg-type]
    return _read(hall, sent.id)


def _edited(hall: Hall, text: str) -> str:
    draft = FindingDraft.of(text=text, kind="need", language="fr", themes=["data"])
    collecting.edit(by=hall.experts[0], finding_id=hall.findings[0], draft=draft)
    return _read(hall, hall.findings[0]).text


def _read(hall: Hall, finding_id: int | None) -> Finding:
    with store.reading() as session:
        found = store.findings.by_id(session, think_tank_id=hall.id, finding_id=finding_id or 0)
        assert found is not None
        return found


def _name(hall: Hall, text: str) -> str:
    person = hall.expert(name=text)
    with store.reading() as session:
        found: Expert | None = store.people.expert_of(session, device=person.device, think_tank_id=hall.id)
        assert found is not None
        return found.name or ""


def _think_tank(house: House, **fields: str) -> ThinkTank:
    with store.reading() as session:
        found = store.think_tanks.by_id(session, think_tank_id=house.think_tank(**fields).id)
        assert found is not None
        return found


def _facilitator(hall: Hall, text: str) -> str:
    invited = hosting.invite_facilitator(by=hall.desk, name=text).facilitator
    found: Facilitator = next(one for one in hosting.facilitators(by=hall.desk) if one.id == invited.id)
    return found.name


def _reason(hall: Hall, text: str) -> str:
    if _read(hall, hall.findings[0]).state is FindingState.rejected:
        collecting.restore(by=hall.desk, finding_id=hall.findings[0])
    collecting.hide(by=hall.desk, finding_id=hall.findings[0], reason=text)
    return _read(hall, hall.findings[0]).reason


def _why(hall: Hall, text: str) -> str:
    at: dict[str, Any] = {"round_id": hall.round_id, "finding_id": hall.findings[0]}
    if not room.look(by=hall.desk).is_open(StepKind.vote):
        hall.open(StepKind.vote)
        voting.cast(by=hall.experts[0], **at, choice="agree")
    reasons.give_reason(by=hall.experts[0], **at, text=text)
    return voting.my_ballot(by=hall.experts[0], round_id=hall.round_id).reasons[hall.findings[0]]


def _seat(hall: Hall, text: str) -> str:
    added = seats.add_seats(by=hall.desk, region="kent", stakeholder="public", language="en", names=[text])
    return next(one.name or "" for one in seats.seats(by=hall.desk) if [one.code] == added)


def _sheet(hall: Hall, text: str) -> str:
    present = seats.seats(by=hall.desk)
    seat = (
        present[0].code
        if present
        else seats.add_seats(by=hall.desk, region="kent", stakeholder="public", language="en", number=1)[0]
    )
    draft = FindingDraft.of(text=text, kind="need", language="fr", themes=["data"])
    return _read(hall, seats.enter_finding(by=hall.desk, seat=seat, draft=draft).id).text


def _asked(hall: Hall, text: str) -> str:
    if _read(hall, hall.findings[0]).state is FindingState.reword:
        moderating.approve(by=hall.desk, finding_id=hall.findings[0], seen=None)
    moderating.ask_to_reword(by=hall.desk, finding_id=hall.findings[0], reason=text, seen=None)
    return _read(hall, hall.findings[0]).reason


def _translated(hall: Hall, text: str) -> str:
    translating.put(by=hall.desk, finding_id=hall.findings[0], language="nl", text=text)
    return dict(moderating.queue(by=hall.desk)[0].drafts)["nl"]


def _merged(hall: Hall, text: str) -> str:
    draft = FindingDraft.of(text=text, kind="need", language="fr", themes=["data"])
    two = [_finding(hall).id or 0, _finding(hall).id or 0]
    return merging.merge(by=hall.desk, finding_ids=two, draft=draft, seen=dict.fromkeys(two, 1)).text


Keep = Callable[[House, Hall, str], str]

#: field -> (the deed and how to read it back, limit, whether it must be filled in, one line)
FIELDS: dict[str, tuple[Keep, int, bool, bool]] = {
    "finding": (lambda _, hall, text: _finding(hall, text=text).text, 280, True, True),
    "edited finding": (lambda _, hall, text: _edited(hall, text), 280, True, True),
    "evidence": (lambda _, hall, text: _finding(hall, evidence=text).evidence, 1000, False, False),
    "name": (lambda _, hall, text: _name(hall, text), 80, False, True),
    "reason": (lambda _, hall, text: _reason(hall, text), 280, True, True),
    "reason for a vote": (lambda _, hall, text: _why(hall, text), 280, True, True),
    "name at a seat": (lambda _, hall, text: _seat(hall, text), 80, False, True),
    "finding on paper": (lambda _, hall, text: _sheet(hall, text), 280, True, True),
    "reason to reword": (lambda _, hall, text: _asked(hall, text), 280, True, True),
    "translation": (lambda _, hall, text: _translated(hall, text), translating.LIMIT, True, True),
    "merged wording": (lambda _, hall, text: _merged(hall, text), 280, True, True),
    "title": (lambda house, _, text: _think_tank(house, title=text).title, 120, True, True),
    "question": (lambda house, _, text: _think_tank(house, question=text).question, 280, True, True),
    "place": (lambda house, _, text: _think_tank(house, place=text).place, 80, False, True),
    "facilitator": (lambda _, hall, text: _facilitator(hall, text), 80, True, True),
}


@pytest.mark.parametrize("field", FIELDS)
def test_a_text_is_kept_as_meant_or_refused_in_one_sentence(house: House, field: str) -> None:
    deed, limit, required, one_line = FIELDS[field]
    hall = house.think_tank()
    hall.finding()
    for name, text in bad_input.TEXTS.items():
        expected = _meant(text, limit, required, one_line)
        if isinstance(expected, str):
            assert deed(house, hall, text) == expected, name
            continue
        with pytest.raises(expected) as refused:
            deed(house, hall, text)
        assert refused.value.field, name
        assert re.fullmatch(r"[^{}]+\.", str(refused.value)), name


def _meant(text: str, limit: int, required: bool, one_line: bool) -> str | type[BadText]:
    try:
        return clean(text, field="", limit=limit, required=required, one_line=one_line)
    except BadText as refused:
        return type(refused)


def test_tags_take_the_list(house: House) -> None:
    hall = house.think_tank()
    hall.finding()
    for name, text in bad_input.TEXTS.items():
        try:
            expected = clean(text, field="tags", limit=40, one_line=True).lstrip("#").strip()
        except BadText as refused:
            with pytest.raises(type(refused)):
                _finding(hall, tags=[text])
            continue
        sent = _finding(hall, tags=[text])
        found = _tags(sent.id)  # the first spelling of a tag stays
        assert [folded(tag) or tag for tag in found] == ([folded(expected) or expected] if expected else []), name
    assert len(room.look(by=hall.desk).tags) > 40


def _tags(finding_id: int | None) -> list[str]:
    with store.reading() as session:
        return list(session.scalars(sa.select(Tag.text).join(FindingTag).where(FindingTag.finding_id == finding_id)))


def test_links_take_the_list(house: House) -> None:
    hall = house.think_tank()
    hall.finding()
    for name, text in bad_input.TEXTS.items():
        for typed in (text, f"https://example.org/{text}"):
            try:
                expected = clean_link(typed, field="link", limit=500)
            except BadText as refused:
                with pytest.raises(type(refused)):
                    _finding(hall, link=typed)
                continue
            kept = _finding(hall, link=typed).link
            assert kept == expected, name
            assert kept == "" or kept.startswith(("https://example.org/", "http://"))


def test_codes_take_the_list_and_find_nothing(house: House) -> None:
    hall = house.think_tank()
    for place, text in enumerate(bad_input.TEXTS.values()):
        with pytest.raises(NotFound) as refused:
            entering.find_think_tank(code=text, device=f"guesser {place}", address="192.0.2.1")
        assert len(str(refused.value)) < 200
        assert entering.think_tank_by_code(code=text) is None
        with pytest.raises(NotFound):
            entering.continue_as(device=f"guesser {place}", reentry_code=text)
        with pytest.raises(NotFound):
            entering.enter_as_facilitator(device=f"guesser {place}", token=text)
    assert entering.who(by=hall.person("guesser 1")).expert is None


def test_choices_take_the_list_and_are_refused(house: House) -> None:
    hall = house.session_of(1, 1, open=(StepKind.collect, StepKind.vote))
    voter = hall.experts[0]
    before = everything()
    for text in bad_input.TEXTS.values():
        with pytest.raises(InField):
            voting.cast(by=voter, round_id=hall.round_id, finding_id=hall.findings[0], choice=text)
        with pytest.raises(InField):
            hall.expert(region=text)
        with pytest.raises(InField):
            hall.finding(by=voter, themes=[text])
    assert everything() == before


def test_what_was_not_sent_is_kept_whatever_it_is(house: House) -> None:
    hall = house.think_tank()
    writer = hall.expert()
    for name, text in bad_input.TEXTS.items():
        collecting.keep_unsent(
            by=writer, fields={"text": text, text: "name", "tags": [text, None], "more": {"a": {text}}}
        )
        kept = collecting.unsent(by=writer)
        whole = text[:20_000].replace("\x00", "").encode("utf-8", "ignore").decode()
        assert kept == {"text": whole, "tags": [whole, None], "more": {"a": [whole]}} | {whole: "name"}, name


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (3, 3),
        (1.5, 1.5),
        (True, True),
        (None, None),
        (float("nan"), "nan"),
        (float("inf"), "inf"),
        (10**30, str(10**30)),
        (b"bytes", "b'bytes'"),
        (("a", "b"), ["a", "b"]),
        ([[[[[["deep"]]]]]], [[[[None]]]]),
        (list(range(1000)), list(range(50))),
    ],
)
def test_what_was_not_sent_never_fails_to_be_kept(house: House, value: object, kept: object) -> None:
    writer = house.think_tank().expert()
    collecting.keep_unsent(by=writer, fields={"x": value})
    assert collecting.unsent(by=writer) == {"x": kept}
