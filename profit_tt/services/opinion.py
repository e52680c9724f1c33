"""Opinion groups and the statistics of Polis, of an agreement round: once a revision, for whom results are shown."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from profit_tt import store
from profit_tt.analysis import polis
from profit_tt.analysis.polis import Polis, Verdict, VoteMatrix
from profit_tt.errors import N_
from profit_tt.models import Audience, BallotKind, Parameters, Person
from profit_tt.services.behind import Behind, Between, Known
from profit_tt.services.csv_lines import csv_lines
from profit_tt.services.latest import Later, Latest
from profit_tt.services.results import Picture, picture
from profit_tt.store.opinions import Statement

#: Polis's mark of a comment about the participants themselves; the import keeps it as a tag.
META = "meta"

_GROUP = re.compile(r"(\d{1,6})(?:\.0+)?")


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Opinion:
    """What the votes say without the regions: who votes alike, and what these groups make of the findings.

    key: think tank and round. people, statements: who and what the ids in `polis` stand for. given: the groups are
    somebody else's.
    It equals only itself, so charts may be kept by it.
    """

    key: tuple[int, int]
    revision: int
    polis: Polis
    people: dict[int, str | None]
    statements: dict[int, Statement]
    votes: VoteMatrix = field(repr=False)
    parameters: Parameters = field(repr=False)
    given: bool = False
    _later: Later = field(init=False, repr=False, default_factory=Later)

    def verdict(self) -> Verdict | None:
        """Whether the groups beat chance. None for given groups.

        Many shuffles, seconds of work in a large room, once: whoever asks waits. Pages ask `verdict_so_far`.
        """
        return None if self.given else self._verdict(_at_once)

    def verdict_so_far(self) -> Known[Verdict] | None:
        """The newest verdict there is, perhaps of an earlier revision, without waiting; None before the first.

        Where it is not of this revision, a thread of its own makes that by and by.
        """
        return None if self.given else _verdicts.look(self.key, self.revision, self._verdict)

    def judge(self) -> None:
        """Wait for the verdict, so that `verdict_so_far` knows it: for files, which are made once."""
        if not self.given:
            _verdicts.keep(self.key, self.revision, self._verdict(_at_once))

    def _verdict(self, between: Between) -> Verdict:
        return self._later.get("verdict", lambda: self._judged(between))

    def _judged(self, between: Between) -> Verdict:
        sheet = self.parameters
        return polis.judged(
            self.votes,
            self.polis.silhouette,
            replicas=sheet.groups_replicas,
            level=sheet.groups_p,
            seed=sheet.seed,
            between=between,
        )


def _at_once() -> None:
    """Nothing is to come between."""


_verdicts: Behind[tuple[int, int], Verdict] = Behind()
_opinions: Latest[tuple[int, int], Opinion] = Latest()


def opinion(*, by: Person, audience: Audience, round_id: int | None = None) -> Opinion | None:
    """Opinion groups of a round for an audience; the round that the picture is about if none is named.

    One thread computes a revision, the others wait for it. None for other ballots than agreement and while results
    are hidden from the audience. Raises NotAllowed, NotFound.
    """
    return of(picture(by=by, audience=audience, round_id=round_id))


def of(seen: Picture) -> Opinion | None:
    """The same for a picture that somebody may see."""
    voting, think_tank_id = seen.voting, seen.room.think_tank.id
    if voting is None or voting.id is None or think_tank_id is None:
        return None
    if not seen.shown or seen.ballot is not BallotKind.agreement:
        return None
    key = (think_tank_id, voting.id)
    return _opinions.at(key, seen.revision, lambda: _made(*key, seen.parameters))


def last_extremities(*, think_tank_id: int, round_id: int) -> dict[int, float]:
    """Extremity by finding id, of whatever revision was looked at last in this process; {} before. It makes nothing."""
    kept = _opinions.kept((think_tank_id, round_id))
    if kept is None:
        return {}
    found = kept.polis.findings
    return dict(zip(found["finding_id"].tolist(), found["extremity"].tolist(), strict=True))


def with_groups(told: Opinion, groups: Mapping[str, int]) -> Opinion:
    """The statistics for groups of somebody else's: external id of a person -> group."""
    of_expert = {expert: groups[name] for expert, name in told.people.items() if name is not None and name in groups}
    return replace(told, polis=polis.measured(told.votes, groups=of_expert), given=True)


def read_groups(path: Path, told: Opinion) -> dict[str, int]:
    """Groups from a CSV file with participant_id (a person's external id) and cluster_id (a whole number; blank: none).

    Other columns are passed over. Raises BadData naming file, line and reason.
    """
    known, groups, seen = set(told.people.values()), dict[str, int](), set[str]()
    with csv_lines(path, ("participant_id", "cluster_id")) as rows:
        for cells in rows:
            person, group = (cells[rows.at[name]].strip() for name in ("participant_id", "cluster_id"))
            if person not in known:
                raise rows.wrong("participant_id", N_("names nobody in this think tank"))
            if person in seen:
                raise rows.wrong("participant_id", N_("is there twice"))
            seen.add(person)
            number = _GROUP.fullmatch(group) if group.isascii() else None
            if group and number is None:
                raise rows.wrong("cluster_id", N_("is not a whole number"))
            if number is not None:
                groups[person] = int(number[1])
    return groups


def _made(think_tank_id: int, round_id: int, sheet: Parameters) -> tuple[int, Opinion]:
    with store.snapshot() as session:
        revision = store.revisions.pulse(session, think_tank_id=think_tank_id).number
        cast = store.opinions.cast(session, round_id=round_id)
        statements = store.opinions.statements(session, think_tank_id=think_tank_id)
        meta = store.opinions.imported_with_tag(session, think_tank_id=think_tank_id, tag=META)
        people = store.opinions.external_ids(session, think_tank_id=think_tank_id)
    rejected = {one.id for one in statements if one.rejected}
    votes = polis.vote_matrix(cast.experts, cast.findings, cast.values, rejected=rejected, meta=meta)
    told = polis.measured(votes)
    key = (think_tank_id, round_id)
    return revision, Opinion(key, revision, told, people, {one.id: one for one in statements}, votes, sheet)
