"""My data: the copy tells everything that is stored, and after the erasure my marker is nowhere."""

import json
from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from profit_tt import store
from profit_tt.errors import NotJoined
from profit_tt.models import (
    CommentDraft,
    DeviceExpert,
    Expert,
    ExpertDraft,
    FindingDraft,
    FindingState,
    Person,
    ReactionDraft,
    StepKind,
)
from profit_tt.models.agenda_drafts import StepDraft
from profit_tt.models.base import Row, table
from profit_tt.reports import my_data as reports
from profit_tt.services import (
    collecting,
    composing,
    entering,
    finishing,
    merging,
    my_data,
    reactions,
    reasons,
    room,
    running,
    sorting,
    survey_answers,
    surveys,
    talk_moderating,
    talking,
)
from profit_tt.text import speaker
from tests.building import Hall, House
from tests.services import survey_halls
from tests.services.survey_halls import KINDS

FAR = 987_654
ID = FAR + 1
PHONE, SECOND = "phone-of-somebody", "tablet-of-somebody"
WORDS = "Ferry tickets for cyclists in November"


def _far_ids(house: House) -> None:
    """The next expert gets an id that no other number in the tables can be."""
    with store.engine().begin() as connection:
        if house.kind == "postgresql":
            connection.execute(sa.text("SELECT setval(pg_get_serial_sequence('expert', 'id'), :far)"), {"far": FAR})
            return
        held = table(Expert)
        row = connection.execute(sa.select(held).limit(1)).mappings().one()
        connection.execute(sa.insert(held).values(**(dict(row) | {"id": FAR, "reentry_hash": None, "seat": "X-1"})))


@pytest.fixture
def hall(house: House) -> Hall:
    """Somebody who has used everything there is: two devices, findings, votes, reasons, likes, answers, comments."""
    hall = house.think_tank(open=(StepKind.collect, StepKind.vote))
    other = hall.expert("zeeland")
    _far_ids(house)
    me = hall.person(PHONE)
    draft = ExpertDraft.of(region="kent", stakeholder="public", language="en", name="Somebody Special")
    joined = entering.join(by=me, draft=draft)
    assert joined.expert.id == ID
    entering.continue_as(device=SECOND, reentry_code=joined.reentry_code)
    mine = hall.finding(WORDS, by=me, tags=["peloton"]).id or 0
    again = hall.finding("Bicycles on the ferry, in winter too", by=me).id or 0
    theirs, third = (hall.finding(text, by=other).id or 0 for text in ("A bell in the harbour", "Harbour bells"))
    for by, finding in ((me, theirs), (me, third), (other, mine), (me, mine)):
        hall.vote(by, finding, "disagree")
    composing.add_step(by=hall.desk, draft=StepDraft.of(kind="sort"))
    hall.open(StepKind.sort)
    reasons.give_reason(by=me, round_id=hall.round_id, finding_id=theirs, text="No wind")
    reasons.give_reason(by=other, round_id=hall.round_id, finding_id=mine, text="Too cold")
    running.show_results(by=hall.desk, round_id=hall.round_id, on="phones", shown=True)  # type: ignore[arg-type]
    for by, finding in ((me, mine), (other, theirs)):
        one = reasons.reasons(by=by, round_id=hall.round_id, finding_id=finding)[0]
        reasons.like_reason(by=by, reason_id=one.id, liked=True)
    collecting.support(by=me, finding_id=theirs)
    sorting.propose(by=me, finding_id=theirs, themes=["data"])
    collecting.keep_unsent(by=me, fields={"text": "half a thought"})
    step = room.look(by=me).step(StepKind.vote)
    finishing.finish(by=me, step_id=(step.id if step else None) or 0)
    reactions.give(by=me, draft=ReactionDraft.of(text="A day well spent", language="en", consent=True))
    reactions.rate(by=me, rating=4)
    survey_halls.with_questions(hall, KINDS["scale"], by_link=True)
    form = surveys.forms(by=hall.desk)[0]
    survey_answers.answer(by=me, survey_id=form.id, question_id=form.questions[0].id, value=3)
    _comments(hall, me, other, mine, theirs)
    merging.merge(
        by=hall.desk,
        finding_ids=[mine, third],
        draft=FindingDraft.of(text="Sound and wheels", kind="idea", language="en", themes=["data"]),
        seen={one.id: one.version for one in room.look(by=me).findings},
    )
    hall.findings[:] = [mine, again, theirs, third]
    return hall


def _comments(hall: Hall, me: Person, other: Person, mine: int, theirs: int) -> None:
    talk_moderating.set_open(by=hall.desk, is_open=True)
    said = CommentDraft.of(text="It costs little", language="en", stance="favour")
    answered = talking.comment(by=me, finding_id=theirs, draft=said)
    talking.comment(by=other, finding_id=theirs, draft=said, answer_to=answered.id)
    asked = talking.comment(by=other, finding_id=theirs, draft=said)
    talking.comment(by=me, finding_id=theirs, draft=said, answer_to=asked.id)
    talking.comment(by=me, finding_id=mine, draft=said)


def _marks() -> Iterator[str]:
    """Where anything in any table holds my device, the hash of my code, my id, name or a device's count of tries."""
    marks = (PHONE, SECOND, str(ID), "Somebody Special", *_hashes)
    for place, told in _values():
        if any(mark in told for mark in marks):
            yield place


def _values() -> Iterator[tuple[str, str]]:
    """("table.column", value) of everything in every table of the database, those of the search too."""
    with store.engine().connect() as connection:
        for name in sa.inspect(connection).get_table_names():
            rows = connection.execute(sa.text(f'SELECT * FROM "{name}"')).mappings()
            yield from (
                (f"{name}.{column}", json.dumps(value, default=str)) for row in rows for column, value in row.items()
            )


_hashes: set[str] = set()


def _learn_hash() -> str:
    with store.reading() as session:
        expert = session.get(Expert, ID)
        assert expert is not None
        assert expert.reentry_hash is not None
        _hashes.add(expert.reentry_hash)
    return expert.reentry_hash


@pytest.mark.parametrize("keep", [True, False])
def test_after_the_erasure_my_marker_is_in_no_table(hall: Hall, keep: bool) -> None:
    _learn_hash()
    before = set(_marks())
    assert before >= {"expert.reentry_hash", "device_expert.device", "vote.expert_id", "comment.expert_id"}
    my_data.erase(by=hall.person(SECOND), keep_findings=keep)
    assert list(_marks()) == []
    with pytest.raises(NotJoined):
        my_data.copy(by=hall.person(PHONE))


def _texts() -> str:
    return "\n".join(told for _, told in _values())


def test_findings_stay_without_an_author_or_lose_every_word(hall: Hall) -> None:
    _, again, *_ = hall.findings
    my_data.erase(by=hall.person(PHONE), keep_findings=True)
    kept = [one for one in room.look(by=hall.desk).findings if one.id == again]
    assert [(one.region, one.authors) for one in kept] == [("kent", ())]
    assert WORDS in _texts()


def test_words_of_erased_findings_are_nowhere_and_others_keep_what_is_theirs(hall: Hall) -> None:
    mine, again, theirs, third = hall.findings
    my_data.erase(by=hall.person(PHONE), keep_findings=False)
    told = _texts()
    assert [
        one for one in (WORDS, "Bicycles on the ferry", "peloton", "half a thought", "No wind") if one in told
    ] == []
    with store.reading() as session:
        blank = store.findings.several(session, think_tank_id=hall.id, finding_ids=[mine, again])
    assert {one.state for one in blank} == {FindingState.withdrawn}
    threads = talking.talk(by=hall.desk, finding_id=theirs).threads
    assert [(one.text, len(one.answers)) for one in threads] == [("", 1), ("It costs little", 0)]
    merging.undo(by=hall.desk, deed_id=1)
    assert {one.id for one in room.look(by=hall.desk).findings} == {theirs, third}


@pytest.mark.only_on("sqlite")
def test_nothing_of_me_is_left_in_the_files_of_the_database(house: House, hall: Hall) -> None:
    """Not in free pages, not in the write-ahead log, not in the index of words; others' words are there."""
    words = [WORDS, "Bicycles on the ferry", "peloton", "half a thought"]
    marks = [PHONE, SECOND, "Somebody Special", *words, _learn_hash()]
    assert [mark for mark in marks if not _in_files(house, mark)] == []
    my_data.erase(by=hall.person(PHONE), keep_findings=False)
    assert [mark for mark in marks if _in_files(house, mark)] == []
    assert _in_files(house, "A bell in the harbour")


def _in_files(house: House, mark: str) -> bool:
    return any(mark.encode() in one.read_bytes() for one in house.var.rglob("*") if one.is_file())


def test_somebody_else_loses_nothing(hall: Hall) -> None:
    other = hall.experts[0]
    before = my_data.copy(by=other)
    my_data.erase(by=hall.person(PHONE), keep_findings=False)
    after = my_data.copy(by=other)
    gone = {"reason_like"}  # what was liked is not there any more
    assert {name: len(rows) for name, rows in after.items()} == {
        name: len(rows) for name, rows in before.items() if name not in gone
    }


def test_the_copy_has_every_table_that_knows_me_and_no_secret(hall: Hall) -> None:
    stored = my_data.copy(by=hall.person(PHONE))
    here = table(Expert)
    knowing = {
        noun.name for noun in Row.metadata.sorted_tables if any(one.column.table is here for one in noun.foreign_keys)
    }
    assert set(stored) >= (knowing - {"purse"}) | {"expert", "answer", "log_entry", "finding_theme"}
    assert {row["device"] for row in stored[table(DeviceExpert).name]} == {my_data.NOT_SHOWN}
    assert stored["expert"][0]["reentry_hash"] == my_data.NOT_SHOWN
    assert json.loads(reports.as_json(stored))["finding"][0]["text"] == WORDS
    lines = reports.as_csv(stored, speaker("nl")).decode("utf-8-sig")
    assert f"finding;1;text;{WORDS}" in lines
