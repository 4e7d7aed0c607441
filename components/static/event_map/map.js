/* The map that the page calls for: a base map and a selection's events, on two canvases over a Leaflet map.
 *
 * The page hands over plain arrays (components/event_map.py); what is drawn costs the same however many
 * events stand behind the counts. Article text comes in as text alone: canvas text and textContent, no HTML.
 *
 *   dateline.base(map, {sources, narrower})   once: fetch and keep the GeoJSON, draw it, add the controls
 *   dateline.draw(map, payload)               at each change: keep the payload, draw it
 *   dateline.frame(places | null)             playback: draw these places instead, or the payload's again
 */
(function () {
  "use strict";
  const { dateline } = window;
  const { state, words, unpack, Sheet, load, paintBase, paintEvents, element, control, legend } = dateline.parts;
  const { regionZoom, fit, post, borrowFont, tip, listen, listPlaces } = dateline.parts;

  dateline.base = function (map, options) {
    state.map = map;
    state.session = Math.random().toString(36).slice(2);
    map.attributionControl.setPrefix(false);
    map.scrollWheelZoom.disable();
    state.fitted = options.narrower ? map.getZoom() : null;
    if (options.narrower) map.setZoom(regionZoom(map), { animate: false });
    state.told = { centre: map.getCenter(), zoom: map.getZoom() };
    map.zoomControl.setPosition("topright");
    L.control.scale({ imperial: false, position: "bottomright" }).addTo(map);
    state.base = new Sheet(paintBase, { padding: 0.25 }).addTo(map);
    state.events = new Sheet(paintEvents, { padding: 0.25 }).addTo(map);
    state.legend = control(map, "bottomleft", "dateline-legend").getContainer();
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
      if (lat !== null) {
        state.fitted = null;
        map.setView([lat, lon], zoom || map.getZoom(), { animate: false });
      }
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
})();
