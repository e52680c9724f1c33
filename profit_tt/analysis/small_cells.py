"""Small cells: which votes by region x stakeholder type may be shown without telling how one person voted."""

import pandas as pd

CELL = ["finding_id", "region", "stakeholder"]


def without_small_cells(counted: pd.DataFrame, *, from_people: int = 3) -> pd.DataFrame:
    """The counted votes without the cells finding x region x stakeholder type that stay hidden.

    `counted` has finding_id, region, stakeholder, value, people, over all types: which cells stay hidden must not
    depend on the question, or two questions together would tell what each alone keeps back. A cell of fewer than
    `from_people` stays hidden. The region's total is always shown, so one hidden cell alone could be had by
    subtraction: the next smallest join it until at least two types and `from_people` people are hidden together
    (measures, section 7).
    """
    if counted.empty:
        return counted
    people = counted.groupby(CELL)["people"].sum().reset_index()
    sizes: dict[tuple[int, str], dict[str, int]] = {}
    for finding_id, region, stakeholder, size in people.to_numpy().tolist():
        sizes.setdefault((finding_id, region), {})[stakeholder] = size
    hidden = {cell: hidden_types(of, from_people=from_people) for cell, of in sizes.items()}
    rows = counted[CELL].to_numpy().tolist()
    return counted[[stakeholder not in hidden[finding_id, region] for finding_id, region, stakeholder in rows]]


def without_small_regions(counted: pd.DataFrame, *, from_people: int) -> pd.DataFrame:
    """The counted votes (finding_id, region, people, perhaps axis) without the regions of a finding from which fewer
    than `from_people` have voted on it: gone from the total too, so no subtraction brings them back."""
    cell = [name for name in ("finding_id", "region", "axis") if name in counted]
    people = counted.groupby(cell)["people"].transform("sum")
    return counted[people >= from_people]


def hidden_types(sizes: dict[str, int], *, from_people: int = 3) -> set[str]:
    """The types of one region that stay hidden, from type -> people who voted."""
    order = sorted((size, stakeholder) for stakeholder, size in sizes.items() if size)
    hidden = [(size, stakeholder) for size, stakeholder in order if size < from_people]
    for cell in order[len(hidden) :]:
        if not hidden or (len(hidden) > 1 and sum(size for size, _ in hidden) >= from_people):
            break
        hidden.append(cell)
    return {stakeholder for _, stakeholder in hidden}
