"""What a report says, chapter by chapter, in the order in which a room found it."""

from profit_tt.clock import now
from profit_tt.models import Language
from profit_tt.reports.report import annex, drawings, lists, method, practice
from profit_tt.reports.report.parts import Block, Chapter, Contents, Drawing, Figure, Points, Words
from profit_tt.services import frames_places, survey_form
from profit_tt.services.reporting import Gathered
from profit_tt.text import Speaker


def contents(told: Gathered, say: Speaker) -> Contents:
    """The report in the language of `say`. Chapters that have nothing to tell are left out."""
    seen, tank = told.picture, told.picture.room.think_tank
    today = say.date(now().date())
    day = say.date(tank.held_on) if tank.held_on else ""
    chapters = _chapters(told, say)
    return Contents(
        language=Language(say.language).value,
        title=tank.title,
        question=tank.question,
        facts=tuple(one for one in (tank.place, day) if one),
        marks=tuple(lists.mark(one, say) for one in seen.room.regions if one.shown),
        sample=say("Sample: invented to show how the app works.") if lists.has_samples(told) else "",
        figures=_figures(told, say),
        headlines=lists.headlines(seen, say),
        answers=_answers(chapters),
        chapters=chapters,
        measured=method.in_short(seen, say),
        made=say("PROFIT Think Tank, {date}", date=today),
    )


def _chapters(told: Gathered, say: Speaker) -> tuple[Chapter, ...]:
    made = (
        Chapter("people", say("Who took part"), _people(told, say)),
        Chapter("found", say("What did we find?"), _found(told, say)),
        Chapter("agree", say("What do we agree on?"), _agreed(told, say)),
        Chapter("differ", say("Where do we differ?"), _differing(told, say)),
        Chapter("unknown", say("What do we not know yet?"), _unknown(told, say)),
        Chapter("moved", say("What did the discussion move?"), _moved(told, say)),
        Chapter("slate", say("Findings that speak for everybody"), lists.slate(told.picture, say)),
        Chapter("learn", say("Who can learn from whom?"), _learning(told, say)),
        Chapter("tried", say("From finding to practice"), practice.told(told, say)),
        Chapter("survey", say("What did the survey say?"), _survey(told, say)),
        Chapter("network", say("The innovation network"), _network(told, say)),
        Chapter("method", say("How we measure"), method.told(told.picture, say)),
        Chapter("annex", say("All findings"), annex.findings(told.picture, say)),
    )
    return tuple(one for one in made if one.blocks)


def _figures(told: Gathered, say: Speaker) -> tuple[Figure, ...]:
    seen = told.picture
    joined, voted = sum(seen.joined.values()), sum(seen.voted.values())
    told_figures = (
        (joined, say("People who joined")),
        (len(seen.taking_part), say("Regions")),
        (len(seen.room.findings), say("Findings")),
        (voted, say("People who have voted")),
    )
    return tuple(Figure(say.number(number), label) for number, label in told_figures)


def _answers(chapters: tuple[Chapter, ...]) -> tuple[tuple[str, str], ...]:
    """Each question with what its first chart states."""
    first = ((one, next((block for block in one.blocks if isinstance(block, Drawing)), None)) for one in chapters)
    return tuple((chapter.title, drawing.title) for chapter, drawing in first if drawing is not None)


def _shown(those: list[Drawing], say: Speaker) -> tuple[Block, ...]:
    """Charts, each under the sentence that it states."""
    return tuple(block for one in those for block in (Words(one.title, "lead"), one))


def _people(told: Gathered, say: Speaker) -> tuple[Block, ...]:
    seen = told.picture
    note = say(
        "A dash stands for a few people: fewer than {n} of one kind from one region are not counted apart.",
        n=say.number(seen.parameters.small_cell),
    )
    rules = (say("People who joined, and those of them who have voted."), note)
    charts = _shown(drawings.people(told, say), say)
    return (*charts, *(Words(one, "note") for one in rules)) if charts else ()


def _found(told: Gathered, say: Speaker) -> tuple[Block, ...]:
    rule = say("Findings by theme and by the region they come from. A finding with several themes counts in each.")
    charts = _shown(drawings.found(told, say), say)
    where = _shown(drawings.on_map(told, say), say)
    return (*charts, Words(rule, "note"), *where, *lists.by_theme(told.picture, say)) if charts else ()


def _agreed(told: Gathered, say: Speaker) -> tuple[Block, ...]:
    seen = told.picture
    if not seen.shown:
        return (Words(say("Results stay hidden until the facilitator shows them.")),)
    charts = _shown(drawings.agreed(told, say), say)
    rules = (Words(one, "note") for one in method.of_the_chart(seen, say))
    return (*charts, *rules, *annex.standing(seen, say, limit=drawings.FIRST)) if charts else ()


def _differing(told: Gathered, say: Speaker) -> tuple[Block, ...]:
    charts = drawings.differing(told, say)
    note = say(
        "How sure a difference is: votes were dealt out to the regions by chance {n} times; weak means that chance "
        "does as much too often.",
        n=say.number(told.picture.parameters.draws),
    )
    return (*_shown(charts, say), Words(note, "note")) if charts else ()


def _unknown(told: Gathered, say: Speaker) -> tuple[Block, ...]:
    charts, sheet = drawings.unknown(told, say), told.picture.parameters
    rule = say(
        "Findings that more than {share} of at least {n} people passed on: an invitation to learn, not a failure.",
        share=say.percent(sheet.uncertain_above),
        n=say.number(sheet.uncertain_votes),
    )
    return (*_shown(charts, say), Words(rule, "note")) if charts else ()


def _moved(told: Gathered, say: Speaker) -> tuple[Block, ...]:
    rule = say("From the first round to the second, for people of a region; only regions with enough votes in both.")
    charts = _shown(drawings.moved(told, say), say)
    return (*charts, Words(rule, "note")) if charts else ()


def _learning(told: Gathered, say: Speaker) -> tuple[Block, ...]:
    rule = say("Regions with a practice on a theme, beside regions with a need or a barrier on it.")
    charts = _shown(drawings.learning(told, say), say)
    pairs = lists.exchanges(frames_places.exchanges(told.picture, say), say)
    return (*charts, Words(rule, "note"), *pairs) if charts else ()


def _survey(told: Gathered, say: Speaker) -> tuple[Block, ...]:
    """Every survey under its own title, with who answered and a chart for each question."""
    made: list[Block] = []
    for place, one in enumerate(told.surveys, start=1):
        people = say.many("{n} person has answered.", "{n} people have answered.", one.people)
        sample = [say("Sample: invented to show how the app works.")] if one.has_samples else []
        made.append(Points((), survey_form.words(one.form.survey, "name", say.language)))
        made.append(Words(" ".join([people, *sample]), "note"))
        for drawing in drawings.of_survey(one, say, place=place):
            question = one.questions[int(drawing.key.rsplit("-", 1)[1]) - 1]
            made += [
                Words(survey_form.words(question.asked.question, "text", say.language), "question"),
                Words(drawing.title, "lead"),
                drawing,
            ]
    return tuple(made)


def _network(told: Gathered, say: Speaker) -> tuple[Block, ...]:
    charts = _shown(drawings.of_network(told, say), say)
    figures = lists.network_figures(told.network, say)
    return (*charts, *figures)
