"""The think tanks in which pages are photographed: one function each, built through services."""

from collections.abc import Callable

from profit_tt.models import Audience, BallotKind, FindingDraft, Person, StepKind, StepState
from profit_tt.models.agenda_drafts import StepDraft
from profit_tt.services import (
    collecting,
    composing,
    entering,
    hosting,
    moderating,
    publishing,
    reasons,
    room,
    running,
    sample,
    seats,
    showing,
    translating,
    voting,
)
from tests.building import Hall, House
from tests.screen_beside import beside
from tests.screen_talk import reacted, reviewed, silent
from tests.services import survey_halls


def canterbury(house: House) -> Hall:
    """The sample as it is loaded, with an expert of today; anybody may read it."""
    loaded = sample.load_canterbury(by=Person.house()).think_tank
    token = hosting.renew_link(by=Person.house(loaded.id), name="Ann").token
    entering.enter_as_facilitator(device="desk-sample", token=token)
    hall = Hall(loaded, Person("desk-sample", loaded.id), token)
    one = hall.expert("zeeland", device="phone-sample")
    for finding in room.look(by=one).findings[:4]:
        hall.vote(one, finding.id)
    hall.finding("Ferry companies and museums print one shared timetable for families without a car.", by=one)
    publishing.publish(by=hall.desk)
    return hall


def fresh(house: House) -> Hall:
    """Just created; two people have come in."""
    hall = house.think_tank(title="Low season on both coasts", question="Who fills the quiet months, and how?")
    hall.expert("essex")
    hall.expert("kent")
    return hall


def gathering(house: House) -> Hall:
    """Collecting is open, nothing is there yet."""
    hall = house.think_tank(open=(StepKind.collect,), title="Collecting", question="Who fills the quiet months?")
    hall.expert("kent")
    return hall


def moderated(house: House) -> Hall:
    """Findings that wait, that say the same in two languages, that are off the list."""
    hall = house.think_tank(open=(StepKind.collect,), facilitator="Anke")
    for region in ("kent", "essex", "zeeland"):
        hall.expert(region)
    hall.finding("Neighbouring attractions sell one joint ticket in the quiet months.", by=hall.experts[0])
    dutch = "Een gezamenlijk kaartje voor musea in de stille maanden verlengt het seizoen."
    one = hall.finding(dutch, by=hall.experts[2], language="nl")
    english = "One joint ticket for museums in the quiet months lengthens the season."
    translating.put(by=hall.desk, finding_id=one.id or 0, language="en", text=english)
    running.set_collecting(by=hall.desk, approve_first=True)
    waiting = hall.finding("A joint ticket of the museums for the quiet months.", by=hall.experts[1])
    moderating.star(by=hall.desk, finding_id=waiting.id or 0, starred=True, seen=1)
    for text in ("Wet-weather walks sold out twice: rain is a theme.", "Car parks are full."):
        sent = hall.finding(text, by=hall.experts[1])
    moderating.reject(by=hall.desk, finding_id=sent.id or 0, reason="Say what follows from it.", seen=1)
    return hall


def hidden(house: House) -> Hall:
    """Voting is open; results are hidden, one finding too."""
    hall = house.think_tank(title="Voting, results hidden", question="Who fills the quiet months?")
    hall.expert("kent")
    texts = (
        "A joint ticket for the quiet months",
        "One pool of trained staff along the coast",
        "Quiet hours in museums",
    )
    for text in texts:
        hall.finding(text, themes=["partnership", "experience"], tags=["low season"])
    hall.open(StepKind.vote)
    for number, region in enumerate(("pas-de-calais", "zeeland", "essex", "belgian-coast")):
        hall.vote(hall.expert(region), hall.findings[number % 3], "agree" if number else "disagree")
    collecting.hide(by=hall.desk, finding_id=hall.findings[-1], reason="It says the same as number 1")
    return hall


def voted(house: House) -> Hall:
    """The expert has voted on everything."""
    hall = house.think_tank(title="Everything voted on", question="Who fills the quiet months?")
    hall.expert("kent")
    hall.finding("A joint ticket for the quiet months")
    hall.open(StepKind.vote)
    hall.vote(hall.experts[0], hall.findings[0])
    return hall


def closed(house: House) -> Hall:
    """Voting is over, results are not shown yet."""
    hall = hidden(house)
    hall.close(StepKind.collect, StepKind.vote)
    return hall


def crowded(house: House) -> Hall:
    """Three hundred findings, sixty experts, all voting, results shown."""
    hall = house.session_of(60, 300, open=(StepKind.collect, StepKind.vote))
    for number, person in enumerate(hall.experts):
        for step in range(12):
            choice = ("agree", "agree", "disagree", "passed")[(number + step) % 4]
            hall.vote(person, hall.findings[(number * 7 + step) % 40], choice)
    for audience in (Audience.wall, Audience.phones):
        running.show_results(by=hall.desk, round_id=hall.round_id, on=audience, shown=True)
    return hall


def _voting(house: House, kind: BallotKind, **more: object) -> Hall:
    """Six findings on this ballot; fourteen people have voted, the first one has not."""
    hall = house.think_tank(title="Low season", question="What helps small firms fill the quiet months?")
    hall.crowd(15)
    for number, text in enumerate(TEXTS):
        hall.finding(text, by=hall.experts[number + 1], themes=["partnership", "experience"])
    hall.ballot(kind, **more).open(StepKind.vote)
    for number, person in enumerate(hall.experts[1:]):
        for place, finding in enumerate(hall.findings):
            point = (number + place) % 3
            at = {"by": person, "round_id": hall.round_id, "finding_id": finding}
            if kind is BallotKind.agreement:
                voting.cast(**at, choice=("agree", "agree", "disagree")[point])
            elif kind is BallotKind.scale:
                voting.rate(**at, value=3 + point)
            elif kind is BallotKind.impact_feasibility:
                voting.place(**at, impact=2 + point, feasibility=4 - point)
            elif place < 3:
                voting.give_dots(**at, dots=1 + (point == 0))
    return hall


def scale(house: House) -> Hall:
    """Five points; each finding's results after the own vote."""
    return _voting(house, BallotKind.scale, results="after_own_vote")


def dots(house: House) -> Hall:
    """Six dots, at most three on one; three are given."""
    hall = _voting(house, BallotKind.dots, budget=6, each=3)
    for finding, number in zip(hall.findings, (2, 1), strict=False):
        voting.give_dots(by=hall.experts[0], round_id=hall.round_id, finding_id=finding, dots=number)
    return hall


def plane(house: House) -> Hall:
    """Impact and feasibility."""
    return _voting(house, BallotKind.impact_feasibility)


def again(house: House) -> Hall:
    """A second vote; results and reasons of the first one are shown."""
    hall = _talked(house)
    hall.another(again_of=hall.round_id)
    return hall


def talking(house: House) -> Hall:
    """A discussion, a finding on the wall."""
    hall = _at(_talked(house), StepKind.discuss)
    showing.spotlight(by=hall.desk, finding_id=hall.findings[0])
    return hall


def sorting(house: House) -> Hall:
    """Experts propose themes."""
    return _at(_voting(house, BallotKind.agreement), StepKind.sort)


def pausing(house: House) -> Hall:
    """A pause with a word from the facilitator."""
    texts = {"en": "Coffee and waffles until eleven, in the blue room."}
    return _at(_voting(house, BallotKind.agreement), StepKind.pause, texts=texts)


def surveyed(house: House) -> Hall:
    """A survey elsewhere."""
    return _at(_voting(house, BallotKind.agreement), StepKind.survey, link="https://example.org/after-the-think-tank")


def ended(house: House) -> Hall:
    """The facilitator has closed the think tank."""
    hall = _voting(house, BallotKind.agreement)
    running.end(by=hall.desk)
    return hall


def seated(house: House) -> Hall:
    """Three people without a phone: one has a finding, one a ballot, one is yet to be entered."""
    hall = _voting(house, BallotKind.scale)
    names = ("Margaret Hollingsworth-Fairweather", "Jan", "")
    codes = seats.add_seats(by=hall.desk, region="kent", stakeholder="public", language="en", names=names)
    draft = FindingDraft.of(text="Buses end before the concerts do.", kind="idea", language="en", themes=["data"])
    seats.enter_finding(by=hall.desk, seat=codes[0], draft=draft, before_close=True)
    survey_halls.with_questions(hall, *survey_halls.KINDS.values())
    seats.enter_votes(by=hall.desk, seat=codes[1], round_id=hall.round_id, lines=[("1", "4"), ("2", "2"), ("3", "0")])
    return hall


def published(house: House) -> Hall:
    """Two votes that are over, in a think tank that anybody may read."""
    hall = again(house)
    for number, person in enumerate(hall.experts[:-1]):
        for place, finding in enumerate(hall.findings[:-1]):
            hall.vote(person, finding, ("agree", "agree", "agree", "disagree")[(number + 2 * place) % 4])
    _read_by_all(hall)
    return hall


def published_crowded(house: House) -> Hall:
    """Three hundred findings, read by anybody."""
    hall = crowded(house)
    _read_by_all(hall)
    return hall


def _read_by_all(hall: Hall) -> None:
    """The vote is over and its results are shown; the think tank is published."""
    running.show_results(by=hall.desk, round_id=hall.round_id, on=Audience.phones, shown=True)
    hall.close(StepKind.vote)
    for one in room.look(by=hall.desk).steps:
        if one.kind is StepKind.vote and one.state is StepState.open:
            running.set_step(by=hall.desk, step_id=one.id or 0, state=StepState.view_only)
    publishing.publish(by=hall.desk)


def _talked(house: House) -> Hall:
    """A vote whose results are shown, with three reasons; the first one has voted too."""
    hall = _voting(house, BallotKind.agreement)
    first = hall.findings[0]
    hall.vote(hall.experts[0], first, "disagree")
    for person, text in zip(hall.experts[1:], REASONS, strict=False):
        reasons.give_reason(by=person, round_id=hall.round_id, finding_id=first, text=text)
    running.show_results(by=hall.desk, round_id=hall.round_id, on=Audience.phones, shown=True)
    return hall


def _at(hall: Hall, kind: StepKind, **draft: object) -> Hall:
    composing.add_step(by=hall.desk, draft=StepDraft.of(kind=kind, **draft))  # type: ignore[arg-type]
    running.move_on(by=hall.desk, kind=kind)
    return hall


TEXTS = (
    "Three museums sold one ticket together in winter: four hundred in the first year.",
    "Small hotels share one booking desk in the low season, so that somebody always answers, in three languages.",
    "Firms with fewer than five people have no time to apply for grants: the forms take longer than the work.",
    "A ferry company and two bicycle shops offer a day without a car.",
    "Owners near retirement do not digitise; those who take over do.",
    "Training together in November, when everybody has time, brings the regions closer than any conference.",
)
REASONS = (
    "It needs one person who keeps the accounts for all three.",
    "We tried; the tourist office had other plans.",
    "In winter nobody comes for one museum alone.",
)


HALLS: dict[str, Callable[[House], Hall]] = {
    one.__name__: one
    for one in (
        canterbury,
        fresh,
        gathering,
        moderated,
        hidden,
        voted,
        closed,
        crowded,
        scale,
        dots,
        plane,
        again,
        talking,
        sorting,
        pausing,
        surveyed,
        ended,
        published,
        published_crowded,
        seated,
        reacted,
        reviewed,
        beside,
        silent,
    )
}
