"""Translating findings by hand, between the languages of the think tank: written, approved, then shown to everybody."""

from profit_tt import store
from profit_tt.errors import N_, BadChoice, ChangedMeanwhile, NotFound
from profit_tt.models import Finding, Language, Person, Scope, Translation, TranslationState
from profit_tt.models.drafts import chosen
from profit_tt.models.findings import TEXT_LIMIT
from profit_tt.models.words import clean
from profit_tt.services import moderating
from profit_tt.services.finding_rules import FindingDeed
from profit_tt.services.rights import Operation
from profit_tt.services.writing import Deed, deed

#: French and Dutch say the same in more signs than English.
LIMIT = TEXT_LIMIT + 120


def put(*, by: Person, finding_id: int, language: Language | str, text: str, seen: str | None = None) -> Translation:
    """Write a translation, or other words for one: it waits for approval.

    `seen`: the words that were there ("" for none); None where nobody was shown any. Raises BadChoice, BadText,
    NotFound, ChangedMeanwhile.
    """
    into = chosen(Language, language, field="language")
    text = clean(text, field="text", limit=LIMIT, required=True, one_line=True)
    with deed(by=by, operation=Operation.moderate_finding, scope=Scope.content) as done:
        finding = _finding(done, finding_id)
        if finding.language is into:
            raise BadChoice(N_("This is the language the finding was written in."), field="language")
        before = _before(done, finding_id, into)
        if seen not in (None, before.get("text", "")):
            raise ChangedMeanwhile
        draft = Translation(finding_id=finding_id, language=into, text=text, state=TranslationState.draft)
        store.findings.put_translation(done.session, draft)
        done.log("translate", "finding", finding_id, before=before, after={"language": into, "text": text})
        return draft


def approve(*, by: Person, finding_id: int, language: Language | str, seen: str) -> None:
    """Show a translation to everybody. `seen`: the words that were approved; if they are others now, nobody did.

    Raises NotFound, ChangedMeanwhile.
    """
    into = chosen(Language, language, field="language")
    with deed(by=by, operation=Operation.moderate_finding, scope=Scope.content) as done:
        _finding(done, finding_id)
        found = store.findings.translation(done.session, finding_id=finding_id, language=into)
        if found is None:
            raise NotFound
        if found.text != seen:
            raise ChangedMeanwhile
        found.state = TranslationState.approved
        done.session.add(found)
        done.log("approve translation", "finding", finding_id, after={"language": into, "text": found.text})


def remove(*, by: Person, finding_id: int, language: Language | str) -> None:
    """Take a translation away. Raises NotFound."""
    into = chosen(Language, language, field="language")
    with deed(by=by, operation=Operation.moderate_finding, scope=Scope.content) as done:
        _finding(done, finding_id)
        before = _before(done, finding_id, into)
        if not before:
            raise NotFound
        store.findings.remove_translation(done.session, finding_id=finding_id, language=into)
        done.log("remove translation", "finding", finding_id, before=before)


def _finding(done: Deed, finding_id: int) -> Finding:
    return moderating.looked_at(done, finding_id, seen=None, deed=FindingDeed.translate)


def _before(done: Deed, finding_id: int, language: Language) -> dict[str, str]:
    found = store.findings.translation(done.session, finding_id=finding_id, language=language)
    return {"language": language, "text": found.text, "state": found.state} if found else {}
