"""Start a Streamlit page on a free loopback port, and end it again."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
APPS = {
    "dateline": ROOT / "dashboard.py",
    "naive": Path(__file__).parent / "naive_app.py",
    "floor": Path(__file__).parent / "floor_app.py",
}
STARTING = 60.0
"""Seconds that a server may take to answer."""
LOADING = 4.0
"""Seconds after which it loads more in the background, and a little (components/share/loading.py)."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running page: its address, and its process."""

    url: str
    process: subprocess.Popen

    @property
    def memory_mb(self) -> float:
        """Return the resident memory of the server's process (VmRSS: what it shares with files counts too)."""
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as file:
            line = next(line for line in file if line.startswith("VmRSS:"))
        return int(line.split()[1]) / 1024

    def settle(self) -> None:
        """Wait until the server has loaded what it loads in the background once a page was opened."""
        deadline, used = time.monotonic() + STARTING, -1.0
        while time.monotonic() < deadline and self.cpu_seconds > used + 0.02:
            used = self.cpu_seconds
            time.sleep(LOADING)

    @property
    def cpu_seconds(self) -> float:
        """Return the processor time that the server has used; what else runs on the machine does not change it."""
        with open(f"/proc/{self.process.pid}/stat", encoding="ascii") as file:
            fields = file.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def running(app: str, store: Path) -> Iterator[Server]:
    """Run an app on a store until the end of the block.

    This app runs from the project's folder, with its settings for Streamlit; the others with Streamlit's own, as a page
    does that somebody writes anew.
    """
    port = _free_port()
    options = {
        "server.port": port, "server.address": "127.0.0.1", "server.headless": "true",
        "server.fileWatcherType": "none", "browser.gatherUsageStats": "false",
        "browser.serverAddress": "localhost",
    }  # fmt: skip
    flags = [f"--{name}={value}" for name, value in options.items()]
    environment = {**os.environ, "DATELINE_STORE": str(store.resolve()), "PYTHONPATH": str(ROOT)}
    folder = ROOT if app == "dateline" else APPS[app].parent
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", str(APPS[app]), *flags],
        cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        server = Server(f"http://127.0.0.1:{port}", process)
        _wait(server)
        yield server
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait(server: Server) -> None:
    deadline = time.monotonic() + STARTING
    while time.monotonic() < deadline:
        if server.process.poll() is not None:
            raise RuntimeError(f"the page at {server.url} ended at once; run it by hand to see why")
        try:
            with urllib.request.urlopen(f"{server.url}/_stcore/health", timeout=1):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.02)
    raise TimeoutError(f"the page at {server.url} did not answer within {STARTING:.0f} s")
