"""Drafts of steps and rounds: what they refuse, each named by its field."""

import pytest

from profit_tt.errors import BadChoice, TooLong
from profit_tt.models.agenda_drafts import RoundDraft, StepDraft


def test_drafts_refuse_what_cannot_be_stored() -> None:
    assert RoundDraft.of(ballot="agreement", budget=4, themes=["data"], top=3).model_dump() == RoundDraft().model_dump()
    assert RoundDraft.of(ballot="dots", budget=2).each == 2
    for field, fields in {
        "budget": {"ballot": "dots", "budget": 101},
        "each": {"ballot": "dots", "budget": 3, "each": 4},
        "themes": {"findings_from": "themes"},
        "top": {"findings_from": "top", "top_of": 1},
        "top_of": {"findings_from": "top", "top": 1},
        "ballot": {"ballot": "yes"},
        "labels_en": {"ballot": "scale", "labels": {"en": ["a", "b", "c", "d", ""]}},
        "labels": {"ballot": "scale", "labels": {"de": ["a", "b", "c", "d", "e"]}},
    }.items():
        with pytest.raises(BadChoice) as refused:
            RoundDraft.of(**fields)  # type: ignore[arg-type]
        assert refused.value.field == field
    for wrong, fields in (
        (BadChoice, {"kind": "party"}),
        (BadChoice, {"kind": "text", "minutes": 0}),
        (BadChoice, {"kind": "text", "minutes": 2.5}),
        (BadChoice, {"kind": "text", "names": {"de": "Pause"}}),
        (TooLong, {"kind": "text", "names": {"en": "x" * 81}}),
    ):
        with pytest.raises(wrong):
            StepDraft.of(**fields)  # type: ignore[arg-type]
    assert StepDraft.of(kind="text", names={"en": " \u200b "}).names == {}
