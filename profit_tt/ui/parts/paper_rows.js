// A paper ballot to type in: a line for each finding, its answer at the end of the line. Enter or an arrow goes on to the
// next line, so that a number pad is enough; nothing leaves the browser before the button is pressed.
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const list = parentElement.querySelector('.rows');
  const button = parentElement.querySelector('.enter');
  const same = list.dataset.turn === data.turn;
  if (!same) {
    list.dataset.turn = data.turn;
    list.replaceChildren(...data.rows.map(([number, text]) => line(number, text)));
  }
  button.textContent = data.button;
  const inputs = [...list.querySelectorAll('input')];
  inputs.forEach((input, place) => mark(input, data.wrong[place]));
  const first = inputs.find((input) => input.getAttribute('aria-invalid') === 'true');
  if (first) first.focus();

  const go = (place) => (place < inputs.length ? inputs[Math.max(0, place)] : button).focus();
  const pressed = (event) => {
    const place = inputs.indexOf(event.target);
    if (place < 0) return;
    if (event.key === 'Enter' || event.key === 'ArrowDown') go(place + 1);
    else if (event.key === 'ArrowUp') go(place - 1);
    else return;
    event.preventDefault();
  };
  // Assigned, not added: this runs again with every drawing of the page, and an answer must not be sent twice.
  list.onkeydown = pressed;
  inputs.forEach((input) => { input.onfocus = () => input.select(); });
  button.onclick = () => setTriggerValue('entered', { turn: data.turn, answers: inputs.map((input) => input.value) });
}

function line(number, text) {
  const row = document.createElement('label');
  const [mark, words, input, wrong] = ['b', 'span', 'input', 'em'].map((name) => document.createElement(name));
  mark.textContent = `#${number}`;
  words.textContent = text;
  input.maxLength = 12;
  input.inputMode = 'decimal';
  input.autocomplete = 'off';
  wrong.id = `wrong-${number}`;
  row.append(mark, words, input, wrong);
  return row;
}

function mark(input, sentence) {
  const wrong = input.nextElementSibling;
  wrong.textContent = sentence || '';
  input.setAttribute('aria-invalid', sentence ? 'true' : 'false');
  if (sentence) input.setAttribute('aria-describedby', wrong.id);
  else input.removeAttribute('aria-describedby');
}
