"""My votes in a round that is open, changed on my own page: every ballot has its answers here."""

from functools import partial

import streamlit as st

from profit_tt.models import BallotKind
from profit_tt.services import voting
from profit_tt.services.mine import MyRound
from profit_tt.services.room import RoomFinding
from profit_tt.ui import notices, session
from profit_tt.ui.parts import ballot_row, progress
from profit_tt.ui.parts.words import escaped
from profit_tt.ui.session import Visit

AT_ONCE = 10


def place(round_id: int) -> str:
    """Where a refusal is told."""
    return f"my-round-{round_id}"


def count(one: MyRound) -> int:
    """Findings with a vote of mine, or one that I have just taken back here."""
    return len(_mine(one))


def draw(one: MyRound, here: Visit) -> None:
    """The findings that I have voted on, ten at first. Those whose vote I take back stay: it can be cast again."""
    say, round_id = here.say, one.ballot.round_id
    if one.ballot.budget is not None:
        st.markdown(_left(one, here))
    else:
        st.caption(say("Press your answer again to take it back."))
    notices.show(place(round_id))
    findings = _mine(one)
    upto = session.recall(_shown(round_id), AT_ONCE)
    for finding in findings[:upto]:
        if one.voting.ballot is BallotKind.dots:
            _dots(one, finding, here)
        else:
            _answers(one, finding, here)
    if len(findings) > upto:
        st.button(say("Show more"), key=f"my-more-{round_id}", on_click=_more, args=(round_id, upto))


def _mine(one: MyRound) -> list[RoomFinding]:
    taken_back = session.recall(_taken(one.ballot.round_id), set())
    return sorted((*one.voted, *(each for each in one.left_out if each.id in taken_back)), key=lambda each: each.number)


def _answers(one: MyRound, finding: RoomFinding, here: Visit) -> None:
    round_id, kind = one.ballot.round_id, one.voting.ballot
    mine = one.ballot.votes.get(finding.id, {})
    with st.container(key=f"my-vote-{round_id}-{finding.id}"):
        st.markdown(f"**{finding.number}** {escaped(finding.read_in(here.say.language))}")
        changed = partial(_changed, round_id, kind)
        where, prefix = (finding.id, finding.number), f"vote-mine-{round_id}"
        ballot_row.draw(kind, where, mine, here.say, on_change=changed, prefix=prefix)


def _dots(one: MyRound, finding: RoomFinding, here: Visit) -> None:
    say, round_id = here.say, one.ballot.round_id
    mine = one.ballot.votes.get(finding.id, {}).get(0, 0)
    number = f"#{finding.number}"
    with st.container(key=f"card-dots-mine-{round_id}-{finding.id}"):
        given = say.many("{n} dot", "{n} dots", mine)
        drawn = f"{progress.dots(mine, mine)} " if mine else ""
        st.markdown(f"\\{number}\n\n{escaped(finding.read_in(say.language))}\n\n{drawn}{given}")
        less, more = say("Take a dot back from {number}", number=number), say("Give {number} a dot", number=number)
        at = (round_id, finding.id)
        key = f"mine-{round_id}-{finding.id}"
        st.button(less, key=f"less-{key}", disabled=not mine, on_click=_give, args=(*at, mine - 1))
        st.button(more, key=f"more-{key}", on_click=_give, args=(*at, mine + 1))


def _left(one: MyRound, here: Visit) -> str:
    say, budget, left = here.say, one.ballot.budget or 0, one.ballot.left or 0
    told = say.many("{n} of {all} dots left", "{n} of {all} dots left", left, all=say.number(budget))
    return f"**{told}** {progress.dots(left, budget)}"


def _changed(round_id: int, kind: BallotKind, finding_id: int, axis: int, key: str) -> None:
    act, after, what = ballot_row.deed(kind, axis, session.recall(key), {})
    by = session.visit().person
    if notices.attempt(place(round_id), act, by=by, round_id=round_id, finding_id=finding_id, **what) is None:
        return
    if after is None:
        _keep_in_sight(round_id, finding_id)


def _give(round_id: int, finding_id: int, dots: int) -> None:
    by, at = session.visit().person, {"round_id": round_id, "finding_id": finding_id}
    done = notices.attempt(place(round_id), voting.give_dots, by=by, dots=dots, **at)
    if done is not None and not dots:
        _keep_in_sight(round_id, finding_id)


def _keep_in_sight(round_id: int, finding_id: int) -> None:
    session.keep(_taken(round_id), session.recall(_taken(round_id), set()) | {finding_id})


def _more(round_id: int, upto: int) -> None:
    session.keep(_shown(round_id), upto + AT_ONCE)


def _shown(round_id: int) -> str:
    return f"_mine_shown_{round_id}"


def _taken(round_id: int) -> str:
    return f"_mine_taken_{round_id}"
