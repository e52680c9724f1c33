"""Validated drafts: what pages fill in and services take. A table row does not validate, these do."""

from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict

from profit_tt.errors import N_, BadChoice
from profit_tt.models import findings as limits
from profit_tt.models.choices import FindingKind, Language, Stakeholder
from profit_tt.models.words import clean, clean_link, folded

E = TypeVar("E", bound=StrEnum)


def chosen(enum: type[E], value: Any, *, field: str) -> E:
    """The member of `enum` that `value` names. Raises BadChoice."""
    try:
        return enum(value)
    except ValueError:
        raise BadChoice(field=field) from None


class Draft(BaseModel):
    model_config = ConfigDict(frozen=True)


class FindingDraft(Draft):
    """A finding as its author wants it; make one with `FindingDraft.of`."""

    text: str
    kind: FindingKind
    language: Language
    themes: tuple[str, ...]
    tags: tuple[str, ...] = ()
    evidence: str = ""
    link: str = ""
    businesses: int | None = None

    @classmethod
    def of(
        cls,
        *,
        text: str,
        kind: str | None,
        language: str,
        themes: list[str] | tuple[str, ...],
        tags: list[str] | tuple[str, ...] = (),
        evidence: str = "",
        link: str = "",
        businesses: float | None = None,
    ) -> "FindingDraft":
        """A draft whose every field may be stored. Raises BadText or BadChoice for the first that may not."""
        themes = tuple(dict.fromkeys(themes))
        if not 1 <= len(themes) <= limits.THEMES_LIMIT:
            raise BadChoice(N_("Choose one to three themes."), field="themes")
        return cls(
            text=clean(text, field="text", limit=limits.TEXT_LIMIT, required=True, one_line=True),
            kind=chosen(FindingKind, kind, field="kind"),
            language=chosen(Language, language, field="language"),
            themes=themes,
            tags=_tags(tags),
            evidence=clean(evidence, field="evidence", limit=limits.EVIDENCE_LIMIT),
            link=clean_link(link, field="link", limit=limits.LINK_LIMIT),
            businesses=_businesses(businesses),
        )


def _businesses(number: float | None) -> int | None:
    if number is None:
        return None
    if isinstance(number, bool) or not 0 <= number <= limits.BUSINESSES_LIMIT or number != int(number):
        raise BadChoice(N_("Give the number of businesses as a whole number from 0 to 100,000."), field="businesses")
    return int(number)


def _tags(tags: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    kept: dict[str, str] = {}
    for tag in tags:
        text = clean(tag, field="tags", limit=limits.TAG_LIMIT, one_line=True).lstrip("#").strip()
        if text:
            kept.setdefault(folded(text) or text, text)
    if len(kept) > limits.TAGS_LIMIT:
        raise BadChoice(N_("At most five tags."), field="tags")
    return tuple(kept.values())


class ExpertDraft(Draft):
    """Who joins; make one with `ExpertDraft.of`."""

    region: str
    stakeholder: Stakeholder
    language: Language
    name: str | None

    @classmethod
    def of(cls, *, region: str | None, stakeholder: str | None, language: str, name: str = "") -> "ExpertDraft":
        """Raises BadChoice or BadText. Whether the region exists, the service knows."""
        if not region:
            raise BadChoice(N_("Please choose your region."), field="region")
        if not stakeholder or stakeholder == Stakeholder.unknown:
            raise BadChoice(N_("Please choose the kind of organisation you come from."), field="stakeholder")
        return cls(
            region=region,
            stakeholder=chosen(Stakeholder, stakeholder, field="stakeholder"),
            language=chosen(Language, language, field="language"),
            name=clean(name, field="name", limit=80, one_line=True) or None,
        )


class ThinkTankDraft(Draft):
    """A think tank to be created; make one with `ThinkTankDraft.of`."""

    title: str
    question: str
    place: str
    held_on: date | None
    languages: tuple[Language, ...]
    facilitator: str

    @classmethod
    def of(
        cls,
        *,
        title: str,
        question: str,
        place: str = "",
        held_on: date | None = None,
        languages: list[str] | tuple[str, ...] = ("en", "fr", "nl"),
        facilitator: str = "",
    ) -> "ThinkTankDraft":
        """Raises BadText or BadChoice."""
        if not languages:
            raise BadChoice(N_("Choose at least one language."), field="languages")
        return cls(
            title=clean(title, field="title", limit=120, required=True, one_line=True),
            question=clean(question, field="question", limit=280, required=True, one_line=True),
            place=clean(place, field="place", limit=80, one_line=True),
            held_on=held_on,
            languages=tuple(dict.fromkeys(chosen(Language, code, field="languages") for code in languages)),
            facilitator=clean(facilitator, field="facilitator", limit=80, one_line=True),
        )
