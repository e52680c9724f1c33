import streamlit as st

from profit_tt.ui import session

here = session.visit()
st.title(here.say("Welcome"))
st.write(here.person, here.standing)
