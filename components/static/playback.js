/* Plays the days of a selection: draws each day's places on the map's frame and a band over the timeline.
 *
 * The frames come once, when somebody asks to play; from then on nothing is asked of the server. `counts` is packed
 * as components/playback.py tells.
 */
const MAP = 'iframe[title="streamlit_folium.st_folium"]';
const CHART = ".st-key-timeline .js-plotly-plot";
const DAY = 86400000;
const ICONS = {
  play: "M4 2 L14 8 L4 14 Z",
  pause: "M3 2 H6.5 V14 H3 Z M9.5 2 H13 V14 H9.5 Z",
  back: "M12 2 L5 8 L12 14 Z M3 2 H4.8 V14 H3 Z",
  forward: "M4 2 L11 8 L4 14 Z M11.2 2 H13 V14 H11.2 Z",
  close: "M3 4 L4 3 L8 7 L12 3 L13 4 L9 8 L13 12 L12 13 L8 9 L4 13 L3 12 L7 8 Z",
};
/* One map, one timeline, one player; it outlives the calls that bring new data. */
const player = { painted: null, frames: null, day: 0, playing: false, waiting: false, adding: false, pace: 1, at: 0, root: null };

export default function ({ data, parentElement, setStateValue }) {
  player.root = parentElement.querySelector(".dateline-playback");
  player.data = data;
  player.ask = () => setStateValue("wanted", data.painted);
  if (player.painted !== data.painted) {
    stop();
    player.painted = data.painted;
    player.frames = null;
    player.waiting = false;
  }
  controls();
  if (data.frames && !player.frames) unfold(data.frames).then((frames) => {
    if (player.painted !== data.painted) return;
    player.frames = frames;
    player.day = 0;
    begin();
  });
}

/* Start what somebody is waiting for, once its frames are there. */
function begin() {
  if (!player.frames || !player.waiting) return;
  player.waiting = false;
  player.open = player.frames.names.length > 0;
  if (player.open) play(true);
}

async function inflate(packed) {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/* Lay the counts out by day: [place, side, events] of those on it, and of those that begin on it. */
async function unfold(frames) {
  const bytes = await inflate(frames.counts), numbers = [];
  for (let i = 0; i < bytes.length; i += 1) {
    let value = bytes[i] & 127, shift = 7;
    for (; bytes[i] > 127; shift += 7) value += (bytes[(i += 1)] & 127) * 2 ** shift;
    numbers.push(value);
  }
  const days = frames.names.length, half = numbers.length / 2;
  const on = frames.names.map(() => []), begun = frames.names.map(() => []);
  frames.places.forEach((_, place) => frames.sides.forEach((_, side) => {
    let running = 0;
    for (let day = 0, at = (place * frames.sides.length + side) * days; day < days; day += 1, at += 1) {
      running += numbers[at];
      if (numbers[at]) begun[day].push([place, side, numbers[at]]);
      if (running) on[day].push([place, side, running]);
      running -= numbers[half + at];
    }
  }));
  return { ...frames, on, begun };
}

/* ---- what is drawn ---- */
function drawing() {
  const frame = document.querySelector(MAP);
  return frame && frame.contentWindow && frame.contentWindow.dateline;
}

function places() {
  const { frames, day, adding } = player, counts = new Map();
  const add = ([place, side, events]) => {
    if (!counts.has(place)) counts.set(place, new Map());
    counts.get(place).set(side, (counts.get(place).get(side) || 0) + events);
  };
  if (adding) for (let before = 0; before <= day; before += 1) frames.begun[before].forEach(add);
  else frames.on[day].forEach(add);
  const known = drawing().state.payload.sides;
  const sides = frames.sides.map((side) => {
    const index = known.findIndex((other) => other.name === side.name);
    return index >= 0 ? index : known.push(side) - 1;
  });
  return [...counts].map(([place, bySide]) => {
    const listed = [...bySide].map(([side, events]) => [sides[side], events]).sort((a, b) => b[1] - a[1]);
    return [...frames.places[place], listed.reduce((sum, [, events]) => sum + events, 0), listed];
  }).sort((a, b) => b[8] - a[8]);
}

function show() {
  const map = drawing();
  if (!map || !map.state.payload) return;
  map.frame(places());
  band();
  if (player.slider) player.slider.value = player.day;
  if (player.label) player.label.textContent = player.frames.names[player.day];
}

/* A band over the chart, beside Plotly: drawing it anew would cost a repaint of the chart and fire its events. */
function band() {
  const chart = document.querySelector(CHART);
  let mark = document.querySelector(".dateline-band");
  if (!chart || !chart._fullLayout || !player.frames || !player.open) {
    if (mark) mark.remove();
    return;
  }
  if (!mark || mark.parentElement !== chart) {
    if (mark) mark.remove();
    mark = document.createElement("div");
    mark.className = "dateline-band";
    Object.assign(mark.style, { position: "absolute", pointerEvents: "none", background: "currentColor" });
    chart.style.position = "relative";
    chart.append(mark);
  }
  const { xaxis, _size } = chart._fullLayout;
  const start = Date.parse(player.frames.first), width = player.frames.width * DAY, day = start + player.day * width;
  const at = (moment) => xaxis.l2p(moment);
  const left = Math.max(0, at((player.adding ? start : day) - DAY / 2));
  const right = Math.min(xaxis._length, at(day + width - DAY / 2));
  mark.hidden = right <= 0 || left >= xaxis._length;
  mark.style.opacity = player.adding ? "0.14" : "0.25";
  mark.style.left = `${xaxis._offset + left}px`;
  mark.style.width = `${Math.max(2, right - left)}px`;
  mark.style.top = `${_size.t}px`;
  mark.style.height = `${_size.h}px`;
}

/* Plotly lays its chart out anew some time after the window has changed. */
let settling = null;
window.addEventListener("resize", () => {
  clearTimeout(settling);
  settling = setTimeout(band, 400);
});

/* ---- time ---- */
function tick(now) {
  if (!player.playing) return;
  if (now - player.at >= player.data.paces[player.pace][1]) {
    player.at = now;
    if (player.day >= player.frames.names.length - 1) return play(false);
    player.day += 1;
    show();
  }
  requestAnimationFrame(tick);
}

function play(on) {
  player.playing = on;
  if (on) {
    if (player.day >= player.frames.names.length - 1) player.day = 0;
    player.at = performance.now();
    requestAnimationFrame(tick);
  }
  controls();
  show();
}

function step(by) {
  player.day = Math.max(0, Math.min(player.frames.names.length - 1, player.day + by));
  play(false);
}

function stop() {
  const map = drawing();
  player.playing = player.open = false;
  if (map && map.state.payload && map.state.frame) map.frame(null);
  band();
}

/* ---- the controls ---- */
function button(name, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.dataset.does = name;
  made.title = player.data.words[name];
  made.setAttribute("aria-label", player.data.words[name]);
  const icon = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  icon.setAttribute("viewBox", "0 0 16 16");
  icon.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", ICONS[name]);
  icon.append(path);
  made.append(icon);
  made.onclick = act;
  return made;
}

function choice(name, options, value, pick) {
  const made = document.createElement("select");
  made.dataset.does = name;
  made.title = player.data.words[name];
  made.setAttribute("aria-label", player.data.words[name]);
  options.forEach((words, index) => {
    const option = document.createElement("option");
    option.value = String(index);
    option.textContent = words;
    made.append(option);
  });
  made.value = String(value);
  made.onchange = () => pick(Number(made.value));
  return made;
}

function controls() {
  const { root, data, frames } = player;
  if (!root) return;
  // The control that was used keeps the focus, for those who play by keyboard.
  const focused = root.getRootNode().activeElement?.dataset?.does;
  root.replaceChildren();
  root.classList.toggle("open", Boolean(player.open));
  if (!player.open || !frames) {
    const start = button("play", () => {
      player.waiting = true;
      player.frames ? begin() : player.ask();
    });
    start.append(data.words.play);
    root.append(start);
    return;
  }
  player.slider = document.createElement("input");
  Object.assign(player.slider, { type: "range", min: 0, max: frames.names.length - 1, value: player.day });
  player.slider.setAttribute("aria-label", data.words.day);
  player.slider.oninput = () => {
    player.playing = false;
    player.day = Number(player.slider.value);
    show();
  };
  player.slider.onchange = () => controls();
  player.label = document.createElement("output");
  player.label.textContent = frames.names[player.day];
  root.append(
    button("back", () => step(-1)),
    player.playing ? button("pause", () => play(false)) : button("play", () => play(true)),
    button("forward", () => step(1)),
    player.slider, player.label,
    choice("mode", [data.words.day, data.words.sum], player.adding ? 1 : 0, (index) => { player.adding = index === 1; show(); }),
    choice("pace", data.paces.map(([words]) => words), player.pace, (index) => { player.pace = index; }),
    button("close", () => { stop(); controls(); }),
  );
  const again = focused === "pause" ? "play" : focused === "play" ? "pause" : focused;
  root.querySelector(`[data-does="${again}"]`)?.focus();
}
