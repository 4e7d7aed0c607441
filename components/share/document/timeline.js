/* Draws the events a day by side, and a strip of what is known to some days only; a drag picks days, a click one. */
const timeline = (() => {
  const SVG = "http://www.w3.org/2000/svg";
  const HEIGHT = 170, LEFT = 34, RIGHT = 6, TOP = 8, LANES = 5, LANE = 6;
  const svg = document.getElementById("timeline");
  let scale = null, drag = null;

  function add(parent, tag, attributes, text) {
    const made = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    if (text !== undefined) made.textContent = text;
    parent.append(made);
    return made;
  }

  const HATCHES = { "/": "M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2", x: "M0,0 l6,6 M6,0 l-6,6", ".": "M2,3 a1,1 0 1,0 2,0 a1,1 0 1,0 -2,0", "-": "M0,3 h6" };
  function patterns() {
    const defs = add(svg, "defs", {});
    data.sides.forEach((side, index) => {
      const pattern = add(defs, "pattern", { id: `side-${index}`, width: 6, height: 6, patternUnits: "userSpaceOnUse" });
      add(pattern, "rect", { width: 6, height: 6, fill: side.colour });
      if (HATCHES[side.pattern]) add(pattern, "path", { d: HATCHES[side.pattern], class: "hatch" });
    });
  }

  function nice(most) {
    const raw = Math.max(1, most / 4), power = 10 ** Math.floor(Math.log10(raw));
    return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= raw);
  }

  /* Lay the spans out in lanes in which none covers another; a "since" runs on to the last day. */
  function lanes(events) {
    const spans = new Map();
    for (const event of events) {
      if (event.single || event.bound || event.first === null) continue;
      const last = event.open ? lastDay : event.last;
      const key = [event.first, last, event.side, event.open].join();
      spans.set(key, { first: event.first, last, side: event.side, open: event.open, n: (spans.get(key)?.n || 0) + 1 });
    }
    const rows = [];
    for (const span of [...spans.values()].sort((a, b) => b.n - a.n || a.first - b.first)) {
      let row = rows.find((others) => others.every((other) => other.last < span.first || span.last < other.first));
      if (!row) rows.push((row = []));
      row.push(span);
    }
    return rows.slice(0, LANES);
  }

  function draw(events, picked) {
    svg.replaceChildren();
    const width = Math.max(280, svg.clientWidth || 900), days = lastDay + 1;
    svg.setAttribute("viewBox", `0 0 ${width} ${HEIGHT}`);
    patterns();
    const rows = lanes(events);
    const bottom = HEIGHT - 22 - (rows.length ? rows.length * LANE + 6 : 0), step = (width - LEFT - RIGHT) / days;
    scale = { step, days, ratio: width / (svg.clientWidth || width) };
    const bin = Math.ceil(days / 240), stacks = new Map();
    for (const event of events) {
      if (!event.single && !event.bound) continue;
      if (event.first < 0 || event.first > lastDay) continue;
      const start = Math.floor(event.first / bin) * bin;
      if (!stacks.has(start)) stacks.set(start, new Map());
      const key = `${event.bound ? 1 : 0}:${event.side}`;
      stacks.get(start).set(key, (stacks.get(start).get(key) || 0) + 1);
    }
    const most = Math.max(0, ...[...stacks.values()].map((stack) => [...stack.values()].reduce((a, b) => a + b, 0)));
    if (picked) {
      const [from, to] = picked;
      add(svg, "rect", { class: "picked", x: LEFT + from * step, y: TOP, width: (to - from + 1) * step, height: bottom - TOP });
    }
    for (let value = nice(most); most && value <= most; value += nice(most)) {
      const y = bottom - (value / most) * (bottom - TOP);
      add(svg, "line", { class: "grid", x1: LEFT, x2: width - RIGHT, y1: y, y2: y });
      add(svg, "text", { x: LEFT - 6, y: y + 4, "text-anchor": "end" }, number.format(value));
    }
    if (!most && !rows.length) add(svg, "text", { x: width / 2, y: HEIGHT / 2, "text-anchor": "middle" }, data.words["timeline.none"]);
    for (const [start, stack] of stacks) {
      let base = bottom;
      const barWidth = Math.max(1, Math.min(bin * step * 0.82, 26)), x = LEFT + (start + bin / 2) * step - barWidth / 2;
      for (const [key, n] of [...stack].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
        const [bound, side] = key.split(":").map(Number), height = (n / most) * (bottom - TOP);
        const colour = data.sides[side].colour;
        const bar = add(svg, "rect", bound
          ? { x: x + 0.7, y: base - height + 0.7, width: Math.max(0.5, barWidth - 1.4), height: Math.max(0.5, height - 1.4), fill: "none", stroke: colour, "stroke-width": 1.4 }
          : { x, y: base - height, width: barWidth, height, fill: `url(#side-${side})`, class: "bar" });
        bar.dataset.day = isoOf(start);
        add(bar, "title", {}, `${bound ? "≤ " : ""}${nameOf(start, true)} · ${data.sides[side].name}: ${number.format(n)}`);
        if (bound && height > 12 && barWidth > 9)
          add(svg, "text", { x: x + barWidth / 2, y: base - height / 2 + 4, "text-anchor": "middle", style: `fill:${colour}` }, "≤");
        base -= height;
      }
    }
    add(svg, "line", { class: "axis", x1: LEFT, x2: width - RIGHT, y1: bottom, y2: bottom });
    rows.forEach((row, lane) => row.forEach((span) => {
      const x = LEFT + Math.max(0, span.first) * step, end = LEFT + (Math.min(span.last, lastDay) + 1) * step, y = bottom + 6 + lane * LANE;
      const bar = add(svg, "rect", { x, y, width: Math.max(1, end - x - 1), height: 3.5, fill: data.sides[span.side].colour });
      add(bar, "title", {}, `${nameOf(span.first, true)} – ${span.open ? "…" : nameOf(span.last, true)} · ${data.sides[span.side].name}: ${number.format(span.n)}`);
    }));
    let every = [1, 2, 3, 7, 14, 28, 91, 182, 365].find((n) => n * step >= 72) || 365;
    while (every * step < 72) every *= 2;
    for (let day = 0; day < days; day += every) {
      const x = LEFT + (day + 0.5) * step;
      if (x > width - 30) break;
      add(svg, "text", { x, y: HEIGHT - 5, "text-anchor": day ? "middle" : "start" }, nameOf(day, days > 360));
    }
  }

  function dayAt(pointer) {
    const x = (pointer.clientX - svg.getBoundingClientRect().left) * scale.ratio;
    return Math.max(0, Math.min(scale.days - 1, Math.floor((x - LEFT) / scale.step)));
  }

  function listen(pick) {
    svg.addEventListener("pointerdown", (pointer) => { drag = dayAt(pointer); svg.setPointerCapture(pointer.pointerId); });
    svg.addEventListener("pointerup", (pointer) => {
      if (drag === null) return;
      const day = dayAt(pointer);
      pick(Math.min(drag, day), Math.max(drag, day));
      drag = null;
    });
  }

  return { draw, listen };
})();
