"""The reference: a bare Streamlit script with one button in a fragment and one upsert through SQLAlchemy, as durable
as ours (SQLite in WAL, synchronous=FULL), and nothing else."""

import os
import threading

import sqlalchemy as sa
import streamlit as st

UPSERT = sa.text("INSERT INTO vote VALUES (:person, 1) ON CONFLICT (person) DO UPDATE SET value = value + 1")


@st.cache_resource
def database() -> tuple[sa.Engine, threading.Lock]:
    engine = sa.create_engine(f"sqlite:///{os.environ['BARE_DATABASE']}", pool_size=4, max_overflow=2)

    @sa.event.listens_for(engine, "connect")
    def durable(connection, _record):
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")

    with engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE IF NOT EXISTS vote (person TEXT PRIMARY KEY, value INTEGER)"))
    return engine, threading.Lock()


def cast(person: str) -> None:
    engine, one_writer = database()
    with one_writer, engine.begin() as connection:
        connection.execute(UPSERT, {"person": person})


@st.fragment
def ballot() -> None:
    st.button("Vote", key="vote", on_click=cast, args=(st.query_params.get("person", "nobody"),))


ballot()
