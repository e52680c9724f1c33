"""Drafts: everything in them may be stored, or they are not made."""

import pytest

from profit_tt.errors import BadChoice, Empty
from profit_tt.models import ExpertDraft, FindingDraft, ThinkTankDraft


def _finding(**more: object) -> FindingDraft:
    fields = {"text": "A finding", "kind": "need", "language": "fr", "themes": ["data"]} | more
    return FindingDraft.of(**fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("tags", "kept"),
    [
        (["#Sport", "sport", " SPORT "], ("Sport",)),
        (["#", "", "\u200b", "  "], ()),
        (["##sea"], ("sea",)),
        (["Café", "Cafe\u0301"], ("Café",)),
        (["🌊", "🌊", "🚲"], ("🌊", "🚲")),
        (["a", "b", "c", "d", "e", "A"], ("a", "b", "c", "d", "e")),
    ],
)
def test_tags_are_told_apart_as_people_do(tags: list[str], kept: tuple[str, ...]) -> None:
    assert _finding(tags=tags).tags == kept


def test_at_most_five_tags() -> None:
    with pytest.raises(BadChoice) as refused:
        _finding(tags=list("abcdef"))
    assert (str(refused.value), refused.value.field) == ("At most five tags.", "tags")


@pytest.mark.parametrize("themes", [[], ["a", "b", "c", "d"]])
def test_one_to_three_themes(themes: list[str]) -> None:
    with pytest.raises(BadChoice) as refused:
        _finding(themes=themes)
    assert refused.value.field == "themes"


def test_a_theme_twice_is_one_theme() -> None:
    assert _finding(themes=["data", "data"]).themes == ("data",)


@pytest.mark.parametrize(("given", "kept"), [(None, None), (0, 0), (7, 7), (7.0, 7), (100_000, 100_000)])
def test_businesses_are_a_whole_number(given: float | None, kept: int | None) -> None:
    assert _finding(businesses=given).businesses == kept


@pytest.mark.parametrize("given", [-1, 100_001, 1.5, float("nan"), float("inf"), -float("inf"), 10**400, True])
def test_any_other_number_of_businesses_is_refused(given: float) -> None:
    with pytest.raises(BadChoice) as refused:
        _finding(businesses=given)
    assert refused.value.field == "businesses"


@pytest.mark.parametrize("kind", [None, "", "opinion", "PRACTICE", ["practice"], 3])
def test_a_kind_outside_the_list_is_refused(kind: object) -> None:
    with pytest.raises(BadChoice) as refused:
        _finding(kind=kind)
    assert refused.value.field == "kind"


@pytest.mark.parametrize(
    ("missing", "field"),
    [({"region": None}, "region"), ({"stakeholder": None}, "stakeholder"), ({"language": "de"}, "language")],
)
def test_joining_asks_for_what_is_missing(missing: dict[str, str | None], field: str) -> None:
    fields = {"region": "kent", "stakeholder": "public", "language": "en"} | missing
    with pytest.raises(BadChoice) as refused:
        ExpertDraft.of(**fields)  # type: ignore[arg-type]
    assert refused.value.field == field


def test_no_name_is_none() -> None:
    assert ExpertDraft.of(region="kent", stakeholder="public", language="en", name=" \u200b ").name is None


def test_a_think_tank_needs_title_question_and_a_language() -> None:
    for missing in ("title", "question"):
        with pytest.raises(Empty) as empty:
            ThinkTankDraft.of(**({"title": "T", "question": "Q"} | {missing: "\u00a0"}))
        assert empty.value.field == missing
    with pytest.raises(BadChoice):
        ThinkTankDraft.of(title="T", question="Q", languages=[])
    with pytest.raises(BadChoice):
        ThinkTankDraft.of(title="T", question="Q", languages=["en", "de"])
