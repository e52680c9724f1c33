"""Single keys on the wall: how to join over everything, black, full screen, and a list of the keys."""

from collections.abc import Callable
from html import escape

import streamlit as st

from profit_tt.text import Speaker

# The view is an attribute of the page that wall.css reads; nothing goes to the server.
_SCRIPT = """
export default function ({ parentElement }) {
  parentElement.stop?.(); // this runs again with every drawing, and a key must not be heard twice
  const page = document.documentElement;
  const views = { j: 'join', b: 'black', '?': 'keys' };
  const pressed = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key === 'f') {
      if (document.fullscreenElement) document.exitFullscreen(); else page.requestFullscreen();
    } else if (key === 'escape' || views[key] === page.dataset.wall) {
      delete page.dataset.wall;
    } else if (views[key]) {
      page.dataset.wall = views[key];
    }
  };
  document.addEventListener('keydown', pressed);
  const stop = (parentElement.stop = () => document.removeEventListener('keydown', pressed));
  return () => { stop(); delete page.dataset.wall; };
}
"""

_keys: Callable[..., object] | None = None


def listen(say: Speaker) -> None:
    """Listen to the keys; the list of them is on the page, and seen while '?' has been pressed."""
    global _keys
    if _keys is None:
        _keys = st.components.v2.component("profit_wall_keys", js=_SCRIPT)
    rows = {
        "J": say("How to join, over everything"),
        "F": say("Full screen"),
        "B": say("Black screen"),
        "?": say("These keys"),
    }
    drawn = "".join(f"<dt>{escape(key)}</dt><dd>{escape(words)}</dd>" for key, words in rows.items())
    with st.container(key="wall-keys"):
        st.html(f"<dl>{drawn}</dl>")
        _keys(key="wall-keys-pressed")
