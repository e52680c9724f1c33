"""What experts sorted, on the moderation page: proposals that differ, taken on by a press."""

from profit_tt.models import StepKind, StepState
from profit_tt.models.agenda_drafts import StepDraft
from profit_tt.services import composing, room, running, sorting
from tests.building import Hall, House
from tests.pages.reading import keys, open_room, told


def _sorting(house: House) -> Hall:
    hall = house.session_of(3, 2, open=())
    step = composing.add_step(by=hall.desk, draft=StepDraft.of(kind="sort"))
    running.set_step(by=hall.desk, step_id=step.id or 0, state=StepState.open)
    return hall


def _proposed(keys: list[str]) -> list[str]:
    return [key for key in keys if key.startswith("sorted-")]


def test_nothing_before_anybody_sorted(house: House) -> None:
    hall = _sorting(house)
    assert "Sorted by experts" not in [one.value for one in open_room(hall, "moderate", hall.desk).header]


def test_what_most_propose_is_taken_on_with_a_press(house: House) -> None:
    hall = _sorting(house)
    first, second = room.look(by=hall.desk).findings
    themes = [
        theme.slug for theme in room.look(by=hall.desk).themes if theme.slug not in (*first.themes, *second.themes)
    ]
    for expert in hall.experts:
        sorting.propose(by=expert, finding_id=first.id, themes=themes[:1])
    sorting.propose(by=hall.experts[0], finding_id=second.id, themes=second.themes)
    page = open_room(hall, "moderate", hall.desk)
    assert "3 people have sorted." in told(page)
    assert _proposed(keys(page, "button")) == [f"sorted-{first.id}"]
    page.button(key=f"sorted-{first.id}").click().run()
    assert room.look(by=hall.desk).findings[0].themes == (themes[0],)
    assert _proposed(keys(page, "button")) == []
    assert "Every finding stands where most people put it." in told(page)
    assert [step.kind for step in room.look(by=hall.desk).steps][-1] is StepKind.sort
