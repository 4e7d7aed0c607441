"""List the selected events, a page at a time, with what neither map nor timeline can show a choice away."""

import math
from collections.abc import Sequence
from textwrap import shorten

import pyarrow as pa
import streamlit as st

from components import cached, state
from components.text import Text
from components.view import KINDS, fingerprint, page_key
from data.answers import EventRow, Tray
from data.region import Region
from data.selection import Selection
from data.store import Store

PAGE_SIZE = 20
ROW_HEIGHT = 30
MOST_CHARACTERS = 160
"""Of a sentence in the table; the evidence shows it whole."""


def when(row: EventRow, text: Text) -> str:
    """Say a row's days briefly: "≤" stands for no later than, "…" for an open end."""
    if row.start and row.end:
        return text.days(row.start, row.end)
    if row.start:
        return f"{text.day(row.start)} – …"
    return f"≤ {text.day(row.no_later_than)}" if row.no_later_than else "?"


def build_table(rows: Sequence[EventRow], region: Region, text: Text) -> pa.Table:
    """Build the table's columns, headed in the reader's language; a row a line."""

    def sides(ids: Sequence[str | None]) -> str:
        return ", ".join(region.side(side).short_name(text.language) for side in ids if side)

    def count(number: int | None) -> str:
        return "" if number is None else text.number(number)

    columns = {
        "days": [when(row, text) for row in rows],
        "place": [", ".join(row.place_names) or "–" for row in rows],
        "type": [text(f"type.{row.type}") for row in rows],
        "did": [sides([row.side]) for row in rows],
        "sentence": [shorten(row.sentence, MOST_CHARACTERS, placeholder=" …") for row in rows],
        "says": [sides(row.claimed_by) for row in rows],
        "denies": [sides(row.denied_by) for row in rows],
        "hit": [sides([row.target]) for row in rows],
        "killed": [count(row.killed) for row in rows],
        "injured": [count(row.injured) for row in rows],
        "sources": [", ".join(row.sources) or text("source.unknown") for row in rows],
        "note": ["⚠" if row.noted else "" for row in rows],
    }
    return pa.table({text(f"column.{name}"): pa.array(values, pa.string()) for name, values in columns.items()})


def _widths(text: Text) -> dict:
    widths = {"days": 165, "place": 120, "did": 90, "sentence": 320}
    return {text(f"column.{name}"): st.column_config.TextColumn(width=width) for name, width in widths.items()}


def show_events(store: Store, selection: Selection, tray: Tray, selected: int, text: Text) -> str | None:
    """Show a page of the selected events; the row chosen is opened. Returns the first row's event."""
    counts = dict(zip(KINDS, (selected, tray.no_place, tray.no_date), strict=True))
    kind = st.segmented_control(
        text("table.kind"), KINDS, key="kind", required=True, label_visibility="collapsed",
        format_func=lambda kind: text(f"table.{kind}", n=counts[kind]),
    )  # fmt: skip
    only = None if kind == "all" else kind
    pages = max(1, math.ceil(counts[kind] / PAGE_SIZE))
    # The choice of page stands below the table, and is read before it is drawn; a link may ask for one too many.
    chosen_page = page_key(selection, kind)
    page = state.widget_value(chosen_page) or 1
    if page > pages:
        page = pages
        state.put_widget_value(chosen_page, page)
    rows = cached.page(store, selection, (page - 1) * PAGE_SIZE, PAGE_SIZE, only)
    if not rows:
        st.caption(text(f"table.empty.{kind}"))
        return None
    key = f"table-{fingerprint(selection)}-{kind}-{page}"

    def pick() -> None:
        chosen = state.widget_value(key)["selection"]["rows"]
        state.pick_event(rows[chosen[0]].event_id if chosen else None)

    st.dataframe(
        build_table(rows, store.region, text), key=key, hide_index=True, on_select=pick, selection_mode="single-row",
        row_height=ROW_HEIGHT, height=min(14, len(rows) + 1) * ROW_HEIGHT + 8, column_config=_widths(text),
    )  # fmt: skip
    if pages > 1:
        st.pagination(pages, key=chosen_page)
    return rows[0].event_id
