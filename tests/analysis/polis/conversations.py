"""Real votes: three open Polis conversations that lie beside the checkout, and what red-dwarf 0.4.0 made of them.

Polis data, CC BY 4.0, The Computational Democracy Project; read in place, the project carries no copy.
"""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from profit_tt.analysis import polis
from tests.polis import real


@dataclass(frozen=True)
class Conversation:
    """A conversation: its folder, the latest votes (person, finding, value) and the matrix of them."""

    name: str
    folder: Path
    latest: pd.DataFrame
    votes: polis.VoteMatrix

    def table(self, name: str) -> pd.DataFrame:
        """A table of what the reference made of it."""
        return pd.read_csv(self.folder / "reference" / f"{name}.csv")

    def choices(self, name: str) -> dict[str, list[dict[str, Any]]]:
        """What the reference chose."""
        made: dict[str, list[dict[str, Any]]] = json.loads((self.folder / "reference" / f"{name}.json").read_text())
        return made

    def groups(self) -> dict[int, int]:
        """The reference's group by person."""
        people = self.table("participants").dropna(subset="cluster_id")
        return dict(zip(people["participant_id"].tolist(), people["cluster_id"].astype(int).tolist(), strict=True))


@lru_cache(maxsize=3)
def conversation(name: str) -> Conversation:
    """Skips the test where the conversations do not lie beside the checkout."""
    folder = real(name)
    log = pd.read_csv(folder / "votes.csv").sort_values("timestamp", kind="stable")
    latest = log.drop_duplicates(["voter-id", "comment-id"], keep="last")
    latest = latest[["voter-id", "comment-id", "vote"]].set_axis(["person", "finding", "value"], axis=1)
    comments = pd.read_csv(folder / "comments.csv")
    rejected = comments.loc[comments["moderated"] == -1, "comment-id"].tolist()
    votes = polis.vote_matrix(latest["person"], latest["finding"], latest["value"], rejected=rejected)
    return Conversation(name, folder, latest, votes)


@lru_cache(maxsize=3)
def measured_as_given(name: str) -> polis.Polis:
    """With the reference's own groups."""
    here = conversation(name)
    return polis.measured(here.votes, groups=here.groups())


@lru_cache(maxsize=3)
def measured(name: str) -> polis.Polis:
    return polis.measured(conversation(name).votes)
