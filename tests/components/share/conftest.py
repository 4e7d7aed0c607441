"""Stores and a browser for what is shared."""

import os
import shutil
import tempfile

import pytest

from tests.components.share.cases import make_store

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--no-first-run"]  # fmt: skip


@pytest.fixture(scope="session")
def store(tmp_path_factory):
    return make_store(tmp_path_factory.mktemp("share") / "store")


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory):
    return make_store(tmp_path_factory.mktemp("share") / "empty", [])


@pytest.fixture(scope="session")
def chromium():
    """Start Chromium; without one, fail in CI and skip elsewhere."""
    program = os.environ.get("DATELINE_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not program:
        message = "no Chromium: install Debian's chromium, or name a program in DATELINE_CHROMIUM"
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as profile:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS, env={**os.environ, "HOME": profile})
        yield browser
        browser.close()
