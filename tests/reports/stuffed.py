"""Every text of tests/bad_input.py, in every field that takes it: what take-aways are tested with."""

from collections.abc import Iterator
from datetime import date
from itertools import cycle
from typing import Any

from profit_tt.errors import InField
from profit_tt.models import (
    ORGANISATIONS,
    ActivityKind,
    CommentDraft,
    Part,
    Person,
    ReactionDraft,
    SizeBand,
    StepKind,
    Survey,
)
from profit_tt.models.findings import TEXT_LIMIT
from profit_tt.models.survey_drafts import QuestionDraft, SurveyDraft
from profit_tt.models.words import clean, clean_link, folded
from profit_tt.services import (
    moderating,
    network_merging,
    reactions,
    reasons,
    survey_answers,
    survey_questions,
    surveys,
    talk_moderating,
    talking,
)
from profit_tt.text import LANGUAGES
from tests.bad_input import TEXTS
from tests.building import REGIONS, Hall, House
from tests.services import networks

TITLE = "</title><script>document.title='owned'</script>;=1+1"
QUESTION = '![pixel](https://tracker.example/pixel.png) #set text(99pt) $x$, =HYPERLINK("https://evil.example")'
WRITER = "=cmd|'/C calc'!A0"


def kept(limit: int, *, one_line: bool = True) -> list[str]:
    """Every bad text that a field of this limit takes, as it keeps it."""
    found = []
    for text in TEXTS.values():
        try:
            found.append(clean(text, field="text", limit=limit, required=True, one_line=one_line))
        except InField:
            continue
    assert len(found) > 60
    return list(dict.fromkeys(found))


def conversing(house: House) -> Hall:
    """A think tank whose findings are every bad text; everybody votes, one finding is rejected."""
    hall = house.think_tank(open=(StepKind.collect,))
    for place, text in enumerate(kept(TEXT_LIMIT)):
        hall.finding(text, by=hall.expert(("kent", "zeeland", "essex")[place % 3]))
    hall.open(StepKind.vote)
    for place, person in enumerate(hall.experts):
        for choice, finding in zip(("agree", "disagree", "passed"), hall.findings[place:], strict=False):
            hall.vote(person, finding, choice)
    moderating.reject(by=hall.desk, finding_id=hall.findings[-1], reason="=1+1", seen=None)
    return hall


def in_languages(texts: Iterator[str]) -> dict[str, str]:
    return {language: next(texts) for language in LANGUAGES}


def surveying(hall: Hall, *, questions: int = 30) -> Survey:
    """A survey of bad texts, in three languages."""
    names, options, labels = (cycle(kept(limit)) for limit in (120, 160, 60))
    texts = cycle(kept(2000, one_line=False))
    made = surveys.add_survey(
        by=hall.desk, draft=SurveyDraft.of(names=in_languages(names), texts=in_languages(texts), by_link=True)
    )
    for place in range(questions):
        asked = {"kind": ("single", "matrix", "scale")[place % 3], "texts": in_languages(names)}
        offered = {"options": [in_languages(options) for _ in range(4)], "rows": [in_languages(options)]}
        named = {"labels": {code: [next(labels), next(labels)] for code in LANGUAGES}}
        try:
            draft = QuestionDraft.of(**asked, **offered, **named)  # type: ignore[arg-type]
        except InField:  # two options that differ in nothing but signs
            continue
        survey_questions.add_question(by=hall.desk, survey_id=made.id or 0, draft=draft)
    return made


def networking(hall: Hall) -> None:
    """A network of bad texts: organisations, activities (some alike but for day or place), who took part, a merge."""
    links = cycle(one for text in TEXTS.values() if (one := linked(text)))
    sectors, sources, hosts = (cycle(kept(limit)) for limit in (60, 200, 120))
    descriptions = cycle(kept(1000, one_line=False))
    firms, seen = [], set[tuple[str, str]]()
    for place, name in enumerate(kept(120)):
        plain = folded(name) or name
        region = next((one for one in REGIONS if (one, plain) not in seen), None)  # a region has a name once
        if region is None:
            continue
        seen.add((region, plain))
        more: dict[str, Any] = {"sector": next(sectors), "source": next(sources), "website": next(links)}
        more |= {
            "size": (None, *SizeBand)[place % 5],
            "consent": place % 2 == 0,
            "stakeholder": ORGANISATIONS[place % 3],
        }
        firms.append(networks.firm(hall, name, region, **more))
    bare = networks.firm(hall, "Bare", "kent")
    firms.append(bare)
    network_merging.merge(by=hall.desk, organisation_id=firms[0], into=bare)
    activities = []
    for place, title in enumerate([*kept(120), *["Twice"] * 4]):
        more = {"host": next(hosts), "source": next(sources), "description": next(descriptions)}
        more |= {"begins": (None, date(2019, 4, 3), date(2019, 6, 13 + place % 5))[place % 3], "reached": place or None}
        more |= {"host_region": (None, "kent", "essex")[place % 3], "regions": list(REGIONS[: 1 + place % 4])}
        more |= {"themes": ["data", "partnership"][: place % 3]}
        try:
            activities.append(networks.held(hall, title, list(ActivityKind)[place % 8], **more))
        except InField:
            continue
    for place, activity in enumerate(activities):
        networks.joined(hall, firms[place % len(firms)], activity, role=list(Part)[place % 5])


def linked(text: str) -> str:
    """A web address with the text in it, if one may be kept."""
    try:
        return clean_link(f"https://example.org/{text}", field="website", limit=500)
    except InField:
        return ""


def whole(house: House) -> tuple[Hall, Person, int]:
    """A think tank with all of it, results and network and talk; who wrote every finding, and a survey's id.

    Whoever calls it lets one author send them all (collecting.FINDINGS_A_MINUTE).
    """
    hall = house.think_tank(
        open=(StepKind.collect,), title=TITLE, question=QUESTION, place="../../etc/passwd", facilitator="@SUM(1,1)"
    )
    writer = hall.expert("kent", name=WRITER)
    evidence, tags = cycle(kept(1000, one_line=False)), cycle(kept(40))
    links = cycle(one for text in TEXTS.values() if (one := linked(text)))
    for text in reversed(kept(TEXT_LIMIT)):  # formulas and markup before long words: charts draw the first
        more = {"evidence": next(evidence), "link": next(links), "tags": [next(tags), next(tags)]}
        hall.finding(text, by=writer, **more)
    hall.open(StepKind.vote)
    crowd = hall.crowd(15)
    for place, person in enumerate([writer, *crowd]):
        for finding in hall.findings[:30]:
            hall.vote(person, finding, ("agree", "agree", "passed", "disagree")[(place + finding) % 4])
    for finding, text in zip(hall.findings[:30], kept(280), strict=False):
        reasons.give_reason(by=writer, round_id=hall.round_id, finding_id=finding, text=text)
    moderating.reject(by=hall.desk, finding_id=hall.findings[-1], reason="=1+1", seen=None)
    networking(hall)
    survey = surveying(hall, questions=9)  # a chart for each
    surveys.open_survey(by=hall.desk, survey_id=survey.id or 0)
    _answer(crowd, survey.id or 0)
    talk_moderating.set_open(by=hall.desk, is_open=True)
    for person, text in zip(crowd, kept(280), strict=False):
        talking.comment(by=person, finding_id=hall.findings[0], draft=CommentDraft.of(text=text, language="en"))
        reactions.give(by=person, draft=ReactionDraft.of(text=text, language="en", consent=True))
    return hall, writer, survey.id or 0


def _answer(people: list[Person], survey_id: int) -> None:
    for place, person in enumerate(people):
        form = surveys.form(by=person, survey_id=survey_id)
        for asked in form.questions:
            if str(asked.kind) == "single":
                value: Any = asked.option_ids[place % 2]
            elif str(asked.kind) == "matrix":
                value = dict.fromkeys(asked.row_ids, asked.option_ids[place % 2])
            else:
                value = 1 + place % 5
            survey_answers.answer(by=person, survey_id=survey_id, question_id=asked.id, value=value)
