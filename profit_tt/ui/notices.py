"""Refusals and good news, in the language of the visit, beside what caused them."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

import streamlit as st

from profit_tt.errors import HouseError, InField
from profit_tt.ui import session

P = ParamSpec("P")
T = TypeVar("T")


def attempt(place: str, act: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T | None:
    """Do a deed in a callback; a refusal becomes a notice at `place`, and the answer None.

    Nothing typed is lost: widgets keep their values, because nothing here clears them.
    """
    session.forget(_name(place))
    try:
        return act(*args, **kwargs)
    except HouseError as refused:
        field = refused.field if isinstance(refused, InField) else ""
        session.keep(_name(place), ("error", refused, field))
        return None
    finally:
        session.look_again()


def tell(place: str, sentence: str, **values: object) -> None:
    """Leave a piece of good news (a gettext message id) at `place`."""
    session.keep(_name(place), ("success", (sentence, values), ""))


def show(place: str, *, field: str | None = None, once: bool = True) -> str:
    """Draw the notice left at `place`; gives the field that a refusal belongs to, if any.

    With `field`, only a refusal of that field is drawn here: a form calls this under each field, and once without.
    """
    left = session.recall(_name(place))
    if left is None or field not in (None, left[2]):
        return ""
    if once:
        session.forget(_name(place))
    kind, what, field = left
    say = session.visit().say
    if kind == "error":
        st.error(what.spoken(say))
    else:
        st.success(say(what[0], **what[1]))
    return str(field)


def refused(place: str) -> bool:
    """Whether a refusal waits at `place`."""
    left = session.recall(_name(place))
    return bool(left) and left[0] == "error"


def _name(place: str) -> str:
    return f"_notice_{place}"
