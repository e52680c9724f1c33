"""Pictures to draw, made without a database from counted votes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from profit_tt.models import Language, Region, Round, Step, StepKind, StepState, Theme, ThinkTank
from profit_tt.services import results
from profit_tt.services.results import Parameters, Picture
from profit_tt.services.room import Room, RoomFinding

REGIONS = {
    "kent": "Kent",
    "essex": "Essex",
    "pas-de-calais": "Pas-de-Calais",
    "belgian-coast": "Belgian Coast",
    "zeeland": "Zeeland",
}
THEMES = {"data": "Data", "experience": "Experience", "partnership": "Partnership", "social-tourism": "Social tourism"}

Answers = tuple[int, int, int]  # agree, disagree, pass


def everywhere(answers: Answers, **other: Answers) -> dict[str, Answers]:
    """The same answers in every region, but for those given by name (pas_de_calais for pas-de-calais)."""
    return dict.fromkeys(REGIONS, answers) | {name.replace("_", "-"): one for name, one in other.items()}


def picture(
    *votes: Mapping[str, Answers],
    texts: Sequence[str] = (),
    joined: Mapping[str, int] | None = None,
    voted: Mapping[str, int] | None = None,
    places: Sequence[str | None] = (),
    themes: Sequence[Sequence[str]] = (),
    voting: bool = True,
    shown: bool = True,
) -> Picture:
    """A picture of one finding for each of `votes` (region -> answers), numbered from 1, with ids from 101."""
    words = [*texts, *(f"Finding {place}" for place in range(len(texts) + 1, len(votes) + 1))]
    come_from = [*places, *(["kent"] * len(votes))]
    about = [*themes, *([("data",)] * len(votes))]
    findings = tuple(
        _finding(place, words[place], come_from[place], tuple(about[place])) for place in range(len(votes))
    )
    people = dict.fromkeys(REGIONS, 8) if joined is None else joined
    made = Picture(
        revision=1,
        room=_room(findings, voting=voting),
        parameters=Parameters(),
        joined={(region, "enterprise"): number for region, number in people.items()},
        voted={(region, "enterprise"): number for region, number in (voted or {}).items()},
        tallies=None,
        counted=_counted(votes) if shown else None,
        round_id=1 if voting else None,
    )
    return replace(results.filtered(made, kinds=["practice"]), narrowed=False)


def _finding(place: int, text: str, region: str | None, themes: tuple[str, ...]) -> RoomFinding:
    return RoomFinding(
        id=101 + place,
        number=1 + place,
        kind="practice",
        text=text,
        language="en",
        region=region,
        stakeholder=None,
        themes=themes,
        tags=(),
        evidence="",
        link="",
        businesses=None,
        supporters=0,
        provenance="live",
        source="",
        external_id=None,
        folded=text,
    )


def _room(findings: tuple[RoomFinding, ...], *, voting: bool) -> Room:
    step = Step(id=1, think_tank_id=1, position=1, kind=StepKind.vote, state=StepState.open)
    return Room(
        content=1,
        think_tank=ThinkTank(id=1, code="ABCDEF", title="Canterbury", question="What helps?"),
        steps=(step,) if voting else (),
        rounds=(Round(id=1, think_tank_id=1, step_id=1, number=1),) if voting else (),
        regions=tuple(
            Region(
                slug=slug,
                position=place,
                name_en=name,
                name_fr="Zélande" if slug == "zeeland" else name,
                name_nl=name,
                country="GB",
                language=Language.en,
                town="",
                lon=0,
                lat=0,
            )
            for place, (slug, name) in enumerate(REGIONS.items(), start=1)
        ),
        themes=tuple(
            Theme(slug=slug, position=place, name_en=name, name_fr=name, name_nl=name)
            for place, (slug, name) in enumerate(THEMES.items(), start=1)
        ),
        tags=(),
        findings=findings,
    )


def _counted(votes: Sequence[Mapping[str, Answers]]) -> pd.DataFrame:
    rows = [
        (101 + place, region, "enterprise", value, people)
        for place, one in enumerate(votes)
        for region, answers in one.items()
        for value, people in zip((1, -1, 0), answers, strict=True)
        if people
    ]
    made = pd.DataFrame(rows, columns=["finding_id", "region", "stakeholder", "value", "people"])
    return made.astype({"finding_id": "int64", "value": "int8", "people": "int64", "region": object})
