/* Pointing, clicking and the keyboard: what is under the pointer, its tooltip, and what is chosen. */
(function () {
  "use strict";
  const { parts } = window.dateline;
  const { state, words, number, element, symbol, moved, post } = parts;

  const SETTLED = 40; // ms that the map stands still before its window's cells are asked for

  function placeAt(point) {
    let best = null, nearest = Infinity;
    for (const { place, hit } of state.hits) {
      if (point.x < hit[0] || point.x > hit[2] || point.y < hit[1] || point.y > hit[3]) continue;
      const distance = Math.hypot(point.x - (hit[0] + hit[2]) / 2, point.y - (hit[1] + hit[3]) / 2);
      if (distance < nearest) [best, nearest] = [place, distance];
    }
    return best;
  }

  function describe(place) {
    const sides = place.sides.map(([side, events]) => `${state.payload.sides[side].name}: ${number(events)}`);
    return [place.name, ...sides].join(", ");
  }

  function tip(place, at) {
    const box = state.tip;
    box.replaceChildren();
    if (!place) { box.hidden = true; return; }
    box.append(element("b", "", place.name));
    if (place.others.length) box.append(element("div", "dateline-others", place.others.join(" · ")));
    for (const [side, events] of place.sides) {
      const line = element("div", "dateline-tip-side");
      const { name, shape, colour } = state.payload.sides[side];
      line.append(symbol(shape, colour, place.precision));
      line.append(element("span", "", `${name} `), element("b", "", number(events)));
      box.append(line);
    }
    box.append(element("div", "dateline-others", words()[`precision.${place.precision}`] || ""));
    box.hidden = false;
    const size = state.map.getSize();
    box.style.left = Math.max(4, Math.min(at.x + 14, size.x - box.offsetWidth - 6)) + "px";
    const below = at.y + 14, above = at.y - box.offsetHeight - 10;
    box.style.top = Math.max(4, below + box.offsetHeight > size.y ? above : below) + "px";
  }

  function hover(place, at) {
    const id = place ? place.id : null;
    state.map.getContainer().style.cursor = place ? "pointer" : "";
    if (state.hovered !== id) {
      state.hovered = id;
      state.events.redraw();
    }
    tip(place, at);
  }

  function choose(place) {
    const map = state.map;
    if (place.id.startsWith("cell:")) map.setView([place.lat, place.lon], Math.min(map.getZoom() + 2, 14));
    else post("place", place.id);
  }

  function listen(map) {
    let waiting = null;
    state.tip = element("div", "dateline-tip");
    state.tip.hidden = true;
    map.getContainer().append(state.tip);
    map.on("mousemove", (e) => hover(placeAt(e.layerPoint), e.containerPoint));
    map.on("mouseout", () => hover(null));
    map.on("click", (e) => {
      const place = placeAt(e.layerPoint);
      if (place) choose(place);
      map.scrollWheelZoom.enable();
    });
    map.on("mouseout", () => map.scrollWheelZoom.disable());
    map.on("movestart zoomstart", () => tip(null));
    map.on("moveend", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => moved() && post("window", null), SETTLED);
    });
  }

  /* Each place with a name is a button that the keyboard reaches and a screen reader reads. */
  function listPlaces(places) {
    const list = state.list;
    list.replaceChildren();
    for (const place of places.slice(0, 30)) {
      const item = element("button", "dateline-place", describe(place));
      item.type = "button";
      item.setAttribute("aria-pressed", String(state.payload.selected.includes(place.id)));
      item.onfocus = () => hover(place, state.map.latLngToContainerPoint([place.lat, place.lon]));
      item.onblur = () => hover(null);
      item.onclick = () => choose(place);
      list.append(item);
    }
  }

  Object.assign(parts, { tip, listen, listPlaces });
})();
