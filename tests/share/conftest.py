"""The page, served on this machine alone from a small store of its own."""

import os
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path
from time import sleep
from urllib.error import URLError

import pytest

from tests.components.share.cases import make_store

ROOT = Path(__file__).parents[2]
MAP = 'iframe[title="streamlit_folium.st_folium"]'


@pytest.fixture(scope="session")
def address(tmp_path_factory):
    """Serve the dashboard and return its address."""
    folder = tmp_path_factory.mktemp("page")
    make_store(folder / "store")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port),
               "--server.address", "127.0.0.1", "--server.headless", "true", "--browser.gatherUsageStats", "false",
               "--server.fileWatcherType", "none"]  # fmt: skip
    log = (folder / "log").open("w+")
    server = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT,
                              env={**os.environ, "DATELINE_STORE": str(folder / "store")})
    try:
        _wait(f"http://127.0.0.1:{port}/_stcore/health", server, log)
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait(20)


def _wait(health: str, server: subprocess.Popen, log) -> None:
    for _ in range(240):
        if server.poll() is not None:
            break
        try:
            urllib.request.urlopen(health, timeout=2).close()
            return
        except (URLError, OSError):
            sleep(0.25)
    log.seek(0)
    pytest.fail(f"the page did not start:\n{log.read()[-2000:]}")


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
