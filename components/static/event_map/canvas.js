/* A canvas over the map, and the way from degrees to its pixels. */
(function () {
  "use strict";
  const { parts } = window.dateline;

  const TILE = 256;

  /* Mercator, once for each coordinate: the world is the unit square. */
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

  Object.assign(parts, { unitX, unitY, Sheet, scaled, visible });
})();
