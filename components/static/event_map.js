/* Draws the base map and a selection's events on two canvases over a Leaflet map.
 *
 * The page hands over plain arrays (components/event_map.py); what is drawn costs the same however many
 * events stand behind the counts. Article text comes in as text alone: canvas text and textContent, no HTML.
 *
 *   dateline.base(map, {sources, window, opening})   once: fetch and keep the GeoJSON, draw it, add the controls
 *   dateline.draw(map, payload)                      at each change: keep the payload, draw it
 *   dateline.frame(places | null)                    playback: draw these places instead, or the payload's again
 */
(function () {
  "use strict";
  const dateline = (window.dateline = window.dateline || {});
  const TILE = 256;
  const FONT = "'Source Sans', 'Source Sans Pro', system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif";
  const SMALLEST = 4.5, LARGEST = 20; // a mark's radius in px
  const MOST_LABELS = 26;
  const SETTLED = 40; // ms that the map stands still before its window's cells are asked for

  const BASE = {
    light: { sea: "#d9e6ec", land: "#f7f5f0", border: "#8d877c", lake: "#cfe0e8", river: "#9fc3d4", water: "#4f7f95",
             line: "#5d574d", town: "#6a645a", country: "#a49d90", halo: "rgba(255,255,255,.9)", ink: "#201e1a" },
    dark: { sea: "#16222a", land: "#24282c", border: "#767d84", lake: "#1b303b", river: "#36586a", water: "#7fa9bd",
            line: "#aab0b6", town: "#9aa1a8", country: "#6d747b", halo: "rgba(20,22,25,.9)", ink: "#f2f1ee" },
  };

  /* ---- Mercator, once for each coordinate: the world is the unit square ---- */
  const unitX = (lon) => (lon + 180) / 360;
  const unitY = (lat) => {
    const s = Math.sin((Math.max(-85.05, Math.min(85.05, lat)) * Math.PI) / 180);
    return 0.5 - Math.log((1 + s) / (1 - s)) / (4 * Math.PI);
  };

  /* A canvas that Leaflet moves and scales with the map; it is drawn anew when a move or a zoom ends, and during a
   * move as soon as the window leaves what is drawn. */
  const Sheet = L.Renderer.extend({
    initialize(paint, options) {
      this._paint = paint;
      L.Renderer.prototype.initialize.call(this, options);
    },
    _initContainer() {
      this._container = document.createElement("canvas");
      this._container.style.pointerEvents = "none";
      this._context = this._container.getContext("2d");
    },
    getEvents() {
      return { ...L.Renderer.prototype.getEvents.call(this), move: this._follow };
    },
    _follow() {
      const map = this._map;
      if (!this._bounds || map._animatingZoom || map.getZoom() !== this._zoom) return;
      const corner = map.containerPointToLayerPoint([0, 0]);
      if (!this._bounds.contains(L.bounds(corner, corner.add(map.getSize())))) this._update();
    },
    _destroyContainer() {
      L.DomUtil.remove(this._container);
      delete this._context;
      delete this._container;
    },
    _update() {
      if (this._map._animatingZoom && this._bounds) return;
      L.Renderer.prototype._update.call(this);
      this.redraw();
    },
    redraw() {
      if (!this._map || !this._bounds) return;
      const canvas = this._container, box = this._bounds, size = box.getSize();
      const ratio = window.devicePixelRatio || 1;
      L.DomUtil.setPosition(canvas, box.min);
      const width = Math.round(size.x * ratio), height = Math.round(size.y * ratio);
      if (canvas.width !== width || canvas.height !== height) {
        canvas.width = width;
        canvas.height = height;
        canvas.style.width = size.x + "px";
        canvas.style.height = size.y + "px";
      }
      const context = this._context;
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, width, height);
      context.setTransform(ratio, 0, 0, ratio, -box.min.x * ratio, -box.min.y * ratio);
      this._paint(context, this._map, box);
    },
  });

  /* ---- the state of the one map of this frame ---- */
  const state = { map: null, features: null, payload: null, frame: null, hits: [], hovered: null, clicks: 0 };
  const palette = () => BASE[(state.payload && state.payload.theme) || "light"];
  const words = () => (state.payload && state.payload.words) || {};

  /* ---- base map ---- */
  const kindOf = (feature) => feature.properties.kind || feature.layer;

  function keepGeometry(feature) {
    const path = new Path2D();
    let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
    const ring = (points, close) => {
      points.forEach(([lon, lat], i) => {
        const x = unitX(lon), y = unitY(lat);
        west = Math.min(west, x); east = Math.max(east, x); north = Math.min(north, y); south = Math.max(south, y);
        // Scaled up, since a path keeps its points in single precision; painting scales back.
        i ? path.lineTo(x * 4096, y * 4096) : path.moveTo(x * 4096, y * 4096);
      });
      if (close) path.closePath();
    };
    const geometry = feature.geometry, lists = geometry.coordinates;
    if (geometry.type === "Polygon") lists.forEach((r) => ring(r, true));
    else if (geometry.type === "MultiPolygon") lists.forEach((p) => p.forEach((r) => ring(r, true)));
    else if (geometry.type === "LineString") ring(lists, false);
    else if (geometry.type === "MultiLineString") lists.forEach((l) => ring(l, false));
    feature.path = path;
    feature.box = [west, north, east, south];
    return feature;
  }

  async function load(sources) {
    const layers = await Promise.all(sources.map(async ([layer, source]) => {
      const collection = typeof source === "string" ? await (await fetch(source)).json() : source;
      return collection.features.map((feature) => ({ ...feature, layer }));
    }));
    const features = {};
    for (const layer of layers) for (const feature of layer) {
      if (feature.geometry && feature.geometry.type !== "Point") keepGeometry(feature);
      (features[feature.layer] = features[feature.layer] || []).push(feature);
    }
    features.byId = {};
    for (const layer of ["countries", "areas", "lines"]) for (const feature of features[layer] || [])
      if (feature.properties.id) features.byId[feature.properties.id] = feature;
    return features;
  }

  /* Run `paint` in the units of the kept paths; line widths and dashes are given in px. */
  function scaled(context, map, paint) {
    const scale = (TILE * Math.pow(2, map.getZoom())) / 4096, origin = map.getPixelOrigin();
    context.save();
    context.translate(-origin.x, -origin.y);
    context.scale(scale, scale);
    paint((px) => px / scale);
    context.restore();
  }

  function visible(feature, map, box) {
    const scale = TILE * Math.pow(2, map.getZoom()), origin = map.getPixelOrigin();
    const [west, north, east, south] = feature.box;
    return west * scale - origin.x <= box.max.x && east * scale - origin.x >= box.min.x &&
           north * scale - origin.y <= box.max.y && south * scale - origin.y >= box.min.y;
  }

  function paintBase(context, map, box) {
    const features = state.features, colours = palette();
    map.getContainer().style.background = colours.sea;
    if (!features) return;
    const each = (layer, paint) => (features[layer] || []).filter((f) => f.path && visible(f, map, box)).forEach(paint);
    scaled(context, map, (px) => {
      context.lineJoin = context.lineCap = "round";
      const stroke = (path, colour, width, dash) => {
        context.strokeStyle = colour;
        context.lineWidth = px(width);
        context.setLineDash((dash || []).map(px));
        context.stroke(path);
      };
      context.fillStyle = colours.land;
      each("countries", (f) => context.fill(f.path, "evenodd"));
      each("rivers", (f) => stroke(f.path, colours.river, 1.1));
      context.fillStyle = colours.lake;
      each("lakes", (f) => { context.fill(f.path, "evenodd"); stroke(f.path, colours.river, 0.7); });
      each("countries", (f) => stroke(f.path, colours.border, 1));
      each("disputed", (f) => stroke(f.path, colours.line, 1.2, f.properties.dash || [5, 4]));
    });
  }

  /* ---- marks ---- */
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
    const parts = [...looks.values()].map(({ side, events }) => ({ side, events, r: radius(events) }));
    const width = parts.reduce((sum, part) => sum + 2 * part.r, 0);
    let x = point.x - width / 2;
    for (const part of parts) {
      part.x = x + part.r;
      part.y = point.y;
      x += 2 * part.r;
    }
    return { parts, width, height: 2 * Math.max(...parts.map((part) => part.r)) };
  }

  /* Find the nearest spot where a mark of this size covers no other. */
  function aside(spot, { width, height }, shown) {
    const free = (x, y) => !shown.some((other) =>
      Math.abs(other.point.x - x) < (other.width + width) / 2 + 4 && Math.abs(other.point.y - y) < (other.height + height) / 2 + 4);
    if (free(spot.x, spot.y)) return spot;
    for (let reach = 20; reach <= 160; reach += 14)
      for (let turn = 0; turn < 12; turn += 1) {
        const x = spot.x + reach * Math.cos((turn * Math.PI) / 6), y = spot.y + reach * Math.sin((turn * Math.PI) / 6);
        if (free(x, y)) return L.point(x, y);
      }
    return spot;
  }

  const unpack = ([id, name, others, lat, lon, kind, precision, geometry, events, sides]) =>
    ({ id, name, others, lat, lon, kind, precision, geometry, events, sides });

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

  const dimmed = (place) => state.payload.selected.length > 0 && !state.payload.selected.includes(place.id);

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
    for (const { place, point, parts, width, height } of shown) {
      context.globalAlpha = dimmed(place) ? 0.3 : 1;
      for (const part of parts) mark(context, part.side.shape, part.x, part.y, part.r, part.side.colour, place.precision, colours.halo);
      context.globalAlpha = 1;
      const hit = [point.x - width / 2 - 3, point.y - height / 2 - 3, point.x + width / 2 + 3, point.y + height / 2 + 3];
      if (state.hovered === place.id || state.payload.selected.includes(place.id)) {
        context.strokeStyle = colours.ink;
        context.lineWidth = 2;
        context.beginPath();
        context.roundRect(hit[0] - 1, hit[1] - 1, width + 8, height + 8, 8);
        context.stroke();
      }
      state.hits.push({ place, hit });
      taken.push(hit);
    }
    paintLabels(context, map, box, shown, taken);
    tellElsewhere(map, places);
  }

  function tellElsewhere(map, places) {
    const bounds = map.getBounds();
    const count = places.filter((place) => !bounds.contains([place.lat, place.lon])).length;
    state.elsewhere.hidden = count === 0;
    state.elsewhere.textContent = (words().elsewhere || "").replace("{n}", new Intl.NumberFormat(state.payload.language).format(count));
  }

  /* ---- labels: the places with most events first, then lines, towns and countries, none over another ---- */
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
    context.lineTo(x + (align === "left" ? -2 : align === "right" ? 2 : 0), y + (align === "middle" ? Math.sign(point.y - y) * 7 : 0));
    context.lineWidth = 1;
    context.strokeStyle = colours.ink;
    context.stroke();
  }

  function tryLabel(context, text, font, size, spots, taken, view) {
    context.font = font;
    const width = context.measureText(text).width;
    for (const [x, y, align] of spots) {
      const left = align === "right" ? x - width : align === "middle" ? x - width / 2 : x;
      const hit = [left - 2, y - size * 0.62, left + width + 2, y + size * 0.62];
      if (hit[0] < view.min.x + 4 || hit[2] > view.max.x - 4 || hit[1] < view.min.y + 2 || hit[3] > view.max.y - 2) continue;
      if (taken.some((other) => clash(hit, other))) continue;
      taken.push(hit);
      return left;
    }
    return null;
  }

  function paintLabels(context, map, box, shown, taken) {
    const colours = palette(), zoom = map.getZoom();
    const corner = map.containerPointToLayerPoint([0, 0]);
    const view = L.bounds(corner, corner.add(map.getSize()));
    for (const control of map.getContainer().querySelectorAll(".leaflet-control")) {
      const outer = map.getContainer().getBoundingClientRect(), rect = control.getBoundingClientRect();
      taken.push([corner.x + rect.left - outer.left, corner.y + rect.top - outer.top,
                  corner.x + rect.right - outer.left, corner.y + rect.bottom - outer.top]);
    }
    const number = new Intl.NumberFormat(state.payload.language);
    let labels = 0;
    for (const { place, point, width, height } of shown) {
      if (labels >= MOST_LABELS) break;
      if (dimmed(place) || !place.name) continue;
      const text = `${place.name}  ${number.format(place.events)}`, size = 12.5;
      const font = `${place.precision === "exact" ? "" : "italic "}600 ${size}px ${FONT}`;
      const spots = [];
      for (const gap of [0, 13, 26]) {
        const dx = width / 2 + 5 + gap, dy = height / 2 + size * 0.75 + gap;
        for (const [x, y, align] of [[1, 0, "left"], [-1, 0, "right"], [0, -1, "middle"], [0, 1, "middle"], [0.7, -0.8, "left"],
                                     [0.7, 0.8, "left"], [-0.7, -0.8, "right"], [-0.7, 0.8, "right"]])
          spots.push([point.x + dx * x, point.y + dy * y, align, gap]);
      }
      for (const spot of spots) {
        const left = tryLabel(context, text, font, size, [spot], taken, view);
        if (left !== null) {
          if (spot[3] > 0) leader(context, point, spot, width / 2, height / 2, colours);
          write(context, text, left, spot[1], font, colours.ink, colours.halo);
          labels += 1;
          break;
        }
      }
    }
    const named = new Set(shown.map(({ place }) => place.name));
    for (const feature of state.features.disputed || []) lineLabel(context, map, feature, taken, view, colours);
    for (const feature of state.features.towns || []) {
      const { name, rank } = feature.properties;
      if (zoom < (rank || 8) || named.has(name)) continue;
      const [lon, lat] = feature.geometry.coordinates;
      const point = map.latLngToLayerPoint([lat, lon]);
      if (!view.contains(point) || taken.some((hit) => clash([point.x - 2, point.y - 2, point.x + 2, point.y + 2], hit))) continue;
      const size = 11, font = `400 ${size}px ${FONT}`;
      for (const spot of [[point.x + 5, point.y, "left"], [point.x - 5, point.y, "right"], [point.x, point.y - 10, "middle"]]) {
        const left = tryLabel(context, name, font, size, [spot], taken, view);
        if (left === null) continue;
        context.beginPath();
        context.arc(point.x, point.y, 1.7, 0, 2 * Math.PI);
        context.fillStyle = colours.town;
        context.fill();
        write(context, name, left, spot[1], font, colours.town, colours.halo);
        break;
      }
    }
    for (const layer of ["lakes", "countries"]) for (const feature of state.features[layer] || []) {
      const properties = feature.properties, label = nameIn(properties);
      if (properties.label_lat === undefined || !label || named.has(label) || named.has(properties.name)) continue;
      const point = map.latLngToLayerPoint([properties.label_lat, properties.label_lon]);
      if (!view.contains(point) || zoom < (properties.rank || 0)) continue;
      const country = layer === "countries", size = country ? 13 : 11;
      const text = country ? label.toUpperCase() : label, font = `${country ? "600" : "italic 400"} ${size}px ${FONT}`;
      context.letterSpacing = country ? "2px" : "0px";
      const left = tryLabel(context, text, font, size, [[point.x, point.y, "middle"]], taken, view);
      if (left !== null) write(context, text, left, point.y, font, country ? colours.country : colours.water, colours.halo);
      context.letterSpacing = "0px";
    }
  }

  const nameIn = (properties) => properties[`name_${state.payload.language}`] || properties.name;

  /* A line's label lies along it, where a straight enough stretch is in view. */
  function lineLabel(context, map, feature, taken, view, colours) {
    const text = nameIn(feature.properties);
    const size = 11, font = `italic 400 ${size}px ${FONT}`;
    context.font = font;
    const width = context.measureText(text).width;
    const lists = feature.geometry.type === "LineString" ? [feature.geometry.coordinates] : feature.geometry.coordinates;
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
        const reachX = (Math.abs(Math.cos(angle)) * width) / 2 + 6, reachY = (Math.abs(Math.sin(angle)) * width) / 2 + 7;
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

  /* ---- pointing, clicking, the keyboard ---- */
  function placeAt(point) {
    let best = null, nearest = Infinity;
    for (const { place, hit } of state.hits) {
      if (point.x < hit[0] || point.x > hit[2] || point.y < hit[1] || point.y > hit[3]) continue;
      const distance = Math.hypot(point.x - (hit[0] + hit[2]) / 2, point.y - (hit[1] + hit[3]) / 2);
      if (distance < nearest) [best, nearest] = [place, distance];
    }
    return best;
  }

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

  function describe(place) {
    const number = new Intl.NumberFormat(state.payload.language);
    return [place.name, ...place.sides.map(([side, events]) => `${state.payload.sides[side].name}: ${number.format(events)}`)].join(", ");
  }

  function tip(place, at) {
    const box = state.tip;
    box.replaceChildren();
    if (!place) { box.hidden = true; return; }
    const number = new Intl.NumberFormat(state.payload.language);
    box.append(element("b", "", place.name));
    if (place.others.length) box.append(element("div", "dateline-others", place.others.join(" · ")));
    for (const [side, events] of place.sides) {
      const line = element("div", "dateline-tip-side");
      const { name, shape, colour } = state.payload.sides[side];
      line.append(symbol(shape, colour, place.precision), element("span", "", `${name} `), element("b", "", number.format(events)));
      box.append(line);
    }
    box.append(element("div", "dateline-others", words()[`precision.${place.precision}`] || ""));
    box.hidden = false;
    const size = state.map.getSize();
    box.style.left = Math.max(4, Math.min(at.x + 14, size.x - box.offsetWidth - 6)) + "px";
    box.style.top = Math.max(4, at.y + 14 + box.offsetHeight > size.y ? at.y - box.offsetHeight - 10 : at.y + 14) + "px";
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

  /* Take in the frame's size about the same centre: set anew, since a pan would round the centre to a pixel. */
  function fit(map) {
    const centre = map.getCenter(), { offsetWidth, offsetHeight } = map.getContainer(), size = map.getSize();
    if (size.x === offsetWidth && size.y === offsetHeight) return;
    map.invalidateSize({ animate: false, pan: false });
    map.setView(centre, map.getZoom(), { reset: true, animate: false });
  }

  /* Tell whether the window is another than the page knows; a frame that grew keeps its centre but for a pixel. */
  function moved() {
    const { centre, zoom } = state.told, map = state.map;
    return zoom !== map.getZoom() || map.project(centre).distanceTo(map.project(map.getCenter())) > 2;
  }

  /* What the page is told: which place was clicked (each click counted, so that a second one is news), and the window. */
  function post(what, place) {
    if (!window.Streamlit) return;
    const map = state.map, bounds = map.getBounds(), centre = map.getCenter();
    if (what === "place") state.clicks += 1;
    state.told = { centre, zoom: map.getZoom() };
    window.Streamlit.setComponentValue({
      what, place, clicks: state.clicks, session: state.session,
      lat: centre.lat, lon: centre.lng, zoom: map.getZoom(),
      south: bounds.getSouth(), west: bounds.getWest(), north: bounds.getNorth(), east: bounds.getEast(),
    });
  }

  function choose(place) {
    if (place.id.startsWith("cell:")) state.map.setView([place.lat, place.lon], Math.min(state.map.getZoom() + 2, 14));
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

  /* ---- legend and credits, inside the picture ---- */
  function legend() {
    const box = state.legend, payload = state.payload, colours = palette();
    box.replaceChildren();
    const details = element("details");
    details.open = state.legendOpen !== undefined ? state.legendOpen : state.map.getSize().x > 560 && state.map.getSize().y > 360;
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
      item.append(symbol("circle", colours.town, "near", 2 * r + 6), element("span", "", new Intl.NumberFormat(payload.language).format(events)));
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
    made.addTo(map);
    return box;
  }

  /* The page around this frame has a font of its own; the map writes in the same one. */
  function borrowFont() {
    let sheets = [];
    try { sheets = [...window.parent.document.styleSheets]; } catch { return; }
    for (const sheet of sheets) {
      let rules = [];
      try { rules = [...sheet.cssRules]; } catch { continue; }
      for (const rule of rules) {
        if (!(rule instanceof window.parent.CSSFontFaceRule) || !/^"?Source Sans"?$/.test(rule.style.fontFamily)) continue;
        const found = /url\("?([^")]+)"?\)/.exec(rule.style.src);
        if (!found) continue;
        const address = new URL(found[1], sheet.href || window.parent.location.href).href;
        const face = new FontFace("Source Sans", `url("${address}")`, { weight: "100 900", style: rule.style.fontStyle });
        face.load().then(() => { document.fonts.add(face); state.events.redraw(); }, () => {});
      }
    }
  }

  /* ---- what the page calls ---- */
  dateline.base = function (map, options) {
    state.map = map;
    state.session = Math.random().toString(36).slice(2);
    map.attributionControl.setPrefix(false);
    map.scrollWheelZoom.disable();
    if (options.narrower) {
      // The region's zoom is meant for a map of a thousand pixels.
      const steps = Math.log2(map.getSize().x / 1000);
      map.setZoom(Math.round((map.getZoom() + Math.max(-2, Math.min(1, steps))) * 4) / 4, { animate: false });
    }
    state.told = { centre: map.getCenter(), zoom: map.getZoom() };
    map.zoomControl.setPosition("topright");
    L.control.scale({ imperial: false, position: "bottomright" }).addTo(map);
    state.base = new Sheet(paintBase, { padding: 0.25 }).addTo(map);
    state.events = new Sheet(paintEvents, { padding: 0.25 }).addTo(map);
    state.legend = control(map, "bottomleft", "dateline-legend");
    state.elsewhere = control(map, "topleft", "dateline-elsewhere");
    state.list = element("div", "dateline-places");
    map.getContainer().append(state.list);
    // The style sheet may come after the map: it then grows without a resize of its window, and half of it stays blank.
    new ResizeObserver(() => fit(map)).observe(map.getContainer());
    listen(map);
    if (window.parent !== window) borrowFont();
    load(options.sources).then((features) => {
      state.features = features;
      state.base.redraw();
      paint();
      if (state.payload && state.payload.gathered) post("window", null);
    });
  };

  dateline.draw = function (map, payload) {
    const themed = !state.payload || state.payload.theme !== payload.theme;
    state.payload = { ...payload, places: payload.places.map(unpack) };
    state.frame = null;
    state.hovered = null;
    document.documentElement.dataset.theme = payload.theme;
    if (themed && state.base) state.base.redraw();
    if (payload.jump && payload.jump[0] !== state.jump) {
      const [number, lat, lon, zoom] = payload.jump;
      state.jump = number;
      if (lat !== null) map.setView([lat, lon], zoom || map.getZoom(), { animate: false });
    }
    paint();
  };

  dateline.frame = function (places) {
    state.frame = places && places.map(unpack);
    state.events.redraw();
  };

  function paint() {
    if (!state.payload || !state.features) return;
    const map = state.map, payload = state.payload;
    legend();
    listPlaces(payload.places);
    state.list.setAttribute("aria-label", words().places);
    if (state.credits) map.attributionControl.removeAttribution(state.credits);
    state.credits = words().credits;
    map.attributionControl.addAttribution(state.credits);
    state.events.redraw();
    tip(null);
    const container = map.getContainer();
    container.setAttribute("role", "region");
    container.setAttribute("aria-label", words().summary);
    container.setAttribute("data-places", String(payload.places.length));
    container.setAttribute("data-painted", payload.fingerprint);
  }

  dateline.state = state;
})();
