"""Somebody who has been at two think tanks: what was said in both, in two languages, results of both shown."""

from profit_tt.models import Audience, StepKind
from profit_tt.services import running
from tests.building import REGIONS, Hall, House
from tests.screen_talk import reviewed

_TEXTS = (
    ("Five museums sold one ticket together in winter: 900 in the first year.", "en", ["partnership", "data"]),
    ("Un ferry et trois loueurs de vélos vendent une journée sans voiture.", "fr", ["experience"]),
    ("Nobody can tell which visitors come in November, and why.", "en", ["data"]),
    ("Gids en bakker leggen samen een ochtend vast: er is altijd plaats voor zes mensen.", "nl", ["partnership"]),
    ("Small hotels lend each other their machines for the laundry.", "en", ["partnership"]),
)


def beside(house: House) -> Hall:
    """The think tank some weeks after, and an earlier one with the same people."""
    earlier = house.think_tank(
        title="Ostend, two years before", question="How do small firms of the coast work together?", place="Ostend"
    )
    for place in range(20):
        earlier.expert(REGIONS[place % 4])
    for place, (text, language, themes) in enumerate(_TEXTS):
        earlier.finding(text, by=earlier.experts[place], language=language, themes=themes)
    earlier.open(StepKind.vote)
    for place, by in enumerate(earlier.experts):
        for finding in earlier.findings:
            earlier.vote(by, finding, "agree" if (place + finding) % 5 else "disagree")
    running.show_results(by=earlier.desk, round_id=earlier.round_id, on=Audience.phones, shown=True)
    hall = reviewed(house)
    earlier.expert("kent", device=hall.experts[0].device)
    return hall
