"""The page of methods: every rule, every threshold, worked through on a finding as soon as its votes are shown."""

from dataclasses import fields

import pytest
from streamlit.testing.v1 import AppTest

from profit_tt.models import BallotKind, Parameters
from profit_tt.services import behind, room, thresholds, voting
from profit_tt.ui.parts.methods_measure import stacked
from profit_tt.ui.parts.methods_sheet import NAMES
from tests.building import Hall, House
from tests.pages.reading import open_room, show, told
from tests.pages.visiting import keys, visit


def formulas(page: AppTest) -> list[str]:
    """The formulas of the page, in TeX."""
    return [one.value.strip("$\n") for one in page.latex]


def sheet_of(page: AppTest) -> dict[str, tuple[str, str]]:
    """Value and usual value by the threshold's name in exports."""
    rows = page.table[-1].value
    names = [told.split("`")[1] for told in rows.iloc[:, 0]]
    return dict(zip(names, zip(rows["Value"], rows["Usual value"], strict=True), strict=True))


@pytest.fixture
def hall(house: House) -> Hall:
    """Twenty experts, four a region; all agree with the first finding but Kent, half of which disagrees."""
    hall = house.session_of(20, 2)
    for place, expert in enumerate(hall.experts):
        hall.vote(expert, hall.findings[0], "disagree" if place in (0, 5) else "agree")
        hall.vote(expert, hall.findings[1], "passed" if place % 2 else "disagree")
    return hall


def test_every_threshold_of_the_sheet_has_words(house: House) -> None:
    assert set(NAMES) == {one.name for one in fields(Parameters)}
    page = open_room(house.think_tank(), "methods", house.think_tank().person("stranger"))
    rows = sheet_of(page)
    assert list(rows) == list(NAMES)
    assert [value for value, _ in rows.values()] == [usual for _, usual in rows.values()]
    assert "They are fixed when the first voting round opens." in told(page)


def test_hidden_votes_are_not_reckoned_with(hall: Hall) -> None:
    page = open_room(hall, "methods", hall.desk)
    assert "as soon as votes on agreement are shown" in told(page)
    assert len(page.dataframe) == 0
    assert r"\frac{A}{A + D}" in formulas(page)[0]
    assert not any(r"\frac{2}{4}" in one for one in formulas(page))


def test_formulas_are_worked_through_on_the_best_finding(hall: Hall) -> None:
    show(hall)
    page = open_room(hall, "methods", hall.person("stranger"))
    table = page.dataframe[0].value
    assert table[["Agree", "Disagree", "Pass", "Votes"]].to_numpy().tolist() == [[2, 2, 0, 4], *[[4, 0, 0, 4]] * 4]
    told_of = formulas(page)
    # Kent: (2.5/5)(1 - 2.5/5) = 0.25; the others (4.5/5)(1 - 0.5/5) = 0.81; the fifth root of 0.25 * 0.81^4 = 0.640
    for lines in (
        (r"0.25 \cdot 0.81 \cdot 0.81 \cdot 0.81 \cdot 0.81", "= 0.108", "CG = 0.108^{1/5} = 0.64"),
        (r"\hat p = \frac{2}{4} = 0.5", r"0.15 \ldots 0.85"),
        (r"\min_r \hat p_r = 0.5", r"\frac{18}{20} = 0.9"),
        (r"a = \frac{18 + 1}{20 + 2},\quad q = \frac{0 + 1}{20 + 2},\quad E = 0", r"[\ldots]^2 = 1.529"),
    ):
        assert stacked(r"\qquad ".join(lines)) in told_of


def test_groups_are_worked_through_once_they_have_beaten_chance(house: House) -> None:
    hall = house.session_of(20, 8)
    for place, expert in enumerate(hall.experts):
        for number, finding in enumerate(hall.findings):
            hall.vote(expert, finding, "agree" if number == 0 or (place + number) % 2 else "disagree")
    show(hall)
    assert not any("s =" in one for one in formulas(open_room(hall, "methods", hall.desk)))  # nobody waits for it
    behind.idle()
    told_of = formulas(open_room(hall, "methods", hall.desk))
    assert stacked(r"s = 1,\qquad p = 0.005") in told_of
    assert r"\frac{10 + 1}{10 + 2} \cdot \frac{10 + 1}{10 + 2} = 0.84" in told_of


def test_several_formulas_stand_one_below_the_other() -> None:
    assert stacked(r"x = 1") == "x = 1"
    assert (
        stacked(r"n = 1:\qquad x,\ y,\qquad z") == r"\begin{gathered} n = 1 \\[0.6em] x,\ y \\[0.6em] z \end{gathered}"
    )


def test_another_finding_is_chosen_in_the_address(hall: Hall) -> None:
    show(hall)
    page = open_room(hall, "methods", hall.desk, finding="2")
    assert r"\frac{10}{20} = 0.5" in formulas(page)  # of twenty, ten pass
    page.selectbox(key="methods-finding").set_value(1).run()
    assert page.query_params["finding"] == "1"
    assert r"\frac{0}{20} = 0" in formulas(page)


def test_numbers_are_written_as_the_language_does(hall: Hall) -> None:
    show(hall)
    told_of = formulas(open_room(hall, "methods", hall.desk, lang="fr"))
    assert any(r"0{,}25 \cdot 0{,}81" in one for one in told_of)


def test_a_changed_threshold_is_told_here_and_on_the_picture(hall: Hall) -> None:
    show(hall)
    assert "have not been changed since" in told(open_room(hall, "methods", hall.desk))
    assert "were changed after voting had begun" not in told(open_room(hall, "picture", hall.desk))
    thresholds.change(by=hall.desk, changes={"covered_from": 4})
    page = open_room(hall, "methods", hall.desk)
    assert "were changed after voting had begun" in told(page)
    assert sheet_of(page)["covered_from"] == ("4", "3")
    assert "were changed after voting had begun" in told(open_room(hall, "picture", hall.desk))


def test_a_facilitator_changes_a_threshold_and_nobody_else_is_offered_it(hall: Hall) -> None:
    show(hall)
    assert "threshold-put" not in keys(open_room(hall, "methods", hall.experts[0]))
    page = open_room(hall, "methods", hall.desk)
    page.number_input(key="threshold-covered_from-3").set_value(0)
    page.button(key="threshold-put").click().run()
    assert "A threshold cannot have this value." in told(page)
    page.number_input(key="threshold-covered_from-3").set_value(5)
    page.button(key="threshold-put").click().run()
    assert "cannot have this value" not in told(page)
    assert "were changed after voting had begun" in told(page)
    page.selectbox(key="threshold-name").set_value("weakest_from").run()
    page.number_input(key="threshold-weakest_from-0.6").set_value(0.75)
    page.button(key="threshold-put").click().run()
    sheet = thresholds.of(room.look(by=hall.desk).think_tank)
    assert (sheet.covered_from, sheet.weakest_from) == (5, 0.75)


def test_points_and_dots_are_worked_through_where_they_were_given(house: House) -> None:
    hall = house.session_of(5, 2).ballot(BallotKind.scale)
    for expert in hall.experts:
        voting.rate(by=expert, round_id=hall.round_id, finding_id=hall.findings[0], value=4)
    show(hall)
    told_of = formulas(open_room(hall, "methods", hall.desk))
    assert stacked(r"n_1 \ldots n_5 = 0,\ 0,\ 0,\ 5,\ 0:\qquad \tilde x = 4,\qquad \mathrm{Cns} = 1") in told_of


def test_without_a_think_tank_there_is_a_way_in(house: House) -> None:

    assert "Which think tank?" in told(visit("methods"))
