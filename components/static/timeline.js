/* A click on a day selects it. While dragging selects a stretch, Streamlit hears of stretches alone,
 * so the click is handed on as the selection of one day. */
(() => {
  if (window.datelineTimeline) return;
  window.datelineTimeline = true;
  document.addEventListener("pointerover", (event) => {
    const chart = event.target.closest && event.target.closest(".st-key-timeline .js-plotly-plot");
    // Plotly drops its listeners together with its emitter, when a chart is drawn anew in the same element.
    if (!chart || !chart.on || chart.datelineListens === chart._ev) return;
    chart.datelineListens = chart._ev;
    chart.on("plotly_click", ({ points }) => {
      const days = points
        .filter((point) => point.data.meta === "days")
        .map(({ x, y, pointIndex, curveNumber }) => ({ x, y, pointIndex, curveNumber, data: {} }));
      if (days.length) chart.emit("plotly_selected", { points: days, selections: [] });
    });
  });
})();
