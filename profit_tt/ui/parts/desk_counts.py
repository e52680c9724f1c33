"""Live counts by region, never names; and the ranking as only the desk sees it."""

import streamlit as st

from profit_tt.services.results import Picture
from profit_tt.text import Speaker
from profit_tt.ui.parts import pictures, region_mark


def counts(seen: Picture, say: Speaker) -> None:
    """Joined, voted, findings and votes, in a table with a row for each region."""
    with st.container(key="card-counts"):
        st.header(say("The room now"), anchor=False)
        st.markdown("\n".join(_table(seen, say)))
        pictures.participation(seen, key="desk-participation")


def preview(seen: Picture, say: Speaker) -> None:
    """The ranking, private to the desk."""
    with st.container(key="card-preview"):
        st.header(say("Results so far, for the desk alone"), anchor=False)
        pictures.ranking(seen, limit=8, key="desk-ranking", table=True)


def by_region(seen: Picture) -> dict[str, tuple[int, int, int, int]]:
    """People joined, people who have voted, findings, votes of each region, in the regions' order."""
    votes = {} if seen.tallies is None else seen.tallies.by_region.groupby("region")["seen"].sum().to_dict()
    return {
        region.slug: (
            seen.people(seen.joined, region.slug),
            seen.people(seen.voted, region.slug),
            sum(one.region == region.slug for one in seen.room.findings),
            int(votes.get(region.slug, 0)),
        )
        for region in seen.room.regions
    }


def _table(seen: Picture, say: Speaker) -> list[str]:
    counted = by_region(seen)
    total = [sum(column) for column in zip(*counted.values(), strict=True)]
    total[2] = len(seen.room.findings)  # some have no region
    rows = {region_mark.named(seen.room, slug, say.language): numbers for slug, numbers in counted.items()}
    rows[f"**{say('All')}**"] = tuple(total)
    heads = [say("Region"), say("Joined"), say("Voted"), say("Findings"), say("Votes")]
    return [
        f"| {' | '.join(heads)} |",
        "| --- | ---: | ---: | ---: | ---: |",
        *(f"| {name} | {' | '.join(say.number(one) for one in numbers)} |" for name, numbers in rows.items()),
    ]
