/* The events of a selection on their canvas: lines and areas, then marks, then names. */
(function () {
  "use strict";
  const { parts } = window.dateline;
  const { state, palette, words, number, dimmed, scaled, visible, mark, row, aside, paintLabels } = parts;

  const CORNERS = ["topleft", "topright", "bottomright"];

  function paintGeometry(context, map, box, places) {
    scaled(context, map, (px) => {
      context.lineJoin = context.lineCap = "round";
      for (const place of places) {
        const feature = place.geometry && state.features.byId[place.geometry];
        if (!feature || !feature.path || !visible(feature, map, box)) continue;
        const chosen = state.payload.selected.includes(place.id) || state.hovered === place.id;
        context.globalAlpha = dimmed(place) ? 0.25 : 0.8;
        if (place.precision === "line") {
          // The sides' colours take turns along the line.
          const dash = 9, colours = place.sides.slice(0, 3).map(([side]) => state.payload.sides[side].colour);
          context.lineWidth = px(chosen ? 5 : 3);
          colours.forEach((colour, i) => {
            context.strokeStyle = colour;
            context.setLineDash(colours.length > 1 ? [px(dash), px(dash * (colours.length - 1))] : []);
            context.lineDashOffset = -px(dash * i);
            context.lineCap = colours.length > 1 ? "butt" : "round";
            context.stroke(feature.path);
          });
          context.lineDashOffset = 0;
        } else {
          const colour = palette().ink;
          context.lineWidth = px(chosen ? 3 : place.precision === "country" ? 1.2 : 1.8);
          context.strokeStyle = colour;
          context.setLineDash([]);
          context.globalAlpha *= chosen ? 0.9 : 0.45;
          context.stroke(feature.path);
          if (place.precision === "area") {
            context.globalAlpha *= 0.12;
            context.fillStyle = colour;
            context.fill(feature.path, "evenodd");
          }
        }
        context.globalAlpha = 1;
      }
      context.setLineDash([]);
    });
  }

  function paintEvents(context, map, box) {
    if (!state.payload || !state.features) return;
    const places = state.frame || state.payload.places;
    const colours = palette();
    state.hits = [];
    paintGeometry(context, map, box, places);
    const taken = [];
    const shown = [];
    const isPoint = (place) => place.precision === "exact" || place.precision === "near";
    for (const place of [...places.filter(isPoint), ...places.filter((place) => !isPoint(place))]) {
      const spot = map.latLngToLayerPoint([place.lat, place.lon]);
      if (spot.x < box.min.x - 40 || spot.x > box.max.x + 40 || spot.y < box.min.y - 40 || spot.y > box.max.y + 40)
        continue;
      const size = row(place, spot);
      // What is no point gives way to what is one.
      const point = isPoint(place) ? spot : aside(spot, size, shown);
      shown.push({ place, spot, point, ...row(place, point) });
    }
    shown.sort((a, b) => b.place.events - a.place.events);
    for (const { spot, point } of shown) {
      if (spot.distanceTo(point) < 4) continue;
      context.beginPath();
      context.moveTo(spot.x, spot.y);
      context.lineTo(point.x, point.y);
      context.lineWidth = 1;
      context.strokeStyle = colours.line;
      context.stroke();
      context.beginPath();
      context.arc(spot.x, spot.y, 1.5, 0, 2 * Math.PI);
      context.fillStyle = colours.line;
      context.fill();
    }
    // Places come most events first: the small ones are painted last, so that none is hidden.
    for (const { place, point, marks, width, height } of shown) {
      context.globalAlpha = dimmed(place) ? 0.3 : 1;
      for (const { side, x, y, r } of marks) mark(context, side.shape, x, y, r, side.colour, place.precision, colours.halo);
      context.globalAlpha = 1;
      const left = point.x - width / 2 - 3, top = point.y - height / 2 - 3;
      const hit = [left, top, left + width + 6, top + height + 6];
      if (state.hovered === place.id || state.payload.selected.includes(place.id)) {
        context.strokeStyle = colours.ink;
        context.lineWidth = 2;
        context.beginPath();
        context.roundRect(left - 1, top - 1, width + 8, height + 8, 8);
        context.stroke();
      }
      state.hits.push({ place, hit });
      taken.push(hit);
    }
    tellElsewhere(map, places, taken); // first, since the names keep clear of it
    paintLabels(context, map, shown, taken);
  }

  function tellElsewhere(map, places, taken) {
    const bounds = map.getBounds();
    const count = places.filter((place) => !bounds.contains([place.lat, place.lon])).length;
    const box = state.elsewhere.getContainer();
    box.hidden = count === 0;
    box.textContent = (words().elsewhere || "").replace("{n}", number(count));
    if (count && !state.frame) stepAside(map, box, taken);
  }

  /* Leaves the count where it is while it hides no mark; else moves it to the corner where it hides the fewest. */
  function stepAside(map, box, taken) {
    const hidden = () => {
      const frame = map.getContainer().getBoundingClientRect(), area = box.getBoundingClientRect();
      const { x, y } = map.containerPointToLayerPoint([area.left - frame.left, area.top - frame.top]);
      const over = ([left, top, right, bottom]) =>
        left < x + area.width && x < right && top < y + area.height && y < bottom;
      return taken.filter(over).length;
    };
    if (!hidden()) return;
    let best = null;
    for (const corner of CORNERS) {
      state.elsewhere.setPosition(corner);
      const count = hidden();
      if (!best || count < best.count) best = { corner, count };
      if (!count) break;
    }
    state.elsewhere.setPosition(best.corner);
  }

  Object.assign(parts, { paintEvents });
})();
