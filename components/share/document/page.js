/* Holds the filters, and draws the map, the timeline and the list anew when one changes. */
(() => {
  const form = document.getElementById("filters"), panel = document.getElementById("evidence");
  const filter = { sides: new Set(), type: "", words: "", from: null, to: null };
  let chosen = null;

  const map = L.map("map", { center: data.centre.slice(0, 2), zoom: data.centre[2], minZoom: 2, maxZoom: 14, zoomSnap: 0.25,
                             zoomDelta: 0.5, wheelPxPerZoomLevel: 120 });
  // The drawing script tells whatever page it stands in what was clicked, under this name.
  window.Streamlit = { setComponentValue: ({ what, place }) => { if (what === "place") choose(place); } };
  const ground = JSON.parse(document.getElementById("ground").textContent);
  // The region's own zoom is fitted to the map's width; a window that somebody chose is not touched.
  dateline.base(map, { sources: ground, narrower: data.opening });

  function choose(place) {
    chosen = chosen === place ? null : place;
    draw();
  }

  function showEvidence(events) {
    panel.replaceChildren();
    panel.hidden = chosen === null;
    if (chosen === null) return;
    const place = data.places.find(([id]) => id === chosen);
    const close = element("button", "close", data.words["document.close"]);
    close.type = "button";
    close.onclick = () => choose(chosen);
    const others = place[2].length ? ` (${place[2].join(" · ")})` : "";
    panel.append(close, element("h2", "", place[1] + others));
    panel.append(...events.filter((event) => event.places.some((index) => data.places[index][0] === chosen)).map(told));
  }

  function draw() {
    const events = data.events.filter((event) => keeps(filter, event));
    const places = countPlaces(events);
    if (chosen !== null && !places.some(([id]) => id === chosen)) chosen = null;
    dateline.draw(map, { ...data.map, places, selected: chosen === null ? [] : [chosen], fingerprint: JSON.stringify([...filter.sides, filter.type, filter.words, filter.from, filter.to, chosen]) });
    const undated = { ...filter, from: null, to: null };
    const picked = filter.from === null && filter.to === null ? null : [filter.from ?? 0, filter.to ?? lastDay];
    timeline.draw(data.events.filter((event) => keeps(undated, event)), picked);
    showHeadline(events);
    showEvidence(events);
    showList(events);
  }

  const headline = document.getElementById("headline"), whole = headline.textContent;
  function showHeadline(events) {
    const lifted = !filter.sides.size && !filter.type && !filter.words && filter.from === null && filter.to === null;
    const parts = [data.counted.replace("{selected}", number.format(events.length)).replace("{total}", number.format(data.events.length))];
    if (filter.from !== null || filter.to !== null) parts.push(`${nameOf(filter.from ?? 0, true)} – ${nameOf(filter.to ?? lastDay, true)}`);
    if (filter.sides.size) parts.push([...filter.sides].map((side) => data.sides[side].name).join(", "));
    if (filter.type) parts.push(typeNames.get(filter.type));
    if (filter.words) parts.push(`“${filter.words}”`);
    headline.textContent = lifted ? whole : parts.join(" · ");
  }

  data.sides.forEach((side, index) => {
    const label = element("label"), box = element("input"), dot = element("span", "dot");
    box.type = "checkbox";
    box.value = String(index);
    box.onchange = () => { box.checked ? filter.sides.add(index) : filter.sides.delete(index); draw(); };
    dot.style.background = side.colour;
    label.append(box, dot, element("span", "", side.name));
    document.getElementById("sides").append(label);
  });
  const type = document.getElementById("type");
  for (const [id, name] of data.types) {
    const option = element("option", "", name);
    option.value = id;
    type.append(option);
  }
  type.onchange = () => { filter.type = type.value; draw(); };
  const day = (input, name) => { input.onchange = () => { filter[name] = input.value ? dayOf(input.value) : null; draw(); }; };
  const from = document.getElementById("from"), to = document.getElementById("to");
  day(from, "from");
  day(to, "to");
  document.getElementById("search").oninput = (typed) => { filter.words = typed.target.value.trim().toLowerCase(); draw(); };
  timeline.listen((first, last) => {
    const same = filter.from === first && filter.to === last;
    [filter.from, filter.to] = same ? [null, null] : [first, last];
    [from.value, to.value] = same ? ["", ""] : [isoOf(first), isoOf(last)];
    draw();
  });
  form.onsubmit = (submitted) => submitted.preventDefault();
  form.onreset = () => {
    Object.assign(filter, { sides: new Set(), type: "", words: "", from: null, to: null });
    chosen = null;
    setTimeout(draw);
  };
  let waiting = null;
  window.addEventListener("resize", () => { clearTimeout(waiting); waiting = setTimeout(draw, 150); });

  const key = document.getElementById("key");
  const entry = (className, words) => { const item = element("span"); item.append(element("i", className), element("span", "", words)); return item; };
  if (data.events.some((event) => event.bound)) key.append(entry("hollow", data.words["picture.legend.by_publication"]));
  if (data.events.some((event) => !event.single && !event.bound && event.first !== null)) key.append(entry("span", data.words["picture.legend.span"]));
  draw();
})();
