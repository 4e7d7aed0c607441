"""Show what was picked on the drawings, each to be taken back by a click."""

import streamlit as st

from components import state
from components.escape import for_markdown
from components.text import Text
from data.answers import PlaceCount
from data.selection import Selection


def place_names(place_ids: tuple[str, ...], places: tuple[PlaceCount, ...]) -> tuple[str, ...]:
    """Name the places picked; one that holds no event now is named by its id."""
    names = {place.place_id: place.name for place in places}
    return tuple(names.get(place_id, place_id) for place_id in place_ids)


def show_picks(selection: Selection, names: tuple[str, ...], text: Text) -> None:
    """Show a button for each pick in force."""
    if selection.place_ids:
        words = for_markdown(", ".join(names))
        st.button(f"{words} ✕", key="lift-place", on_click=state.lift, args=("place_ids",), help=text("pick.lift"))
    if selection.stretch:
        words = for_markdown(text.days(*selection.stretch))
        st.button(f"{words} ✕", key="lift-stretch", on_click=state.lift, args=("stretch",), help=text("pick.lift"))
