"""Drive a page in headless Chromium: click a side, and wait until everything is painted anew."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, Page, Playwright, sync_playwright

FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
)  # fmt: skip
PATIENCE = 90_000
"""Milliseconds that a page may take to paint before it is given up."""
CHANGES_MAP = {"dateline": "painted", "naive": "markers", "floor": "none"}

WATCH = """(mapSign) => {
  // What is on the screen, as one text for each part; a part that is not there yet is null.
  const chart = () => {
    const gd = document.querySelector('.js-plotly-plot');
    if (!gd || !gd.data || !gd._fullLayout || !gd.querySelector('.cartesianlayer .trace')) return null;
    return JSON.stringify(gd.data.map(t => [t.type, t.y && (t.y.bdata || Array.from(t.y))]));
  };
  const headline = () => {
    const h = document.querySelector('.dateline-headline');
    return h && h.textContent;
  };
  const inMap = () => {
    for (const frame of document.querySelectorAll('iframe')) {
      let inner = null;
      try { inner = frame.contentDocument; } catch (error) { continue; }
      if (!inner || !inner.querySelector('.leaflet-container')) continue;
      if (mapSign === 'painted') {
        const painted = inner.querySelector('[data-painted]');
        return painted && painted.getAttribute('data-painted');
      }
      // The naive page draws a new map each time, in a frame of its own or in the same one.
      const name = Object.keys(frame.contentWindow).find(key => key.startsWith('marker_cluster'));
      const cluster = name && frame.contentWindow[name];
      if (!cluster || !inner.querySelector('.leaflet-pane svg path, .marker-cluster')) return null;
      return cluster.getLayers().length + ' ' + (cluster.benchNumber ??= Math.random());
    }
    return null;
  };
  window.benchParts = () => ({
    headline: headline(), chart: chart(), map: mapSign === 'none' ? '' : inMap(),
  });
  window.benchWhole = () => Object.values(window.benchParts()).every(part => part !== null);
  window.benchChange = (patience) => new Promise((resolve, reject) => {
    const before = window.benchParts();
    let clicked = null;
    const onClick = () => { clicked = performance.now(); };
    window.addEventListener('click', onClick, { capture: true, once: true });
    const look = () => {
      const now = window.benchParts();
      const parts = mapSign === 'none' ? ['headline', 'chart'] : ['headline', 'chart', 'map'];
      if (clicked !== null && parts.every(part => now[part] !== null && now[part] !== before[part])) {
        requestAnimationFrame(() => resolve((performance.now() - clicked) / 1000));
      } else if (clicked !== null && performance.now() - clicked > patience) {
        reject(new Error('not painted: ' + parts.filter(p => now[p] === null || now[p] === before[p]).join(', ')));
      } else {
        requestAnimationFrame(look);
      }
    };
    look();
  });
}"""


@dataclass(slots=True)
class Tab:
    """A page that is open: the app it shows, and the bytes that came over its websocket."""

    app: str
    page: Page
    received: int = 0
    errors: list[str] = field(default_factory=list)

    def change(self, number: int) -> tuple[float, int]:
        """Click one of the first two sides; return the seconds until all was painted, and the bytes received."""
        pills = self.page.locator(".st-key-side button")
        before = self.received
        self.page.evaluate(f"() => {{ window.benchDone = window.benchChange({PATIENCE}); }}")
        pills.nth(number % 2).click()
        seconds = self.page.evaluate("window.benchDone")
        self.page.wait_for_timeout(150)
        return seconds, self.received - before


def chromium() -> str:
    """Return the path of Chromium: DATELINE_CHROMIUM, else the one that is installed."""
    found = os.environ.get("DATELINE_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        raise FileNotFoundError("no Chromium here: install it, or name its program in DATELINE_CHROMIUM")
    return found


@contextmanager
def browsing() -> Iterator[BrowserContext]:
    """Run one Chromium with an empty profile."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory(prefix="dateline-bench-") as profile:
        context = _launch(playwright, profile)
        try:
            yield context
        finally:
            context.close()


def _launch(playwright: Playwright, profile: str) -> BrowserContext:
    return playwright.chromium.launch_persistent_context(
        profile, executable_path=chromium(), args=list(FLAGS), viewport={"width": 1280, "height": 800}
    )


def open_tab(context: BrowserContext, app: str, url: str, page: Page | None = None) -> Tab:
    """Open an app's page, in a tab of its own where none is given, and wait until all of it is painted."""
    tab = Tab(app, page or context.new_page())

    def count(payload: bytes | str) -> None:
        tab.received += len(payload)

    tab.page.on("websocket", lambda socket: socket.on("framereceived", count))
    tab.page.on("pageerror", lambda error: tab.errors.append(str(error)))
    tab.page.goto(url)
    tab.page.evaluate(f"({WATCH})('{CHANGES_MAP[app]}')")
    tab.page.wait_for_function("window.benchWhole()", timeout=PATIENCE, polling="raf")
    return tab
