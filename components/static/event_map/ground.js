/* The ground under the events: GeoJSON fetched and kept once, then painted at every zoom. */
(function () {
  "use strict";
  const { parts } = window.dateline;
  const { state, palette, unitX, unitY, scaled, visible } = parts;

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

  Object.assign(parts, { load, paintBase });
})();
