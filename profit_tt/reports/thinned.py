"""What the world may be told of a picture without small cells: of votes that are left out nothing, never nought."""

import pandas as pd

from profit_tt.analysis.small_cells import hidden_types
from profit_tt.services import results
from profit_tt.services.results import Picture


def findings_told(picture: Picture) -> set[int]:
    """Ids of the findings of which votes are told, on every axis of the ballot; all of them in a whole picture."""
    seen = results.voted_only(picture) if picture.thinned else picture
    return {one.id for one in seen.room.findings}


def answered(picture: Picture, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows (of findings, or findings x regions) that somebody answered; all of them in a whole picture."""
    if not picture.thinned:
        return rows
    people = next(name for name in ("seen", "people", "both") if name in rows)
    return rows[rows[people] > 0]


def authors(picture: Picture, by_region: dict[str, int], whole: int) -> tuple[dict[str, int | None], int | None]:
    """How many people of each region wrote, and how many (`whole`) in all. In a thinned picture None for so few that
    two findings would be seen to be one person's, and for what would tell it by subtraction."""
    if not picture.thinned:
        return dict(by_region), whole
    few = picture.parameters.small_cell
    hidden = hidden_types(by_region, from_people=few)
    told = {slug: None if slug in hidden else number for slug, number in by_region.items()}
    return told, whole if whole == 0 or whole >= few else None
