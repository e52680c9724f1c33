"""Think tanks after the day: people say how it was; some weeks later they talk about findings, and try some."""

from datetime import date

from profit_tt.models import Audience, CommentDraft, CommitmentDraft, ReactionDraft, StepKind
from profit_tt.services import (
    following_up,
    moderating,
    network_links,
    reaction_moderating,
    reactions,
    room,
    running,
    talk_moderating,
    talking,
)
from tests.building import REGIONS, Hall, House

_TEXTS = (
    "Three museums in Kent sold one ticket together in winter: 400 in the first year.",
    "A ferry company and two bicycle shops offer a day without a car.",
    "Owners near retirement do not digitise; those who take over do.",
    "Nobody can say which visitors come in November, and why.",
)


def reviewed(house: House) -> Hall:
    """Somebody's findings in several states, votes by every region, a thread, commitments."""
    hall = house.think_tank(title="Some weeks after", question="Who fills the quiet months?")
    for place in range(30):
        hall.expert(REGIONS[place % 5])
    me = hall.experts[0]
    for text in _TEXTS:
        hall.finding(text, by=me)
    hall.finding("Quiet hours before Easter for families who need them.", by=hall.experts[4])
    hall.open(StepKind.vote)
    for place, by in enumerate(hall.experts):
        for finding in hall.findings[: 5 if place else 3]:
            hall.vote(by, finding, "agree" if (place + finding) % 4 else "disagree")
    hall.close(StepKind.collect)
    running.show_results(by=hall.desk, round_id=hall.round_id, on=Audience.phones, shown=True)
    _follow_up(hall)
    _talk(hall)
    return hall


def _follow_up(hall: Hall) -> None:
    first, second, third, *_ = hall.findings
    following_up.set_status(
        by=hall.desk, finding_id=first, status="being_tried", reason="Five firms begin in November.", seen=0
    )
    following_up.set_status(
        by=hall.desk, finding_id=second, status="not_pursued", reason="The ferry line has closed.", seen=0
    )
    moderating.reject(by=hall.desk, finding_id=third, reason="Said in number 1 already, with numbers.", seen=None)
    for region, day, state in (("kent", date(2026, 12, 1), "planned"), ("zeeland", date(2026, 10, 1), "trying")):
        draft = CommitmentDraft.of(region=region, by_when=day, state=state, outcome="Two museums and a ferry.")
        network_links.commit(by=hall.desk, finding_id=first, draft=draft)


def _talk(hall: Hall) -> None:
    talk_moderating.set_open(by=hall.desk, is_open=True)
    first = room.look(by=hall.desk).findings[0].id
    said = (
        (0, "neutral", "It needs one person who keeps the accounts for all three."),
        (4, "favour", "In Zeeland the same worked with four houses and one card."),
        (3, "against", "In winter nobody comes for one museum alone, with or without a ticket."),
    )
    asked: list[int] = []
    for place, stance, text in said:
        draft = CommentDraft.of(text=text, language="en", stance=stance)
        asked.append(talking.comment(by=hall.experts[place], finding_id=first, draft=draft).id or 0)
    answer = CommentDraft.of(text="Who paid for the cards?", language="en")
    talking.comment(by=hall.experts[0], finding_id=first, draft=answer, answer_to=asked[1])
    hidden = CommentDraft.of(text="Museums are a waste of money.", language="en", stance="against")
    made = talking.comment(by=hall.experts[6], finding_id=first, draft=hidden)
    talk_moderating.hide(by=hall.desk, comment_id=made.id or 0, reason="Please talk about the finding.", seen=None)


def reacted(house: House) -> Hall:
    """Many have said what they think of the day; two of them wait."""
    hall = house.think_tank(title="After the day", question="Who fills the quiet months?")
    hall.crowd(24)
    for place, expert in enumerate(hall.experts):
        reactions.rate(by=expert, rating=2 + place % 4)
        running.set_collecting(by=hall.desk, approve_first=place > 21)
        words = f"{place + 1}: we agreed to try quiet hours before Easter, and to tell each other what happened."
        link = "https://vimeo.com/123456789" if place == 3 else ""
        draft = ReactionDraft.of(text=words, language="en", consent=place != 5, link=link)
        reactions.give(by=expert, draft=draft)
    return hall


def silent(house: House) -> Hall:
    """Reactions are closed; too few have rated."""
    hall = house.think_tank(title="Some time after", question="Who fills the quiet months?")
    one = hall.expert("zeeland")
    reactions.rate(by=one, rating=5)
    reactions.give(by=one, draft=ReactionDraft.of(text="A day well spent.", language="en", consent=True))
    reaction_moderating.set_open(by=hall.desk, is_open=False)
    return hall
