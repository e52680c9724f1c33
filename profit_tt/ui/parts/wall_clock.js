// Counts down in the browser: from what the page says, and from what the event stream says (live.js), which is sooner.
// The server locks at zero by itself, whatever is seen here.
export default function (component) {
  const { data, parentElement } = component;
  parentElement.stop?.(); // this runs again with every drawing: one clock, not two that disagree
  const face = parentElement.querySelector('.face');
  const two = (number) => String(number).padStart(2, '0');
  let { left, running } = data;
  let since = performance.now();
  let timer = null;
  const draw = () => {
    clearTimeout(timer);
    const rest = Math.max(0, Math.ceil((left - (running ? performance.now() - since : 0)) / 1000));
    const hours = Math.floor(rest / 3600);
    const minutes = Math.floor(rest / 60) % 60;
    const time = hours ? `${hours}:${two(minutes)}:${two(rest % 60)}` : `${minutes}:${two(rest % 60)}`;
    const state = !rest ? 'over' : !running ? 'rests' : rest <= 30 ? 'near' : 'runs';
    face.querySelector('.time').textContent = time;
    face.querySelector('.said').textContent = data.words[state];
    Object.assign(face.dataset, { state, size: data.size });
    if (running && rest) timer = setTimeout(draw, 200);
  };
  const heard = ({ detail }) => {
    if (detail.step !== data.step || typeof detail.left_ms !== 'number') return;
    left = detail.left_ms;
    running = !detail.paused;
    since = performance.now();
    draw();
  };
  document.addEventListener('profit-now', heard);
  draw();
  const stop = (parentElement.stop = () => {
    clearTimeout(timer);
    document.removeEventListener('profit-now', heard);
  });
  return stop;
}
