"""The page, served on this machine alone from a small store of its own."""

import pytest

from tests.bench.server import running
from tests.components.share.cases import make_store

MAP = 'iframe[title="streamlit_folium.st_folium"]'


@pytest.fixture(scope="session")
def address(tmp_path_factory):
    """Serve the dashboard and return its address."""
    directory = tmp_path_factory.mktemp("page") / "store"
    make_store(directory)
    with running("dateline", directory) as server:
        yield f"{server.url}/"


@pytest.fixture
def visit(chromium, address):
    """Open the page in a fresh profile; requests to anywhere else, and complaints, are failures."""
    outside, complaints, contexts = [], [], []

    def opened(query: str = "", **options):
        context = chromium.new_context(**{"viewport": {"width": 1280, "height": 800}, "locale": "en-GB", **options})
        contexts.append(context)
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address.rstrip("/"))
        tab = context.new_page()
        here = (address, address.replace("http", "ws"), "data:", "blob:", "about:")
        tab.on("request", lambda request: None if request.url.startswith(here) else outside.append(request.url))
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        tab.goto(query if query.startswith("http") else address + query)
        tab.frame_locator(MAP).locator("[data-painted]").wait_for(timeout=60_000)
        return tab

    yield opened
    for context in contexts:
        context.close()
    assert not outside
    assert not complaints
