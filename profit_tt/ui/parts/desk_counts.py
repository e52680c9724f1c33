"""The room in numbers, by region and live, never names: who joined, who is here now, who is done with this step."""

from collections.abc import Mapping

import streamlit as st

from profit_tt.models import Step, StepKind
from profit_tt.services import finishing
from profit_tt.services.results import Picture
from profit_tt.text import Speaker
from profit_tt.ui.parts import region_mark
from profit_tt.ui.session import Visit

#: Steps in which people say "I am finished".
_FINISHED = (StepKind.collect, StepKind.sort, StepKind.vote, StepKind.survey)


def draw(here: Visit, seen: Picture) -> None:
    """A table with a row for each region. Its columns depend on the step, never on the numbers, so nothing jumps."""
    say = here.say
    with st.container(key="card-counts"):
        st.header(say("The room now"), anchor=False)
        st.markdown("\n".join(_table(seen, columns(here, seen), say)))


def columns(here: Visit, seen: Picture) -> dict[str, dict[str, int]]:
    """What is counted, by its heading; each by region. Regions without anybody may be missing."""
    say, step = here.say, seen.room.current_step
    found = {
        say("Joined"): _by_region(seen.joined),
    }
    if step is not None and step.kind in _FINISHED:
        found[say("Done")] = _by_region(finishing.finished(by=here.person, step_id=step.id or 0))
    if _is_about_votes(step):
        found[say("Voted")] = _by_region(seen.voted)
    else:
        found[say("Findings")] = _findings(seen)
    return found


def people(here: Visit, seen: Picture) -> str:
    """How many are here, in one sentence."""
    return here.say.many("{n} person has joined", "{n} people have joined", sum(seen.joined.values()))


def _is_about_votes(step: Step | None) -> bool:
    return step is not None and step.kind in (StepKind.vote, StepKind.discuss, StepKind.review)


def _by_region(counted: Mapping[tuple[str, str], int]) -> dict[str, int]:
    by_region: dict[str, int] = {}
    for (region, _), number in counted.items():
        by_region[region] = by_region.get(region, 0) + number
    return by_region


def _findings(seen: Picture) -> dict[str, int]:
    """Findings of each region; one that several regions share counts in each."""
    return {region.slug: sum(region.slug in one.regions for one in seen.room.findings) for region in seen.room.regions}


def _table(seen: Picture, counted: dict[str, dict[str, int]], say: Speaker) -> list[str]:
    rows = {
        region_mark.named(seen.room, region.slug, say.language): [of.get(region.slug, 0) for of in counted.values()]
        for region in seen.room.regions
    }
    total = [sum(of.values()) for of in counted.values()]
    if say("Findings") in counted:
        total[-1] = len(seen.room.findings)  # some have no region, some several
    rows[f"**{say('All')}**"] = total
    return [
        f"| {' | '.join([say('Region'), *counted])} |",
        f"| --- |{' ---: |' * len(counted)}",
        *(f"| {name} | {' | '.join(say.number(one) for one in numbers)} |" for name, numbers in rows.items()),
    ]
