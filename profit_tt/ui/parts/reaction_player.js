// A video: our own as a player, with captions; one on another host as a card. Nothing is asked of that host before
// somebody presses play.

export default function (component) {
  const { data, parentElement: here } = component;
  const sign = JSON.stringify(data);
  if (here.sign === sign) return; // drawn already: a redraw must not stop a film that plays
  here.sign = sign;
  const place = here.querySelector('.player');
  place.replaceChildren(data.frame ? card(data, place) : film(data));
}

function film(data) {
  const made = document.createElement('video');
  Object.assign(made, { controls: true, playsInline: true, preload: data.poster ? 'none' : 'metadata' });
  made.setAttribute('aria-label', data.label);
  if (data.poster) made.poster = data.poster;
  for (const said of data.captions) {
    const track = document.createElement('track');
    Object.assign(track, { kind: 'captions', srclang: said.language, label: said.label, src: said.src, default: said.shown });
    made.append(track);
  }
  made.src = data.src;
  return made;
}

function card(data, place) {
  const made = document.createElement('div');
  made.className = 'elsewhere';
  const play = document.createElement('button');
  play.type = 'button';
  play.textContent = data.words.play;
  play.onclick = () => {
    const frame = document.createElement('iframe');
    frame.title = data.label;
    frame.allow = 'autoplay; fullscreen; encrypted-media; picture-in-picture';
    frame.allowFullscreen = true;
    // The host must know which site shows its player, or it refuses to play; no more than that.
    frame.referrerPolicy = 'strict-origin-when-cross-origin';
    frame.sandbox = 'allow-scripts allow-same-origin allow-presentation allow-popups';
    frame.src = data.frame;
    place.replaceChildren(frame);
    frame.focus();
  };
  const note = document.createElement('p');
  note.textContent = data.words.note;
  const way = document.createElement('a');
  Object.assign(way, { href: data.address, target: '_blank', rel: 'noopener noreferrer', textContent: data.address });
  made.append(play, note, way);
  return made;
}
