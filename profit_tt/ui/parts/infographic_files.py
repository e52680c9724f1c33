"""The infographic to take home: made when a button is pressed, from the rows as they are then."""

from collections.abc import Callable

import streamlit as st

from profit_tt.errors import N_
from profit_tt.models import Audience
from profit_tt.reports.infographic import Format, infographic
from profit_tt.reports.typesetting import Form
from profit_tt.services import summary
from profit_tt.ui.parts.downloads import name
from profit_tt.ui.session import Visit

_PLANS: tuple[tuple[Form, Format, str], ...] = (
    ("pdf", "poster", "PDF (A3)"),
    ("svg", "poster", "SVG"),
    ("png", "poster", "PNG"),
    ("png", "slide", N_("Slide (PNG)")),
)
_MEDIA: dict[Form, str] = {"pdf": "application/pdf", "svg": "image/svg+xml", "png": "image/png"}


def row(here: Visit) -> None:
    """Poster (A3) as PDF, SVG and PNG, and the slide for a wall as PNG; findings as this person may see them."""
    say, code = here.say, here.room.think_tank.code
    with st.container(key="infographic", horizontal=True, vertical_alignment="center"):
        st.markdown(say("Infographic"))
        for form, size, label in _PLANS:
            st.download_button(
                say(label),
                _made(here, form, size),
                file_name=name(f"{code}-{size}", form),
                mime=_MEDIA[form],
                key=f"infographic-{form}-{size}",
                on_click="ignore",
            )


def _made(here: Visit, form: Form, size: Format) -> Callable[[], bytes]:
    """What the button gives, without Streamlit's session."""
    by, say = here.person, here.say
    audience = Audience.desk if here.is_facilitator else Audience.phones
    return lambda: infographic(summary.summary(by=by, audience=audience), say, form=form, size=size)
