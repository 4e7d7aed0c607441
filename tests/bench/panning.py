"""Pan and zoom the map, and play the days: how soon the new window's cells are there, and what is asked for it."""

import statistics
from dataclasses import dataclass

from playwright.sync_api import Frame, Page, WebSocket
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.bench.browser import PATIENCE, browsing, open_tab

DRAG = (420, 60)
"""Pixels that the map is dragged, to and fro."""
PLAYED_MS = 3000

WATCH = """() => {
  const {dateline} = window, {map} = dateline.state, {draw, frame} = dateline;
  const bench = window.bench = {still: null, drawn: null, blank: 0, looks: 0, frames: 0, waiting: false};
  map.on('movestart', () => { bench.waiting = true; });
  map.on('moveend', () => { bench.still = performance.now(); bench.drawn = null; });
  dateline.draw = (...given) => {
    draw(...given);
    requestAnimationFrame(() => { bench.drawn = performance.now(); bench.waiting = false; });
  };
  dateline.frame = (...given) => { frame(...given); bench.frames += 1; };
  // A small copy of what a canvas shows tells whether it is empty; its bounds tell whether it fills the window.
  const small = Object.assign(document.createElement('canvas'), {width: 24, height: 16});
  const context = small.getContext('2d', {willReadFrequently: true});
  const painted = (sheet) => {
    context.clearRect(0, 0, 24, 16);
    context.drawImage(sheet._container, 0, 0, 24, 16);
    return context.getImageData(0, 0, 24, 16).data.some((value, i) => i % 4 === 3 && value > 0);
  };
  const filled = (sheet) => {
    const corner = map.containerPointToLayerPoint([0, 0]);
    return map._animatingZoom || sheet._bounds.contains(L.bounds(corner, corner.add(map.getSize())));
  };
  const look = () => {
    if (bench.waiting) {
      const sheets = [dateline.state.base, dateline.state.events];
      bench.looks += 1;
      if (!sheets.every((sheet) => painted(sheet) && filled(sheet))) bench.blank += 1;
    }
    requestAnimationFrame(look);
  };
  look();
}"""


@dataclass(frozen=True, slots=True)
class Panning:
    """What was measured. seconds: from the map standing still in its new window to that window's cells painted."""

    seconds: tuple[float, ...]
    bytes_median: int
    whole_runs: int
    """Answers of the server that were more than the map's fragment."""
    blank: int
    looks: int
    """Pictures of the screen that were looked at while a window was waited for, and how many were blank."""
    frames_per_second: float
    asked_while_playing: int
    """Messages and requests to the server while the days were played."""

    def __str__(self) -> str:
        return (
            f"{len(self.seconds)} pans and zooms: the new window's cells after {statistics.median(self.seconds):.3f} s "
            f"({min(self.seconds):.3f}–{max(self.seconds):.3f}), {self.bytes_median / 1000:.1f} kB each, "
            f"{self.whole_runs} runs of more than the map, blank in {self.blank} of {self.looks} pictures; "
            f"playback {self.frames_per_second:.1f} frames/s, {self.asked_while_playing} requests meanwhile"
        )


class Heard:
    """What goes over the page's websocket and to its server."""

    def __init__(self, page: Page) -> None:
        self.received = self.whole_runs = self.asked = 0
        page.on("websocket", self._listen)
        page.on("request", lambda _request: self._ask())

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._hear)
        socket.on("framesent", lambda _payload: self._ask())

    def _ask(self) -> None:
        self.asked += 1

    def _hear(self, payload: bytes | str) -> None:
        self.received += len(payload)
        message = ForwardMsg()
        message.ParseFromString(payload)
        if message.WhichOneof("type") == "script_finished":
            self.whole_runs += message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY


def pan(url: str, changes: int) -> Panning:
    """Open the page, zoom in and drag the map to and fro, then play the days."""
    with browsing() as context:
        page = context.new_page()
        heard = Heard(page)
        open_tab(context, "dateline", url, page)
        inner = next(frame for frame in page.frames if frame.url.find("streamlit_folium") >= 0)
        page.wait_for_timeout(1500)
        inner.evaluate(WATCH)
        seconds, received, runs = [], [], heard.whole_runs
        for number in range(changes):
            before = heard.received
            seconds.append(_move(page, inner, number))
            received.append(heard.received - before)
        looked = inner.evaluate("window.bench")
        whole_runs = heard.whole_runs - runs
        frames, asked = _play(page, inner, heard)
    return Panning(
        tuple(seconds), int(statistics.median(received)), whole_runs, looked["blank"], looked["looks"], frames, asked
    )


def _move(page: Page, inner: Frame, number: int) -> float:
    """Zoom in or drag, in turns; return the seconds until the cells were there."""
    if number % 3 == 0:
        inner.locator(f".leaflet-control-zoom-{'in' if number % 6 == 0 else 'out'}").click()
    else:
        box = inner.frame_element().bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        way = 1 if number % 3 == 1 else -1
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + way * DRAG[0], y + way * DRAG[1], steps=10)
        page.wait_for_timeout(120)  # let go at rest: no glide
        page.mouse.up()
    inner.wait_for_function("bench.still !== null && bench.drawn > bench.still", timeout=PATIENCE, polling="raf")
    took = inner.evaluate("(bench.drawn - bench.still) / 1000")
    page.wait_for_timeout(500)
    inner.evaluate("bench.still = null")
    return took


def _play(page: Page, inner: Frame, heard: Heard) -> tuple[float, int]:
    """Play at the highest pace; return the frames a second and what was asked of the server meanwhile."""
    player = page.locator(".dateline-playback")
    player.locator("[data-does=play]").click()
    player.locator("[data-does=pace]").select_option(label="5×", timeout=PATIENCE)
    page.wait_for_timeout(300)
    before, asked = inner.evaluate("bench.frames"), heard.asked
    started = inner.evaluate("performance.now()")
    page.wait_for_timeout(PLAYED_MS)
    after, ended = inner.evaluate("bench.frames"), inner.evaluate("performance.now()")
    return (after - before) / (ended - started) * 1000, heard.asked - asked
