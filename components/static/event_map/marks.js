/* An event's mark: a shape a side, its size the number of events, its fill how exactly the place is known. */
(function () {
  "use strict";
  const { parts } = window.dateline;
  const { state } = parts;

  const SMALLEST = 4.5, LARGEST = 20; // a mark's radius in px

  const SHAPES = {
    circle: (c, x, y, r) => c.arc(x, y, r, 0, 2 * Math.PI),
    square: (c, x, y, r) => c.rect(x - r * 0.87, y - r * 0.87, r * 1.74, r * 1.74),
    diamond: (c, x, y, r) => polygon(c, [[x, y - r * 1.2], [x + r * 1.2, y], [x, y + r * 1.2], [x - r * 1.2, y]]),
    triangle: (c, x, y, r) => polygon(c, [[x, y - r * 1.15], [x + r * 1.1, y + r * 0.8], [x - r * 1.1, y + r * 0.8]]),
    cross: (c, x, y, r) => {
      const a = r * 1.05, b = r * 0.4;
      polygon(c, [[x - b, y - a], [x + b, y - a], [x + b, y - b], [x + a, y - b], [x + a, y + b], [x + b, y + b],
                  [x + b, y + a], [x - b, y + a], [x - b, y + b], [x - a, y + b], [x - a, y - b], [x - b, y - b]]);
    },
  };
  function polygon(context, points) {
    points.forEach(([x, y], i) => (i ? context.lineTo(x, y) : context.moveTo(x, y)));
    context.closePath();
  }

  function mark(context, shape, x, y, r, colour, precision, halo) {
    context.beginPath();
    (SHAPES[shape] || SHAPES.circle)(context, x, y, r);
    context.lineJoin = "round";
    if (precision === "exact") {
      context.setLineDash([]);
      context.lineWidth = 2.2;
      context.strokeStyle = halo;
      context.stroke();
      context.fillStyle = colour;
      context.fill();
    } else {
      context.fillStyle = halo;
      context.fill();
      context.setLineDash(precision === "near" ? [2.5, 2] : []);
      context.lineWidth = 1.8;
      context.strokeStyle = colour;
      context.stroke();
      context.setLineDash([]);
    }
  }

  const radius = (events) => {
    const most = state.payload.scale;
    return SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(Math.min(1, Math.max(0, (events - 1) / Math.max(1, most - 1))));
  };

  /* The sides at one place stand beside one another, touching, the place in their middle. */
  function row(place, point) {
    const looks = new Map();
    for (const [index, events] of place.sides) {
      const side = state.payload.sides[index], look = side.shape + side.colour;
      looks.set(look, { side, events: events + (looks.has(look) ? looks.get(look).events : 0) });
    }
    const marks = [...looks.values()].map(({ side, events }) => ({ side, events, r: radius(events) }));
    const width = marks.reduce((sum, { r }) => sum + 2 * r, 0);
    let x = point.x - width / 2;
    for (const one of marks) {
      one.x = x + one.r;
      one.y = point.y;
      x += 2 * one.r;
    }
    return { marks, width, height: 2 * Math.max(...marks.map(({ r }) => r)) };
  }

  /* Find the nearest spot where a mark of this size covers no other. */
  function aside(spot, { width, height }, shown) {
    const near = (a, b, extent) => Math.abs(a - b) < extent / 2 + 4;
    const free = (x, y) => !shown.some((other) =>
      near(other.point.x, x, other.width + width) && near(other.point.y, y, other.height + height));
    if (free(spot.x, spot.y)) return spot;
    for (let reach = 20; reach <= 160; reach += 14)
      for (let turn = 0; turn < 12; turn += 1) {
        const x = spot.x + reach * Math.cos((turn * Math.PI) / 6), y = spot.y + reach * Math.sin((turn * Math.PI) / 6);
        if (free(x, y)) return L.point(x, y);
      }
    return spot;
  }

  Object.assign(parts, { mark, radius, row, aside });
})();
