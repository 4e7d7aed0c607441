/* What all parts of the drawing share: the one map of this frame, what it was last given to draw, colours and words.
 *
 * The parts (components/event_map.py names them in order) run one after another in one document, with no build step.
 */
(function () {
  "use strict";
  const FONT = "'Source Sans', 'Source Sans Pro', system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif";

  const BASE = {
    light: { sea: "#d9e6ec", land: "#f7f5f0", border: "#8d877c", lake: "#cfe0e8", river: "#9fc3d4", water: "#4f7f95",
             line: "#5d574d", town: "#6a645a", country: "#a49d90", halo: "rgba(255,255,255,.9)", ink: "#201e1a" },
    dark: { sea: "#16222a", land: "#24282c", border: "#767d84", lake: "#1b303b", river: "#36586a", water: "#7fa9bd",
            line: "#aab0b6", town: "#9aa1a8", country: "#6d747b", halo: "rgba(20,22,25,.9)", ink: "#f2f1ee" },
  };

  // fitted: the region's own zoom as long as the map's follows its width, null once another window was asked for.
  const state = { map: null, features: null, payload: null, frame: null, hits: [], hovered: null, clicks: 0 };
  state.fitted = null;
  const palette = () => BASE[(state.payload && state.payload.theme) || "light"];
  const words = () => (state.payload && state.payload.words) || {};
  const formats = {};
  const number = (value) => {
    const { language } = state.payload;
    return (formats[language] ??= new Intl.NumberFormat(language)).format(value);
  };
  const nameIn = (properties) => properties[`name_${state.payload.language}`] || properties.name;
  const dimmed = (place) => state.payload.selected.length > 0 && !state.payload.selected.includes(place.id);

  /* A place as it is sent: the fields of components/event_map.py's rows, in their order. */
  const unpack = ([id, name, others, lat, lon, kind, precision, geometry, events, sides]) =>
    ({ id, name, others, lat, lon, kind, precision, geometry, events, sides });

  const parts = { FONT, state, palette, words, number, nameIn, dimmed, unpack };
  // The page looks at the state to see whether anything is drawn yet, also before the other parts have come.
  window.dateline = { state, parts };
})();
