"""Single keys at the desk. Each presses a button of the desk; '?' lists those that work at this moment."""

from pathlib import Path

import streamlit as st

from profit_tt.text import Speaker

_HTML = """
<button type="button" class="open"></button>
<div class="hint" role="status" hidden></div>
<div class="keys" role="dialog" aria-labelledby="keys-title" hidden>
  <h2 id="keys-title"></h2><dl></dl>
  <label class="off"><input type="checkbox"> <span></span></label>
  <button type="button" class="close"></button>
</div>
"""
_CSS = """
[hidden] { display: none !important; }
.open, .close { font: 600 1rem/1 var(--font); color: var(--accent); background: var(--surface); cursor: pointer;
  border: 1px solid var(--line); border-radius: 14px; min-height: 44px; padding: 0 18px; }
.open:focus-visible, .close:focus-visible { outline: none; box-shadow: var(--ring); }
.hint, .keys { position: fixed; z-index: 80; color: var(--ink); font-family: var(--font); }
.hint { left: 50%; bottom: calc(var(--bar) + 24px); transform: translateX(-50%); padding: 14px 22px;
  border-radius: 2rem; background: var(--ink); color: var(--background); font-weight: 600;
  max-width: calc(100vw - 2rem); }
.keys { right: 24px; bottom: calc(var(--bar) + 24px); width: min(26rem, calc(100vw - 2rem)); max-height: 80vh;
  overflow: auto; background: var(--surface); border: 1px solid var(--line); border-radius: 20px; padding: 22px 24px;
  box-shadow: 0 12px 48px rgb(0 0 0 / .22); }
h2 { font-size: 1.2rem; margin: 0 0 14px; }
dl { display: grid; grid-template-columns: auto 1fr; gap: 10px 16px; margin: 0 0 16px; align-items: center; }
dt { font-weight: 700; border: 1px solid var(--line); background: var(--soft); border-radius: 8px; padding: 3px 9px;
  text-align: center; min-width: 2.2em; }
dd { margin: 0; line-height: 1.3; }
.off { display: flex; gap: 10px; align-items: center; min-height: 44px; margin-bottom: 8px; }
.off input { width: 20px; height: 20px; accent-color: var(--primary); }
"""

_part = st.components.v2.component(
    "profit_desk_keys", html=_HTML, css=_CSS, js=Path(__file__).with_suffix(".js").read_text("utf-8")
)


def listen(say: Speaker) -> None:
    """Listen to the keys of the desk."""
    keys = [
        one("n", say("Next step"), "next"),
        one("e", say("Bring everybody here"), "bring"),
        one(" ", say("Pause the countdown, or go on"), "clock-pause", "clock-resume", shown=say("Space")),
        one("c", say("Begin the countdown"), "clock-begin"),
        one("+", say("30 seconds more"), "clock-more"),
        one("b", say("Black out the wall, or light it again"), "black-out"),
        one("q", say("How to join, on the wall"), "scene-join"),
        one("a", say("Wall follows the agenda"), "scene-auto"),
        one("f", say("Next finding on the wall"), "finding-next"),
        one("d", say("Mark this finding as discussed"), "finding-discussed"),
        one("r", say("Reveal the results on the wall, or hide them"), "show-wall", twice=True),
        one("p", say("Reveal the results on phones, or hide them"), "show-phones", twice=True),
    ]
    hear(keys, say)


def hear(keys: list[dict[str, object]], say: Speaker) -> None:
    """Listen to these keys. A key whose button is not on the page, or may not be pressed now, does nothing."""
    said = {
        "keys": keys,
        "title": say("Keys"),
        "close": say("Close"),
        "use": say("Single keys work on this device"),
        "again": say("Press {key} once more: {what}", key="{key}", what="{what}"),
    }
    _part(key="desk-keys", data=said)


def one(key: str, words: str, *buttons: str, shown: str = "", twice: bool = False) -> dict[str, object]:
    """A key, what it does, and the keys of the buttons that it presses; `twice`: only when pressed twice."""
    press = ",".join(f".st-key-{button} button" for button in buttons)
    return {"key": key, "shown": shown or key.upper(), "words": words, "press": press, "twice": twice}
