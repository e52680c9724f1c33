"""The room in numbers, by region and live, never names: who joined, who is here now, who is done with this step."""

import streamlit as st

from profit_tt.models import Step, StepKind
from profit_tt.services.presence import Here
from profit_tt.services.results import Picture
from profit_tt.text import Speaker
from profit_tt.ui.parts import region_mark
from profit_tt.ui.session import Visit

#: Steps in which people say "I am finished".
_FINISHED = (StepKind.collect, StepKind.sort, StepKind.vote, StepKind.survey)


def draw(here: Visit, seen: Picture, present: Here) -> None:
    """A table with a row for each region. Its columns depend on the step, never on the numbers, so nothing jumps."""
    say = here.say
    with st.container(key="card-counts"):
        st.header(say("The room now"), anchor=False)
        st.markdown("\n".join(_table(seen, columns(seen, present, say), say)))


def columns(seen: Picture, present: Here, say: Speaker) -> dict[str, dict[str, int]]:
    """What is counted, by its heading; each by region. Regions without anybody may be missing."""
    step = seen.room.current_step
    found = {say("Joined"): present.joined, say("Here now"): present.active}
    if step is not None and step.kind in _FINISHED:
        found[say("Done")] = present.done
    if _is_about_votes(step):
        found[say("Voted")] = {region.slug: seen.people(seen.voted, region.slug) for region in seen.room.regions}
    else:
        found[say("Findings")] = _findings(seen)
    return found


def people(present: Here, say: Speaker) -> str:
    """How many are here, in one sentence."""
    joined, active = (say.number(sum(of.values())) for of in (present.joined, present.active))
    return say("{joined} joined, {active} here now", joined=joined, active=active)


def _is_about_votes(step: Step | None) -> bool:
    return step is not None and step.kind in (StepKind.vote, StepKind.discuss, StepKind.review)


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
