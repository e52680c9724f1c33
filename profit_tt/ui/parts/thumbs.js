// What a ballot needs of the browser and the server cannot give: a vote is told politely to screen readers; a double
// tap, or a key held down, is one press (the second would hit the next finding, which nobody has read yet); and keys
// 1 to 5 answer the first row of points that waits.

// Outside: the ballot is drawn anew after every vote, and just then a second press must not count.
let last = 0;
let spot = null;

export default function (component) {
  const { data, parentElement } = component;
  parentElement.stop?.(); // this runs again with every drawing, and a press must not be heard twice
  const { buttons, rows } = data;
  const tooSoon = () => performance.now() - last < data.pause;
  const swallow = (event) => { event.preventDefault(); event.stopImmediatePropagation(); };
  const near = (event) => spot && Math.hypot(event.clientX - spot.x, event.clientY - spot.y) < 40;
  const clicked = (event) => {
    if (!event.target.closest) return;
    const row = event.target.closest(rows);
    if (!row && !event.target.closest(buttons)) return;
    // Two rows are two answers: only a second press on the same spot is a slip there.
    if (tooSoon() && (!row || (event.isTrusted && near(event)))) { swallow(event); return; }
    last = performance.now();
    spot = { x: event.clientX, y: event.clientY };
  };
  const answer = (key) => {
    const waits = [...document.querySelectorAll(rows)].find((row) => !row.querySelector('[data-selected=true]'));
    const button = waits && waits.querySelectorAll('button')[Number(key) - 1];
    if (button) button.click();
  };
  const pressed = (event) => {
    if (!'012345u'.includes(event.key) || event.key.length !== 1 || /INPUT|TEXTAREA/.test(event.target.tagName)) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.repeat || tooSoon()) { swallow(event); return; }
    last = performance.now();
    if ('12345'.includes(event.key) && document.querySelector(rows)) { swallow(event); answer(event.key); }
  };
  const polite = () => {
    const words = document.querySelector(data.words);
    if (words) { words.setAttribute('aria-live', 'polite'); words.setAttribute('aria-atomic', 'true'); }
  };
  window.addEventListener('click', clicked, true);
  window.addEventListener('keydown', pressed, true);
  polite();
  const late = setTimeout(polite, 300); // the ballot may be drawn after this
  const stop = (parentElement.stop = () => {
    clearTimeout(late);
    window.removeEventListener('click', clicked, true);
    window.removeEventListener('keydown', pressed, true);
  });
  return stop;
}
