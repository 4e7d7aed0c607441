"""Put the map on the page: a fragment of its own, so that panning asks for nothing but the map."""

import streamlit as st

from components import cached, state
from components.event_map import MOST_PLACES, build_payload
from components.text import Text
from components.view import fingerprint
from data.answers import PlaceCount
from data.selection import Selection
from data.store import Store

HEIGHT = 430
"""Height in px before the page's style sheet fits it to the window."""


def is_gathered(store: Store) -> bool:
    """Tell whether a store has more places than one window shows, so that a window matters."""
    return cached.count_places(store) > MOST_PLACES


@st.fragment
def show_map(
    store: Store, selection: Selection, places: tuple[PlaceCount, ...], summary: str, theme: str, text: Text
) -> None:
    """Show the events' places; a click picks a place, a pan or a zoom is remembered for the address."""
    # Folium takes half a second to load at first: meanwhile the browser has the timeline to load and draw.
    from streamlit_folium import st_folium

    from components.base_map import build_base_map
    from components.event_layer import build_event_layer

    if state.is_stale():
        st.rerun()
    if state.has_moved():
        state.publish(state.current())
        if is_gathered(store):
            places = store.by_place(selection.lifted("place_ids"), state.window(), MOST_PLACES)
    payload = build_payload(
        places, store.region, text, theme=theme, fingerprint=fingerprint(selection), selected=selection.place_ids,
        summary=summary,
    )  # fmt: skip
    payload |= {"gathered": is_gathered(store), "jump": state.jump()}
    st_folium(
        build_base_map(store.region, *state.opening()), key="map", height=HEIGHT, use_container_width=True,
        feature_group_to_add=build_event_layer(payload), returned_objects=[], on_change=_heard,
        render=False,  # its own whole document is not used: the parts are rendered one by one anyway
    )  # fmt: skip


def _heard() -> None:
    """Take in what the drawing script posts: a place clicked, or a new window."""
    value = state.widget_value("map") or {}
    if {"lat", "lon", "zoom"} <= value.keys():
        state.move(value)
    if value.get("what") == "place" and value.get("place"):
        state.pick_place(str(value["place"]))
