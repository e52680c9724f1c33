"""Votes: one row a person and finding, whatever happens; nothing after closing; nothing across think tanks."""

from profit_tt.services import voting
from tests.building import House


def test_a_vote_is_there_once_however_often_it_is_cast(house: House) -> None:
    hall = house.session_of(1, 2)
    voter, finding = hall.experts[0], hall.findings[0]
    for choice in ("agree", "agree", "disagree"):
        hall.vote(voter, finding, choice)
    assert voting.my_votes(by=voter, round_id=hall.round_id) == {finding: -1}
