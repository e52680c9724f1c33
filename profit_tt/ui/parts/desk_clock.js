// Counts down in the browser from what the server said last; the server locks at zero by itself, whatever is seen here.
export default function (component) {
  const { data, parentElement } = component;
  const face = parentElement.querySelector('.face');
  const said = performance.now();
  const two = (number) => String(number).padStart(2, '0');
  parentElement.stop?.(); // this runs again with every drawing: one clock, not two that disagree
  let timer = null;
  const draw = () => {
    const gone = data.running ? performance.now() - said : 0;
    const left = Math.max(0, Math.ceil((data.left - gone) / 1000));
    const hours = Math.floor(left / 3600);
    const minutes = Math.floor(left / 60) % 60;
    face.textContent = hours ? `${hours}:${two(minutes)}:${two(left % 60)}` : `${minutes}:${two(left % 60)}`;
    face.dataset.state = !left ? 'over' : data.running ? (left <= 30 ? 'near' : 'runs') : 'rests';
    face.setAttribute('aria-label', data.label);
    if (data.running && left) timer = setTimeout(draw, 250);
  };
  draw();
  const stop = (parentElement.stop = () => clearTimeout(timer));
  return stop;
}
