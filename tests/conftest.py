"""One Chromium for all tests that need a browser: Playwright starts once in a process."""

import os
import shutil
import tempfile

import pytest

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--no-first-run"]  # fmt: skip
NONE = "no Chromium: install Debian's chromium, or name its program in DATELINE_CHROMIUM"


@pytest.fixture(scope="session")
def chromium():
    """Start Chromium with an empty profile; where there is none, fail in CI and skip elsewhere."""
    program = os.environ.get("DATELINE_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not program:
        pytest.fail(NONE) if os.environ.get("CI") else pytest.skip(NONE)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as home:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS, env={**os.environ, "HOME": home})
        yield browser
        browser.close()
