"""From the result of a survey to a finding: a facilitator's sentence, with the survey as its evidence."""

from profit_tt import store
from profit_tt.clock import now
from profit_tt.errors import N_, BadChoice, CollectingClosed, NotFound, OutOfTurn
from profit_tt.models import Finding, FindingDraft, Person, Provenance, Scope, ThinkTankState
from profit_tt.models.findings import EVIDENCE_LIMIT
from profit_tt.services import moderating, survey_form, survey_results
from profit_tt.services.rights import Operation
from profit_tt.services.survey_results import Results
from profit_tt.services.writing import Deed, deed, identity
from profit_tt.text import Speaker, speaker

_TOO_FEW = N_("Too few people have answered this to make a finding of it.")


def evidence(told: Results, question_id: int, say: Speaker) -> str:
    """What a finding of a question's result rests on: survey, question, and how many answered it."""
    result = told.of(question_id)
    written = say.many(
        "Survey: {survey}. Question: {question} {n} person answered.",
        "Survey: {survey}. Question: {question} {n} people answered.",
        result.people,
        survey=survey_form.words(told.form.survey, "name", say.language),
        question=survey_form.words(result.asked.question, "text", say.language),
    )
    return written[:EVIDENCE_LIMIT]


def turn_into_finding(
    *, by: Person, survey_id: int, question_id: int, draft: FindingDraft, region: str | None = None
) -> Finding:
    """A finding on the list at once, with the survey as its evidence; nobody's, and of a region only if one is named.

    The evidence is written here, in the language of the draft. A finding from invented answers is a sample, too.
    Raises BadChoice, CollectingClosed when the think tank has ended, NotAllowed, NotFound, OutOfTurn for a question
    that too few have answered.
    """
    told = survey_results.results(by=by, survey_id=survey_id)
    if told.of(question_id).is_small:
        raise OutOfTurn(_TOO_FEW)
    sampled = told.has_samples or told.form.is_sample
    with deed(by=by, operation=Operation.moderate_finding, scope=Scope.content) as done:
        _require(done, survey_id, question_id, draft, region)
        finding = Finding(
            think_tank_id=done.think_tank_id,
            number=store.findings.next_number(done.session, think_tank_id=done.think_tank_id),
            region=region,
            submitted_at=now(),
            revision=done.revision,
            provenance=Provenance.illustrative if sampled else Provenance.live,
            kind=draft.kind,
            text=draft.text,
            language=draft.language,
            evidence=evidence(told, question_id, speaker(draft.language)),
            link=draft.link,
        )
        done.session.add(finding)
        done.session.flush()
        moderating.tie(done, finding, draft)
        moderating.came_or_went(done, [identity(finding.id)])
        name = survey_form.words(told.form.survey, "name", draft.language)
        done.log(
            "conclude",
            "finding",
            finding.id,
            after={"text": finding.text, "region": region, "survey": name},
        )
        return finding


def _require(done: Deed, survey_id: int, question_id: int, draft: FindingDraft, region: str | None) -> None:
    think_tank = store.think_tanks.by_id(done.session, think_tank_id=done.think_tank_id)
    if think_tank is None:
        raise NotFound
    if think_tank.state is ThinkTankState.closed:
        raise CollectingClosed
    forms = survey_form.within(done.session, think_tank_id=done.think_tank_id)
    survey_form.one(forms, survey_id).question(question_id)  # neither was removed meanwhile
    moderating.require_themes(done, draft.themes)
    if region is not None and region not in {one.slug for one in store.places.regions(done.session)}:
        raise BadChoice(field="region")
