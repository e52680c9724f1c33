"""The sample's reactions: words that its invented experts might have said after the day."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from pydantic import Field
from sqlmodel import Session

from profit_tt.errors import N_, BadData, InField
from profit_tt.models import Expert, Language, Reaction, ReactionDraft, ReactionKind, ReactionState
from profit_tt.services.data_files import read_csv
from profit_tt.services.sample_files import Sourced

REACTIONS = "reactions.csv"


class ReactionRow(Sourced):
    """expert: an id of experts.csv, whose region the reaction has."""

    expert: str
    language: Language
    text: str = Field(min_length=1)


def load(session: Session, *, folder: Path, think_tank_id: int, experts: Mapping[str, Expert], at: datetime) -> None:
    """Put the reactions of a sample's folder into a think tank, for everybody to see; nothing when it has none.

    experts: by their ids in the files. Raises BadData naming file, row and reason.
    """
    path = folder / REACTIONS
    if not path.exists():
        return
    for number, row in enumerate(read_csv(path, ReactionRow), start=2):
        if row.expert not in experts:
            raise BadData(file=REACTIONS, place=f"row {number}.expert", reason=N_("names nothing that is known"))
        session.add(_reaction(row, number, experts[row.expert], think_tank_id, at))
    session.flush()


def _reaction(row: ReactionRow, number: int, expert: Expert, think_tank_id: int, at: datetime) -> Reaction:
    try:
        draft = ReactionDraft.of(text=row.text, language=row.language, consent=True)
    except InField as refused:
        raise BadData(file=REACTIONS, place=f"row {number}.{refused.field}", reason=refused) from None
    return Reaction(
        think_tank_id=think_tank_id,
        expert_id=expert.id,
        region=expert.region,
        kind=ReactionKind.text,
        text=draft.text,
        language=draft.language,
        consent=True,
        consent_at=at,
        state=ReactionState.listed,
        given_at=at,
        provenance=row.provenance,
        source=row.source,
    )
