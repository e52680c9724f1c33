"""The picture as the world reads it: its chapters, without those that are drawn person by person or vote by vote."""

from profit_tt.models import BallotKind
from profit_tt.services import results
from profit_tt.services.results import Picture
from profit_tt.text import Speaker
from profit_tt.ui.parts import chapters, filters, story, which_round
from profit_tt.ui.session import Visit


def draw(here: Visit, whole: Picture) -> None:
    """The filters, and the chapters of what they leave."""
    say = here.say
    lists = [
        filters.region(whole.room, say, name="region", label=say("Votes from")),
        filters.theme(whole.room, say),
        filters.kind(say),
    ]
    picked = filters.chosen(lists)
    seen = results.filtered(whole, regions=picked["region"], themes=picked["theme"], kinds=picked["kind"])
    which_round.choose(whole.room, say)
    if whole.room.findings:
        count = filters.counted(len(seen.room.findings), len(whole.room.findings), say)
        filters.row(lists, picked, say, count=count)
    not_yet(seen, say)
    chapters.people(seen, say)
    if not seen.room.findings:
        story.calm(say("No finding here yet, or none that fits the filters."), key="nothing")
        return
    chapters.themes(seen, say)
    _votes(here, seen)
    chapters.exchange(seen, say)


def not_yet(seen: Picture, say: Speaker) -> None:
    """Why there are no votes on the page, where there are none."""
    if not seen.shown:
        sentence = say("Results of votes can be read here once they are over and the facilitators have shown them.")
        story.calm(sentence, key="hidden")


def _votes(here: Visit, seen: Picture) -> None:
    """What was voted, as far as the world may know. How it grew is not told: each step of it is a small cell."""
    if not seen.shown:
        return
    say = here.say
    if not results.voted_only(seen).findings:
        story.calm(story.small_cells(seen, say), key="too-few")
        return
    chapters.agreement(seen, say, by_type=True)
    if seen.ballot is not BallotKind.dots:
        chapters.differences(seen, say, with_people=False)
        chapters.alike(seen, say)
        chapters.unknown(seen, say)
    moves = results.movement(by=here.person, audience=here.audience, round_id=seen.round_id)
    chapters.moved(moves, say)
