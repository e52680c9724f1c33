// Streamlit hears of a text area only when it is left. This listens to one while somebody types: it counts the signs at
// once, and after half a second of silence presses Ctrl+Enter in it, which Streamlit takes as "done for now".
export default function (component) {
  const { data, parentElement } = component;
  parentElement.stop?.(); // this runs again with every drawing, and a key must not be heard twice
  const kept = (parentElement.kept ??= { timer: null }); // what was typed is sent also when the page is drawn in between
  const count = parentElement.querySelector('.count');
  const area = () => document.querySelector(data.area);
  const show = () => {
    const field = area();
    if (!field) return;
    const length = [...field.value.normalize('NFC').trim()].length;
    const over = length - data.limit;
    count.textContent = (over > 0 ? data.over : data.under).replace('{n}', over > 0 ? over : length);
    count.dataset.state = over > 0 ? 'over' : over > -30 ? 'near' : 'calm';
  };
  const typed = (event) => {
    if (!event.target.matches || !event.target.matches(data.area)) return;
    show();
    clearTimeout(kept.timer);
    kept.timer = setTimeout(() => {
      const options = { key: 'Enter', code: 'Enter', keyCode: 13, which: 13, ctrlKey: true, bubbles: true, cancelable: true };
      event.target.dispatchEvent(new KeyboardEvent('keydown', options));
    }, data.silence);
  };
  document.addEventListener('input', typed, true);
  show();
  const late = setTimeout(show, 300); // the text area may be drawn, or emptied, after this
  const stop = (parentElement.stop = () => {
    clearTimeout(late);
    document.removeEventListener('input', typed, true);
  });
  return () => {
    clearTimeout(kept.timer);
    stop();
  };
}
