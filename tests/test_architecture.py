"""The arrows between the parts hold: news becomes events without knowing how it is shown."""

import ast
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHOWING = {"streamlit", "folium", "streamlit_folium", "plotly", "components", "dashboard"}
STATE = {"session_state", "query_params"}
CACHES = {"cache_data", "cache_resource"}


def modules(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


def imported(path: Path) -> set[str]:
    """Return the dotted names that a module imports."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return names


def attributes(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


@pytest.mark.parametrize("path", modules("data"), ids=str)
def test_data_never_imports_what_shows_it(path):
    assert not {name for name in imported(path) if name.split(".")[0] in SHOWING}


@pytest.mark.parametrize("path", modules("data") + modules("components"), ids=str)
def test_nothing_imports_the_dashboard(path):
    assert "dashboard" not in imported(path)


@pytest.mark.parametrize("path", modules("components"), ids=str)
def test_one_place_for_state_and_one_for_caching(path):
    if path.name != "state.py":
        assert not attributes(path) & STATE
    if path.name != "cached.py":
        assert not attributes(path) & CACHES


def test_records_import_no_other_part():
    own = {name for name in imported(ROOT / "data/records.py") if name.split(".")[0] in {"data", "components"}}
    assert not own


def test_no_code_knows_the_first_region_or_language():
    """Names of the region's places and sides stand in data files alone."""
    forbidden = ("karabakh", "stepanakert", "azerbaijan", "armenia")
    for path in modules("data") + modules("components") + [ROOT / "dashboard.py"]:
        if not path.exists() or "cut" in path.parts:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        documentation = {
            id(node.body[0].value) for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
                if node.value == "karabakh-2020" and path.name == "region.py":
                    continue
                known = [word for word in forbidden if word in node.value.lower()]
                assert not known, f"{path}:{node.lineno}: {node.value!r}"


def test_streamlit_sends_nothing_and_asks_nobody_for_its_address():
    """Without a named address Streamlit asks a service outside for this machine's at every start without a screen."""
    browser = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))["browser"]
    assert browser["gatherUsageStats"] is False
    assert browser["serverAddress"] == "localhost"
