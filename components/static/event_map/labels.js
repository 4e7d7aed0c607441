/* Names on the map: the places with most events first, then lines, towns and countries, none over another. */
(function () {
  "use strict";
  const { parts } = window.dateline;
  const { FONT, state, palette, number, nameIn, dimmed } = parts;

  const MOST_LABELS = 26;

  const clash = (a, b) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];

  function write(context, text, x, y, font, colour, halo) {
    context.font = font;
    context.textBaseline = "middle";
    context.lineJoin = "round";
    context.lineWidth = 3.2;
    context.strokeStyle = halo;
    context.strokeText(text, x, y);
    context.fillStyle = colour;
    context.fillText(text, x, y);
  }

  /* A label that found no room beside its mark is tied to it. */
  function leader(context, point, [x, y, align], halfWidth, halfHeight, colours) {
    const startX = Math.max(point.x - halfWidth, Math.min(point.x + halfWidth, x));
    const startY = Math.max(point.y - halfHeight, Math.min(point.y + halfHeight, y));
    context.beginPath();
    context.moveTo(startX, startY);
    const [dx, dy] = { left: [-2, 0], right: [2, 0], middle: [0, Math.sign(point.y - y) * 7] }[align];
    context.lineTo(x + dx, y + dy);
    context.lineWidth = 1;
    context.strokeStyle = colours.ink;
    context.stroke();
  }

  /* Take a spot if nothing is in its way, and return where the text begins; else null. */
  function tryLabel(context, text, font, size, [x, y, align], taken, view) {
    context.font = font;
    const width = context.measureText(text).width;
    const left = align === "right" ? x - width : align === "middle" ? x - width / 2 : x;
    const hit = [left - 2, y - size * 0.62, left + width + 2, y + size * 0.62];
    const inside = hit[0] >= view.min.x + 4 && hit[2] <= view.max.x - 4 && hit[1] >= view.min.y + 2 && hit[3] <= view.max.y - 2;
    if (!inside || taken.some((other) => clash(hit, other))) return null;
    taken.push(hit);
    return left;
  }

  function paintLabels(context, map, shown, taken) {
    const corner = map.containerPointToLayerPoint([0, 0]);
    const view = L.bounds(corner, corner.add(map.getSize()));
    for (const control of map.getContainer().querySelectorAll(".leaflet-control")) {
      const outer = map.getContainer().getBoundingClientRect(), rect = control.getBoundingClientRect();
      taken.push([corner.x + rect.left - outer.left, corner.y + rect.top - outer.top,
                  corner.x + rect.right - outer.left, corner.y + rect.bottom - outer.top]);
    }
    const named = new Set(shown.map(({ place }) => place.name));
    placeLabels(context, shown, taken, view);
    for (const feature of state.features.disputed || []) lineLabel(context, map, feature, taken, view);
    townLabels(context, map, named, taken, view);
    for (const layer of ["lakes", "countries"]) areaLabels(context, map, layer, named, taken, view);
  }

  const AROUND = [[1, 0, "left"], [-1, 0, "right"], [0, -1, "middle"], [0, 1, "middle"],
                  [0.7, -0.8, "left"], [0.7, 0.8, "left"], [-0.7, -0.8, "right"], [-0.7, 0.8, "right"],
                  [0.3, -1, "right"], [-0.3, -1, "left"], [0.3, 1, "right"], [-0.3, 1, "left"]];

  function placeLabels(context, shown, taken, view) {
    const colours = palette(), size = 12.5;
    let labels = 0;
    for (const { place, point, width, height } of shown) {
      if (labels >= MOST_LABELS) break;
      if (dimmed(place) || !place.name) continue;
      const text = `${place.name}  ${number(place.events)}`;
      const font = `${place.precision === "exact" ? "" : "italic "}600 ${size}px ${FONT}`;
      const spots = [0, 13, 26].flatMap((gap) => {
        const dx = width / 2 + 5 + gap, dy = height / 2 + size * 0.75 + gap;
        return AROUND.map(([x, y, align]) => [point.x + dx * x, point.y + dy * y, align, gap]);
      });
      for (const spot of spots) {
        const left = tryLabel(context, text, font, size, spot, taken, view);
        if (left === null) continue;
        if (spot[3] > 0) leader(context, point, spot, width / 2, height / 2, colours);
        write(context, text, left, spot[1], font, colours.ink, colours.halo);
        labels += 1;
        break;
      }
    }
  }

  function townLabels(context, map, named, taken, view) {
    const colours = palette(), zoom = map.getZoom(), size = 11, font = `400 ${size}px ${FONT}`;
    for (const feature of state.features.towns || []) {
      const { name, rank } = feature.properties;
      if (zoom < (rank || 8) || named.has(name)) continue;
      const [lon, lat] = feature.geometry.coordinates;
      const { x, y } = map.latLngToLayerPoint([lat, lon]), dot = [x - 2, y - 2, x + 2, y + 2];
      if (!view.contains([x, y]) || taken.some((hit) => clash(dot, hit))) continue;
      for (const spot of [[x + 5, y, "left"], [x - 5, y, "right"], [x, y - 10, "middle"]]) {
        const left = tryLabel(context, name, font, size, spot, taken, view);
        if (left === null) continue;
        context.beginPath();
        context.arc(x, y, 1.7, 0, 2 * Math.PI);
        context.fillStyle = colours.town;
        context.fill();
        write(context, name, left, spot[1], font, colours.town, colours.halo);
        break;
      }
    }
  }

  function areaLabels(context, map, layer, named, taken, view) {
    const colours = palette(), country = layer === "countries";
    const size = country ? 13 : 11, font = `${country ? "600" : "italic 400"} ${size}px ${FONT}`;
    context.letterSpacing = country ? "2px" : "0px";
    for (const { properties } of state.features[layer] || []) {
      const label = nameIn(properties), { label_lat: lat, label_lon: lon } = properties;
      if (lat === undefined || !label || named.has(label) || named.has(properties.name)) continue;
      const { x, y } = map.latLngToLayerPoint([lat, lon]);
      if (!view.contains([x, y]) || map.getZoom() < (properties.rank || 0)) continue;
      const text = country ? label.toUpperCase() : label;
      const left = tryLabel(context, text, font, size, [x, y, "middle"], taken, view);
      if (left !== null) write(context, text, left, y, font, country ? colours.country : colours.water, colours.halo);
    }
    context.letterSpacing = "0px";
  }

  /* A line's label lies along it, where a straight enough stretch is in view. */
  function lineLabel(context, map, feature, taken, view) {
    const colours = palette(), text = nameIn(feature.properties);
    const size = 11, font = `italic 400 ${size}px ${FONT}`;
    context.font = font;
    const width = context.measureText(text).width;
    const { type, coordinates } = feature.geometry;
    const lists = type === "LineString" ? [coordinates] : coordinates;
    for (const list of lists) {
      const points = list.map(([lon, lat]) => map.latLngToLayerPoint([lat, lon]));
      for (let i = 0, j = 0; i < points.length; i += Math.max(1, Math.floor(points.length / 24))) {
        for (j = i; j < points.length - 1 && points[i].distanceTo(points[j]) < width + 8; ) j += 1;
        const chord = points[i].distanceTo(points[j]);
        if (chord < width + 8 || chord > (width + 8) * 2.5) continue;
        const middle = points[i].add(points[j]).divideBy(2);
        const bent = points.slice(i, j).some((p) => L.LineUtil.pointToSegmentDistance(p, points[i], points[j]) > 9);
        if (bent || !view.contains(middle)) continue;
        let angle = Math.atan2(points[j].y - points[i].y, points[j].x - points[i].x);
        if (Math.abs(angle) > Math.PI / 2) angle += Math.PI;
        const reachX = (Math.abs(Math.cos(angle)) * width) / 2 + 6;
        const reachY = (Math.abs(Math.sin(angle)) * width) / 2 + 7;
        const hit = [middle.x - reachX, middle.y - reachY, middle.x + reachX, middle.y + reachY];
        if (hit[0] < view.min.x || hit[2] > view.max.x || hit[1] < view.min.y || hit[3] > view.max.y) continue;
        if (taken.some((other) => clash(hit, other))) continue;
        taken.push(hit);
        context.save();
        context.translate(middle.x, middle.y);
        context.rotate(angle);
        write(context, text, -width / 2, -8, font, colours.line, colours.halo);
        context.restore();
        return;
      }
    }
  }

  Object.assign(parts, { paintLabels });
})();
