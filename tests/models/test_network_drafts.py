"""Drafts of the network: everything in them may be stored, or they are not made."""

from datetime import date

import pytest

from profit_tt.errors import BadChoice, BadLink, Empty, InField, TooLong, Unreadable
from profit_tt.models import ActivityDraft, CommitmentDraft, OrganisationDraft, Progress, StatedDraft


def _organisation(**more: object) -> OrganisationDraft:
    fields = {"name": "Gîte des Deux Baies", "region": "kent", "stakeholder": "enterprise"} | more
    return OrganisationDraft.of(**fields)  # type: ignore[arg-type]


def _activity(**more: object) -> ActivityDraft:
    return ActivityDraft.of(**{"title": "Prices", "kind": "masterclass", "regions": ["kent"]} | more)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["gite des deux baies", "GÎTE  des\ndeux-baies", "Gi\u0302te des Deux Baies."])
def test_names_are_told_apart_as_people_do(name: str) -> None:
    assert _organisation(name=name).folded == _organisation().folded


def test_a_name_of_signs_is_told_by_its_signs() -> None:
    assert (_organisation(name="🌊").folded, _organisation(name="🚲").folded) == ("🌊", "🚲")


@pytest.mark.parametrize(
    ("fields", "field", "why"),
    [
        ({"name": " \u200b"}, "name", Empty),
        ({"name": "x" * 121}, "name", TooLong),
        ({"name": "a\x00b"}, "name", Unreadable),
        ({"region": None}, "region", BadChoice),
        ({"stakeholder": "unknown"}, "stakeholder", BadChoice),
        ({"stakeholder": "club"}, "stakeholder", BadChoice),
        ({"size": "huge"}, "size", BadChoice),
        ({"website": "example.org"}, "website", BadLink),
        ({"provenance": "rumour"}, "provenance", BadChoice),
    ],
)
def test_an_organisation_that_cannot_be(fields: dict[str, object], field: str, why: type[InField]) -> None:
    with pytest.raises(why) as refused:
        _organisation(**fields)
    assert refused.value.field == field


def test_an_activity_is_for_the_region_it_is_held_in() -> None:
    assert _activity(host_region="zeeland", regions=["kent", "zeeland", "kent"]).regions == ("zeeland", "kent")
    assert _activity(regions=["kent"]).host_region is None
    with pytest.raises(BadChoice):
        _activity(regions=[])


@pytest.mark.parametrize(("reached", "kept"), [(None, None), (0, 0), (7.0, 7), (1_000_000, 1_000_000)])
def test_numbers_are_whole(reached: float | None, kept: int | None) -> None:
    assert _activity(reached=reached).reached == kept


@pytest.mark.parametrize("reached", [-1, 0.5, 1_000_001, float("inf"), float("nan"), True])
def test_numbers_that_are_none(reached: float) -> None:
    with pytest.raises(BadChoice):
        _activity(reached=reached)


def test_whoever_tries_is_an_organisation_or_a_region() -> None:
    assert CommitmentDraft.of(region="kent", state="trying").state is Progress.trying
    for fields in ({}, {"organisation_id": 1, "region": "kent"}):
        with pytest.raises(BadChoice):
            CommitmentDraft.of(**fields)  # type: ignore[arg-type]


def test_figures_about_the_same_have_the_same_mark() -> None:
    common = {"key": "visits", "unit": "visits", "source": "the project's page", "begins": date(2019, 6, 1)}
    one, again = (StatedDraft.of(value=value, **common) for value in (1, 2))  # type: ignore[arg-type]
    other = StatedDraft.of(value=1, region="kent", **common)  # type: ignore[arg-type]
    assert one.mark == again.mark
    assert one.mark != other.mark
