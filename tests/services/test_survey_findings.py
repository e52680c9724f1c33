"""A result becomes a finding: with the survey as its evidence, on the list, in the picture and in the log."""

import pytest

from profit_tt.errors import BadChoice, CollectingClosed, NotAllowed, NotFound, OutOfTurn
from profit_tt.models import Audience, Finding, FindingDraft, FindingState, Person, Provenance
from profit_tt.services import log, results, room, running, survey_findings, survey_results, survey_statements
from profit_tt.services.survey_form import Form
from profit_tt.text import speaker
from tests.building import Hall, House, everything
from tests.services import survey_halls
from tests.services.survey_answered import people, say
from tests.services.survey_halls import KINDS


@pytest.fixture
def hall(house: House) -> Hall:
    return house.think_tank()


@pytest.fixture
def made(hall: Hall) -> Form:
    made = survey_halls.with_questions(hall, KINDS["single"], KINDS["number"])
    places = [(region, "public") for region in ("kent", "essex", "zeeland") for _ in range(3)]
    for place, one in enumerate(people(hall, places)):
        say(made, one, 0, 0 if place < 6 else 1)
    return made


def _draft(text: str = "Time is the main barrier in two of three regions.", **more: str) -> FindingDraft:
    return FindingDraft.of(text=text, kind="barrier", themes=["data"], **({"language": "en"} | more))


def _turn(by: Person, made: Form, question: int = 0, region: str | None = None, **more: str) -> Finding:
    return survey_findings.turn_into_finding(
        by=by, survey_id=made.id, question_id=made.questions[question].id, draft=_draft(**more), region=region
    )


def test_the_sentence_becomes_a_finding_in_the_picture_with_the_survey_as_its_evidence(hall: Hall, made: Form) -> None:
    told = survey_results.results(by=hall.desk, survey_id=made.id).questions[0]
    text = survey_statements.proposed(told, speaker("en"))
    finding = _turn(hall.desk, made, text=text, link="https://example.org/survey")
    (seen,) = results.picture(by=hall.desk, audience=Audience.desk).room.findings
    assert (seen.id, seen.text) == (finding.id, "Biggest barrier? “Time” comes first in 2 of 3 regions.")
    assert seen.evidence == "Survey: Innovation. Question: Biggest barrier? 9 people answered."
    assert (seen.link, seen.region, seen.kind, seen.themes) == (
        "https://example.org/survey",
        None,
        "barrier",
        ("data",),
    )
    assert (finding.state, finding.expert_id, finding.provenance) == (FindingState.listed, None, Provenance.live)


def test_it_is_logged(hall: Hall, made: Form) -> None:
    finding = _turn(hall.desk, made, region="kent")
    row = log.everything(by=hall.desk)[-1]
    assert (row.deed, row.noun, row.number) == ("conclude", "finding", finding.number)
    assert row.after["survey"] == "Innovation"
    assert row.after["region"] == "kent"


def test_its_evidence_is_in_the_language_of_the_finding(hall: Hall, made: Form) -> None:
    assert "L’innovation" in _turn(hall.desk, made, language="fr").evidence


def test_it_may_be_of_a_region_that_is_known(hall: Hall, made: Form) -> None:
    assert _turn(hall.desk, made, region="zeeland").region == "zeeland"
    before = everything()
    with pytest.raises(BadChoice):
        _turn(hall.desk, made, region="atlantis")
    assert everything() == before


def test_others_may_not_and_too_few_answers_or_a_closed_think_tank_refuse(hall: Hall, made: Form) -> None:
    before = everything()
    with pytest.raises(NotAllowed):
        _turn(hall.experts[0], made)
    with pytest.raises(OutOfTurn):
        _turn(hall.desk, made, question=1)
    with pytest.raises(NotFound):
        survey_findings.turn_into_finding(by=hall.desk, survey_id=made.id, question_id=999, draft=_draft())
    assert everything() == before
    running.end(by=hall.desk)
    with pytest.raises(CollectingClosed):
        _turn(hall.desk, made)
    assert not room.look(by=hall.desk).findings
