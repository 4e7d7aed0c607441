"""The real page in headless Chromium, on a small store, with every request that leaves the machine blocked and told."""

from dataclasses import dataclass, field
from datetime import date

import pytest

from data.region import load_region
from data.store import write_store
from tests.bench.server import running
from tests.components.conftest import scene
from tests.factories import place, told

MAP = 'iframe[title="streamlit_folium.st_folium"]'
PATIENCE = 60_000
HOSTILE = "</script><script>parent.hacked=1</script><img src=x onerror=parent.hacked=1>${parent.hacked=1}`{{7*7}}\u202e"


@pytest.fixture(scope="session")
def small_server(tmp_path_factory):
    """Run the page on the small store."""
    events, articles = scene()
    directory = tmp_path_factory.mktemp("browser") / "small"
    write_store(events, articles, (), load_region(), directory)
    with running("dateline", directory) as server:
        yield server


@pytest.fixture(scope="session")
def hostile_server(tmp_path_factory):
    """Run the page on a store whose every word would run if it could."""
    named = place(HOSTILE, place_id=HOSTILE, names=(HOSTILE,), lat=39.8, lon=46.7)
    pairs = [
        told(f"{HOSTILE} was shelled.", source=HOSTILE, places=(named,), start=day, end=day)
        for day in (date(2020, 10, 4), date(2020, 10, 5), date(2020, 10, 6))
    ]
    directory = tmp_path_factory.mktemp("browser") / "hostile"
    write_store([event for event, _ in pairs], [article for _, article in pairs], (), load_region(), directory)
    with running("dateline", directory) as server:
        yield server


@pytest.fixture(scope="session")
def crowded_server(tmp_path_factory):
    """Run the page on a store of more places than one window shows: 20 by 20 in the middle of the region."""
    region = load_region()
    pairs = [
        told(places=(place(f"P{row}-{column}", lat=region.lat + row / 40, lon=region.lon + column / 40),))
        for row in range(20)
        for column in range(20)
    ]
    directory = tmp_path_factory.mktemp("browser") / "crowded"
    write_store([event for event, _ in pairs], [article for _, article in pairs], (), region, directory)
    with running("dateline", directory) as server:
        yield server


@dataclass
class Visit:
    """One visitor's page, and what went wrong on it."""

    page: object
    url: str
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, query: str = "?lang=en") -> "Visit":
        """Open the page and wait until map and timeline are painted."""
        self.page.goto(f"{self.url}/{query}")
        return self.settle()

    def settle(self) -> "Visit":
        """Wait until headline and map show the same selection and the timeline is there."""
        self.page.wait_for_function(
            """([map]) => {
                const head = document.querySelector(".dateline-headline"), frame = document.querySelector(map);
                const canvas = frame && frame.contentDocument && frame.contentDocument.querySelector("[data-painted]");
                return head && canvas && head.dataset.painted === canvas.dataset.painted
                    && document.querySelector(".st-key-timeline .js-plotly-plot .xaxislayer-above .xtick")
                    && document.querySelector('[data-test-script-state="notRunning"]');
            }""",
            arg=[MAP], timeout=PATIENCE,
        )  # fmt: skip
        return self

    def changes_to(self, beginning: str) -> "Visit":
        """Wait until the headline begins so and the map shows it too."""
        self.page.wait_for_function(
            "words => document.querySelector('.dateline-headline').textContent.startsWith(words)",
            arg=beginning, timeout=PATIENCE,
        )  # fmt: skip
        return self.settle()

    @property
    def headline(self) -> str:
        return self.page.locator(".dateline-headline").inner_text()

    @property
    def frame(self):
        """Return the map's frame."""
        return self.page.locator(MAP).element_handle().content_frame()

    def drawn_places(self) -> list[str]:
        """Name the places that the map draws."""
        return self.frame.evaluate("() => dateline.state.payload.places.map(place => place.name)")

    def bars(self) -> dict[str, int]:
        """Return what the timeline's bars add up to, by day."""
        return self.page.evaluate(
            """() => {
                const total = {};
                const shown = new Set(["day", "by_publication"]);
                for (const trace of document.querySelector(".st-key-timeline .js-plotly-plot").data)
                    if (shown.has(trace.meta)) Array.from(trace.y).forEach((y, i) => {
                        const stepped = () => new Date(Date.parse(trace.x0) + i * trace.dx).toISOString();
                        const day = (trace.x ? trace.x[i] : stepped()).slice(0, 10);
                        if (y) total[day] = (total[day] || 0) + y;
                    });
                return total;
            }"""
        )

    def click_place(self, name: str) -> None:
        """Click where the map draws a place."""
        x, y = self.frame.evaluate(
            """name => {
                const { hit } = dateline.state.hits.find(({ place }) => place.name === name);
                const middle = [(hit[0] + hit[2]) / 2, (hit[1] + hit[3]) / 2];
                const point = dateline.state.map.layerPointToContainerPoint(middle);
                return [point.x, point.y];
            }""",
            name,
        )
        box = self.page.locator(MAP).bounding_box()
        self.page.mouse.click(box["x"] + x, box["y"] + y)

    def day_position(self, day: str) -> tuple[float, float]:
        """Return where a day lies on the timeline, in the window."""
        return tuple(
            self.page.evaluate(
                """day => {
                    const chart = document.querySelector(".st-key-timeline .js-plotly-plot");
                    const box = chart.querySelector(".nsewdrag").getBoundingClientRect();
                    return [box.left + chart._fullLayout.xaxis.d2p(day), box.top + box.height / 2];
                }""",
                day,
            )
        )

    def select_days(self, first: str, last: str) -> None:
        """Drag from one day to another on the timeline."""
        (x0, y), (x1, _y) = self.day_position(first), self.day_position(last)
        self.page.mouse.move(x0 - 4, y)
        self.page.mouse.down()
        self.page.mouse.move(x1 + 4, y, steps=6)
        self.page.mouse.up()


@pytest.fixture
def visit(chromium):
    """Return a function that lets a visitor come; what went wrong on the page fails the test at its end."""
    visits: list[Visit] = []

    def come(server, **options) -> Visit:
        context = chromium.new_context(**{"viewport": {"width": 1280, "height": 800}, "locale": "en-GB", **options})
        page = context.new_page()
        seen = Visit(page, server.url)
        visits.append(seen)
        host = server.url.removeprefix("http://")

        def guard(route) -> None:
            if route.request.url.startswith((server.url, "data:", "blob:")):
                route.continue_()
            else:
                seen.outside.append(route.request.url)
                route.abort()

        def heard(message) -> None:
            if message.type == "error":
                seen.errors.append(message.text)

        context.route("**/*", guard)
        page.on("websocket", lambda socket: None if host in socket.url else seen.outside.append(socket.url))
        page.on("console", heard)
        page.on("pageerror", lambda error: seen.errors.append(str(error)))
        return seen

    yield come
    for seen in visits:
        seen.page.context.close()
        assert not seen.outside, f"requests left the machine: {seen.outside}"
        assert not seen.errors, f"errors in the browser's console: {seen.errors}"
