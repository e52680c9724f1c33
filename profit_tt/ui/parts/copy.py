"""A button that copies a text, also where the browser gives pages no clipboard (plain http in a meeting room)."""

from collections.abc import Callable

import streamlit as st

from profit_tt.text import Speaker

_SCRIPT = """
export default function (component) {
  const { data, parentElement } = component;
  const button = parentElement.querySelector('button');
  if (!button.dataset.done) button.textContent = data.label;
  const byHand = () => {
    const field = document.createElement('textarea');
    field.value = data.text;
    field.style.cssText = 'position:fixed;opacity:0';
    document.body.append(field);
    field.select();
    const copied = document.execCommand('copy');
    field.remove();
    return copied ? Promise.resolve() : Promise.reject(new Error('no clipboard'));
  };
  button.onclick = async () => {
    try {
      await (navigator.clipboard ? navigator.clipboard.writeText(data.text).catch(byHand) : byHand());
      button.dataset.done = 'yes';
      button.textContent = data.done;
      setTimeout(() => { delete button.dataset.done; button.textContent = data.label; }, 3000);
    } catch {
      button.textContent = data.failed;
    }
  };
}
"""

_copy: Callable[..., object] | None = None


def button(text: str, label: str, say: Speaker, *, key: str) -> None:
    """Draw the button. `text` goes to the browser in any case: this hides nothing."""
    global _copy
    if _copy is None:
        _copy = st.components.v2.component(
            "profit_copy",
            html='<button type="button" class="copy" aria-live="polite"></button>',
            js=_SCRIPT,
            isolate_styles=False,
        )
    said = {"text": text, "label": label, "done": say("Copied"), "failed": say("Please copy it by hand")}
    _copy(key=key, data=said)
