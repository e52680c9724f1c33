"""The think tanks in which pages are photographed: one function each, built through services."""

from collections.abc import Callable

from profit_tt.models import Audience, Person, StepKind
from profit_tt.services import collecting, entering, hosting, room, running, sample
from tests.building import Hall, House


def canterbury(house: House) -> Hall:
    """The sample as it is loaded, with an expert of today."""
    loaded = sample.load_canterbury(by=Person.house()).think_tank
    token = hosting.renew_link(by=Person.house(loaded.id), name="Ann").token
    entering.enter_as_facilitator(device="desk-sample", token=token)
    hall = Hall(loaded, Person("desk-sample", loaded.id), token)
    one = hall.expert("zeeland", device="phone-sample")
    for finding in room.look(by=one).findings[:4]:
        hall.vote(one, finding.id)
    hall.finding("Ferry companies and museums print one shared timetable for families without a car.", by=one)
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


HALLS: dict[str, Callable[[House], Hall]] = {
    one.__name__: one for one in (canterbury, fresh, gathering, hidden, voted, closed, crowded)
}
