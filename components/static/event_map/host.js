/* The page around this frame: the size it gives the map, its font, and what it is told. */
(function () {
  "use strict";
  const { parts } = window.dateline;
  const { state } = parts;

  /* The zoom that shows the region in this width; the one that it names is meant for a map of a thousand pixels. */
  function regionZoom(map) {
    const steps = Math.log2(map.getSize().x / 1000);
    return Math.round((state.fitted + Math.max(-2, Math.min(1, steps))) * 4) / 4;
  }

  /* Take in the frame's size about the same centre: set anew, since a pan would round the centre to a pixel. As long
   * as nobody asked for another window, the zoom follows the width: the frame is wider before the sidebar stands. */
  function fit(map) {
    const { offsetWidth, offsetHeight } = map.getContainer(), size = map.getSize();
    if (size.x === offsetWidth && size.y === offsetHeight) return;
    if (moved()) state.fitted = null;
    const centre = state.fitted === null ? map.getCenter() : state.told.centre, before = map.getZoom();
    map.invalidateSize({ animate: false, pan: false });
    const zoom = state.fitted === null ? before : regionZoom(map);
    if (state.fitted !== null) state.told = { centre, zoom };
    map.setView(centre, zoom, { reset: true, animate: false });
    // What is gathered into one mark depends on the zoom.
    if (zoom !== before && state.features && state.payload && state.payload.gathered) post("window", null);
  }

  /* Tell whether the window is another than the page knows; a frame that grew keeps its centre but for a pixel. */
  function moved() {
    const { centre, zoom } = state.told, map = state.map;
    return zoom !== map.getZoom() || map.project(centre).distanceTo(map.project(map.getCenter())) > 2;
  }

  /* Tell the page the window and the place that was clicked; each click is counted, so that a second one is news. */
  function post(what, place) {
    if (!window.Streamlit) return;
    const map = state.map, bounds = map.getBounds(), centre = map.getCenter();
    if (what === "place") state.clicks += 1;
    if (moved()) state.fitted = null;
    state.told = { centre, zoom: map.getZoom() };
    window.Streamlit.setComponentValue({
      what, place, clicks: state.clicks, session: state.session,
      lat: centre.lat, lon: centre.lng, zoom: map.getZoom(),
      south: bounds.getSouth(), west: bounds.getWest(), north: bounds.getNorth(), east: bounds.getEast(),
    });
  }

  /* The page around this frame has a font of its own; the map writes in the same one. */
  function borrowFont() {
    let sheets = [];
    try { sheets = [...window.parent.document.styleSheets]; } catch { return; }
    for (const sheet of sheets) {
      let rules = [];
      try { rules = [...sheet.cssRules]; } catch { continue; }
      for (const rule of rules) {
        const { fontFamily, fontStyle, src } = rule instanceof window.parent.CSSFontFaceRule ? rule.style : {};
        const found = /^"?Source Sans"?$/.test(fontFamily) && /url\("?([^")]+)"?\)/.exec(src);
        if (!found) continue;
        const address = new URL(found[1], sheet.href || window.parent.location.href).href;
        const face = new FontFace("Source Sans", `url("${address}")`, { weight: "100 900", style: fontStyle });
        face.load().then(() => { document.fonts.add(face); state.events.redraw(); }, () => {});
      }
    }
  }

  Object.assign(parts, { regionZoom, fit, moved, post, borrowFont });
})();
