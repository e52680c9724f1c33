"""The agenda as a file: out and in again without a difference; a broken file is one sentence and changes nothing."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from profit_tt import config
from profit_tt.errors import BadData, HouseError, NotAllowed, OutOfTurn
from profit_tt.models import BallotKind, BallotWay, FindingsFrom, Language, Ordering, ResultsRule, StepKind, StepState
from profit_tt.models.agenda_drafts import AgendaPlan, PlannedStep, RoundDraft, StepDraft
from profit_tt.services import agenda_files, agenda_plans, composing, room, running
from profit_tt.text import speaker
from tests.building import House, everything

LANGUAGES = [str(one) for one in Language]
THEMES = ["data", "product-development"]


def words(most: int) -> st.SearchStrategy[str]:
    """What people type, with quotes, backslashes, signs of TOML and letters beyond the first plane."""
    signs = st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co"), exclude_characters="\u2028\u2029")
    return st.text(st.one_of(st.sampled_from("\"'\\\n\t#=[]{} é🚲"), signs), max_size=most)


def by_language(of: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, str]]:
    return st.dictionaries(st.sampled_from(LANGUAGES), of, max_size=3)


@st.composite
def plans(draw: DrawFn) -> AgendaPlan:
    """Agendas as facilitators might compose them, valid by construction."""
    steps: list[PlannedStep] = []
    for _ in range(draw(st.integers(1, 6))):
        kind = draw(st.sampled_from([*StepKind, StepKind.vote, StepKind.vote]))
        step = step_of(draw, kind)
        votes = [number for number, one in enumerate(steps, start=1) if one.voting is not None]
        steps.append(PlannedStep(step=step, voting=round_of(draw, steps, votes) if kind is StepKind.vote else None))
    return AgendaPlan(steps=tuple(steps))


def step_of(draw: DrawFn, kind: StepKind) -> StepDraft:
    fields = {
        "names": draw(by_language(words(20))),
        "texts": draw(by_language(words(40))),
        "minutes": draw(st.none() | st.integers(1, 100_000)),
        "link": draw(st.sampled_from(["", "https://example.eu/a?b=c&d=\"e'"])),
    }
    try:
        return StepDraft.of(kind=kind, **fields)
    except HouseError:  # a pile of marks, a sign that cannot be stored
        return StepDraft.of(kind=kind)


def round_of(draw: DrawFn, steps: list[PlannedStep], votes: list[int]) -> RoundDraft:
    free = {
        "ordering": draw(st.sampled_from(Ordering)),
        "way": draw(st.sampled_from(BallotWay)),
        "results": draw(st.sampled_from(ResultsRule)),
        "asks_reason": draw(st.booleans()),
    }
    earlier = draw(st.sampled_from([None, *votes]))
    if earlier is not None and draw(st.booleans()):
        shared = steps[earlier - 1].voting
        assert shared is not None
        given_shared = shared.model_dump(include={"ballot", "budget", "each", "labels"})
        return RoundDraft.of(again_of=earlier, **given_shared, **free)
    rules = list(FindingsFrom) if earlier is not None else [one for one in FindingsFrom if one is not FindingsFrom.top]
    dots = draw(st.integers(1, 100))
    return RoundDraft.of(
        ballot=draw(st.sampled_from(BallotKind)),
        budget=dots,
        each=draw(st.integers(1, dots)),
        findings_from=draw(st.sampled_from(rules)),
        themes=THEMES[: draw(st.integers(1, 2))],
        top=draw(st.integers(1, 1000)),
        top_of=earlier,
        labels=draw(st.sampled_from([{}, {"fr": ["un", "deux", 'tr"ois', "quatre", "cinq"]}])),
        **free,
    )


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plans())
def test_what_is_written_is_read_again(plan: AgendaPlan) -> None:
    text = agenda_plans.written(plan)
    assert agenda_plans.read(text) == plan
    assert agenda_plans.written(agenda_plans.read(text)) == text
    assert agenda_plans.read(text.replace("\n", "\r\n")) == plan


def test_the_same_through_a_think_tank(house: House) -> None:
    hall = house.think_tank()

    @settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(plans())
    def there_and_back(plan: AgendaPlan) -> None:
        composing.take_in(by=hall.desk, plan=plan, instead=True, source="test")
        text = agenda_files.to_toml(by=hall.desk)
        assert agenda_plans.read(text) == plan
        agenda_files.from_toml(by=hall.desk, text=text, replace=True)
        assert agenda_files.to_toml(by=hall.desk) == text

    there_and_back()


def test_a_file_is_added_behind_what_is_there(house: House) -> None:
    hall = house.session_of(1, 1)
    hall.vote(hall.experts[0], hall.findings[0])
    text = agenda_files.to_toml(by=hall.desk).replace('kind = "review"', 'kind = "vote"\n[step.vote]\nagain_of = 3')
    with pytest.raises(OutOfTurn, match="Votes were cast"):
        agenda_files.from_toml(by=hall.desk, text=text, replace=True)
    added = agenda_files.from_toml(by=hall.desk, text=text)
    here = room.look(by=hall.desk)
    assert [step.id for step in here.steps[4:]] == [step.id for step in added]
    assert [step.state for step in added] == [StepState.hidden] * 4
    again, first = here.round_of(here.steps[7]), here.round_of(here.steps[6])
    assert again is not None
    assert first is not None
    assert again.again_of == first.id
    assert (here.current_step, here.voting) == (here.steps[2], here.rounds[0])


#: A broken file, and what its sentence says after the file's name.
BROKEN = {
    "": "agenda.step: is missing",
    "step = 3": "agenda.step: is not a list",
    "step = []": "agenda.step: is empty",
    "[[step]": "-: ",
    "a = " + "9" * 5000: "-: cannot be read",
    "a = " + "[" * 20_000: "-: ",
    "x" * 400_001: "-: is too long",
    "\x00": "-: ",
    "[[step]]\nkind = 'party'": "step 1.kind: Please choose one of the answers offered.",
    "[[step]]\nname = {en = 'x'}": "step 1.kind: is missing",
    "[[step]]\nkind = 'text'\nminutes = '5'": "step 1.minutes: is not a whole number",
    "[[step]]\nkind = 'text'\nminutes = 0": "step 1.minutes: Give the time in whole minutes, from 1 to 100,000.",
    "[[step]]\nkind = 'text'\ncolour = 'red'": "step 1.colour: is not a known key",
    "[[step]]\nkind = 'text'\nname = {de = 'x'}": "step 1.name: Please choose one of the answers offered.",
    f"[[step]]\nkind = 'text'\nname = {{nl = '{'x' * 81}'}}": "step 1.name.nl: Too long: 81 characters, 80 are",
    "[[step]]\nkind = 'text'\ntext = {fr = \"a\\u0000\"}": "step 1.text.fr: The text holds characters",
    "[[step]]\nkind = 'text'\nlink = 'javascript:x'": "step 1.link: A link begins with https://",
    "[[step]]\nkind = 'text'\n[step.vote]": "step 1.vote: only a step of kind vote has this",
    "[[step]]\nkind = 'vote'\n[step.vote]\nballot = 'dots'\ndots = 101": "step 1.vote.dots: Give each expert 1 to 100",
    "[[step]]\nkind = 'vote'\n[step.vote]\nballot = 'dots'\ndots = 2\non_one = 3": "step 1.vote.on_one: On one finding",
    "[[step]]\nkind = 'vote'\n[step.vote]\nfindings = 'top'\ntop = 3": "step 1.vote.top_of: Choose the earlier vote",
    "[[step]]\nkind = 'vote'\n[step.vote]\nfindings = 'themes'": "step 1.vote.themes: Choose at least one theme.",
    "[[step]]\nkind = 'vote'\n[step.vote]\nagain_of = 1": "step 1.vote.again_of: is not the position of an",
    "[[step]]\nkind = 'text'\n[[step]]\nkind = 'vote'\n[step.vote]\nagain_of = 1": "step 2.vote.again_of: is not the",
    "[[step]]\nkind = 'vote'\n[step.vote]\nballot = 'scale'\nlabels = {en = ['a']}": "step 1.vote.labels.en: Name all",
    "[[step]]\nkind = 'text'\n" * 61: "agenda.step: is too long",
}


@pytest.mark.parametrize("text", BROKEN, ids=list(BROKEN.values()))
def test_a_broken_file_is_one_sentence_with_its_place(text: str) -> None:
    with pytest.raises(BadData) as refused:
        agenda_plans.read(text)
    assert str(refused.value).startswith(f"agenda.toml: {BROKEN[text]}")
    for language in LANGUAGES:
        assert refused.value.spoken(speaker(language)).startswith("agenda.toml")


def test_a_broken_file_changes_nothing(house: House) -> None:
    hall = house.think_tank()
    good = agenda_files.to_toml(by=hall.desk)
    themes = "[[step]]\nkind = 'vote'\n[step.vote]\nfindings = 'themes'\nthemes = ['x']"
    before = everything()
    for broken, place in (
        (themes, "step 5.vote.themes: is not a known theme"),
        ("[[step]]", "step 5.kind: is missing"),
    ):
        with pytest.raises(BadData) as refused:
            agenda_files.from_toml(by=hall.desk, text=good + broken, replace=True)
        assert str(refused.value) == f"agenda.toml: {place}"
    assert everything() == before


def test_the_sentence_of_a_broken_file_is_spoken_in_full() -> None:
    with pytest.raises(BadData) as refused:
        agenda_plans.read(f"[[step]]\nkind = 'text'\nname = {{nl = '{'x' * 81}'}}")
    spoken = refused.value.spoken(speaker("fr"))
    assert "81" in spoken
    assert "allowed" not in spoken


def test_only_facilitators_take_it_along(house: House) -> None:
    hall = house.session_of(1, 0, open=())
    text = agenda_files.to_toml(by=hall.desk)
    for by in (hall.experts[0], hall.person("stranger"), hall.person("")):
        with pytest.raises(NotAllowed):
            agenda_files.to_toml(by=by)
        with pytest.raises(NotAllowed):
            agenda_files.from_toml(by=by, text=text)
    running.end(by=hall.desk)
    assert agenda_files.to_toml(by=hall.desk) == text
    with pytest.raises(OutOfTurn):
        agenda_files.from_toml(by=hall.desk, text=text)


def test_a_template_that_cannot_be_read_is_left_out_and_named_when_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "own.toml").write_text("[template]\nname = {en = 'Our own'}\n[[step]]\nkind = 'collect'\nminutes = 7\n")
    (folder / "broken.toml").write_text("[[step]]\nkind = 'party'\n")
    (folder / "nameless.toml").write_text("[[step]]\nkind = 'collect'\n")
    monkeypatch.setattr(config.settings(), "data", tmp_path)
    assert [(one.key, one.name, one.minutes) for one in agenda_plans.templates("fr")] == [("own", "Our own", 7)]
    with pytest.raises(BadData, match=r"broken\.toml: step 1\.kind"):
        agenda_plans.plan_of("broken")
    (folder / "own.toml").write_text("[template]\nname = {en = 'Newer'}\n[[step]]\nkind = 'collect'\nminutes = 8\n")
    assert [(one.name, one.minutes) for one in agenda_plans.templates("en")] == [("Newer", 8)]
