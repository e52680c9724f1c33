"""Votes for the tests of the measures."""

import pandas as pd
from hypothesis import settings
from hypothesis import strategies as st

#: Frames are slow to make; thirty panels are enough, and no test waits for a clock.
few = settings(max_examples=30, deadline=None)

REGIONS = ["kent", "essex", "pas-de-calais", "belgian-coast", "zeeland"]

#: Single votes (finding, region, value): people have no names here, so no measure can depend on who they are.
panels = st.lists(
    st.tuples(st.sampled_from([11, 12, 13]), st.sampled_from(REGIONS), st.sampled_from([1, 0, -1])), max_size=120
)


def tally(rows: list[tuple[int, str, int, int]]) -> pd.DataFrame:
    """Counted votes as the store gives them."""
    made = pd.DataFrame(rows, columns=["finding_id", "region", "value", "people"])
    return made.astype({"finding_id": "int64", "region": object, "value": "int8", "people": "int64"})


def counted(panel: list[tuple[int, str, int]]) -> pd.DataFrame:
    """Single votes, counted."""
    kept: dict[tuple[int, str, int], int] = {}
    for vote in panel:
        kept[vote] = kept.get(vote, 0) + 1
    return tally([(*vote, people) for vote, people in kept.items()])


def votes(finding_id: int, shares: dict[str, tuple[int, int, int]]) -> list[tuple[int, str, int, int]]:
    """Rows of a finding from region -> (agree, disagree, passed)."""
    return [
        (finding_id, region, value, people)
        for region, answers in shares.items()
        for value, people in zip((1, -1, 0), answers, strict=True)
        if people
    ]
