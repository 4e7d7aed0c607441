"""Stores for what is shared."""

import pytest

from tests.components.share.cases import make_store


@pytest.fixture(scope="session")
def store(tmp_path_factory):
    return make_store(tmp_path_factory.mktemp("share") / "store")


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory):
    return make_store(tmp_path_factory.mktemp("share") / "empty", [])
