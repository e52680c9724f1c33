"""The sample's survey comes with the sample: every answer counts, and all of it is marked as invented."""

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from profit_tt.errors import BadData, NotFound
from profit_tt.models import Person
from profit_tt.services import (
    data_files,
    network,
    sample,
    survey_answers,
    survey_files,
    survey_form,
    survey_sample,
    surveys,
)
from tests.building import House


@pytest.fixture
def by(house: House) -> Person:
    return Person.house(sample.load_canterbury(by=Person.house()).think_tank.id)


def test_it_is_open_invented_and_answered_by_all_kinds(by: Person) -> None:
    (form,) = surveys.forms(by=by)
    found = survey_answers.frame(by=by, survey_id=form.id)
    assert (form.is_open, form.is_sample, form.survey.by_link) == (True, True, True)
    assert set(found["provenance"]) == {"illustrative"}
    assert found["respondent"].nunique() == 34
    assert found["place"].nunique() == len(form.questions) == 7
    assert bool(found["finished"].all())


def test_time_is_the_main_barrier_in_four_regions(by: Person) -> None:
    (form,) = surveys.forms(by=by)
    barrier = form.questions[1]
    names = {option.id: option.text_en for option in barrier.options}
    found = survey_answers.frame(by=by, survey_id=form.id)
    said = found[found["question_id"] == barrier.id]
    first = pd.crosstab(said["region"], said["option_id"].map(names)).idxmax(axis="columns")
    assert sorted(map(str, first)) == ["Staff", "Time", "Time", "Time", "Time"]


def test_nobody_lacks_an_answer(by: Person) -> None:
    """What the files say is what somebody could have said on a phone."""
    (form,) = surveys.forms(by=by)
    found = survey_answers.frame(by=by, survey_id=form.id)
    required = {one.id for one in form.questions if one.question.required}
    of_each = found.groupby("respondent")["question_id"].agg(set)
    assert all(required <= asked for asked in of_each)


def test_its_words_stand_in_three_languages(by: Person) -> None:
    (form,) = surveys.forms(by=by)
    rows: list[Any] = [row for one in form.questions for row in (one.question, *one.options, *one.rows)]
    assert [row.id for row in rows for code in ("en", "fr", "nl") if not getattr(row, f"text_{code}")] == []
    assert survey_form.words(form.survey, "name", "fr") == "L’innovation dans les petites entreprises touristiques"


def test_it_goes_to_a_file_and_back(by: Person) -> None:
    (form,) = surveys.forms(by=by)
    text = survey_files.to_toml(by=by, survey_id=form.id)
    again = survey_files.from_toml(by=by, text=text)
    assert survey_files.to_toml(by=by, survey_id=again.id or 0) == text


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize("row", ["kent-01,9,1", "nobody,1,1", "kent-01,1,7", "kent-01,2,Time", "kent-01,5,1;2"])
def test_a_wrong_row_is_named(house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, row: str) -> None:
    answers = tmp_path / "survey_answers.csv"
    answers.write_text(f"expert,question,answer,provenance,source\n{row},illustrative,invented\n", "utf-8")
    read = data_files.read_csv
    monkeypatch.setattr(survey_sample, "read_csv", lambda _path, kind: read(answers, kind))
    with pytest.raises(BadData, match=r"survey_answers\.csv: row 2"):
        sample.load_canterbury(by=Person.house())


def test_hidden_samples_are_neither_asked_nor_counted(house: House) -> None:
    loaded = sample.load_canterbury(by=Person.house()).think_tank
    by = Person.house(loaded.id)
    (form,) = surveys.forms(by=by)
    network.hide_samples(by=by, hidden=True)
    assert surveys.forms(by=by) == ()
    assert survey_answers.people(by=by) == {}
    with pytest.raises(NotFound):
        survey_answers.frame(by=by, survey_id=form.id)
    network.hide_samples(by=by, hidden=False)
    assert surveys.forms(by=by) == (form,)
