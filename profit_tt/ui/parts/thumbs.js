// What a ballot needs of the browser and the server cannot give: a vote is told politely to screen readers, and a
// double tap, or a key held down, is one press (the second would hit the next finding, which nobody has read yet).
export default function (component) {
  const { data } = component;
  const buttons = data.buttons;
  let last = 0;
  const tooSoon = () => performance.now() - last < data.pause;
  const swallow = (event) => { event.preventDefault(); event.stopImmediatePropagation(); };
  const clicked = (event) => {
    if (!event.target.closest || !event.target.closest(buttons)) return;
    if (tooSoon()) { swallow(event); return; }
    last = performance.now();
  };
  const pressed = (event) => {
    if (!'123'.includes(event.key) || event.key.length !== 1 || /INPUT|TEXTAREA/.test(event.target.tagName)) return;
    if (event.repeat || tooSoon()) { swallow(event); return; }
    last = performance.now();
  };
  const polite = () => {
    const words = document.querySelector(data.words);
    if (words) { words.setAttribute('aria-live', 'polite'); words.setAttribute('aria-atomic', 'true'); }
  };
  window.addEventListener('click', clicked, true);
  window.addEventListener('keydown', pressed, true);
  polite();
  const late = setTimeout(polite, 300); // the ballot may be drawn after this
  return () => {
    clearTimeout(late);
    window.removeEventListener('click', clicked, true);
    window.removeEventListener('keydown', pressed, true);
  };
}
