"""Keep what a visitor chose: the only place that touches the session's state and the address bar."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import streamlit as st

from components.address import Known, read_address, write_address
from components.view import KINDS, View, page_key
from data.records import ROLES, Note
from data.selection import EVERYTHING, Selection, Window

WIDGETS = {
    "side": "sides", "role": "roles", "type": "types", "source": "sources", "q": "text", "exact": "exact_only",
}
"""Widget key → the selection's field that it holds."""
PICKS = ("first_day", "last_day", "stretch", "place_ids")
"""The selection's fields that no widget holds: a date widget shows the data's first day where none is asked for."""


@dataclass(slots=True)
class Live:
    """Holds the view last published, whichever part of the page published it."""

    view: View = View()


def open_view(known: Known, language: str) -> View:
    """Return what is being looked at; the address bar decides at first, and again when someone changed it.

    language: the one to speak where the address names none.
    """
    query = {key: tuple(st.query_params.get_all(key)) for key in st.query_params}
    if st.session_state.get("written") != query:
        view, notes = read_address(query, known)
        _put(replace(view, language=view.language or language))
        st.session_state.kind = view.kind
        st.session_state[page_key(current().selection, view.kind)] = view.page
        st.session_state.update(notes=notes, noted=current().chosen, written=query)
        asked = (view.lat, view.lon, view.zoom)
        if "opening" in st.session_state:
            st.session_state.jump = (st.session_state.get("jump", (0,))[0] + 1, *asked)
        else:
            st.session_state.opening = asked
    elif st.session_state.get("notes") and current().chosen != st.session_state.noted:
        st.session_state.notes = ()  # read by now, and no longer about what is looked at
    st.session_state.update(stale=False, moved=False, runs=st.session_state.get("runs", 0) + 1)
    return current()


def current() -> View:
    """Return what is being looked at now: what the widgets hold and what was picked."""
    picked = _picked()
    fields = {name: getattr(picked.selection, name) for name in PICKS}
    for key, field in WIDGETS.items():
        value = st.session_state.get(key, getattr(EVERYTHING, field))
        fields[field] = tuple(value) if isinstance(value, list | tuple) else value
    fields["text"] = (fields["text"] or "").strip()
    fields["roles"] = tuple(role for role in ROLES if role in fields["roles"]) or ROLES
    first, last = fields["first_day"], fields["last_day"]
    if first and last and first > last:
        fields["first_day"], fields["last_day"] = last, first
    selection = Selection(**fields)
    kind = st.session_state.get("kind") or KINDS[0]
    return replace(
        picked, selection=selection, language=st.session_state.get("lang", picked.language), kind=kind,
        page=st.session_state.get(page_key(selection, kind)) or 1,
    )  # fmt: skip


def live() -> Live:
    """Return a box that holds the view last published, also for what is made after the run has ended."""
    return st.session_state.setdefault("live", Live())


def publish(view: View) -> None:
    """Write what is being looked at into the address bar."""
    live().view = view
    query = {key: tuple(values) for key, values in write_address(view).items()}
    if st.session_state.get("written") != query:
        st.session_state.written = query
        st.query_params.from_dict({key: list(values) for key, values in query.items()})


def notes() -> tuple[Note, ...]:
    """Return what the link held that could not be used."""
    return st.session_state.get("notes", ())


def opening() -> tuple[float | None, float | None, float | None]:
    """Return the map window that the link asked for (lat, lon, zoom): the base map's, which never changes."""
    return st.session_state.get("opening", (None, None, None))


def jump() -> tuple[int, float | None, float | None, float | None] | None:
    """Return the window that a changed address asks for since: which change it is, lat, lon, zoom."""
    return st.session_state.get("jump")


def reset() -> None:
    """Lift every filter and pick; the map's window, the language and the theme stay."""
    _put(replace(current(), selection=EVERYTHING, event=None))


def lift(field: str) -> None:
    """Lift one filter of the selection."""
    view = current()
    _put(replace(view, selection=view.selection.lifted(field)))


def add_side() -> None:
    """Filter by the side chosen in the box of those without a pill too, and empty the box."""
    side = st.session_state.get("more_sides")
    if side:
        view = current()
        _put(replace(view, selection=replace(view.selection, sides=(*view.selection.sides, side))))
        st.session_state.more_sides = None


def pick_place(place_id: str) -> None:
    """Filter by a place, or lift that filter when it is in force."""
    view = current()
    places = () if view.selection.place_ids == (place_id,) else (place_id,)
    _put(replace(view, selection=replace(view.selection, place_ids=places), event=None))


def pick_stretch(first: date, last: date, *, one: bool) -> None:
    """Filter by a stretch of days; the same again, or `one` bar within it, lifts that filter."""
    view = current()
    now = view.selection.stretch
    again = now is not None and ((first, last) == now or (one and now[0] <= first and last <= now[1]))
    stretch = None if again else (first, last)
    _put(replace(view, selection=replace(view.selection, stretch=stretch)))


def pick_day(field: str, day: date | None) -> None:
    """Set `first_day` or `last_day`; None lifts it."""
    view = current()
    _put(replace(view, selection=replace(view.selection, **{field: day})))


def pick_event(event_id: str | None) -> None:
    """Open one event, or close it."""
    st.session_state.picked = replace(_picked(), event=event_id)


def pick_all(selection: Selection) -> None:
    """Look at another selection; the event opened, the map's window and the language stay."""
    _put(replace(current(), selection=selection))


def move(value: dict[str, float]) -> None:
    """Remember the map's window; its centre and zoom are rounded, so that the address stays short."""
    lat, lon, zoom = (float(value[name]) for name in ("lat", "lon", "zoom"))
    st.session_state.picked = replace(_picked(), lat=round(lat, 4), lon=round(lon, 4), zoom=round(zoom, 2))
    edges = (float(value.get(name, 0)) for name in ("south", "west", "north", "east"))
    st.session_state.window = Window(*edges, zoom=round(zoom))
    st.session_state.moved = True


def is_change() -> bool:
    """Tell whether the page was drawn in this session before."""
    return st.session_state.get("runs", 0) > 1


def window() -> Window | None:
    """Return the map's window as the browser last told it."""
    return st.session_state.get("window")


def has_moved() -> bool:
    """Tell whether the map was moved since the page was last drawn whole."""
    return st.session_state.get("moved", False)


def is_stale() -> bool:
    """Tell whether a pick on the map asks for the whole page to be drawn anew."""
    return st.session_state.get("stale", False)


def widget_value(key: str) -> Any:
    """Return what a widget, a map or a chart holds under its key."""
    return st.session_state.get(key)


def put_widget_value(key: str, value: Any) -> None:
    """Give a widget its value before it is drawn."""
    st.session_state[key] = value


def _picked() -> View:
    return st.session_state.get("picked", View())


def _put(view: View) -> None:
    st.session_state.update(picked=view, lang=view.language, stale=True)
    for key, field in WIDGETS.items():
        value = getattr(view.selection, field)
        st.session_state[key] = list(value) if isinstance(value, tuple) else value
