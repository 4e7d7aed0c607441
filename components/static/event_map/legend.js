/* The legend, inside the picture, and the small pictures that it and the tooltip show. */
(function () {
  "use strict";
  const { parts } = window.dateline;
  const { state, palette, words, number, nameIn, mark, radius } = parts;

  function element(tag, className, text) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function symbol(shape, colour, precision, size) {
    const canvas = element("canvas");
    const ratio = window.devicePixelRatio || 1, side = size || 16;
    canvas.width = canvas.height = side * ratio;
    canvas.style.width = canvas.style.height = side + "px";
    const context = canvas.getContext("2d");
    context.scale(ratio, ratio);
    mark(context, shape, side / 2, side / 2, side / 2 - 3, colour, precision || "exact", palette().halo);
    return canvas;
  }

  function legend() {
    const box = state.legend, payload = state.payload, colours = palette();
    box.replaceChildren();
    const details = element("details");
    const size = state.map.getSize();
    details.open = state.legendOpen !== undefined ? state.legendOpen : size.x > 560 && size.y > 360;
    details.ontoggle = () => { state.legendOpen = details.open; };
    details.append(element("summary", "", words().legend));
    const line = (picture, text) => {
      const item = element("div", "dateline-legend-line");
      item.append(picture, element("span", "", text));
      details.append(item);
    };
    for (const { shape, colour, label } of payload.legend) line(symbol(shape, colour), label);
    const used = new Set(payload.places.map((place) => place.precision));
    if (used.has("near")) line(symbol("circle", colours.ink, "near"), words()["legend.near"]);
    if (used.has("area") || used.has("country")) line(symbol("circle", colours.ink, "area"), words()["legend.area"]);
    if (used.has("line")) line(stroke(colours.ink, [], 4), words()["legend.line"]);
    for (const feature of state.features.disputed || [])
      line(stroke(colours.line, feature.properties.dash || [5, 4], 1.4), nameIn(feature.properties));
    const sizes = element("div", "dateline-legend-line dateline-sizes");
    for (const events of payload.sizes) {
      const r = radius(events);
      const item = element("span");
      item.append(symbol("circle", colours.town, "near", 2 * r + 6), element("span", "", number(events)));
      sizes.append(item);
    }
    sizes.append(element("span", "", words()["legend.size"]));
    details.append(sizes);
    box.append(details);
  }

  function stroke(colour, dash, width) {
    const canvas = element("canvas"), ratio = window.devicePixelRatio || 1;
    canvas.width = 22 * ratio;
    canvas.height = 12 * ratio;
    canvas.style.width = "22px";
    canvas.style.height = "12px";
    const context = canvas.getContext("2d");
    context.scale(ratio, ratio);
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.setLineDash(dash);
    context.beginPath();
    context.moveTo(1, 6);
    context.lineTo(21, 6);
    context.stroke();
    return canvas;
  }

  function control(map, position, className) {
    const box = element("div", className);
    const made = L.control({ position });
    made.onAdd = () => {
      L.DomEvent.disableClickPropagation(box);
      L.DomEvent.disableScrollPropagation(box);
      return box;
    };
    return made.addTo(map);
  }

  Object.assign(parts, { element, symbol, control, legend });
})();
