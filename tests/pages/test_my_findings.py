"""What becomes of a finding, as its author sees it: waiting, sent back, merged, translated; and what others sent."""

import pytest

from profit_tt.models import FindingDraft, FindingState, StepKind
from profit_tt.services import collecting, merging, moderating, running, translating
from tests.building import Hall
from tests.pages.reading import told
from tests.pages.test_contribute import hall, listed, me, page, send, write
from tests.pages.visiting import keys

__all__ = ["hall"]


def moderated(hall: Hall) -> int:
    """A finding of mine, sent back for other words."""
    sent = hall.finding("A winter pass", by=me(hall), themes=["partnership", "data"], tags=["ferry"])
    moderating.ask_to_reword(by=hall.desk, finding_id=sent.id or 0, reason="Which *ferry*?", seen=sent.version)
    return sent.id or 0


def states(hall: Hall) -> list[FindingState]:
    return [one.state for one in collecting.mine(by=me(hall))]


def test_where_findings_are_approved_first_the_receipt_says_so(hall: Hall) -> None:
    running.set_collecting(by=hall.desk, approve_first=True)
    at = send(write(page(hall)))
    assert [one.value for one in at.success] == [
        "Received: #1 waits for approval. Below you can see what becomes of it."
    ]
    assert "Waits for approval" in told(at)
    assert listed(hall) == []
    moderating.approve(by=hall.desk, finding_id=collecting.mine(by=me(hall))[0].id or 0, seen=None)
    assert "On the list" in told(page(hall))


def test_a_finding_sent_back_is_changed_with_all_that_belongs_to_it(hall: Hall) -> None:
    finding = moderated(hall)
    at = page(hall)
    assert r"The facilitator's reason: Which \*ferry\*?" in told(at).replace("\\?", "?")
    at.button(key=f"edit-{finding}").click().run()
    assert at.text_area(key="finding-text").value == "A winter pass"
    assert sorted(at.button_group(key="finding-themes").value) == ["data", "partnership"]
    assert at.multiselect(key="finding-tags").value == ["ferry"]
    send(write(at, text="A winter pass on the Dover ferry", kind="practice", themes=["partnership", "data"]))
    assert states(hall) == [FindingState.listed]
    assert listed(hall) == ["A winter pass on the Dover ferry"]


def test_a_finding_sent_back_is_changed_after_collecting_has_closed_too(hall: Hall) -> None:
    finding = moderated(hall)
    hall.close(StepKind.collect)
    at = page(hall)
    assert "send" not in keys(at)
    at.button(key=f"edit-{finding}").click().run()
    at.text_area(key="finding-text").set_value("A winter pass on the Dover ferry").run()
    send(at)
    assert states(hall) == [FindingState.listed]
    assert listed(hall) == ["A winter pass on the Dover ferry"]
    assert "send" not in keys(page(hall))


def test_a_merged_finding_says_where_it_lives_on(hall: Hall) -> None:
    one, two = hall.finding("A winter pass", by=me(hall)), hall.finding("A pass for the winter", by=me(hall))
    whole = FindingDraft.of(text="A *winter* pass", kind="practice", language="en", themes=["data"])
    seen = {row.id or 0: row.version for row in (one, two)}
    merging.merge(by=hall.desk, finding_ids=list(seen), draft=whole, seen=seen)
    assert told(page(hall)).count(r"It lives on in \#3: A \*winter\* pass") == 2


@pytest.mark.parametrize(
    ("mode", "suggests", "shows"), [("alone", False, False), ("suggestions", True, False), ("everything", True, True)]
)
def test_what_others_sent_is_seen_as_the_think_tank_wants(hall: Hall, mode: str, suggests: bool, shows: bool) -> None:
    running.set_collecting(by=hall.desk, collect_mode=mode)  # type: ignore[arg-type]
    theirs = hall.finding("Boats carry bikes in winter", by=hall.expert("zeeland"))
    at = page(hall)
    assert (f"back-{theirs.id}" in keys(at)) is shows
    write(at, text="Boats carry bikes in the winter")
    assert (f"support-{theirs.id}" in keys(at)) is suggests


def test_an_approved_translation_stands_beside_the_words(hall: Hall) -> None:
    sent = hall.finding("A winter pass", by=me(hall))
    translating.put(by=hall.desk, finding_id=sent.id or 0, language="fr", text="Un pass *hiver*")
    assert "pass \\*hiver" not in told(page(hall))
    translating.approve(by=hall.desk, finding_id=sent.id or 0, language="fr", seen="Un pass *hiver*")
    assert r"In French: Un pass \*hiver\*" in told(page(hall))
