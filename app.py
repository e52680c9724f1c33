"""The front door: Streamlit behind our own ASGI door. `streamlit run app.py`, or `profit-tt serve`."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st

from profit_tt.server import MIDDLEWARE, ROUTES, counting_visits, keeping, streams_close_at_the_end
from profit_tt.services import behind, setting_up
from profit_tt.ui import ROUTER, opening


@asynccontextmanager
async def lifespan(started: st.App) -> AsyncIterator[None]:
    """Before the first visitor: settings checked, database up to date, heavy imports done."""
    setting_up.set_up()
    opening.prepare(started)
    with streams_close_at_the_end(), behind.gone_at_the_end():
        async with keeping(), counting_visits():
            yield


app = st.App(
    ROUTER,  # not beside pages/: see docs/house.md, known traps
    routes=ROUTES,
    middleware=MIDDLEWARE,
    lifespan=lifespan,
    on_script_error=opening.say_sorry,
    secrets=opening.NO_SECRETS,
)

if __name__ == "__main__":
    app.run()
