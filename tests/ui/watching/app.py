"""The house's door and live parts around a very small page, for test_live.py."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st

from profit_tt.server import MIDDLEWARE, ROUTES, streams_close_at_the_end
from profit_tt.ui import opening


@asynccontextmanager
async def lifespan(started: st.App) -> AsyncIterator[None]:
    opening.prepare(started)
    with streams_close_at_the_end():
        yield


app = st.App(
    Path(__file__).with_name("page.py"),
    routes=ROUTES,
    middleware=MIDDLEWARE,
    lifespan=lifespan,
    on_script_error=opening.say_sorry,
)
