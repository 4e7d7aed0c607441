"""The filters: every option with the number of events it would leave."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

import streamlit as st

from components import state
from components.text import Text, languages
from data.answers import Facets
from data.records import EVENT_TYPES, ROLES
from data.selection import Selection
from data.store import Store

DATE_FORMAT = "DD/MM/YYYY"
ROOM = timedelta(days=366)
MOST_SIDES = 24
"""Sides that have a pill: those with most events. The next ones are offered in a box, and get a pill once chosen."""
MORE_SIDES = 100
MOST_SOURCES = 100
"""Sources offered, those with most events; a link or the command line can name any."""


def in_order(wanted: Sequence[str], present: Sequence[str], chosen: Sequence[str]) -> list[str]:
    """Return the options in the order wanted: those present, and those chosen though they are not."""
    shown = {*present, *chosen}
    return [option for option in wanted if option in shown] + sorted(shown - set(wanted))


def show_language(selection: Selection, text: Text) -> None:
    """Show the choice of language, and the way back to everything."""
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.segmented_control(
            text("filter.language"), languages(), key="lang", required=True, label_visibility="collapsed",
            format_func=str.upper,
        )  # fmt: skip
        st.button(text("filter.reset"), on_click=state.reset, disabled=not selection.filters, key="reset")


def show_filters(store: Store, selection: Selection, facets: Facets, text: Text) -> None:
    """Show every filter with its counts."""
    region = store.region
    sides, roles, types = dict(facets.sides), dict(facets.roles), dict(facets.types)
    sources = dict(facets.sources)
    offered = store.sources[:MOST_SOURCES]

    def counted(name: str, count: int) -> str:
        return f"{name} {text.number(count)}"

    _show_days(store, selection, text)

    def name_side(side: str) -> str:
        return counted(region.side(side).short_name(text.language), sides.get(side, 0))

    _show_sides(store, selection, name_side, text)
    st.pills(
        text("filter.role"), ROLES, key="role", selection_mode="multi",
        format_func=lambda role: counted(text(f"role.{role}"), roles.get(role, 0)),
        help=text("filter.role.help"),
    )  # fmt: skip
    st.pills(
        text("filter.type"), in_order(EVENT_TYPES, store.types, selection.types), key="type", selection_mode="multi",
        format_func=lambda name: counted(text(f"type.{name}"), types.get(name, 0)),
    )  # fmt: skip
    st.multiselect(
        text("filter.source"), in_order(offered, offered, selection.sources), key="source",
        format_func=lambda name: f"{name} ({text.number(sources.get(name, 0))})",
        placeholder=text("filter.source.all"),
        help=text("filter.source.more", n=len(store.sources) - len(offered)) if offered != store.sources else None,
    )  # fmt: skip
    st.text_input(text("filter.text"), key="q", type="search", placeholder=text("filter.text.example"))
    st.checkbox(counted(text("filter.exact"), facets.exact), key="exact")


def _show_sides(store: Store, selection: Selection, name_side: Callable[[str], str], text: Text) -> None:
    """Show a pill for each side, or where they are too many for the fullest, with the next ones in a box."""
    known = [side.side_id for side in store.region.sides]
    pills = in_order(known, store.sides[:MOST_SIDES], selection.sides)
    if len(store.sides) > MOST_SIDES:
        # The pills change with the choice, and pills that change forget what was chosen.
        state.put_widget_value("side", list(selection.sides))
    rest = [side for side in store.sides if side not in pills]
    unnamed = len(rest) - MORE_SIDES
    st.pills(
        text("filter.side"), pills, key="side", selection_mode="multi", format_func=name_side,
        help=text("filter.side.rest", n=unnamed) if unnamed > 0 else None,
    )  # fmt: skip
    if rest:
        st.selectbox(
            text("filter.side.more"), rest[:MORE_SIDES], index=None, key="more_sides", on_change=state.add_side,
            format_func=name_side, placeholder=text("filter.side.choose", n=len(rest)), label_visibility="collapsed",
        )  # fmt: skip


def _show_days(store: Store, selection: Selection, text: Text) -> None:
    """Show the first and last day; at the data's own first and last day nothing is filtered."""
    first = store.first_day or store.region.first_day
    last = store.last_day or store.region.last_day
    asked = (selection.first_day, selection.last_day)
    # Wider than the data: while a date is typed, day by month by year, it passes through others.
    lowest = min(filter(None, (first, *asked))) - ROOM
    highest = max(filter(None, (last, *asked))) + ROOM
    ends = (("from", "first_day", first, asked[0]), ("to", "last_day", last, asked[1]))
    for column, (key, field, edge, value) in zip(st.columns(2, gap="small"), ends, strict=True):
        state.put_widget_value(key, value or edge)
        column.date_input(
            text(f"filter.{key}"), key=key, min_value=lowest, max_value=highest, format=DATE_FORMAT,
            on_change=_pick_day, args=(key, field, edge),
        )  # fmt: skip


def _pick_day(key: str, field: str, edge: date) -> None:
    day = state.widget_value(key)
    state.pick_day(field, None if day == edge else day)
