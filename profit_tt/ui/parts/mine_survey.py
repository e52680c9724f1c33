"""My answers to a survey in words, on my own page: each question that I was asked, with what I said."""

from typing import Any

import streamlit as st

from profit_tt.models import QuestionKind
from profit_tt.services.mine import MySurvey
from profit_tt.services.survey_form import AskedQuestion, words
from profit_tt.text import Speaker
from profit_tt.ui.parts.words import escaped


def draw(one: MySurvey, say: Speaker) -> None:
    """Folded; nothing before the first answer."""
    answered = [asked for asked in one.form.questions if asked.id in one.values]
    if not answered:
        return
    with st.expander(say.many("My answer", "My {n} answers", len(answered)), key=f"my-survey-{one.form.id}"):
        for asked in answered:
            question = escaped(words(asked.question, "text", say.language))
            st.markdown(f"{question}  \n**{told(asked, one.values[asked.id], say)}**")


def told(asked: AskedQuestion, value: Any, say: Speaker) -> str:
    """An answer as Markdown."""
    texts = {option.id or 0: escaped(words(option, "text", say.language)) for option in asked.options}
    match asked.kind:
        case QuestionKind.single:
            return texts.get(value, "")
        case QuestionKind.multiple:
            return say.list([texts[one] for one in value if one in texts])
        case QuestionKind.ranking:
            ranked = enumerate((texts[one] for one in value if one in texts), start=1)
            return " · ".join(f"{say.number(place)}\\. {text}" for place, text in ranked)
        case QuestionKind.matrix:
            rows = {row.id or 0: escaped(words(row, "text", say.language)) for row in asked.rows}
            pairs = [(rows[row], texts[one]) for row, one in value.items() if row in rows and one in texts]
            return " · ".join(f"{row}: {text}" for row, text in pairs)
        case QuestionKind.scale:
            return _point(asked, int(value), say)
        case QuestionKind.number:
            return say.number(value)
        case _:
            return escaped(str(value))


def _point(asked: AskedQuestion, point: int, say: Speaker) -> str:
    names = dict(zip(asked.points, asked.labels(say.language), strict=True))
    number = say.number(point)
    return f"{number} {escaped(names[point])}" if names.get(point) else number
